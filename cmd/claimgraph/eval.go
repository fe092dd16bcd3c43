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
	"claimgraph/schema"
)

func newEvalCommand(app *app) *cobra.Command {
	var goldDir, articlesDir string
	var misses, dry, reliability bool
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure extraction against gold claims",
		Long: `Extract the articles for which there are gold claims, and compare: precision,
recall and F1 of each field. Gold lies in a folder of JSONL files named after
the articles; those in its folder heldout are scored apart, and their misses are
never listed.

A gold claim and an extracted one are compared when their predicates share words
(or both are derived and of one type) and their subjects or objects agree.

With --extractor llm or both, a language model is measured, by the same gold:
see claimgraph help models.

The subcommands measure the parts of extraction on published sets.`,
		Example: example(
			`claimgraph eval`,
			`claimgraph eval --misses 2>&1 | less`,
			`claimgraph eval --reliability`,
			`claimgraph eval --extractor both --llm-model gpt-oss:20b --llm-base-url http://localhost:11434/v1/ --llm-cache answers.db`,
			`claimgraph eval --gold my/gold --articles my/articles --format json`,
		),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			run := evalRun{app: app, ctx: contextOf(cmd), articles: articlesDir}
			if run.pipeline, err = app.pipelineWith(pipelineOptions{dryRun: dry}); err != nil {
				return err
			}
			defer app.finishModel(&err)
			worked, err := run.folder(goldDir)
			if err != nil {
				return err
			}
			if worked.articles == 0 {
				return usagef("no gold claims (*.jsonl) in %s; run this in the project's folder, or name one with --gold", goldDir)
			}
			heldout, err := run.folder(filepath.Join(goldDir, "heldout"))
			if err != nil {
				return err
			}
			if dry {
				return nil
			}
			if misses {
				showMisses(app.stderr, worked)
			}
			if reliability {
				return app.print(reliabilityTable(worked, heldout))
			}
			return app.print(scoreTable(worked, heldout))
		},
	}
	for _, set := range evalSets() {
		cmd.AddCommand(newEvalSetCommand(app, set))
	}
	cmd.AddCommand(newEvalActorsCommand(app))
	addModelFlags(cmd.PersistentFlags())
	cmd.Flags().BoolVar(&dry, "dry-run", false, "ask no language model, only tell what would be asked")
	cmd.Flags().StringVar(&goldDir, "gold", "testdata/gold", "folder of gold claims")
	cmd.Flags().StringVar(&articlesDir, "articles", "testdata/articles", "folder of their articles")
	cmd.Flags().BoolVar(&reliability, "reliability", false, "show instead how often claims of each confidence are right")
	cmd.Flags().BoolVar(&misses, "misses", false, "list what was missed, wrong or too much, by article, on standard error")
	return cmd
}

// evalRun extracts articles and compares them with their gold.
type evalRun struct {
	app      *app
	ctx      context.Context
	articles string
	pipeline *extract.Pipeline
}

// goldSet is the score of one folder of gold.
type goldSet struct {
	articles int
	total    eval.GoldScore
	each     []articleScore
}

type articleScore struct {
	name  string
	score eval.GoldScore
}

// folder scores every gold file of a folder; a folder that is not there scores
// nothing.
func (r *evalRun) folder(dir string) (goldSet, error) {
	var set goldSet
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return set, err
	}
	slices.Sort(files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		if name == "copies" {
			continue
		}
		score, err := r.score(file, name)
		if err != nil {
			return set, fmt.Errorf("scoring %s: %w", file, err)
		}
		set.articles++
		set.total.Add(score)
		set.each = append(set.each, articleScore{name, score})
	}
	return set, nil
}

func (r *evalRun) score(file, name string) (eval.GoldScore, error) {
	f, err := os.Open(file)
	if err != nil {
		return eval.GoldScore{}, err
	}
	defer f.Close()
	gold, err := eval.ReadClaims(f)
	if err != nil {
		return eval.GoldScore{}, err
	}
	for item, err := range article.Read(r.ctx, []string{filepath.Join(r.articles, name+".md")}, article.Options{}) {
		if err != nil {
			return eval.GoldScore{}, err
		}
		claims, _, err := r.pipeline.Extract(r.ctx, &item.Article)
		if err != nil {
			return eval.GoldScore{}, err
		}
		return eval.CompareGold(gold, claims), nil
	}
	return eval.GoldScore{}, r.ctx.Err()
}

// scoreRow is one line of the result.
type scoreRow struct {
	Set       string  `json:"set"`
	Field     string  `json:"field"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Right     int     `json:"right"`
	Given     int     `json:"given"`
	Gold      int     `json:"gold"`
}

func scoreTable(worked, heldout goldSet) table {
	t := table{header: []string{"set", "field", "precision", "recall", "f1", "right", "given", "gold"}}
	for _, set := range []struct {
		name string
		set  goldSet
	}{{"gold", worked}, {"held out", heldout}} {
		if set.set.articles == 0 {
			continue
		}
		name := fmt.Sprintf("%s (%d)", set.name, set.set.articles)
		for _, f := range eval.Fields() {
			c := set.set.total.Counts[f]
			row := scoreRow{set.name, string(f), c.Precision(), c.Recall(), c.F1(), c.Right, c.Given, c.Gold}
			t.add(row, name, row.Field, fmt.Sprintf("%.3f", row.Precision), fmt.Sprintf("%.3f", row.Recall), fmt.Sprintf("%.3f", row.F1),
				fmt.Sprint(row.Right), fmt.Sprint(row.Given), fmt.Sprint(row.Gold))
		}
	}
	return t
}

// reliabilityTable plots how often the claims of each band of confidence are right
// in full: of a calibrated extractor the bar ends at the mark.
func reliabilityTable(worked, heldout goldSet) table {
	t := table{header: []string{"set", "confidence", "claims", "sure", "right", "plot"}}
	for _, set := range []struct {
		name string
		set  goldSet
	}{{"gold", worked}, {"held out", heldout}} {
		bins, expected := eval.Reliability(set.set.total.Sure, 10)
		for _, b := range bins {
			t.add(b, set.name, fmt.Sprintf("%.1f–%.1f", b.From, b.To), fmt.Sprint(b.Claims), fmt.Sprintf("%.2f", b.Sure), fmt.Sprintf("%.2f", b.Right), plotBin(b))
		}
		t.add(map[string]any{"set": set.name, "expected_calibration_error": expected}, set.name, "error", fmt.Sprint(len(set.set.total.Sure)), "", fmt.Sprintf("%.3f", expected), "")
	}
	return t
}

// plotBin draws a band: as long as it is right, marked where it is sure.
func plotBin(b eval.Bin) string {
	const width = 40
	cells := []rune(strings.Repeat("█", int(b.Right*width+0.5)) + strings.Repeat("·", width-int(b.Right*width+0.5)))
	cells[min(width-1, int(b.Sure*width))] = '┃'
	return string(cells)
}

// showMisses lists, by article, what should be looked at.
func showMisses(w io.Writer, set goldSet) {
	line := func(mark string, c *schema.Claim) {
		at := ""
		if c.Occurred != nil {
			at = " | " + intervalText(c.Occurred)
		}
		fmt.Fprintf(w, "  %s %s | %s | %s | %s | %s%s\n", mark, argumentText(c.Subject, nil), predicateText(c), objectText(c, nil),
			argumentText(c.Holder, nil), evidenceWords(c), at)
	}
	for _, a := range set.each {
		full := a.score.Counts[eval.FullField]
		fmt.Fprintf(w, "%s: %d of %d right, %d given\n", a.name, full.Right, full.Gold, full.Given)
		for i := range a.score.Missed {
			line("missed ", &a.score.Missed[i])
		}
		for i := range a.score.Wrong {
			p := &a.score.Wrong[i]
			fmt.Fprintf(w, "  wrong %v\n", p.Differ)
			line("  gold ", &p.Gold)
			line("  given", &p.Given)
		}
		for i := range a.score.Times {
			p := &a.score.Times[i]
			fmt.Fprintf(w, "  time gold %s given %s\n", intervalText(p.Gold.Occurred), intervalText(p.Given.Occurred))
			line("  of   ", &p.Gold)
		}
		for i := range a.score.Extra {
			line("extra  ", &a.score.Extra[i])
		}
	}
}

// intervalText is when something occurred, with its words.
func intervalText(i *schema.Interval) string {
	if i == nil {
		return "none"
	}
	words := ""
	if i.Span != nil {
		words = fmt.Sprintf(" (%s)", i.Text)
	}
	return i.From + ".." + i.To + words
}

// evidenceWords are the predicate's words, to find the place by.
func evidenceWords(c *schema.Claim) string {
	if c.Predicate.Span == nil {
		return c.Rule
	}
	return fmt.Sprintf("%q at %d", c.Predicate.Text, c.Predicate.Start)
}
