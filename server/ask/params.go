package ask

import (
	"context"
	"encoding/csv"
	"slices"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Times are the parameters that every question has, named as the command
// line's flags.
type Times struct {
	During       string `query:"during" json:"during,omitempty" doc:"What happened then: a year, month, day, or FROM..TO (either end may be open)" example:"2022-03"`
	Published    string `query:"published" json:"published,omitempty" doc:"What was published then, written as for during"`
	AsOf         string `query:"as-of" json:"as_of,omitempty" doc:"Only what had been published by then" example:"2022-03-24"`
	AsOfRecorded string `query:"as-of-recorded" json:"as_of_recorded,omitempty" doc:"Only what this graph had recorded by then"`
	Level        string `query:"level" json:"level,omitempty" enum:"actor,country" doc:"Compare actors as themselves or as the country they belong to"`
}

// Parts are the parameters that pick claims by their parts. Values of one are
// alternatives; different ones are joined by "and".
type Parts struct {
	Subjects  []string `query:"subject,explode" doc:"Who does it, by name or id"`
	Objects   []string `query:"object,explode" doc:"To whom or what"`
	Either    []string `query:"either,explode" doc:"Subject or object"`
	Entities  []string `query:"entity,explode" doc:"In any part"`
	Holders   []string `query:"holder,explode" doc:"Who says so"`
	Types     []string `query:"type,explode" doc:"Predicate type: ACCUSE, CONSULT, DENY, …"`
	Predicate []string `query:"predicate,explode" doc:"The same as type"`
	Acts      []string `query:"act,explode" doc:"The holder's act: STATE, DENY, DETERMINE, …"`
	Quads     []string `query:"quad,explode" doc:"PLOVER quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict, 0 neutral"`
	Topics    []string `query:"topic,explode" doc:"Words in what it is about"`
	Outlets   []string `query:"outlet,explode" doc:"Who published it"`
	Countries []string `query:"country,explode" doc:"Country of subject, object or holder, ISO 3166-1 alpha-3"`
	Articles  []string `query:"article,explode" doc:"Article id"`
	Polarity  string   `query:"polarity" enum:"positive,negative" doc:"Stated to hold, or not to hold"`
	Modality  string   `query:"modality" enum:"asserted,alleged,possible,intended,hypothetical,asked,demanded" doc:"How firmly it is put"`
	Text      string   `query:"text" maxLength:"1000" doc:"Words of the evidence"`
	Derived   string   `query:"derived" enum:"true,false" doc:"true: only claims derived from others; false: only those read as such"`
	Open      bool     `query:"open" doc:"Open triples instead of claims"`
	Retracted bool     `query:"retracted" doc:"Include claims that were withdrawn"`
}

// maxValues bounds how many alternatives one parameter may name.
const maxValues = 200

// Filter turns parameters into a filter; names become entities of the store.
// An error is an *InputError or a *graph.UnknownError.
func (s *Service) Filter(ctx context.Context, t *Times, p *Parts) (graph.Filter, error) {
	f := graph.Filter{}
	if err := t.set(&f); err != nil || p == nil {
		return f, err
	}
	if err := p.set(&f); err != nil {
		return f, err
	}
	for _, names := range []struct {
		param string
		from  []string
		to    *[]schema.EntityID
	}{{"subject", p.Subjects, &f.Subjects}, {"object", p.Objects, &f.Objects}, {"either", p.Either, &f.Either},
		{"holder", p.Holders, &f.Holders}, {"entity", p.Entities, &f.Entities}} {
		list := split(names.from)
		if len(list) > maxValues {
			return f, inputf(names.param, "%d values; at most %d are allowed", len(list), maxValues)
		}
		for _, name := range list {
			e, err := s.Entity(ctx, name)
			if err != nil {
				return f, err
			}
			*names.to = append(*names.to, e.ID)
		}
	}
	return f, nil
}

// set reads the times.
func (t *Times) set(f *graph.Filter) (err error) {
	for _, w := range []struct {
		param, value string
		to           *schema.Range
	}{{"during", t.During, &f.During}, {"published", t.Published, &f.Published}} {
		if w.value == "" {
			continue
		}
		if *w.to, err = schema.ParseRange(w.value); err != nil {
			return &InputError{w.param, err}
		}
	}
	now := time.Now()
	if f.AsOf, err = graph.ParseAsOf(t.AsOf, now); err != nil {
		return &InputError{"as-of", err}
	}
	if f.AsOfRecorded, err = graph.ParseAsOf(t.AsOfRecorded, now); err != nil {
		return &InputError{"as-of-recorded", err}
	}
	if f.Level, err = graph.ParseLevel(t.Level); err != nil {
		return &InputError{"level", err}
	}
	return nil
}

// set reads the parts, names of entities aside.
func (p *Parts) set(f *graph.Filter) error {
	f.Types, f.Acts = upper(slices.Concat(p.Types, p.Predicate)), upper(p.Acts)
	f.Topics, f.Outlets, f.Countries = split(p.Topics), split(p.Outlets), upper(p.Countries)
	f.Polarity, f.Modality = schema.Polarity(p.Polarity), schema.Modality(p.Modality)
	f.Text, f.Retracted = p.Text, p.Retracted
	for _, id := range split(p.Articles) {
		f.Articles = append(f.Articles, schema.ArticleID(id))
	}
	for _, list := range []struct {
		param string
		n     int
	}{{"type", len(f.Types)}, {"act", len(f.Acts)}, {"topic", len(f.Topics)}, {"outlet", len(f.Outlets)},
		{"country", len(f.Countries)}, {"article", len(f.Articles)}, {"quad", len(p.Quads)}} {
		if list.n > maxValues {
			return inputf(list.param, "%d values; at most %d are allowed", list.n, maxValues)
		}
	}
	if p.Derived != "" {
		derived := p.Derived == "true"
		f.Derived = &derived
	}
	if p.Open {
		f.Open = &p.Open
	}
	return p.check(f)
}

// check refuses values that no claim can have, since they would only find
// nothing.
func (p *Parts) check(f *graph.Filter) error {
	for _, w := range []struct {
		param string
		ids   []string
	}{{"type", f.Types}, {"act", f.Acts}} {
		for _, id := range w.ids {
			if _, ok := schema.TermByID(id); !ok {
				return inputf(w.param, "unknown type or act %q (the ontology has: %s)", id, strings.Join(termIDs(), ", "))
			}
		}
	}
	for _, text := range split(p.Quads) {
		if len(text) != 1 || text[0] < '0' || text[0] > '4' {
			return inputf("quad", "quad class %q: want 1 to 4, or 0 for neutral", text)
		}
		f.Quads = append(f.Quads, int(text[0]-'0'))
	}
	switch f.Polarity {
	case "", schema.Positive, schema.Negative:
	default:
		return inputf("polarity", "unknown polarity %q (known: positive, negative)", p.Polarity)
	}
	modalities := []schema.Modality{"", schema.Asserted, schema.Alleged, schema.Possible, schema.Intended, schema.Hypothetical, schema.Asked, schema.Demanded}
	if !slices.Contains(modalities, f.Modality) {
		return inputf("modality", "unknown modality %q (known: asserted, alleged, possible, intended, hypothetical, asked, demanded)", p.Modality)
	}
	return nil
}

func termIDs() []string {
	var ids []string
	for _, t := range schema.Ontology() {
		ids = append(ids, t.ID)
	}
	return ids
}

// split parts values at commas, as the command line does: a parameter may be
// repeated or hold several. A value with a comma stands in quotes, as in CSV.
func split(values []string) []string {
	var out []string
	for _, v := range values {
		parts := strings.Split(v, ",")
		if len(parts) > 1 && strings.Contains(v, `"`) {
			r := csv.NewReader(strings.NewReader(v))
			r.LazyQuotes, r.TrimLeadingSpace = true, true
			if quoted, err := r.Read(); err == nil {
				parts = quoted
			}
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

func upper(values []string) []string {
	out := split(values)
	for i := range out {
		out[i] = strings.ToUpper(out[i])
	}
	return out
}
