package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/schema"
)

func newExtractCommand(app *app) *cobra.Command {
	var (
		input inputOptions
		open  bool
	)
	cmd := &cobra.Command{
		Use:   "extract PATH…|-",
		Short: "Print the claims of articles, without a database",
		Long: `Print the claims of articles, one JSON object a line with --format jsonl. The
same input gives the same output, byte for byte. Offsets are byte offsets into
the article's text as it was read.`,
		Example: `  claimgraph extract report.txt
  claimgraph extract report.txt --format jsonl | jq .subject.name
  echo "Russia accused NATO of escalation." | claimgraph extract -`,
		GroupID: "in",
		Args:    atLeastOnePath,
		RunE: func(cmd *cobra.Command, paths []string) error {
			ctx := contextOf(cmd)
			pipeline, err := app.pipelineWith(pipelineOptions{open: open})
			if err != nil {
				return err
			}
			out := newClaimWriter(app)
			failed, done := 0, 0
			err = pipeline.Run(ctx, article.Read(ctx, paths, input.options(app)), app.workers(), func(r extract.Result) error {
				if r.Err != nil {
					failed++
					fmt.Fprintf(app.stderr, "claimgraph: %s\n", oneLine(r))
					return nil
				}
				done++
				return out.write(r.Claims)
			})
			if err != nil {
				return err
			}
			if err := out.close(); err != nil {
				return err
			}
			if failed > 0 && done == 0 {
				return quietError{exitError}
			}
			return nil
		},
	}
	input.addFlags(cmd)
	cmd.Flags().BoolVar(&open, "open", false, "also print open triples: every relation as read")
	return cmd
}

// oneLine tells a failed article in one line: where, and what.
func oneLine(r extract.Result) string {
	var f *article.Failure
	if errors.As(r.Err, &f) {
		return f.Error()
	}
	return fmt.Sprintf("%s: %v", r.Item.Source, r.Err)
}

// claimWriter streams claims in the output format; tables and one JSON array
// are only written when all is known.
type claimWriter struct {
	app     *app
	out     *bufio.Writer
	encoder *json.Encoder
	claims  []schema.Claim
	empty   string // said when there are none
}

func newClaimWriter(a *app) *claimWriter {
	w := &claimWriter{app: a, out: bufio.NewWriter(a.stdout), empty: "no claims found"}
	w.encoder = json.NewEncoder(w.out)
	w.encoder.SetEscapeHTML(false)
	return w
}

func (w *claimWriter) write(claims []schema.Claim) error {
	if w.app.config.format() != "jsonl" {
		w.claims = append(w.claims, claims...)
		return nil
	}
	for i := range claims {
		if err := w.encoder.Encode(&claims[i]); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

func (w *claimWriter) close() error {
	if w.app.config.format() == "jsonl" {
		return w.out.Flush()
	}
	return w.app.print(claimTable(w.claims, w.empty))
}

// claimTable shows claims to people: one a row, the derived ones marked.
func claimTable(claims []schema.Claim, empty string) table {
	t := table{header: []string{"when", "holder", "subject", "predicate", "object", "status", "article", "id"}, empty: empty}
	byID := map[schema.ClaimID]*schema.Claim{}
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	for i := range claims {
		c := &claims[i]
		t.add(c, whenText(c), argumentText(c.Holder, byID), argumentText(c.Subject, byID), predicateText(c),
			objectText(c, byID), statusText(c), string(c.Article), string(c.ID))
	}
	return t
}

func whenText(c *schema.Claim) string {
	switch {
	case c.Occurred != nil && c.Occurred.From == c.Occurred.To:
		return c.Occurred.From
	case c.Occurred != nil:
		return c.Occurred.From + ".." + c.Occurred.To
	case c.Published != "":
		return "by " + c.Published
	}
	return ""
}

// argumentText names an argument: the entity, with the words when they say
// something else; a nested claim in brackets.
func argumentText(a *schema.Argument, byID map[schema.ClaimID]*schema.Claim) string {
	switch {
	case a == nil:
		return ""
	case a.Claim != "" && byID[a.Claim] != nil:
		c := byID[a.Claim]
		return "[" + argumentText(c.Subject, nil) + " " + c.Predicate.Name + " " + argumentText(c.Object, nil) + "]"
	case a.Claim != "":
		return "[" + string(a.Claim) + "]"
	case a.Name != "":
		return a.Name
	case a.Span != nil:
		return a.Text
	}
	return string(a.Entity)
}

func predicateText(c *schema.Claim) string {
	name := c.Predicate.Name
	if name == "" {
		name = c.Predicate.Lemma
	}
	if c.Predicate.Type != "" {
		name += " (" + c.Predicate.Type + ")"
	}
	if c.Polarity == schema.Negative {
		name = "not " + name
	}
	return name
}

func objectText(c *schema.Claim, byID map[schema.ClaimID]*schema.Claim) string {
	text := argumentText(c.Object, byID)
	if c.About != nil {
		if text != "" {
			text += ", "
		}
		text += "about " + argumentText(c.About, byID)
	}
	if c.Place != nil {
		text += ", in " + argumentText(c.Place, byID)
	}
	return text
}

func statusText(c *schema.Claim) string {
	status := string(c.Modality)
	if len(c.DerivedFrom) > 0 {
		status += ", derived"
	}
	if c.Formal {
		status += ", formal"
	}
	return status
}
