// Package conllu reads and writes CoNLL-U, the tab-separated format of
// Universal Dependencies (universaldependencies.org/format.html).
package conllu

import "strings"

// Sentence is one block of a CoNLL-U file.
type Sentence struct {
	Comments []string // whole lines, with their "#"
	Words    []Word   // syntactic words; empty nodes are left out
	Ranges   []Range  // multiword tokens, in order
}

// Word is one syntactic word. A column that held "_" is empty, except Form and
// Lemma, which may be an underscore themselves.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // index into Words, or -1 for the root
	Rel, Deps, Misc                string
}

// Range is a multiword token: Words[First..Last], inclusive.
type Range struct {
	First, Last int
	Form, Misc  string
}

// Meta gives the value of the comment "# key = value".
func (s *Sentence) Meta(key string) (value string, ok bool) {
	for _, c := range s.Comments {
		k, v, found := strings.Cut(strings.TrimSpace(strings.TrimPrefix(c, "#")), "=")
		if found && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Begins reports whether the sentence opens a document ("newdoc") or a
// paragraph ("newpar").
func (s *Sentence) Begins(what string) bool {
	for _, c := range s.Comments {
		f := strings.Fields(strings.TrimPrefix(c, "#"))
		if len(f) > 0 && f[0] == what {
			return true
		}
	}
	return false
}

// RangeAt gives the multiword token that begins at word i, or nil.
func (s *Sentence) RangeAt(i int) *Range {
	for k := range s.Ranges {
		if s.Ranges[k].First == i {
			return &s.Ranges[k]
		}
	}
	return nil
}

// SpaceAfter reports whether white space follows a token whose MISC column is
// misc.
func SpaceAfter(misc string) bool {
	for f := range strings.SplitSeq(misc, "|") {
		if f == "SpaceAfter=No" {
			return false
		}
	}
	return true
}

// Token is a surface token: one word, or a multiword token.
type Token struct {
	Form        string
	First, Last int // its words, inclusive
	SpaceAfter  bool
}

// Tokens gives the surface tokens in order.
func (s *Sentence) Tokens() []Token {
	out := make([]Token, 0, len(s.Words))
	for i := 0; i < len(s.Words); i++ {
		t := Token{s.Words[i].Form, i, i, SpaceAfter(s.Words[i].Misc)}
		if r := s.RangeAt(i); r != nil {
			t = Token{r.Form, i, r.Last, SpaceAfter(r.Misc)}
			i = r.Last
		}
		out = append(out, t)
	}
	return out
}
