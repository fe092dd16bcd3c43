package ask

import (
	"context"
	"maps"
	"slices"
	"time"

	"claimgraph/graph"
)

// Bucket counts the claims of one period by PLOVER quad class.
type Bucket struct {
	From      string `json:"from" doc:"First day of the period"`
	Occurred  [5]int `json:"occurred" doc:"Claims by quad class (0 neutral … 4 material conflict) that happened in the period"`
	Published [5]int `json:"published" doc:"The same of claims published in it"`
}

// Histogram counts claims over time.
type Histogram struct {
	By      graph.Unit `json:"by"`
	Buckets []Bucket   `json:"buckets" doc:"Periods with claims, in order"`
	Undated int        `json:"undated" doc:"Claims that do not tell when they happened"`
	graph.Evidence
}

// Histogram counts the claims that f selects by when they happened (else were
// said or published) and by when they were published.
func (s *Service) Histogram(ctx context.Context, by string, f graph.Filter) (*Histogram, error) {
	unit, err := graph.ParseUnit(by)
	if err != nil {
		return nil, &InputError{"by", err}
	}
	f.Limit = 0
	f, err = graph.AtLevel(ctx, s.Store, f)
	if err != nil {
		return nil, err
	}
	h := &Histogram{By: unit}
	buckets := map[time.Time]*Bucket{}
	at := func(t time.Time) *Bucket {
		start := unit.Start(t)
		b := buckets[start]
		if b == nil {
			b = &Bucket{From: start.Format(time.DateOnly)}
			buckets[start] = b
		}
		return b
	}
	for fact, err := range graph.Facts(ctx, s.Store, f) {
		if err != nil {
			return nil, err
		}
		quad := min(max(fact.Quad, 0), 4)
		if fact.When.From.IsZero() {
			h.Undated++
		} else {
			at(fact.When.From).Occurred[quad]++
		}
		if !fact.Published.IsZero() {
			at(fact.Published).Published[quad]++
		}
	}
	h.Buckets = make([]Bucket, 0, len(buckets))
	for _, start := range slices.SortedFunc(maps.Keys(buckets), time.Time.Compare) {
		h.Buckets = append(h.Buckets, *buckets[start])
	}
	if len(h.Buckets) == 0 && h.Undated == 0 {
		h.NoEvidence = "no evidence of any claim that matches"
	}
	return h, nil
}
