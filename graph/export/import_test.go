package export_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"claimgraph/graph"
	"claimgraph/graph/export"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

func resolve(name string) (schema.Entity, bool) {
	known := map[string]schema.Entity{
		"Russia":                       {ID: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS"},
		"Ukraine":                      {ID: "country/UKR", Name: "Ukraine", Kind: schema.Country, Country: "UKR"},
		"France":                       {ID: "country/FRA", Name: "France", Kind: schema.Country, Country: "FRA"},
		"United States":                {ID: "country/USA", Name: "United States", Kind: schema.Country, Country: "USA"},
		"country/RUS":                  {ID: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS"},
		"International Criminal Court": {ID: "org/icc", Name: "International Criminal Court", Kind: schema.IGO, Sector: "JUD"},
	}
	e, ok := known[name]
	return e, ok
}

func format(t testing.TB, name string) export.Format {
	for _, f := range export.Imports(resolve) {
		if f.Name() == name {
			return f
		}
	}
	t.Fatalf("no format %s", name)
	return nil
}

// TestImport reads a small file of each kind: events in, claims out, and what
// is wrong with the bad lines.
func TestImport(t *testing.T) {
	for _, test := range []struct {
		format string
		claims []string
		errors []string
	}{
		{"icews", []string{
			"2014-03-01 Foreign Affairs (Russia)/RUS/GOV ACCUSE/112/3 United States/USA/ ",
			"2014-05-01 Armed Rebel (Ukraine)/UKR/REB ASSAULT/193/4 Military (Ukraine)/UKR/MIL ",
			"2014-06-01 Example Steelworks// COOPERATE/061/2 Business (France)/FRA/BUS ",
			"2014-06-02 Example Steelworks// AGREE/0311/1 Business (France)/FRA/BUS ",
		}, []string{"1 columns", "unknown relation", "no subject or no object", "want it as"}},
		{"gdelt", []string{
			"2022-03-23 Russia/RUS/GOV ACCUSE/112/3 USA/USA/ example.org",
			"2022-03-23 ?// ASSAULT/190/4 UKR/UKR/ news.example.net",
			"2022-03-23 Acme Steel// CONSULT/040/1 ROU/ROU/JRN news.example.net",
		}, []string{"3 columns", "want it as", "unknown CAMEO code", "no actor", "added"}},
		{"polecat", []string{
			"2023-03-17 UKR/UKR/MIL CONSULT//1 a village council/UKR/ Example Wire",
			"2023-03-17 International Criminal Court//JUD ACCUSE//3 Vladimir Putin/RUS/GOV Example Wire",
		}, []string{"unknown event type", "no event id", "want it as", "no actor"}},
	} {
		t.Run(test.format, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + test.format + ".tsv")
			if err != nil {
				t.Fatal(err)
			}
			s := memory.New()
			for again := range 2 {
				result, err := export.Import(context.Background(), bytes.NewReader(data), format(t, test.format), s, nil)
				if err != nil {
					t.Fatal(err)
				}
				if want := len(test.claims) * (1 - again); result.Written.Claims != want || result.Bad != len(test.errors) {
					t.Errorf("time %d: %d claims and %d bad lines, want %d and %d", again, result.Written.Claims, result.Bad, want, len(test.errors))
				}
				for i, e := range result.Errors[:min(len(result.Errors), len(test.errors))] {
					if !strings.Contains(e, test.errors[i]) {
						t.Errorf("bad line says %q, want %q", e, test.errors[i])
					}
				}
			}
			if d := cmp.Diff(test.claims, told(t, s)); d != "" {
				t.Errorf("claims (-want +got):\n%s", d)
			}
		})
	}
}

func told(t *testing.T, s graph.Store) []string {
	var out []string
	for c, err := range s.Claims(context.Background(), graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		actor := func(a *schema.Argument) string {
			if a == nil {
				return "?//"
			}
			return fmt.Sprintf("%s/%s/%s", a.Name, a.Country, a.Sector)
		}
		p := c.Predicate
		out = append(out, fmt.Sprintf("%s %s %s/%s/%d %s %s", c.Occurred.From, actor(c.Subject), p.Type, p.CAMEO, p.Quad, actor(c.Object), c.Outlet))
	}
	return out
}

// TestRoundTrip writes random graphs as JSONL and reads them back, exactly.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(5) {
		from, to := memory.New(), memory.New()
		if _, err := from.Put(ctx, graphtest.Random(seed)...); err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := export.WriteJSONL(ctx, &file, from); err != nil {
			t.Fatal(err)
		}
		result, err := export.Import(ctx, &file, export.JSONL{}, to, nil)
		if err != nil || result.Bad > 0 {
			t.Fatalf("reading back: %+v %v", result, err)
		}
		graphtest.Exactly(t, to, from)
	}
}

// TestBadJSONL counts what it cannot read and reads the rest.
func TestBadJSONL(t *testing.T) {
	text := `{"entity":{"id":"org/x","name":"X"}}
{"entity":{"name":"no id"}}
not json
{"claim":{"id":"c1","predicate":{"type":"ACCUSE"}},"surprise":1}

{"id":"c2","sentence":0,"predicate":{"type":"ACCUSE"}}
`
	s := memory.New()
	result, err := export.Import(context.Background(), strings.NewReader(text), export.JSONL{}, s, nil)
	if err != nil || result.Bad != 3 || result.Written.Entities != 1 || result.Written.Claims != 1 {
		t.Errorf("result %+v, error %v; want 3 bad lines, an entity and a claim", result, err)
	}
}

// TestCancelled: an import that is stopped says so and keeps what it wrote.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := export.Import(ctx, strings.NewReader(`{"entity":{"id":"x","name":"X"}}`), export.JSONL{}, memory.New(), nil)
	if err == nil {
		t.Error("a cancelled import succeeded")
	}
}

func FuzzLine(f *testing.F) {
	for _, name := range []string{"icews", "gdelt", "polecat"} {
		data, err := os.ReadFile("testdata/" + name + ".tsv")
		if err != nil {
			f.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			f.Add(line)
		}
	}
	f.Add([]byte(`{"claim":{"id":"c1","predicate":{}}}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		for _, format := range export.Imports(resolve) {
			step, skip, err := format.Line(line)
			if err == nil && !skip && step.Article == nil && step.Ledger == nil && len(step.Claims)+len(step.Entities)+len(step.Records) == 0 {
				t.Errorf("%s read nothing out of %q and said it was fine", format.Name(), line)
			}
			for _, c := range step.Claims {
				if c.ID == "" {
					t.Errorf("%s made a claim without id of %q", format.Name(), line)
				}
			}
		}
	})
}
