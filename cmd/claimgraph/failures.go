package main

import (
	"github.com/spf13/cobra"

	"claimgraph/graph"
)

func newFailuresCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:   "failures",
		Short: "List what could not be loaded, with cause and place",
		Long: `List what could not be loaded, with cause and place (file, or file and line).
What was loaded since from the same place is left out. Loading again with
--retry-failed reads them again.`,
		Example: example("claimgraph failures", "claimgraph failures --format jsonl"),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			entries, err := failures(q)
			if err != nil {
				return err
			}
			t := table{header: []string{"source", "cause", "recorded"}, wide: true, empty: "no failures"}
			for _, e := range entries {
				t.add(e, e.Source, e.Error, e.Recorded.UTC().Format("2006-01-02 15:04"))
			}
			return app.print(t)
		}),
	}
}

// failures gives the failed entries of the ledger whose source was not loaded
// later, by article id.
func failures(q *question) ([]graph.Entry, error) {
	loaded := map[string]bool{}
	var failed []graph.Entry
	for e, err := range q.store.LedgerEntries(q.ctx) {
		switch {
		case err != nil:
			return nil, err
		case e.State == graph.Failed:
			failed = append(failed, e)
		case e.State == graph.Done:
			loaded[e.Source] = true
		}
	}
	var open []graph.Entry
	for _, e := range failed {
		if !loaded[e.Source] {
			open = append(open, e)
		}
	}
	return open, nil
}
