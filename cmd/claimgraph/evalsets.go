package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/eval"
	"claimgraph/schema"
)

// evalSet is a published set that a part of extraction is measured on.
type evalSet struct {
	name, short, input string
	run                func(*evalInput) (table, error)
}

// evalSets lists the sets, one subcommand of eval each.
func evalSets() []evalSet {
	return []evalSet{
		{"attribution", "PolNeAR: write who says what, for its scorer", "FOLDER of .txt files", evalAttribution},
		{"events", "PLV: the PLOVER root between two given actors", "PLV_train.tsv", evalEvents},
		{"petrarch", "PETRARCH suites: event, source and target", "SUITE.jsonl", evalPetrarch},
		{"factuality", "MEANTIME: how certain events are, from their claims", "meantime_factuality.jsonl", evalFactuality},
		{"times", "TIMEX3: time expressions and their values", "meantime_timex.jsonl", evalTimes},
		{"pronouns", "GAP: which name a pronoun means", "gap-development.tsv", evalPronouns},
		{"links", "MEANTIME: which entity a mention means", "meantime_entities.jsonl", evalLinks},
		{"openie", "CaRB: write open triples, for its scorer", "SENTENCES, one a line or CaRB's TSV", evalOpen},
	}
}

// evalInput is what a set is measured with.
type evalInput struct {
	ctx      context.Context
	pipeline *extract.Pipeline
	path     string
	actors   string    // an actors file, for suites with their own
	misses   io.Writer // where errors are listed; discards when not asked for
	out      io.Writer // predictions in the scorer's format
}

func newEvalSetCommand(app *app, set evalSet) *cobra.Command {
	var misses bool
	var actors string
	cmd := &cobra.Command{
		Use:     set.name + " INPUT",
		Short:   set.short,
		Long:    set.short + ".\n\nINPUT is " + set.input + ". Predictions go to standard output where a scorer wants them.",
		Example: example("claimgraph eval " + set.name + " " + strings.Fields(set.input)[0]),
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			pipeline, err := app.pipelineWith(pipelineOptions{open: set.name == "openie" || set.name == "factuality"})
			if err != nil {
				return err
			}
			defer app.finishModel(&err)
			in := &evalInput{ctx: contextOf(cmd), pipeline: pipeline, path: args[0], actors: actors, misses: io.Discard, out: app.stdout}
			if misses {
				in.misses = app.stderr
			}
			t, err := set.run(in)
			if err != nil || t.header == nil {
				return err
			}
			return app.print(t)
		},
	}
	cmd.Flags().BoolVar(&misses, "misses", false, "list the errors on standard error")
	if set.name == "petrarch" {
		cmd.Flags().StringVar(&actors, "actors", "", "file of actors and their codes, for suites with invented countries")
	}
	return cmd
}

// read opens the input, decodes it and closes it.
func read[T any](in *evalInput, decode func(io.Reader) (T, error)) (T, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return *new(T), err
	}
	defer f.Close()
	return decode(f)
}

// claims extracts a text of its own.
func (in *evalInput) claims(id, text string) ([]schema.Claim, error) {
	claims, _, err := in.pipeline.Extract(in.ctx, &schema.Article{ID: schema.ArticleID(id), Text: text})
	return claims, err
}

// countRow adds a line of precision, recall and F1.
func (t *table) countRow(name string, c eval.Count) {
	row := map[string]any{"measure": name, "precision": c.Precision(), "recall": c.Recall(), "f1": c.F1(), "right": c.Right, "given": c.Given, "gold": c.Gold}
	t.add(row, name, fmt.Sprintf("%.3f", c.Precision()), fmt.Sprintf("%.3f", c.Recall()), fmt.Sprintf("%.3f", c.F1()),
		fmt.Sprint(c.Right), fmt.Sprint(c.Given), fmt.Sprint(c.Gold))
}

var countHeader = []string{"measure", "precision", "recall", "f1", "right", "given", "gold"}

// evalAttribution writes the attributions of every text in a folder as JSON
// lines.
func evalAttribution(in *evalInput) (table, error) {
	files, err := filepath.Glob(filepath.Join(in.path, "*.txt"))
	if err != nil || len(files) == 0 {
		return table{}, fmt.Errorf("no .txt files in %s", in.path)
	}
	encoder := json.NewEncoder(in.out)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return table{}, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		claims, err := in.claims(name, string(text))
		if err != nil {
			return table{}, err
		}
		line := struct {
			Doc          string             `json:"doc"`
			Attributions []eval.Attribution `json:"attributions"`
		}{name, eval.Attributions(string(text), claims)}
		if err := encoder.Encode(line); err != nil {
			return table{}, err
		}
	}
	return table{}, nil
}

func evalEvents(in *evalInput) (table, error) {
	rows, err := read(in, eval.ReadPLV)
	if err != nil {
		return table{}, err
	}
	predicted, emitted := make([]string, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		claims, err := in.claims(fmt.Sprint(i), row.Sentence)
		if err != nil {
			return table{}, err
		}
		emitted[i] = eval.PLVRoot(row, claims, eval.Emitted)
		if predicted[i] = eval.PLVRoot(row, claims, eval.Root2021); predicted[i] != row.Root {
			fmt.Fprintf(in.misses, "%s\tgold %s\t[%s] [%s]\t%s\n", predicted[i], row.Root,
				row.Sentence[row.Source[0]:row.Source[1]], row.Sentence[row.Target[0]:row.Target[1]], row.Sentence)
		}
	}
	macro, roots := eval.PLVScore(rows, predicted)
	t := table{header: []string{"root", "precision", "recall", "f1", "gold"}}
	for _, r := range roots {
		t.add(r, r.Root, fmt.Sprintf("%.3f", r.Precision), fmt.Sprintf("%.3f", r.Recall), fmt.Sprintf("%.3f", r.F1), fmt.Sprint(r.Count))
	}
	asEmitted, _ := eval.PLVScore(rows, emitted)
	for _, m := range []struct {
		name string
		f1   float64
	}{{"macro", macro}, {"macro, roots as emitted", asEmitted}} {
		t.add(map[string]any{"Root": m.name, "F1": m.f1, "Count": len(rows)}, m.name, "", "", fmt.Sprintf("%.3f", m.f1), fmt.Sprint(len(rows)))
	}
	return t, nil
}

func evalPetrarch(in *evalInput) (table, error) {
	items, err := read(in, eval.ReadPetrarch)
	if err != nil {
		return table{}, err
	}
	actors := eval.Actors(eval.CountryActors)
	code := eval.Coding(eval.CAMEO)
	if in.actors != "" {
		f, err := os.Open(in.actors)
		if err != nil {
			return table{}, err
		}
		defer f.Close()
		if actors, err = eval.DictionaryActors(f); err != nil {
			return table{}, err
		}
		code = eval.WEIS
	}
	found := map[string][]eval.DyadicEvent{}
	for _, item := range items {
		claims, err := in.claims(item.ID, item.Text)
		if err != nil {
			return table{}, err
		}
		found[item.ID] = eval.PetrarchEvents(claims, code, actors)
		if !slices.Equal(found[item.ID], item.Gold) {
			fmt.Fprintf(in.misses, "gold %v\tgot %v\t%s\n", item.Gold, found[item.ID], item.Text)
		}
	}
	right, given, gold := eval.PetrarchScore(items, found)
	t := table{header: countHeader}
	t.countRow("event, source, target", eval.Count{Right: right, Given: given, Gold: gold})
	return t, nil
}

// evalFactuality compares the polarity and modality of claims, and of open
// triples where no claim tells of an event, with how certain events are.
func evalFactuality(in *evalInput) (table, error) {
	sentences, err := read(in, eval.ReadFactuality)
	if err != nil {
		return table{}, err
	}
	var score eval.FactualityScore
	for i, s := range sentences {
		claims, err := in.claims(fmt.Sprint(i), s.Text)
		if err != nil {
			return table{}, err
		}
		for _, e := range s.Events {
			value, known := eval.FactualityOf(e, claims)
			score.Add(e, value, known)
			if value != e.Value {
				fmt.Fprintf(in.misses, "gold %g\tgot %g\tknown %v\t%s\t%s\n", e.Value, value, known, s.Text[e.Start:e.End], s.Text)
			}
		}
	}
	t := table{header: []string{"measure", "value"}}
	for _, m := range []struct {
		name  string
		value float64
	}{
		{"MAE", score.MAE}, {"MAE, all certain", score.AllFactual}, {"events", float64(score.Events)}, {"told by claims", float64(score.Known)},
		{"not certain, precision", score.Found.Precision()}, {"not certain, recall", score.Found.Recall()}, {"not certain, F1", score.Found.F1()},
	} {
		t.add(map[string]any{"measure": m.name, "value": m.value}, m.name, fmt.Sprintf("%.4g", m.value))
	}
	return t, nil
}

func evalTimes(in *evalInput) (table, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return table{}, err
	}
	defer f.Close()
	gold, found, err := eval.FindTimex(in.ctx, in.pipeline.Analyser, in.pipeline.Times, f, io.Discard)
	if err != nil {
		return table{}, err
	}
	for i := range gold {
		if !slices.Equal(gold[i].Timex, found[i].Timex) {
			fmt.Fprintf(in.misses, "%s\tgold %v\tgot %v\n", gold[i].Doc, gold[i].Timex, found[i].Timex)
		}
	}
	s := eval.ScoreTimex(gold, found)
	t := table{header: countHeader}
	for _, m := range []struct {
		name  string
		right int
	}{{"strict span", s.Strict}, {"relaxed span", s.Relaxed}, {"type", s.Type}, {"value", s.Value}} {
		t.countRow(m.name, eval.Count{Right: m.right, Given: s.Found, Gold: s.Gold})
	}
	return t, nil
}

func evalPronouns(in *evalInput) (table, error) {
	items, err := read(in, eval.ReadGAP)
	if err != nil {
		return table{}, err
	}
	var total eval.Count
	for _, item := range items {
		answer := eval.AnswerGAP(in.pipeline.Analyser, in.pipeline.Resolver, item)
		if answer.A != item.ACoref || answer.B != item.BCoref {
			fmt.Fprintf(in.misses, "%s\t%s\tA %s %v\tB %s %v\tgot %q\t%s\n", item.ID, item.Pronoun, item.A, item.ACoref, item.B, item.BCoref, answer.Got, item.Text)
		}
		c := answer.Right(item)
		total.Right, total.Given, total.Gold = total.Right+c.Right, total.Given+c.Given, total.Gold+c.Gold
	}
	t := table{header: countHeader}
	t.countRow("pronoun and name", total)
	return t, nil
}

func evalLinks(in *evalInput) (table, error) {
	docs, err := read(in, eval.ReadLinks)
	if err != nil {
		return table{}, err
	}
	totals := map[string]eval.Count{}
	for _, doc := range docs {
		score, misses := eval.ScoreLinks(doc, eval.PredictLinks(in.pipeline.Analyser, in.pipeline.Resolver, doc))
		for _, miss := range misses {
			fmt.Fprintln(in.misses, miss)
		}
		for name, c := range map[string]eval.Count{"mentions": score.Mentions, "links": score.Links} {
			sum := totals[name]
			totals[name] = eval.Count{Right: sum.Right + c.Right, Given: sum.Given + c.Given, Gold: sum.Gold + c.Gold}
		}
	}
	t := table{header: countHeader}
	for _, name := range slices.Sorted(maps.Keys(totals)) {
		t.countRow(name, totals[name])
	}
	return t, nil
}

// evalOpen writes the open triples of sentences as CaRB's tab-separated lines:
// sentence, confidence, relation, arguments.
func evalOpen(in *evalInput) (table, error) {
	data, err := os.ReadFile(in.path)
	if err != nil {
		return table{}, err
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		sentence, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if sentence == "" || seen[sentence] {
			continue
		}
		seen[sentence] = true
		claims, err := in.claims("s", sentence)
		if err != nil {
			return table{}, err
		}
		for _, c := range claims {
			if c.Open && len(c.Triple) >= 2 {
				parts := append([]string{sentence, fmt.Sprintf("%.3f", c.Confidence), c.Triple[1], c.Triple[0]}, c.Triple[2:]...)
				fmt.Fprintln(in.out, strings.Join(parts, "\t"))
			}
		}
	}
	return table{}, nil
}
