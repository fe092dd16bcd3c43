package rules

import (
	"sort"

	"claimgraph/schema"
)

// report is somebody's saying, thinking or asking something: source, cue and
// content. A report without a source has source.head < 0; one without a cue (a
// quotation carried on) has cue nil.
type report struct {
	construction string
	t            *tree   // of the cue; of the content when there is no cue
	clause       *clause // whose predicate is the cue, or nil
	act          string
	source       place
	cue          *schema.Span
	at           int // the cue's head token in t
	content      []part
	head         place // the content's main predicate
	outer        *report
	quoted       bool
	noun         bool // the content is a noun phrase
	question     bool // the content asks: nobody claims what would answer it
	unheld       bool // the source does not hold the content: "does not believe that"
	settled      bool // the content stands: what is computed from it is kept
	inTree       map[*tree][]part
	tokens       int
	hull         *schema.Span
	theme        int             // of a naming: what is said to be something; else 0 or -1
	alleged      schema.Modality // how the content is put, when the cue says so
}

// place is a token of a tree.
type place struct {
	t    *tree
	head int
}

// part is a run of tokens of one tree, ends inclusive.
type part struct {
	t           *tree
	first, last int
}

// covers reports whether the content holds token i of t.
func (r *report) covers(t *tree, i int) bool {
	parts := r.content
	if r.settled {
		parts = r.inTree[t]
	}
	for _, p := range parts {
		if p.t == t && p.first <= i && i <= p.last {
			return true
		}
	}
	return false
}

// size is the number of tokens of the content.
func (r *report) size() int {
	if r.settled {
		return r.tokens
	}
	n := 0
	for _, p := range r.content {
		n += p.last - p.first + 1
	}
	return n
}

// span is the content as evidence: the hull, with parts where it is broken.
func (r *report) span() *schema.Span {
	if len(r.content) == 0 {
		return nil
	}
	if r.hull != nil {
		whole := *r.hull
		return &whole
	}
	parts := r.parts()
	t := r.content[0].t
	s := t.cut(parts[0][0], parts[len(parts)-1][1])
	if len(parts) > 1 {
		s.Spans = parts
	}
	if r.settled {
		r.hull = s
		return r.span()
	}
	return s
}

// settle keeps what is asked of the content again and again.
func (r *report) settle() {
	r.settled = false
	r.tokens = r.size()
	r.settled, r.hull = true, nil
	r.inTree = map[*tree][]part{}
	for _, p := range r.content {
		r.inTree[p.t] = append(r.inTree[p.t], p)
	}
}

// parts are the content's bytes, in order, runs that only white space parts
// joined.
func (r *report) parts() [][2]int {
	var parts [][2]int
	for _, p := range r.content {
		s := p.t.contentSpan(p.first, p.last)
		parts = append(parts, [2]int{s.Start, s.End})
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i][0] < parts[j][0] })
	joined := parts[:1]
	for _, p := range parts[1:] {
		last := &joined[len(joined)-1]
		if p[0] <= last[1] || blank(r.content[0].t.text[last[1]:p[0]]) {
			last[1] = max(last[1], p[1])
		} else {
			joined = append(joined, p)
		}
	}
	return joined
}

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' {
			return false
		}
	}
	return true
}

// contentSpan cuts tokens first..last without commas at the edges.
func (t *tree) contentSpan(first, last int) *schema.Span {
	for first < last && t.comma(first) {
		first++
	}
	for last > first && t.comma(last) {
		last--
	}
	return t.cut(t.Tokens[first].Start, t.Tokens[last].End)
}

func (t *tree) comma(i int) bool {
	switch t.Tokens[i].Form {
	case ",", ";", ":", "—", "–", "-", "--":
		return true
	}
	return false
}

// newReport is the report whose cue is clause c.
func newReport(construction string, c *clause) *report {
	r := &report{construction: construction, t: c.t, clause: c, at: c.head, source: place{c.t, c.subject()}, act: c.act(), theme: -1}
	r.cue = c.evidence()
	return r
}

// act is the speech act a clause's predicate is.
func (c *clause) act() string {
	if c.framed && c.frame.Type != "" {
		return c.frame.Type
	}
	if c.form == nominal && reportNouns[c.lemma] != "" {
		return reportNouns[c.lemma]
	}
	if a := reporting[c.lemma]; a != "" {
		return a
	}
	if a := reporting[c.verb]; a != "" {
		return a
	}
	return "STATE"
}

// add records a report and marks its clause as a cue.
func (d *draft) add(r *report) {
	if c := r.clause; c != nil {
		c.report = r
		if term, ok := schema.TermByID(r.act); ok && c.frame.Type == "" && r.theme < 0 && !attitudes[c.lemma] && (c.form == nominal || quotable(c.lemma) || quotable(c.verb)) {
			c.frame.Type, c.frame.Name, c.framed = term.ID, term.Label, true
		}
	}
	d.reports = append(d.reports, r)
}

// nest finds for each report the innermost other whose content its cue stands
// in.
func (d *draft) nest() {
	for _, r := range d.reports {
		if r.cue != nil {
			r.outer = d.holding(r.t, r.at, r)
		}
	}
}

// prune drops the reports within another's content that say no more than how
// the speaker puts it: "she said she hoped to …", "he said it showed that …".
// A nested report stands when somebody else is said to say it.
func (d *draft) prune() {
	kept := d.reports[:0]
	for _, r := range d.reports {
		if r.outer != nil && !r.foreign() {
			d.dissolve(r)
			continue
		}
		kept = append(kept, r)
	}
	d.reports = kept
}

// foreign reports whether a nested report has a source of its own, named by
// more than a pronoun, and a cue that puts into words.
func (r *report) foreign() bool {
	if r.clause == nil || r.theme >= 0 {
		return true
	}
	if r.act != "STATE" && !attitudes[r.clause.lemma] && r.source.head >= 0 {
		return true
	}
	if r.source.head < 0 || r.source.t.pos(r.source.head, "PRON") {
		return false
	}
	return !attitudes[r.clause.lemma] && (r.clause.form != verbal || quotable(r.clause.lemma) || r.clause.framed && r.clause.frame.Act)
}

// attitudes are verbs of thinking and wanting rather than saying.
var attitudes = set(`believe think feel want hope wish expect intend plan fear like love hate prefer know understand
	realise realize recognise recognize learn hear see find consider mean need seek support favour favor respect like
	imagine suppose guess figure doubt wonder dream worry dread anticipate discover notice remember decide show suggest
	indicate signal agree begin start continue open`)

// holding is the innermost report whose content holds token i of t, not.
func (d *draft) holding(t *tree, i int, not *report) *report {
	var best *report
	for _, r := range d.byTree[t] {
		if r != not && r.covers(t, i) && (best == nil || r.size() < best.size()) && !(r.clause != nil && r.t == t && r.at == i) {
			best = r
		}
	}
	return best
}

// settle indexes the reports by the trees of their content.
func (d *draft) settle() {
	d.byTree = map[*tree][]*report{}
	for _, r := range d.reports {
		r.settle()
		for t := range r.inTree {
			d.byTree[t] = append(d.byTree[t], r)
		}
	}
}
