package rules

import (
	"slices"
	"sort"

	"claimgraph/extract/rules/frames"
	"claimgraph/schema"
)

// built is what a clause has become.
type built struct {
	claims  []*schema.Claim
	working bool
}

// most claims one clause may become by its coordinated roles.
const mostClaims = 12

// write assembles the claims, identified, in text order.
func (d *draft) write() []schema.Claim {
	for _, t := range d.trees {
		if t.skip {
			continue
		}
		for _, c := range t.order {
			if c.report != nil || d.worth(c) {
				d.build(c)
			}
		}
	}
	for _, r := range d.reports {
		if r.clause == nil {
			d.assertion(r)
		}
	}
	d.derive()
	if d.e.open {
		d.triples()
	}
	return d.sorted()
}

// sorted is the claims by place in the text, without doubles.
func (d *draft) sorted() []schema.Claim {
	sort.SliceStable(d.claims, func(i, j int) bool { return d.claims[i].Sentence < d.claims[j].Sentence })
	seen := map[schema.ClaimID]bool{}
	var out []schema.Claim
	for _, c := range d.claims {
		if !seen[c.ID] {
			seen[c.ID] = true
			out = append(out, *c)
		}
	}
	return out
}

// worth reports whether a clause says enough to be a claim of its own.
func (d *draft) worth(c *clause) bool {
	if c.silent {
		return false
	}
	roles := c.roles()
	switch {
	case c.form == nominal:
		return c.framed && c.frame.Type != "" && len(roles.subjects) > 0 && (c.support != nil || c.acted(roles))
	case c.framed && c.frame.Type != "":
		return len(roles.subjects)+len(roles.objects) > 0
	case c.form == copular:
		return len(roles.subjects) > 0 && len(roles.objects) > 0 &&
			(c.t.is(c.head, "root", "ccomp", "conj", "parataxis") || c.t.is(c.head, "advcl") && c.t.actor(roles.subjects[0]))
	case !c.t.is(c.head, "root", "ccomp", "conj", "parataxis", "xcomp") && !(c.governor != nil && c.governor.governs(c.head)):
		return false // background: a relative or adverbial clause of no known type
	}
	if k := c.complement.kind; k == "that" || (k == "to" || k == "ing") && len(c.objects) == 0 {
		return false // "failed to attack" is told by what was not done
	}
	if len(roles.subjects) == 0 || len(roles.objects) == 0 {
		return false
	}
	return d.holding(c.t, c.at(), c.report) != nil || c.t.actor(roles.subjects[0]) && c.t.actor(roles.objects[0])
}

// acted reports whether somebody who can act fills a role.
func (c *clause) acted(r roles) bool {
	for _, side := range [][]int{r.subjects, r.objects} {
		for _, h := range side {
			if c.t.actor(h) || c.t.pos(h, "PRON") {
				return true
			}
		}
	}
	return false
}

// roles are a clause's arguments as its frame understands them.
type roles struct {
	subjects, objects []int
	about             int
}

// roles applies the frame to the grammatical roles.
func (c *clause) roles() roles {
	r := roles{subjects: c.subjects, objects: c.objects, about: -1}
	if c.sides(r) {
		return r
	}
	if !c.framed {
		return r.or(c)
	}
	f := c.frame
	if f.Swap && same(c.slot(f.Source), c.subjects) {
		f.Swap, f.Target = false, frames.Object // a light verb has already put the roles right
	}
	if locative[string(f.Target)] && f.Topic == frames.Object && len(c.objects) > 0 {
		f.Target = ""
	}
	if target := c.slot(f.Target); len(target) > 0 {
		if f.Target != "object" && len(c.objects) > 0 && !same(c.objects, target) {
			r.about = c.objects[0]
		}
		r.objects = target
	}
	if source := c.slot(f.Source); f.Swap && len(source) > 0 {
		r.subjects = source
	} else if f.Swap && same(r.objects, r.subjects) {
		r.subjects = nil
	}
	if topic := c.slot(f.Topic); len(topic) > 0 && !same(topic, r.subjects) {
		if r.about = topic[0]; same(r.objects, topic) {
			r.objects, r.about = topic, -1
		}
	}
	if c.shaped != nil && len(r.objects) == 0 {
		r.objects = c.taken()
	}
	if c.status.polarity != schema.Negative && c.amongThemselves(r.subjects) {
		if r.about < 0 && len(r.objects) > 0 {
			r.about = r.objects[0]
		}
		return roles{r.subjects, nil, r.about}
	}
	if asking[f.Type] && c.shaped == nil && !c.t.actor(firstOf(append(r.objects, r.about))) {
		if r.about < 0 {
			r.about = firstOf(r.objects)
		}
		if r.about >= 0 && (len(r.objects) == 0 || same(r.objects, []int{r.about})) {
			return roles{r.subjects, nil, r.about} // of whom it is asked is not said
		}
	}
	if len(r.objects) == 0 && r.about >= 0 {
		return roles{r.subjects, []int{r.about}, -1} // what is asked for, accepted, violated
	}
	return r.or(c)
}

// or gives a clause without an object its recipient, or else its first
// prepositional argument that is no time or place.
func (r roles) or(c *clause) roles {
	if term, _ := schema.TermByID(c.frame.Type); len(r.objects) == 0 && len(c.recipients) > 0 && addressing[term.Plover] {
		r.objects = c.recipients
	}
	if len(r.objects) > 0 || c.complement.kind != "" {
		return r
	}
	if len(c.recipients) > 0 {
		r.objects = c.recipients
		return r
	}
	if c.passive || c.form == copular {
		return r
	}
	for _, o := range c.obliques {
		if !o.verb && c.t.nominal(o.head) && o.prep != "" && o.prep != "by" && !c.t.circumstance(o) && !same(r.subjects, []int{o.head}) && o.head != r.about {
			r.objects = []int{o.head}
			return r
		}
	}
	return r
}

// addressing are the PLOVER roots of acts done to an addressee; asking the types
// whose object is whom one asks and warns, not what for and of.
var (
	addressing = set("REQUEST ACCUSE THREATEN")
	asking     = set("REQUEST DEMAND WARN")
)

// locative are prepositions whose argument is where an event was rather than at
// whom, when the verb has an object: "committed crimes in Ukraine".
var locative = set("in across near inside over throughout")

func same(a, b []int) bool { return len(a) > 0 && len(b) > 0 && a[0] == b[0] }

// build makes the claims of a clause, those it refers to first.
func (d *draft) build(c *clause) []*schema.Claim {
	if b := d.done[c]; b != nil {
		return b.claims
	}
	b := &built{working: true}
	d.done[c] = b
	if c.silent {
		for _, n := range c.t.order {
			if n.support == c {
				b.claims = d.build(n)
				return b.claims
			}
		}
	}
	var proposition *schema.Claim
	if c.report != nil && c.report.theme < 0 {
		proposition = d.proposition(c.report)
	}
	r := c.roles()
	for _, pair := range c.pairs(r) {
		if len(b.claims) < mostClaims {
			claim := d.claim(c, pair[0], pair[1], r.about, proposition)
			b.claims = append(b.claims, claim)
			d.made = append(d.made, &made{claim, c, pair[0], pair[1]})
		}
	}
	d.claims = append(d.claims, b.claims...)
	return b.claims
}

// pairs gives each subject with each object; those who do together what is done
// to one another ("Chad and Mali signed a pact"), the first with each of the rest.
func (c *clause) pairs(r roles) [][2]int {
	subjects, objects := c.members(r.subjects), c.members(r.objects)
	var all [][2]int
	if c.sides(r) { // "talks between A and B"
		for _, o := range r.objects {
			all = append(all, [2]int{r.subjects[0], o}, [2]int{o, r.subjects[0]})
		}
		return all
	}
	if c.together() && len(r.objects) == 0 && len(subjects) > 1 && c.status.polarity != schema.Negative {
		subjects, objects = subjects[:1], subjects[1:]
		for _, o := range objects {
			all = append(all, [2]int{o, subjects[0]})
		}
	}
	for _, s := range subjects {
		for _, o := range objects {
			all = append(all, [2]int{s, o})
		}
	}
	return all
}

// sides reports whether subject and objects are the members of one coordinated
// phrase.
func (c *clause) sides(r roles) bool {
	return len(r.subjects) == 1 && len(r.objects) > 0 && c.t.is(r.objects[0], "conj") && c.t.Tokens[r.objects[0]].Head == r.subjects[0]
}

// together reports whether several subjects of the clause do the event to each
// other.
func (c *clause) together() bool {
	return c.framed && (c.frame.Reciprocal || c.shaped != nil && c.shaped.frame.Reciprocal)
}

// amongThemselves reports whether several subjects do the event to each other
// and to nobody else: "Chad and Mali agreed to share intelligence".
func (c *clause) amongThemselves(subjects []int) bool {
	if !c.together() || len(c.members(subjects)) < 2 || len(c.slot(c.frame.Target)) > 0 {
		return false
	}
	return c.shaped == nil || len(c.shaped.slot(c.shaped.frame.Target)) == 0
}

// members expands the coordinated phrases of a role; -1 stands for none.
func (c *clause) members(heads []int) []int {
	if len(heads) == 0 {
		return []int{-1}
	}
	var all []int
	for _, h := range heads {
		if h == c.head {
			all = append(all, h)
			continue
		}
		all = append(all, c.t.members(h)...)
	}
	return all
}

// claim makes one claim of a clause.
func (d *draft) claim(c *clause, subject, object, about int, proposition *schema.Claim) *schema.Claim {
	claim := d.blank(c.t)
	claim.Predicate = c.term()
	claim.Predicate.Contexts = d.contexts(c, object, about)
	claim.Polarity, claim.Modality, claim.Tense, claim.Formal = c.status.polarity, c.status.modality, c.status.tense, c.status.formal
	claim.Subject = d.argument(c.t, subject)
	claim.Object = d.argument(c.t, object)
	claim.About = d.argument(c.t, about)
	if c.report != nil {
		if claim.Subject != nil {
			c.report.relative(claim.Subject)
		}
		d.refer(c, claim, proposition)
	}
	d.holder(claim, c)
	if r := d.holding(c.t, c.at(), c.report); r != nil && r.act == "DENY" && c.denied(r) {
		claim.Polarity = flip(claim.Polarity)
	}
	d.circumstances(claim, c, subject, object)
	claim.Rule = c.rule()
	claim.Confidence = d.confidence(claim, c)
	claim.Identify()
	return claim
}

// refer points the claim at the proposition it asserts: as its object, or as
// what it is about when the act is directed at somebody.
func (d *draft) refer(c *clause, claim, proposition *schema.Claim) {
	term, _ := schema.TermByID(claim.Predicate.Type)
	if c.report.theme >= 0 {
		if t := claim.Predicate.Type; t == "" || t == "STATE" || t == "ACCUSE" && !c.t.actor(c.report.theme) {
			d.judgement(claim, c)
		}
		claim.Object, claim.About = d.argument(c.t, c.report.theme), d.argument(c.t, c.report.head.head)
		return
	}
	if c.report.noun {
		if claim.Object != nil && claim.Object.Entity == "" && proposition != nil {
			claim.Object.Claim = proposition.ID
		}
		return
	}
	if claim.Object != nil && c.directed(term) {
		claim.About = c.report.topic()
		if proposition != nil {
			claim.About.Claim = proposition.ID
		}
		return
	}
	if proposition != nil {
		claim.Object = &schema.Argument{Span: c.report.span(), Claim: proposition.ID}
	}
}

// directed reports whether the clause's act is done to somebody or something
// rather than being a mere saying: accusing, condemning, warning, urging.
func (c *clause) directed(term schema.Term) bool {
	switch {
	case term.ID == "":
		return false
	case !term.Act, addressing[term.Plover] && len(c.recipients) > 0 && c.complement.kind != "that":
		return true
	}
	return term.Quad != schema.Neutral && (c.shaped != nil || len(c.slot(c.frame.Target))+len(c.slot(c.frame.Topic)) > 0)
}

// judgement types a naming by what it says: a wrong is condemned, a falsehood
// denied, a person or country that is called a criminal accused.
func (d *draft) judgement(claim *schema.Claim, c *clause) {
	k := c.report.head.head
	lemma, mods := c.t.lower[k], c.t.modifiers(k)
	kind := "STATE"
	switch {
	case falsehoods[lemma] || slices.ContainsFunc(mods, func(m string) bool { return falsehoods[m] }):
		kind = "DENY"
	case d.e.lexicon.InClass("crime", lemma, mods...), reproaches[lemma]:
		kind = "CONDEMN"
	case praises[lemma] || slices.ContainsFunc(mods, func(m string) bool { return praises[m] }):
		kind = "SUPPORT"
	case slices.ContainsFunc(mods, func(m string) bool { return reproaches[m] }):
		kind = "CONDEMN"
	}
	term, _ := schema.TermByID(kind)
	claim.Predicate.Type, claim.Predicate.Plover, claim.Predicate.Quad, claim.Predicate.Name = kind, term.Plover, term.Quad, term.Label
	if len(term.CAMEO) > 0 {
		claim.Predicate.CAMEO = term.CAMEO[0]
	}
}

var falsehoods = set(`lie falsehood fabrication fake hoax fiction nonsense baseless false untrue unfounded groundless fabricated
	absurd slander libel provocation propaganda disinformation misinformation rumour rumor bogus ridiculous invention`)

// reproaches and praises are words that judge what they are said of.
var (
	reproaches = set(`despicable barbaric barbarism barbarity outrageous outrage unacceptable unforgivable illegal unlawful unjustified
		unprovoked criminal brutal brutality cruel escalation aggression violation atrocity disgrace disgraceful shameful
		shame horrific appalling abhorrent heinous deplorable reprehensible cowardly reckless irresponsible dangerous
		inhumane monstrous vile terrorism terror disaster catastrophe mistake farce sham blackmail intolerable wrong
		immoral indiscriminate disproportionate provocative betrayal insult threat murder genocide piracy`)
	praises = set(`beacon historic welcome milestone breakthrough courageous brave hero heroic important positive constructive
		hope success victory triumph achievement progress encouraging remarkable excellent great wonderful legitimate
		justified lawful fair landmark vital crucial exemplary model`)
)

// topic is the content as an argument, without the word that introduces it.
func (r *report) topic() *schema.Argument {
	if len(r.content) == 1 && r.head.t == r.content[0].t && r.head.t.first[r.head.head] == r.content[0].first {
		return &schema.Argument{Span: r.head.t.whole(r.head.head)}
	}
	return &schema.Argument{Span: r.span()}
}

// blank is a claim of the document with nothing in it yet.
func (d *draft) blank(t *tree) *schema.Claim {
	a := d.doc.Article
	return &schema.Claim{Article: a.ID, Sentence: t.index, Published: a.Published, Outlet: a.Outlet, Extractors: []string{Version}}
}

// argument makes the argument that token head heads; nil for none.
func (d *draft) argument(t *tree, head int) *schema.Argument {
	if head < 0 {
		return nil
	}
	head = t.namedIn(head)
	arg := t.noun(head)
	if t.pos(head, "VERB", "AUX") {
		arg = &schema.Argument{Span: t.whole(head)}
	}
	if d.e.resolver != nil && d.doc.Linked != nil {
		d.e.resolver.Resolve(d.doc.Linked, arg)
	}
	return arg
}

// holder notes under whose report a clause stands; the outlet's if nobody's.
func (d *draft) holder(claim *schema.Claim, c *clause) {
	d.held(claim, d.holding(c.t, c.at(), c.report))
}

// at is the token that tells where the clause stands: its light verb's if it
// has one.
func (c *clause) at() int {
	if c.support != nil {
		return c.support.head
	}
	return c.head
}

// held writes the report into the claim.
func (d *draft) held(claim *schema.Claim, r *report) {
	if r == nil {
		claim.Holder = &schema.Argument{Name: d.doc.Article.Outlet, Kind: schema.Media, Derived: "outlet"}
		return
	}
	if r.source.head >= 0 {
		claim.Holder = d.argument(r.source.t, r.source.head)
		r.relative(claim.Holder)
	}
	claim.Act, claim.Cue, claim.Content = r.act, r.cue, r.span()
	claim.Modality = stronger(claim.Modality, r.alleged)
}

// denied reports whether the clause is what a denial denies: the content's main
// predicate or one joined to it.
func (c *clause) denied(r *report) bool {
	if r.head.t != c.t {
		return false
	}
	at := c.at()
	for at >= 0 && at != r.head.head && (c.t.is(at, "conj") || c.t.is(at, "obj", "nmod") && c.form == nominal) {
		at = c.t.Tokens[at].Head
	}
	return at == r.head.head
}

// relative adds the relative pronoun to the evidence of a holder that is the
// noun described: "the minister … who said".
func (r *report) relative(holder *schema.Argument) {
	if r.clause == nil || !r.t.is(r.clause.head, "acl:relcl") || holder.Span == nil || len(holder.Spans) > 0 {
		return
	}
	for _, k := range r.t.children(r.clause.head, "nsubj") {
		p := &r.t.Tokens[k]
		if r.t.relativePronoun(k) && p.Start >= holder.End {
			whole := r.t.cut(holder.Start, p.End)
			whole.Spans = [][2]int{{holder.Start, holder.End}, {p.Start, p.End}}
			holder.Span = whole
			return
		}
	}
}

// proposition is the main claim of a report's content. Content that makes no
// clause becomes a claim without a type, so that what was said is not lost.
func (d *draft) proposition(r *report) *schema.Claim {
	if c := d.contentClause(r); c != nil {
		if b := d.done[c]; b == nil || !b.working || len(b.claims) > 0 {
			if claims := d.build(c); len(claims) > 0 {
				return claims[0]
			}
		}
	}
	if r.noun {
		return nil
	}
	return d.fragment(r)
}

// contentClause is the clause of the content's main predicate, or the first one
// below it; nil when there is none.
func (d *draft) contentClause(r *report) *clause {
	t := r.head.t
	if t == nil || t.skip {
		return nil
	}
	if c := t.clauses[r.head.head]; c != nil && c != r.clause {
		if c.form == nominal && !d.worth(c) {
			return nil
		}
		return c
	}
	return nil
}

// fragment makes a claim of content that is no clause: `"A disaster," he said.`
func (d *draft) fragment(r *report) *schema.Claim {
	if claim := d.bare[r]; claim != nil {
		return claim
	}
	t := r.head.t
	claim := d.blank(t)
	claim.Predicate = schema.Predicate{Span: t.cut(t.Tokens[r.head.head].Start, t.Tokens[r.head.head].End), Lemma: t.lower[r.head.head], Name: t.lower[r.head.head]}
	claim.Polarity, claim.Modality = schema.Positive, schema.Asserted
	claim.Object = d.argument(t, r.head.head)
	d.held(claim, r)
	claim.Rule, claim.Confidence = "fragment", 0.3
	claim.Identify()
	d.bare[r] = claim
	d.claims = append(d.claims, claim)
	return claim
}

// assertion makes the claim of a report without a clause of its own as cue:
// "according to X".
func (d *draft) assertion(r *report) {
	if r.t.skip {
		return
	}
	proposition := d.proposition(r)
	if r.cue == nil || r.source.head < 0 || proposition == nil {
		return
	}
	claim := d.blank(r.t)
	term, _ := schema.TermByID(r.act)
	claim.Predicate = schema.Predicate{Span: r.cue, Lemma: "accord", Name: term.Label, Type: r.act, Plover: term.Plover, Quad: term.Quad}
	if len(term.CAMEO) > 0 {
		claim.Predicate.CAMEO = term.CAMEO[0]
	}
	claim.Polarity, claim.Modality = schema.Positive, schema.Asserted
	claim.Subject = d.argument(r.source.t, r.source.head)
	claim.Object = &schema.Argument{Span: r.span(), Claim: proposition.ID}
	d.held(claim, r.outer)
	claim.Rule, claim.Confidence = r.construction, 0.8
	claim.Identify()
	d.claims = append(d.claims, claim)
}

// rule names the constructions that made the claim, the report's last.
func (c *clause) rule() string {
	rule := ""
	for _, f := range c.fired {
		if rule != "" {
			rule += ", "
		}
		rule += f
	}
	if c.report != nil {
		rule += ", " + c.report.construction
	}
	return rule
}
