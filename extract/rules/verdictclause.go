package rules

import "claimgraph/schema"

// adjectival is what an adjective, or a noun with "no", says of the clause it is
// said of: "it is unlikely that", "there is no sign that" (Saurí's event selecting
// predicates, 2008, for adjectives and nouns).
var adjectival = map[string]implication{
	"likely": {modality: schema.Possible, holds: true}, "probable": {modality: schema.Possible, holds: true},
	"possible": {modality: schema.Possible, holds: true}, "conceivable": {modality: schema.Possible, holds: true},
	"plausible": {modality: schema.Possible, holds: true}, "unlikely": {modality: schema.Possible, negative: true},
	"improbable": {modality: schema.Possible, negative: true}, "doubtful": {modality: schema.Possible, negative: true},
	"impossible": {negative: true}, "false": {negative: true}, "untrue": {negative: true}, "unthinkable": {negative: true},
	"inconceivable": {negative: true}, "unclear": {modality: schema.Asked, holds: true},
	"unknown": {modality: schema.Asked, holds: true}, "uncertain": {modality: schema.Asked, holds: true},
	"necessary": demands, "important": demands, "essential": demands, "vital": demands, "imperative": demands, "crucial": demands,
	"true": {}, "clear": {holds: true}, "obvious": {holds: true}, "evident": {holds: true},
}

// proofs are nouns for what would show a clause true: without it, it is not.
var proofs = set("evidence proof sign indication suggestion reason ground confirmation chance question possibility")

// judged applies what a copular predicate or a missing proof says of the clause.
func (c *clause) judged(g *clause) {
	word := c.t.lower[g.head]
	imply, known := adjectival[word]
	switch {
	case known && g.form == copular:
	case proofs[word] && c.t.negative(g.head):
		imply, known = implication{modality: schema.Possible, negative: true, holds: true}, true
	case g.absorbed != nil && proofs[g.absorbed.lemma] && c.t.negative(g.absorbed.head):
		imply, known = implication{modality: schema.Possible, negative: true, holds: true}, true
	}
	if !known {
		return
	}
	if imply.negative {
		c.status.polarity = flip(c.status.polarity)
	}
	c.status.modality = stronger(c.status.modality, imply.modality)
	if g.form == copular && g.status.polarity == schema.Negative && !imply.holds {
		c.status.polarity = flip(c.status.polarity)
	}
}

// judges reports whether the clause only says how likely its complement is.
func (c *clause) judges() bool {
	if c.form == copular && c.complement.kind == "to" {
		return c.t.lower[c.head] == "able" || c.t.lower[c.head] == "unable"
	}
	if c.form != copular || c.complement.kind != "that" {
		return false
	}
	_, known := adjectival[c.t.lower[c.head]]
	return known && (len(c.subjects) == 0 || c.t.pos(c.subjects[0], "PRON", "VERB"))
}

// raising are verbs of thinking whose negation is that of what is thought: who does
// not believe it was so believes that it was not.
var raising = set("believe think suppose imagine expect")
