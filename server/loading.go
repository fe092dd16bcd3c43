package server

import (
	"context"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/server/ask"
	"claimgraph/server/batch"
	"claimgraph/server/job"
)

// Loading gives a function that stores one article, in its turn among the loads
// of the queue, and waits until that is done; nil without a queue.
func Loading(service *ask.Service, jobs *job.Queue) func(context.Context, *schema.Article) (batch.Summary, error) {
	if jobs == nil {
		return nil
	}
	return func(ctx context.Context, a *schema.Article) (batch.Summary, error) {
		var sum batch.Summary
		var failed error
		done := make(chan struct{})
		j, err := jobs.Add(int64(len(a.Text)), func(ctx context.Context, progress func(batch.Summary)) (batch.Summary, error) {
			defer close(done)
			sum, failed = loadOne(ctx, service, jobs, a, progress)
			return sum, failed
		})
		if err != nil {
			return sum, err
		}
		select {
		case <-done:
			return sum, failed
		case <-ctx.Done():
			jobs.Cancel(j.ID) // unknown once it is over: nothing to cancel then
			return sum, ctx.Err()
		}
	}
}

func loadOne(ctx context.Context, service *ask.Service, jobs *job.Queue, a *schema.Article, progress func(batch.Summary)) (batch.Summary, error) {
	pipeline, err := service.Pipe()
	if err != nil {
		return batch.Summary{}, err
	}
	loader := &batch.Loader{Pipeline: pipeline, Store: service.Store, Workers: 1, Progress: progress, Counters: &jobs.Counts}
	return loader.Load(ctx, func(yield func(article.Item, error) bool) {
		yield(article.Item{Article: *a, Source: "text"}, nil)
	})
}
