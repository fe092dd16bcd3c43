package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"claimgraph/extract/llm"
	"claimgraph/server"
)

// What a model was asked is published as counters.
func TestModelUseIsPublished(t *testing.T) {
	budget := &llm.Budget{MaxTokens: llm.NoLimit, MaxCost: llm.NoLimit, Price: llm.Price{Input: 1, Output: 2}}
	meter := llm.NewMeter(budget)
	budget.Settle(llm.Tokens{}, llm.Tokens{Input: 1000, Output: 500})
	meter.Merged(3, 2)
	registry := prometheus.NewRegistry()
	registry.MustRegister(server.ModelUse{Meter: meter})
	w := httptest.NewRecorder()
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		"# TYPE claimgraph_llm_tokens_total counter",
		`claimgraph_llm_tokens_total{direction="input"} 1000`,
		`claimgraph_llm_tokens_total{direction="output"} 500`,
		"claimgraph_llm_cost_total 0.002",
		`claimgraph_llm_claims_total{agreement="alone"} 3`,
		`claimgraph_llm_claims_total{agreement="agreed"} 2`,
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %q in\n%s", want, w.Body)
		}
	}
}
