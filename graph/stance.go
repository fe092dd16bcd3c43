package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"claimgraph/schema"
)

// StanceAnswer is a matrix of who did a thing to whom, accused say.
type StanceAnswer struct {
	Types    []string `json:"types"`
	Subjects []Actor  `json:"subjects"` // rows, by claims, most first
	Objects  []Actor  `json:"objects"`  // columns, by claims, most first
	// Claims[i][j] counts the claims from Subjects[i] to Objects[j].
	Claims [][]int `json:"claims"`
	Edges  []Edge  `json:"edges"` // the same with evidence
	Evidence
}

// Stance counts the claims f selects by subject and object, for the predicate
// types of the filter, ACCUSE if it names none. Limit bounds rows and columns.
func Stance(ctx context.Context, s Store, f Filter) (*StanceAnswer, error) {
	if len(f.Types) == 0 {
		f.Types = []string{"ACCUSE"}
	}
	limit := f.Limit
	f.Limit = 0
	network, err := NetworkOf(ctx, s, f)
	if err != nil {
		return nil, err
	}
	answer := &StanceAnswer{Types: f.Types, Edges: network.Edges}
	answer.Subjects = ranked(network, limit, func(e *Edge) schema.EntityID { return e.Subject })
	answer.Objects = ranked(network, limit, func(e *Edge) schema.EntityID { return e.Object })
	answer.fill()
	if len(answer.Edges) == 0 {
		answer.Evidence = noEvidence(f, "anybody to %v anybody", f.Types)
	}
	return answer, nil
}

// ranked lists the actors at one end of the edges by claims.
func ranked(n *Network, limit int, end func(*Edge) schema.EntityID) []Actor {
	claims := map[schema.EntityID]int{}
	for i := range n.Edges {
		claims[end(&n.Edges[i])] += n.Edges[i].Claims
	}
	var actors []Actor
	for _, node := range n.Nodes {
		if claims[node.ID] > 0 {
			actors = append(actors, node.Actor)
		}
	}
	slices.SortFunc(actors, func(a, b Actor) int {
		return cmp.Or(cmp.Compare(claims[b.ID], claims[a.ID]), cmp.Compare(a.ID, b.ID))
	})
	if limit > 0 && len(actors) > limit {
		actors = actors[:limit]
	}
	return actors
}

// fill counts the matrix and keeps the edges within it.
func (a *StanceAnswer) fill() {
	place := func(actors []Actor) map[schema.EntityID]int {
		at := map[schema.EntityID]int{}
		for i, actor := range actors {
			at[actor.ID] = i
		}
		return at
	}
	rows, columns := place(a.Subjects), place(a.Objects)
	a.Claims = make([][]int, len(a.Subjects))
	for i := range a.Claims {
		a.Claims[i] = make([]int, len(a.Objects))
	}
	a.Edges = slices.DeleteFunc(a.Edges, func(e Edge) bool {
		i, row := rows[e.Subject]
		j, column := columns[e.Object]
		if row && column {
			a.Claims[i][j] = e.Claims
		}
		return !row || !column
	})
}

// Unit is a step of calendar time.
type Unit string

// The units of series; weeks begin on Monday (ISO 8601).
const (
	ByDay   Unit = "day"
	ByWeek  Unit = "week"
	ByMonth Unit = "month"
)

// ParseUnit reads "day", "week", "month", or "" for month.
func ParseUnit(s string) (Unit, error) {
	switch u := Unit(s); u {
	case "":
		return ByMonth, nil
	case ByDay, ByWeek, ByMonth:
		return u, nil
	}
	return "", fmt.Errorf("unit %q: want day, week or month", s)
}

// Start is the beginning of the unit that t lies in.
func (u Unit) Start(t time.Time) time.Time {
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	switch u {
	case ByWeek:
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	case ByMonth:
		return day.AddDate(0, 0, 1-day.Day())
	}
	return day
}

// SeriesAnswer is how two actors stood to each other over time.
type SeriesAnswer struct {
	A      Actor   `json:"a"`
	B      Actor   `json:"b"`
	Unit   Unit    `json:"unit"`
	Points []Point `json:"points"` // periods with claims, in order
	Evidence
}

// Point sums up one period.
type Point struct {
	From string `json:"from"` // first day
	// Score adds +1 for verbal and +2 for material cooperation, -1 and -2 for
	// conflict; neutral and negated claims add nothing.
	Score int `json:"score"`
	Tally
}

// Series sums up the claims f selects between a and b, both ways, by periods
// of when they happened; claims of unknown time do not count. The filter's own
// Subjects and Objects are replaced.
func Series(ctx context.Context, s Store, a, b schema.EntityID, unit Unit, f Filter) (*SeriesAnswer, error) {
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	answer := &SeriesAnswer{Unit: unit}
	for _, end := range []struct {
		id    *schema.EntityID
		actor *Actor
	}{{&a, &answer.A}, {&b, &answer.B}} {
		if *end.id, err = cast.level(*end.id, f.Level); err != nil {
			return nil, err
		}
		if *end.actor, err = cast.actor(*end.id); err != nil {
			return nil, err
		}
	}
	facts, err := between(ctx, s, a, b, f)
	if err != nil {
		return nil, err
	}
	for i := range facts {
		answer.add(&facts[i])
	}
	dates := dateTexts{}
	for i := range answer.Points {
		answer.Points[i].close(dates)
	}
	if len(answer.Points) == 0 {
		answer.Evidence = noEvidence(f, "dated claims between %s and %s", answer.A.Label(), answer.B.Label())
	}
	return answer, nil
}

// between gives the facts from a to b and from b to a, in order of time.
func between(ctx context.Context, s Store, a, b schema.EntityID, f Filter) ([]Fact, error) {
	var facts []Fact
	f.Limit = 0
	pairs := [][2]schema.EntityID{{a, b}, {b, a}}
	if a == b {
		pairs = pairs[:1]
	}
	for _, pair := range pairs {
		f.Subjects, f.Objects = []schema.EntityID{pair[0]}, []schema.EntityID{pair[1]}
		for fact, err := range Facts(ctx, s, f) {
			if err != nil {
				return nil, err
			}
			facts = append(facts, *fact)
		}
	}
	slices.SortFunc(facts, func(a, b Fact) int { return CompareFacts(&a, &b) })
	return facts, nil
}

func (a *SeriesAnswer) add(fact *Fact) {
	if fact.When.From.IsZero() {
		return
	}
	from := timeText(a.Unit.Start(fact.When.From))
	if n := len(a.Points); n == 0 || a.Points[n-1].From != from {
		a.Points = append(a.Points, Point{From: from})
	}
	p := &a.Points[len(a.Points)-1]
	p.add(fact)
	if fact.Polarity != schema.Negative && fact.Quad > 0 && fact.Quad < 5 {
		p.Score += [5]int{0, 1, 2, -1, -2}[fact.Quad]
	}
}
