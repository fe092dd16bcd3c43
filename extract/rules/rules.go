package rules

import (
	"context"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// Version names this extractor in a claim's extractors.
const Version = "rules/1"

// Lexicon says what predicates mean; *frames.Lexicon is one.
type Lexicon interface {
	Lookup(frames.Query) (frames.Frame, bool)
	InClass(class, lemma string, modifiers ...string) bool
	Contexts(lemma string, modifiers ...string) []string
	Somebody(lemma string) bool // whether a common noun stands for one who can act
}

// Options choose what the extractor gives.
type Options struct {
	Lexicon  Lexicon
	Resolver resolve.Resolver // who is meant; nil leaves arguments unresolved and derives nothing
	// Entities gives the country of a country code; nil asks Resolver, if it can
	// tell.
	Entities Entities
	// Constructions in the order they are tried; nil for Default.
	Constructions []Construction
	Open          bool // add open triples
}

// Entities knows entities by id: "country/USA".
type Entities interface {
	Entity(id schema.EntityID) (schema.Entity, bool)
}

// Extractor draws claims by rules. It is safe for concurrent use.
type Extractor struct {
	lexicon       Lexicon
	resolver      resolve.Resolver
	entities      Entities
	constructions []Construction
	open          bool
}

var _ extract.Extractor = (*Extractor)(nil)

// New makes an extractor.
func New(o Options) *Extractor {
	e := &Extractor{lexicon: o.Lexicon, resolver: o.Resolver, constructions: o.Constructions, open: o.Open}
	if e.entities = o.Entities; e.entities == nil {
		e.entities, _ = o.Resolver.(Entities)
	}
	if e.constructions == nil {
		e.constructions = Default()
	}
	return e
}

// Version is "rules/1".
func (e *Extractor) Version() string { return Version }

// Extract gives the document's claims: the title's, then the body's, each in
// text order with a report's proposition before its assertion. It stops with
// the context's error when that is cancelled.
func (e *Extractor) Extract(ctx context.Context, doc *extract.Document) ([]schema.Claim, error) {
	var claims []schema.Claim
	for _, d := range e.drafts(doc) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		claims = append(claims, d.write()...)
	}
	return claims, nil
}

// drafts reads the title and the body.
func (e *Extractor) drafts(doc *extract.Document) []*draft {
	var all []*draft
	if doc.Title != nil {
		all = append(all, e.draft(doc, doc.Title, doc.TitleTimes, schema.InTitle))
	}
	if doc.Body != nil {
		all = append(all, e.draft(doc, doc.Body, doc.Times, ""))
	}
	return all
}

// draft is the reading of one text: its trees, reports and claims.
type draft struct {
	e       *Extractor
	doc     *extract.Document
	text    *nlp.Document
	trees   []*tree
	times   []when.Expression
	reports []*report
	asides  []*clause
	byTree  map[*tree][]*report
	claims  []*schema.Claim
	made    []*made
	done    map[*clause]*built
	bare    map[*report]*schema.Claim
	means   map[place]place // pronouns of speakers that mean another noun
}

// draft reads text: clauses, roles, frames, status, reports.
func (e *Extractor) draft(doc *extract.Document, text *nlp.Document, times []when.Expression, in string) *draft {
	d := &draft{e: e, doc: doc, text: text, times: times, done: map[*clause]*built{}, bare: map[*report]*schema.Claim{}, means: map[place]place{}}
	for i := range text.Sentences {
		d.trees = append(d.trees, newTree(text, i, in))
	}
	d.link()
	quotes := quotations(text, d.trees)
	for _, t := range d.trees {
		t.skip = boilerplate(t) || d.unverified(t)
		e.clauses(t)
	}
	d.attribute(quotes)
	return d
}

// link notes which token heads which mention.
func (d *draft) link() {
	if d.doc.Linked == nil {
		return
	}
	for i := range d.doc.Linked.Mentions {
		m := &d.doc.Linked.Mentions[i]
		if m.Title == (d.text == d.doc.Title) && m.Sentence >= 0 && m.Sentence < len(d.trees) {
			d.trees[m.Sentence].mentions[m.Head] = m
		}
	}
}

// clauses finds the clauses of a sentence and fills their roles.
func (e *Extractor) clauses(t *tree) {
	e.collect(t)
	for _, c := range t.order {
		for _, k := range e.constructions {
			if k.fill(c) {
				c.fire(k.Name)
			}
		}
	}
	for _, c := range t.order {
		e.name(c)
	}
	for _, c := range t.order {
		c.idiom()
		e.lightVerb(c)
	}
	for _, c := range t.order {
		c.judge()
	}
	for _, c := range t.order {
		c.compose()
	}
}

// attribute finds the reports.
func (d *draft) attribute(quotes []*quote) {
	for _, t := range d.trees {
		d.speech(t)
		d.accordingTo(t)
		d.hearsay(t)
		d.colon(t)
	}
	d.cutAsides()
	d.cutSayings()
	for _, t := range d.trees {
		d.summaries(t)
	}
	d.quotation(d.trees, quotes)
	d.settle()
	d.nest()
	d.prune()
	d.settle()
	d.nest()
	d.ownPronouns()
}
