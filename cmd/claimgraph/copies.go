package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract/article/copies"
	"claimgraph/graph"
	"claimgraph/schema"
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

// copyRow is one copy on the wire.
type copyRow struct {
	Article       schema.ArticleID      `json:"article"`
	CopyOf        schema.ArticleID      `json:"copy_of"`
	Kind          schema.CopyKind       `json:"kind"`
	Similarity    float64               `json:"similarity"`
	Substitutions []copies.Substitution `json:"substitutions,omitempty"`
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
		row, err := describeCopy(q.ctx, q.store, &a)
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

// describeCopy tells what a copies in the end: where its original was found
// later to be a copy itself, the two are compared anew, so that the answer does
// not depend on which was loaded first.
func describeCopy(ctx context.Context, store graph.Store, a *schema.Article) (copyRow, error) {
	row := copyRow{Article: a.ID, CopyOf: a.Copy.Of, Kind: a.Copy.Kind, Similarity: a.Copy.Similarity}
	original, err := firstOriginal(ctx, store, a)
	if errors.Is(err, graph.ErrNotFound) {
		return row, nil
	} else if err != nil {
		return row, err
	}
	first, text := copies.Read(&original), copies.Read(a)
	if original.ID != row.CopyOf {
		row.CopyOf = original.ID
		if c := copies.Compare(first, text); c != nil && c.Of == original.ID {
			row.Kind, row.Similarity = c.Kind, c.Similarity
		}
	}
	if row.Kind == schema.SpunCopy {
		row.Substitutions = copies.Substitutions(first, text)
	}
	return row, nil
}

// firstOriginal follows a chain of copies to its end.
func firstOriginal(ctx context.Context, store graph.Store, a *schema.Article) (schema.Article, error) {
	seen := map[schema.ArticleID]bool{a.ID: true}
	at := *a
	for at.Copy != nil && !seen[at.Copy.Of] {
		seen[at.Copy.Of] = true
		next, err := store.Article(ctx, at.Copy.Of)
		if err != nil {
			return at, err
		}
		at = next
	}
	return at, nil
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
