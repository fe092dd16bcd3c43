// Package frames is the lexicon of predicate frames: which words, with which
// arguments, mean which PLOVER type, mode or speech act.
//
// The frames are data, one file a type or act under data/, in the notation that
// grammar.md documents. Lookup weighs the frames of a lemma against what stands
// around it, so that "strike a deal", "strike a target" and "strike for pay"
// part company, and understands a word put in place of its dictionary synonym
// ("dedicate crimes") when the argument gives the meaning away.
package frames

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// Query is a predicate as it stands in a sentence. Absent is unknown; every
// word is a lower-case lemma.
type Query struct {
	Lemma           string
	Particle        string // "out" in "carry out"
	Noun, Adjective bool   // otherwise a verb
	Modifiers       []string
	Passive         bool
	Negated         bool // "did not comment" is a frame of its own

	// Subject and Object are the logical ones: Object is what a passive's
	// grammatical subject names. They are head lemmas; modifiers are the
	// adjectives and compounds before the head.
	Subject         string
	SubjectKind     schema.Kind
	Object          string
	ObjectKind      schema.Kind
	ObjectModifiers []string
	Indirect        string // the receiver in "gave them a deadline"
	IndirectKind    schema.Kind

	PrepObjects  []PrepObject
	Prepositions []string // those whose object is not known; may repeat PrepObjects

	// Complement is "that", "to", "ing", "quote" or "" for none.
	Complement string
	// ComplementHead is the lemma the complement turns on: "comment" in
	// "declined to comment".
	ComplementHead string
	// Attribute is the head of a secondary predicate: "guilty" in "found him
	// guilty".
	Attribute string
}

// PrepObject is a prepositional argument; of a gerund Head is the verb.
type PrepObject struct {
	Prep, Head string
	Kind       schema.Kind
	Modifiers  []string
	Token      int // where it stands, in whatever way the caller counts from 1
}

// Slot names an argument: Subject, Object, Indirect, or a preposition. Empty is
// none.
type Slot string

// The slots that are not prepositions.
const (
	Subject  Slot = "subject"
	Indirect Slot = "indirect"
	Object   Slot = "object"
)

// Frame is what a predicate means.
type Frame struct {
	Type     string // PLOVER type or speech act; empty for a predicate that only carries Name, Modality or Signature
	Mode     string
	Name     string // canonical verb
	CAMEO    string
	Contexts []string
	Act      bool // takes a proposition that its subject says, asks or denies

	Target Slot // what the act or event is directed at
	Topic  Slot // what it is about
	// Source is who acts when that is not the grammatical subject: "from" in
	// "received aid from". Swap is then true and Target is usually Subject.
	Source Slot
	Swap   bool
	// TargetAt, TopicAt and SourceAt are the Token of the prepositional argument
	// that was found for the role; 0 when it is none or not known.
	TargetAt, TopicAt, SourceAt int
	// Fixed are the Tokens of prepositional arguments that belong to the predicate
	// itself: "on strike" in "went on strike".
	Fixed []int

	Negation   bool            // the negation asked for is part of the meaning, not of the polarity
	Polarity   schema.Polarity // Negative for a predicate that says something is not so: "lack"
	Modality   schema.Modality // of the complement: "plan to" gives Intended
	Signature  Signature
	Formal     bool // a finding, ruling or warrant
	Reciprocal bool // what the subject does to the target, the target does to the subject
	Synonym    bool // found through a synonym of the lemma, by its arguments
	Score      float64
}

// Intended reports whether the complement is planned or wanted, not done.
func (f Frame) Intended() bool { return f.Modality == schema.Intended }

// Plover is the nearest PLOVER root, or empty.
func (f Frame) Plover() string {
	t, _ := schema.TermByID(f.Type)
	return t.Plover
}

// Quad is the quad class of the frame's type; 0 for none.
func (f Frame) Quad() int {
	t, _ := schema.TermByID(f.Type)
	return t.Quad
}

// Signature says what follows for the complement when the predicate holds (Pos)
// and when it does not (Neg): '+' it is so, '-' it is not so, 'o' or 0 nothing
// follows. "manage to" is +/-, "fail to" -/+, "know that" +/+. After
// Nairn, Condoravdi and Karttunen 2006.
type Signature struct{ Pos, Neg byte }

// Factive reports whether the complement holds whatever the polarity.
func (s Signature) Factive() bool { return s.Pos == '+' && s.Neg == '+' }

// Under gives the polarity that follows for the complement, and whether any
// does.
func (s Signature) Under(p schema.Polarity) (schema.Polarity, bool) {
	mark := s.Pos
	if p == schema.Negative {
		mark = s.Neg
	}
	switch mark {
	case '+':
		return schema.Positive, true
	case '-':
		return schema.Negative, true
	}
	return "", false
}

// Lexicon holds frames by lemma. It is safe for concurrent use.
type Lexicon struct {
	entries  map[key][]entry
	anyVerb  []entry                  // patterns for whatever verb
	kinds    map[string][]schema.Kind // of common nouns
	classes  map[string]*wordSet
	synonyms map[string][]string // word → words it may stand for
	contexts map[string][]said   // by head
	frames   int
}

type key struct {
	lemma string
	pos   pos
}

type pos byte

const (
	verb      pos = 'v'
	noun      pos = 'n'
	adjective pos = 'a'
)

type entry struct {
	particle string
	modifier string // "hunger" in hunger_strike/n
	pattern  *pattern
}

// Len counts the frames: one for each head a pattern lists.
func (l *Lexicon) Len() int { return l.frames }

// Kinds lists the kinds a common noun may have: "minister" is a person. Nil
// for a noun the lexicon does not know.
func (l *Lexicon) Kinds(lemma string) []schema.Kind { return l.kinds[lemma] }

// InClass reports whether a noun, with one of its modifiers or without, belongs
// to a word class of data/classes.txt ("crime", "weapon").
func (l *Lexicon) InClass(class, lemma string, modifiers ...string) bool {
	set := l.classes[class]
	return set != nil && set.has(lemma, modifiers)
}

// Somebody reports whether a common noun stands for somebody who can act: persons,
// groups, bodies, forces, countries.
func (l *Lexicon) Somebody(lemma string) bool {
	return slices.ContainsFunc(l.kinds[lemma], func(k schema.Kind) bool { return slices.Contains(actorKinds, k) })
}

// wordSet is a set of words, some only with a modifier ("war_crime").
type wordSet struct {
	words    map[string]bool
	modified map[string][]string // head → modifiers
}

func (s *wordSet) has(head string, modifiers []string) bool {
	return s.hasForm(head, modifiers) || singular(head) != head && s.hasForm(singular(head), modifiers)
}

func (s *wordSet) hasForm(head string, modifiers []string) bool {
	if s.words[head] {
		return true
	}
	return slices.ContainsFunc(s.modified[head], func(m string) bool { return slices.Contains(modifiers, m) })
}

// singular takes the plural ending off a noun whose lemma kept it, as lemmas of
// nouns that are mostly plural do: "troops", "talks", "hostilities".
func singular(noun string) string {
	switch {
	case len(noun) < 4 || !strings.HasSuffix(noun, "s") || strings.HasSuffix(noun, "ss"):
		return noun
	case strings.HasSuffix(noun, "ies"):
		return noun[:len(noun)-3] + "y"
	}
	return noun[:len(noun)-1]
}

// said is a context that a word, with its modifier if one is asked for, speaks of.
type said struct{ context, modifier string }

// Contexts lists the PLOVER contexts that a noun, with its modifiers, speaks of,
// in the order of contexts.txt; nil for none.
func (l *Lexicon) Contexts(lemma string, modifiers ...string) []string {
	words := l.contexts[lemma]
	if words == nil {
		words = l.contexts[singular(lemma)]
	}
	var all []string
	for _, w := range words {
		if w.modifier == "" || slices.Contains(modifiers, w.modifier) {
			all = append(all, w.context)
		}
	}
	return all
}
