package frames

import (
	"slices"

	"claimgraph/schema"
)

// The weights of the evidence for a frame. They rank what a reader would: a
// named word over a particle, a particle over a complement, a complement over
// a bare preposition, a preposition over a bare object.
const (
	forWord       = 6.0
	forModifier   = 1.0 // on top: a word named with its modifier
	forParticle   = 6.0
	forAttribute  = 7.0
	forComplement = 3.0
	forSubject    = 1.5 // on top of its word or kind
	forPrep       = 3.0
	forKind       = 2.0
	forOptional   = 1.5
	forObject     = 1.0

	particleAsPrep   = -2.0 // "take over the city" read as a preposition
	strayParticle    = -3.0
	strayComplement  = -1.0
	strayObject      = -2.0
	throughSynonym   = -4.0
	leastForSynonyms = forComplement
)

// Lookup finds the frame that fits best, if any fits. Frames of the lemma
// itself go before those of words it may have been put for, and those before
// frames that ask only for an argument.
func (l *Lexicon) Lookup(q Query) (Frame, bool) {
	best := l.best(l.entries[key{q.Lemma, q.pos()}], q)
	if one := singular(q.Lemma); q.Noun && !best.ok && one != q.Lemma {
		best = l.best(l.entries[key{one, noun}], q)
	}
	if !best.lexical {
		if other := l.viaSynonym(q); other.ok && (!best.ok || other.lexical && other.score > best.score) {
			best = other
		}
	}
	if !best.ok && q.pos() == verb {
		best = l.best(l.anyVerb, q)
	}
	return best.frame, best.ok
}

func (q *Query) pos() pos {
	switch {
	case q.Noun:
		return noun
	case q.Adjective:
		return adjective
	}
	return verb
}

// found is a frame with the weight of its evidence.
type found struct {
	frame   Frame
	score   float64
	order   int
	lexical bool // an argument's word was asked for and found
	ok      bool
}

func (l *Lexicon) best(entries []entry, q Query) found {
	var best found
	for _, e := range entries {
		f, ok := l.fit(e, &q)
		if ok && (!best.ok || f.score > best.score || f.score == best.score && f.order < best.order) {
			best = f
		}
	}
	best.frame.Score = best.score
	return best
}

// viaSynonym tries the words the lemma may have been put for. Only a frame with
// evidence of its own counts: a named argument, or a complement.
func (l *Lexicon) viaSynonym(q Query) found {
	var best found
	for _, word := range l.synonyms[q.Lemma] {
		meant := q
		meant.Lemma = word
		f := l.best(l.entries[key{word, q.pos()}], meant)
		if !f.ok || !f.lexical && (q.Complement == "" || f.score < leastForSynonyms) {
			continue
		}
		if f.score += throughSynonym; !best.ok || f.score > best.score {
			best = f
			best.frame.Synonym, best.frame.Score = true, f.score
		}
	}
	return best
}

// fit weighs one entry against the query.
func (l *Lexicon) fit(e entry, q *Query) (found, bool) {
	pat := e.pattern
	m := match{lex: l, q: q, frame: pat.frame}
	ok := m.head(e) && m.subject(pat) && m.object(pat) && m.preps(pat) && m.complement(pat) && m.particle(e)
	return found{m.frame, m.score, pat.order, m.lexical, ok}, ok
}

// match gathers evidence for one frame.
type match struct {
	lex     *Lexicon
	q       *Query
	frame   Frame
	score   float64
	lexical bool
	moved   *PrepObject // the object, behind a particle read as a preposition
	used    []int       // the prepositional arguments that fill a slot
}

func (m *match) head(e entry) bool {
	if e.modifier != "" {
		if !slices.Contains(m.q.Modifiers, e.modifier) {
			return false
		}
		m.score += forWord
	}
	if e.pattern.passive && !m.q.Passive || e.pattern.negated && !m.q.Negated {
		return false
	}
	if e.pattern.negated {
		m.score += forKind
	}
	if len(e.pattern.attribute) > 0 {
		switch any := e.pattern.attribute[0] == "*"; {
		case any && m.q.Attribute != "":
			m.score -= forKind // any attribute is less than the right one
		case any || !slices.Contains(e.pattern.attribute, m.q.Attribute):
			return false
		}
		m.score += forAttribute
		m.lexical = true
	}
	if e.particle != "" && e.particle != m.q.Particle && m.q.Object == "" {
		m.moved = m.q.prep(e.particle)
	}
	return true
}

func (m *match) particle(e entry) bool {
	switch {
	case e.particle == m.q.Particle:
		if e.particle != "" {
			m.score += forParticle
		}
		return true
	case e.particle == "":
		m.score += strayParticle
		return m.lexical || m.q.Particle == "over" && !m.lex.hasParticle(m.q) // "freed over 150 prisoners"
	case m.q.Object == "" && m.q.hasPrep(e.particle):
		m.score += forParticle + particleAsPrep
		return true
	}
	return false
}

func (m *match) subject(pat *pattern) bool {
	if pat.subject == nil {
		return true
	}
	fits, weight := m.fills(pat.subject, m.q.Subject, m.q.SubjectKind, nil)
	m.score += forSubject + weight
	return fits
}

func (m *match) object(pat *pattern) bool {
	head, kind, mods := m.q.Object, m.q.ObjectKind, m.q.ObjectModifiers
	if m.moved != nil {
		head, kind, mods = m.moved.Head, m.moved.Kind, m.moved.Modifiers
	}
	present := head != "" || kind != "" || m.q.Passive
	if pat.object == nil {
		if present && m.q.pos() == verb && !(m.q.Passive && pat.passive) {
			m.score += strayObject
		}
		return true
	}
	if !present {
		return pat.object.optional
	}
	fits, weight := m.fills(pat.object, head, kind, mods)
	if !fits {
		return pat.object.optional
	}
	m.score += forObject + weight
	return m.indirect(pat)
}

func (m *match) indirect(pat *pattern) bool {
	if pat.indirect == nil {
		return true
	}
	if m.q.Indirect == "" && m.q.IndirectKind == "" {
		return pat.indirect.optional
	}
	fits, weight := m.fills(pat.indirect, m.q.Indirect, m.q.IndirectKind, nil)
	m.score += forObject + weight
	return fits
}

func (m *match) preps(pat *pattern) bool {
	for i := range pat.preps {
		slot := &pat.preps[i]
		at, token, fits := m.prep(slot)
		if !fits {
			if slot.optional {
				continue
			}
			return false
		}
		switch slot.role {
		case "TARGET":
			m.frame.Target, m.frame.TargetAt = at, token
		case "ABOUT":
			m.frame.Topic, m.frame.TopicAt = at, token
		case "SOURCE":
			m.frame.Source, m.frame.SourceAt = at, token
		default:
			m.frame.Fixed = append(slices.Clip(m.frame.Fixed), token)
		}
	}
	return true
}

// prep finds the slot's argument among the query's and weighs it. No argument fills
// two slots.
func (m *match) prep(slot *prepSlot) (Slot, int, bool) {
	base := forPrep
	if slot.optional {
		base = forOptional
	}
	for _, name := range slot.preps {
		known := false
		for i, p := range m.q.PrepObjects {
			if p.Prep != name {
				continue
			}
			known = true
			if slices.Contains(m.used, i) {
				continue
			}
			if fits, weight := m.fills(&slot.filler, p.Head, p.Kind, p.Modifiers); fits && !m.backdrop(slot, p) {
				m.score += base + weight
				m.used = append(m.used, i)
				return Slot(name), p.Token, true
			}
		}
		if !known && slot.words == nil && slot.kinds == nil && slices.Contains(m.q.Prepositions, name) {
			m.score += base
			return Slot(name), 0, true
		}
	}
	return "", 0, false
}

// backdrop reports whether a phrase gives a time, an occasion or a manner ("in a
// bid", "on Monday") rather than the argument that a slot open to all asks for.
func (m *match) backdrop(slot *prepSlot, p PrepObject) bool {
	return slot.words == nil && slot.kinds == nil && !slices.Contains(actorKinds, p.Kind) && m.lex.InClass("backdrop", p.Head)
}

func (m *match) complement(pat *pattern) bool {
	got := m.q.Complement
	switch {
	case len(pat.complements) == 0:
		if got == "that" || got == "quote" {
			m.score += strayComplement
		}
		return true
	case !slices.Contains(pat.complements, got):
		return pat.compOpt
	case pat.compWords != nil:
		if !pat.compWords.has(m.q.ComplementHead, nil) {
			return false
		}
		m.score += forWord
		m.lexical = true
	}
	m.score += forComplement
	return true
}

// fills reports whether an argument is what the slot asks for, and the weight
// of its being so. A slot that names both words and kinds takes either.
func (m *match) fills(f *filler, head string, kind schema.Kind, mods []string) (bool, float64) {
	if f.words != nil && f.words.has(head, mods) {
		m.lexical = true
		if f.words.has(head, nil) {
			return true, forWord
		}
		return true, forWord + forModifier
	}
	if f.kinds != nil && m.ofKind(f.kinds, head, kind) {
		return true, forKind
	}
	return f.words == nil && f.kinds == nil, 0
}

func (m *match) ofKind(kinds []schema.Kind, head string, kind schema.Kind) bool {
	if kind != "" && kind != schema.Other && kind != schema.Topic {
		return slices.Contains(kinds, kind)
	}
	return slices.ContainsFunc(m.lex.kinds[head], func(k schema.Kind) bool { return slices.Contains(kinds, k) })
}

func (q *Query) prep(name string) *PrepObject {
	for i := range q.PrepObjects {
		if q.PrepObjects[i].Prep == name {
			return &q.PrepObjects[i]
		}
	}
	return nil
}

func (q *Query) hasPrep(name string) bool {
	return q.prep(name) != nil || slices.Contains(q.Prepositions, name)
}

// hasParticle reports whether the lemma has frames with the query's particle.
func (l *Lexicon) hasParticle(q *Query) bool {
	return slices.ContainsFunc(l.entries[key{q.Lemma, q.pos()}], func(e entry) bool { return e.particle == q.Particle })
}
