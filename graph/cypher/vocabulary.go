package cypher

import (
	"context"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/function"
	"claimgraph/graph/cypher/internal/model"
	"claimgraph/graph/cypher/internal/parse"
)

// Vocabulary is what queries over a store may name.
type Vocabulary struct {
	Labels     []string `json:"labels"`
	Types      []string `json:"relationship_types"` // the first Claims are claims
	Claims     int      `json:"-"`
	Properties []string `json:"properties"`
	Functions  []string `json:"functions"`
	Keywords   []string `json:"-"`
}

// VocabularyOf reads which types of claims a store has; the rest is the same for
// every store.
func VocabularyOf(ctx context.Context, store graph.Store) (*Vocabulary, error) {
	g, err := model.New(ctx, store, graph.Filter{})
	if err != nil {
		return nil, err
	}
	types, err := g.Types()
	if err != nil {
		return nil, err
	}
	v := &Vocabulary{
		Labels: model.Labels(), Types: types, Claims: len(types) - len(model.StructureTypes()), Properties: model.PropertyKeys(),
		Functions: append(function.Names(), model.OwnFunctions()...),
		Keywords:  strings.Fields("MATCH OPTIONAL WHERE RETURN WITH UNWIND UNION ORDER BY SKIP LIMIT DISTINCT AS OF RECORDED DURING TO AND OR XOR NOT IN STARTS ENDS CONTAINS IS NULL CASE WHEN THEN ELSE END EXISTS COUNT CALL YIELD EXPLAIN PROFILE ASC DESC"),
	}
	v.Functions = append(v.Functions, "labels", "type", "id", "keys", "properties", "nodes", "relationships", "length", "startNode", "endNode",
		"count", "collect", "sum", "avg", "min", "max", "shortestPath", "allShortestPaths", "all", "any", "none", "single", "reduce")
	slices.Sort(v.Functions)
	return v, nil
}

// Split cuts a script into its statements at semicolons outside strings and
// comments; rest is what stands after the last semicolon.
func Split(script string) (statements []string, rest string) { return parse.Split(script) }
