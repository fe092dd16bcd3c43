package api

import (
	"context"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

// Filtered are the parameters of a question about claims.
type Filtered struct {
	ask.Times
	ask.Parts
}

func (a *api) filter(ctx context.Context, in *Filtered) (graph.Filter, error) {
	return a.Filter(ctx, &in.Times, &in.Parts)
}

// claimsBody is a page of claims, or in jsonl and csv all of them.
type claimsBody struct {
	ask.List[schema.Claim]
	all each[schema.Claim]
}

func (a *api) claims() {
	const tag = "Claims"
	type claimsInput struct {
		Filtered
		ask.Page
	}
	get(a, "/claims", "claims", "Claims by any of their parts, in order of time", tag,
		func(ctx context.Context, in *claimsInput) (*claimsBody, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			if in.Limit == 0 && in.Cursor == "" && inRows(ctx) {
				return &claimsBody{all: each[schema.Claim](a.All(ctx, f))}, nil
			}
			list, err := a.Claims(ctx, f, in.Page)
			if err != nil {
				return nil, err
			}
			return &claimsBody{List: *list}, nil
		})
	type claimInput struct {
		ID string `path:"id" maxLength:"200" doc:"Claim id"`
	}
	get(a, "/claims/{id}", "claim", "One claim", tag, func(ctx context.Context, in *claimInput) (*schema.Claim, error) {
		c, err := a.Store.Claim(ctx, schema.ClaimID(in.ID))
		return &c, err
	})
	type timelineInput struct {
		A string `query:"a" required:"true" minLength:"1" doc:"One actor, by name or id" example:"Russia"`
		B string `query:"b" required:"true" minLength:"1" doc:"The other" example:"Ukraine"`
		Filtered
		ask.Page
	}
	get(a, "/timeline", "timeline", "What is said to have passed between two actors, in order of time", tag,
		func(ctx context.Context, in *timelineInput) (*ask.Timeline, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			return a.Timeline(ctx, in.A, in.B, f, in.Page)
		})
	type histogramInput struct {
		By string `query:"by" enum:"day,week,month" default:"month" doc:"The periods"`
		Filtered
	}
	get(a, "/histogram", "histogram", "Claims by period and quad class, by when they happened and were published", tag,
		func(ctx context.Context, in *histogramInput) (*ask.Histogram, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			return a.Histogram(ctx, in.By, f)
		})
	type corroborateInput struct {
		Claim string `query:"claim" required:"true" minLength:"1" doc:"Claim id"`
		ask.Times
	}
	get(a, "/corroborate", "corroborate", "Which independent sources say what a claim says; copies of one text count once", tag,
		func(ctx context.Context, in *corroborateInput) (*graph.CorroborateAnswer, error) {
			f, err := a.Filter(ctx, &in.Times, nil)
			if err != nil {
				return nil, err
			}
			return graph.Corroborate(ctx, a.Store, schema.ClaimID(in.Claim), f)
		})
}
