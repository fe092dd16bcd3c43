package graphtest

import (
	"context"
	"fmt"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

// deeper answers the questions that put claims together.
func (s *script) deeper(ctx context.Context, c command, f graph.Filter) ([]string, error) {
	entity := func(i int) schema.EntityID { return schema.EntityID(c.words[i]) }
	claim := func(i int) schema.ClaimID { return schema.ClaimID(c.words[i]) }
	switch c.words[1] {
	case "path":
		a, err := graph.Path(ctx, s.store, entity(2), entity(3), f, graph.PathOptions{Undirected: c.options["undirected"] != ""})
		return lines(a, err, func() (out []string) {
			for _, step := range a.Steps {
				out = append(out, fmt.Sprintf("%s -%s-> %s", step.From.ID, step.Claim.ID, step.To.ID))
			}
			return out
		})
	case "stance":
		a, err := graph.Stance(ctx, s.store, f)
		return lines(a, err, func() (out []string) {
			for i, subject := range a.Subjects {
				out = append(out, fmt.Sprint(subject.ID, " ", a.Claims[i]))
			}
			return append(out, fmt.Sprint("to ", ids(a.Objects)))
		})
	case "series":
		unit, err := graph.ParseUnit(c.options["by"])
		if err != nil {
			return nil, err
		}
		a, err := graph.Series(ctx, s.store, entity(2), entity(3), unit, f)
		return lines(a, err, func() (out []string) {
			for _, p := range a.Points {
				out = append(out, fmt.Sprintf("%s score %+d %v", p.From, p.Score, p.Tally.Evidence))
			}
			return out
		})
	case "thread":
		a, err := graph.Thread(ctx, s.store, claim(2), f)
		return lines(a, err, func() (out []string) {
			for _, t := range a.Claims {
				out = append(out, fmt.Sprint(t.Claim.ID, " ", t.Part))
			}
			return out
		})
	case "conflicts":
		a, err := graph.Conflicts(ctx, s.store, f)
		return lines(a, err, func() (out []string) {
			for _, x := range a.Conflicts {
				out = append(out, fmt.Sprintf("%s %s %s: %s; against: %s", x.Subject.ID, x.Type, x.Object.ID, sides(x.Asserted), sides(x.Denied)))
			}
			return out
		})
	}
	return s.compared(ctx, c, f)
}

// compared answers the questions that set one time, or source, against another.
func (s *script) compared(ctx context.Context, c command, f graph.Filter) ([]string, error) {
	switch c.words[1] {
	case "diff":
		before := f
		before.AsOf = s.time(c.options["from"])
		f.AsOf = s.time(c.options["to"])
		a, err := graph.Diff(ctx, s.store, before, f)
		return lines(a, err, func() (out []string) {
			for _, e := range a.Gained {
				out = append(out, fmt.Sprintf("gained %s %s %v", e.Subject, e.Object, e.Tally.Evidence))
			}
			for _, e := range a.Lost {
				out = append(out, fmt.Sprintf("lost %s %s %v", e.Subject, e.Object, e.Tally.Evidence))
			}
			for _, x := range a.Changed {
				out = append(out, fmt.Sprintf("changed %s %s %v %v", x.After.Subject, x.After.Object, x.Before.Tally.Evidence, x.After.Tally.Evidence))
			}
			return out
		})
	case "corroborate":
		a, err := graph.Corroborate(ctx, s.store, schema.ClaimID(c.words[2]), f)
		return lines(a, err, func() (out []string) {
			for _, x := range a.Sources {
				out = append(out, fmt.Sprintf("%s %v", x.Name, x.Claims))
			}
			for _, x := range a.Against {
				out = append(out, fmt.Sprintf("against %s %v", x.Name, x.Claims))
			}
			return out
		})
	case "trend":
		of, err := graph.ParseTrendOf(c.options["of"])
		if err != nil {
			return nil, err
		}
		a, err := graph.Trend(ctx, s.store, of, f)
		return lines(a, err, func() (out []string) {
			for _, r := range a.Rises {
				out = append(out, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %d claims, %.2f expected", r.Subject.ID, r.Object.ID, r.Word, r.Claims, r.Expected)), " "))
			}
			return out
		})
	}
	return nil, fmt.Errorf("unknown question %q", c.words[1])
}

// lines tells an answer, or that there is no evidence.
func lines(answer interface{ Found() bool }, err error, tell func() []string) ([]string, error) {
	if err != nil {
		return nil, err
	}
	told := tell()
	if !answer.Found() {
		told = append(told, "no evidence")
	}
	return told, nil
}

func ids(actors []graph.Actor) []schema.EntityID {
	var out []schema.EntityID
	for _, a := range actors {
		out = append(out, a.ID)
	}
	return out
}

func sides(list []graph.Side) string {
	var out []string
	for _, side := range list {
		out = append(out, fmt.Sprint(side.Holder.ID, " ", side.Claims))
	}
	return strings.Join(out, ", ")
}
