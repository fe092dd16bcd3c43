package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"claimgraph/graph"
	"claimgraph/graph/export"
)

// source is a graph to measure: its steps, the same each time they are asked for.
type source struct {
	name   string
	claims int
	steps  iter.Seq[graph.Step]
}

// events reads a file of ICEWS quadruples; each claim comes once.
func events(path string) (source, error) {
	f, err := os.Open(path)
	if err != nil {
		return source{}, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return source{}, fmt.Errorf("reading %s: %w", path, err)
		}
	}
	s := source{name: "ICEWS events of " + path}
	format := export.NewICEWS(nil)
	seen := map[string]bool{}
	var list []graph.Step
	var step graph.Step
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		one, skip, err := format.Line(lines.Bytes())
		if skip || err != nil {
			continue
		}
		if id := string(one.Claims[0].ID); !seen[id] {
			seen[id] = true
			step.Claims = append(step.Claims, one.Claims...)
			s.claims++
		}
		if step.Entities = append(step.Entities, one.Entities...); len(step.Claims) == batch {
			list, step = append(list, step), graph.Step{}
		}
	}
	list = append(list, step)
	s.steps = func(yield func(graph.Step) bool) {
		for _, step := range list {
			if !yield(step) {
				return
			}
		}
	}
	return s, lines.Err()
}
