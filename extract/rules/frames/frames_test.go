package frames

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"claimgraph/schema"
)

func TestDefaultParses(t *testing.T) {
	l, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	if l.Len() < 5000 {
		t.Errorf("%d frames, want thousands", l.Len())
	}
}

// Every PLOVER type, mode and speech act can come out of the lexicon.
func TestEveryTypeModeAndActHasFrames(t *testing.T) {
	seen := map[string]int{}
	for _, entries := range Default().entries {
		for _, e := range entries {
			f := e.pattern.frame
			seen[f.Type]++
			seen[f.Plover()+" "+f.Mode]++
		}
	}
	for _, term := range schema.Ontology() {
		if seen[term.ID] == 0 {
			t.Errorf("no frame of type %s", term.ID)
		}
		for _, mode := range term.Modes {
			if seen[term.Plover+" "+mode] == 0 {
				t.Errorf("no frame of %s %s", term.Plover, mode)
			}
		}
	}
}

// testdata/frames.txt holds predicates with their arguments and what they mean.
func TestLookup(t *testing.T) {
	file, err := os.Open("testdata/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	n := 0
	for scan := bufio.NewScanner(file); scan.Scan(); {
		line := strings.TrimSpace(scan.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, _ := strings.Cut(line, "->")
		n++
		if got := meaning(Default(), query(t, text)); got != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s\n\tgot  %s\n\twant %s", strings.TrimSpace(text), got, want)
		}
	}
	if n < 300 {
		t.Errorf("%d cases, want 300", n)
	}
}

// meaning writes a frame as "TYPE mode", "- name" for an untyped frame and
// "nothing" for none.
func meaning(l *Lexicon, q Query) string {
	f, ok := l.Lookup(q)
	switch {
	case !ok:
		return "nothing"
	case f.Type == "":
		return "-"
	case f.Mode == "":
		return f.Type
	}
	return f.Type + " " + f.Mode
}

// query reads the notation of testdata/frames.txt.
func query(t *testing.T, text string) Query {
	t.Helper()
	fields := strings.Fields(text)
	head, class, _ := strings.Cut(fields[0], "/")
	q := Query{Noun: class == "n", Adjective: class == "a"}
	q.Lemma, q.Particle, _ = strings.Cut(head, "+")
	if mod, rest, ok := strings.Cut(q.Lemma, "_"); ok {
		q.Lemma, q.Modifiers = rest, []string{mod}
	}
	for _, field := range fields[1:] {
		name, value, _ := strings.Cut(field, "=")
		value, kind, _ := strings.Cut(value, ":")
		k := schema.Kind(kind)
		if kind != "" && !slices.Contains(schema.Kinds(), k) {
			t.Fatalf("%s: kind %q", text, kind)
		}
		mods := strings.Split(value, "_")
		word := mods[len(mods)-1]
		mods = mods[:len(mods)-1]
		switch name {
		case "subj":
			q.Subject, q.SubjectKind = word, k
		case "obj":
			q.Object, q.ObjectKind, q.ObjectModifiers = word, k, mods
		case "iobj":
			q.Indirect, q.IndirectKind = word, k
		case "comp":
			q.Complement, q.ComplementHead, _ = strings.Cut(value, "/")
		case "attr":
			q.Attribute = word
		case "passive":
			q.Passive = true
		case "not":
			q.Negated = true
		default:
			if !slices.Contains(prepositions, name) {
				t.Fatalf("%s: %q is no preposition", text, name)
			}
			q.PrepObjects = append(q.PrepObjects, PrepObject{Prep: name, Head: word, Kind: k, Modifiers: mods})
			q.Prepositions = append(q.Prepositions, name)
		}
	}
	return q
}

func TestContexts(t *testing.T) {
	l := Default()
	for _, tt := range []struct{ noun, want string }{
		{"ballot", "election"}, {"ballots", "election"}, {"nuclear_weapon", "military cbrn"}, {"weapon", "military"},
		{"war_crime", "human_rights crime"}, {"crime", "crime"}, {"spoon", ""},
	} {
		mod, head, ok := strings.Cut(tt.noun, "_")
		if !ok {
			mod, head = "", tt.noun
		}
		if got := strings.Join(l.Contexts(head, mod), " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.noun, got, tt.want)
		}
	}
	for _, c := range schema.Contexts() {
		found := false
		for _, words := range l.contexts {
			found = found || slices.ContainsFunc(words, func(w said) bool { return w.context == c.ID })
		}
		if !found {
			t.Errorf("no word speaks of %s", c.ID)
		}
	}
}

func TestParseTellsFileAndLine(t *testing.T) {
	tests := map[string]string{
		"== FIGHT\n":                     "type \"FIGHT\"",
		"== ACCUSE shout\n":              "no mode",
		"== ACCUSE +cooking\n":           "context",
		"== ACCUSE 999\n":                "CAMEO",
		"== ACCUSE\naccuse WHOM\n":       "role",
		"== ACCUSE\naccuse @nowhere\n":   "class @nowhere",
		"== ACCUSE\naccuse TARGET of\n":  "without an object",
		"== ACCUSE\naccuse TARGET:ufo\n": "kind",
		"== ACCUSE\naccuse ; sig=yes\n":  "signature",
		"== ACCUSE\naccuse/x TARGET\n":   "word class",
		"== ACCUSE\nof THAT in THAT\n":   "after a preposition",
		"== ACCUSE\na ; loudly\n":        "attribute",
		"== ACCUSE\na ; +cooking\n":      "attribute",
		"== ACCUSE\n; formal\n":          "without a head",
		"== ACCUSE\ngive A B C\n":        "role",
	}
	for text, want := range tests {
		files := fstest.MapFS{"data/x.frames": {Data: []byte(text)},
			"data/classes.txt": {}, "data/kinds.txt": {}, "data/synonyms.txt": {}, "data/contexts.txt": {}}
		_, err := Parse(files)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "data/x.frames:") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("== ACCUSE allege 112\naccuse TARGET (of|for ABOUT=@x) THAT|TO=a|b ; name=n sig=+/-\n")
	f.Add("== -\n<:person> give+up|a_b/n TARGET:actor (in ANY=x_y:place) NOT PASSIVE ~z\n")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(fstest.MapFS{"data/x.frames": {Data: []byte(text)},
			"data/classes.txt": {Data: []byte("x: y")}, "data/kinds.txt": {}, "data/synonyms.txt": {}, "data/contexts.txt": {}})
		if err == nil {
			l.Lookup(Query{Lemma: "accuse", Object: "y", Prepositions: []string{"of"}, Complement: "that"})
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	l := Default()
	q := Query{Lemma: "say", Complement: "that", SubjectKind: schema.Person}
	for b.Loop() {
		l.Lookup(q)
	}
}
