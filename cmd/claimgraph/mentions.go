package main

import (
	"context"
	"fmt"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// reading is what parse --format jsonl prints of an article.
type reading struct {
	ID       schema.ArticleID `json:"id"`
	Mentions []mentionView    `json:"mentions"`
	Times    []timeView       `json:"times"`
	Chains   [][]stretch      `json:"chains"` // of two mentions or more
}

// stretch is a piece of the article's text, or of its title, in bytes.
type stretch struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	In    string `json:"in,omitempty"`
}

type mentionView struct {
	stretch
	Kind     schema.Kind     `json:"kind,omitempty"`
	Entity   schema.EntityID `json:"entity,omitempty"`
	Name     string          `json:"name,omitempty"`
	Wikidata string          `json:"wikidata,omitempty"`
	Country  string          `json:"country,omitempty"`
	Sector   string          `json:"sector,omitempty"`
	Type     string          `json:"type,omitempty"` // name, nominal or pronoun
}

type timeView struct {
	stretch
	Type  string `json:"type"`
	Value string `json:"value"`
}

// parseMentions prints the mentions, times and chains of each article.
func (a *app) parseMentions(ctx context.Context, paths []string, o article.Options) error {
	pipeline, err := a.pipeline()
	if err != nil {
		return err
	}
	failed, done := 0, 0
	for item, err := range article.Read(ctx, paths, o) {
		if err != nil {
			failed++
			fmt.Fprintf(a.stderr, "claimgraph: %v\n", err)
			continue
		}
		done++
		if err := writeJSONL(a.stdout, []any{readingOf(pipeline.Read(&item.Article))}); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed > 0 && done == 0 {
		return quietError{exitError}
	}
	return nil
}

func readingOf(doc *extract.Document) reading {
	r := reading{ID: doc.Article.ID, Mentions: []mentionView{}, Times: []timeView{}, Chains: [][]stretch{}}
	chains := map[int][]stretch{}
	var order []int
	for _, m := range doc.Linked.Mentions {
		at := stretch{m.Start, m.End, part(m.Title)}
		e := m.Entity
		r.Mentions = append(r.Mentions, mentionView{at, e.Kind, e.ID, e.Name, e.Wikidata, m.Country, m.Sector, m.Type})
		if len(chains[m.Chain]) == 1 {
			order = append(order, m.Chain)
		}
		chains[m.Chain] = append(chains[m.Chain], at)
	}
	for _, chain := range order {
		r.Chains = append(r.Chains, chains[chain])
	}
	for _, found := range []struct {
		title bool
		times []when.Expression
	}{{true, doc.TitleTimes}, {false, doc.Times}} {
		for _, t := range found.times {
			r.Times = append(r.Times, timeView{stretch{t.Start, t.End, part(found.title)}, t.Type, t.Value})
		}
	}
	return r
}

func part(title bool) string {
	if title {
		return schema.InTitle
	}
	return ""
}
