package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newNetworkCommand(app *app) *cobra.Command {
	var (
		f    filterFlags
		hops int
		file string
	)
	cmd := &cobra.Command{
		Use:   "network [ENTITY…]",
		Short: "Who is against or with whom: claims summed up by pair",
		Long: `Sum up the claims by subject and object: how many, from how many independent
sources, first and last, and the balance of cooperation (+1) and conflict (-1).
Given entities, only the edges that touch one of them; with --hops 2, also those
that touch an actor one claim away, in either direction. JSON has the nodes too.

With -o, a picture or a file for graph programs: .svg, .png, .html (one page that
opens offline, with the evidence), .gexf (over time, for Gephi), .graphml, .dot.`,
		Example: example(
			`claimgraph network Russia --during 2022-03 --level country`,
			`claimgraph network --quad 3,4 --limit 20`,
			`claimgraph network Sudan --format json`,
			`claimgraph network Sudan --hops 2 --during 2023-04`,
			`claimgraph network Russia --level country --limit 80 -o russia.html`,
		),
		GroupID: "ask",
		RunE: app.ask(func(q *question) error {
			f.either = append(f.either, q.args...)
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			if err := widen(q, &filter, hops); err != nil {
				return err
			}
			network, err := graph.NetworkOf(q.ctx, q.store, filter)
			if err != nil {
				return err
			}
			if file != "" {
				return drawNetwork(q, file, network)
			}
			if app.config.format() == "json" {
				return app.printObject(network, func(io.Writer) {})
			}
			return app.print(edgeTable(network))
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	cmd.Flags().IntVar(&hops, "hops", 1, "how many claims away from the entities the edges may end")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to this file: .svg, .png, .html, .gexf, .graphml or .dot")
	return cmd
}

// widen adds to the actors of a network those fewer than hops claims away.
func widen(q *question, f *graph.Filter, hops int) error {
	if hops < 1 {
		return usagef("--hops %d: want 1 or more", hops)
	}
	if hops == 1 || len(f.Either) == 0 {
		return nil
	}
	within := *f
	within.Limit = 0
	for _, id := range slices.Clone(f.Either) {
		answer, err := graph.Reach(q.ctx, q.store, id, within, graph.PathOptions{MaxHops: hops - 1, Undirected: true})
		if err != nil {
			return err
		}
		for _, r := range answer.Reached {
			f.Either = append(f.Either, r.ID)
		}
	}
	return nil
}

func edgeTable(network *graph.Network) table {
	t := table{header: []string{"subject", "object", "claims", "sources", "first", "last", "balance", "mostly"}, empty: network.NoEvidence}
	names := map[schema.EntityID]string{}
	for _, n := range network.Nodes {
		names[n.ID] = n.Label()
	}
	for _, e := range network.Edges {
		t.add(e, names[e.Subject], names[e.Object], strconv.Itoa(e.Claims), strconv.Itoa(e.Sources), e.First, e.Last,
			fmt.Sprintf("%+.2f", e.Balance), mostly(e.Types))
	}
	return t
}

// mostly names the most frequent types: "ACCUSE 4, DENY 2".
func mostly(types map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(types), func(a, b string) int {
		return cmp.Or(cmp.Compare(types[b], types[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, k := range keys[:min(3, len(keys))] {
		name := k
		if name == "" {
			name = "other"
		}
		parts = append(parts, fmt.Sprintf("%s %d", name, types[k]))
	}
	return strings.Join(parts, ", ")
}
