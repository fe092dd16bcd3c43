// Package extract turns articles into claims. Pipeline is the one place where
// the stages meet: read, analyse, link, find times, extract, resolve, sink.
package extract

import (
	"context"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// Document is an article with everything known of it before claims are drawn.
// Offsets in Body count from the start of Article.Text, even where analysis
// began later; offsets in Title count within Article.Title.
type Document struct {
	Article    *schema.Article
	Title      *nlp.Document // nil when there is none
	Body       *nlp.Document
	Linked     *resolve.Linked
	TitleTimes []when.Expression
	Times      []when.Expression
	// Drawn is what the pipeline's earlier extractors found, arguments resolved.
	Drawn []schema.Claim
}

// Extractor draws claims from a document.
type Extractor interface {
	// Extract gives the document's claims, identified, in text order. The same
	// document gives the same claims. Arguments may be left unresolved: the
	// pipeline resolves every argument that has a span and no entity or claim.
	Extract(ctx context.Context, doc *Document) ([]schema.Claim, error)
	// Version names the extractor as it stands in a claim's extractors:
	// "rules/1".
	Version() string
}
