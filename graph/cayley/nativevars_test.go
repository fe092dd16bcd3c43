package cayley

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

func TestNativeVars(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "vars.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := schema.Claim{ID: "c1", Subject: &schema.Argument{Entity: "country/UKR"}, Object: &schema.Argument{Entity: "country/RUS"}, Predicate: schema.Predicate{Type: "ACCUSE"}}
	if _, err := s.Put(ctx, graph.Step{Claims: []schema.Claim{c}}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		lang, text string
		vars       map[string]string
		found      bool
	}{
		{"gizmo", `g.V(who).Out("<ACCUSE>").All()`, map[string]string{"who": "<country/UKR>"}, true},
		{"gizmo", `g.V(who).Out("<ACCUSE>").All()`, map[string]string{"who": "<country/RUS>"}, false},
		{"gizmo", `g.V(who).Out("<ACCUSE>").All()`, map[string]string{"who": `x"); g.V("<country/UKR>").Out("<ACCUSE>").All(); ("`}, false},
		{"graphql", `{ nodes(id: $who) { id, ACCUSE { id } } }`, map[string]string{"who": "<country/UKR>"}, true},
		{"graphql", `{ nodes(id: $who) { id, ACCUSE { id } } }`, map[string]string{"who": `<country/UKR>) { id } }`}, false},
	} {
		found, err := s.NativeVars(ctx, test.lang, test.text, test.vars, 0)
		if err != nil {
			t.Errorf("%s with %v: %v", test.text, test.vars, err)
		}
		if got := strings.Contains(fmt.Sprint(found), "country/RUS"); got != test.found {
			t.Errorf("%s with %v: got %v", test.text, test.vars, found)
		}
	}
	if _, err := s.NativeVars(ctx, "gizmo", "g.V()", map[string]string{"a;b": "1"}, 0); err == nil || !strings.Contains(err.Error(), "letters") {
		t.Errorf("a variable named a;b: got %v", err)
	}
}
