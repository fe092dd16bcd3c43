package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
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

type risen struct {
	subject, object schema.EntityID
	word            string
}

type rising struct{ now, past int }

// told is a claim of the period and the index of what it is counted under.
type told struct {
	of    int
	claim schema.ClaimID
}

func (a *TrendAnswer) count(ctx context.Context, s Store, cast *caster, f Filter, limit int) error {
	now := f.During
	length := now.To.Sub(now.From)
	past := now.From.Add(-pastPeriods * length)
	a.From, a.To, a.Past = timeText(now.From), timeText(now.To), timeText(past)
	f.During.From = past
	index := map[risen]int{}
	var counts []rising
	var evidence []told
	for fact, err := range Facts(ctx, s, f) {
		if err != nil {
			return err
		}
		at := fact.When.From
		if at.IsZero() || at.Before(past) {
			continue
		}
		keys, n := a.Of.keys(fact)
		for _, key := range keys[:n] {
			i, ok := index[key]
			if !ok {
				i = len(counts)
				index[key] = i
				counts = append(counts, rising{})
			}
			if at.Before(now.From) {
				counts[i].past++
			} else {
				counts[i].now++
				evidence = append(evidence, told{i, fact.Claim})
			}
		}
	}
	return a.rank(cast, index, counts, evidence, limit)
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

func (a *TrendAnswer) rank(cast *caster, index map[risen]int, counts []rising, evidence []told, limit int) error {
	type scored struct {
		risen
		index           int
		expected, score float64
	}
	var list []scored
	for key, i := range index {
		expected := float64(counts[i].past) / pastPeriods
		score := (float64(counts[i].now) - expected) / math.Sqrt(expected+1)
		if score > 0 {
			list = append(list, scored{key, i, expected, score})
		}
	}
	slices.SortFunc(list, func(x, y scored) int {
		if x.score != y.score {
			return cmp.Compare(y.score, x.score)
		}
		return cmp.Or(cmp.Compare(x.subject, y.subject), cmp.Compare(x.object, y.object), cmp.Compare(x.word, y.word))
	})
	list = list[:min(limit, len(list))]
	place := make(map[int]int, len(list))
	for n, x := range list {
		place[x.index] = n
		r := Rise{Word: x.word, Claims: counts[x.index].now, Expected: x.expected, Score: x.score}
		var err error
		if x.subject != "" {
			if r.Subject, err = cast.actor(x.subject); err != nil {
				return err
			}
		}
		if x.object != "" {
			if r.Object, err = cast.actor(x.object); err != nil {
				return err
			}
		}
		a.Rises = append(a.Rises, r)
	}
	for _, e := range evidence {
		if n, ok := place[e.of]; ok {
			a.Rises[n].Evidence = append(a.Rises[n].Evidence, e.claim)
		}
	}
	return nil
}
