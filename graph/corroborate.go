package graph

import (
	"cmp"
	"context"
	"slices"
	"time"

	"claimgraph/schema"
)

// CorroborateAnswer tells who else says what a claim says.
type CorroborateAnswer struct {
	Claim   schema.Claim `json:"claim"`
	Sources []Source     `json:"sources"` // by time of their first claim
	// Against are the sources that say the opposite.
	Against []Source `json:"against,omitempty"`
	Evidence
}

// Source is one independent source: copies of one text count once.
type Source struct {
	Name     string             `json:"name"`
	Claims   []schema.ClaimID   `json:"claims"`
	Articles []schema.ArticleID `json:"articles,omitempty"`
	First    string             `json:"first,omitempty"` // publication
}

// sameEvent is how far apart claims of one event may be dated.
const sameEvent = 3 * 24 * time.Hour

// Corroborate gathers the independent sources of what a claim says: claims f
// selects with the same subject, object and predicate type, or quad class where
// both have one, on agreeing topics, dated within three days of it, and giving no
// number that its number excludes. The source
// of the claim itself is the first evidence: fewer than two mean that nothing
// corroborates it.
func Corroborate(ctx context.Context, s Store, id schema.ClaimID, f Filter) (*CorroborateAnswer, error) {
	claim, err := s.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	answer := &CorroborateAnswer{Claim: claim}
	start := NewFact(&claim, cast.reading, f.Level)
	if start.Subject != "" {
		f.Subjects = []schema.EntityID{start.Subject}
	}
	if start.Object != "" {
		f.Objects = []schema.EntityID{start.Object}
	}
	f.Limit = 0
	names := namesOf(&claim)
	topic := topicWords(start.Topic, names...)
	in, against := &gatherer{}, &gatherer{}
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return nil, err
		}
		if !sameProposition(&start, fact, topic, names) {
			continue
		}
		if other, err := otherFigure(ctx, s, &claim, fact); err != nil {
			return nil, err
		} else if other {
			continue
		}
		if fact.Polarity == start.Polarity {
			in.add(fact)
		} else {
			against.add(fact)
		}
	}
	answer.Sources, answer.Against = in.sources(), against.sources()
	if len(answer.Sources) < 2 {
		answer.Evidence = noEvidence(f, "a second independent source of claim %s", id)
	}
	return answer, nil
}

// otherFigure reports whether both claims give a number and the numbers exclude
// each other: "300 died" does not bear out "more than 1,000 died".
func otherFigure(ctx context.Context, s Store, claim *schema.Claim, fact *Fact) (bool, error) {
	if claim.Quantity == nil || fact.Claim == claim.ID {
		return false, nil
	}
	other, err := s.Claim(ctx, fact.Claim)
	if err != nil || other.Quantity == nil {
		return false, err
	}
	var both [2]Figure
	both[0].Low, both[0].High = figures(claim.Quantity)
	both[1].Low, both[1].High = figures(other.Quantity)
	return excluding(both[:]), nil
}

// namesOf lists the names of a claim's subject and object: being the same in
// both claims compared, they tell no topics apart.
func namesOf(c *schema.Claim) []string {
	var names []string
	for _, arg := range []*schema.Argument{c.Subject, c.Object} {
		if arg == nil || arg.Entity == "" {
			continue
		}
		names = append(names, arg.Name)
		if arg.Span != nil {
			names = append(names, arg.Text)
		}
	}
	return names
}

func sameProposition(a, b *Fact, topic words, names []string) bool {
	if a.Claim == b.Claim {
		return true
	}
	kind := a.Type == b.Type || a.Quad > 0 && a.Quad == b.Quad && a.Object != ""
	if !kind || a.Subject != b.Subject || a.Object != b.Object || a.ObjectClaim != "" != (b.ObjectClaim != "") {
		return false
	}
	if x, y := a.When.From, b.When.From; !x.IsZero() && !y.IsZero() {
		if gap := x.Sub(y); max(gap, -gap) > sameEvent && !a.When.Overlaps(b.When) {
			return false
		}
	}
	other := topicWords(b.Topic, names...)
	if a.Type == "" && a.Object == "" && (len(topic) == 0 || len(other) == 0) {
		return false // of no known kind and about nothing: nothing shows them the same
	}
	return len(topic) == 0 || len(other) == 0 || topic.agrees(other)
}

// gatherer gathers facts by source.
type gatherer struct{ by map[string]*Source }

func (g *gatherer) add(f *Fact) {
	if g.by == nil {
		g.by = map[string]*Source{}
	}
	source := g.by[f.Source]
	if source == nil {
		source = &Source{Name: f.Source}
		g.by[f.Source] = source
	}
	source.Claims = append(source.Claims, f.Claim)
	if f.Article != "" && !slices.Contains(source.Articles, f.Article) {
		source.Articles = append(source.Articles, f.Article)
	}
	if p := timeText(f.Published); p != "" && (source.First == "" || p < source.First) {
		source.First = p
	}
}

func (g *gatherer) sources() []Source {
	var out []Source
	for _, s := range g.by {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Source) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Name, b.Name)) })
	return out
}
