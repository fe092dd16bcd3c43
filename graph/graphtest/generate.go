package graphtest

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"sort"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Shape tells how a generated graph looks. ICEWS14 is the year 2014 of the
// ICEWS event data as counted: 7,128 actors and 230 relations on 365 days; of
// 90,730 events the busiest actor has 2.5 %, the busiest relation 16 %, and an
// event repeats one of 30,000 pairs three times.
type Shape struct {
	Actors, Relations, Days, Countries, Outlets int
	ActorSkew, RelationSkew                     float64 // exponents of their Zipf laws
	Partners                                    float64 // share of events between known partners
	Start                                       time.Time
	Seed                                        uint64
}

// ICEWS14 is the shape of that data set.
func ICEWS14() Shape {
	return Shape{
		Actors: 7128, Relations: 230, Days: 365, Countries: 180, Outlets: 60,
		ActorSkew: 0.75, RelationSkew: 1.15, Partners: 0.65,
		Start: time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC), Seed: 14,
	}
}

// Claims yields n claims of the shape in order of time, as an archive of events
// is loaded: subject and object with country, a PLOVER type, a day.
func (s Shape) Claims(n int) iter.Seq[schema.Claim] {
	return func(yield func(schema.Claim) bool) {
		g := newGenerator(s)
		for i := range n {
			if !yield(g.claim(i, i*s.Days/n)) {
				return
			}
		}
	}
}

// Steps yields the same claims in steps of the given size, each with the
// entities it names first.
func (s Shape) Steps(n, size int) iter.Seq[graph.Step] {
	return func(yield func(graph.Step) bool) {
		var step graph.Step
		seen := map[schema.EntityID]bool{}
		for c := range s.Claims(n) {
			for _, a := range []*schema.Argument{c.Subject, c.Object} {
				if !seen[a.Entity] {
					seen[a.Entity] = true
					step.Entities = append(step.Entities, schema.Entity{ID: a.Entity, Name: a.Name, Kind: a.Kind, Country: a.Country})
				}
			}
			if step.Claims = append(step.Claims, c); len(step.Claims) == size {
				if !yield(step) {
					return
				}
				step = graph.Step{}
			}
		}
		if len(step.Claims) > 0 {
			yield(step)
		}
	}
}

type generator struct {
	shape             Shape
	random            *rand.Rand
	actors, relations []float64 // cumulative shares
	partners          [][]int32
	types             []schema.Term
}

func newGenerator(s Shape) *generator {
	g := &generator{
		shape: s, random: rand.New(rand.NewPCG(s.Seed, 1)),
		actors: zipf(s.Actors, s.ActorSkew), relations: zipf(s.Relations, s.RelationSkew),
		partners: make([][]int32, s.Actors),
	}
	for _, t := range schema.Ontology() {
		if t.Plover == t.ID {
			g.types = append(g.types, t)
		}
	}
	return g
}

func zipf(n int, skew float64) []float64 {
	shares := make([]float64, n)
	sum := 0.0
	for i := range shares {
		sum += math.Pow(float64(i+1), -skew)
		shares[i] = sum
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

func (g *generator) draw(shares []float64) int {
	return min(sort.SearchFloat64s(shares, g.random.Float64()), len(shares)-1)
}

func (g *generator) claim(i, day int) schema.Claim {
	subject := g.draw(g.actors)
	object := g.draw(g.actors)
	if known := g.partners[subject]; len(known) > 0 && g.random.Float64() < g.shape.Partners {
		object = int(known[g.random.IntN(len(known))])
	}
	if object == subject {
		object = (subject + 1) % g.shape.Actors
	}
	g.partners[subject] = append(g.partners[subject], int32(object))
	term := g.types[g.draw(g.relations)%len(g.types)]
	date := g.shape.Start.AddDate(0, 0, day).Format(time.DateOnly)
	c := schema.Claim{
		ID:      schema.ClaimID(fmt.Sprintf("c%016d", i)),
		Subject: g.actor(subject), Object: g.actor(object),
		Predicate: schema.Predicate{Name: term.Label, Type: term.ID, Plover: term.Plover, Quad: term.Quad},
		Polarity:  schema.Positive, Modality: schema.Asserted,
		Occurred:  &schema.Interval{From: date, To: date, Precision: schema.Day},
		Published: date, Outlet: fmt.Sprintf("outlet %d", g.random.IntN(g.shape.Outlets)),
		Extractors: []string{"generated"},
	}
	return c
}

func (g *generator) actor(i int) *schema.Argument {
	country := i % g.shape.Countries
	code := string([]byte{byte('A' + country/26%26), byte('A' + country%26), 'X'})
	if i < g.shape.Countries {
		return &schema.Argument{Entity: graph.CountryEntity(code), Name: "Country " + code, Kind: schema.Country, Country: code}
	}
	return &schema.Argument{Entity: schema.EntityID(fmt.Sprintf("org/%d", i)), Name: fmt.Sprintf("Organisation %d", i), Kind: schema.Organisation, Country: code}
}
