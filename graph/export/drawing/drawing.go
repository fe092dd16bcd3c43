// Package drawing writes networks as pictures and as files of graph programs:
// SVG, PNG, a page of HTML that opens offline, GEXF 1.3 over time, GraphML, DOT.
// The same network always gives the same bytes.
package drawing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// Drawing is a network with all that a picture or a file of it holds.
type Drawing struct {
	Title   string
	Network *graph.Network
	Places  map[schema.EntityID]layout.Point
	// Claims are those behind the edges, as far as a format needs them, Articles
	// those they were read from.
	Claims   map[schema.ClaimID]schema.Claim
	Articles map[schema.ArticleID]schema.Article
	Dark     bool // for a dark ground
}

// Format is one kind of file.
type Format struct {
	Name  string // also the file's extension
	Media string // media type
	// Evidence says how many claims of each edge the format needs: 0 none, -1 all.
	Evidence int
	Texts    bool // needs the claims' articles too
	Write    func(io.Writer, *Drawing) error
}

// Formats lists the formats.
func Formats() []Format {
	return []Format{
		{"svg", "image/svg+xml", 0, false, WriteSVG},
		{"png", "image/png", 0, false, WritePNG},
		{"html", "text/html; charset=utf-8", quotesPerEdge, true, WriteHTML},
		{"gexf", "application/gexf+xml", -1, false, WriteGEXF},
		{"graphml", "application/graphml+xml", 0, false, WriteGraphML},
		{"dot", "text/vnd.graphviz", 0, false, WriteDOT},
	}
}

// ByName finds a format by its name, in any case.
func ByName(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q (known: %s)", name, strings.Join(names, ", "))
}

// Gather reads from the store what the format needs beside the network. Claims
// and articles that the store does not have are left out.
func (d *Drawing) Gather(ctx context.Context, s graph.Store, f Format) error {
	if f.Evidence == 0 {
		return nil
	}
	d.Claims, d.Articles = map[schema.ClaimID]schema.Claim{}, map[schema.ArticleID]schema.Article{}
	for i := range d.Network.Edges {
		for _, id := range newest(d.Network.Edges[i].Evidence, f.Evidence) {
			c, err := s.Claim(ctx, id)
			if errors.Is(err, graph.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			d.Claims[id] = c
			if !f.Texts || c.Article == "" {
				continue
			}
			if err := d.gatherArticle(ctx, s, c.Article); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Drawing) gatherArticle(ctx context.Context, s graph.Store, id schema.ArticleID) error {
	if _, ok := d.Articles[id]; ok {
		return nil
	}
	a, err := s.Article(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	d.Articles[id] = a
	return nil
}

// newest gives the last n of the evidence, which is in order of time, the newest
// first; n -1 means all.
func newest(evidence []schema.ClaimID, n int) []schema.ClaimID {
	list := slices.Clone(evidence)
	slices.Reverse(list)
	if n >= 0 && len(list) > n {
		list = list[:n]
	}
	return list
}

// names gives the label of each node.
func (d *Drawing) names() map[schema.EntityID]string {
	names := make(map[schema.EntityID]string, len(d.Network.Nodes))
	for _, n := range d.Network.Nodes {
		names[n.ID] = n.Label()
	}
	return names
}
