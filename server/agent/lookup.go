package agent

import (
	"context"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"claimgraph/schema"
	"claimgraph/server/ask"
)

// found is an entity as a search tells it.
type found struct {
	ID      schema.EntityID `json:"id"`
	Name    string          `json:"name"`
	Kind    schema.Kind     `json:"kind,omitempty"`
	Country string          `json:"country,omitempty"`
	Sector  string          `json:"sector,omitempty"`
	Aliases []string        `json:"aliases,omitempty"`
	Claims  int             `json:"claims"`
}

func (t *tools) lookups(s *mcp.Server) {
	type entitiesInput struct {
		Query   string `json:"query" jsonschema:"beginning of a name or alias; typing errors are forgiven"`
		Kind    string `json:"kind,omitempty" jsonschema:"person, country, organisation, igo, government, military, media, group, place, topic, law or event"`
		Country string `json:"country,omitempty" jsonschema:"ISO 3166-1 alpha-3"`
		Limit   int    `json:"limit,omitempty" jsonschema:"at most so many (default 20)"`
	}
	add(t, s, "search_entities", "Find actors, places and topics of the graph by name, with their ids and how many claims name them.",
		func(ctx context.Context, in *entitiesInput) (*Answer, error) {
			list, err := t.Entities(ctx, ask.EntityQuery{Q: in.Query, Kind: in.Kind, Country: in.Country}, ask.Page{Limit: limit(in.Limit)})
			if err != nil {
				return nil, err
			}
			if len(list.Items) == 0 {
				return &Answer{NoEvidence: fmt.Sprintf("no entity is named like %q", in.Query)}, nil
			}
			rows := make([]found, 0, len(list.Items))
			for _, e := range list.Items {
				rows = append(rows, found{e.ID, e.Name, e.Kind, e.Country, e.Sector, e.Aliases[:min(5, len(e.Aliases))], e.Claims})
			}
			a := &Answer{Result: rows}
			if *list.Total > len(rows) {
				a.LeftOut = fmt.Sprintf("%d of %d entities are shown", len(rows), *list.Total)
			}
			return a, nil
		})
	type whoInput struct {
		Title string `json:"title" jsonschema:"an office, such as US secretary of state"`
		On    string `json:"on,omitempty" jsonschema:"the day, such as 2022-03-23 (default: today)"`
	}
	add(t, s, "who_held", "Who held an office on a day, from the gazetteer; it says unknown rather than guess.",
		func(_ context.Context, in *whoInput) (*Answer, error) {
			holder, err := t.Who(in.Title, in.On)
			if err != nil {
				return nil, err
			}
			a := &Answer{Result: holder}
			if holder.Unknown {
				a.NoEvidence = "no evidence of who held this office then: " + holder.Why
			}
			return a, nil
		})
}
