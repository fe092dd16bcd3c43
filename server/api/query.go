package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/server/job"
)

// Query asks in a query language.
type Query struct {
	Query   string         `json:"query" minLength:"1" maxLength:"1048576" doc:"The query, in openCypher with AS OF and DURING; it only reads"`
	Params  map[string]any `json:"params,omitempty" doc:"Values of its parameters"`
	Limit   int            `json:"limit,omitempty" minimum:"0" maximum:"100000" doc:"At most so many rows (0: 10000)"`
	Timeout float64        `json:"timeout,omitempty" minimum:"0" maximum:"60" doc:"Give up after so many seconds (0: 10)"`
}

// Bounds are the limits that hold for the query.
func (q *Query) Bounds() (rows int, timeout time.Duration) {
	rows, timeout = q.Limit, time.Duration(q.Timeout*float64(time.Second))
	if rows == 0 {
		rows = 10_000
	}
	if timeout == 0 {
		timeout = 10 * time.Second
	}
	return rows, timeout
}

// QueryAnswer is a table.
type QueryAnswer struct {
	Columns   []string `json:"columns"`
	Rows      [][]any  `json:"rows" doc:"Values in the order of the columns"`
	Truncated bool     `json:"truncated,omitempty" doc:"There are more rows than the limit"`
	Notices   []string `json:"notices,omitempty" doc:"Advice on the query"`
	Plan      string   `json:"plan,omitempty" doc:"With EXPLAIN and PROFILE"`
	Elapsed   float64  `json:"elapsed_ms"`
}

// objects are the rows with the names of their columns.
func (q *QueryAnswer) objects() []map[string]any {
	out := make([]map[string]any, 0, len(q.Rows))
	for _, row := range q.Rows {
		object := make(map[string]any, len(row))
		for i, v := range row {
			if i < len(q.Columns) {
				object[q.Columns[i]] = v
			}
		}
		out = append(out, object)
	}
	return out
}

// Extracted is what a text says.
type Extracted struct {
	Article  schema.Article  `json:"article" doc:"The text as it was read: spans count in it"`
	Claims   []schema.Claim  `json:"claims"`
	Entities []schema.Entity `json:"entities"`
}

func (a *api) queries() {
	type queryInput struct{ Body Query }
	huma.Register(a.huma, huma.Operation{
		OperationID: "query", Method: http.MethodPost, Path: Base + "/query", Tags: []string{"Query"}, DefaultStatus: http.StatusOK,
		Summary: "Ask in openCypher, with time; read-only", MaxBodyBytes: 2 << 20, BodyReadTimeout: -1,
		Errors: []int{http.StatusUnprocessableEntity, http.StatusGatewayTimeout},
	}, func(ctx context.Context, in *queryInput) (*reply[*QueryAnswer], error) {
		if a.Query == nil {
			return nil, huma.Error501NotImplemented("this server has no query language")
		}
		_, timeout := in.Body.Bounds()
		ctx, cancel := context.WithTimeout(ctx, timeout)
		defer cancel()
		answer, err := a.Query(ctx, in.Body)
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		return &reply[*QueryAnswer]{answer}, nil
	})
	type extractInput struct{ Body NewArticle }
	huma.Register(a.huma, huma.Operation{
		OperationID: "extract", Method: http.MethodPost, Path: Base + "/extract", Tags: []string{"Loading"}, DefaultStatus: http.StatusOK,
		Summary: "The claims of a text, without storing anything", MaxBodyBytes: 1 << 20, BodyReadTimeout: -1,
	}, func(ctx context.Context, in *extractInput) (*reply[*Extracted], error) {
		out, err := a.extract(ctx, &in.Body)
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		return &reply[*Extracted]{out}, nil
	})
}

// extract reads a text as a load would, and stores nothing.
func (a *api) extract(ctx context.Context, in *NewArticle) (*Extracted, error) {
	pipeline, err := a.Pipe()
	if err != nil {
		return nil, err
	}
	line, err := marshal(in)
	if err != nil {
		return nil, err
	}
	upload := &job.Upload{}
	if err := upload.Add("request.jsonl", line); err != nil {
		return nil, err
	}
	for item, err := range article.ReadFS(ctx, upload, article.Options{Limit: article.Limit{Article: a.MaxArticle}}) {
		if err != nil {
			return nil, huma.Error422UnprocessableEntity(err.Error())
		}
		item.Article.Identify()
		claims, entities, err := pipeline.Extract(ctx, &item.Article)
		if err != nil {
			return nil, fmt.Errorf("extracting: %w", err)
		}
		return &Extracted{item.Article, append([]schema.Claim{}, claims...), append([]schema.Entity{}, entities...)}, nil
	}
	return nil, huma.Error422UnprocessableEntity("there is no article in the body")
}
