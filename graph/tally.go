package graph

import (
	"slices"
	"time"

	"claimgraph/schema"
)

// Tally sums up claims.
type Tally struct {
	Claims  int    `json:"claims"`
	Sources int    `json:"sources"`         // independent ones, see Fact.Source
	First   string `json:"first,omitempty"` // when the earliest happened
	Last    string `json:"last,omitempty"`
	// Quads counts the claims by PLOVER quad class: [0] neutral or unknown, [1]
	// verbal and [2] material cooperation, [3] verbal and [4] material conflict.
	// Negated claims are counted in Negative, and by class in Denied, instead.
	Quads    [5]int `json:"quads"`
	Negative int    `json:"negative,omitempty"`
	Denied   [5]int `json:"denied,omitzero"`
	// Uncertain counts the claims put less firmly than asserted: alleged,
	// possible, intended, hypothetical, asked, demanded.
	Uncertain int `json:"uncertain,omitempty"`
	// Balance is cooperation minus conflict over both, from -1 to 1; 0 when
	// there is neither.
	Balance  float64          `json:"balance"`
	Types    map[string]int   `json:"types"`
	Evidence []schema.ClaimID `json:"evidence"` // in order of time

	sources     []string
	types       []typeCount
	first, last time.Time
}

// typeCount counts one type; an edge has few.
type typeCount struct {
	name string
	n    int
}

// add counts a fact; facts come in order of time.
func (t *Tally) add(f *Fact) {
	t.Claims++
	i := slices.IndexFunc(t.types, func(c typeCount) bool { return c.name == f.Type })
	if i < 0 {
		i = len(t.types)
		t.types = append(t.types, typeCount{name: f.Type})
	}
	t.types[i].n++
	quads := &t.Quads
	if f.Polarity == schema.Negative {
		t.Negative++
		quads = &t.Denied
	}
	if f.Quad >= 0 && f.Quad < len(quads) {
		quads[f.Quad]++
	}
	if f.Modality != "" && f.Modality != schema.Asserted {
		t.Uncertain++
	}
	if !slices.Contains(t.sources, f.Source) {
		t.sources = append(t.sources, f.Source)
	}
	t.Evidence = append(t.Evidence, f.Claim)
	if !f.When.From.IsZero() {
		if t.first.IsZero() {
			t.first = f.When.From
		}
		t.last = f.When.From
	}
}

// close computes what only the whole tells.
func (t *Tally) close(dates dateTexts) {
	t.Sources = len(t.sources)
	t.Balance = balance(t.Quads)
	t.First, t.Last = dates.of(t.first), dates.of(t.last)
	t.Types = make(map[string]int, len(t.types))
	for _, c := range t.types {
		t.Types[c.name] = c.n
	}
	t.sources, t.types = nil, nil
}

func balance(quads [5]int) float64 {
	cooperation, conflict := quads[1]+quads[2], quads[3]+quads[4]
	if cooperation+conflict == 0 {
		return 0
	}
	return float64(cooperation-conflict) / float64(cooperation+conflict)
}

// dateTexts keeps the texts of times met: edges have few different ones.
type dateTexts map[time.Time]string

func (d dateTexts) of(t time.Time) string {
	s, ok := d[t]
	if !ok {
		s = timeText(t)
		d[t] = s
	}
	return s
}
