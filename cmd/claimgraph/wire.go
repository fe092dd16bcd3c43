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
		newCompareCommand(a),
		newClaimsCommand(a),
		newTimelineCommand(a),
		newNetworkCommand(a),
		newPathCommand(a),
		newStanceCommand(a),
		newThreadCommand(a),
		newConflictsCommand(a),
		newNumbersCommand(a),
		newAnonymousCommand(a),
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
		newModelsTopic(),
	}
}

// pipelineOptions choose how claims are drawn.
type pipelineOptions struct {
	open   bool
	store  graph.Store // keeps a model's answers; may be nil
	dryRun bool        // ask no model, only count what would be asked
	only   string      // these extractors, whatever is configured: rules, both
}

// pipeline wires the stages of extraction by rules.
func (a *app) pipeline() (*extract.Pipeline, error) {
	return a.pipelineWith(pipelineOptions{only: "rules"})
}

// pipelineWith wires the stages, with the extractors that are configured.
func (a *app) pipelineWith(o pipelineOptions) (*extract.Pipeline, error) {
	linker, err := a.linker()
	if err != nil {
		return nil, err
	}
	engine, err := nlp.New(nlp.Options{Fast: a.config.merged.GetBool("fast")})
	if err != nil {
		return nil, fmt.Errorf("loading the language model: %w", err)
	}
	p := &extract.Pipeline{Analyser: engine, Resolver: linker, Times: when.New()}
	return p, a.extractors(p, o, rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker, Open: o.open}))
}

// extractors gives a pipeline those that --extractor names, the rules first.
func (a *app) extractors(p *extract.Pipeline, o pipelineOptions, rules extract.Extractor) error {
	which, err := a.prepareModel(o)
	switch {
	case err != nil:
		return err
	case which == "rules":
		p.Extractors = []extract.Extractor{rules}
	case which == "llm":
		p.Extractors = []extract.Extractor{a.model.extractor}
	default:
		p.Extractors, p.Merged = []extract.Extractor{rules, a.model.extractor}, a.model.meter.Merged
	}
	return nil
}

// prepareModel tells which extractors are asked for: rules, llm or both. With a
// model among them, it becomes the app's, to be reported on and closed.
func (a *app) prepareModel(o pipelineOptions) (string, error) {
	which, err := a.config.oneOf("extractor", extractorNames...)
	if err != nil {
		return "", err
	}
	low := a.config.merged.GetString("llm.for") == "low"
	switch {
	case o.only != "":
		which = o.only
	case low && (which == "llm" || a.config.origin("extractor") == "default"):
		which = "both" // who is unsure is the rules
	}
	if which != "rules" && a.model == nil {
		a.model, err = a.newModel(o.store, o.dryRun)
	}
	return which, err
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
	n := runtime.GOMAXPROCS(0)
	if a.model != nil {
		n = max(n, a.config.merged.GetInt("llm.concurrency")) // a model is waited for
	}
	return n
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
	if errors.Is(err, cayley.ErrDamaged) {
		err = fmt.Errorf("%w; what can still be read goes to a new database with: claimgraph check --db %s --salvage NEW.db", err, path)
	}
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
