// Package lemma gives the dictionary form of English words from their tags: by
// exceptions and suffix rules learnt from treebanks.
package lemma

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Model holds exceptions and rules. It is safe for concurrent use.
type Model struct {
	exceptions map[key]string
	rules      map[key]edit // Form holds a suffix
	exists     func(lower string) bool
}

// key is a word with its tags; rules and some exceptions leave UPOS empty.
type key struct{ Form, XPOS, UPOS string }

// edit makes a lemma: cut so many bytes off the end, add some.
type edit struct {
	cut  int
	add  string
	keep bool // keep capitals
}

// maxSuffix is the longest suffix, in bytes, a rule looks at.
const maxSuffix = 6

// Lemma gives the lemma of form.
func (m *Model) Lemma(form, upos, xpos string) string {
	lower := strings.ToLower(form)
	if l, ok := m.exceptions[key{form, xpos, upos}]; ok {
		if upos == "VERB" {
			return known(l, lower, xpos)
		}
		return l
	}
	if upos != "PROPN" && lower != form {
		if l, ok := m.exceptions[key{lower, xpos, upos}]; ok {
			return l
		}
	}
	if l, ok := spelled(form, lower, xpos); ok {
		return l
	}
	if xpos == "NNS" {
		if l, ok := plurals()[lower]; ok {
			return l
		}
	}
	if xpos == "NN" && acronym(form) && m.exists != nil && !m.exists(lower) {
		return form
	}
	lemma := form
	if e, ok := m.rule(lower, xpos, maxSuffix); ok {
		lemma = e.apply(form, lower)
	}
	if upos == "VERB" && xpos != "VB" {
		if l, ok := strong()[inflected{lower, xpos}]; ok {
			return l
		}
		if l, ok := m.compound(lower, xpos); ok {
			return l
		}
		return known(lemma, lower, xpos)
	}
	return lemma
}

// spelled gives the lemmas that are the form written otherwise: addresses as they
// are, numbers without commas, names in capitals ("MOSCOW") with one.
func spelled(form, lower, xpos string) (string, bool) {
	switch {
	case xpos == "ADD":
		return form, true
	case xpos == "CD" && strings.Contains(form, ",") && '0' <= form[0] && form[0] <= '9' && strings.Trim(form, "0123456789,.") == "":
		return strings.ReplaceAll(form, ",", ""), true
	case xpos == "NNP" && len(form) > 4 && strings.Trim(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
		return form[:1] + lower[1:], true
	}
	return "", false
}

// acronym reports a form of capitals and digits.
func acronym(form string) bool { return len(form) > 1 && form == strings.ToUpper(form) }

// rule gives the edit of the longest suffix known, up to limit bytes.
func (m *Model) rule(lower, xpos string, limit int) (edit, bool) {
	for n := min(limit, len(lower)); n >= 0; n-- {
		if e, ok := m.rules[key{Form: lower[len(lower)-n:], XPOS: xpos}]; ok {
			return e, true
		}
	}
	return edit{}, false
}

func (e edit) apply(form, lower string) string {
	if !e.keep {
		form = lower
	}
	if e.cut == 0 && e.add == "" {
		return form
	}
	if e.cut >= len(form) {
		return form
	}
	return form[:len(form)-e.cut] + e.add
}

// Open reads what Train wrote: lines of tab-separated fields,
// "x FORM XPOS UPOS LEMMA" for an exception and "r SUFFIX XPOS CUT ADD KEEP"
// for a rule. exists, which may be nil, tells whether a lower-case word exists, to
// know acronyms by.
func Open(data []byte, exists func(lower string) bool) (*Model, error) {
	m := &Model{exceptions: map[key]string{}, rules: map[key]edit{}, exists: exists}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case f[0] == "x" && len(f) == 5:
			m.exceptions[key{f[1], f[2], f[3]}] = f[4]
		case f[0] == "r" && len(f) == 6:
			cut, err := strconv.Atoi(f[3])
			if err != nil || cut < 0 {
				return nil, fmt.Errorf("lemma: line %d: cut %q", n, f[3])
			}
			m.rules[key{Form: f[1], XPOS: f[2]}] = edit{cut, f[4], f[5] == "1"}
		default:
			return nil, fmt.Errorf("lemma: line %d is neither exception nor rule", n)
		}
	}
	if len(m.rules) == 0 {
		return nil, errors.New("lemma: no rules")
	}
	return m, nil
}
