package main

import (
	"fmt"
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// world is what the tables have said so far.
type world struct {
	countries map[string]*country
	order     []string // country codes
	bodies    map[string]bool
	ids       map[string]bool
	out       []string // entries of the file being written
	office    *office
	offices   []*office
	persons   []*person
	byName    map[string]*person
}

// entry is one entity or office in YAML's flow style.
type entry struct{ b strings.Builder }

func newEntry(id string) *entry {
	e := &entry{}
	e.b.WriteString("- {id: " + id)
	return e
}

// text adds a field unless it is empty.
func (e *entry) text(key, value string) *entry {
	if value != "" {
		e.b.WriteString(", " + key + ": " + quote(value))
	}
	return e
}

// list adds a list unless it is empty; what stands twice is written once.
func (e *entry) list(key string, values []string) *entry {
	seen := map[string]bool{}
	var quoted []string
	for _, v := range values {
		if v != "" && !seen[v] {
			seen[v] = true
			quoted = append(quoted, quote(v))
		}
	}
	return e.raw(key, quoted)
}

// raw adds a list of values that are YAML already.
func (e *entry) raw(key string, values []string) *entry {
	if len(values) > 0 {
		e.b.WriteString(", " + key + ": [" + strings.Join(values, ", ") + "]")
	}
	return e
}

func (e *entry) String() string { return e.b.String() + "}" }

// add writes an entry once; a second one of the same id is an error.
func (w *world) add(id string, e *entry) error {
	if w.ids[id] {
		return fmt.Errorf("%s is given twice", id)
	}
	w.ids[id] = true
	w.out = append(w.out, e.String())
	return nil
}

// flush writes the entries collected and begins the next file.
func (w *world) flush(path string) error {
	text := "# Generated from the tables by go generate; edit those.\n" + strings.Join(w.out, "\n") + "\n"
	if len(w.out) == 0 {
		text = "# Generated from the tables by go generate; edit those.\n[]\n"
	}
	w.out = nil
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return fmt.Errorf("writing sources: %w", err)
	}
	return nil
}

// quote writes s as a YAML scalar, plain where nothing in it is special.
func quote(s string) string {
	plain := s != "" && unicode.IsLetter(rune(s[0]))
	for _, r := range s {
		plain = plain && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '-' || r == '/' || r == '.')
	}
	switch strings.ToLower(s) {
	case "yes", "no", "on", "off", "true", "false", "null", "y", "n":
		plain = false
	}
	if plain && !strings.HasSuffix(s, " ") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// slug makes an id of a name: ASCII letters and digits, joined by hyphens.
func slug(name string) string {
	special := strings.NewReplacer("ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ß", "ss", "æ", "ae", "ə", "e", "ı", "i", "þ", "th", "ð", "d", "'", "", "’", "", "ʻ", "")
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(special.Replace(name)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// plainLetters is s without its accents, for an alias; empty if it has none.
func plainLetters(s string) string {
	var b strings.Builder
	special := strings.NewReplacer("ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ß", "ss", "ı", "i", "ə", "a", "ð", "d", "þ", "th")
	for _, r := range norm.NFD.String(special.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	if plain := norm.NFC.String(b.String()); plain != s {
		return plain
	}
	return ""
}

// names cuts "Kyiv=Kiev#kyiv" into name, aliases and id; the id defaults to
// the name's slug.
func names(s string) (name string, aliases []string, id string) {
	s, id, _ = strings.Cut(s, "#")
	parts := strings.Split(s, "=")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	name, aliases = parts[0], parts[1:]
	if plain := plainLetters(name); plain != "" {
		aliases = append(aliases, plain)
	}
	if id = strings.TrimSpace(id); id == "" {
		id = slug(name)
	}
	return name, aliases, id
}
