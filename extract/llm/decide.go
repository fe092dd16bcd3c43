package llm

import (
	"slices"

	"claimgraph/extract/nlp"
)

// found is where the quotes of one statement stand; nil for those it lacks.
type found struct {
	subject, predicate, object, about, place, quantity *place
	holder, cue, content                               *place
	occurred, said                                     *place
}

// reach is how many sentences a holder and cue may stand away from the
// proposition: a quotation goes on for a few after it.
const reach = 3

// locate finds where a statement's quotes stand. A reason means that the whole
// statement must go: what it says of whom would rest on nothing. Parts that
// only add to it are dropped alone.
func (f *finder) locate(s *statement, drop func(Reason)) (found, Reason) {
	var at found
	if len(f.find(s.Predicate)) == 0 {
		return at, NotFound
	}
	content := f.sole(s.Content, s)
	at.predicate = f.choose(f.find(s.Predicate), s, content)
	if at.predicate == nil {
		return at, Ambiguous
	}
	taken := []place{*at.predicate}
	core := []struct {
		quote string
		into  **place
	}{{s.Subject, &at.subject}, {s.Object, &at.object}}
	for _, c := range core {
		p, why := f.beside(c.quote, *at.predicate, content, taken)
		if why != "" {
			return at, why
		}
		if *c.into = p; p != nil {
			taken = append(taken, *p)
		}
	}
	for _, c := range []struct {
		quote string
		into  **place
	}{{s.About, &at.about}, {s.Place, &at.place}, {s.Quantity, &at.quantity}, {s.Occurred, &at.occurred}} {
		p, why := f.beside(c.quote, *at.predicate, content, nil)
		if why != "" {
			drop(why)
		}
		*c.into = p
	}
	at.content = content
	return at, f.attribution(s, &at, taken, drop)
}

// attribution finds holder, cue and content, which may stand a few sentences
// away. Without its holder or cue a report would turn into a fact.
func (f *finder) attribution(s *statement, at *found, taken []place, drop func(Reason)) Reason {
	if s.Content != "" && at.content == nil {
		drop(f.why(s.Content))
	}
	for _, c := range []struct {
		quote string
		into  **place
	}{{s.Cue, &at.cue}, {s.Holder, &at.holder}} {
		p, why := f.near(c.quote, at, taken)
		if why != "" {
			return why
		}
		*c.into = p
	}
	if s.Said != "" {
		p, why := f.near(s.Said, at, nil)
		if why != "" {
			drop(why)
		}
		at.said = p
	}
	return ""
}

// why a quote was not taken that stands nowhere, or more than once.
func (f *finder) why(quote string) Reason {
	if len(f.find(quote)) == 0 {
		return NotFound
	}
	return Ambiguous
}

// sole is the only place of a quote, or the only one in the sentence named.
func (f *finder) sole(quote string, s *statement) *place {
	all := f.find(quote)
	if len(all) > 1 {
		all = only(all, func(p place) bool { return named(p, s) })
	}
	if len(all) != 1 {
		return nil
	}
	return &all[0]
}

// named reports whether a place is in the sentence that the model names: 0 is
// the title.
func named(p place, s *statement) bool {
	return p.title && s.Sentence == 0 || !p.title && s.Sentence == p.sentence+1
}

// choose decides between the places of a predicate: by the content it should be
// in, the sentence the model names, and where the other quotes stand.
func (f *finder) choose(all []place, s *statement, content *place) *place {
	if len(all) > 1 && content != nil {
		all = preferred(all, func(p place) bool { return p.within(*content) })
	}
	if len(all) > 1 {
		all = preferred(all, func(p place) bool { return named(p, s) })
	}
	for _, quote := range []string{s.Subject, s.Object, s.Cue} {
		if len(all) > 1 && quote != "" {
			others := f.find(quote)
			all = preferred(all, func(p place) bool {
				return len(only(others, func(o place) bool { return same(o, p) && !o.overlaps(p) })) > 0
			})
		}
	}
	if len(all) != 1 {
		return nil
	}
	return &all[0]
}

// beside finds a quote in the predicate's sentence.
func (f *finder) beside(quote string, predicate place, content *place, taken []place) (*place, Reason) {
	if quote == "" {
		return nil, ""
	}
	all := f.find(quote)
	if len(all) == 0 {
		return nil, NotFound
	}
	if all = only(all, func(p place) bool { return same(p, predicate) }); len(all) == 0 {
		return nil, Scattered
	}
	all = preferred(all, free(taken))
	if content != nil && predicate.within(*content) {
		all = preferred(all, func(p place) bool { return p.within(*content) })
	}
	switch {
	case len(all) > 1:
		return nil, Ambiguous
	case slices.ContainsFunc(taken, func(t place) bool { return t.start == all[0].start && t.end == all[0].end }):
		return nil, SameWords
	}
	return &all[0], ""
}

// near finds a quote of the attribution: outside the content, in the sentence
// of the proposition or the nearest one within reach.
func (f *finder) near(quote string, at *found, taken []place) (*place, Reason) {
	if quote == "" {
		return nil, ""
	}
	all := f.find(quote)
	if len(all) == 0 {
		return nil, NotFound
	}
	anchor := *at.predicate
	if at.cue != nil {
		anchor = *at.cue
	}
	if all = only(all, func(p place) bool { return p.title == anchor.title && gap(p, anchor) <= reach }); len(all) == 0 {
		return nil, Scattered
	}
	if at.content != nil {
		all = preferred(all, func(p place) bool { return !p.overlaps(*at.content) })
	}
	all = preferred(all, free(taken))
	nearest := reach
	for _, p := range all {
		nearest = min(nearest, gap(p, anchor))
	}
	if all = only(all, func(p place) bool { return gap(p, anchor) == nearest }); len(all) > 1 {
		return nil, Ambiguous
	}
	return &all[0], ""
}

func gap(p, o place) int {
	if p.sentence > o.sentence {
		return p.sentence - o.sentence
	}
	return o.sentence - p.sentence
}

// same reports whether two places are in one sentence.
func same(p, o place) bool { return p.title == o.title && p.sentence == o.sentence }

// free reports whether a place overlaps with none that are taken.
func free(taken []place) func(place) bool {
	return func(p place) bool {
		for _, t := range taken {
			if p.overlaps(t) {
				return false
			}
		}
		return true
	}
}

// only keeps the places that a condition holds for.
func only(all []place, holds func(place) bool) (kept []place) {
	for _, p := range all {
		if holds(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// preferred keeps those that a condition holds for, or all if it does for none.
func preferred(all []place, holds func(place) bool) []place {
	if kept := only(all, holds); len(kept) > 0 {
		return kept
	}
	return all
}

// head is the token that governs the others of a place, -1 when it covers none.
func head(s *nlp.Sentence, p place) int {
	first, last := -1, -1
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.End > p.start && t.Start < p.end {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	for i := first; i >= 0 && i <= last; i++ {
		if h := s.Tokens[i].Head; h < first || h > last {
			return i
		}
	}
	return first
}
