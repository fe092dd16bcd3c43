package dgraph

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	dgo "github.com/dgraph-io/dgo/v230"

	"claimgraph/schema"
)

// linksAtOnce is how many entities one query asks the links of.
const linksAtOnce = 500

// Links reads the edge rel; see graph.Linker.
func (s *Store) Links(ctx context.Context, of []schema.EntityID, backwards bool) (map[schema.EntityID][]schema.EntityID, error) {
	links := make(map[schema.EntityID][]schema.EntityID, len(of))
	rel := "rel"
	if backwards {
		rel = "~rel"
	}
	for chunk := range slices.Chunk(of, linksAtOnce) {
		xids := make([]string, len(chunk))
		for i, id := range chunk {
			xids[i] = entityKind.xid(string(id))
		}
		var answer struct {
			Q []struct {
				XID string `json:"xid"`
				Far []node `json:"far"`
			}
		}
		err := s.client.do(ctx, "reading links", func(ctx context.Context, d *dgo.Dgraph) error {
			response, err := byXID(ctx, d.NewReadOnlyTxn(), xids, "xid far: "+rel+" { xid }")
			if err != nil {
				return err
			}
			return json.Unmarshal(response, &answer)
		})
		if err != nil {
			return nil, err
		}
		for _, n := range answer.Q {
			id := entityID(n.XID)
			for _, far := range n.Far {
				links[id] = append(links[id], entityID(far.XID))
			}
		}
	}
	return links, nil
}

func entityID(xid string) schema.EntityID {
	return schema.EntityID(strings.TrimPrefix(xid, entityKind.xid("")))
}
