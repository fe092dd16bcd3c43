package when

import (
	"strings"

	"claimgraph/extract/nlp"
)

// Attach chooses the expression that says when the event of token predicate
// happened: the nearest one below it in the tree that is not inside another
// clause and does not belong to one of its nouns ("condemned Friday's attack").
// Events told together share a time; see inherited. A clause after "a day
// after" is counted from the verb it depends on. It gives nil when there is
// none; expressions of other sentences, those without an interval and those
// that only say "now" or "soon" do not count. The result may be a copy whose
// interval follows from another's.
func Attach(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	if predicate < 0 || predicate >= len(s.Tokens) {
		return nil
	}
	if e := attached(s, exprs, predicate, false); e != nil {
		return e
	}
	if e := sequel(s, exprs, predicate); e != nil {
		return e
	}
	if e := pastGerund(s, exprs, predicate); e != nil {
		return e
	}
	if e := fronted(s, exprs, predicate); e != nil {
		return e
	}
	if e := attached(s, exprs, predicate, true); e != nil {
		return e
	}
	if e := publishedThen(s, exprs, predicate); e != nil {
		return e
	}
	for child := range s.Children(predicate) {
		t := &s.Tokens[child]
		switch {
		case t.Rel == "advcl" && simultaneous(s, child):
			if e := attached(s, exprs, child, false); e != nil {
				return e
			}
		case t.Rel == "advcl" && child < predicate && t.XPOS == "VBG" && settings[strings.ToLower(t.Lemma)] && !marked(s, child):
			if e := attached(s, exprs, child, false); e != nil { // "Speaking in Oslo on Friday, she urged"
				return e
			}
		case t.Rel == "conj" && child == predicate+2 && t.UPOS == "VERB":
			if e := attached(s, exprs, child, false); e != nil { // "attacked and killed them on Friday"
				return e
			}
		case t.Rel == "nsubj" && effects[strings.ToLower(s.Tokens[predicate].Lemma)] && tellsEvent(t):
			if e := attached(s, exprs, child, false); e != nil { // "Friday's attack killed ten"
				return e
			}
			if e := tookPlace(s, exprs, child); e != nil {
				return e
			}
		}
	}
	return inherited(s, exprs, predicate)
}

// settings are the verbs whose participle sets the scene for what is then said.
var settings = set("speak", "talk", "address", "appear", "testify", "write", "meet", "visit", "travel", "arrive", "report", "answer", "respond", "reply", "open", "chair", "host")

// fronted is the expression that the parser gave to the verb of saying behind a
// clause though it opens that clause; see reportedAfter.
func fronted(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	t := &s.Tokens[predicate]
	if t.Rel != "ccomp" || t.Head <= predicate || t.Head >= len(s.Tokens) {
		return nil
	}
	for i := range exprs {
		e := &exprs[i]
		if e.Interval == nil || e.Start < s.Start || e.Last >= predicate || vague(e) || reportedAfter(s, t.Head, e) != predicate {
			continue
		}
		p := path{s: s, e: e, top: t.Head, reported: true}
		if p.walk() {
			return e
		}
	}
	return nil
}

// pastGerund is the expression that the parser gave to the verb above a gerund
// though it is the gerund's; see path.inside.
func pastGerund(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	above := s.Tokens[predicate].Head
	if above < 0 || above >= len(s.Tokens) || s.Tokens[predicate].XPOS != "VBG" {
		return nil
	}
	for i := range exprs {
		e := &exprs[i]
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || e.First <= predicate || e.Last >= len(s.Tokens) || vague(e) || !coarse(e) {
			continue
		}
		if h := head(s, e); s.Tokens[h].Head == above && gerundBefore(s, above, h) == predicate && timely(s, e, h, predicate) {
			return e
		}
	}
	return nil
}

// publishedThen is when something was said by when it was published: "a report
// released on Friday noted", "said in an interview published on Sunday".
func publishedThen(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	for child := range s.Children(predicate) {
		t := &s.Tokens[child]
		if t.Rel != "nsubj" && t.Rel != "obl" || !utterances[strings.ToLower(t.Lemma)] {
			continue
		}
		for clause := range s.Children(child) {
			if c := &s.Tokens[clause]; c.Rel == "acl" && c.XPOS == "VBN" && publishes[strings.ToLower(c.Lemma)] {
				if e := attached(s, exprs, clause, false); e != nil {
					return e
				}
			}
		}
	}
	return nil
}

var publishes = set("publish", "release", "issue", "post", "broadcast", "air", "deliver", "give", "sign", "circulate", "send", "write", "make", "date")

// tookPlace is when an event happened by a clause about it: "the blast, which
// took place on Sunday".
func tookPlace(s *nlp.Sentence, exprs []Expression, noun int) *Expression {
	for child := range s.Children(noun) {
		if t := &s.Tokens[child]; strings.HasPrefix(t.Rel, "acl") && happens[strings.ToLower(t.Lemma)] && aboutNoun(s, child) {
			return attached(s, exprs, child, false)
		}
	}
	return nil
}

var happens = set("take", "happen", "occur", "strike", "hit", "begin", "come")

// effects are the verbs by which an event tells its outcome or its being: they
// happen when their subject does.
var effects = set("kill", "injure", "wound", "destroy", "damage", "leave", "hit", "cause", "claim", "happen", "occur", "take",
	"begin", "start", "end", "break", "erupt", "strike", "displace", "devastate", "topple", "oust", "bring", "come", "last", "involve", "target")

// inherited is the time of the verb above that a predicate shares: an
// infinitive of the verb it completes ("began to withdraw"), a later conjunct
// of the first, a participle of the verb it hangs on, a clause with "when" of
// the verb it dates, and a clause about an event noun of that noun ("Friday's
// attack, which killed ten").
func inherited(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	t := &s.Tokens[predicate]
	if t.Head < 0 || t.Head >= len(s.Tokens) {
		return nil
	}
	switch {
	case t.Rel == "conj":
		e := attached(s, exprs, t.Head, false)
		if e == nil {
			e = inherited(s, exprs, t.Head)
		}
		if e == nil || e.Last >= predicate {
			return nil
		}
		if own := subject(s, predicate); own >= 0 {
			first := subject(s, t.Head) // "On Friday A struck B and C struck D", but not "A struck B on Friday and C …"
			if first < 0 || e.First > first || e.First > t.Head {
				return nil
			}
		}
		return e
	case t.Rel == "xcomp" && shares[strings.ToLower(s.Tokens[t.Head].Lemma)],
		t.Rel == "advcl" && t.XPOS == "VBG" && !marked(s, predicate),
		t.Rel == "advcl" && simultaneous(s, predicate):
		if e := attached(s, exprs, t.Head, false); e != nil {
			return e
		}
		return inherited(s, exprs, t.Head)
	case strings.HasPrefix(t.Rel, "acl") && t.XPOS != "VB" && tellsEvent(&s.Tokens[t.Head]) && aboutNoun(s, predicate):
		if e := attached(s, exprs, t.Head, false); e != nil && e.Interval.From != "" && e.Interval.To != "" {
			return e
		}
	}
	return nil
}

// shares are the verbs whose infinitive happens when they do; of "promise",
// "order" or "plan" it lies ahead.
var shares = set("begin", "start", "continue", "cease", "stop", "manage", "fail", "help", "try", "attempt", "rush", "proceed",
	"resume", "keep", "come", "go", "force", "seem", "appear", "use", "see", "be", "become", "set", "have", "get", "move", "join",
	"schedule", "expect", "due", "let", "make", "cause", "compel", "lead")

// subject is the subject of a verb, or -1.
func subject(s *nlp.Sentence, verb int) int {
	for child := range s.Children(verb) {
		if strings.HasPrefix(s.Tokens[child].Rel, "nsubj") {
			return child
		}
	}
	return -1
}

// aboutNoun reports whether a clause on a noun tells what that noun does, or what
// happens in it: through "that", "which" or "in which", or as a participle.
func aboutNoun(s *nlp.Sentence, clause int) bool {
	if t := &s.Tokens[clause]; t.XPOS == "VBG" {
		return true
	}
	for child := range s.Children(clause) {
		if strings.EqualFold(s.Tokens[child].Form, "which") && child < clause && s.Tokens[child].Rel == "obl" {
			return true
		}
	}
	own := subject(s, clause)
	if own < 0 {
		return false
	}
	switch strings.ToLower(s.Tokens[own].Form) {
	case "that", "which":
		return true
	}
	return false
}

// simultaneous reports whether a clause opens with "when", "as" or "while".
func simultaneous(s *nlp.Sentence, clause int) bool {
	for child := range s.Children(clause) {
		switch strings.ToLower(s.Tokens[child].Form) {
		case "when", "as", "while":
			return s.Tokens[child].Rel == "mark" || s.Tokens[child].Rel == "advmod"
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
