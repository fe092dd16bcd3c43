package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/extract/eval"
)

func newEvalActorsCommand(app *app) *cobra.Command {
	var goldDir, articlesDir string
	var misses bool
	cmd := &cobra.Command{
		Use:   "actors",
		Short: "Gold articles: which entity and country each argument means",
		Long: `Link the argument spans of the gold claims and compare entity and country: linking
and coreference alone, without the finding of claims. The articles held out are
scored apart, and their misses are never listed.`,
		Example: example(
			`claimgraph eval actors`,
			`claimgraph eval actors --misses 2>&1 | less`,
		),
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			pipeline, err := app.pipeline()
			if err != nil {
				return err
			}
			t := table{header: append([]string{"set"}, countHeader...)}
			for _, set := range []struct{ name, dir string }{{"gold", goldDir}, {"held out", filepath.Join(goldDir, "heldout")}} {
				listed := io.Discard
				if misses && set.dir == goldDir {
					listed = app.stderr
				}
				total, err := actorFolder(contextOf(cmd), pipeline, set.dir, articlesDir, listed)
				if err != nil {
					return err
				}
				t.actorRow(set.name, "entity", total.Entity)
				t.actorRow(set.name, "country", total.Country)
			}
			return app.print(t)
		},
	}
	cmd.Flags().StringVar(&goldDir, "gold", "testdata/gold", "folder of gold claims")
	cmd.Flags().StringVar(&articlesDir, "articles", "testdata/articles", "folder of their articles")
	cmd.Flags().BoolVar(&misses, "misses", false, "list the errors on standard error")
	return cmd
}

func (t *table) actorRow(set, measure string, c eval.Count) {
	row := map[string]any{"set": set, "measure": measure, "precision": c.Precision(), "recall": c.Recall(), "f1": c.F1(), "right": c.Right, "given": c.Given, "gold": c.Gold}
	t.add(row, set, measure, fmt.Sprintf("%.3f", c.Precision()), fmt.Sprintf("%.3f", c.Recall()), fmt.Sprintf("%.3f", c.F1()),
		fmt.Sprint(c.Right), fmt.Sprint(c.Given), fmt.Sprint(c.Gold))
}

// actorFolder scores the gold of one folder.
func actorFolder(ctx context.Context, p *extract.Pipeline, goldDir, articles string, misses io.Writer) (eval.ActorScore, error) {
	var total eval.ActorScore
	files, err := filepath.Glob(filepath.Join(goldDir, "*.jsonl"))
	if err != nil {
		return total, err
	}
	slices.Sort(files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		if name == "copies" {
			continue
		}
		score, missed, err := actorArticle(ctx, p, file, filepath.Join(articles, name+".md"))
		if err != nil {
			return total, fmt.Errorf("scoring %s: %w", file, err)
		}
		total.Add(score)
		for _, m := range missed {
			fmt.Fprintf(misses, "%s\t%s\n", name, m)
		}
	}
	return total, nil
}

func actorArticle(ctx context.Context, p *extract.Pipeline, goldFile, path string) (eval.ActorScore, []string, error) {
	f, err := os.Open(goldFile)
	if err != nil {
		return eval.ActorScore{}, nil, err
	}
	defer f.Close()
	gold, err := eval.ReadClaims(f)
	if err != nil {
		return eval.ActorScore{}, nil, err
	}
	for item, err := range article.Read(ctx, []string{path}, article.Options{}) {
		if err != nil {
			return eval.ActorScore{}, nil, err
		}
		score, missed := eval.ScoreActors(p.Resolver, p.Read(&item.Article).Linked, gold)
		return score, missed, nil
	}
	return eval.ActorScore{}, nil, ctx.Err()
}
