package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/pflag"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/testdata"
)

// testApp is the program as configured by default.
func testApp(t testing.TB) *app {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	addSettings(flags)
	config, err := readConfiguration(flags, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &app{stdout: io.Discard, stderr: io.Discard, config: config}
}

// shipped gives what the real pipeline draws from every shipped article.
func shipped(t *testing.T, workers int) []extract.Result {
	t.Helper()
	pipeline, err := testApp(t).pipelineWith(pipelineOptions{open: true})
	if err != nil {
		t.Fatal(err)
	}
	var results []extract.Result
	items := article.ReadFS(context.Background(), testdata.Articles, article.Options{})
	err = pipeline.Run(context.Background(), items, workers, func(r extract.Result) error {
		if r.Err != nil {
			t.Errorf("%s: %v", r.Item.Source, r.Err)
		}
		results = append(results, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// TestClaimsOfShippedArticles checks real output against the published schema
// and against the articles: evidence replays, references lead somewhere, ids
// are given once, what has no words says from what it is derived.
func TestClaimsOfShippedArticles(t *testing.T) {
	wire := compileSchema(t)
	claims := 0
	for _, r := range shipped(t, 2) {
		a := &r.Item.Article
		ids := map[schema.ClaimID]bool{}
		for i := range r.Claims {
			if ids[r.Claims[i].ID] {
				t.Errorf("%s: id %s is given twice", a.ID, r.Claims[i].ID)
			}
			ids[r.Claims[i].ID] = true
		}
		for i := range r.Claims {
			c := &r.Claims[i]
			claims++
			for field, span := range c.Evidence {
				if err := span.Check(a); err != nil {
					t.Errorf("%s, claim %s, %s: %v", a.ID, c.ID, field, err)
				}
			}
			for _, ref := range references(c) {
				if !ids[ref] {
					t.Errorf("%s, claim %s refers to %s, which is not there", a.ID, c.ID, ref)
				}
			}
			checkDerived(t, a, c)
			if err := wire.Validate(asJSON(t, c)); err != nil {
				t.Errorf("%s, claim %s: %v", a.ID, c.ID, err)
			}
			if t.Failed() && claims > 500 {
				t.FailNow()
			}
		}
	}
	if claims < 1000 {
		t.Errorf("only %d claims from all shipped articles", claims)
	}
}

// checkDerived wants a source named by every argument without words.
func checkDerived(t *testing.T, a *schema.Article, c *schema.Claim) {
	t.Helper()
	for _, role := range c.Roles() {
		if arg := role.Argument; arg.Span == nil && arg.Derived == "" && len(c.DerivedFrom) == 0 {
			t.Errorf("%s, claim %s: %s has neither words nor what it is derived from", a.ID, c.ID, role.Name)
		}
	}
}

func references(c *schema.Claim) []schema.ClaimID {
	refs := append([]schema.ClaimID(nil), c.DerivedFrom...)
	for _, role := range c.Roles() {
		if id := role.Argument.Claim; id != "" {
			refs = append(refs, id)
		}
	}
	return refs
}

func asJSON(t *testing.T, c *schema.Claim) any {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	source, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.ClaimSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("claim.schema.json", source); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("claim.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// TestOrderDoesNotChangeTheClaims extracts with one worker and with four.
func TestOrderDoesNotChangeTheClaims(t *testing.T) {
	one, four := shipped(t, 1), shipped(t, 4)
	for i := range one {
		a, b := mustJSON(t, one[i].Claims), mustJSON(t, four[i].Claims)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: four workers give other claims than one", one[i].Item.Article.ID)
		}
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
