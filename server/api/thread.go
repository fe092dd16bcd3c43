package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/graph"
)

// Stance is a matrix of who did a thing to whom or, of two actors, how they
// stood to each other over time: one of the two.
type Stance struct {
	*graph.StanceAnswer
	*graph.SeriesAnswer
}

// Schema implements huma.SchemaProvider: an answer is one of two.
func (Stance) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{
		huma.SchemaFromType(r, typeOf[graph.StanceAnswer]()), huma.SchemaFromType(r, typeOf[graph.SeriesAnswer]()),
	}}
}

// MarshalJSON implements json.Marshaler.
func (s Stance) MarshalJSON() ([]byte, error) {
	if s.SeriesAnswer != nil {
		return marshal(s.SeriesAnswer)
	}
	return marshal(s.StanceAnswer)
}

func (a *api) threads() {
	const tag = "Threads"
	type stanceInput struct {
		A     string `query:"a" doc:"With b: how these two stand to each other over time"`
		B     string `query:"b" doc:"The other actor"`
		By    string `query:"by" enum:"day,week,month" default:"month" doc:"Period of the series of a and b"`
		Limit int    `query:"limit" minimum:"0" maximum:"1000" doc:"At most so many rows and columns (0: all)"`
		Filtered
	}
	get(a, "/stance", "stance", "Who accuses whom, as a matrix; for two actors, how they stand over time", tag,
		func(ctx context.Context, in *stanceInput) (*Stance, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			if (in.A == "") != (in.B == "") {
				return nil, huma.Error422UnprocessableEntity("stance wants no actor, or two: a and b")
			}
			if in.A != "" {
				series, err := a.Series(ctx, in.A, in.B, in.By, f)
				return &Stance{SeriesAnswer: series}, err
			}
			f.Limit = in.Limit
			matrix, err := graph.Stance(ctx, a.Store, f)
			return &Stance{StanceAnswer: matrix}, err
		})
	type threadInput struct {
		Claim string `query:"claim" doc:"The claim to follow; without one, all that the other parameters select"`
		Limit int    `query:"limit" minimum:"0" maximum:"10000" doc:"At most so many claims (0: all)"`
		Filtered
	}
	get(a, "/thread", "thread", "An accusation with its denials, investigations, findings and rulings, in order of time", tag,
		func(ctx context.Context, in *threadInput) (*graph.ThreadAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			f.Limit = in.Limit
			return a.Thread(ctx, in.Claim, f)
		})
	type conflictsInput struct {
		Limit int `query:"limit" minimum:"0" maximum:"10000" doc:"At most so many (0: all)"`
		Filtered
	}
	get(a, "/conflicts", "conflicts", "Propositions that some assert and others deny, by holder", tag,
		func(ctx context.Context, in *conflictsInput) (*graph.ConflictsAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			f.Limit = in.Limit
			return graph.Conflicts(ctx, a.Store, f)
		})
	get(a, "/numbers", "numbers", "The numbers that claims cite, by what was counted, and whether they exclude each other", tag,
		func(ctx context.Context, in *conflictsInput) (*graph.NumbersAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			f.Limit = in.Limit
			return graph.NumbersOf(ctx, a.Store, f)
		})
	get(a, "/anonymous", "anonymous", "Claims that rest on one source who is not named", tag,
		func(ctx context.Context, in *conflictsInput) (*graph.AnonymousAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			f.Limit = in.Limit
			return graph.Anonymous(ctx, a.Store, f)
		})
}
