package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

// filterFlags are the flags of every question: they become a graph.Filter.
type filterFlags struct {
	subjects, objects, either, holders, entities []string
	types, acts, topics, outlets, countries      []string
	articles                                     []string
	quads                                        []int
	polarity, modality, text                     string
	during, published, asOf, asOfRecorded, level string
	derived, open, retracted                     bool
	limit                                        int
}

// addTimes gives cmd the flags every question has.
func (f *filterFlags) addTimes(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.during, "during", "", "what happened then: a year, month, day, or FROM..TO (either end may be open)")
	flags.StringVar(&f.published, "published", "", "what was published then, written as for --during")
	flags.StringVar(&f.asOf, "as-of", "", "only what had been published by then")
	flags.StringVar(&f.asOfRecorded, "as-of-recorded", "", "only what this graph had recorded by then")
	flags.StringVar(&f.level, "level", "", "compare actors as actor (default) or country")
	flags.IntVar(&f.limit, "limit", 0, "at most so many (0: all)")
}

// addClaims gives cmd the flags that pick claims by their parts.
func (f *filterFlags) addClaims(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.subjects, "subject", nil, "who does it, by name or id")
	flags.StringSliceVar(&f.objects, "object", nil, "to whom or what")
	flags.StringSliceVar(&f.either, "either", nil, "subject or object")
	flags.StringSliceVar(&f.entities, "entity", nil, "in any part")
	flags.StringSliceVar(&f.holders, "holder", nil, "who says so")
	flags.StringSliceVar(&f.types, "type", nil, "predicate type: ACCUSE, CONSULT, DENY, …")
	flags.StringSliceVar(&f.acts, "act", nil, "the holder's act: STATE, DENY, DETERMINE, …")
	flags.IntSliceVar(&f.quads, "quad", nil, "PLOVER quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict")
	flags.StringSliceVar(&f.topics, "topic", nil, "words in what it is about")
	flags.StringSliceVar(&f.outlets, "outlet", nil, "who published it")
	flags.StringSliceVar(&f.countries, "country", nil, "country of subject, object or holder, ISO 3166-1 alpha-3")
	flags.StringSliceVar(&f.articles, "article", nil, "article id")
	flags.StringVar(&f.polarity, "polarity", "", "positive or negative")
	flags.StringVar(&f.modality, "modality", "", "asserted, alleged, possible, intended, hypothetical, asked or demanded")
	flags.StringVar(&f.text, "text", "", "words of the evidence")
	flags.BoolVar(&f.derived, "derived", false, "only claims derived from others (--derived=false: only those read as such)")
	flags.BoolVar(&f.open, "open", false, "open triples instead of claims")
	flags.BoolVar(&f.retracted, "retracted", false, "include claims that were withdrawn")
}

// filter turns the flags into a filter; names become entities of the store.
func (f *filterFlags) filter(ctx context.Context, cmd *cobra.Command, store graph.Store) (graph.Filter, error) {
	filter := graph.Filter{
		Types: upper(f.types), Acts: upper(f.acts), Quads: f.quads, Topics: f.topics, Outlets: f.outlets,
		Countries: upper(f.countries), Polarity: schema.Polarity(f.polarity), Modality: schema.Modality(f.modality),
		Text: f.text, Retracted: f.retracted, Limit: f.limit,
	}
	for _, id := range f.articles {
		filter.Articles = append(filter.Articles, schema.ArticleID(id))
	}
	if cmd.Flags().Changed("derived") {
		filter.Derived = &f.derived
	}
	if f.open {
		filter.Open = &f.open
	}
	if err := f.check(); err != nil {
		return filter, err
	}
	if err := f.times(&filter); err != nil {
		return filter, err
	}
	for _, names := range []struct {
		from []string
		to   *[]schema.EntityID
	}{{f.subjects, &filter.Subjects}, {f.objects, &filter.Objects}, {f.either, &filter.Either}, {f.holders, &filter.Holders}, {f.entities, &filter.Entities}} {
		for _, name := range names.from {
			e, err := graph.Find(ctx, store, name)
			if err != nil {
				return filter, err
			}
			*names.to = append(*names.to, e.ID)
		}
	}
	return filter, nil
}

// check refuses values that no claim can have, since they would only find
// nothing.
func (f *filterFlags) check() error {
	known := schema.TermByID
	for _, id := range slices.Concat(f.types, f.acts) {
		if _, ok := known(strings.ToUpper(id)); !ok {
			return usagef("unknown type or act %q (the ontology has: %s)", id, strings.Join(termIDs(), ", "))
		}
	}
	for _, q := range f.quads {
		if q < 0 || q > 4 {
			return usagef("quad class %d: want 1 to 4, or 0 for neutral", q)
		}
	}
	polarities := []schema.Polarity{"", schema.Positive, schema.Negative}
	if !slices.Contains(polarities, schema.Polarity(f.polarity)) {
		return usagef("unknown polarity %q (known: positive, negative)", f.polarity)
	}
	modalities := []schema.Modality{"", schema.Asserted, schema.Alleged, schema.Possible, schema.Intended, schema.Hypothetical, schema.Asked, schema.Demanded}
	if !slices.Contains(modalities, schema.Modality(f.modality)) {
		return usagef("unknown modality %q (known: asserted, alleged, possible, intended, hypothetical, asked, demanded)", f.modality)
	}
	if f.limit < 0 {
		return usagef("limit %d is negative", f.limit)
	}
	return nil
}

func (f *filterFlags) times(filter *graph.Filter) error {
	var err error
	for _, w := range []struct {
		flag, value string
		to          *schema.Range
	}{{"during", f.during, &filter.During}, {"published", f.published, &filter.Published}} {
		if w.value == "" {
			continue
		}
		if *w.to, err = schema.ParseRange(w.value); err != nil {
			return usageError{fmt.Errorf("--%s: %w", w.flag, err)}
		}
	}
	now := time.Now()
	if filter.AsOf, err = graph.ParseAsOf(f.asOf, now); err != nil {
		return usageError{err}
	}
	if filter.AsOfRecorded, err = graph.ParseAsOf(f.asOfRecorded, now); err != nil {
		return usageError{err}
	}
	if filter.Level, err = graph.ParseLevel(f.level); err != nil {
		return usageError{err}
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

func upper(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, strings.ToUpper(w))
	}
	return out
}
