package api

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/ask"
	"claimgraph/server/job"
)

// rows are the parts of an answer that stand on a line each; an answer without
// such parts is one line.
func rows(v any) iter.Seq2[any, error] {
	switch v := v.(type) {
	case *claimsBody:
		if v.all != nil {
			return seq(v.all)
		}
		return list(v.Items)
	case *ask.Timeline:
		return list(v.Items)
	case *ask.List[ask.EntityRow]:
		return list(v.Items)
	case *ask.List[ask.Suggestion]:
		return list(v.Items)
	case *ask.List[ask.ArticleRow]:
		return list(v.Items)
	case *ask.List[ask.Outlet]:
		return list(v.Items)
	case *ask.List[ask.CopyRow]:
		return list(v.Items)
	case *ask.List[job.Job]:
		return list(v.Items)
	case *PlacedNetwork:
		return list(v.Edges)
	case *graph.PathAnswer:
		return list(v.Steps)
	case *graph.ThreadAnswer:
		return list(v.Claims)
	case *graph.ConflictsAnswer:
		return list(v.Conflicts)
	case *graph.NumbersAnswer:
		return list(v.Numbers)
	case *graph.AnonymousAnswer:
		return list(v.Claims)
	case *graph.CorroborateAnswer:
		return list(slices.Concat(v.Sources, v.Against))
	case *graph.TrendAnswer:
		return list(v.Rises)
	case *ask.Histogram:
		return list(v.Buckets)
	case *Extracted:
		return list(v.Claims)
	case *QueryAnswer:
		return list(v.objects())
	case *Stance:
		if v.SeriesAnswer != nil {
			return list(v.SeriesAnswer.Points)
		}
		return list(v.StanceAnswer.Edges)
	case *graph.DiffAnswer:
		return list(changes(v))
	}
	return list([]any{v})
}

func list[T any](items []T) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for i := range items {
			if !yield(&items[i], nil) {
				return
			}
		}
	}
}

func seq[T any](items each[T]) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for item, err := range items {
			if !yield(&item, err) {
				return
			}
		}
	}
}

// change is one line of a difference, as the command line writes it.
type change struct {
	Change string     `json:"change"`
	Before graph.Edge `json:"before,omitzero"`
	After  graph.Edge `json:"after,omitzero"`
}

func changes(d *graph.DiffAnswer) []change {
	var out []change
	for _, e := range d.Gained {
		out = append(out, change{Change: "gained", After: e})
	}
	for _, e := range d.Lost {
		out = append(out, change{Change: "lost", Before: e})
	}
	for _, c := range d.Changed {
		out = append(out, change{"changed", c.Before, c.After})
	}
	return out
}

// claimHeader names the columns of claims.
var claimHeader = []string{"id", "when_from", "when_to", "holder", "act", "subject", "predicate", "type", "object", "about",
	"polarity", "modality", "published", "outlet", "article", "confidence"}

func emptyHeader(v any) []string {
	switch v.(type) {
	case *claimsBody, *ask.Timeline, *Extracted, *graph.AnonymousAnswer:
		return claimHeader
	}
	return []string{"empty"}
}

// record is a row as CSV has it: claims by their parts, everything else by the
// top level of its JSON, in alphabetical order.
func record(row any) (header, cells []string, err error) {
	if c, ok := row.(*schema.Claim); ok {
		return claimHeader, claimCells(c), nil
	}
	b, err := json.Marshal(row)
	if err != nil {
		return nil, nil, err
	}
	fields := map[string]json.RawMessage{}
	if json.Unmarshal(b, &fields) != nil {
		return []string{"value"}, []string{text(b)}, nil
	}
	for _, name := range columns(row) {
		if _, ok := fields[name]; !ok {
			fields[name] = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		header = append(header, name)
		cells = append(cells, text(fields[name]))
	}
	return header, cells, nil
}

// text is a JSON value as a cell: strings bare, all else as JSON.
func text(raw []byte) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// columns names the fields of a row that may be absent, so that every line has
// the same columns.
func columns(row any) []string {
	t := typeOfValue(row)
	if t == nil {
		return nil
	}
	return fieldNames(t)
}

func claimCells(c *schema.Claim) []string {
	when := graph.When(c)
	from, to := "", ""
	if !when.From.IsZero() {
		from = when.From.Format("2006-01-02")
	}
	if !when.To.IsZero() {
		to = when.To.Add(-1).Format("2006-01-02")
	}
	name := c.Predicate.Name
	if name == "" {
		name = c.Predicate.Lemma
	}
	confidence := ""
	if c.Confidence > 0 {
		confidence = strconv.FormatFloat(c.Confidence, 'g', 4, 64)
	}
	return []string{string(c.ID), from, to, label(c.Holder), c.Act, label(c.Subject), name, c.Predicate.Type, label(c.Object), label(c.About),
		string(graph.PolarityOf(c)), string(graph.ModalityOf(c)), c.Published, c.Outlet, string(c.Article), confidence}
}

// label names an argument: the entity, else the words, else the claim.
func label(a *schema.Argument) string {
	switch {
	case a == nil:
		return ""
	case a.Name != "":
		return a.Name
	case a.Span != nil:
		return strings.Join(strings.Fields(a.Text), " ")
	case a.Claim != "":
		return fmt.Sprintf("[%s]", a.Claim)
	}
	return string(a.Entity)
}
