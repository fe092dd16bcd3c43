package graph

import (
	"context"
	"errors"
	"slices"
	"strings"

	"claimgraph/schema"
)

// ThreadAnswer follows an accusation through what came of it.
type ThreadAnswer struct {
	Claims []ThreadClaim `json:"claims"` // in order of time
	Evidence
}

// ThreadClaim is a claim with its part in the thread.
type ThreadClaim struct {
	Part  Part         `json:"part"`
	Claim schema.Claim `json:"claim"`
}

// Part is what a claim does in a thread.
type Part string

// The parts.
const (
	Accusation    Part = "accusation"
	Denial        Part = "denial"
	Confirmation  Part = "confirmation"
	Investigation Part = "investigation"
	Finding       Part = "finding"
	Ruling        Part = "ruling"
	Withdrawal    Part = "withdrawal"
	Consequence   Part = "consequence"
	Statement     Part = "statement" // the proposition itself, or another word on it
)

// parts tells the part of a predicate type or act.
var parts = map[string]Part{
	"ACCUSE": Accusation, "ALLEGE": Accusation, "CONDEMN": Accusation, "CHARGE": Accusation, "REFER": Investigation,
	"DENY": Denial, "REJECT": Denial, "DECLINE_COMMENT": Denial,
	"ACKNOWLEDGE": Confirmation, "CONFIRM": Confirmation, "CONCEDE": Confirmation,
	"INVESTIGATE": Investigation, "DETERMINE": Finding, "CONVICT": Ruling, "RETRACT": Withdrawal,
	"SANCTION": Consequence, "COERCE": Consequence,
}

// PartOf tells the part of a fact in a thread, "" if it has none of its own.
func PartOf(f *Fact) Part {
	for _, word := range []string{f.Type, f.Act} {
		part, ok := parts[word]
		if ok && word == f.Type && f.Polarity == schema.Negative && part == Accusation {
			return Denial
		}
		if ok {
			return part
		}
	}
	return ""
}

// Thread gives the claims that belong to the claim with an id: those that
// refer to it or that it refers to, directly or through others; and those with
// a part to play (see PartOf) that concern the same actor and topic. The filter
// bounds them in time and otherwise; its Entities are replaced.
func Thread(ctx context.Context, s Store, id schema.ClaimID, f Filter) (*ThreadAnswer, error) {
	seed, err := s.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	thread := threading{members: map[schema.ClaimID]Part{}}
	start := NewFact(&seed, cast.reading, f.Level)
	thread.seed(start, &seed)
	if err := thread.referred(ctx, s, cast.reading, f.Level, seed.ID); err != nil {
		return nil, err
	}
	f.Entities, f.Limit = thread.actors, 0
	if len(f.Entities) == 0 {
		f.Topics = []string{start.Topic}
	}
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return nil, err
		}
		if thread.concerns(fact) {
			thread.facts = append(thread.facts, *fact)
		}
	}
	if err := thread.follow(ctx, s, cast.reading, f.Level); err != nil {
		return nil, err
	}
	return thread.answer(ctx, s, f)
}

// ThreadOf gives the claims f selects that play a part in a thread, by topic
// or actors, without an accusation to start from.
func ThreadOf(ctx context.Context, s Store, f Filter) (*ThreadAnswer, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	thread := threading{members: map[schema.ClaimID]Part{}}
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return nil, err
		}
		if part := PartOf(fact); part != "" && (limit <= 0 || len(thread.members) < limit) {
			thread.members[fact.Claim] = part
		}
	}
	return thread.answer(ctx, s, f)
}

// threading gathers a thread.
type threading struct {
	members map[schema.ClaimID]Part
	facts   []Fact // candidates
	actors  []schema.EntityID
	topic   words
	names   []string
	// articles of the members: a denial there that does not say of what is meant
	// for them.
	articles []schema.ArticleID
}

// seed starts from the claim asked for: its actors, and what it is about.
func (t *threading) seed(start Fact, c *schema.Claim) {
	part := PartOf(&start)
	if part == "" {
		part = Statement
	}
	t.members[start.Claim] = part
	t.meet(&start, c)
	t.topic = topicWords(start.Topic, t.names...)
}

// meet notes the actors of a member, and their names: these tell no topics
// apart.
func (t *threading) meet(f *Fact, c *schema.Claim) {
	for _, id := range []schema.EntityID{f.Subject, f.Object, f.About} {
		if id != "" && !slices.Contains(t.actors, id) {
			t.actors = append(t.actors, id)
		}
	}
	if c.Article != "" {
		t.articles = append(t.articles, c.Article)
	}
	t.names = append(t.names, namesOf(c)...)
}

// concerns reports whether a fact can belong: it has a part or refers to a
// claim.
func (t *threading) concerns(f *Fact) bool {
	return PartOf(f) != "" || f.ObjectClaim != "" || f.AboutClaim != ""
}

// follow adds facts until none more belongs.
func (t *threading) follow(ctx context.Context, s Store, reading *Reading, level Level) error {
	for grown := true; grown; {
		grown = false
		for i := range t.facts {
			f := &t.facts[i]
			if _, is := t.members[f.Claim]; is || !t.belongs(f) {
				continue
			}
			part := PartOf(f)
			if part == "" {
				part = Statement
			}
			t.members[f.Claim] = part
			grown = true
			if err := t.referred(ctx, s, reading, level, f.Claim); err != nil {
				return err
			}
		}
	}
	return nil
}

// belongs: it refers to a member, or plays a part on the same topic.
func (t *threading) belongs(f *Fact) bool {
	for _, id := range []schema.ClaimID{f.ObjectClaim, f.AboutClaim} {
		if _, ok := t.members[id]; ok && id != "" {
			return true
		}
	}
	topic := topicWords(f.Topic, t.names...)
	if PartOf(f) == Denial && topic.unspecific() && slices.Contains(t.articles, f.Article) {
		return true
	}
	return PartOf(f) != "" && t.topic.agrees(topic)
}

// referred adds the claims that a member is made of, and learns their topic.
func (t *threading) referred(ctx context.Context, s Store, reading *Reading, level Level, id schema.ClaimID) error {
	c, err := s.Claim(ctx, id)
	if err != nil {
		return err
	}
	ids := slices.Clone(c.DerivedFrom)
	for _, role := range c.Roles() {
		ids = append(ids, role.Argument.Claim)
	}
	for _, ref := range ids {
		if _, is := t.members[ref]; is || ref == "" {
			continue
		}
		inner, err := s.Claim(ctx, ref)
		if errors.Is(err, ErrNotFound) {
			continue // never loaded
		} else if err != nil {
			return err
		}
		fact := NewFact(&inner, reading, level)
		t.meet(&fact, &inner)
		t.members[ref] = Statement
		if part := PartOf(&fact); part != "" {
			t.members[ref] = part
		}
		t.topic = append(t.topic, topicWords(strings.TrimSpace(fact.Topic), t.names...)...)
		if err := t.referred(ctx, s, reading, level, ref); err != nil {
			return err
		}
	}
	return nil
}

// answer reads the members that the filter's times admit, in order.
func (t *threading) answer(ctx context.Context, s Store, f Filter) (*ThreadAnswer, error) {
	reading, err := ReadingOf(ctx, s, f)
	if err != nil {
		return nil, err
	}
	admit := NewMatcher(Filter{During: f.During, Published: f.Published, AsOf: f.AsOf, AsOfRecorded: f.AsOfRecorded, Retracted: f.Retracted, Open: f.Open}, reading)
	answer := &ThreadAnswer{}
	for id, part := range t.members {
		c, err := s.Claim(ctx, id)
		if err != nil {
			return nil, err
		}
		if admit.Match(&c) {
			answer.Claims = append(answer.Claims, ThreadClaim{part, c})
		}
	}
	slices.SortFunc(answer.Claims, func(a, b ThreadClaim) int { return Compare(&a.Claim, &b.Claim) })
	if len(answer.Claims) == 0 {
		answer.Evidence = noEvidence(f, "an accusation, denial, investigation, finding or ruling")
	}
	return answer, nil
}
