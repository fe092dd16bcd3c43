package server

import (
	"github.com/prometheus/client_golang/prometheus"

	"claimgraph/extract/llm"
)

// ModelUse publishes what a language model was asked, in the format of
// Prometheus; see Options.Collectors.
type ModelUse struct{ Meter *llm.Meter }

// Describe sends nothing: which series there are depends on what comes up.
func (ModelUse) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (m ModelUse) Collect(ch chan<- prometheus.Metric) {
	for _, c := range m.Meter.Metrics() {
		var labels, values []string
		if c.Label != "" {
			labels, values = []string{c.Label}, []string{c.Value}
		}
		ch <- prometheus.MustNewConstMetric(prometheus.NewDesc(c.Name, c.Help, labels, nil), prometheus.CounterValue, c.Count, values...)
	}
}
