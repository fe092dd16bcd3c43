package when

import (
	"strings"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// direction says on which side of publication an expression without a year or
// week lies.
type direction int

const (
	unsure direction = iota
	past
	future
)

// planned are the predicates whose complement lies ahead: "is set to begin
// Wednesday", "plans talks for March".
var planned = set("set", "expect", "expected", "schedule", "scheduled", "due", "slate", "slated", "plan", "planned",
	"plans", "planning", "intend", "intends", "hope", "hopes", "prepare", "preparing", "prepares", "vow", "vows", "agree", "likely", "poised", "ready",
	"bound", "want", "wants", "expects", "aims", "aim", "promise", "promises", "upcoming", "forthcoming")

var modals = set("will", "shall", "would", "may", "might", "could", "should", "can", "must", "'ll", "wo")

// startVerbs are scheduled events told in the present tense: "the trial begins
// Wednesday".
var startVerbs = set("begin", "begins", "start", "starts", "open", "opens", "expire", "expires", "end", "ends",
	"resume", "resumes", "meet", "meets", "arrive", "arrives", "travels", "travel", "visits", "hosts",
	"kicks", "vote", "votes", "head", "heads", "go", "goes", "leaves", "leave")

// direction decides from the words around the expression at [at, next).
func (c *clause) direction(at, next int) direction {
	switch p := c.before(at); {
	case c.is(p, "since", "last", "past", "previous"):
		return past
	case c.is(p, "until", "till", "next", "coming", "upcoming"):
		return future
	case c.is(p, "by") && !c.any(0, at, "had"):
		return future
	case c.is(p, "of") && c.is(p-1, "ahead"):
		return future
	}
	if c.is(next, "deadline") {
		return future
	}
	if c.tree {
		if d := c.verbDirection(at); d != unsure {
			return d
		}
	}
	return c.nearbyDirection(at)
}

// before is the index of the word before at, passing over articles and
// modifiers.
func (c *clause) before(at int) int {
	at--
	for c.is(at, "the", "this", "early", "late", "mid", "on", "in") && at > 0 && !c.is(at-1, ".") {
		if c.is(at, "on", "in") && !c.is(at-1, "since", "until") {
			break
		}
		at--
	}
	return at
}

// any reports whether one of forms stands in words [from, to).
func (c *clause) any(from, to int, forms ...string) bool {
	for i := from; i < to; i++ {
		if c.is(i, forms...) {
			return true
		}
	}
	return false
}

// verbDirection reads the tense of the verb that governs the expression in the
// tree. Infinitives and participles ask the verb above them.
func (c *clause) verbDirection(at int) direction {
	s := c.sentence
	for i, steps := s.Tokens[c.words[at].token].Head, 0; i != nlp.Root && i < len(s.Tokens) && steps < 8; i, steps = s.Tokens[i].Head, steps+1 {
		t := &s.Tokens[i]
		form, lemma := strings.ToLower(t.Form), strings.ToLower(t.Lemma)
		if t.UPOS != "VERB" && t.UPOS != "AUX" && (!planned[form] || t.UPOS == "NOUN" && form == "plan") {
			if !hasCopula(s, i) {
				continue
			}
		}
		infinitive := false
		for child := range s.Children(i) {
			k := &s.Tokens[child]
			switch w := strings.ToLower(k.Form); {
			case k.Rel == "aux" && modals[w]:
				if w == "would" || w == "could" {
					return c.wouldDirection(at)
				}
				return future
			case k.Rel == "mark" && w == "to":
				infinitive = true
			case strings.HasPrefix(k.Rel, "aux") && (w == "had" || w == "has" || w == "have" || w == "was" || w == "were" || w == "'ve"):
				if planned[form] || (planned[lemma] && t.XPOS == "VBN" && (w == "was" || w == "were")) {
					return future
				}
				return past
			case strings.HasPrefix(k.Rel, "aux") && w == "did", k.Rel == "cop" && (w == "was" || w == "were"):
				return past
			}
		}
		switch {
		case planned[form] || planned[lemma]:
			if t.XPOS == "VBD" && !infinitiveUnder(s, i, c.words[at].token) {
				return past
			}
			return future
		case infinitive:
			continue
		case t.XPOS == "VBD", t.XPOS == "VBN" && strings.HasPrefix(t.Rel, "acl"):
			return past
		case (t.XPOS == "VBZ" || t.XPOS == "VBP") && startVerbs[form]:
			return future
		case t.XPOS == "VBZ" || t.XPOS == "VBP":
			return past
		}
	}
	return unsure
}

// wouldDirection: "said it would cut 13,000 jobs in March" lies ahead of the
// saying; news says it close to publication.
func (c *clause) wouldDirection(int) direction { return future }

func hasCopula(s *nlp.Sentence, i int) bool {
	for child := range s.Children(i) {
		if s.Tokens[child].Rel == "cop" {
			return true
		}
	}
	return false
}

// infinitiveUnder reports whether a to-infinitive stands between token i and
// token at on the way up.
func infinitiveUnder(s *nlp.Sentence, i, at int) bool {
	for steps := 0; at != i && at != nlp.Root && steps < len(s.Tokens); steps++ {
		for child := range s.Children(at) {
			if s.Tokens[child].Rel == "mark" && strings.EqualFold(s.Tokens[child].Form, "to") {
				return true
			}
		}
		at = s.Tokens[at].Head
	}
	return false
}

// hasTree reports whether the sentence has been parsed.
func hasTree(s *nlp.Sentence) bool {
	for i := range s.Tokens {
		if s.Tokens[i].Head > 0 || s.Tokens[i].Rel != "" {
			return true
		}
	}
	return false
}

// nearbyDirection decides without a tree: the nearest cue before the
// expression within its clause, else the nearest after it.
func (c *clause) nearbyDirection(at int) direction {
	for i := at - 1; i >= 0 && at-i < 25; i-- {
		if d := c.cueAt(i); d != unsure {
			return d
		}
	}
	for i := at + 1; i < len(c.words) && i-at < 12; i++ {
		if d := c.cueAt(i); d != unsure {
			return d
		}
	}
	return unsure
}

// cueAt reads the cue at word i with its auxiliaries: "should be completed" and
// "set to begin" look ahead, "has been scheduled" does too.
func (c *clause) cueAt(i int) direction {
	if c.is(i, "to") && c.is(i-1, "set", "due", "scheduled", "expected", "slated", "planned", "likely", "agreed", "about") {
		return future
	}
	d := cueDirection(c.text(i))
	if d != past {
		return d
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if c.is(j, "will", "may", "might", "should", "must", "to", "can", "would") && c.any(j, i, "be") {
			return future
		}
	}
	if c.is(i, "has", "have", "was", "were", "been", "had") && c.any(i+1, min(i+4, len(c.words)), "scheduled", "expected", "due", "slated") {
		return future
	}
	return past
}

// irregular are past forms that do not end in -ed.
var irregular = set("said", "told", "was", "were", "had", "did", "made", "took", "fell", "rose", "held", "met", "won",
	"lost", "began", "came", "went", "killed", "left", "sent", "saw", "found", "gave", "hit", "struck", "shot", "broke",
	"became", "led", "fled", "spoke", "wrote", "been", "has", "have", "launched", "got", "put", "brought", "drove", "swept",
	"felt", "kept", "thought", "flew", "fought", "sank", "seen", "done", "given", "taken")

func cueDirection(w string) direction {
	switch {
	case w == "will" || w == "'ll" || w == "shall" || w == "may" || w == "might" || w == "would" || w == "should":
		return future
	case planned[w] && w != "set" && w != "agree":
		return future
	case irregular[w], len(w) > 4 && strings.HasSuffix(w, "ed"):
		return past
	}
	return unsure
}

// direct applies the preposition before the expression to its interval: open
// from "since" on, for nobody says when it ended; up to "until", from "after" on.
func (c *clause) direct(m match, i *schema.Interval) *schema.Interval {
	if i == nil {
		return nil
	}
	i = narrow(i, m.mod)
	p := c.before(m.at)
	if strings.HasSuffix(m.value, "_REF") && !c.is(m.at, "now") {
		return i
	}
	switch {
	case c.is(p, "since"):
		return &schema.Interval{From: i.From, Precision: i.Precision}
	case c.is(p, "by"), c.is(p, "until", "till") && !c.any(max(0, p-4), p, "from", "between"):
		return &schema.Interval{To: i.To, Precision: i.Precision}
	case c.is(p, "before") && c.dateAlone(m):
		if from, err := time.Parse(time.DateOnly, i.From); err == nil {
			return &schema.Interval{To: dayValue(from.AddDate(0, 0, -1)), Precision: i.Precision}
		}
	case c.is(p, "after") && c.dateAlone(m):
		return &schema.Interval{From: i.From, Precision: i.Precision}
	}
	return i
}

// dateAlone reports whether the expression is the whole complement of its
// preposition ("after Friday") and not a modifier in it ("after Friday's
// attack").
func (c *clause) dateAlone(m match) bool {
	if m.next >= len(c.words) {
		return true
	}
	switch c.text(m.next) {
	case ".", ",", ";", ")", "and", "or", "but", "when", "that", "as", "because", "\"", "”", "at", "in", "to", "for", "with",
		"will", "would", "is", "are", "was", "were", "has", "have", "had", "may", "must", "can", "could":
		return true
	}
	return false
}
