package agent

import (
	"context"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

// Filter is what tools let a model pick claims by.
type Filter struct {
	Subject   string `json:"subject,omitempty" jsonschema:"who does it, by name or id; several parted by commas"`
	Object    string `json:"object,omitempty" jsonschema:"to whom or what"`
	Entity    string `json:"entity,omitempty" jsonschema:"in any part: subject, object, about, holder, place"`
	Holder    string `json:"holder,omitempty" jsonschema:"who says so"`
	Type      string `json:"type,omitempty" jsonschema:"predicate type such as ACCUSE, DENY, SANCTION, ASSAULT, CONSULT, INVESTIGATE"`
	Act       string `json:"act,omitempty" jsonschema:"the holder's act: STATE, ALLEGE, ACCUSE, DENY, CONFIRM, DETERMINE, WARN, DEMAND"`
	Topic     string `json:"topic,omitempty" jsonschema:"words in what it is about, such as war crimes"`
	Country   string `json:"country,omitempty" jsonschema:"country of subject, object or holder, ISO 3166-1 alpha-3"`
	Outlet    string `json:"outlet,omitempty" jsonschema:"who published it"`
	Article   string `json:"article,omitempty" jsonschema:"article id"`
	Polarity  string `json:"polarity,omitempty" jsonschema:"positive or negative"`
	Modality  string `json:"modality,omitempty" jsonschema:"asserted, alleged, possible, intended, hypothetical, asked or demanded"`
	Text      string `json:"text,omitempty" jsonschema:"words of the evidence"`
	During    string `json:"during,omitempty" jsonschema:"when it happened: a year, month, day, or FROM..TO (2022-03, 2022-03-16..2022-03-24)"`
	Published string `json:"published,omitempty" jsonschema:"when it was published, written as during"`
	AsOf      string `json:"as_of,omitempty" jsonschema:"only what had been published by then"`
	Recorded  string `json:"as_of_recorded,omitempty" jsonschema:"only what this graph had recorded by then"`
	Level     string `json:"level,omitempty" jsonschema:"actor (default), or country to count officials and forces as their country"`
}

// few is how many claims a tool cites when not told otherwise, most the most.
const (
	few  = 20
	most = 100
)

// limit is how many claims are wanted.
func limit(n int) int {
	if n <= 0 {
		return few
	}
	return min(n, most)
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (f *Filter) times() *ask.Times {
	return &ask.Times{During: f.During, Published: f.Published, AsOf: f.AsOf, AsOfRecorded: f.Recorded, Level: f.Level}
}

func (f *Filter) parts() *ask.Parts {
	return &ask.Parts{
		Subjects: one(f.Subject), Objects: one(f.Object), Entities: one(f.Entity), Holders: one(f.Holder), Types: one(f.Type),
		Acts: one(f.Act), Topics: one(f.Topic), Countries: one(f.Country), Outlets: one(f.Outlet), Articles: one(f.Article),
		Polarity: f.Polarity, Modality: f.Modality, Text: f.Text,
	}
}

func (t *tools) filter(ctx context.Context, f *Filter) (graph.Filter, error) {
	return t.Service.Filter(ctx, f.times(), f.parts())
}

func (t *tools) claims(s *mcp.Server) {
	type searchInput struct {
		Filter
		Limit  int    `json:"limit,omitempty" jsonschema:"at most so many claims (default 20, at most 100)"`
		Cursor string `json:"cursor,omitempty" jsonschema:"the next of the answer before"`
	}
	add(t, s, "search_claims", "Find claims by who said or did what to whom, when; in order of time, each with the words it rests on.",
		func(ctx context.Context, in *searchInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			list, err := t.Claims(ctx, f, ask.Page{Limit: limit(in.Limit), Cursor: in.Cursor})
			if err != nil {
				return nil, err
			}
			a, err := t.cited(ctx, list.Items, list.Evidence)
			if err == nil {
				a.page(list.Next, list.Total, len(list.Items))
			}
			return a, err
		})
	type timelineInput struct {
		A string `json:"a" jsonschema:"one actor, by name or id"`
		B string `json:"b" jsonschema:"the other"`
		Filter
		Limit  int    `json:"limit,omitempty" jsonschema:"at most so many claims (default 20, at most 100)"`
		Cursor string `json:"cursor,omitempty" jsonschema:"the next of the answer before"`
	}
	add(t, s, "timeline", "What is said to have passed between two actors, in order of time.",
		func(ctx context.Context, in *timelineInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			list, err := t.Timeline(ctx, in.A, in.B, f, ask.Page{Limit: limit(in.Limit), Cursor: in.Cursor})
			if err != nil {
				return nil, err
			}
			a, err := t.cited(ctx, list.Items, list.Evidence)
			if err == nil {
				a.Result = map[string]any{"a": list.A, "b": list.B}
				a.page(list.Next, list.Total, len(list.Items))
			}
			return a, err
		})
	type threadInput struct {
		Claim string `json:"claim,omitempty" jsonschema:"the claim to follow; without one, all that the other fields select"`
		Filter
		Limit int `json:"limit,omitempty" jsonschema:"at most so many claims (default 20, at most 100)"`
	}
	add(t, s, "thread", "Follow an accusation through denials, investigations, findings and rulings, in order of time. Give a claim, or an entity and a topic.",
		func(ctx context.Context, in *threadInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			thread, err := t.Thread(ctx, in.Claim, f)
			if err != nil {
				return nil, err
			}
			return t.thread(ctx, thread, limit(in.Limit))
		})
}

// thread tells a thread, each claim with its part.
func (t *tools) thread(ctx context.Context, thread *graph.ThreadAnswer, n int) (*Answer, error) {
	var claims []schema.Claim
	for _, c := range thread.Claims[:min(n, len(thread.Claims))] {
		claims = append(claims, c.Claim)
	}
	a, err := t.cited(ctx, claims, thread.Evidence)
	if err != nil {
		return nil, err
	}
	for i := range a.Claims {
		a.Claims[i].Part = thread.Claims[i].Part
	}
	total := len(thread.Claims)
	a.page("", &total, len(claims))
	return a, nil
}

// page tells how much of a list was shown.
func (a *Answer) page(next string, total *int, shown int) {
	a.Next = next
	if total != nil && *total > shown {
		a.LeftOut = fmt.Sprintf("%d of %d claims are shown", shown, *total)
	}
}
