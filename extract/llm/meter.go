package llm

import (
	"maps"
	"slices"
	"sync"
	"time"

	"claimgraph/extract"
)

// Meter counts what a run asks of a model and what comes of it. It is safe for
// concurrent use.
type Meter struct {
	budget *Budget

	mu    sync.Mutex
	usage extract.Usage
	asked time.Duration // time spent waiting for answers
}

// NewMeter makes a meter of what budget lets through.
func NewMeter(budget *Budget) *Meter {
	return &Meter{budget: budget, usage: extract.Usage{Dropped: map[string]int{}, Faults: map[string]int{}}}
}

// Usage is what was counted so far.
func (m *Meter) Usage() extract.Usage {
	m.mu.Lock()
	u := m.usage
	u.Dropped, u.Faults = maps.Clone(u.Dropped), maps.Clone(u.Faults)
	if u.Expected != nil {
		expected := *u.Expected
		u.Expected = &expected
	}
	m.mu.Unlock()
	tokens, cost := m.budget.Spent()
	u.InputTokens, u.OutputTokens, u.Cost = tokens.Input, tokens.Output, cost
	return u
}

// Merged counts the claims that came of comparing extractors.
func (m *Meter) Merged(added, agreed int) {
	m.count(func(u *extract.Usage) { u.Added, u.Agreed = u.Added+added, u.Agreed+agreed })
}

func (m *Meter) count(change func(*extract.Usage)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(&m.usage)
}

func (m *Meter) sentences(all, asked int) {
	m.count(func(u *extract.Usage) { u.Sentences, u.Asked = u.Sentences+all, u.Asked+asked })
}

func (m *Meter) drop(r Reason) { m.count(func(u *extract.Usage) { u.Dropped[string(r)]++ }) }

func (m *Meter) fault(k FaultKind) { m.count(func(u *extract.Usage) { u.Faults[string(k)]++ }) }

func (m *Meter) answered(took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.usage.Requests++
	m.asked += took
}

// Metric is one counter as Prometheus names it; Label is empty for none.
type Metric struct {
	Name, Help   string
	Label, Value string
	Count        float64
}

// Metrics lists the counters, all of them only ever growing, for a server to
// publish in Prometheus' text format.
func (m *Meter) Metrics() []Metric {
	u := m.Usage()
	m.mu.Lock()
	seconds := m.asked.Seconds()
	m.mu.Unlock()
	list := []Metric{
		{Name: "claimgraph_llm_requests_total", Help: "Requests that a model answered.", Count: float64(u.Requests)},
		{Name: "claimgraph_llm_request_seconds_total", Help: "Time spent waiting for answers.", Count: seconds},
		{Name: "claimgraph_llm_retries_total", Help: "Requests that were sent again.", Count: float64(u.Retries)},
		{Name: "claimgraph_llm_cached_total", Help: "Answers that were kept from before.", Count: float64(u.Cached)},
		{Name: "claimgraph_llm_tokens_total", Help: "Tokens used.", Label: "direction", Value: "input", Count: float64(u.InputTokens)},
		{Name: "claimgraph_llm_tokens_total", Help: "Tokens used.", Label: "direction", Value: "output", Count: float64(u.OutputTokens)},
		{Name: "claimgraph_llm_cost_total", Help: "Cost by the configured price table.", Count: u.Cost},
		{Name: "claimgraph_llm_sentences_asked_total", Help: "Sentences sent to a model.", Count: float64(u.Asked)},
		{Name: "claimgraph_llm_claims_total", Help: "Claims found by a model.", Label: "agreement", Value: "alone", Count: float64(u.Added)},
		{Name: "claimgraph_llm_claims_total", Help: "Claims found by a model.", Label: "agreement", Value: "agreed", Count: float64(u.Agreed)},
	}
	for _, k := range slices.Sorted(maps.Keys(u.Dropped)) {
		list = append(list, Metric{Name: "claimgraph_llm_dropped_total", Help: "What a model gave and was not taken.", Label: "reason", Value: k, Count: float64(u.Dropped[k])})
	}
	for _, k := range slices.Sorted(maps.Keys(u.Faults)) {
		list = append(list, Metric{Name: "claimgraph_llm_faults_total", Help: "Requests that failed.", Label: "kind", Value: k, Count: float64(u.Faults[k])})
	}
	return list
}
