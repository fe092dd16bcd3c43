package agent

import (
	"context"
	"fmt"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

func (t *tools) relations(s *mcp.Server) {
	type stanceInput struct {
		A  string `json:"a,omitempty" jsonschema:"with b: how these two stand to each other over time"`
		B  string `json:"b,omitempty" jsonschema:"the other actor"`
		By string `json:"by,omitempty" jsonschema:"day, week or month (default)"`
		Filter
		Limit int `json:"limit,omitempty" jsonschema:"at most so many rows and columns of the matrix (default 20)"`
	}
	add(t, s, "stance", "Without actors: who accuses whom (or does what type says), counted. With a and b: cooperation and conflict by period.",
		func(ctx context.Context, in *stanceInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			if (in.A == "") != (in.B == "") {
				return nil, fmt.Errorf("stance wants no actor, or two: a and b")
			}
			if in.A != "" {
				return t.series(ctx, in.A, in.B, in.By, f)
			}
			f.Limit = limit(in.Limit)
			return t.matrix(ctx, f)
		})
	type conflictsInput struct {
		Filter
		Limit int `json:"limit,omitempty" jsonschema:"at most so many contradictions (default 20)"`
	}
	add(t, s, "conflicts", "Propositions that some assert and others deny, by holder.",
		func(ctx context.Context, in *conflictsInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			f.Limit = limit(in.Limit)
			return t.conflicts(ctx, f)
		})
	add(t, s, "numbers", "The numbers that claims cite, by what was counted, and whether they exclude each other.",
		func(ctx context.Context, in *conflictsInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			f.Limit = limit(in.Limit)
			return t.numbers(ctx, f)
		})
	add(t, s, "anonymous_claims", "Claims that rest on one source who is not named.",
		func(ctx context.Context, in *conflictsInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			f.Limit = limit(in.Limit)
			list, err := graph.Anonymous(ctx, t.Store, f)
			if err != nil {
				return nil, err
			}
			a, err := t.cited(ctx, list.Claims, list.Evidence)
			if err == nil {
				a.Result = map[string]any{"borne_out_by_others": list.Others}
			}
			return a, err
		})
	type corroborateInput struct {
		Claim  string `json:"claim" jsonschema:"claim id"`
		AsOf   string `json:"as_of,omitempty" jsonschema:"only what had been published by then"`
		During string `json:"during,omitempty" jsonschema:"when it happened"`
		Level  string `json:"level,omitempty" jsonschema:"actor or country"`
	}
	add(t, s, "corroborate", "Which independent sources say what a claim says, and which say the opposite; copies of one text count once.",
		func(ctx context.Context, in *corroborateInput) (*Answer, error) {
			f, err := t.Service.Filter(ctx, &ask.Times{AsOf: in.AsOf, During: in.During, Level: in.Level}, nil)
			if err != nil {
				return nil, err
			}
			return t.corroborate(ctx, in.Claim, f)
		})
	type pathInput struct {
		From       string `json:"from" jsonschema:"where the chain begins, by name or id"`
		To         string `json:"to" jsonschema:"where it ends"`
		Undirected bool   `json:"undirected,omitempty" jsonschema:"also go from object to subject"`
		Hops       int    `json:"hops,omitempty" jsonschema:"at most so many claims (default 6)"`
		Filter
	}
	add(t, s, "path", "How two actors are connected: a shortest chain of claims, each not before the one before it.",
		func(ctx context.Context, in *pathInput) (*Answer, error) {
			f, err := t.filter(ctx, &in.Filter)
			if err != nil {
				return nil, err
			}
			path, err := t.Path(ctx, in.From, in.To, f, graph.PathOptions{Undirected: in.Undirected, MaxHops: min(in.Hops, 20)})
			if err != nil {
				return nil, err
			}
			var claims []schema.Claim
			steps := []string{}
			for _, s := range path.Steps {
				claims = append(claims, s.Claim)
				steps = append(steps, fmt.Sprintf("%s → %s (claim %s)", s.From.Label(), s.To.Label(), s.Claim.ID))
			}
			a, err := t.cited(ctx, claims, path.Evidence)
			if err == nil {
				a.Result = map[string]any{"steps": steps}
			}
			return a, err
		})
	type diffInput struct {
		From     string `json:"from,omitempty" jsonschema:"the earlier period"`
		To       string `json:"to,omitempty" jsonschema:"the later period"`
		AsOfFrom string `json:"as_of_from,omitempty" jsonschema:"what was known by then"`
		AsOfTo   string `json:"as_of_to,omitempty" jsonschema:"against what was known by then"`
		Filter
	}
	add(t, s, "diff", "What the network of who does what to whom gained, lost and changed between two periods (from, to) or between what was known at two times (as_of_from, as_of_to).",
		func(ctx context.Context, in *diffInput) (*Answer, error) {
			parts := in.parts()
			parts.Either, parts.Entities = parts.Entities, nil
			d, err := t.Diff(ctx, in.times(), parts, ask.Two{From: in.From, To: in.To, AsOfFrom: in.AsOfFrom, AsOfTo: in.AsOfTo})
			if err != nil {
				return nil, err
			}
			return t.diff(ctx, d)
		})
}

// edge is an edge as it is told to a model.
type edge struct {
	Subject  string           `json:"subject"`
	Object   string           `json:"object"`
	Claims   int              `json:"claims"`
	Sources  int              `json:"independent_sources"`
	Balance  float64          `json:"balance"`
	Types    map[string]int   `json:"types"`
	Evidence []schema.ClaimID `json:"evidence"`
}

// shown is how many ids of evidence an edge tells.
const shown = 5

func edgeOf(e *graph.Edge, name func(schema.EntityID) string) edge {
	return edge{name(e.Subject), name(e.Object), e.Claims, e.Sources, e.Balance, e.Types, e.Tally.Evidence[:min(shown, len(e.Tally.Evidence))]}
}

func (t *tools) matrix(ctx context.Context, f graph.Filter) (*Answer, error) {
	m, err := graph.Stance(ctx, t.Store, f)
	if err != nil {
		return nil, err
	}
	names := map[schema.EntityID]string{}
	for _, a := range slices.Concat(m.Subjects, m.Objects) {
		names[a.ID] = a.Label()
	}
	var edges []edge
	var ids []schema.ClaimID
	for i := range m.Edges[:min(len(m.Edges), 40)] {
		edges = append(edges, edgeOf(&m.Edges[i], func(id schema.EntityID) string { return names[id] }))
		ids = append(ids, m.Edges[i].Tally.Evidence[0])
	}
	a := &Answer{NoEvidence: m.NoEvidence, Result: map[string]any{"types": m.Types, "edges": edges}}
	if len(m.Edges) > len(edges) {
		a.LeftOut = fmt.Sprintf("%d of %d pairs are shown", len(edges), len(m.Edges))
	}
	return a, t.citedIDs(ctx, a, ids, few)
}

// period is one point of a series.
type period struct {
	From     string           `json:"from"`
	Score    int              `json:"score"`
	Claims   int              `json:"claims"`
	Sources  int              `json:"independent_sources"`
	Balance  float64          `json:"balance"`
	Types    map[string]int   `json:"types"`
	Evidence []schema.ClaimID `json:"evidence"`
}

func (t *tools) series(ctx context.Context, x, y, by string, f graph.Filter) (*Answer, error) {
	series, err := t.Series(ctx, x, y, by, f)
	if err != nil {
		return nil, err
	}
	var points []period
	var ids []schema.ClaimID
	for _, p := range series.Points {
		evidence := p.Tally.Evidence[:min(shown, len(p.Tally.Evidence))]
		points = append(points, period{p.From, p.Score, p.Claims, p.Sources, p.Balance, p.Types, evidence})
		ids = append(ids, evidence[:min(2, len(evidence))]...)
	}
	a := &Answer{NoEvidence: series.NoEvidence, Result: map[string]any{"a": series.A, "b": series.B, "by": series.Unit, "points": points}}
	return a, t.citedIDs(ctx, a, ids, few)
}

func (t *tools) conflicts(ctx context.Context, f graph.Filter) (*Answer, error) {
	c, err := graph.Conflicts(ctx, t.Store, f)
	if err != nil {
		return nil, err
	}
	var ids []schema.ClaimID
	for _, x := range c.Conflicts {
		for _, side := range slices.Concat(x.Asserted[:min(1, len(x.Asserted))], x.Denied[:min(1, len(x.Denied))]) {
			ids = append(ids, side.Claims[0])
		}
	}
	a := &Answer{NoEvidence: c.NoEvidence, Result: c.Conflicts}
	for length(a.Result) > budget/2 && len(c.Conflicts) > 1 {
		c.Conflicts = c.Conflicts[:len(c.Conflicts)/2]
		a.Result, a.LeftOut = c.Conflicts, "only the contradictions with most claims are shown; narrow by entity, topic or during"
	}
	return a, t.citedIDs(ctx, a, ids, few)
}

func (t *tools) numbers(ctx context.Context, f graph.Filter) (*Answer, error) {
	n, err := graph.NumbersOf(ctx, t.Store, f)
	if err != nil {
		return nil, err
	}
	a := &Answer{NoEvidence: n.NoEvidence, Result: n.Numbers}
	for length(a.Result) > budget/2 && len(n.Numbers) > 1 {
		n.Numbers = n.Numbers[:len(n.Numbers)/2]
		a.Result, a.LeftOut = n.Numbers, "only the first groups are shown; narrow by entity, topic or during"
	}
	var ids []schema.ClaimID
	for _, group := range n.Numbers {
		for _, figure := range group.Figures {
			ids = append(ids, figure.Claim)
		}
	}
	return a, t.citedIDs(ctx, a, ids, few)
}

func (t *tools) corroborate(ctx context.Context, id string, f graph.Filter) (*Answer, error) {
	c, err := graph.Corroborate(ctx, t.Store, schema.ClaimID(id), f)
	if err != nil {
		return nil, err
	}
	ids := []schema.ClaimID{c.Claim.ID}
	for _, s := range slices.Concat(c.Sources, c.Against) {
		for _, claim := range s.Claims {
			if claim != c.Claim.ID {
				ids = append(ids, claim)
			}
		}
	}
	a := &Answer{NoEvidence: c.NoEvidence, Result: map[string]any{
		"independent_sources": len(c.Sources), "sources": c.Sources, "against": c.Against,
	}}
	return a, t.citedIDs(ctx, a, ids, few)
}

func (t *tools) diff(ctx context.Context, d *graph.DiffAnswer) (*Answer, error) {
	names := map[schema.EntityID]string{}
	for _, n := range d.Nodes {
		names[n.ID] = n.Label()
	}
	name := func(id schema.EntityID) string { return names[id] }
	const lines = 15
	type changed struct {
		Before edge `json:"before"`
		After  edge `json:"after"`
	}
	var gained, lost []edge
	var changes []changed
	var ids []schema.ClaimID
	for i := range d.Gained[:min(lines, len(d.Gained))] {
		gained = append(gained, edgeOf(&d.Gained[i], name))
		ids = append(ids, d.Gained[i].Tally.Evidence[0])
	}
	for i := range d.Changed[:min(lines, len(d.Changed))] {
		changes = append(changes, changed{edgeOf(&d.Changed[i].Before, name), edgeOf(&d.Changed[i].After, name)})
		ids = append(ids, d.Changed[i].After.Tally.Evidence[0])
	}
	for i := range d.Lost[:min(lines, len(d.Lost))] {
		lost = append(lost, edgeOf(&d.Lost[i], name))
		ids = append(ids, d.Lost[i].Tally.Evidence[0])
	}
	a := &Answer{NoEvidence: d.NoEvidence, Result: map[string]any{
		"gained": gained, "lost": lost, "changed": changes,
		"totals": map[string]int{"gained": len(d.Gained), "lost": len(d.Lost), "changed": len(d.Changed)},
	}}
	if max(len(d.Gained), len(d.Lost), len(d.Changed)) > lines {
		a.LeftOut = fmt.Sprintf("at most %d pairs of each kind are shown", lines)
	}
	return a, t.citedIDs(ctx, a, ids, few)
}
