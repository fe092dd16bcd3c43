package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newEntitiesCommand(app *app) *cobra.Command {
	var kind, country string
	cmd := &cobra.Command{
		Use:   "entities [NAME]",
		Short: "List the entities of the graph, with how many claims name them",
		Example: example(
			`claimgraph entities`,
			`claimgraph entities blinken`,
			`claimgraph entities --kind person --country RUS --format csv`,
		),
		GroupID: "ask",
		Args:    cobra.MaximumNArgs(1),
		RunE: app.ask(func(q *question) error {
			if kind != "" && !slices.Contains(schema.Kinds(), schema.Kind(kind)) {
				return usagef("unknown kind %q", kind)
			}
			counts, err := claimCounts(q)
			if err != nil {
				return err
			}
			var found []entityRow
			for e, err := range q.store.Entities(q.ctx) {
				if err != nil {
					return err
				}
				if kind != "" && e.Kind != schema.Kind(kind) || country != "" && !strings.EqualFold(e.Country, country) ||
					len(q.args) == 1 && !named(e, q.args[0]) {
					continue
				}
				found = append(found, entityRow{e, counts[e.ID]})
			}
			if len(q.args) == 1 && len(found) == 0 {
				_, err := graph.Find(q.ctx, q.store, q.args[0])
				return err
			}
			slices.SortStableFunc(found, func(a, b entityRow) int {
				if a.Claims != b.Claims {
					return b.Claims - a.Claims
				}
				return strings.Compare(string(a.ID), string(b.ID))
			})
			t := table{header: []string{"name", "id", "kind", "country", "sector", "claims"}, empty: "no entities yet; load some articles"}
			for _, e := range found {
				t.add(e, e.Name, string(e.ID), string(e.Kind), e.Country, e.Sector, strconv.Itoa(e.Claims))
			}
			return app.print(t)
		}),
	}
	addRecordCommands(app, cmd)
	cmd.Flags().StringVar(&kind, "kind", "", "only this kind: person, country, organisation, …")
	cmd.Flags().StringVar(&country, "country", "", "only of this country, ISO 3166-1 alpha-3")
	return cmd
}

// entityRow is an entity with the number of claims in which it is subject,
// object or holder.
type entityRow struct {
	schema.Entity
	Claims int `json:"claims"`
}

func claimCounts(q *question) (map[schema.EntityID]int, error) {
	counts := map[schema.EntityID]int{}
	for f, err := range graph.Facts(q.ctx, q.store, graph.Filter{}) {
		if err != nil {
			return nil, err
		}
		seen := []schema.EntityID{}
		for _, id := range []schema.EntityID{f.Subject, f.Object, f.Holder} {
			if id != "" && !slices.Contains(seen, id) {
				counts[id]++
				seen = append(seen, id)
			}
		}
	}
	return counts, nil
}

// named reports whether part occurs in the entity's id, name or an alias.
func named(e schema.Entity, part string) bool {
	part = schema.NormalName(part)
	for _, name := range append([]string{string(e.ID), e.Name}, e.Aliases...) {
		if strings.Contains(schema.NormalName(name), part) {
			return true
		}
	}
	return false
}
