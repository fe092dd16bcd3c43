package llm_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// stages are the parts of a pipeline, made once: they hold no state.
var stages = sync.OnceValues(func() (extract.Pipeline, error) {
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		return extract.Pipeline{}, err
	}
	linker, err := resolve.New(resolve.Options{})
	return extract.Pipeline{Analyser: engine, Resolver: linker, Times: when.New()}, err
})

func pipeline(t testing.TB, extractors ...extract.Extractor) *extract.Pipeline {
	t.Helper()
	p, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	p.Extractors = extractors
	return &p
}

// wires are the ways to speak with a server.
var wires = []struct {
	name   string
	stream bool
	make   func(llm.Endpoint) llm.Provider
}{
	{"openai", false, func(e llm.Endpoint) llm.Provider { return llm.NewOpenAI(e) }},
	{"openai streamed", true, func(e llm.Endpoint) llm.Provider { return llm.NewOpenAI(e) }},
	{"anthropic", false, func(e llm.Endpoint) llm.Provider { return llm.NewAnthropic(e) }},
	{"anthropic streamed", true, func(e llm.Endpoint) llm.Provider { return llm.NewAnthropic(e) }},
}

const testKey = "sk-test-0123456789abcdef"

// hasty is the patience of tests.
var hasty = llm.Patience{Timeout: 5 * time.Second, Tries: 3, First: time.Millisecond, Longest: time.Second}

// endpoint is a wire's way to a test server.
func endpoint(s *llmtest.Server, wire string, stream bool) llm.Endpoint {
	e := llm.Endpoint{BaseURL: s.URL + "/", Key: testKey, Form: llm.FormSchema, Stream: stream, Connections: 4, MaxAnswer: 1 << 20}
	if strings.HasPrefix(wire, "openai") {
		e.BaseURL += "v1/"
	}
	return e
}

// asking makes an extractor that asks a scripted server, plainly as OpenAI's.
func asking(t testing.TB, script llmtest.Script, set func(*llm.Options)) (*llm.Extractor, *llmtest.Server) {
	t.Helper()
	s := llmtest.NewServer(t, script)
	o := llm.Options{Provider: llm.NewOpenAI(endpoint(s, "openai", false)), Model: "toy", Patience: hasty}
	if set != nil {
		set(&o)
	}
	e, err := llm.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return e, s
}

func always(list ...llmtest.Statement) llmtest.Script {
	return func(llmtest.Request) llmtest.Reply { return llmtest.Reply{Text: llmtest.Claims(list...)} }
}

// claims extracts a text and shows its claims, one a line; the evidence of all
// of them must replay.
func claims(t testing.TB, e extract.Extractor, a schema.Article) ([]schema.Claim, string) {
	t.Helper()
	a.Identify()
	list, _, err := pipeline(t, e).Extract(context.Background(), &a)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i := range list {
		c := &list[i]
		for field, span := range c.Evidence {
			if err := span.Check(&a); err != nil {
				t.Errorf("claim %s, %s: %v", c.ID, field, err)
			}
		}
		b.WriteString(show(c, list) + "\n")
	}
	return list, b.String()
}

// show tells a claim in one line: holder/act: subject —TYPE→ object, and what
// else there is.
func show(c *schema.Claim, list []schema.Claim) string {
	arg := func(a *schema.Argument) string {
		switch {
		case a == nil:
			return "–"
		case a.Claim != "":
			for i := range list {
				if list[i].ID == a.Claim {
					return fmt.Sprintf("[%s]", list[i].Predicate.Text)
				}
			}
			return "[?]"
		case a.Entity != "" && !strings.HasPrefix(string(a.Entity), "nil/"):
			return string(a.Entity)
		case a.Span == nil:
			return a.Derived
		}
		return a.Text
	}
	s := fmt.Sprintf("%s: %s —%s→ %s", arg(c.Holder), arg(c.Subject), c.Predicate.Type+"/"+c.Predicate.Lemma, arg(c.Object))
	if c.Act != "" {
		s = c.Act + " " + s
	}
	if c.About != nil {
		s += "; about " + arg(c.About)
	}
	if c.Place != nil {
		s += "; in " + arg(c.Place)
	}
	if c.Polarity == schema.Negative {
		s += "; not"
	}
	if c.Occurred != nil {
		s += "; " + c.Occurred.From
	}
	if c.Quantity != nil {
		s += fmt.Sprintf("; %g %s", c.Quantity.Value, c.Quantity.Unit)
	}
	if c.Open {
		s += "; open"
	}
	return s
}

func TestBothWireFormats(t *testing.T) {
	text := "Russia said that Ukraine shelled Poland on Monday. France condemned Russia."
	for _, wire := range wires {
		t.Run(wire.name, func(t *testing.T) {
			var got llmtest.Request
			s := llmtest.NewServer(t, func(r llmtest.Request) llmtest.Reply { got = r; return llmtest.Toy(r) })
			zero, seed := 0.0, 7
			e, err := llm.New(llm.Options{Provider: wire.make(endpoint(s, wire.name, wire.stream)), Model: "toy", Temperature: &zero, Seed: &seed, MaxOutput: 999, Patience: hasty})
			if err != nil {
				t.Fatal(err)
			}
			_, lines := claims(t, e, schema.Article{Text: text, Published: "2022-03-23"})
			want := `STATE country/RUS: country/UKR —ASSAULT/shell→ country/POL; 2022-03-21
outlet: country/RUS —STATE/say→ [shelled]
outlet: country/FRA —CONDEMN/condemn→ country/RUS
`
			if lines != want {
				t.Errorf("got\n%swant\n%s", lines, want)
			}
			if got.Key != testKey || got.Model != "toy" || !got.Schema || got.Stream != wire.stream || got.MaxOutput != 999 || got.Body["temperature"] != 0.0 {
				t.Errorf("asked with key %q, model %q, schema %v, stream %v, at most %d, temperature %v", got.Key, got.Model, got.Schema, got.Stream, got.MaxOutput, got.Body["temperature"])
			}
			if got.Wire == "openai" && got.Body["seed"] != 7.0 {
				t.Errorf("asked with seed %v", got.Body["seed"])
			}
			if u := e.Usage(); u.Requests != 1 || u.InputTokens == 0 || u.OutputTokens == 0 {
				t.Errorf("usage %+v", u)
			}
		})
	}
}

// misbehaviour is what a server does, and what comes of it: an error that says
// so, or the claim after so many requests.
func TestMisbehaviour(t *testing.T) {
	then := func(times int, r llmtest.Reply) llmtest.Script {
		return func(q llmtest.Request) llmtest.Reply {
			if q.Try <= times {
				return r
			}
			return llmtest.Toy(q)
		}
	}
	huge := `{"claims":[` + strings.Repeat(`{"predicate":"condemned","subject":"France"},`, 240_000)
	tests := []struct {
		name     string
		script   llmtest.Script
		err      string // "" when the claim must come
		requests int
		stop     bool
		patience func(*llm.Patience)
	}{
		{name: "busy, then fine", script: then(2, llmtest.Reply{Status: 429, Header: map[string]string{"Retry-After-Ms": "5"}}), requests: 3},
		{name: "overloaded, then fine", script: then(2, llmtest.Reply{Status: 529}), requests: 3},
		{name: "broken, then fine", script: then(2, llmtest.Reply{Status: 500, Raw: "<html>oops"}), requests: 3},
		{name: "torn, then fine", script: then(2, llmtest.Reply{Text: llmtest.Claims(), Break: true}), requests: 3},
		{name: "malformed, then fine", script: then(2, llmtest.Reply{Text: "Sure! Here they are."}), requests: 3},
		{name: "truncated, then fine", script: then(1, llmtest.Reply{Text: `{"claims":[{"subject":"Fr`}), requests: 2},
		{name: "no JSON at all, then fine", script: then(1, llmtest.Reply{Raw: "<html>"}), requests: 2},
		{name: "empty, then fine", script: then(1, llmtest.Reply{}), requests: 2},
		{name: "always broken", script: then(99, llmtest.Reply{Status: 502}), err: "502", requests: 3},
		{name: "always busy", script: then(99, llmtest.Reply{Status: 429}), err: "429", requests: 3},
		{name: "always malformed", script: then(99, llmtest.Reply{Text: "No."}), err: "not as asked for", requests: 3},
		{name: "another schema", script: then(99, llmtest.Reply{Text: `{"entities":[{"name":"France"}]}`}), err: "no list of claims", requests: 3},
		{name: "refusal", script: then(99, llmtest.Reply{Refusal: "I would rather not."}), err: "refused: I would rather not", requests: 1},
		{name: "hanging", script: then(99, llmtest.Reply{Hang: true}), err: "in time", requests: 3, patience: func(p *llm.Patience) { p.Timeout = 30 * time.Millisecond }},
		{name: "slow, then fine", script: then(1, llmtest.Reply{Text: llmtest.Claims(), Delay: time.Minute}), requests: 2, patience: func(p *llm.Patience) { p.Timeout = 300 * time.Millisecond }},
		{name: "asks to wait too long", script: then(99, llmtest.Reply{Status: 429, Header: map[string]string{"Retry-After": "3600"}}), err: "1h0m0s", requests: 1},
		{name: "10 MB", script: then(99, llmtest.Reply{Text: huge}), err: "more than 1048576 bytes", requests: 1},
		{name: "request not taken", script: then(99, llmtest.Reply{Status: 400}), err: "400", requests: 1},
		{name: "wrong key", script: then(99, llmtest.Reply{Status: 401}), err: "401", requests: 1, stop: true},
		{name: "no money", script: then(99, llmtest.Reply{Status: 402}), err: "402", requests: 1, stop: true},
		{name: "no such model", script: then(99, llmtest.Reply{Status: 404}), err: "404", requests: 1, stop: true},
		{name: "redirect", script: then(99, llmtest.Reply{Status: 307, Header: map[string]string{"Location": "http://127.0.0.1:1/"}, Raw: "{}"}), err: "", requests: 3},
	}
	for _, tt := range tests {
		for _, wire := range wires {
			t.Run(tt.name+"/"+wire.name, func(t *testing.T) {
				t.Parallel()
				s := llmtest.NewServer(t, tt.script)
				o := llm.Options{Provider: wire.make(endpoint(s, wire.name, wire.stream)), Model: "toy", Patience: hasty}
				if tt.patience != nil {
					tt.patience(&o.Patience)
				}
				e, err := llm.New(o)
				if err != nil {
					t.Fatal(err)
				}
				a := schema.Article{ID: "a", Text: "France condemned Russia."}
				found, _, err := pipeline(t, e).Extract(context.Background(), &a)
				switch {
				case tt.name == "redirect":
					if err == nil {
						t.Error("followed a redirect, or took it for an answer")
					}
					return
				case tt.err == "" && (err != nil || len(found) != 1):
					t.Fatalf("%d claims, %v; want one", len(found), err)
				case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
					t.Fatalf("error %v, want one with %q", err, tt.err)
				case tt.stop != errors.Is(err, extract.ErrStop):
					t.Errorf("error %v stops a run: %v, want %v", err, !tt.stop, tt.stop)
				}
				if n := s.Requests(); n != tt.requests {
					t.Errorf("%d requests, want %d", n, tt.requests)
				}
				if err != nil && strings.Contains(err.Error(), testKey) {
					t.Errorf("the key is in the error: %v", err)
				}
			})
		}
	}
}
