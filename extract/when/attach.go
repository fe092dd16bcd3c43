package when

import (
	"strings"

	"claimgraph/extract/nlp"
)

// Attach chooses the expression that says when the event of token predicate
// happened: the nearest one below it in the tree that is not inside another
// clause and does not belong to one of its nouns ("condemned Friday's attack").
// Events told together share a time: an infinitive complement that of its verb,
// a later conjunct that of the first, a participle that of the verb it hangs
// on, a verb that of its "when". It gives nil when there is none; expressions
// of other sentences and those without an interval do not count.
func Attach(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	if predicate < 0 || predicate >= len(s.Tokens) {
		return nil
	}
	if e := attached(s, exprs, predicate, false); e != nil {
		return e
	}
	if e := attached(s, exprs, predicate, true); e != nil {
		return e
	}
	for child := range s.Children(predicate) {
		if s.Tokens[child].Rel == "advcl" && simultaneous(s, child) {
			if e := attached(s, exprs, child, false); e != nil {
				return e
			}
		}
	}
	return inherited(s, exprs, predicate)
}

// inherited is the time of the verb above that a predicate shares.
func inherited(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	t := &s.Tokens[predicate]
	if t.Head < 0 || t.Head >= len(s.Tokens) {
		return nil
	}
	switch {
	case t.Rel == "conj":
		if e := attached(s, exprs, t.Head, false); e != nil && e.Last < predicate {
			return e
		}
	case t.Rel == "xcomp", t.Rel == "advcl" && t.XPOS == "VBG" && !marked(s, predicate):
		return attached(s, exprs, t.Head, false)
	}
	return nil
}

// simultaneous reports whether a clause opens with "when", "as" or "while".
func simultaneous(s *nlp.Sentence, clause int) bool {
	for child := range s.Children(clause) {
		switch strings.ToLower(s.Tokens[child].Form) {
		case "when", "as", "while":
			return true
		}
	}
	return false
}

func marked(s *nlp.Sentence, clause int) bool {
	for child := range s.Children(clause) {
		if s.Tokens[child].Rel == "mark" {
			return true
		}
	}
	return false
}

// AttachSaid chooses the expression that says when something was said, given
// its cue: one below the cue outside the content, or one that stands right
// behind the cue, where parsers tend to give it to the content ("said on
// Wednesday that …"). content is the content's bytes; zero means unknown.
func AttachSaid(s *nlp.Sentence, exprs []Expression, cue int, content [2]int) *Expression {
	if cue < 0 || cue >= len(s.Tokens) {
		return nil
	}
	var outside []Expression
	for _, e := range exprs {
		if e.Start < content[0] || e.End > content[1] {
			outside = append(outside, e)
		}
	}
	if e := attached(s, outside, cue, false); e != nil {
		return e
	}
	for i := range outside {
		e := &outside[i]
		gap := e.First - cue
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || gap < 1 || gap > 3 {
			continue
		}
		if gap == 1 || preposition(&s.Tokens[e.First-1]) {
			return e
		}
	}
	return nil
}

func preposition(t *nlp.Token) bool {
	switch strings.ToLower(t.Form) {
	case "on", "in", "at", "during", "late", "early":
		return true
	}
	return false
}

// attached finds the expression nearest below token top. With infinitives it
// also looks inside complements that share the subject.
func attached(s *nlp.Sentence, exprs []Expression, top int, infinitives bool) *Expression {
	best, bestCost := -1, 0
	for i := range exprs {
		e := &exprs[i]
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || e.First < 0 || e.Last >= len(s.Tokens) || e.First > e.Last {
			continue
		}
		cost, ok := distance(s, e, top, infinitives)
		if !ok {
			continue
		}
		if best < 0 || cost < bestCost {
			best, bestCost = i, cost
		}
	}
	if best < 0 {
		return nil
	}
	return &exprs[best]
}

// distance counts the steps from the expression's head up to top; durations
// yield to dates. What belongs to a noun that tells an event is that event's
// time and not top's; a noun that tells none only stands nearer to the
// expression than the verb.
func distance(s *nlp.Sentence, e *Expression, top int, infinitives bool) (int, bool) {
	if top >= e.First && top <= e.Last {
		return 0, true
	}
	i := head(s, e)
	if !timely(s, e, i, top) {
		return 0, false
	}
	rel := s.Tokens[i].Rel
	possessed := rel == "nmod:poss" || rel == "compound" || rel == "amod" || rel == "nummod"
	cost := 0
	if e.Type == typeDuration {
		cost++
	}
	for steps := 0; i != top; steps++ {
		t := &s.Tokens[i]
		if steps > len(s.Tokens) || t.Head == nlp.Root || t.Head < 0 || t.Head >= len(s.Tokens) {
			return 0, false
		}
		if newClause(t) && !(infinitives && t.Rel == "xcomp") {
			return 0, false
		}
		cost += 2
		if steps > 0 && t.UPOS != "ADV" && t.UPOS != "VERB" {
			if possessed || steps == 1 && t.UPOS == "NOUN" && tellsEvent(t) {
				return 0, false
			}
			cost += 4
		}
		i = t.Head
	}
	return cost, true
}

// eventNouns tell events without an ending that shows it.
var eventNouns = set("attack", "strike", "war", "visit", "talk", "report", "vote", "raid", "battle", "summit", "speech",
	"trial", "protest", "coup", "crash", "blast", "massacre", "murder", "death", "birth", "arrest", "call", "deal", "offer",
	"trip", "round", "drill", "launch", "ruling", "verdict", "debate", "session", "conference", "referendum", "ceremony",
	"shelling", "bombing", "meeting", "withdrawal", "arrival", "collapse", "siege", "genocide", "rally", "release")

// tellsEvent reports whether a common noun tells an event.
func tellsEvent(t *nlp.Token) bool {
	lemma := strings.ToLower(t.Lemma)
	if eventNouns[lemma] || eventNouns[strings.TrimSuffix(lemma, "s")] {
		return true
	}
	for _, ending := range []string{"tion", "sion", "ment", "ing"} {
		if strings.HasSuffix(lemma, ending) && lemma != "building" && lemma != "government" && lemma != "parliament" && lemma != "ammunition" && lemma != "station" {
			return true
		}
	}
	return false
}

// timely reports whether the expression's preposition lets it say when: "for
// Tuesday" is when something is meant to be, "of Tuesday" belongs to a noun,
// and "the largest since May" measures.
func timely(s *nlp.Sentence, e *Expression, head, top int) bool {
	for child := range s.Children(head) {
		if s.Tokens[child].Rel != "case" {
			continue
		}
		switch strings.ToLower(s.Tokens[child].Form) {
		case "for":
			return e.Type == typeDuration
		case "of":
			return false
		case "since":
			for i := min(top, e.First); i < e.First; i++ {
				if x := s.Tokens[i].XPOS; x == "JJS" || x == "RBS" || strings.EqualFold(s.Tokens[i].Form, "first") {
					return false
				}
			}
		}
	}
	return true
}

// newClause reports whether the relation of t to its head opens a clause.
func newClause(t *nlp.Token) bool {
	rel, _, _ := strings.Cut(t.Rel, ":")
	switch rel {
	case "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis":
		return true
	case "conj":
		return t.UPOS == "VERB" || t.UPOS == "AUX"
	}
	return false
}

// head is the token of e whose own head lies outside e.
func head(s *nlp.Sentence, e *Expression) int {
	for i := e.First; i <= e.Last; i++ {
		if h := s.Tokens[i].Head; h < e.First || h > e.Last {
			return i
		}
	}
	return e.First
}
