package dgraph

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
)

func TestNative(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	var steps []graph.Step
	for n := range 10 {
		steps = append(steps, step(n))
	}
	if _, err := s.Put(ctx, steps...); err != nil {
		t.Fatal(err)
	}
	const named = `query q($name: string) { q(func: eq(name, $name)) { name } }`
	for _, c := range []struct {
		name, text string
		vars       map[string]string
		limit      int
		want       string // the results as fmt prints them, or a part of the error
	}{
		{"variable", named, map[string]string{"name": "P RUS"}, 0, `[map[name:P RUS]]`},
		{"with its sign", named, map[string]string{"$name": "P RUS"}, 0, `[map[name:P RUS]]`},
		{"nothing", named, map[string]string{"name": "nobody"}, 0, `[]`},
		{"a value is no query", named, map[string]string{"name": `P RUS")) { uid } x(func: has(name`}, 0, `[]`},
		{"limit", `{ q(func: has(claim.json)) { claim.type } }`, nil, 4, `4 rows`},
		{"blocks", `{ a(func: has(claim.json)) { count(uid) } b(func: has(article.json)) { count(uid) } }`, nil, 0, `[map[count:30] map[count:10]]`},
		{"edges", `{ q(func: eq(xid, "entity:country/RUS")) { count(~claim.subject) } }`, nil, 0, `[map[count(~claim.subject):10]]`},
		{"no mutation", `{ set { <0x1> <name> "changed" . } }`, nil, 0, "dql query on"},
		{"syntax", `{ q(func: `, nil, 0, "dql query on"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := s.NativeVars(ctx, "dql", c.text, c.vars, c.limit)
			text := fmt.Sprint(got)
			switch {
			case err != nil:
				text = err.Error()
			case strings.HasSuffix(c.want, " rows"):
				text = fmt.Sprintf("%d rows", len(got))
			}
			if !strings.HasPrefix(text, c.want) {
				t.Errorf("got %s\nwant %s", text, c.want)
			}
		})
	}
	if _, err := s.Native(ctx, "gizmo", "g.V()", 0); err == nil || !strings.Contains(err.Error(), "dql") {
		t.Errorf("another language: %v", err)
	}
	expired, cancel := context.WithTimeout(ctx, time.Nanosecond)
	defer cancel()
	if _, err := s.Native(expired, "dql", `{ q(func: has(name)) { name } }`, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a query out of time: %v", err)
	}
}
