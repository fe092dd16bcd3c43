package agent

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/api"
	"claimgraph/server/ask"
)

func (t *tools) texts(s *mcp.Server) {
	type evidenceInput struct {
		Claim string `json:"claim" jsonschema:"claim id"`
	}
	add(t, s, "get_evidence", "The words a claim rests on: each part with its byte offsets, the sentence around, the article with the hash of its text; of a derived claim also what it comes from.",
		func(ctx context.Context, in *evidenceInput) (*Answer, error) {
			return t.evidence(ctx, schema.ClaimID(in.Claim))
		})
	type copiesInput struct {
		Article string `json:"article,omitempty" jsonschema:"only the copies of this article and what it copies"`
		Kind    string `json:"kind,omitempty" jsonschema:"exact, near, update or spun (rewritten with synonyms)"`
		Limit   int    `json:"limit,omitempty" jsonschema:"at most so many (default 20)"`
	}
	add(t, s, "copies", "Articles that repeat others, and of spun ones which words were exchanged. Copies are one source with their original.",
		func(ctx context.Context, in *copiesInput) (*Answer, error) {
			list, err := t.Copies(ctx, ask.CopyQuery{Article: in.Article, Kind: in.Kind}, ask.Page{Limit: limit(in.Limit)})
			if err != nil {
				return nil, err
			}
			if len(list.Items) == 0 {
				return &Answer{NoEvidence: "no evidence of a copy"}, nil
			}
			for i := range list.Items {
				c := &list.Items[i]
				c.Substitutions = c.Substitutions[:min(20, len(c.Substitutions))]
			}
			return &Answer{Result: list.Items}, nil
		})
	if t.options.Query != nil {
		type cypherInput struct {
			Query  string         `json:"query" jsonschema:"openCypher that only reads; may begin with AS OF date(…) or DURING date(…) TO date(…)"`
			Params map[string]any `json:"params,omitempty" jsonschema:"values of the query's parameters"`
			Limit  int            `json:"limit,omitempty" jsonschema:"at most so many rows (default 50)"`
		}
		add(t, s, "cypher_query", "Ask the graph in openCypher, read-only. Entities are nodes labelled by kind with id, name, kind, country, sector; claims are relationships typed by predicate ((:Entity)-[:ACCUSE]->(:Entity)) and nodes (:Claim) with SUBJECT, OBJECT, HOLDER, IN. Return c.id to cite.",
			func(ctx context.Context, in *cypherInput) (*Answer, error) {
				return t.cypher(ctx, api.Query{Query: in.Query, Params: in.Params, Limit: in.Limit})
			})
	}
	no := false
	addTool(t, s, &mcp.Tool{
		Name:        "load_text",
		Description: "Read a text and tell the claims it makes. Nothing is stored unless confirm is true.",
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: !t.write, IdempotentHint: true, DestructiveHint: &no, OpenWorldHint: &no},
	}, t.load)
}

// piece is one part of a claim's evidence.
type piece struct {
	Field string `json:"field"`
	Quotation
}

// evidenceOf is what a claim rests on.
type evidenceOf struct {
	Claim  schema.ClaimID `json:"claim"`
	Pieces []piece        `json:"pieces" jsonschema:"each part of the claim with its words"`
	Around *Quotation     `json:"around,omitempty" jsonschema:"the text around them"`
}

// source is an article as evidence refers to it.
type source struct {
	ID        schema.ArticleID `json:"article"`
	Title     string           `json:"untrusted_title,omitempty"`
	Outlet    string           `json:"outlet,omitempty"`
	Published string           `json:"published,omitempty"`
	URL       string           `json:"url,omitempty"`
	SHA256    string           `json:"sha256" jsonschema:"of the article's text, to check quotations against"`
	Bytes     int              `json:"bytes"`
	CopyOf    schema.ArticleID `json:"copy_of,omitempty" jsonschema:"the article it repeats, if it does"`
}

// around is how many bytes of context go with evidence on each side.
const around = 200

func (t *tools) evidence(ctx context.Context, id schema.ClaimID) (*Answer, error) {
	claim, err := t.Store.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	answer, err := t.cited(ctx, []schema.Claim{claim}, graph.Evidence{})
	if err != nil {
		return nil, err
	}
	c := t.citer()
	a, err := c.article(ctx, claim.Article)
	if err != nil {
		return nil, err
	}
	if a == nil {
		answer.Result = map[string]any{"why": "this claim comes from event data without a text"}
		return answer, nil
	}
	list := []evidenceOf{evidenceIn(&claim, a)}
	for _, from := range claim.DerivedFrom[:min(5, len(claim.DerivedFrom))] {
		if origin, err := t.Store.Claim(ctx, from); err == nil && origin.Article == a.ID {
			list = append(list, evidenceIn(&origin, a))
		}
	}
	about := source{a.ID, a.Title, a.Outlet, a.Published, a.URL, ask.Digest(a), len(a.Text), ""}
	if a.Copy != nil {
		about.CopyOf = a.Copy.Of
	}
	answer.Result = map[string]any{"article": about, "evidence": list}
	return answer, nil
}

func evidenceIn(c *schema.Claim, a *schema.Article) evidenceOf {
	e := evidenceOf{Claim: c.ID}
	start, end := len(a.Text), 0
	for field, span := range c.Evidence {
		e.Pieces = append(e.Pieces, piece{field, Quotation{span.Text, span.Start, span.End, span.In}})
		if span.In == "" {
			start, end = min(start, span.Start), max(end, span.End)
		}
	}
	if start < end && end <= len(a.Text) {
		start, end = boundary(a.Text, max(0, start-around)), boundary(a.Text, min(len(a.Text), min(end, start+2000)+around))
		e.Around = &Quotation{Text: a.Text[start:end], Start: start, End: end}
	}
	return e
}

// boundary moves an offset back to the beginning of a character.
func boundary(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}

func (t *tools) cypher(ctx context.Context, q api.Query) (*Answer, error) {
	if q.Limit <= 0 {
		q.Limit = 50
	}
	q.Limit = min(q.Limit, 1000)
	out, err := t.options.Query(ctx, q)
	if err != nil {
		return nil, err
	}
	rows := out.Rows
	a := &Answer{}
	if len(rows) == 0 && out.Plan == "" {
		a.NoEvidence = "no evidence: the query found no rows"
	}
	table := func() map[string]any {
		m := map[string]any{"columns": out.Columns, "rows": rows}
		if out.Plan != "" {
			m["plan"] = out.Plan
		}
		return m
	}
	for length(table()) > budget-1024 && len(rows) > 0 {
		rows = rows[:len(rows)*3/4]
	}
	a.Result = table()
	if len(rows) < len(out.Rows) || out.Truncated {
		a.LeftOut = fmt.Sprintf("%d rows are shown, there are more; aggregate, or use SKIP and LIMIT", len(rows))
	}
	return a, nil
}

// loadInput is a text to be read.
type loadInput struct {
	Text      string `json:"text" jsonschema:"the article's text"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"date, such as 2022-03-23; on Friday needs one"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
	Confirm   bool   `json:"confirm,omitempty" jsonschema:"true stores the article; otherwise this is a dry run"`
}

// longestText is the most bytes load_text reads.
const longestText = 512 << 10

func (t *tools) load(ctx context.Context, in *loadInput) (*Answer, error) {
	if len(in.Text) > longestText {
		return nil, fmt.Errorf("the text has %d bytes; load_text reads at most %d", len(in.Text), longestText)
	}
	if in.Published != "" {
		if _, err := schema.ParseRange(in.Published); err != nil {
			return nil, fmt.Errorf("published: %w", err)
		}
	}
	a := &schema.Article{Text: in.Text, Title: in.Title, Published: in.Published, Outlet: in.Outlet, URL: in.URL}
	a.Identify()
	if in.Confirm && !t.write {
		return nil, errors.New("this connection may only read: nothing was stored; ask for a token of scope write")
	}
	pipeline, err := t.Pipe()
	if err != nil {
		return nil, err
	}
	claims, _, err := pipeline.Extract(ctx, a)
	if err != nil {
		return nil, err
	}
	result := map[string]any{"article": a.ID, "claims": len(claims), "stored": false}
	if in.Confirm {
		sum, err := t.options.Load(ctx, a)
		if err != nil {
			return nil, err
		}
		if sum.Failed > 0 {
			return nil, fmt.Errorf("not stored: %s", sum.Failures[0].Error)
		}
		result["stored"], result["new_claims"], result["known_already"] = true, sum.Claims, sum.Known > 0
	} else {
		result["why"] = "dry run; with confirm true the article is stored"
	}
	return t.read(claims, a, result)
}

// read tells the claims of a text that may not be in the store.
func (t *tools) read(claims []schema.Claim, a *schema.Article, result map[string]any) (*Answer, error) {
	answer := &Answer{Result: result}
	if len(claims) == 0 {
		answer.NoEvidence = "no evidence of any claim in this text"
	}
	for i := range claims {
		c := &claims[i]
		cited := Cited{
			ID: c.ID, Subject: within(c.Subject, claims), Predicate: predicate(c), Type: c.Predicate.Type, Object: within(c.Object, claims),
			About: within(c.About, claims), Holder: within(c.Holder, claims), Act: c.Act, Polarity: c.Polarity, Modality: c.Modality,
			Formal: c.Formal, Occurred: interval(c.Occurred), Said: interval(c.Said), Published: c.Published,
			DerivedFrom: c.DerivedFrom, Article: a.ID, Outlet: a.Outlet,
		}
		if e := evidenceIn(c, a); len(e.Pieces) > 0 {
			first := slices.MinFunc(e.Pieces, func(x, y piece) int { return x.Start - y.Start })
			last := slices.MaxFunc(e.Pieces, func(x, y piece) int { return x.End - y.End })
			if first.In == "" && last.In == "" && last.End <= len(a.Text) {
				cited.Quote = &Quotation{Text: a.Text[first.Start:last.End], Start: first.Start, End: last.End}
			}
		}
		answer.Claims = append(answer.Claims, cited)
	}
	return answer, nil
}

// within tells an argument; a claim of the same text in a few words.
func within(a *schema.Argument, claims []schema.Claim) string {
	if a != nil && a.Claim != "" {
		for i := range claims {
			if c := &claims[i]; c.ID == a.Claim {
				return fmt.Sprintf("[claim %s: %s %s %s]", c.ID, plain(c.Subject), predicate(c), plain(c.Object))
			}
		}
	}
	return plain(a)
}
