package api

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

// Placed is a node of a network, with its place on a plane when asked for.
type Placed struct {
	graph.Node
	X *float64 `json:"x,omitempty" doc:"Place from left to right, with layout=1"`
	Y *float64 `json:"y,omitempty" doc:"Place from top to bottom, with layout=1"`
	// Degree counts neighbours before top cut them.
	Degree int `json:"degree" doc:"How many neighbours it has before top cut them"`
}

// PlacedNetwork is a network whose nodes may have places.
type PlacedNetwork struct {
	Nodes []Placed     `json:"nodes" doc:"By claims, most first"`
	Edges []graph.Edge `json:"edges" doc:"By claims, most first"`
	// TotalEdges counts the edges before top cut them.
	TotalEdges int `json:"total_edges" doc:"How many edges there are before top cut them"`
	graph.Evidence
}

// NetworkQuery picks a network and the part of it to give.
type NetworkQuery struct {
	Filtered
	Top        int      `query:"top" minimum:"0" maximum:"10000" doc:"Only the edges with most claims (0: all)"`
	Limit      int      `query:"limit" minimum:"0" maximum:"10000" doc:"The same as top"`
	Kinds      []string `query:"kind,explode" doc:"Only edges between entities of these kinds, or between one and an entity asked for"`
	Hide       []string `query:"hide,explode" doc:"Without these entities, by id"`
	MinSources int      `query:"min-sources" minimum:"0" doc:"Only edges with so many independent sources"`
	MinDegree  int      `query:"min-degree" minimum:"0" doc:"Only entities with so many neighbours"`
}

type layoutInput struct {
	NetworkQuery
	Layout bool `query:"layout" doc:"Give each node a place on a plane, the same at all times"`
}

func (a *api) networks() {
	const tag = "Networks"
	get(a, "/network", "network", "Who is against or with whom: claims summed up by pair; with entity, the edges that touch one of them", tag, a.network)
	type pathInput struct {
		From       string `query:"from" required:"true" minLength:"1" doc:"Where the chain begins, by name or id"`
		To         string `query:"to" required:"true" minLength:"1" doc:"Where it ends"`
		Undirected bool   `query:"undirected" doc:"Also go from object to subject"`
		Hops       int    `query:"hops" minimum:"0" maximum:"20" doc:"At most so many claims (0: 6)"`
		Filtered
	}
	get(a, "/path", "path", "How two actors are connected: a shortest chain of claims in order of time", tag,
		func(ctx context.Context, in *pathInput) (*graph.PathAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			return a.Path(ctx, in.From, in.To, f, graph.PathOptions{Undirected: in.Undirected, MaxHops: in.Hops})
		})
	type diffInput struct {
		ask.Two
		Filtered
	}
	get(a, "/diff", "diff", "What the network gained, lost and changed between two times", tag,
		func(ctx context.Context, in *diffInput) (*graph.DiffAnswer, error) {
			// As on the command line, entities pick the edges that touch them.
			parts := in.Parts
			parts.Either, parts.Entities = append(parts.Either, parts.Entities...), nil
			return a.Diff(ctx, &in.Times, &parts, in.Two)
		})
	type trendInput struct {
		Of    string `query:"of" enum:"pair,actor,type,topic" default:"pair" doc:"What to count"`
		Limit int    `query:"limit" minimum:"0" maximum:"1000" doc:"At most so many (0: 20)"`
		Filtered
	}
	get(a, "/trend", "trend", "What rose most against its past", tag,
		func(ctx context.Context, in *trendInput) (*graph.TrendAnswer, error) {
			f, err := a.filter(ctx, &in.Filtered)
			if err != nil {
				return nil, err
			}
			f.Limit = in.Limit
			return a.Trend(ctx, in.Of, f)
		})
}

// maxPlaced is how many nodes a network may have to be laid out.
const maxPlaced = 2000

// network sums up claims by pair. As on the command line, entities pick the
// edges that touch one of them.
func (a *api) network(ctx context.Context, in *layoutInput) (*PlacedNetwork, error) {
	d, err := a.draw(ctx, &in.NetworkQuery, in.Layout)
	if err != nil {
		return nil, err
	}
	out := &PlacedNetwork{Nodes: make([]Placed, 0, len(d.network.Nodes)), Edges: append([]graph.Edge{}, d.network.Edges...), TotalEdges: d.edges, Evidence: d.network.Evidence}
	for _, node := range d.network.Nodes {
		placed := Placed{Node: node, Degree: d.degrees[node.ID]}
		if at, ok := d.places[node.ID]; ok {
			placed.X, placed.Y = &at.X, &at.Y
		}
		out.Nodes = append(out.Nodes, placed)
	}
	return out, nil
}

// drawn is a network cut to what was asked for.
type drawn struct {
	network *graph.Network
	degrees map[schema.EntityID]int
	edges   int // before the cut
	places  map[schema.EntityID]layout.Point
}

// draw makes the network and, when asked, places its nodes.
func (a *api) draw(ctx context.Context, in *NetworkQuery, place bool) (*drawn, error) {
	parts := in.Parts
	parts.Either, parts.Entities = append(parts.Either, parts.Entities...), nil
	f, err := a.Filter(ctx, &in.Times, &parts)
	if err != nil {
		return nil, err
	}
	if f, err = graph.AtLevel(ctx, a.Store, f); err != nil {
		return nil, err
	}
	trim := graph.Trim{Asked: f.Either, MinSources: in.MinSources, MinDegree: in.MinDegree, Top: cmp.Or(in.Top, in.Limit)}
	for _, kind := range in.Kinds {
		trim.Kinds = append(trim.Kinds, schema.Kind(kind))
	}
	for _, id := range in.Hide {
		trim.Hide = append(trim.Hide, schema.EntityID(id))
	}
	d := &drawn{}
	if d.network, err = graph.NetworkOf(ctx, a.Store, f); err != nil {
		return nil, err
	}
	d.degrees, d.edges = d.network.Trim(trim)
	if place {
		err = a.place(ctx, d, f, trim)
	}
	return d, err
}

// place puts the nodes where they stand in the network of all times, so that
// they stay when the time changes.
func (a *api) place(ctx context.Context, d *drawn, f graph.Filter, trim graph.Trim) error {
	if len(d.network.Nodes) > maxPlaced {
		return huma.Error422UnprocessableEntity(fmt.Sprintf(
			"a network of %d nodes is too large to be laid out; at most %d, so ask for the top edges", len(d.network.Nodes), maxPlaced))
	}
	timed := f
	timed.During, timed.Published, timed.AsOf, timed.AsOfRecorded = schema.Range{}, schema.Range{}, time.Time{}, time.Time{}
	if reflect.DeepEqual(timed, f) {
		d.places = layout.Of(d.network)
		return nil
	}
	all, err := graph.NetworkOf(ctx, a.Store, timed)
	if err != nil {
		return err
	}
	trim.Top = cmp.Or(trim.Top, maxPlaced)
	all.Trim(trim)
	d.places = layout.Onto(layout.Of(all), d.network)
	return nil
}
