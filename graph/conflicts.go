package graph

import (
	"cmp"
	"context"
	"slices"
	"time"

	"claimgraph/schema"
)

// ConflictsAnswer lists propositions on which holders contradict each other.
type ConflictsAnswer struct {
	Conflicts []Conflict `json:"conflicts"` // by claims, most first
	Evidence
}

// Conflict is one proposition with those who assert it and those who deny it.
type Conflict struct {
	Subject  Actor  `json:"subject"`
	Type     string `json:"type"`
	Object   Actor  `json:"object,omitzero"`
	Topic    string `json:"topic,omitempty"` // of the first assertion
	Asserted []Side `json:"asserted"`
	Denied   []Side `json:"denied"`
	// After is how many days after the first assertion the first denial came;
	// absent where a date is missing, negative where the denial came first.
	After *int `json:"after_days,omitempty"`
}

// Side is one holder's claims on a proposition.
type Side struct {
	Holder Actor            `json:"holder"`
	First  string           `json:"first,omitempty"`
	Last   string           `json:"last,omitempty"`
	Claims []schema.ClaimID `json:"claims"`
}

// conflictGap is how far apart in time two claims may be on one proposition.
const conflictGap = 30 * 24 * time.Hour

// Conflicts finds, among the claims that f selects, propositions that some
// assert and others deny. A proposition is a subject, type and object, on
// agreeing topics, with no gap of more than 30 days between its claims. It is
// denied by its negation; by a DENY that refers to a claim of it; and, being an
// accusation, by one of the accused on an agreeing topic, or on none in the same
// article. Limit bounds the conflicts.
func Conflicts(ctx context.Context, s Store, f Filter) (*ConflictsAnswer, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	find := disputes{cast: cast, groups: map[proposition][]*dispute{}, of: map[schema.ClaimID]*dispute{}}
	if err := find.read(ctx, s, f); err != nil {
		return nil, err
	}
	if err := find.deny(); err != nil {
		return nil, err
	}
	answer := &ConflictsAnswer{}
	for _, d := range find.all {
		if len(d.against) == 0 || len(d.in) == 0 {
			continue
		}
		c, err := d.conflict(cast)
		if err != nil {
			return nil, err
		}
		answer.Conflicts = append(answer.Conflicts, c)
	}
	slices.SortStableFunc(answer.Conflicts, func(a, b Conflict) int { return cmp.Compare(b.claims(), a.claims()) })
	if limit > 0 && len(answer.Conflicts) > limit {
		answer.Conflicts = answer.Conflicts[:limit]
	}
	if len(answer.Conflicts) == 0 {
		answer.Evidence = noEvidence(f, "holders who contradict each other")
	}
	return answer, nil
}

func (c *Conflict) claims() int {
	n := 0
	for _, side := range slices.Concat(c.Asserted, c.Denied) {
		n += len(side.Claims)
	}
	return n
}

type proposition struct {
	subject, object schema.EntityID
	typ             string
}

// dispute is a proposition with the claims for and against it.
type dispute struct {
	proposition
	topic       words
	last        time.Time
	in, against []Fact
}

// disputes sorts facts, which come in order of time, by proposition.
type disputes struct {
	cast    *caster
	may     *contested // nil: not known
	all     []*dispute
	groups  map[proposition][]*dispute
	of      map[schema.ClaimID]*dispute
	denials []Fact
}

// read adds the facts that f selects. Where they can be asked for quickly, it
// first looks what anybody speaks against: few propositions are.
func (d *disputes) read(ctx context.Context, s Store, f Filter) error {
	if _, ok := s.(Facter); ok && f.Text == "" {
		var err error
		if d.may, err = findContested(ctx, s, f); err != nil || d.may == nil {
			return err
		}
	}
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return err
		}
		if d.may != nil && !d.may.has(fact) {
			continue
		}
		if err := d.add(fact); err != nil {
			return err
		}
	}
	return nil
}

func (d *disputes) add(f *Fact) error {
	if f.Type == "DENY" && f.Polarity != schema.Negative {
		d.denials = append(d.denials, *f)
		return nil
	}
	if f.Subject == "" || f.Object == "" && f.Topic == "" || f.ObjectClaim != "" {
		return nil
	}
	topic, err := d.topic(f)
	if err != nil {
		return err
	}
	g := d.group(f, topic)
	d.of[f.Claim] = g
	if f.Polarity == schema.Negative {
		g.against = append(g.against, *f)
	} else {
		g.in = append(g.in, *f)
	}
	return nil
}

// topic is what a fact is about, without the names of those it is between.
func (d *disputes) topic(f *Fact) (words, error) {
	var names []string
	for _, id := range []schema.EntityID{f.Subject, f.Object} {
		if id == "" {
			continue
		}
		a, err := d.cast.actor(id)
		if err != nil {
			return nil, err
		}
		names = append(names, a.Label())
	}
	return topicWords(f.Topic, names...), nil
}

// group finds the dispute a fact belongs to, or opens one.
func (d *disputes) group(f *Fact, topic words) *dispute {
	key := proposition{f.Subject, f.Object, f.Type}
	for _, g := range slices.Backward(d.groups[key]) {
		near := g.last.IsZero() || f.When.From.IsZero() || f.When.From.Sub(g.last) <= conflictGap
		if near && (len(topic) == 0 || len(g.topic) == 0 || topic.agrees(g.topic)) {
			if !f.When.From.IsZero() {
				g.last = f.When.From
			}
			return g
		}
	}
	g := &dispute{proposition: key, topic: topic, last: f.When.From}
	d.groups[key] = append(d.groups[key], g)
	d.all = append(d.all, g)
	return g
}

// deny counts each denial against the proposition it refers to, else against
// those of accusations against the denier on the same topic.
func (d *disputes) deny() error {
	accused := map[schema.EntityID][]*dispute{}
	for _, g := range d.all {
		if parts[g.typ] == Accusation && g.object != "" {
			accused[g.object] = append(accused[g.object], g)
		}
	}
	for _, f := range d.denials {
		g := d.of[f.ObjectClaim]
		if g == nil {
			g = d.of[f.AboutClaim]
		}
		if g != nil {
			g.against = append(g.against, f)
			continue
		}
		topic, err := d.topic(&f)
		if err != nil {
			return err
		}
		for _, g := range accused[f.Subject] {
			if near(g, &f) && (topic.agrees(g.topic) || topic.unspecific() && g.inArticle(f.Article)) {
				g.against = append(g.against, f)
			}
		}
	}
	return nil
}

// inArticle reports whether a claim of the dispute stands in an article.
func (d *dispute) inArticle(id schema.ArticleID) bool {
	return id != "" && slices.ContainsFunc(d.in, func(f Fact) bool { return f.Article == id })
}

func near(g *dispute, f *Fact) bool {
	gap := f.When.From.Sub(g.last)
	return f.When.From.IsZero() || g.last.IsZero() || max(gap, -gap) <= conflictGap
}

func (d *dispute) conflict(cast *caster) (c Conflict, err error) {
	c.Type, c.Topic = d.typ, d.in[0].Topic
	if c.Subject, err = cast.actor(d.subject); err != nil {
		return c, err
	}
	if d.object != "" {
		if c.Object, err = cast.actor(d.object); err != nil {
			return c, err
		}
	}
	if c.Asserted, err = sides(cast, d.in); err != nil {
		return c, err
	}
	c.Denied, err = sides(cast, d.against)
	c.After = daysBetween(d.in[0].When.From, d.against[0].When.From)
	return c, err
}

// daysBetween counts the days from one time to another, nil when one is unknown.
func daysBetween(a, b time.Time) *int {
	if a.IsZero() || b.IsZero() {
		return nil
	}
	const day = 24 * time.Hour
	n := int(b.Truncate(day).Sub(a.Truncate(day)) / day)
	return &n
}

// sides gathers facts by who holds them: the holder, of a denial the denier,
// else the outlet.
func sides(cast *caster, facts []Fact) ([]Side, error) {
	slices.SortFunc(facts, func(a, b Fact) int { return CompareFacts(&a, &b) })
	var sides []Side
	at := map[schema.EntityID]int{}
	for i := range facts {
		f := &facts[i]
		holder := f.Holder
		if f.Type == "DENY" && f.Subject != "" {
			holder = f.Subject
		}
		if holder == "" {
			holder = schema.EntityID("outlet/" + f.Outlet)
		}
		n, ok := at[holder]
		if !ok {
			actor, err := cast.actor(holder)
			if err != nil {
				return nil, err
			}
			if f.Holder == "" && actor.Name == "" {
				actor.Name = cmp.Or(f.Outlet, "unknown source")
			}
			n = len(sides)
			at[holder] = n
			sides = append(sides, Side{Holder: actor, First: timeText(f.When.From)})
		}
		sides[n].Claims = append(sides[n].Claims, f.Claim)
		if when := timeText(f.When.From); when != "" {
			sides[n].Last = when
		}
	}
	return sides, nil
}
