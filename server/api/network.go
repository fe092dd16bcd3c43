package api

import (
	"context"
	"fmt"

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
}

// PlacedNetwork is a network whose nodes may have places.
type PlacedNetwork struct {
	Nodes []Placed     `json:"nodes" doc:"By claims, most first"`
	Edges []graph.Edge `json:"edges" doc:"By claims, most first"`
	graph.Evidence
}

type networkInput struct {
	Filtered
	Top    int  `query:"top" minimum:"0" maximum:"10000" doc:"Only the edges with most claims (0: all)"`
	Limit  int  `query:"limit" minimum:"0" maximum:"10000" doc:"The same as top"`
	Layout bool `query:"layout" doc:"Give each node a place on a plane"`
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
func (a *api) network(ctx context.Context, in *networkInput) (*PlacedNetwork, error) {
	parts := in.Parts
	parts.Either, parts.Entities = append(parts.Either, parts.Entities...), nil
	f, err := a.Filter(ctx, &in.Times, &parts)
	if err != nil {
		return nil, err
	}
	if f.Limit = in.Limit; in.Top > 0 {
		f.Limit = in.Top
	}
	n, err := graph.NetworkOf(ctx, a.Store, f)
	if err != nil {
		return nil, err
	}
	var places map[schema.EntityID]layout.Point
	if in.Layout {
		if len(n.Nodes) > maxPlaced {
			return nil, huma.Error422UnprocessableEntity(fmt.Sprintf(
				"a network of %d nodes is too large to be laid out; at most %d, so ask for the top edges", len(n.Nodes), maxPlaced))
		}
		places = layout.Of(n)
	}
	out := &PlacedNetwork{Nodes: make([]Placed, 0, len(n.Nodes)), Edges: append([]graph.Edge{}, n.Edges...), Evidence: n.Evidence}
	for _, node := range n.Nodes {
		placed := Placed{Node: node}
		if at, ok := places[node.ID]; ok {
			placed.X, placed.Y = &at.X, &at.Y
		}
		out.Nodes = append(out.Nodes, placed)
	}
	return out, nil
}
