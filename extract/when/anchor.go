package when

import (
	"strings"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// scene is what a document says about which dated events it may mean.
type scene struct {
	heads map[string][]anchor // names of the events that may be meant, by first word
}

// anchor is one name of an event.
type anchor struct {
	words []string
	event *event
}

func newScene(doc *nlp.Document, all []event) *scene {
	wanted := map[string]int{}
	for _, e := range all {
		for _, n := range e.near {
			wanted[n] = 0
		}
	}
	for i := range doc.Sentences {
		for j := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[j]
			w := strings.ToLower(t.Form)
			if n, ok := wanted[w]; ok {
				wanted[w] = n + 1
			}
		}
	}
	s := &scene{heads: map[string][]anchor{}}
	for i := range all {
		if len(all[i].near) == 0 || count(wanted, all[i].near) > 0 {
			s.add(&all[i])
		}
	}
	return s
}

func count(met map[string]int, words []string) (n int) {
	for _, w := range words {
		n += met[w]
	}
	return n
}

// add files the names of e by their first word.
func (s *scene) add(e *event) {
	for _, h := range e.heads {
		words := strings.Fields(h)
		s.heads[words[0]] = append(s.heads[words[0]], anchor{words, e})
	}
}

// triggers are the words that make an event a point in time.
var triggers = set("since", "after", "before", "until", "following", "during", "till", "preceding")

// anchored finds events used as points in time and gives the durations counted
// from them their interval: "two days after the invasion". A year before an
// event's name is narrowed to the event: "the 2014 annexation".
func (s *scene) anchored(c *clause, sentence int, found []Expression) []Expression {
	var out []Expression
	for at := range c.words {
		if triggers[c.text(at)] {
			if e, ok := s.anchorAfter(c, at, found); ok {
				e.Sentence = sentence
				out = append(out, e)
			}
		}
	}
	for i := range found {
		s.narrowYear(c, &found[i])
	}
	return out
}

func (s *scene) anchorAfter(c *clause, trigger int, found []Expression) (Expression, bool) {
	first := trigger + 1
	for i := first; i < len(c.words) && i < first+7; i++ {
		if c.is(i, ",", ".", ";", "and", "that", "who", "which", "when") || c.verb(i) {
			break
		}
		next, e := s.eventAt(c, i)
		if e == nil || overlaps(found, c.words[first].start, c.words[next-1].end) {
			continue
		}
		interval := e.interval()
		from, _ := time.Parse(time.DateOnly, e.from)
		if c.is(trigger, "after", "before") {
			c.countFrom(trigger, from, found)
		}
		m := match{at: first, next: next}
		return Expression{
			First: c.words[first].token, Last: c.words[next-1].token,
			Start: c.words[first].start, End: c.words[next-1].end,
			Type: typeDate, Value: e.from, Interval: c.direct(m, interval),
		}, true
	}
	return Expression{}, false
}

func overlaps(found []Expression, start, end int) bool {
	for i := range found {
		if found[i].Start < end && start < found[i].End {
			return true
		}
	}
	return false
}

func (e *event) interval() *schema.Interval {
	i := &schema.Interval{From: e.from, To: e.to, Precision: schema.Day}
	if e.to == "" {
		i.To = e.from
	}
	return i
}

// eventAt reads an event's name at word at; the longest name wins, then the
// latest event that had begun at publication.
func (s *scene) eventAt(c *clause, at int) (next int, best *event) {
	for _, a := range s.heads[c.text(at)] {
		if !c.phrase(at, a.words) || c.known && a.event.from > dayValue(c.published) {
			continue
		}
		if n := at + len(a.words); n > next || n == next && a.event.from > best.from {
			next, best = n, a.event
		}
	}
	if c.is(next, "crime", "crimes", "criminal", "criminals", "effort", "zone", "games") {
		return 0, nil // "a war crime"
	}
	if next > 0 && c.is(next, "of", "in", "on", "against") && best != nil && len(best.near) > 0 && !c.nearBy(next, best) {
		return 0, nil // another war: "the war in Yemen"
	}
	return next, best
}

// nearBy reports whether the complement behind an event's name is one of its
// own neighbourhood, or names nothing.
func (c *clause) nearBy(at int, e *event) bool {
	for i := at + 1; i < len(c.words) && i < at+4; i++ {
		if !c.words[i].capital() {
			continue
		}
		for _, n := range e.near {
			if c.is(i, n) {
				return true
			}
		}
		return false
	}
	return true
}

// countFrom anchors the duration that ends right before word trigger.
func (c *clause) countFrom(trigger int, from time.Time, found []Expression) {
	if trigger == 0 {
		return
	}
	for i := range found {
		e := &found[i]
		if e.Type != typeDuration || e.End != c.words[trigger-1].end {
			continue
		}
		at := c.wordAt(e.Start)
		if approximate[c.text(at)] {
			at++
		}
		a, next, ok := c.cardinal(at)
		u, known := units[c.text(next)]
		if !ok || !known {
			vague := &schema.Interval{From: dayValue(from), Precision: precisionOf(units[c.text(at)])}
			if c.is(trigger, "before") {
				vague = &schema.Interval{To: dayValue(from), Precision: vague.Precision}
			}
			e.Interval = vague
			continue
		}
		n, whole := a.whole()
		if !whole {
			continue
		}
		if c.is(trigger, "before") {
			n = -n
		}
		seen := &clause{reading: &reading{published: from, known: true}}
		value, _ := seen.shift(u, c.text(next), n)
		e.Interval = intervalOf(value)
	}
}

// narrowYear gives "2014" in "the 2014 annexation" the days of the event.
func (s *scene) narrowYear(c *clause, e *Expression) {
	if len(e.Value) != 4 || e.Interval == nil || e.Type != typeDate {
		return
	}
	at := c.wordAt(e.End)
	for i := at; i < at+2; i++ {
		if _, ev := s.eventAt(c, i); ev != nil && strings.HasPrefix(ev.from, e.Value) && c.is(c.wordAt(e.Start)-1, "the", "'s", "its", "their") {
			e.Interval = ev.interval()
			return
		}
	}
}

// mentionsMay reports whether the document speaks of a person called May.
func mentionsMay(doc *nlp.Document) bool {
	for i := range doc.Sentences {
		tokens := doc.Sentences[i].Tokens
		for j := 1; j < len(tokens); j++ {
			if tokens[j].Form != "May" {
				continue
			}
			switch tokens[j-1].Form {
			case "Theresa", "Mrs", "Mrs.", "Ms", "Ms.", "Minister", "Mr", "Mr.", "Philip", "Secretary":
				return true
			}
		}
	}
	return false
}
