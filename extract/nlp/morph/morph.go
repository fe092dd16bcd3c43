// Package morph gives the morphological features of Universal Dependencies:
// number, tense, mood, voice, person and the like, from tags, form and tree. It
// is a table of what treebanks show, from the most particular case to the most
// general.
package morph

import (
	"errors"
	"strings"
)

// Word is what features are told by.
type Word struct {
	Form, UPOS, XPOS, Rel string
	Head                  int // -1 for the root
}

// Model is safe for concurrent use.
type Model struct {
	table map[string]string
}

// Features gives the features of word i of a sentence, "" for none.
func (m *Model) Features(words []Word, i int, key *Key) string {
	key.set(words, i)
	for level := range levels {
		if f, ok := m.table[string(key.at(level))]; ok {
			return f
		}
	}
	return ""
}

// levels counts the steps from particular to general: form and context, form,
// context, tags.
const levels = 4

// Key is room to look words up in; it serves one goroutine.
type Key struct {
	tags, form, context, buf []byte
}

func (k *Key) set(words []Word, i int) {
	w := &words[i]
	k.tags = append(append(append(k.tags[:0], w.XPOS...), ' '), w.UPOS...)
	k.form = k.form[:0]
	for _, c := range []byte(w.Form) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		k.form = append(k.form, c)
	}
	k.context = appendContext(k.context[:0], words, i)
}

func (k *Key) at(level int) []byte {
	k.buf = append(append(k.buf[:0], k.tags...), '\t')
	if level < 2 {
		k.buf = append(k.buf, k.form...)
	}
	k.buf = append(k.buf, '\t')
	if level%2 == 0 {
		k.buf = append(k.buf, k.context...)
	}
	return k.buf
}

// appendContext describes what the tree shows of a verb's mood, person and
// voice; for other words it is empty.
func appendContext(b []byte, words []Word, i int) []byte {
	w := &words[i]
	if w.UPOS == "ADJ" || w.UPOS == "PROPN" || w.UPOS == "NOUN" {
		return append(b, shapeMark(w.Form))
	}
	if w.UPOS != "VERB" && w.UPOS != "AUX" {
		return b
	}
	clause := i // the verb whose clause this is
	if w.UPOS == "AUX" && w.Head >= 0 {
		clause = w.Head
	}
	c := look(words, i, clause)
	if words[clause].Rel == "conj" && words[clause].Head >= 0 && !c.aux && !c.to && c.subject == '-' {
		c = look(words, words[clause].Head, words[clause].Head)
	}
	return append(b, mark(c.aux, 'a'), mark(c.to, 't'), mark(c.passive, 'p'), mark(c.have, 'h'), c.subject, relMark(w.Rel))
}

// clauseView is what a clause shows.
type clauseView struct {
	aux, to, passive, have bool
	subject                byte // person and number, '-' for none
}

func look(words []Word, verb, clause int) clauseView {
	c := clauseView{subject: '-'}
	for j := range words {
		if words[j].Head != clause || j == verb {
			continue
		}
		switch rel := words[j].Rel; {
		case strings.HasPrefix(rel, "nsubj") || rel == "expl":
			c.subject = personMark(&words[j])
			c.passive = c.passive || rel == "nsubj:pass"
		case rel == "aux:pass":
			c.passive = true
		case rel == "aux" && j < verb:
			c.aux = true
			switch strings.ToLower(words[j].Form) {
			case "have", "has", "had", "'ve", "having":
				c.have = true
			}
		case words[j].XPOS == "TO":
			c.to = true
		}
	}
	return c
}

func mark(b bool, c byte) byte {
	if b {
		return c
	}
	return '.'
}

func personMark(w *Word) byte {
	switch strings.ToLower(w.Form) {
	case "i":
		return '1'
	case "we":
		return '4'
	case "you":
		return '2'
	case "they", "these", "those":
		return '6'
	case "who", "that", "which":
		return 'r'
	}
	if strings.HasSuffix(w.XPOS, "S") {
		return '6'
	}
	return '3'
}

func relMark(rel string) byte {
	switch {
	case rel == "root" || rel == "parataxis":
		return 'R'
	case strings.HasPrefix(rel, "acl"):
		return 'A'
	case rel == "amod" || rel == "compound":
		return 'M'
	case rel == "xcomp" || rel == "ccomp":
		return 'C'
	case rel == "aux:pass", rel == "cop", rel == "aux":
		return rel[len(rel)-1]
	case rel == "advcl" || rel == "case" || rel == "csubj":
		return rel[0]
	}
	return '.'
}

func shapeMark(form string) byte {
	switch {
	case strings.ContainsAny(form, "0123456789"):
		return '0'
	case strings.HasSuffix(form, "."):
		return '.'
	case strings.HasSuffix(form, "ed"):
		return 'd'
	case strings.HasSuffix(form, "ing"):
		return 'g'
	}
	return '-'
}

// Open reads what Train wrote: lines of "tags, form, context, features",
// separated by tabs.
func Open(data []byte) (*Model, error) {
	m := &Model{table: map[string]string{}}
	interned := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		at := strings.LastIndexByte(line, '\t')
		if strings.Count(line, "\t") != 3 {
			return nil, errors.New("morph: a line without four fields: " + line)
		}
		f := line[at+1:]
		if g, ok := interned[f]; ok {
			f = g
		} else {
			interned[f] = f
		}
		m.table[line[:at]] = f
	}
	if len(m.table) == 0 {
		return nil, errors.New("morph: empty table")
	}
	return m, nil
}
