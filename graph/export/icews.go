package export

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// ICEWS reads named quadruples of the ICEWS event data (Boschee et al. 2015) as
// temporal knowledge graph studies write them: subject, relation, object, date
// and further columns that are left out, separated by tabs. Relations are the
// names of CAMEO events.
type ICEWS struct {
	actors *actors
	cameo  *cameoNames
}

// NewICEWS makes a reader.
func NewICEWS(resolve Resolve) *ICEWS {
	return &ICEWS{newActors(resolve), newCAMEONames()}
}

// Name is "icews".
func (*ICEWS) Name() string { return "icews" }

// Line reads one event.
func (r *ICEWS) Line(line []byte) (step graph.Step, skip bool, err error) {
	f := strings.Split(string(line), "\t")
	if len(f) < 4 {
		return step, false, fmt.Errorf("%d columns, want subject, relation, object, date", len(f))
	}
	if f[0] == "" || f[2] == "" {
		return step, false, errors.New("no subject or no object")
	}
	date, err := day(f[3], time.DateOnly)
	if err != nil {
		return step, false, err
	}
	code, ok := r.cameo.code(f[1])
	if !ok {
		return step, false, fmt.Errorf("unknown relation %q", f[1])
	}
	c := event(code, f[1], date)
	c.Subject, c.Object = r.actors.named(f[0], "", ""), r.actors.named(f[2], "", "")
	c.Extractors = []string{"icews"}
	c.Identify()
	return graph.Step{Claims: []schema.Claim{c}, Entities: r.actors.entities(c.Subject, c.Object)}, false, nil
}

// event is a claim of a CAMEO event on a day.
func event(code, name, date string) schema.Claim {
	term, mode, quad, _ := schema.FromCAMEO(code)
	p := schema.Predicate{Lemma: strings.ToLower(name), Type: term, Mode: mode, CAMEO: code, Quad: quad, Contexts: schema.CAMEOContexts(code), Plover: term}
	if t, ok := schema.TermByID(term); ok {
		p.Name, p.Plover = t.Label, t.Plover
	}
	return schema.Claim{
		Predicate: p, Polarity: schema.Positive, Modality: schema.Asserted, Published: date,
		Occurred: &schema.Interval{From: date, To: date, Precision: schema.Day},
	}
}

// day reads a date of a layout as an ISO date; years that no newspaper has are
// refused.
func day(s, layout string) (string, error) {
	t, err := time.Parse(layout, s)
	if err != nil {
		return "", fmt.Errorf("date %q: want it as %s", s, layout)
	}
	if t.Year() < 1700 || t.Year() > 2200 {
		return "", fmt.Errorf("date %q: impossible year", s)
	}
	return t.Format(time.DateOnly), nil
}
