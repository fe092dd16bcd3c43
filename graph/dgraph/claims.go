package dgraph

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Claims implements graph.Store. What the indexes can narrow is asked of the
// server; graph.Matcher decides on each claim.
func (s *Store) Claims(ctx context.Context, f graph.Filter) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		reading, err := graph.ReadingOf(ctx, s, f)
		if err != nil {
			yield(schema.Claim{}, err)
			return
		}
		matcher := graph.NewMatcher(f, reading)
		p := newPlan(f, reading)
		count := 0
		for c, err := range s.candidates(ctx, p) {
			if err != nil {
				yield(c, err)
				return
			}
			if !matcher.Match(&c) {
				continue
			}
			if !yield(c, nil) {
				return
			}
			if count++; f.Limit > 0 && count >= f.Limit {
				return
			}
		}
	}
}

// plan is what of a filter the server is asked for: a superset of the answer.
type plan struct {
	root    string   // DQL function that the search begins with; empty: all claims
	filters []string // further DQL conditions
}

// narrow adds a condition: the first becomes the root.
func (p *plan) narrow(condition string) {
	if p.root == "" {
		p.root = condition
	} else {
		p.filters = append(p.filters, condition)
	}
}

// newPlan asks for what selects most first: entities, articles, types, time.
// Inequalities on strings would read their index from end to end; those on days
// read few entries.
func newPlan(f graph.Filter, reading *graph.Reading) plan {
	var p plan
	aliases := map[schema.EntityID][]schema.EntityID{}
	reading.Merged(func(from, into schema.EntityID) bool {
		aliases[into] = append(aliases[into], from)
		return true
	})
	for _, part := range []struct {
		ids   []schema.EntityID
		roles []string
	}{{f.Subjects, []string{"s"}}, {f.Objects, []string{"o"}}, {f.Either, []string{"s", "o"}}, {f.Holders, []string{"h"}}, {f.Entities, []string{"e"}}} {
		if len(part.ids) > 0 {
			p.narrow("eq(claim.key, " + list(keysFor(part.ids, part.roles, f.Level, reading, aliases)) + ")")
		}
	}
	if len(f.Articles) > 0 && !slices.Contains(f.Articles, "") {
		p.narrow("eq(claim.source, " + list(f.Articles) + ")")
	}
	if len(f.Types) > 0 && !slices.Contains(f.Types, "") {
		p.narrow("eq(claim.type, " + list(f.Types) + ")")
	}
	if len(f.Acts) > 0 && !slices.Contains(f.Acts, "") {
		p.narrow("eq(claim.act, " + list(f.Acts) + ")")
	}
	if f.Open != nil && *f.Open {
		p.narrow(`eq(claim.key, "open")`)
	}
	if !f.During.From.IsZero() {
		p.narrow("ge(claim.until, " + quote(moment(f.During.From)) + ")")
	}
	if !f.During.To.IsZero() {
		p.narrow("lt(claim.from, " + quote(moment(f.During.To)) + ")")
	}
	if !f.AsOf.IsZero() {
		p.narrow("le(claim.published, " + quote(moment(f.AsOf)) + ")")
	}
	return p
}

func moment(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// keysFor lists the keys by which claims of some entities are found at a level.
func keysFor(ids []schema.EntityID, roles []string, level graph.Level, reading *graph.Reading, aliases map[schema.EntityID][]schema.EntityID) []string {
	var wanted []string
	for _, id := range ids {
		id = reading.Named(id, level)
		code := ""
		if level == graph.CountryLevel {
			code = graph.CountryOf(id)
		}
		for _, role := range roles {
			if code != "" {
				wanted = append(wanted, strings.ToUpper(role)+":"+code, role+":"+string(graph.CountryEntity(code)))
			}
			wanted = append(wanted, role+":"+string(id))
			for _, from := range aliases[id] {
				wanted = append(wanted, role+":"+string(from))
			}
		}
	}
	return wanted
}

// list writes values for eq, quoted as JSON strings, which DQL reads alike.
func list[S ~string](values []S) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(string(v))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // a string cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}

// candidates yields the claims of a plan in order. What there is, and where it
// stands in the order, is asked first; the claims then follow in pages, of which
// the first is small, since many questions want few.
func (s *Store) candidates(ctx context.Context, p plan) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		refs, err := s.refs(ctx, "claim.order", p.conditions())
		if err != nil {
			yield(schema.Claim{}, err)
			return
		}
		for c, err := range fetch[schema.Claim](ctx, s, claimKind, refs, 100) {
			if !yield(c, err) {
				return
			}
		}
	}
}

// conditions are all of a plan, the root first.
func (p *plan) conditions() []string {
	root := p.root
	if root == "" {
		root = "has(claim.json)"
	}
	return append([]string{root}, p.filters...)
}
