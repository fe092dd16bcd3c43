package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"claimgraph/graph"
	"claimgraph/server/ask"
	"claimgraph/server/job"
)

// percentile of times that are sorted.
func percentile(times []time.Duration, p float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	return times[min(len(times)-1, int(p/100*float64(len(times))))]
}

// overhead asks the same questions here and over HTTP, one by one.
func overhead(ctx context.Context, m *mix) error {
	r := rand.New(rand.NewPCG(3, 4))
	var here, encoded, http []time.Duration
	for i := range 2200 {
		f := m.fact(r)
		filter := graph.Filter{}
		began := time.Now()
		answer, err := m.service.Timeline(ctx, string(f.Subject), string(f.Object), filter, ask.Page{Limit: 10})
		if err != nil {
			return err
		}
		a := time.Since(began)
		if err := json.NewEncoder(&bytes.Buffer{}).Encode(answer); err != nil {
			return err
		}
		b := time.Since(began)
		began = time.Now()
		if err := m.get(ctx, "timeline?limit=10&a="+string(f.Subject)+"&b="+string(f.Object)); err != nil {
			return err
		}
		c := time.Since(began)
		if i >= 200 { // the first ones warm up
			here, encoded, http = append(here, a), append(encoded, b), append(http, c)
		}
	}
	for _, list := range [][]time.Duration{here, encoded, http} {
		slices.Sort(list)
	}
	for _, p := range []float64{50, 95} {
		x, y, z := percentile(here, p), percentile(encoded, p), percentile(http, p)
		fmt.Printf("timeline of a pair, p%.0f: answered in %s, with JSON %s, over HTTP %s: HTTP adds %s to the answer, %s to its JSON\n",
			p, x, y, z, z-x, z-y)
	}
	return nil
}

// steady asks at a rate, whatever the answers take, while articles are loaded.
// Times count from when a question was due.
func steady(ctx context.Context, m *mix, rate int, span time.Duration, loads bool) error {
	loading, stop := context.WithCancel(ctx)
	var articles atomic.Int64
	done := make(chan error, 1)
	if loads {
		go func() { done <- load(loading, m, &articles) }()
		time.Sleep(2 * time.Second) // the load has begun
	} else {
		done <- nil
	}
	var mu sync.Mutex
	var times []time.Duration
	var failed []error
	var wg sync.WaitGroup
	r := rand.New(rand.NewPCG(5, 6))
	began := time.Now()
	n := int(span.Seconds() * float64(rate))
	for i := range n {
		due := began.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		path := m.question(r)
		wg.Go(func() {
			err := m.get(ctx, path)
			took := time.Since(due)
			mu.Lock()
			defer mu.Unlock()
			if times = append(times, took); err != nil {
				failed = append(failed, err)
			}
		})
	}
	wg.Wait()
	took := time.Since(began)
	loaded := articles.Load()
	stop()
	if err := <-done; err != nil {
		return fmt.Errorf("loading: %w", err)
	}
	slices.Sort(times)
	fmt.Printf("%d requests at %.0f/s while %d articles were loaded (%.1f/s): p50 %s, p95 %s, p99 %s, max %s, %d errors\n", n, float64(n)/took.Seconds(),
		loaded, float64(loaded)/took.Seconds(), percentile(times, 50), percentile(times, 95), percentile(times, 99), percentile(times, 100), len(failed))
	for _, err := range failed[:min(3, len(failed))] {
		fmt.Println("  ", err)
	}
	return nil
}

// load sends articles, portion after portion, until ctx ends.
func load(ctx context.Context, m *mix, articles *atomic.Int64) error {
	r := rand.New(rand.NewPCG(7, 8))
	for ctx.Err() == nil {
		var list []map[string]string
		for range 50 {
			list = append(list, map[string]string{"text": report(r), "published": "2014-06-01", "outlet": "Bench Wire"})
		}
		if err := sendPortion(ctx, m, list); err != nil && ctx.Err() == nil {
			return err
		}
		articles.Add(int64(len(list)))
	}
	return nil
}

func sendPortion(ctx context.Context, m *mix, list []map[string]string) error {
	body, err := json.Marshal(list)
	if err != nil {
		return err
	}
	resp, err := m.client.Post(m.base+"/api/v1/load", "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var j job.Job
	if err := json.NewDecoder(resp.Body).Decode(&j); err != nil || resp.StatusCode != http.StatusAccepted {
		return fmt.Errorf("%s %v", resp.Status, err)
	}
	for !j.State.Over() && ctx.Err() == nil {
		time.Sleep(100 * time.Millisecond)
		answer, err := m.client.Get(m.base + "/api/v1/jobs/" + j.ID)
		if err != nil {
			return err
		}
		err = json.NewDecoder(answer.Body).Decode(&j)
		answer.Body.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// report is an article of twenty sentences.
func report(r *rand.Rand) string {
	who := []string{"Russia", "Ukraine", "France", "The foreign ministry of Iran", "A Turkish official", "President Macron", "The United Nations", "Poland"}
	does := []string{"accused", "criticised", "thanked", "warned", "met"}
	whom := []string{"Germany", "the United States", "Israel", "the European Union", "Japan", "its neighbours"}
	on := []string{"over the grain deal", "for breaking the ceasefire", "after talks in Geneva", "about new sanctions", "on the eve of the summit"}
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, "%s %s %s %s on day %d of round %d. ", who[r.IntN(len(who))], does[r.IntN(len(does))], whom[r.IntN(len(whom))], on[r.IntN(len(on))], i, r.IntN(1_000_000))
	}
	return b.String()
}

// memory asks as fast as it can and tells what the process holds meanwhile.
func memory(ctx context.Context, m *mix, requests int) error {
	if requests == 0 {
		return nil
	}
	const clients = 8
	var failed atomic.Int64
	for quarter := range 5 {
		if quarter > 0 {
			began := time.Now()
			var wg sync.WaitGroup
			for c := range clients {
				r := rand.New(rand.NewPCG(uint64(quarter), uint64(c)))
				wg.Go(func() {
					for range requests / 4 / clients {
						if err := m.get(ctx, m.question(r)); err != nil && failed.Add(1) < 4 {
							fmt.Println("  ", err)
						}
					}
				})
			}
			wg.Wait()
			fmt.Printf("%d requests, %.0f/s, %d errors; ", quarter*requests/4, float64(requests/4)/time.Since(began).Seconds(), failed.Load())
		}
		fmt.Println(held())
	}
	return nil
}

func held() string {
	debug.FreeOSMemory()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	resident := "unknown"
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(status)) {
			if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
				resident = strings.TrimSpace(rest)
			}
		}
	}
	return fmt.Sprintf("heap %d MB, resident %s, %d goroutines", s.HeapAlloc>>20, resident, runtime.NumGoroutine())
}
