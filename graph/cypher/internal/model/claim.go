package model

import (
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/cypher/internal/value"
	"claimgraph/schema"
)

// claim is a claim, as a node and, where it has two entities, as a relationship
// too. The whole claim is read when more than its fact is asked for.
type claim struct {
	g    *Graph
	fact graph.Fact
	full *schema.Claim
}

func (c *claim) load() (*schema.Claim, error) {
	if c.full == nil {
		full, err := c.g.store.Claim(c.g.ctx, c.fact.Claim)
		if err != nil {
			return nil, err
		}
		c.full = &full
	}
	return c.full, nil
}

// claimKeys are the properties of claims.
func claimKeys() []string {
	return []string{
		"id", "type", "predicate", "act", "about", "holder", "holder_id", "polarity", "modality", "tense", "formal", "derived",
		"occurred", "occurred_to", "precision", "said", "published", "recorded", "article", "sentence", "outlet", "source",
		"quote", "cue", "content", "place", "quantity", "unit", "quad", "mode", "contexts", "plover", "cameo", "rule", "confidence", "extractors",
	}
}

// property gives a property of the claim, null when it has none.
func (c *claim) property(key string) (value.Value, error) {
	f := &c.fact
	switch key {
	case "id":
		return string(f.Claim), nil
	case "type":
		return c.typ(), nil
	case "act":
		return text(f.Act), nil
	case "holder_id":
		return text(string(f.Holder)), nil
	case "polarity":
		return string(f.Polarity), nil
	case "modality":
		return string(f.Modality), nil
	case "formal":
		return f.Formal, nil
	case "derived":
		return f.Derived, nil
	case "occurred":
		return date(f.When.From), nil
	case "occurred_to":
		return lastDate(f.When), nil
	case "published":
		return date(f.Published), nil
	case "article":
		return text(string(f.Article)), nil
	case "outlet":
		return text(f.Outlet), nil
	case "source":
		return text(f.Source), nil
	case "quad":
		return int64(f.Quad), nil
	case "sources":
		return c.corroborated()
	case "holder":
		if f.Holder != "" {
			if name, err := c.g.entity(f.Holder).Property("name"); name != nil || err != nil {
				return name, err
			}
		}
	}
	full, err := c.load()
	if err != nil {
		return nil, err
	}
	return c.detail(full, key)
}

// detail gives a property that only the whole claim has.
func (c *claim) detail(full *schema.Claim, key string) (value.Value, error) {
	switch key {
	case "predicate":
		return text(full.Predicate.Name), nil
	case "about":
		return argumentText(full.About), nil
	case "holder":
		return argumentText(full.Holder), nil
	case "place":
		return argumentText(full.Place), nil
	case "tense":
		return text(string(full.Tense)), nil
	case "precision":
		if full.Occurred != nil {
			return text(string(full.Occurred.Precision)), nil
		}
		return nil, nil
	case "said":
		r, err := full.Said.Bounds()
		if err != nil {
			return nil, nil // not a time
		}
		return date(r.From), nil
	case "recorded":
		if full.Recorded == nil {
			return nil, nil
		}
		return value.DateTimeOf(full.Recorded.UTC()), nil
	case "sentence":
		return int64(full.Sentence), nil
	case "quote":
		return c.quote()
	case "cue":
		return spanText(full.Cue), nil
	case "content":
		return spanText(full.Content), nil
	case "quantity":
		if full.Quantity == nil {
			return nil, nil
		}
		return full.Quantity.Value, nil
	case "unit":
		if full.Quantity == nil {
			return nil, nil
		}
		return text(full.Quantity.Unit), nil
	case "mode":
		return text(full.Predicate.Mode), nil
	case "contexts":
		return texts(full.Predicate.Contexts), nil
	case "plover":
		return text(full.Predicate.Plover), nil
	case "cameo":
		return text(full.Predicate.CAMEO), nil
	case "rule":
		return text(full.Rule), nil
	case "confidence":
		if full.Confidence == 0 {
			return nil, nil
		}
		return full.Confidence, nil
	case "extractors":
		return texts(full.Extractors), nil
	}
	return nil, nil
}

// typ is the claim's type as a relationship: its predicate type.
func (c *claim) typ() string {
	if c.fact.Type == "" {
		return untyped
	}
	return c.fact.Type
}

// untyped is the type of claims whose predicate has none.
const untyped = "CLAIM"

func date(t time.Time) value.Value {
	if t.IsZero() {
		return nil
	}
	return value.DateOf(t.UTC())
}

// lastDate is the last day of a stretch, whose end is exclusive.
func lastDate(r schema.Range) value.Value {
	if r.To.IsZero() {
		return nil
	}
	return date(r.To.Add(-time.Nanosecond))
}

// argumentText is how the text names an argument, else its canonical name.
func argumentText(a *schema.Argument) value.Value {
	switch {
	case a == nil:
		return nil
	case a.Span != nil && a.Text != "":
		return a.Text
	case a.Name != "":
		return a.Name
	}
	return text(string(a.Entity))
}

func spanText(s *schema.Span) value.Value {
	if s == nil {
		return nil
	}
	return text(s.Text)
}

// quote is the hull of the claim's evidence in its article, word for word; for
// a claim without evidence of its own, that of the first it derives from.
func (c *claim) quote() (value.Value, error) {
	full, err := c.load()
	if err != nil || full.Article == "" {
		return nil, err
	}
	a, err := c.g.article(full.Article)
	if err != nil || a == nil {
		return nil, err
	}
	start, end, in := -1, -1, ""
	full.Evidence(func(_ string, s *schema.Span) bool {
		if start < 0 {
			start, end, in = s.Start, s.End, s.In
		} else if s.In == in {
			start, end = min(start, s.Start), max(end, s.End)
		}
		return true
	})
	if start < 0 {
		return nil, nil
	}
	whole := a.article.Text
	if in == schema.InTitle {
		whole = a.article.Title
	}
	if end > len(whole) {
		return nil, nil
	}
	return strings.TrimSpace(whole[start:end]), nil
}

// corroborated names the independent sources that say what the claim says.
func (c *claim) corroborated() (value.Value, error) {
	answer, err := graph.Corroborate(c.g.ctx, c.g.store, c.fact.Claim, c.g.filter)
	if err != nil {
		return nil, err
	}
	list := value.List{}
	for _, s := range answer.Sources {
		list = append(list, s.Name)
	}
	if len(list) == 0 && c.fact.Source != "" {
		list = append(list, c.fact.Source)
	}
	return list, nil
}

// claimNode is a claim as a node.
type claimNode struct{ *claim }

func (n claimNode) Identity() value.Identity {
	return value.Identity{Kind: "claim", Name: string(n.fact.Claim)}
}
func (n claimNode) Labels() ([]string, error)                { return []string{ClaimLabel}, nil }
func (n claimNode) HasLabel(l string) (bool, error)          { return l == ClaimLabel, nil }
func (n claimNode) Property(key string) (value.Value, error) { return n.property(key) }
func (n claimNode) Keys() ([]string, error)                  { return present(n, claimKeys()...) }

// claimRel is a claim as a relationship from its subject to its object.
type claimRel struct{ *claim }

func (r claimRel) Identity() value.Identity {
	return value.Identity{Kind: "claim", Name: string(r.fact.Claim)}
}
func (r claimRel) Type() string                             { return r.typ() }
func (r claimRel) Start() value.Node                        { return r.g.entity(r.fact.Subject) }
func (r claimRel) End() value.Node                          { return r.g.entity(r.fact.Object) }
func (r claimRel) Property(key string) (value.Value, error) { return r.property(key) }
func (r claimRel) Keys() ([]string, error)                  { return present(r, claimKeys()...) }

// ClaimOf gives the claim that a node or relationship is.
func ClaimOf(v value.Value) (schema.ClaimID, bool) {
	switch v := v.(type) {
	case claimNode:
		return v.fact.Claim, true
	case claimRel:
		return v.fact.Claim, true
	}
	return "", false
}
