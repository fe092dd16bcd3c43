package ask

import (
	"context"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Path gives a shortest chain of claims between two actors, by name.
func (s *Service) Path(ctx context.Context, from, to string, f graph.Filter, o graph.PathOptions) (*graph.PathAnswer, error) {
	x, y, err := s.pair(ctx, from, to)
	if err != nil {
		return nil, err
	}
	return graph.Path(ctx, s.Store, x, y, f, o)
}

// Series gives how two actors, by name, stand to each other over time.
func (s *Service) Series(ctx context.Context, a, b, by string, f graph.Filter) (*graph.SeriesAnswer, error) {
	unit, err := graph.ParseUnit(by)
	if err != nil {
		return nil, &InputError{"by", err}
	}
	x, y, err := s.pair(ctx, a, b)
	if err != nil {
		return nil, err
	}
	return graph.Series(ctx, s.Store, x, y, unit, f)
}

// Thread follows a claim, or without one all that f selects.
func (s *Service) Thread(ctx context.Context, claim string, f graph.Filter) (*graph.ThreadAnswer, error) {
	if claim == "" {
		return graph.ThreadOf(ctx, s.Store, f)
	}
	return graph.Thread(ctx, s.Store, schema.ClaimID(claim), f)
}

// Trend tells what rose most, of what "of" names.
func (s *Service) Trend(ctx context.Context, of string, f graph.Filter) (*graph.TrendAnswer, error) {
	what, err := graph.ParseTrendOf(of)
	if err != nil {
		return nil, &InputError{"of", err}
	}
	return graph.Trend(ctx, s.Store, what, f)
}

// Two are the two times that a difference compares.
type Two struct {
	From     string `query:"from" json:"from,omitempty" doc:"The earlier period"`
	To       string `query:"to" json:"to,omitempty" doc:"The later period"`
	AsOfFrom string `query:"as-of-from" json:"as_of_from,omitempty" doc:"What was known by then …"`
	AsOfTo   string `query:"as-of-to" json:"as_of_to,omitempty" doc:"… against what was known by then"`
}

// Diff compares the networks of two times.
func (s *Service) Diff(ctx context.Context, t *Times, p *Parts, two Two) (*graph.DiffAnswer, error) {
	if (two.From == "") != (two.To == "") || (two.AsOfFrom == "") != (two.AsOfTo == "") || two.From == "" && two.AsOfFrom == "" {
		return nil, inputf("", "diff wants two times: from and to, or as-of-from and as-of-to")
	}
	before, after := *t, *t
	if two.From != "" {
		before.During, after.During = two.From, two.To
	}
	if two.AsOfFrom != "" {
		before.AsOf, after.AsOf = two.AsOfFrom, two.AsOfTo
	}
	first, err := s.Filter(ctx, &before, p)
	if err != nil {
		return nil, err
	}
	second, err := s.Filter(ctx, &after, p)
	if err != nil {
		return nil, err
	}
	return graph.Diff(ctx, s.Store, first, second)
}
