package main

import (
	"time"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// blank stands for the stages of a pipeline that finds no claims: what remains
// of loading is the look-up of copies and the store.
type blank struct{}

func blankPipeline() *extract.Pipeline {
	return &extract.Pipeline{Analyser: blank{}, Resolver: blank{}, Times: blank{}}
}

func (blank) Analyse(text string) *nlp.Document      { return &nlp.Document{Text: text} }
func (blank) AnalyseTitle(text string) *nlp.Document { return &nlp.Document{Text: text} }
func (blank) Version() string                        { return "blank" }
func (blank) Link(_ *schema.Article, title, body *nlp.Document) *resolve.Linked {
	return &resolve.Linked{Title: title, Body: body}
}
func (blank) Entity(schema.EntityID) (e schema.Entity, ok bool) { return e, false }
func (blank) Resolve(*resolve.Linked, *schema.Argument)         {}
func (blank) Find(*nlp.Document, time.Time) []when.Expression   { return nil }
