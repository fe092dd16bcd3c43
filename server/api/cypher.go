package api

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
)

// Cypher answers queries in openCypher over a store.
func Cypher(store graph.Store) Querier {
	return func(ctx context.Context, q Query) (*QueryAnswer, error) {
		rows, timeout := q.Bounds()
		began := time.Now()
		result, err := cypher.Run(ctx, store, q.Query, cypher.Options{Params: q.Params, Limit: rows, Timeout: timeout})
		if err != nil {
			return nil, err
		}
		answer := &QueryAnswer{Columns: result.Columns, Rows: [][]any{}}
		for row, err := range result.Rows() {
			if err != nil {
				return nil, err
			}
			answer.Rows = append(answer.Rows, row)
		}
		if result.Explain || result.Profile {
			var plan strings.Builder
			if err := result.WritePlan(&plan); err != nil {
				return nil, err
			}
			answer.Plan = plan.String()
		}
		answer.Truncated, answer.Notices = result.Truncated, result.Notices
		answer.Elapsed = float64(time.Since(began).Microseconds()) / 1000
		return answer, nil
	}
}

// queryFault tells what is wrong with a query, and where.
func queryFault(err error) error {
	var wrong *cypher.Error
	if !errors.As(err, &wrong) {
		return nil
	}
	details := []error{&huma.ErrorDetail{
		Message: wrong.Message, Location: fmt.Sprintf("body.query:%d:%d", wrong.Line, wrong.Column), Value: wrong.Caret(),
	}}
	for _, advice := range wrong.Advice {
		details = append(details, &huma.ErrorDetail{Message: advice, Location: "advice"})
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return huma.Error504GatewayTimeout(wrong.Error(), details...)
	}
	return huma.Error422UnprocessableEntity(wrong.Error(), details...)
}
