package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/extract/article"
	"claimgraph/schema"
)

func newExtractCommand(app *app) *cobra.Command {
	var (
		input inputOptions
		open  bool
		dry   bool
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
		RunE: func(cmd *cobra.Command, paths []string) (err error) {
			ctx := contextOf(cmd)
			pipeline, err := app.pipelineWith(pipelineOptions{open: open, dryRun: dry})
			if err != nil {
				return err
			}
			defer app.finishModel(&err)
			out := newClaimWriter(app)
			failed, done := 0, 0
			reading, err := input.options(app)
			if err != nil {
				return err
			}
			err = pipeline.Run(ctx, article.Read(ctx, paths, reading), app.workers(), func(r extract.Result) error {
				if errors.Is(r.Err, extract.ErrStop) {
					return r.Err
				}
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
			if err = out.close(); err != nil {
				return err
			}
			if failed > 0 && done == 0 {
				return quietError{exitError}
			}
			return nil
		},
	}
	input.addFlags(cmd)
	addModelFlags(cmd.Flags())
	cmd.Flags().BoolVar(&dry, "dry-run", false, "ask no language model, only tell what would be asked")
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
	find    finder
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
	return w.app.print(claimTable(w.claims, w.find, w.empty))
}

// finder gives the claim with an id, nil when it is not known.
type finder func(schema.ClaimID) *schema.Claim

// among finds claims in a list, and elsewhere what is not in it.
func among(claims []schema.Claim, elsewhere finder) finder {
	byID := make(map[schema.ClaimID]*schema.Claim, len(claims))
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	return func(id schema.ClaimID) *schema.Claim {
		if c := byID[id]; c != nil || elsewhere == nil {
			return c
		}
		return elsewhere(id)
	}
}

// claimTable shows claims to people: one a row, the derived ones marked.
// elsewhere, which may be nil, finds the claims they refer to.
func claimTable(claims []schema.Claim, elsewhere finder, empty string) table {
	t := table{header: []string{"when", "holder", "subject", "predicate", "object", "status", "article", "id"}, empty: empty}
	find := among(claims, elsewhere)
	for i := range claims {
		c := &claims[i]
		t.add(c, whenText(c), argumentText(c.Holder, find), argumentText(c.Subject, find), predicateText(c),
			objectText(c, find), statusText(c), string(c.Article), string(c.ID))
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

// argumentText names an argument: the entity, else the words; a nested claim in
// brackets.
func argumentText(a *schema.Argument, find finder) string {
	switch {
	case a == nil:
		return ""
	case a.Claim != "" && find != nil:
		if c := find(a.Claim); c != nil {
			parts := []string{argumentText(c.Subject, nil), predicateName(c), objectText(c, nil)}
			return "[" + strings.Join(strings.Fields(strings.Join(parts, " ")), " ") + "]"
		}
	}
	switch {
	case a.Name != "":
		return a.Name
	case a.Span != nil:
		return a.Text
	case a.Claim != "":
		return "[" + string(a.Claim) + "]"
	}
	return string(a.Entity)
}

// predicateName is the canonical verb, with "not" for a negative claim.
func predicateName(c *schema.Claim) string {
	name := c.Predicate.Name
	if name == "" {
		name = c.Predicate.Lemma
	}
	if c.Polarity == schema.Negative {
		name = "not " + name
	}
	return name
}

func predicateText(c *schema.Claim) string {
	if c.Predicate.Type == "" {
		return predicateName(c)
	}
	return predicateName(c) + " (" + c.Predicate.Type + ")"
}

func objectText(c *schema.Claim, find finder) string {
	text := argumentText(c.Object, find)
	if c.About != nil {
		if text != "" {
			text += ", "
		}
		text += "about " + argumentText(c.About, find)
	}
	if c.Place != nil {
		text += ", in " + argumentText(c.Place, find)
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
