package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Claims implements graph.Store. What the indexes can narrow is asked of the
// server, a page at a time in order; graph.Matcher decides on each claim.
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
	root    []string // values of claim.key, any of which a claim must have; nil: no entity asked for
	filters []string // DQL conditions
	upper   string   // claim.order must be below; empty: no bound
}

// newPlan chooses the most selective root, entities before time.
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
		if len(part.ids) == 0 {
			continue
		}
		wanted := keysFor(part.ids, part.roles, f.Level, reading, aliases)
		if p.root == nil {
			p.root = wanted
		} else {
			p.filters = append(p.filters, "eq(claim.key, "+list(wanted)+")")
		}
	}
	if len(f.Types) > 0 && !slices.Contains(f.Types, "") {
		p.filters = append(p.filters, "eq(claim.type, "+list(f.Types)+")")
	}
	if len(f.Acts) > 0 && !slices.Contains(f.Acts, "") {
		p.filters = append(p.filters, "eq(claim.act, "+list(f.Acts)+")")
	}
	if !f.During.From.IsZero() {
		p.filters = append(p.filters, "ge(claim.until, "+quote(f.During.From.UTC().Format(time.RFC3339Nano))+")")
	}
	if !f.During.To.IsZero() {
		p.upper = instant(f.During.To)
	}
	if !f.AsOf.IsZero() {
		p.filters = append(p.filters, "le(claim.published, "+quote(f.AsOf.UTC().Format(time.RFC3339Nano))+")")
	}
	if f.Open != nil && *f.Open {
		p.filters = append(p.filters, `eq(claim.key, "open")`)
	}
	return p
}

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
func list(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
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

// candidates yields the claims of a plan in order, a page at a time. Each page
// begins behind the last claim of the one before, so claims added meanwhile
// neither repeat nor hide others.
func (s *Store) candidates(ctx context.Context, p plan) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		size := 100 // the first page is small: many questions want few claims
		last := ""
		for {
			var answer struct {
				Q []struct {
					Order string `json:"claim.order"`
					JSON  string `json:"claim.json"`
				}
			}
			q, vars := p.query(last, size)
			if err := s.query(ctx, "reading claims", q, vars, &answer); err != nil {
				yield(schema.Claim{}, err)
				return
			}
			for _, n := range answer.Q {
				last = n.Order
				var c schema.Claim
				if err := json.Unmarshal([]byte(n.JSON), &c); err != nil {
					yield(c, fmt.Errorf("reading a claim: %w", err))
					return
				}
				if !yield(c, nil) {
					return
				}
			}
			if len(answer.Q) < size {
				return
			}
			size = page
		}
	}
}

// query writes a page's query. The order that bounds it is a variable; keys
// and types are literals, quoted.
func (p *plan) query(after string, size int) (string, map[string]string) {
	vars := map[string]string{"$after": after}
	conditions := append([]string{"has(claim.json)"}, p.filters...)
	root := "gt(claim.order, $after)"
	declared := "$after: string"
	if p.root != nil {
		root = "eq(claim.key, " + list(p.root) + ")"
		conditions = append(conditions, "gt(claim.order, $after)")
	}
	if p.upper != "" {
		declared += ", $upper: string"
		vars["$upper"] = p.upper
		conditions = append(conditions, `(lt(claim.order, $upper) OR ge(claim.order, "~"))`) // "~": begins nobody knows when
	}
	return fmt.Sprintf(`query q(%s) { q(func: %s, orderasc: claim.order, first: %d) @filter(%s) { claim.order claim.json } }`,
		declared, root, size, strings.Join(conditions, " AND ")), vars
}
