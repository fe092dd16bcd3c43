package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

//go:embed kuzu.cjs
var kuzuScript []byte

// askKuzu loads the same claims into Kuzu, a table of relationships per type, and
// asks it the same queries, through Node.
func askKuzu(ctx context.Context, dir, module string, claims int, questions []question) ([]measured, error) {
	types, err := writeCSV(dir, claims)
	if err != nil {
		return nil, err
	}
	input, err := json.Marshal(map[string]any{"dir": dir, "types": types, "questions": questions})
	if err != nil {
		return nil, err
	}
	for name, data := range map[string][]byte{"kuzu.cjs": kuzuScript, "input.json": input} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return nil, err
		}
	}
	cmd := exec.CommandContext(ctx, "node", filepath.Join(dir, "kuzu.cjs"), filepath.Join(dir, "input.json"), filepath.Join(dir, "output.json"))
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(module, "node_modules"))
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("kuzu: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "output.json"))
	if err != nil {
		return nil, err
	}
	var out []measured
	return out, json.Unmarshal(data, &out)
}

// writeCSV writes the entities and, by type, the claims.
func writeCSV(dir string, claims int) (types []string, err error) {
	files := map[string]*csv.Writer{}
	var open []*os.File
	var buffers []*bufio.Writer
	writer := func(name string) (*csv.Writer, error) {
		if w := files[name]; w != nil {
			return w, nil
		}
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		if err != nil {
			return nil, err
		}
		b := bufio.NewWriter(f)
		open, buffers = append(open, f), append(buffers, b)
		files[name] = csv.NewWriter(b)
		return files[name], nil
	}
	seen := map[schema.EntityID]bool{}
	for c := range graphtest.ICEWS14().Claims(claims) {
		for _, a := range []*schema.Argument{c.Subject, c.Object} {
			if seen[a.Entity] {
				continue
			}
			seen[a.Entity] = true
			w, err := writer("Entity")
			if err != nil {
				return nil, err
			}
			if err := w.Write([]string{string(a.Entity), a.Name, string(a.Kind), a.Country}); err != nil {
				return nil, err
			}
		}
		w, err := writer(c.Predicate.Type)
		if err != nil {
			return nil, err
		}
		if err := w.Write([]string{string(c.Subject.Entity), string(c.Object.Entity), string(c.ID), c.Occurred.From}); err != nil {
			return nil, err
		}
	}
	for _, w := range files {
		w.Flush()
	}
	for i, f := range open {
		if err := buffers[i].Flush(); err != nil {
			return nil, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	delete(files, "Entity")
	return slices.Sorted(maps.Keys(files)), nil
}
