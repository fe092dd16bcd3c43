package when

import (
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Rules finds time expressions by a grammar over tokens: one file per family
// of expressions, listed in grammar. The longest reading at a word wins, the
// earlier rule between equals. It is safe for concurrent use.
type Rules struct {
	rules  []rule
	events []event
	feasts []feast
}

// New gives the Finder for English news.
func New() *Rules {
	return &Rules{rules: grammar(), events: datedEvents(), feasts: feasts()}
}

// grammar lists the rules in order of preference.
func grammar() []rule {
	return []rule{
		isoDate, slashDate, // numeric.go
		dayMonth, monthDay, monthYear, bareMonth, dayOfMonth, // calendar.go
		bareYear, decade, century, // year.go
		weekday, weekdayWithDate, // weekday.go
		clockTime, dayPart, // clock.go
		deictic, shifted, ago, earlierInPeriod, boundary, weekOf, // relative.go
		later, sameTime, // anaphoric.go
		quarter, half, seasonOfYear, // season.go
		festival,                             // festival.go
		lastDuration, duration, durationPair, // duration.go
		recurring, // recurring.go
		reference, // reference.go
	}
}

// rule reads an expression that begins at word at.
type rule func(c *clause, at int) (match, bool)

// match is an expression as a rule reads it.
type match struct {
	next       int // index of the word after it
	typ, value string
	interval   *schema.Interval // where the value alone does not say it
	clock      string           // a time of day whose date stands elsewhere: "T18:00Z"
	more       []match          // further expressions read along with it; at gives their start
	at         int              // first word; set by the scanner except in more
	mod        modifier         // narrows the interval: early, mid, late
	impossible bool             // a date no calendar has
}

// Types of TIMEX3.
const (
	typeDate     = "DATE"
	typeTime     = "TIME"
	typeDuration = "DURATION"
	typeSet      = "SET"
)

// Find lists the expressions of doc in text order. Values follow TIMEX3 with
// X for what is not known; when published is zero relative expressions keep
// their X and have no interval. An impossible date has no value.
func (r *Rules) Find(doc *nlp.Document, published time.Time) []Expression {
	if doc == nil {
		return nil
	}
	state := &reading{published: day(published), known: !published.IsZero(), mayIsName: mentionsMay(doc), feasts: r.feasts}
	scene := newScene(doc, r.events)
	var found []Expression
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		c := &clause{reading: state, sentence: s, words: readWords(doc.Text, s)}
		c.tree = hasTree(s)
		first := len(found)
		for _, m := range r.scan(c) {
			found = append(found, c.expression(i, m))
		}
		c.settleClocks(found[first:])
		c.joinRanges(found[first:])
		found = append(found, scene.anchored(c, i, found[first:])...)
		inOrder(found[first:])
	}
	return found
}

// scan reads the clause from left to right.
func (r *Rules) scan(c *clause) []match {
	var out []match
	for at := 0; at < len(c.words); {
		best := match{next: at}
		for _, read := range r.rules {
			if m, ok := read(c, at); ok && m.next > best.next && m.next <= len(c.words) {
				best = m
			}
		}
		if best.next == at {
			at++
			continue
		}
		best.at = at
		best = c.withClock(best)
		out = append(out, best)
		out = append(out, best.more...)
		for _, m := range append([]match{best}, best.more...) {
			c.remember(m)
			best.next = max(best.next, m.next)
		}
		at = best.next
	}
	return out
}

// reading is what is known while a document is read.
type reading struct {
	published time.Time // midnight UTC
	known     bool      // published is known
	mayIsName bool      // the document speaks of somebody called May
	feasts    []feast
	lastDay   string // value of the last one of day precision
	last      string // value of the last calendar date met
}

// clause is a sentence being read.
type clause struct {
	*reading
	sentence *nlp.Sentence
	words    []word
	tree     bool
	year     int // year last named in this sentence, 0 for none
}

// text gives the lower-case form of word at, or "" outside the sentence.
func (c *clause) text(at int) string {
	if at < 0 || at >= len(c.words) {
		return ""
	}
	return c.words[at].text
}

// is reports whether word at is one of forms.
func (c *clause) is(at int, forms ...string) bool {
	w := c.text(at)
	if w == "" {
		return false
	}
	for _, f := range forms {
		if w == f {
			return true
		}
	}
	return false
}

// verb reports whether word at is tagged as a verb: "the truce will last three
// months".
func (c *clause) verb(at int) bool {
	if at < 0 || at >= len(c.words) {
		return false
	}
	tag := c.sentence.Tokens[c.words[at].token].UPOS
	return tag == "VERB" || tag == "AUX"
}

// remember notes a calendar date for later references to it.
func (c *clause) remember(m match) {
	if (m.typ != typeDate && m.typ != typeTime) || m.value == "" || m.value[0] < '0' || m.value[0] > '9' {
		return
	}
	c.last = m.value
	if d := dayOf(m.value); d != "" {
		c.lastDay = d
	}
	if i := len("2006"); len(m.value) >= i {
		if y, ok := readYear(m.value[:i]); ok && len(m.value) == i {
			c.year = y
		}
	}
}

// expression turns a match into what Find gives.
func (c *clause) expression(sentence int, m match) Expression {
	first, last := &c.words[m.at], &c.words[m.next-1]
	e := Expression{
		Sentence: sentence, First: first.token, Last: last.token,
		Start: first.start, End: last.end, Type: m.typ, Value: m.value,
	}
	if m.clock != "" {
		e.Value = "XXXX-XX-XX" + m.clock
		return e
	}
	if m.typ == typeSet {
		return e
	}
	if m.interval == nil {
		m.interval = intervalOf(m.value)
	}
	e.Interval = c.direct(m, m.interval)
	return e
}
