package gold

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"claimgraph/schema"
)

func TestArticlesAreComplete(t *testing.T) {
	paths, err := filepath.Glob("../articles/*.md")
	if err != nil || len(paths) < 64 {
		t.Fatalf("%d articles (%v), want at least 64", len(paths), err)
	}
	outlets := map[string]bool{}
	spring := 0
	for _, path := range paths {
		art, err := readArticle(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if name := strings.TrimSuffix(filepath.Base(path), ".md"); string(art.ID) != name {
			t.Errorf("%s has id %q", name, art.ID)
		}
		front, body := art.Text[:art.Body[0]], art.Text[art.Body[0]:]
		if !strings.Contains(front, "Written for the claimgraph project") {
			t.Errorf("%s does not say what it was written for", art.ID)
		}
		if words := len(strings.Fields(body)); words < 110 || words > 450 {
			t.Errorf("%s has %d words", art.ID, words)
		}
		if art.Title == "" || art.Outlet == "" || art.Author == "" || art.Language != "en" ||
			!strings.HasPrefix(art.URL, "https://example.org/") {
			t.Errorf("%s: front matter lacks something", art.ID)
		}
		published, err := schema.ParseRange(art.Published)
		if err != nil || published.From.Year() < 2022 || published.From.Year() > 2024 {
			t.Errorf("%s: published %q (%v)", art.ID, art.Published, err)
		}
		if slices.Contains([]string{"2022-03", "2022-04"}, art.Published[:7]) {
			spring++
		}
		outlets[art.Outlet] = true
	}
	if len(outlets) < 12 || spring < 14 {
		t.Errorf("%d outlets, %d articles of March and April 2022", len(outlets), spring)
	}
}

func TestWorldArticlesAreComplete(t *testing.T) {
	paths, err := filepath.Glob("../world/articles/*.md")
	if want := len(goldFiles(t, "../world/gold")); err != nil || len(paths) != want || want < 14 {
		t.Fatalf("%d articles (%v), %d with gold, want 14 or more, all with gold", len(paths), err, want)
	}
	outlets := map[string]bool{}
	for _, path := range paths {
		art, err := readArticle(path)
		if err != nil {
			t.Error(err)
			continue
		}
		front, body := art.Text[:art.Body[0]], art.Text[art.Body[0]:]
		if words := len(strings.Fields(body)); words < 220 || words > 420 {
			t.Errorf("%s has %d words", art.ID, words)
		}
		if string(art.ID)+".md" != filepath.Base(path) || art.Title == "" || outlets[art.Outlet] || art.Author == "" ||
			!strings.HasPrefix(art.URL, "https://example.org/") || !strings.Contains(front, "Written for the claimgraph project") {
			t.Errorf("%s: front matter lacks something, or its outlet has another article", art.ID)
		}
		if published, err := schema.ParseRange(art.Published); err != nil || published.From.Year() < 2014 || published.From.Year() > 2025 {
			t.Errorf("%s: published %q (%v)", art.ID, art.Published, err)
		}
		outlets[art.Outlet] = true
	}
}

func TestGoldMeetsTheSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.ClaimSchema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("claim.json", doc); err != nil {
		t.Fatal(err)
	}
	claim, err := compiler.Compile("claim.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range goldFiles(t, sets...) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(raw)) {
			n++
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err == nil {
				err = claim.Validate(v)
			}
			if err != nil {
				t.Error(fmt.Errorf("%s:%d: %w", path, n, err))
			}
		}
	}
}
