package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

// mix makes questions as readers of a page and programs ask them.
type mix struct {
	service *ask.Service
	base    string
	client  *http.Client
	facts   []graph.Fact // a sample: actors that have to do with each other, busy ones often
	names   []string
	start   time.Time
	days    int
}

func newMix(ctx context.Context, service *ask.Service, shape graphtest.Shape, claims int, base string) *mix {
	m := &mix{
		service: service, base: base, start: shape.Start, days: shape.Days,
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256, DisableCompression: true}, Timeout: time.Minute},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for f, err := range graph.Facts(ctx, service.Store, graph.Filter{}) {
		if err == nil && f.Subject != "" && f.Object != "" && random.IntN(max(1, claims/2000)) == 0 {
			m.facts = append(m.facts, *f)
		}
	}
	for _, f := range m.facts {
		if e, err := service.Store.Entity(ctx, f.Subject); err == nil && len(e.Name) > 2 {
			m.names = append(m.names, e.Name)
		}
	}
	return m
}

func (m *mix) fact(r *rand.Rand) *graph.Fact { return &m.facts[r.IntN(len(m.facts))] }

// during is a stretch of so many days.
func (m *mix) during(r *rand.Rand, days int) string {
	from := m.start.AddDate(0, 0, r.IntN(max(1, m.days-days)))
	return from.Format(time.DateOnly) + ".." + from.AddDate(0, 0, days-1).Format(time.DateOnly)
}

// question is a path with its parameters; of a hundred, so many are of a kind.
func (m *mix) question(r *rand.Rand) string {
	f := m.fact(r)
	q := url.Values{}
	set := func(pairs ...string) {
		for i := 0; i < len(pairs); i += 2 {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	var path string
	switch n := r.IntN(100); {
	case n < 25:
		path = "timeline"
		set("a", string(f.Subject), "b", string(f.Object), "limit", "20")
	case n < 45:
		path = "claims"
		set("entity", string(f.Subject), "during", m.during(r, 30), "limit", "20")
	case n < 55:
		path = "claims"
		set("country", code(f.Subject), "type", f.Type, "during", m.during(r, 7), "limit", "20")
	case n < 70:
		path = "claims/" + string(f.Claim)
	case n < 80:
		name := m.names[r.IntN(len(m.names))]
		path = "entities"
		set("q", name[:min(len(name), 2+r.IntN(6))], "limit", "10")
	case n < 88:
		path = "network"
		set("entity", string(f.Subject), "during", m.during(r, 30), "top", "40")
	case n < 92:
		path = "stance"
		set("a", string(f.Subject), "b", string(f.Object), "by", "month")
	case n < 95:
		path = "path"
		set("from", string(f.Subject), "to", string(m.fact(r).Object), "during", m.during(r, 60))
	case n < 97:
		path = "histogram"
		set("entity", string(f.Subject), "by", "week")
	case n < 99:
		path = "entities/" + string(f.Object)
	default:
		path = "stats"
	}
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

// code is the country that a generated actor's id or claim tells, or any.
func code(id schema.EntityID) string {
	if c := graph.CountryOf(id); c != "" {
		return c
	}
	return "USA"
}

// get asks a question and reads the whole answer.
func (m *mix) get(ctx context.Context, path string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, m.base+"/api/v1/"+path, nil)
	if err != nil {
		return err
	}
	resp, err := m.client.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return nil
}
