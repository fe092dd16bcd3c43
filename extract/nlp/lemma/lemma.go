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
	lemma := form
	if e, ok := m.rule(lower, xpos, maxSuffix); ok {
		lemma = e.apply(form, lower)
	}
	if upos == "VERB" && xpos != "VB" {
		if l, ok := m.compound(lower, xpos); ok {
			return l
		}
		return known(lemma, lower, xpos)
	}
	return lemma
}

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
// for a rule.
func Open(data []byte) (*Model, error) {
	m := &Model{exceptions: map[key]string{}, rules: map[key]edit{}}
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
