package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract/article/copies"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

func newCopiesCommand(app *app) *cobra.Command {
	var kind string
	cmd := &cobra.Command{
		Use:   "copies [ARTICLE]",
		Short: "List the articles that repeat others: exact, near, update or spun",
		Long: `List the articles that repeat an earlier one, with the first original: exact
(the same words), near (small edits, cuts), update (the same outlet's newer
version) or spun (rewritten with synonyms; with the table of what was exchanged).
Claims of copies are kept and count as one independent source with the original.
Given an article, only its copies and what it copies.`,
		Example: example(
			`claimgraph copies`,
			`claimgraph copies --kind spun --format jsonl`,
		),
		GroupID: "ask",
		Args:    cobra.MaximumNArgs(1),
		RunE: app.ask(func(q *question) error {
			switch schema.CopyKind(kind) {
			case "", schema.ExactCopy, schema.NearCopy, schema.UpdateCopy, schema.SpunCopy:
			default:
				return usagef("unknown kind of copy %q (known: exact, near, update, spun)", kind)
			}
			return listCopies(app, q, schema.CopyKind(kind))
		}),
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only this kind: exact, near, update or spun")
	return cmd
}

func listCopies(app *app, q *question, kind schema.CopyKind) error {
	t := table{header: []string{"article", "copy of", "kind", "similarity", "exchanged"}, empty: "no copies"}
	for a, err := range q.store.Articles(q.ctx) {
		if err != nil {
			return err
		}
		if a.Copy == nil {
			continue
		}
		row, err := ask.DescribeCopy(q.ctx, q.store, &a)
		if err != nil {
			return err
		}
		if kind != "" && row.Kind != kind || len(q.args) == 1 && q.args[0] != string(row.Article) && q.args[0] != string(row.CopyOf) {
			continue
		}
		t.add(row, string(row.Article), string(row.CopyOf), string(row.Kind), fmt.Sprintf("%.2f", row.Similarity), exchanged(row.Substitutions))
	}
	return app.print(t)
}

// exchanged shows the first substitutions: "war crimes → warfare crimes ×2".
func exchanged(list []copies.Substitution) string {
	var parts []string
	for _, s := range list[:min(3, len(list))] {
		part := s.From + " → " + s.To
		if s.Count > 1 {
			part += fmt.Sprintf(" ×%d", s.Count)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
