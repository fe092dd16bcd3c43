package api

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"claimgraph/graph/export/drawing"
	"claimgraph/graph/layout"
	"claimgraph/schema"
)

// drawInput asks for a network as a file.
type drawInput struct {
	NetworkQuery
	To    string   `query:"to" required:"true" enum:"svg,png,html,gexf,graphml,dot" doc:"Kind of file"`
	Theme string   `query:"theme" enum:"light,dark" doc:"Ground of pictures"`
	Pins  []string `query:"pin,explode" doc:"Places of entities that were moved: id~x~y"`
}

// drawn files have a type of their own.
type drawReply struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	Body               []byte
}

func (a *api) drawings() {
	huma.Register(a.huma, huma.Operation{
		OperationID: "draw", Method: http.MethodGet, Path: Base + "/network/export", Tags: []string{"Networks"},
		Summary: "A network as a picture (svg, png), one page with its evidence (html), or a file of graph programs (gexf, graphml, dot)",
		Errors:  []int{http.StatusUnprocessableEntity, http.StatusNotFound},
		Responses: map[string]*huma.Response{"200": {Description: "The file", Content: map[string]*huma.MediaType{
			"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
		}}},
	}, a.export)
}

func (a *api) export(ctx context.Context, in *drawInput) (*drawReply, error) {
	format, err := drawing.ByName(in.To)
	if err != nil {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	net, err := a.draw(ctx, &in.NetworkQuery, true)
	if err != nil {
		return nil, a.fault(ctx, err)
	}
	move(net.places, in.Pins)
	d := &drawing.Drawing{Title: titleOf(in), Network: net.network, Places: net.places, Dark: in.Theme == "dark"}
	if err := d.Gather(ctx, a.Store, format); err != nil {
		return nil, a.fault(ctx, err)
	}
	var out bytes.Buffer
	if err := format.Write(&out, d); err != nil {
		return nil, a.fault(ctx, err)
	}
	return &drawReply{format.Media, `attachment; filename="claimgraph-network.` + format.Name + `"`, out.Bytes()}, nil
}

// move puts nodes where the reader has put them.
func move(places map[schema.EntityID]layout.Point, pins []string) {
	for _, pin := range pins {
		parts := strings.Split(pin, "~")
		if len(parts) < 3 {
			continue
		}
		n := len(parts)
		x, errX := strconv.ParseFloat(parts[n-2], 64)
		y, errY := strconv.ParseFloat(parts[n-1], 64)
		id := schema.EntityID(strings.Join(parts[:n-2], "~"))
		if _, ok := places[id]; ok && errX == nil && errY == nil && x*x+y*y < 1e10 {
			places[id] = layout.Point{X: x, Y: y}
		}
	}
}

func titleOf(in *drawInput) string {
	title := "Network"
	if names := append(in.Either, in.Entities...); len(names) > 0 {
		title += " of " + strings.Join(names, ", ")
	}
	if in.During != "" {
		title += ", " + in.During
	}
	if in.AsOf != "" {
		title += ", as known by " + in.AsOf
	}
	return title
}
