package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/graph/dgraph"
)

// commands lists the program's commands, in the order the help shows them.
func commands(a *app) []*cobra.Command {
	return []*cobra.Command{
		newDemoCommand(a),
		newLoadCommand(a),
		newExtractCommand(a),
		newParseCommand(a),
		newExplainCommand(a),
		newClaimsCommand(a),
		newTimelineCommand(a),
		newNetworkCommand(a),
		newPathCommand(a),
		newStanceCommand(a),
		newThreadCommand(a),
		newConflictsCommand(a),
		newDiffCommand(a),
		newCorroborateCommand(a),
		newTrendCommand(a),
		newEntitiesCommand(a),
		newCopiesCommand(a),
		newFailuresCommand(a),
		newArticleCommand(a),
		newWhoCommand(a),
		newQueryCommand(a),
		newServeCommand(a),
		newMCPCommand(a),
		newStatsCommand(a),
		newImportCommand(a),
		newExportCommand(a),
		newCheckCommand(a),
		newCompactCommand(a),
		newMigrateCommand(a),
		newEvalCommand(a),
		newConfigCommand(a),
		newVersionCommand(a),
	}
}

// pipelineOptions choose how claims are drawn.
type pipelineOptions struct{ open bool }

// pipeline wires the stages of extraction.
func (a *app) pipeline() (*extract.Pipeline, error) { return a.pipelineWith(pipelineOptions{}) }

func (a *app) pipelineWith(o pipelineOptions) (*extract.Pipeline, error) {
	linker, err := a.linker()
	if err != nil {
		return nil, err
	}
	engine, err := nlp.New(nlp.Options{Fast: a.config.merged.GetBool("fast")})
	if err != nil {
		return nil, fmt.Errorf("loading the language model: %w", err)
	}
	return &extract.Pipeline{
		Analyser: engine,
		Resolver: linker,
		Times:    when.New(),
		Extractors: []extract.Extractor{
			rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker, Open: o.open}),
		},
	}, nil
}

// linker opens the gazetteer, with the user's own entities when there are any.
func (a *app) linker() (*resolve.Linker, error) {
	file := a.config.merged.GetString("entities")
	if file == "" {
		beside := filepath.Join(filepath.Dir(a.dbPath()), "entities.yaml")
		if _, err := os.Stat(beside); err == nil {
			file = beside
		}
	}
	linker, err := resolve.New(resolve.Options{UserFile: file})
	if err != nil {
		return nil, fmt.Errorf("reading entities: %w", err)
	}
	return linker, nil
}

func (a *app) workers() int {
	if n := a.config.merged.GetInt("workers"); n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

// access says what a command does with the store.
type access bool

const (
	readOnly access = false
	writable access = true
)

// openStore opens the store that the configuration names: the Dgraph cluster of
// --store, else the Cayley database file of --db.
func (a *app) openStore(ctx context.Context, mode access) (graph.Store, error) {
	if address := a.config.merged.GetString("store"); address != "" {
		options, err := dgraph.ParseURL(address)
		if err != nil {
			return nil, usageError{err}
		}
		store, err := dgraph.Open(ctx, options)
		if err != nil {
			return nil, storeError{err}
		}
		return store, nil
	}
	path := a.dbPath()
	if mode == readOnly {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, storeError{fmt.Errorf("there is no database %s yet; load articles first: claimgraph load PATH, or claimgraph demo", path)}
		}
	}
	store, err := cayley.Open(ctx, path, cayley.Options{ReadOnly: mode == readOnly})
	if err != nil {
		return nil, storeError{err}
	}
	return store, nil
}

// storeFailure marks an error of loading as one of the store, unless it was the
// user who interrupted.
func storeFailure(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return storeError{err}
}

// redacted hides the password of a store's address.
func redacted(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if user, hosts, has := strings.Cut(rest, "@"); ok && has {
		name, _, _ := strings.Cut(user, ":")
		return scheme + "://" + name + "@" + hosts
	}
	return address
}
