package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/extract/article"
	"claimgraph/server/batch"
)

// demo loads the articles that come with the program, for who has none at hand.
func (a *api) demo() {
	huma.Register(a.huma, huma.Operation{
		OperationID: "demo", Method: http.MethodPost, Path: Base + "/demo", Tags: []string{"Loading"}, DefaultStatus: http.StatusAccepted,
		Summary: "Load the articles that come with the program; gives a job",
		Errors:  []int{http.StatusNotImplemented, http.StatusServiceUnavailable},
	}, func(ctx context.Context, _ *struct{}) (*jobReply, error) {
		if a.Jobs == nil || a.Demo == nil {
			return nil, huma.Error501NotImplemented("this server only reads, or has no articles of its own")
		}
		pipeline, err := a.Pipe()
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		j, err := a.Jobs.Add(0, func(ctx context.Context, progress func(batch.Summary)) (batch.Summary, error) {
			loader := &batch.Loader{Pipeline: pipeline, Store: a.Store, Workers: max(1, a.Workers), Progress: progress, Counters: &a.Jobs.Counts}
			return loader.Load(ctx, article.ReadFS(ctx, a.Demo, article.Options{}))
		})
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		return &jobReply{Location: Base + "/jobs/" + j.ID, Body: j}, nil
	})
}
