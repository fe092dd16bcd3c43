package rules

import "claimgraph/schema"

// speech reads reports from the trees of single sentences: a verb or noun of
// saying or thinking with a clause as its complement.
func (d *draft) speech(t *tree) {
	for _, c := range t.order {
		if c.silent && (c.form == verbal || c.support != nil && c.support.absorbed == c) || c.namelessly() || c.quoting() {
			continue
		}
		switch {
		case c.firstPerson():
		case d.clausal(c), d.split(c), d.aside(c), d.asClause(c), d.commitment(c), d.naming(c), d.nounContent(c):
		}
	}
}

// firstPerson reports whether the speaker of a quotation speaks of what he or
// his hearers say and think: "I think that …" within quotation marks is the
// speaker's own claim, not one reported of another.
func (c *clause) firstPerson() bool {
	if c.t.quotes[c.head] == nil || c.subject() < 0 {
		return false
	}
	switch c.t.form(c.subject()) {
	case "i", "we", "you", "me", "us":
		return true
	}
	return false
}

// clausal reads "said that …" and "the claim that …".
func (d *draft) clausal(c *clause) bool {
	if c.complement.kind != "that" || !c.reports() {
		return false
	}
	r := newReport("say verb", c)
	if c.form == nominal {
		r.construction = "nominal source"
		r.source = c.nounSource()
	}
	k := c.complement.head
	r.content = c.t.without(k, c.head)
	r.head = place{c.t, k}
	r.alleged = actModality[r.act]
	if c.lemma == "doubt" && c.status.polarity != schema.Negative {
		r.alleged, r.unheld = schema.Possible, true
	}
	if c.status.polarity == schema.Negative && c.form == verbal && r.act != "DENY" && (c.absorbed == nil || !proofs[c.absorbed.lemma]) {
		r.alleged = stronger(r.alleged, schema.Possible) // "did not say that …"
		r.unheld = raising[c.lemma]
	}
	if r.t.indirectQuestion(k) && r.act != "ASK" && !asks[reporting[c.lemma]] {
		r.question, r.construction = true, "indirect question"
	}
	if c.passive && r.source.head < 0 && holdingAdjectives[c.t.form(c.head)] {
		r.source.head = c.object() // "convinced that", "concerned that"
	}
	r.extend()
	r.yield()
	if r.source.head < 0 && c.form == verbal && c.finite() && !c.passive && c.t.child(c.head, "expl") < 0 {
		r.source.head = c.t.beside(c.head)
	}
	d.add(r)
	return true
}

// indirectQuestion reports whether a complement asks rather than tells: "whether it
// was so", "how many had left". What would answer it nobody is said to claim.
func (t *tree) indirectQuestion(head int) bool {
	if m := t.marker(head); m == "whether" {
		return true
	}
	first := t.first[head]
	for first < head && t.pos(first, "PUNCT", "CCONJ", "ADP") {
		first++
	}
	if t.relativePronoun(first) {
		return false // "which he said he would seek"
	}
	switch t.form(first) {
	case "how", "who", "whom", "whose", "when", "where", "why", "which":
		return t.pos(first, "ADV", "PRON", "DET", "SCONJ")
	case "what":
		return t.is(first, "nsubj", "obj", "nsubj:pass") && t.Tokens[first].Head == head
	}
	return false
}

// extend takes in what the parser has hung on the cue though it goes on with
// the content: a second "that"-clause, the rest of a clause split in two.
func (r *report) extend() {
	last := &r.content[len(r.content)-1]
	for _, k := range r.t.kids[r.at] {
		if c := r.t.clauses[k]; c != nil && c.complement.kind != "" && reporting[c.lemma] != "" && r.t.Tokens[k].XPOS == "VBG" {
			continue // "…, adding that …" is a saying of its own
		}
		if k > last.last && r.t.first[k] <= last.last+2 && (r.t.is(k, "ccomp", "dep") || r.t.is(k, "conj") && r.t.marker(k) == "that") {
			last.last = max(last.last, r.t.last[k])
		}
	}
}

// yield leaves out of the content a later predicate that is itself one of
// saying with a source of its own: "A said it was raining and B said it was not".
func (r *report) yield() {
	for _, c := range r.t.order {
		k := c.head
		contrast := r.t.is(k, "advcl") && contrasting[r.t.marker(k)]
		if k <= r.head.head || !r.covers(r.t, k) || c.form != verbal || !r.t.is(k, "conj") && !contrast || reporting[c.lemma] == "" || c.complement.kind != "that" {
			continue
		}
		if r.t.child(k, "nsubj") >= 0 && (contrast || r.t.marker(k) == "") && r.t.quotes[k] == nil && r.t.Tokens[k].XPOS == r.t.Tokens[r.at].XPOS {
			r.cutOut(r.t, r.t.first[k], r.t.last[k])
		}
	}
}

// contrasting are conjunctions by which one saying is set against another.
var contrasting = set("while whereas although though")

// nounSource is who says what a noun of saying names: its own subject, or that
// of the verb it completes ("made the claim that", "in the hope that").
func (c *clause) nounSource() place {
	if len(c.subjects) > 0 || c.governor == nil || c.governor.form == nominal {
		return place{c.t, c.subject()}
	}
	if h := c.t.Tokens[c.head].Head; h == c.governor.head && c.t.is(c.head, "obj", "obl", "xcomp") && c.t.preposition(c.head) != "as" {
		return place{c.t, c.governor.subject()}
	}
	return place{c.t, -1}
}

// reports reports whether the clause's predicate says or thinks its
// complement: it is known to, or it is a verb with a finite complement and
// somebody who may hold it.
func (c *clause) reports() bool {
	switch c.form {
	case nominal:
		return reportNouns[c.lemma] != ""
	case copular:
		return holdingAdjectives[c.t.lower[c.head]] && len(c.subjects) > 0 && c.subject() != c.complement.head
	}
	if c.absorbed != nil && reportNouns[c.absorbed.lemma] != "" {
		return true // "made the claim that"
	}
	if unreporting[c.lemma] || unreporting[c.verb] && reporting[c.lemma] == "" {
		return false
	}
	return true
}

// holdingAdjectives are those by which somebody holds a clause: "is sure that".
var holdingAdjectives = set(`sure certain confident convinced aware hopeful optimistic pessimistic afraid worried concerned
	adamant clear sceptical skeptical doubtful unsure unaware glad happy sorry proud angry surprised sad disappointed
	satisfied mindful fearful insistent positive grateful`)

// actModality is how content is put under an act.
var actModality = map[string]schema.Modality{"ALLEGE": schema.Alleged, "ACCUSE": schema.Alleged, "CHARGE": schema.Alleged,
	"PREDICT": schema.Possible, "DEMAND": schema.Demanded, "REQUEST": schema.Demanded, "ASK": schema.Asked, "WARN": schema.Possible}

// aside reads "…, he said" and "…, he said, …": the verb hangs on the content.
func (d *draft) aside(c *clause) bool {
	g := c.t.Tokens[c.head].Head
	if c.form != verbal || g < 0 || !quotable(c.lemma) && !quotable(c.verb) || c.complement.kind != "" {
		return false
	}
	if !c.hangs("parataxis", "dep", "discourse") && !c.t.is(c.head, "parataxis") && !c.tagged() {
		return false
	}
	if len(c.subjects) == 0 || c.object() > c.head && c.t.quotes[c.object()] == nil && !c.addressed() {
		return false
	}
	r := newReport("reporting aside", c)
	if root := c.t.clauses[c.t.root()]; c.closing() && (root == nil || root.complement.kind != "that" || reporting[root.lemma] == "") {
		g = c.t.root()
	}
	r.content = c.t.without(g, c.head)
	r.head = place{c.t, g}
	if len(r.content) == 0 {
		return false
	}
	r.yield()
	d.add(r)
	d.asides = append(d.asides, c)
	return true
}

// tagged reports whether the clause is "…, the minister said on Friday" at the
// end of its sentence, whatever the parser has hung it on.
func (c *clause) tagged() bool {
	s := c.subject()
	if attitudes[c.lemma] || reporting[c.lemma] == "" || c.t.child(c.head, "cc", "mark") >= 0 || !c.closing() || s < 0 || s > c.head || c.t.Tokens[s].Head != c.head || c.object() >= 0 {
		return false
	}
	at := c.t.first[c.head]
	return c.t.Tokens[at].Form == "," || at > 0 && (c.t.Tokens[at-1].Form == "," || isQuoteMark(c.t.Tokens[at-1].Form))
}

// closing reports whether the clause ends the sentence behind a comma, as in
// "…, the minister said on Friday": what it comments on is the whole before it.
func (c *clause) closing() bool {
	first, last := c.t.first[c.head], c.t.last[c.head]
	return first > 0 && c.t.Tokens[c.head].Head >= 0 && last >= len(c.t.Tokens)-2 &&
		(c.t.pos(first, "PUNCT") || c.t.pos(first-1, "PUNCT"))
}

// cutAsides takes the asides out of the contents of the reports they comment on.
func (d *draft) cutAsides() {
	for _, c := range d.asides {
		a, b := c.t.first[c.head], c.t.last[c.head]
		for _, r := range d.reports {
			if r.clause != c && r.t == c.t && c.report != nil && c.report.covers(r.t, r.at) {
				r.cutOut(c.t, a, b)
			}
		}
	}
}

// cutOut removes tokens a..b of t from the content.
func (r *report) cutOut(t *tree, a, b int) {
	var kept []part
	for _, p := range r.content {
		if p.t != t || p.last < a || p.first > b {
			kept = append(kept, p)
			continue
		}
		if p.first < a && t.wordy(p.first, a-1) {
			kept = append(kept, part{t, p.first, a - 1})
		}
		if p.last > b && t.wordy(b+1, p.last) {
			kept = append(kept, part{t, b + 1, p.last})
		}
	}
	if len(kept) > 0 {
		r.content = kept
	}
}

// split reads "saying after a review the army had fired": the content hangs
// beside the verb of saying rather than below it.
func (d *draft) split(c *clause) bool {
	g := c.governor
	if c.form != verbal || g == nil || c.complement.kind != "" || len(c.objects) > 0 || reporting[c.lemma] != "STATE" || attitudes[c.lemma] || c.finite() {
		return false
	}
	for _, k := range c.t.kids[g.head] {
		n := c.t.clauses[k]
		if k <= c.head || n == nil || !c.t.is(k, "parataxis", "ccomp", "conj", "dep") || c.t.child(k, "nsubj") < 0 || c.t.child(k, "cc") >= 0 {
			continue
		}
		if gap := c.t.first[k] - c.t.last[c.head]; gap < 1 || gap > 3 {
			continue
		}
		r := newReport("split complement", c)
		r.content, r.head = []part{{c.t, c.t.first[k], c.t.last[k]}}, place{c.t, k}
		d.add(r)
		return true
	}
	return false
}

// addressed reports whether the object of a verb of saying is whom it is said
// to: "told reporters".
func (c *clause) addressed() bool {
	switch c.verb {
	case "tell", "inform", "assure", "remind", "warn", "ask", "advise", "notify", "brief":
		return true
	}
	return false
}

// asClause reads "as officials said, …".
func (d *draft) asClause(c *clause) bool {
	g := c.t.Tokens[c.head].Head
	if c.form != verbal || g < 0 || !c.t.is(c.head, "advcl", "parataxis") || c.t.marker(c.head) != "as" {
		return false
	}
	if reporting[c.lemma] == "" && reporting[c.verb] == "" || len(c.subjects) == 0 || len(c.objects) > 0 || asks[reporting[c.lemma]] {
		return false // "as the law requires"
	}
	for _, o := range c.obliques {
		if !c.t.circumstance(o) && o.prep != "to" && o.prep != "on" {
			return false // "as they bristled at the question"
		}
	}
	r := newReport("as-clause", c)
	r.content = c.t.without(g, c.head)
	r.head = place{c.t, g}
	d.add(r)
	return true
}

// commitment reads acts whose content is an infinitive or gerund: "accused the
// US of inciting …", "urged Russia to withdraw", "vowed to …", "denied
// attacking".
func (d *draft) commitment(c *clause) bool {
	k := c.complement.head
	if k < 0 || c.complement.kind == "that" {
		k = c.gerund()
	}
	if k < 0 || !(c.framed && c.frame.Act) && !c.speaks() {
		return false
	}
	r := newReport("speech act with infinitive or gerund", c)
	if c.form == nominal && c.support == nil && (reportNouns[c.lemma] == "" || rulings[c.lemma] && k == c.complement.head && c.complement.kind == "to") {
		return false // "its decision to leave" says nothing
	}
	if c.form == nominal {
		r.source = c.nounSource()
	}
	r.content = c.t.without(k, c.head)
	r.head = place{c.t, k}
	r.alleged = actModality[r.act]
	d.add(r)
	return true
}

// gerund is the clause that is the argument of the predicate's preposition, or
// of a gerund complement; -1 if there is none.
func (c *clause) gerund() int {
	for _, o := range c.obliques {
		if o.verb && gerundPrepositions[o.prep] && c.t.child(o.head, "nsubj") < 0 {
			return o.head
		}
	}
	return -1
}

var gerundPrepositions = set("of for against from with to about over on")

// speaks reports whether the predicate is one of saying or thinking that takes
// an infinitive or gerund.
func (c *clause) speaks() bool {
	if c.form == nominal {
		return reportNouns[c.lemma] != ""
	}
	return c.form == verbal && infinitiveActs[c.lemma]
}

// infinitiveActs are verbs of saying and wanting with an infinitive or gerund
// as content.
var infinitiveActs = set(`accuse urge order ask tell warn call call_on demand request beg plead implore press instruct
	command advise encourage promise vow pledge threaten agree refuse decline offer propose want hope wish expect
	plan intend deny admit suggest recommend believe say report allege think claim know understand consider suspect
	blame criticise criticize condemn praise apologise apologize thank charge convict vote decide consider require
	talk speak boast brag joke complain worry dream fantasise fantasize apologise apologize swear commit invite exhort appeal prefer like regret acknowledge estimate project predict forecast rumour rumor`)

// naming reads "called the plan a disaster" and "described the strikes as …":
// the object and what it is said to be are the content.
func (d *draft) naming(c *clause) bool {
	o := c.object()
	if c.form != verbal || !namers[c.lemma] || o < 0 {
		return false
	}
	k := c.named(o)
	if k < 0 || k < c.head && !c.passive || k == o {
		return false
	}
	r := newReport("naming", c)
	r.content = c.t.without(k, c.head)
	if o > c.head && c.t.Tokens[o].Head == c.head {
		r.content = append(c.t.without(o, c.head), r.content...)
	}
	r.head, r.theme = place{c.t, k}, o
	d.add(r)
	return true
}

// named is what the object is said to be, or -1.
func (c *clause) named(o int) int {
	if o < 0 {
		return -1
	}
	if namers[c.lemma] && len(c.objects) > 1 && c.objects[1] > o {
		return c.objects[1]
	}
	if k := c.t.child(c.head, "xcomp"); k >= 0 && (c.t.nominal(k) || c.t.pos(k, "ADJ")) {
		return k
	}
	if k := c.oblique("as"); k >= 0 {
		return k
	}
	if k := c.t.verdict(o); k >= 0 {
		return k
	}
	for _, k := range c.t.children(o, "nmod", "acl") {
		if c.t.preposition(k) == "as" || c.t.marker(k) == "as" {
			return k
		}
	}
	return -1
}

// verdict is an adjective behind the noun it is said of, where a verb of naming
// governs the noun: "called the attack despicable". It is -1 for none.
func (t *tree) verdict(noun int) int {
	h := t.Tokens[noun].Head
	if h < 0 || !namers[t.lower[h]] {
		return -1
	}
	for _, k := range t.children(noun, "amod") {
		if k > noun {
			return k
		}
	}
	return -1
}

// namers are verbs by which somebody is said to call something something.
var namers = set(`rate judge treat brand call describe dub label brand term declare consider deem denounce condemn characterise characterize
	portray hail paint dismiss see view regard decry slam praise criticise criticize`)

// without is the stretch under token head less the subtree of cut, in at most
// two parts.
func (t *tree) without(head, cut int) []part {
	first, last := t.first[head], t.last[head]
	if cut == head || !t.under(head, cut) {
		return []part{{t, first, last}}
	}
	var parts []part
	a, b := t.first[cut], t.last[cut]
	if a > first && t.wordy(first, a-1) {
		parts = append(parts, part{t, first, a - 1})
	}
	if b < last && t.wordy(b+1, last) {
		parts = append(parts, part{t, b + 1, last})
	}
	return parts
}

// wordy reports whether a run of tokens has a word in it.
func (t *tree) wordy(first, last int) bool {
	for i := first; i <= last; i++ {
		if !t.pos(i, "PUNCT") {
			return true
		}
	}
	return false
}
