package when

import (
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// attached finds the expression nearest below token top. With infinitives it
// also looks inside complements that share the subject and the time.
func attached(s *nlp.Sentence, exprs []Expression, top int, infinitives bool) *Expression {
	var best *Expression
	least := 0
	for i := range exprs {
		e := &exprs[i]
		if e.Interval == nil || e.Start < s.Start || e.End > s.End || e.First < 0 || e.Last >= len(s.Tokens) || e.First > e.Last || vague(e) {
			continue
		}
		p := path{s: s, e: e, top: top, infinitives: infinitives}
		if p.walk() && (best == nil || p.cost < least) {
			best, least = e, p.cost
			if p.since {
				best = since(e)
			}
		}
	}
	return best
}

// vague reports whether an expression only points at the present, the past or
// the future.
func vague(e *Expression) bool { return strings.HasSuffix(e.Value, "_REF") }

// since gives the expression as the beginning of a stretch.
func since(e *Expression) *Expression {
	from := *e
	from.Interval = &schema.Interval{From: e.Interval.From, Precision: e.Interval.Precision}
	return &from
}

// path is the way from an expression up the tree to the token it may date.
type path struct {
	s           *nlp.Sentence
	e           *Expression
	top         int
	infinitives bool // complements of the same time may be left
	cost        int
	reported    bool // a clause that top reports may lie between
	since       bool // the way leads over "since": top began then
}

// walk counts the steps to top, in cost; durations yield to dates. It fails
// where the expression dates something else on the way: another clause, or a
// noun that tells an event and does not happen with top. A noun that tells
// none only stands nearer to the expression than the verb.
func (p *path) walk() bool {
	s, e := p.s, p.e
	if p.top >= e.First && p.top <= e.Last {
		return true
	}
	i := head(s, e)
	if !timely(s, e, i, p.top) {
		return false
	}
	rel := s.Tokens[i].Rel
	possessed := rel == "nmod:poss" || rel == "compound" || rel == "amod" || rel == "nummod"
	if e.Type == typeDuration {
		p.cost++
	}
	if p.inside(i) || !p.reported && reportedAfter(s, p.top, e) >= 0 {
		return false
	}
	for steps := 0; i != p.top; steps++ {
		t := &s.Tokens[i]
		if steps > len(s.Tokens) || t.Head == nlp.Root || t.Head < 0 || t.Head >= len(s.Tokens) {
			return false
		}
		if newClause(t) && !(p.infinitives && t.Rel == "xcomp" && shares[strings.ToLower(s.Tokens[t.Head].Lemma)]) {
			return false
		}
		p.cost += 2
		if steps > 0 && t.UPOS != "ADV" && t.UPOS != "VERB" {
			if possessed || t.UPOS == "NOUN" && tellsEvent(t) && !p.over(i) {
				return false
			}
			p.cost += 4
		}
		i = t.Head
	}
	return true
}

// inside reports whether the expression at token i, though the parser gave it
// to top, follows a gerund that top governs and is too coarse for top's own
// date: "accused him of ordering killings in 2019".
func (p *path) inside(i int) bool {
	return p.s.Tokens[i].Head == p.top && i > p.top && coarse(p.e) && gerundBefore(p.s, p.top, i) >= 0
}

// reportedAfter is the clause that stands between an expression and the verb of
// saying behind it that governs both, or -1: in "On Tuesday shells fell, the
// army said" Tuesday is when they fell.
func reportedAfter(s *nlp.Sentence, verb int, e *Expression) int {
	for child := range s.Children(verb) {
		if child > e.Last && child < verb && s.Tokens[child].Rel == "ccomp" {
			return child
		}
	}
	return -1
}

// coarse reports whether an expression names a month or more.
func coarse(e *Expression) bool {
	return e.Interval.Precision == schema.Year || e.Interval.Precision == schema.Month
}

// gerundBefore is the gerund after "of", "with" or "for" that verb governs and
// that ends before token i, or -1.
func gerundBefore(s *nlp.Sentence, verb, i int) int {
	for child := range s.Children(verb) {
		if t := &s.Tokens[child]; child > verb && child < i && t.XPOS == "VBG" && (t.Rel == "advcl" || t.Rel == "xcomp" || t.Rel == "ccomp") && marked(s, child) {
			return child
		}
	}
	return -1
}

// over reports whether the event of noun i happens with what it depends on: the
// setting of an act ("said in a statement on Friday", "killed in an attack on
// Friday", "after a meeting on Friday"), or what a verb performs ("held talks
// on Friday").
func (p *path) over(i int) bool {
	t := &p.s.Tokens[i]
	rel, _, _ := strings.Cut(t.Rel, ":")
	switch rel {
	case "obj":
		return !reacts[strings.ToLower(p.s.Tokens[t.Head].Lemma)] && t.Head < i && p.e.First > i
	case "obl", "nmod":
	default:
		return false
	}
	for child := range p.s.Children(i) {
		if p.s.Tokens[child].Rel != "case" {
			continue
		}
		switch strings.ToLower(p.s.Tokens[child].Form) {
		case "since":
			p.since = rel == "obl"
			return p.since
		case "in", "at", "during":
			return rel == "obl" || p.spokenBehind(i)
		case "after", "following":
			return rel == "obl" && gatherings[strings.ToLower(t.Lemma)] && p.e.Interval.Precision == schema.Day
		}
	}
	return false
}

// spokenBehind reports whether noun i is what was said or written by the subject
// that stands behind its verb: "…, said the minister in a statement on Friday".
func (p *path) spokenBehind(i int) bool {
	t := &p.s.Tokens[i]
	if !utterances[strings.ToLower(t.Lemma)] || t.Head < 0 || t.Head == p.top {
		return false
	}
	h := &p.s.Tokens[t.Head]
	return strings.HasPrefix(h.Rel, "nsubj") && h.Head == p.top && p.top < t.Head
}

// utterances are what is said or written at one time.
var utterances = set("statement", "address", "interview", "briefing", "conference", "letter", "speech", "release", "post", "message",
	"broadcast", "report", "telegram", "remarks", "announcement", "study", "survey", "video", "tweet", "paper", "document", "memo", "article", "editorial")

// reacts are the verbs whose object happened before: what they condemn, deny or
// report has a date of its own. The date behind another verb's object is that
// verb's: "ratified the accession on Monday".
var reacts = set("condemn", "denounce", "criticise", "criticize", "deplore", "decry", "deny", "report", "investigate", "probe", "mourn",
	"mark", "remember", "commemorate", "recall", "describe", "witness", "survive", "see", "blame", "confirm", "mention", "cite", "discuss",
	"recount", "know", "follow", "avenge", "welcome", "praise", "hail", "claim", "dismiss", "reject", "protest", "document", "verify",
	"regret", "oppose", "attribute", "examine", "study", "note", "have", "include", "link", "justify", "defend", "explain", "film",
	"expect", "plan", "schedule", "want", "seek", "demand", "request", "propose", "urge", "prevent", "fear", "predict", "cover")

// gatherings are events that people act straight after.
var gatherings = set("meeting", "talk", "talks", "summit", "session", "hearing", "vote", "conference", "call", "briefing", "debate")

// eventNouns tell events without an ending that shows it.
var eventNouns = set("attack", "strike", "war", "visit", "talk", "report", "vote", "raid", "battle", "summit", "speech",
	"trial", "protest", "coup", "crash", "blast", "massacre", "murder", "death", "birth", "arrest", "call", "deal", "offer",
	"trip", "round", "drill", "launch", "ruling", "verdict", "debate", "session", "conference", "referendum", "ceremony",
	"shelling", "bombing", "meeting", "withdrawal", "arrival", "collapse", "siege", "genocide", "rally", "release",
	"address", "interview", "letter", "briefing", "message", "broadcast", "post", "clash", "fire", "earthquake", "flood",
	"election", "poll", "hearing", "march", "ambush", "airstrike", "barrage", "offensive", "incursion", "operation", "raid",
	"landing", "seizure", "takeover", "summons", "telegram", "announcement", "remarks", "warning", "demonstration")

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
			return sinceNoun(s, s.Tokens[head].Head)
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

// sinceNoun reports whether a noun stands after "since": "since the coup of
// February 1".
func sinceNoun(s *nlp.Sentence, noun int) bool {
	if noun < 0 {
		return false
	}
	for child := range s.Children(noun) {
		if s.Tokens[child].Rel == "case" && strings.EqualFold(s.Tokens[child].Form, "since") {
			return true
		}
	}
	return false
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
