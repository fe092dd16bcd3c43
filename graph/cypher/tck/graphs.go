package main

import (
	"fmt"
	"strings"
)

// namedGraphs are the graphs that scenarios name, as the TCK describes them: a
// root that knows two and follows two, each with two friends below and one
// beside. In the second graph every other leaf has another label.
func namedGraphs() map[string]string {
	return map[string]string{"binary-tree-1": binaryTree("X"), "binary-tree-2": binaryTree("Y")}
}

func binaryTree(secondLeaf string) string {
	var nodes, rels []string
	nodes = append(nodes, "(a:A {name: 'a'})")
	for i := 1; i <= 4; i++ {
		typ := "KNOWS"
		if i > 2 {
			typ = "FOLLOWS"
		}
		nodes = append(nodes, fmt.Sprintf("(b%d:X {name: 'b%d'}), (c%d1:X {name: 'c%d1'}), (c%d2:%s {name: 'c%d2'})", i, i, i, i, i, secondLeaf, i))
		rels = append(rels, fmt.Sprintf("(a)-[:%s]->(b%d), (b%d)-[:FRIEND]->(c%d1), (b%d)-[:FRIEND]->(c%d2), (b%d)-[:FRIEND]->(b%d)", typ, i, i, i, i, i, i, i%4+1))
	}
	return "CREATE " + strings.Join(append(nodes, rels...), ", ")
}
