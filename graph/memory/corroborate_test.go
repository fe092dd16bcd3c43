package memory_test

import (
	"slices"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// TestNumbersThatExcludeEachOtherBearNothingOut has four outlets tell how many
// were killed.
func TestNumbersThatExcludeEachOtherBearNothingOut(t *testing.T) {
	s := memory.New()
	russia, mariupol := schema.Entity{ID: "country/RUS", Name: "Russia", Kind: schema.Country}, schema.Entity{ID: "place/mariupol", Name: "Mariupol", Kind: schema.Place}
	ids := map[string]schema.ClaimID{}
	put := func(outlet, text, counted string, value float64) {
		span := func(part string) *schema.Span {
			at := strings.Index(text, part)
			return schema.NewSpan(text, at, at+len(part))
		}
		c := schema.Claim{
			Article: schema.ArticleID(outlet), Published: "2022-03-24", Outlet: outlet, Polarity: schema.Positive, Modality: schema.Asserted,
			Subject:   &schema.Argument{Span: span("Russia"), Entity: russia.ID, Name: russia.Name, Kind: russia.Kind},
			Object:    &schema.Argument{Span: span("Mariupol"), Entity: mariupol.ID, Name: mariupol.Name, Kind: mariupol.Kind},
			Predicate: schema.Predicate{Span: span("killed"), Name: "kill", Type: "ASSAULT", Quad: 4},
		}
		if counted != "" {
			c.Quantity = &schema.Quantity{Span: span(counted), Value: value, Unit: "people"}
		}
		c.Identify()
		ids[outlet] = c.ID
		step := graph.Step{Article: &schema.Article{ID: c.Article, Text: text, Outlet: outlet, Published: c.Published}, Claims: []schema.Claim{c}, Entities: []schema.Entity{russia, mariupol}}
		if _, err := s.Put(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	put("Wire", "Russia killed 300 people in Mariupol.", "300 people", 300)
	put("Courier", "Russia killed about 310 people in Mariupol.", "about 310 people", 310)
	put("Herald", "Russia killed more than 1,000 people in Mariupol.", "more than 1,000 people", 1000)
	put("Gazette", "Russia killed civilians in Mariupol.", "", 0)
	for of, want := range map[string][]string{
		"Wire":    {"Courier", "Gazette", "Wire"},
		"Herald":  {"Gazette", "Herald"},
		"Gazette": {"Courier", "Gazette", "Herald", "Wire"},
	} {
		a, err := graph.Corroborate(t.Context(), s, ids[of], graph.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, source := range a.Sources {
			got = append(got, source.Name)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("what the %s says is borne out by %v, want %v", of, got, want)
		}
	}
}
