package graphtest

import (
	"context"
	"errors"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

// testFind looks entities up by id, name, alias and with typing errors.
func testFind(t *testing.T, open Open) {
	ctx := context.Background()
	s := opened(t, open)
	mustPut(t, s, graph.Step{Entities: worldEntities(), Records: []graph.Record{{Op: graph.Rename, Entity: "person/y", Name: "The Deputy"}}})
	mustPut(t, s, graph.Step{Entities: []schema.Entity{{ID: "person/y", Name: "Y"}}})
	for _, test := range []struct {
		name string
		want schema.EntityID
	}{
		{"country/USA", "country/USA"},
		{"USA", "country/USA"},
		{"united states", "country/USA"},
		{"U.S.", "country/USA"},
		{"Russian Federation", "country/RUS"},
		{"ICC", "org/icc"},
		{"the deputy", "person/y"},   // as a record calls it
		{"United Nations", "org/un"}, // a readable id before a hashed one
	} {
		e, err := graph.Find(ctx, s, test.name)
		if err != nil || e.ID != test.want {
			t.Errorf("Find(%q) = %s, %v; want %s", test.name, e.ID, err, test.want)
		}
	}
	for _, test := range []struct {
		name string
		want schema.EntityID // first suggestion; "" for none
	}{
		{"Untied Staets", "country/USA"},
		{"Ukrane", "country/UKR"},
		{"Anatoli Antonow", "person/x"},
		{"Antonov", "person/x"},
		{"Criminal Court", "org/icc"},
		{"icc!x", "org/icc"},
		{"Xylophone", ""},
		{"", ""},
	} {
		e, err := graph.Find(ctx, s, test.name)
		var unknown *graph.UnknownError
		if !errors.As(err, &unknown) || !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("Find(%q) = %s, %v; want an UnknownError", test.name, e.ID, err)
			continue
		}
		var first schema.EntityID
		if len(unknown.Suggestions) > 0 {
			first = unknown.Suggestions[0].ID
		}
		if first != test.want {
			t.Errorf("Find(%q) suggests %q first, want %q", test.name, first, test.want)
		}
	}
}
