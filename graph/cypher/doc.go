// Package cypher answers openCypher queries over any graph.Store: reads only,
// with AS OF and DURING to ask as of a time.
//
// Run compiles a query and gives a Result whose rows are found while they are
// read:
//
//	r, err := cypher.Run(ctx, store, `MATCH (a {name: $who})-[c:ACCUSE]->(b) RETURN b.name, c.occurred`,
//		cypher.Options{Params: map[string]any{"who": "Ukraine"}, Limit: 100})
//	for row, err := range r.Rows() { … }
//
// What the graph looks like to a query is told in docs/cypher.md.
package cypher
