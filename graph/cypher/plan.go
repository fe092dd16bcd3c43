package cypher

import (
	"fmt"
	"io"
	"strings"
	"time"

	"claimgraph/graph/cypher/internal/engine"
)

// Step is an operator of a query's plan; Depth tells whose source it is. Rows
// is the planner's estimate; what PROFILE counted comes after it.
type Step struct {
	Depth    int           `json:"depth"`
	Operator string        `json:"operator"`
	Detail   string        `json:"detail,omitempty"`
	Rows     float64       `json:"estimated_rows"`
	Found    int64         `json:"rows"`    // rows it gave
	Hits     int64         `json:"db_hits"` // nodes and relationships it looked at
	Time     time.Duration `json:"time_ns"` // its own, without its sources
}

// Plan lists the operators that answer the query, the last one first, each
// followed by its sources. What PROFILE counts is there once the rows are read.
func (r *Result) Plan() []Step {
	var steps []Step
	r.plan.Walk(func(depth int, n *engine.Node, s engine.Stat) {
		steps = append(steps, Step{depth, n.Operator, n.Detail, n.Rows, s.Rows, s.Hits, s.Time})
	})
	for i := range steps { // times include those of sources so far
		for j := i + 1; j < len(steps) && steps[j].Depth > steps[i].Depth; j++ {
			if steps[j].Depth == steps[i].Depth+1 {
				steps[i].Time = max(steps[i].Time-steps[j].Time, 0)
			}
		}
	}
	return steps
}

// WritePlan writes the plan as an indented table.
func (r *Result) WritePlan(w io.Writer) error {
	for _, s := range r.Plan() {
		line := fmt.Sprintf("%s%s", strings.Repeat("  ", s.Depth), s.Operator)
		if s.Detail != "" {
			line += " " + s.Detail
		}
		line += fmt.Sprintf("   ~%.0f rows", s.Rows)
		if r.Profile {
			line += fmt.Sprintf(", %d rows, %d hits, %v", s.Found, s.Hits, s.Time.Round(time.Microsecond))
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
