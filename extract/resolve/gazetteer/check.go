package gazetteer

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"claimgraph/schema"
)

// sectors are PLOVER 2.0's sector codes (codebook, table of sectors), with MED
// for media, and IGO, NGO and MNC for actors beyond one state.
var sectors = strings.Fields("GOV MIL REB OPP PTY COP JUD LEG SPY PRM UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED HLH REF PRE REL SOC IGO NGO MNC IMG ISM")

// Check tells everything that is wrong across the data, each problem with the
// file and line: ids twice, references to nothing, unknown kinds, sectors and
// countries, ends before beginnings, cycles of part_of, and two persons in one
// office at one time.
func (d Data) Check() error {
	c := checker{entries: map[schema.EntityID]*Entry{}, offices: map[OfficeID]*Office{}}
	c.collect(d)
	for i := range d.Offices {
		c.office(&d.Offices[i])
	}
	for i := range d.Entries {
		c.entry(&d.Entries[i])
	}
	c.holders(d)
	return errors.Join(c.errs...)
}

type checker struct {
	entries map[schema.EntityID]*Entry
	offices map[OfficeID]*Office
	errs    []error
}

func (c *checker) fail(pos, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %w", pos, fmt.Errorf(format, args...)))
}

func (c *checker) collect(d Data) {
	for i := range d.Entries {
		e := &d.Entries[i]
		if old := c.entries[e.ID]; old != nil {
			c.fail(e.Pos, "%s was already given at %s", e.ID, old.Pos)
			continue
		}
		c.entries[e.ID] = e
	}
	for i := range d.Offices {
		o := &d.Offices[i]
		if old := c.offices[o.ID]; old != nil {
			c.fail(o.Pos, "%s was already given at %s", o.ID, old.Pos)
			continue
		}
		c.offices[o.ID] = o
	}
}

func (c *checker) office(o *Office) {
	if len(o.Titles) == 0 {
		c.fail(o.Pos, "%s has no titles", o.ID)
	}
	if o.Country == "" && o.Body == "" {
		c.fail(o.Pos, "%s belongs to no country and no body", o.ID)
	}
	c.country(o.Pos, o.Country)
	c.sector(o.Pos, o.Sector)
	c.refers(o.Pos, "body", o.Body)
}

func (c *checker) entry(e *Entry) {
	if e.Name == "" {
		c.fail(e.Pos, "%s has no name", e.ID)
	}
	if !slices.Contains(schema.Kinds(), e.Kind) {
		c.fail(e.Pos, "%s: unknown kind %q", e.ID, e.Kind)
	}
	if e.Gender != "" && e.Gender != "male" && e.Gender != "female" {
		c.fail(e.Pos, "%s: gender %q: want male or female", e.ID, e.Gender)
	}
	c.country(e.Pos, e.Country)
	c.sector(e.Pos, e.Sector)
	c.refers(e.Pos, "capital", e.Capital)
	c.refers(e.Pos, "part_of", e.PartOf)
	c.order(e.Pos, e.From, e.To)
	for _, f := range e.Former {
		c.order(e.Pos, f.From, f.To)
	}
	for _, m := range e.Members {
		c.refers(e.Pos, "members", m.ID)
		c.order(e.Pos, m.From, m.To)
	}
	c.cycle(e)
	for _, t := range e.Offices {
		if c.offices[t.Office] == nil {
			c.fail(t.Pos, "%s holds %q, which is not an office", e.ID, t.Office)
		}
		if t.From.IsZero() {
			c.fail(t.Pos, "%s holds %s from no date", e.ID, t.Office)
		}
		c.order(t.Pos, t.From, t.To)
	}
}

func (c *checker) country(pos, code string) {
	if code != "" && c.entries[schema.EntityID("country/"+code)] == nil {
		c.fail(pos, "no country has the code %q (ISO 3166-1 alpha-3)", code)
	}
}

func (c *checker) sector(pos, sector string) {
	if sector != "" && !slices.Contains(sectors, sector) {
		c.fail(pos, "unknown sector %q", sector)
	}
}

func (c *checker) refers(pos, field string, id schema.EntityID) {
	if id != "" && c.entries[id] == nil {
		c.fail(pos, "%s: no entity %q", field, id)
	}
}

func (c *checker) order(pos string, from, to Date) {
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		c.fail(pos, "ends on %s, before it begins on %s", to, from)
	}
}

func (c *checker) cycle(e *Entry) {
	seen := map[schema.EntityID]bool{}
	for at := e; at != nil && at.PartOf != ""; at = c.entries[at.PartOf] {
		if seen[at.ID] {
			c.fail(e.Pos, "%s is part of itself", e.ID)
			return
		}
		seen[at.ID] = true
	}
}

// holding is a tenure with its holder.
type holding struct {
	Tenure
	holder schema.EntityID
}

// holders refuses two persons in one office at a time. Days of handover and
// years or months within which both may lie are fine; so are acting holders
// beside the one they stand in for, and offices marked shared.
func (c *checker) holders(d Data) {
	by := map[OfficeID][]holding{}
	for i := range d.Entries {
		for _, t := range d.Entries[i].Offices {
			if o := c.offices[t.Office]; o != nil && !o.Shared && !t.Acting {
				by[t.Office] = append(by[t.Office], holding{t, d.Entries[i].ID})
			}
		}
	}
	for _, o := range d.Offices {
		list := by[o.ID]
		slices.SortStableFunc(list, func(a, b holding) int { return a.From.First().Compare(b.From.First()) })
		for i := 1; i < len(list); i++ {
			was, is := list[i-1], list[i]
			if was.To.IsZero() || was.To.First().After(is.From.Last()) {
				c.fail(is.Pos, "%s takes %s on %s while %s holds it (until %s, %s)", is.holder, o.ID, is.From, was.holder, orOpen(was.To), was.Pos)
			}
		}
	}
}

func orOpen(d Date) string {
	if d.IsZero() {
		return "now"
	}
	return d.String()
}
