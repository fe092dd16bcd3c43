// Package nlp reads English: sentences, tokens, tags, lemmas, dependency trees
// and names, with byte offsets into the text as given. The model is embedded;
// there is no cgo and no download.
package nlp

import "unicode/utf8"

// Document is an analysed text. Offsets count bytes of Text.
type Document struct {
	Text      string
	Sentences []Sentence
}

// Sentence is one sentence with its tree. Exactly one token has Head == Root.
type Sentence struct {
	Start, End int // bytes of Document.Text
	Paragraph  int // counted from 0
	Tokens     []Token
	Names      []Name
	// Truncated marks a sentence cut because it was too long to parse whole.
	Truncated bool
}

// Root is the Head of a sentence's root token.
const Root = -1

// Token is a syntactic word of Universal Dependencies. Parts of a multiword
// token ("do", "n't") have their own, adjoining byte ranges where the text
// allows and share the whole word's range where it does not.
type Token struct {
	Start, End int    // bytes of Document.Text
	Form       string // as the tree bank would write it; usually the bytes themselves
	Lemma      string
	UPOS       string // Universal POS: "VERB"
	XPOS       string // Penn Treebank: "VBD"
	Feats      string // UD features, "Number=Sing|Tense=Past"; empty for none
	Head       int    // index of the governing token in the sentence, or Root
	Rel        string // UD v2 relation with subtype: "nsubj:pass"
	Glued      bool   // no white space between this token and the next
	Multiword  int    // length of the multiword token that begins here; else 0
}

// NameType is the type of a Name.
type NameType string

// The types of name.
const (
	PersonName       NameType = "PER"
	OrganisationName NameType = "ORG"
	LocationName     NameType = "LOC"
	NationalityName  NameType = "NORP"
	MilitaryName     NameType = "MIL"
	LawName          NameType = "LAW"
	EventName        NameType = "EVENT"
)

// Name is a named mention: tokens [First, Last] of its sentence, inclusive.
type Name struct {
	First, Last int
	Start, End  int // bytes of Document.Text
	Type        NameType
}

// Analyser turns text into an analysed document. It is safe for concurrent use
// and never fails: any bytes give some sentences, with exact offsets.
type Analyser interface {
	// Analyse reads text. The result holds on to text but to nothing else.
	Analyse(text string) *Document
	// AnalyseTitle reads a headline, whose verbs stand in the present tense and
	// whose articles and conjunctions are left out.
	AnalyseTitle(text string) *Document
	// Version names the model, for the ledger: "nlp/1 accurate 2026-11".
	Version() string
}

// Children yields the indices of the tokens that head governs, in order.
func (s *Sentence) Children(head int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range s.Tokens {
			if s.Tokens[i].Head == head && !yield(i) {
				return
			}
		}
	}
}

// Subtree gives the first and last token (inclusive) of the stretch that token
// i and everything under it cover.
func (s *Sentence) Subtree(i int) (first, last int) {
	first, last = i, i
	for j := range s.Tokens {
		if s.Dominates(i, j) {
			first, last = min(first, j), max(last, j)
		}
	}
	return first, last
}

// Dominates reports whether token i is j or an ancestor of j.
func (s *Sentence) Dominates(i, j int) bool {
	for steps := 0; j != Root && steps <= len(s.Tokens); steps++ {
		if j == i {
			return true
		}
		j = s.Tokens[j].Head
	}
	return false
}

// SentenceAt gives the index of the sentence that covers byte offset at, or -1.
func (d *Document) SentenceAt(at int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := &d.Sentences[mid]; {
		case at < s.Start:
			hi = mid
		case at >= s.End:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// Valid reports whether every offset falls on a rune boundary within Text,
// tokens are in order and every tree has one root and no cycle.
func (d *Document) Valid() bool {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		roots, at := 0, s.Start
		for j := range s.Tokens {
			t := &s.Tokens[j]
			if t.Start < at || t.End < t.Start || t.End > s.End {
				return false
			}
			if t.Start < len(d.Text) && utf8.ValidString(d.Text) && !utf8.RuneStart(d.Text[t.Start]) {
				return false
			}
			at = t.Start
			if t.Head == Root {
				roots++
			} else if t.Head < 0 || t.Head >= len(s.Tokens) || s.Dominates(j, t.Head) {
				return false
			}
		}
		if roots != 1 && len(s.Tokens) > 0 {
			return false
		}
	}
	return true
}
