package export

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// POLECAT reads the POLECAT event data (Halterman, Bagozzi, Beger, Schrodt and
// Scarborough 2023): 40 columns separated by tabs, with a header that names
// them, coded in PLOVER. A later header may order them otherwise.
type POLECAT struct {
	actors  *actors
	columns map[string]int
}

// NewPOLECAT makes a reader.
func NewPOLECAT(resolve Resolve) *POLECAT {
	r := &POLECAT{actors: newActors(resolve)}
	r.header(polecatColumns())
	return r
}

// Name is "polecat".
func (*POLECAT) Name() string { return "polecat" }

// polecatColumns are the columns as published, for files without a header.
func polecatColumns() []string {
	return []string{
		"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
		"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
		"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
		"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
		"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
	}
}

func (r *POLECAT) header(names []string) {
	r.columns = make(map[string]int, len(names))
	for i, name := range names {
		r.columns[strings.TrimSpace(strings.Trim(name, `"`))] = i
	}
}

// Line reads one event, or the header.
func (r *POLECAT) Line(line []byte) (step graph.Step, skip bool, err error) {
	f := strings.Split(strings.TrimPrefix(string(line), "\ufeff"), "\t")
	if strings.Trim(f[0], `"`) == "Event ID" {
		r.header(f)
		return step, true, nil
	}
	if len(f) != len(r.columns) {
		return step, false, fmt.Errorf("%d columns, want %d", len(f), len(r.columns))
	}
	get := func(name string) string {
		i, ok := r.columns[name]
		if !ok || f[i] == "None" {
			return ""
		}
		return strings.Trim(f[i], `"`)
	}
	c, err := r.claim(get)
	if err != nil {
		return step, false, err
	}
	return graph.Step{Claims: []schema.Claim{c}, Entities: r.actors.entities(c.Subject, c.Object)}, false, nil
}

func (r *POLECAT) claim(get func(string) string) (schema.Claim, error) {
	var c schema.Claim
	id := get("Event ID")
	if id == "" {
		return c, errors.New("no event id")
	}
	term, ok := schema.TermByID(strings.ToUpper(get("Event Type")))
	if !ok {
		return c, fmt.Errorf("unknown event type %q", get("Event Type"))
	}
	date, err := day(get("Event Date"), time.DateOnly)
	if err != nil {
		return c, err
	}
	published := date
	if p := get("Publication Date"); p != "" {
		if published, err = day(p, time.DateOnly); err != nil {
			return c, fmt.Errorf("published: %w", err)
		}
	}
	c = schema.Claim{
		ID: schema.ClaimID("polecat/" + id), Published: published, Outlet: get("Source"),
		Predicate: schema.Predicate{Name: term.Label, Type: term.ID, Mode: strings.ToLower(get("Event Mode")), Plover: term.Plover, Quad: term.Quad, Contexts: list(get("Contexts"))},
		Polarity:  schema.Positive, Modality: schema.Asserted,
		Occurred:   &schema.Interval{From: date, To: date, Precision: schema.Day},
		Extractors: []string{"polecat"},
		Subject:    r.actor(get("Actor Name"), get("Actor Name Raw"), get("Actor Country"), get("Primary Actor Sector")),
		Object:     r.actor(get("Recipient Name"), get("Recipient Name Raw"), get("Recipient Country"), get("Primary Recipient Sector")),
	}
	if c.Subject == nil && c.Object == nil {
		return c, errors.New("no actor")
	}
	if place := get("Placename"); place != "" {
		c.Place = &schema.Argument{Name: place, Kind: schema.Place, Country: get("Country")}
	}
	return c, nil
}

// actor prefers the resolved name; an actor known only by its country and
// sector is that country.
func (r *POLECAT) actor(name, raw, country, sector string) *schema.Argument {
	if name == "" {
		name = raw
	}
	switch {
	case name == "" && country == "":
		return nil
	case name == "":
		return r.actors.country(country, sector)
	}
	return r.actors.named(name, country, sector)
}

// list reads "a;b" or "['a', 'b']".
func list(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";,[]'\"", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
