package main

import (
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

//go:embed kuzu.cjs
var kuzuScript []byte

// askKuzu loads the same claims into Kuzu and asks it the same queries, through
// Node.
func askKuzu(ctx context.Context, dir, module string, claims int, questions []question) ([]measured, error) {
	if err := writeCSV(dir, claims); err != nil {
		return nil, err
	}
	input, err := json.Marshal(map[string]any{"dir": dir, "questions": questions})
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

// writeCSV writes the entities and the claims.
func writeCSV(dir string, claims int) error {
	seen := map[schema.EntityID]bool{}
	entities, err := create(dir, "Entity.csv")
	if err != nil {
		return err
	}
	rels, err := create(dir, "CLAIM.csv")
	if err != nil {
		return err
	}
	for c := range graphtest.ICEWS14().Claims(claims) {
		for _, a := range []*schema.Argument{c.Subject, c.Object} {
			if !seen[a.Entity] {
				seen[a.Entity] = true
				entities.write(string(a.Entity), a.Name, string(a.Kind), a.Country)
			}
		}
		rels.write(string(c.Subject.Entity), string(c.Object.Entity), string(c.ID), c.Predicate.Type, c.Occurred.From)
	}
	return errors.Join(entities.close(), rels.close())
}

// csvFile is a CSV file being written; close tells what went wrong.
type csvFile struct {
	file *os.File
	csv  *csv.Writer
}

func create(dir, name string) (*csvFile, error) {
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	return &csvFile{f, csv.NewWriter(f)}, nil
}

func (c *csvFile) write(cells ...string) { _ = c.csv.Write(cells) } // the writer keeps its error

func (c *csvFile) close() error {
	c.csv.Flush()
	return errors.Join(c.csv.Error(), c.file.Close())
}
