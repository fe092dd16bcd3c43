// Package resolve links mentions to entities: names by gazetteer and context,
// titles by their holder on the article's day, pronouns and definite roles by
// coreference.
package resolve

import (
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Mention is a stretch of text that means an entity: a name, a role, a pronoun.
type Mention struct {
	Title       bool // in the article's title rather than its body
	Sentence    int  // index into that document's sentences
	First, Last int  // its tokens, inclusive
	Head        int  // the token that governs the others
	Start, End  int  // its bytes of that document's text
	Entity      schema.Entity
	// Actor refines the entity when the text says less or more than its name:
	// for "a Russian official", Entity is country/RUS and Sector GOV.
	Country, Sector string
	Chain           int     // mentions with the same chain corefer; counted from 0
	Type            string  // "name", "nominal" or "pronoun"
	Confidence      float64 // 0..1
}

// Linked is what an article's mentions mean.
type Linked struct {
	Title, Body *nlp.Document // Title is nil when there is none
	Mentions    []Mention     // title first, then body, in text order
}

// Resolver links the mentions of one article. It is safe for concurrent use.
type Resolver interface {
	// Link finds and links the mentions. title may be nil.
	Link(article *schema.Article, title, body *nlp.Document) *Linked
	// Resolve fills the entity fields of an argument whose span covers a noun
	// phrase of the linked article, deciding by its head word and modifiers:
	// "A Russian official" is Russia with sector GOV, "Moscow's military" is
	// Russia's armed forces. An argument that means no actor becomes a topic or
	// stays without an entity.
	Resolve(linked *Linked, arg *schema.Argument)
	// Entity gives an entity that the gazetteer knows.
	Entity(id schema.EntityID) (schema.Entity, bool)
	// Version names the gazetteer and rules, for the ledger.
	Version() string
}
