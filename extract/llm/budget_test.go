package llm_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

func TestBudgetIsNeverPassed(t *testing.T) {
	tests := []struct {
		name   string
		budget *llm.Budget
		most   int // requests of 100 + 50 tokens at most that may be had, using 60 + 20
	}{
		{"no limit", &llm.Budget{MaxTokens: -1, MaxCost: -1}, 50},
		{"no tokens", &llm.Budget{MaxTokens: 0, MaxCost: -1}, 0},
		{"not enough for one", &llm.Budget{MaxTokens: 149, MaxCost: -1}, 0},
		{"enough for one", &llm.Budget{MaxTokens: 150, MaxCost: -1}, 1},
		{"what is not used is given back", &llm.Budget{MaxTokens: 470, MaxCost: -1}, 5}, // 4 × 80 + 150
		{"no money", &llm.Budget{MaxTokens: -1, MaxCost: 0, Price: llm.Price{Input: 1, Output: 1}}, 0},
		{"nothing costs nothing", &llm.Budget{MaxTokens: -1, MaxCost: 0}, 50},
		{"money", &llm.Budget{MaxTokens: -1, MaxCost: 0.0005, Price: llm.Price{Input: 1, Output: 2}}, 4}, // 3 × 100 + 200
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.budget
			var mu sync.Mutex
			had := 0
			var group sync.WaitGroup
			for range 50 {
				group.Go(func() {
					most, used := llm.Tokens{Input: 100, Output: 50}, llm.Tokens{Input: 60, Output: 20}
					if err := b.Reserve(context.Background(), most); err != nil {
						var f *llm.Fault
						if !errors.As(err, &f) || f.Kind != llm.OutOfBudget || !errors.Is(err, extract.ErrStop) {
							t.Errorf("error %v", err)
						}
						return
					}
					b.Settle(most, used)
					mu.Lock()
					had++
					mu.Unlock()
				})
			}
			group.Wait()
			if had != tt.most {
				t.Errorf("%d requests, want %d", had, tt.most)
			}
			if tokens, cost := b.Spent(); tokens.Total() != int64(80*had) || b.MaxTokens >= 0 && tokens.Total() > b.MaxTokens || b.MaxCost >= 0 && cost > b.MaxCost {
				t.Errorf("spent %d tokens, %g", tokens.Total(), cost)
			}
		})
	}
}

// Waiting for what others may give back ends with the context.
func TestReserveEndsWithItsContext(t *testing.T) {
	b := &llm.Budget{MaxTokens: 100, MaxCost: -1}
	if err := b.Reserve(context.Background(), llm.Tokens{Input: 80}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := b.Reserve(ctx, llm.Tokens{Input: 80}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// memory is a cache in memory.
type memory struct {
	mu     sync.Mutex
	values map[string][]byte
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[key], nil
}

func (m *memory) Put(_ context.Context, key string, value []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[key] = value
	return nil
}

// An answer is asked for once; another article, model, temperature or schema is
// another question; what failed is asked again.
func TestAnswersAreKept(t *testing.T) {
	cache := &memory{values: map[string][]byte{}}
	half := 0.5
	refuse := func(r llmtest.Request) llmtest.Reply {
		if strings.Contains(r.Text, "weather") {
			return llmtest.Reply{Refusal: "no"}
		}
		return llmtest.Toy(r)
	}
	steps := []struct {
		text     string
		set      func(*llm.Options)
		requests int
	}{
		{"France condemned Russia.", nil, 1},
		{"France condemned Russia.", nil, 0},
		{"France praised Russia.", nil, 1},
		{"France condemned Russia.", func(o *llm.Options) { o.Model = "other" }, 1},
		{"France condemned Russia.", func(o *llm.Options) { o.Temperature = &half }, 1},
		{"France condemned Russia.", func(o *llm.Options) { o.Form = llm.FormPrompt }, 1},
		{"The weather was fine.", nil, 1},
		{"The weather was fine.", nil, 1},
		{"France praised Russia.", func(o *llm.Options) { o.Budget = &llm.Budget{MaxTokens: 0, MaxCost: -1} }, 0},
	}
	for i, step := range steps {
		e, s := asking(t, refuse, func(o *llm.Options) {
			o.Cache = cache
			if step.set != nil {
				step.set(o)
			}
		})
		found, _, err := pipeline(t, e).Extract(context.Background(), &schema.Article{ID: "a", Text: step.text})
		if refused := strings.Contains(step.text, "weather"); refused != (err != nil) || !refused && len(found) != 1 {
			t.Errorf("step %d: %d claims, %v", i, len(found), err)
		}
		if s.Requests() != step.requests {
			t.Errorf("step %d: %d requests, want %d", i, s.Requests(), step.requests)
		}
	}
}

// A dry run sends nothing and tells what a run would use: no less than it then
// does, and its limit on output no less than its guess.
func TestDryRunEstimates(t *testing.T) {
	text := strings.Repeat("France condemned Russia. Chad said that Mali attacked Niger on Monday. ", 60)
	price := llm.Price{Model: "toy", Input: 2, Output: 8}
	usage := func(dry bool) (extract.Usage, int) {
		e, s := asking(t, llmtest.Toy, func(o *llm.Options) {
			o.DryRun = dry
			o.Budget = &llm.Budget{MaxTokens: -1, MaxCost: -1, Price: price}
		})
		claims(t, e, schema.Article{Text: text})
		return e.Usage(), s.Requests()
	}
	dry, sent := usage(true)
	real, _ := usage(false)
	x := dry.Expected
	if sent != 0 || x == nil {
		t.Fatalf("a dry run sent %d requests; expects %v", sent, x)
	}
	if x.Requests != real.Requests || x.InputTokens < real.InputTokens || x.InputTokens > 2*real.InputTokens || x.OutputTokens > x.MostOutput || x.Cost > x.MostCost {
		t.Errorf("expected %+v, used %d requests, %d tokens in", *x, real.Requests, real.InputTokens)
	}
}

// Whoever is asked to wait, waits, and the others with him.
func TestRetryAfterIsHonoured(t *testing.T) {
	for _, header := range []map[string]string{{"Retry-After": "1"}, {"Retry-After-Ms": "1000"}, {"Retry-After": time.Now().Add(3 * time.Second).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")}} {
		t.Run(fmt.Sprint(header), func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			var times []time.Time
			e, _ := asking(t, func(r llmtest.Request) llmtest.Reply {
				mu.Lock()
				times = append(times, time.Now())
				mu.Unlock()
				if r.N == 1 {
					return llmtest.Reply{Status: 429, Header: header}
				}
				return llmtest.Toy(r)
			}, func(o *llm.Options) { o.Patience.Longest = time.Minute })
			claims(t, e, schema.Article{Text: "France condemned Russia."})
			if len(times) != 2 {
				t.Fatalf("asked at %v", times)
			}
			until := times[0].Add(900 * time.Millisecond)
			if date, err := http.ParseTime(header["Retry-After"]); err == nil {
				until = date
			}
			if times[1].Before(until) {
				t.Errorf("asked at %v, told to wait until %v", times, until)
			}
		})
	}
}

// A server that fails everything ends the run instead of failing every article.
func TestGivesUpOnADeadServer(t *testing.T) {
	e, s := asking(t, func(llmtest.Request) llmtest.Reply { return llmtest.Reply{Status: 500} }, func(o *llm.Options) { o.Patience.GiveUp = 3 })
	p := pipeline(t, e)
	for i := range 3 {
		_, _, err := p.Extract(context.Background(), &schema.Article{ID: "a", Text: fmt.Sprintf("France condemned Russia %d times.", i)})
		if errors.Is(err, extract.ErrStop) != (i == 2) {
			t.Errorf("article %d: %v", i, err)
		}
	}
	if s.Requests() != 9 {
		t.Errorf("%d requests", s.Requests())
	}
}
