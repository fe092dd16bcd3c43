package llm

import (
	"slices"
	"strings"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// confidence of a claim that a model alone has found: a figure to order by, not
// a measured one. That the words are there is certain; that they mean it is not.
const confidence = 0.6

// drawer makes claims of the statements of one window: first it places all of
// them, since those under one saying share its content, then it writes.
type drawer struct {
	e       *Extractor
	doc     *extract.Document
	finder  *finder
	window  window
	placed  []*placed
	sayings []*saying
	claims  []schema.Claim
}

// placed is a statement whose quotes stand in the text.
type placed struct {
	*statement
	at       found
	sentence *nlp.Sentence
	head     int // token of the predicate
	said     *saying
}

// draw checks the statements and makes claims of those that hold.
func (e *Extractor) draw(doc *extract.Document, w window, list []statement) []schema.Claim {
	d := &drawer{e: e, doc: doc, window: w, finder: newFinder(doc, w)}
	for i := range list {
		if why := d.place(&list[i]); why != "" {
			e.meter.drop(why)
		}
	}
	for _, p := range d.placed {
		d.write(p)
	}
	for _, s := range d.sayings {
		d.assertion(s)
	}
	return d.claims
}

// place finds a statement in the text; else it says why not.
func (d *drawer) place(s *statement) Reason {
	if !wellFormed(s) {
		return WrongShape
	}
	at, why := d.finder.locate(s, d.e.meter.drop)
	if why != "" {
		return why
	}
	p := &placed{statement: s, at: at, sentence: d.sentence(*at.predicate)}
	switch {
	case !at.predicate.title && !d.window.has(at.predicate.sentence):
		return NotAsked
	case ordering(p.sentence):
		return OrderToModel
	}
	if p.head = head(p.sentence, *at.predicate); p.head < 0 {
		return NoPredicate
	}
	if at.cue != nil {
		p.said = d.saying(p)
	}
	d.placed = append(d.placed, p)
	return ""
}

// write makes the claim of a placed statement.
func (d *drawer) write(p *placed) {
	c := d.blank(*p.at.predicate)
	c.Predicate = d.predicate(p)
	c.Subject, c.Object = d.argument(p.at.subject), d.argument(p.at.object)
	c.About, c.Place = d.argument(p.at.about), d.argument(p.at.place)
	c.Quantity = d.quantity(p.at.quantity)
	c.Polarity, c.Modality, c.Tense = schema.Polarity(p.Polarity), schema.Modality(p.Modality), schema.Tense(p.Tense)
	c.Occurred = d.occurred(p)
	if c.Predicate.Type == "" && p.Type != "" {
		c.Open, c.Rule = true, "open type"
		c.Triple = []string{text(c.Subject), c.Predicate.Text, text(c.Object)}
	}
	d.attribute(c, p)
	c.Identify()
	if d.has(c) {
		d.e.meter.drop(Duplicate)
		return
	}
	if p.said != nil && p.said.first == "" {
		p.said.first = c.ID
	}
	d.claims = append(d.claims, *c)
}

// wellFormed reports whether the closed fields hold what they may; what is left
// out has its plain meaning.
func wellFormed(s *statement) bool {
	if s.Polarity == "" {
		s.Polarity = string(schema.Positive)
	}
	if s.Modality == "" {
		s.Modality = string(schema.Asserted)
	}
	switch schema.Tense(s.Tense) {
	case schema.Past, schema.Ongoing, schema.Planned:
	default:
		s.Tense = ""
	}
	return (s.Polarity == string(schema.Positive) || s.Polarity == string(schema.Negative)) && slices.Contains(modalities(), s.Modality)
}

// blank is a claim of the document, by this extractor.
func (d *drawer) blank(predicate place) *schema.Claim {
	a := d.doc.Article
	c := &schema.Claim{
		Article: a.ID, Published: a.Published, Outlet: a.Outlet,
		Rule: "model", Confidence: confidence, Extractors: []string{d.e.Version()},
	}
	if !predicate.title {
		c.Sentence = predicate.sentence
	}
	return c
}

// predicate names what is done in the ontology. A type the ontology does not
// have is left open.
func (d *drawer) predicate(p *placed) schema.Predicate {
	made := schema.Predicate{Span: d.finder.span(*p.at.predicate), Lemma: lemma(p.sentence, p.head)}
	made.Name = made.Lemma
	term, ok := schema.TermByID(strings.ToUpper(p.Type))
	if !ok {
		return made
	}
	fill(&made, term)
	if p.Mode != "" && !term.HasMode(p.Mode) {
		d.e.meter.drop(NoSuchMode)
	} else {
		made.Mode = p.Mode
	}
	known := contextIDs()
	for _, c := range p.Contexts {
		if slices.Contains(known, c) && !slices.Contains(made.Contexts, c) {
			made.Contexts = append(made.Contexts, c)
		}
	}
	return made
}

// fill writes a term of the ontology into a predicate.
func fill(p *schema.Predicate, term schema.Term) {
	p.Name, p.Type, p.Plover, p.Quad = term.Label, term.ID, term.Plover, term.Quad
	if len(term.CAMEO) > 0 {
		p.CAMEO = term.CAMEO[0]
	}
}

// lemma is a verb's, with its particle.
func lemma(s *nlp.Sentence, head int) string {
	l := strings.ToLower(s.Tokens[head].Lemma)
	for k := range s.Children(head) {
		if s.Tokens[k].Rel == "compound:prt" {
			l += " " + strings.ToLower(s.Tokens[k].Form)
		}
	}
	return l
}

func (d *drawer) argument(p *place) *schema.Argument {
	if p == nil {
		return nil
	}
	return &schema.Argument{Span: d.finder.span(*p)}
}

// attribute writes who says so into a claim: the outlet where nobody is named.
func (d *drawer) attribute(c *schema.Claim, p *placed) {
	if p.at.holder == nil && p.at.cue == nil {
		c.Holder = d.outlet()
		return
	}
	c.Holder, c.Act = d.argument(p.at.holder), act(p.Act).ID
	if s := p.said; s != nil {
		c.Act, c.Cue, c.Content, c.Said = s.act.ID, d.finder.span(s.cue), d.content(s), d.saidAt(s)
	}
}

// outlet is the holder of what an article tells in its own voice.
func (d *drawer) outlet() *schema.Argument {
	return &schema.Argument{Name: d.doc.Article.Outlet, Kind: schema.Media, Derived: "outlet"}
}

// sentence is the analysed sentence a place is in.
func (d *drawer) sentence(p place) *nlp.Sentence { return &d.finder.document(p).Sentences[p.sentence] }

func text(a *schema.Argument) string {
	if a == nil {
		return ""
	}
	return a.Text
}
