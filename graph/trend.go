package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"claimgraph/schema"
)

// TrendAnswer tells what rose most against its past.
type TrendAnswer struct {
	Of    TrendOf `json:"of"`
	From  string  `json:"from"` // the period looked at
	To    string  `json:"to"`
	Past  string  `json:"past"` // beginning of what it is compared with
	Rises []Rise  `json:"rises"`
	Evidence
}

// TrendOf says what is counted.
type TrendOf string

// What trends count.
const (
	TrendOfPairs  TrendOf = "pair"
	TrendOfActors TrendOf = "actor"
	TrendOfTypes  TrendOf = "type"
	TrendOfTopics TrendOf = "topic"
)

// ParseTrendOf reads "pair", "actor", "type", "topic", or "" for pair.
func ParseTrendOf(s string) (TrendOf, error) {
	switch of := TrendOf(s); of {
	case "":
		return TrendOfPairs, nil
	case TrendOfPairs, TrendOfActors, TrendOfTypes, TrendOfTopics:
		return of, nil
	}
	return "", fmt.Errorf("trend of %q: want pair, actor, type or topic", s)
}

// Rise is one thing that was claimed more often than before.
type Rise struct {
	Subject  Actor   `json:"subject,omitzero"`
	Object   Actor   `json:"object,omitzero"`
	Word     string  `json:"word,omitempty"` // type or topic
	Claims   int     `json:"claims"`
	Expected float64 `json:"expected"` // from its past, for a period as long
	// Score is the rise in standard deviations of a Poisson count about what
	// was expected: (claims - expected) / sqrt(expected + 1).
	Score    float64          `json:"score"`
	Evidence []schema.ClaimID `json:"evidence"`
}

// pastPeriods is how many times as long as the period its past is.
const pastPeriods = 4

// Trend compares the period of f.During with the four periods as long before
// it. An open beginning means 30 days; an open end the latest claim f selects.
// What has not risen is left out; Limit bounds the rises, 0 meaning 20.
func Trend(ctx context.Context, s Store, of TrendOf, f Filter) (*TrendAnswer, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	if limit <= 0 {
		limit = 20
	}
	f.Limit = 0
	if f.During.To.IsZero() {
		if f.During.To, err = latest(ctx, s, f); err != nil {
			return nil, err
		}
	}
	answer := &TrendAnswer{Of: of}
	if !f.During.To.IsZero() {
		if f.During.From.IsZero() {
			f.During.From = f.During.To.AddDate(0, 0, -30)
		}
		if err := answer.count(ctx, s, cast, f, limit); err != nil {
			return nil, err
		}
	}
	if len(answer.Rises) == 0 {
		answer.Evidence = noEvidence(f, "a rise of any %s", of)
	}
	return answer, nil
}

// latest is the day after the last dated claim.
func latest(ctx context.Context, s Store, f Filter) (time.Time, error) {
	var last time.Time
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return last, err
		}
		if fact.When.From.After(last) {
			last = fact.When.From
		}
	}
	if last.IsZero() {
		return last, nil
	}
	return ByDay.Start(last).AddDate(0, 0, 1), nil
}

// risen is what a claim is counted under.
type risen struct {
	subject, object schema.EntityID
	word            string
}

// Rising counts the claims of one thing, in a period and in its past.
type Rising struct {
	Subject, Object schema.EntityID
	Word            string
	Now, Past       int
}

func (r *Rising) key() risen { return risen{r.Subject, r.Object, r.Word} }

// Riser is a Store that counts for trends itself.
type Riser interface {
	// Rising counts the claims that f, which has no Text, selects and that began
	// at past or later, by what they are counted under: before now, and from
	// now on. What it cannot count is errors.ErrUnsupported.
	Rising(ctx context.Context, of TrendOf, f Filter, past, now time.Time) ([]Rising, error)
}

func (a *TrendAnswer) count(ctx context.Context, s Store, cast *caster, f Filter, limit int) error {
	now := f.During
	length := now.To.Sub(now.From)
	past := now.From.Add(-pastPeriods * length)
	a.From, a.To, a.Past = timeText(now.From), timeText(now.To), timeText(past)
	f.During.From = past
	var list []Rising
	err := errors.ErrUnsupported
	if riser, ok := s.(Riser); ok && f.Text == "" {
		list, err = riser.Rising(ctx, a.Of, f, past, now.From)
	}
	if errors.Is(err, errors.ErrUnsupported) {
		list, err = rising(ctx, s, a.Of, f, past, now.From)
	}
	if err != nil {
		return err
	}
	f.During = now
	places, err := a.rank(cast, list, limit)
	if err != nil {
		return err
	}
	return a.cite(ctx, s, f, places)
}

// rising counts over the store's facts.
func rising(ctx context.Context, s Store, of TrendOf, f Filter, past, now time.Time) ([]Rising, error) {
	index := map[risen]int{}
	var list []Rising
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return nil, err
		}
		at := fact.When.From
		if at.IsZero() || at.Before(past) {
			continue
		}
		keys, n := of.keys(fact)
		for _, key := range keys[:n] {
			i, ok := index[key]
			if !ok {
				i = len(list)
				index[key] = i
				list = append(list, Rising{key.subject, key.object, key.word, 0, 0})
			}
			if at.Before(now) {
				list[i].Past++
			} else {
				list[i].Now++
			}
		}
	}
	return list, nil
}

// keys tells under what a fact is counted: the first n.
func (of TrendOf) keys(f *Fact) (keys [2]risen, n int) {
	switch {
	case of == TrendOfPairs && f.Subject != "" && f.Object != "":
		return [2]risen{{subject: f.Subject, object: f.Object}}, 1
	case of == TrendOfActors && f.Subject != "" && f.Object != "" && f.Subject != f.Object:
		return [2]risen{{subject: f.Subject}, {subject: f.Object}}, 2
	case of == TrendOfActors && f.Subject != "":
		return [2]risen{{subject: f.Subject}}, 1
	case of == TrendOfTypes && f.Type != "":
		return [2]risen{{word: f.Type}}, 1
	case of == TrendOfTopics && f.Topic != "":
		return [2]risen{{word: f.Topic}}, 1
	}
	return keys, 0
}

// rank keeps what rose most, and tells the place of each.
func (a *TrendAnswer) rank(cast *caster, all []Rising, limit int) (map[risen]int, error) {
	type scored struct {
		*Rising
		expected, score float64
	}
	var list []scored
	for i := range all {
		expected := float64(all[i].Past) / pastPeriods
		score := (float64(all[i].Now) - expected) / math.Sqrt(expected+1)
		if score > 0 {
			list = append(list, scored{&all[i], expected, score})
		}
	}
	list = first(list, limit, func(x, y scored) int {
		if x.score != y.score {
			return cmp.Compare(y.score, x.score)
		}
		return cmp.Or(cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Object, y.Object), cmp.Compare(x.Word, y.Word))
	})
	places := map[risen]int{}
	for n, x := range list {
		places[x.key()] = n
		r := Rise{Word: x.Word, Claims: x.Now, Expected: x.expected, Score: x.score}
		var err error
		if x.Subject != "" {
			if r.Subject, err = cast.actor(x.Subject); err != nil {
				return nil, err
			}
		}
		if x.Object != "" {
			if r.Object, err = cast.actor(x.Object); err != nil {
				return nil, err
			}
		}
		a.Rises = append(a.Rises, r)
	}
	return places, nil
}

// cite gives every rise its claims, in order of time.
func (a *TrendAnswer) cite(ctx context.Context, s Store, f Filter, places map[risen]int) error {
	if len(places) == 0 {
		return nil
	}
	for fact, err := range Facts(ctx, s, a.narrow(f)) {
		if err != nil {
			return err
		}
		if fact.When.From.Before(f.During.From) {
			continue
		}
		keys, n := a.Of.keys(fact)
		for _, key := range keys[:n] {
			if at, ok := places[key]; ok {
				a.Rises[at].Evidence = append(a.Rises[at].Evidence, fact.Claim)
			}
		}
	}
	return nil
}

// narrow asks, where f leaves that open, only for what rose.
func (a *TrendAnswer) narrow(f Filter) Filter {
	var subjects, objects []schema.EntityID
	var words []string
	for _, r := range a.Rises {
		subjects, objects, words = append(subjects, r.Subject.ID), append(objects, r.Object.ID), append(words, r.Word)
	}
	switch {
	case a.Of == TrendOfPairs && f.Subjects == nil && f.Objects == nil:
		f.Subjects, f.Objects = subjects, objects
	case a.Of == TrendOfActors && f.Either == nil:
		f.Either = subjects
	case a.Of == TrendOfTypes && f.Types == nil:
		f.Types = words
	}
	return f
}
