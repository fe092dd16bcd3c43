package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"claimgraph/graph"
	"claimgraph/server/batch"
	"claimgraph/server/guard"
	"claimgraph/server/job"
)

// metrics counts what the server does, in the format of Prometheus.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	elapsed  *prometheus.HistogramVec
	bytes    prometheus.Counter
}

func newMetrics(store graph.Store, jobs *job.Queue) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "claimgraph_http_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "status"}),
		elapsed: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "claimgraph_http_request_seconds", Help: "Time to answer, by route.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 30},
		}, []string{"route"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "claimgraph_http_response_bytes_total", Help: "Bytes of answers sent.",
		}),
	}
	m.registry.MustRegister(m.requests, m.elapsed, m.bytes, &holdings{store}, &loads{jobs},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError, DisableCompression: true})
}

// answered counts a request; route is a pattern, so that paths do not make
// series without end.
func (m *metrics) answered(route string, d guard.Answered) {
	if route == "" {
		route = "none"
	}
	m.requests.WithLabelValues(route, strconv.Itoa(d.Status)).Inc()
	m.elapsed.WithLabelValues(route).Observe(d.Elapsed.Seconds())
	m.bytes.Add(float64(d.Bytes))
}

// holdings tells what the store holds.
type holdings struct{ store graph.Store }

var held = prometheus.NewDesc("claimgraph_store_records", "What the store holds, by kind.", []string{"kind"}, nil)

// Describe implements prometheus.Collector.
func (h *holdings) Describe(ch chan<- *prometheus.Desc) { ch <- held }

// Collect implements prometheus.Collector.
func (h *holdings) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	stats, err := h.store.Stats(ctx)
	if err != nil {
		ch <- prometheus.NewInvalidMetric(held, err)
		return
	}
	for _, k := range []struct {
		kind string
		n    int
	}{{"article", stats.Articles}, {"claim", stats.Claims}, {"entity", stats.Entities}, {"record", stats.Records}, {"failure", stats.Failures}} {
		ch <- prometheus.MustNewConstMetric(held, prometheus.GaugeValue, float64(k.n), k.kind)
	}
}

// loads tells how loads stand and what they did.
type loads struct{ jobs *job.Queue }

var loading = prometheus.NewDesc("claimgraph_loads", "Loads remembered, by state.", []string{"state"}, nil)

// Describe implements prometheus.Collector.
func (l *loads) Describe(ch chan<- *prometheus.Desc) {
	ch <- loading
	for c := range new(batch.Counters).All() {
		ch <- prometheus.NewDesc("claimgraph_"+c.Name, c.Help, nil, nil)
	}
}

// Collect implements prometheus.Collector.
func (l *loads) Collect(ch chan<- prometheus.Metric) {
	counts := map[job.State]int{job.Queued: 0, job.Running: 0, job.Done: 0, job.Failed: 0, job.Cancelled: 0}
	if l.jobs != nil {
		for _, j := range l.jobs.Jobs() {
			counts[j.State]++
		}
	}
	for state, n := range counts {
		ch <- prometheus.MustNewConstMetric(loading, prometheus.GaugeValue, float64(n), string(state))
	}
	if l.jobs == nil {
		return
	}
	for c := range l.jobs.Counts.All() {
		ch <- prometheus.MustNewConstMetric(prometheus.NewDesc("claimgraph_"+c.Name, c.Help, nil, nil), prometheus.CounterValue, c.Value)
	}
}
