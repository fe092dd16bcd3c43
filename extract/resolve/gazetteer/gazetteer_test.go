package gazetteer

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The embedded file must be what the sources compile to.
func TestEmbeddedIsCurrent(t *testing.T) {
	data, err := ReadDir(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data.Encode(), compiled) {
		t.Error("gazetteer.bin is out of date: run go generate ./extract/resolve/gazetteer")
	}
	if len(compiled) > 6<<20 {
		t.Errorf("gazetteer.bin has %d bytes, want at most 6 MB", len(compiled))
	}
}

const world = `
- {id: country/AAA, name: Aland}
- id: office/aaa/president
  country: AAA
  titles: [president]
- {id: person/one, name: One, offices: [{office: office/aaa/president, from: 2000-01-01, to: 2004-05-01}]}
`

func read(t *testing.T, text string) (Data, error) {
	t.Helper()
	d, err := Read("x.yaml", strings.NewReader(text))
	if err != nil {
		return d, err
	}
	return d, d.Check()
}

func TestRoundTrip(t *testing.T) {
	d, err := read(t, world+`
- id: org/club
  name: The Club
  acronym: TC
  members: [country/AAA, {id: person/one, from: 1999, to: 2001-03}]
  former: [{name: Old Club, to: 1990}]
  from: 1870-06-01
`)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Decode(d.Encode())
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Entries {
		d.Entries[i].Pos = ""
		for j := range d.Entries[i].Offices {
			d.Entries[i].Offices[j].Pos = ""
		}
	}
	d.Offices[0].Pos = ""
	if diff := cmp.Diff(d, back); diff != "" {
		t.Error(diff)
	}
	for cut := range d.Encode() {
		if _, err := Decode(d.Encode()[:cut]); err == nil {
			t.Fatalf("read %d bytes of a longer file without complaint", cut)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"not a list", "id: x\n", "x.yaml:1: want a list"},
		{"no id", "- {name: X}\n", "x.yaml:1: entity without an id"},
		{"unknown key", "- {id: org/x, nmae: X}\n", `x.yaml:1: unknown key "nmae"`},
		{"no such day", "- id: org/x\n  name: X\n  from: 2020-02-30\n", "x.yaml:3: date"},
		{"ends first", "- {id: org/x, name: X, from: 2020, to: 2019}\n", "before it begins"},
		{"no such kind", "- {id: thing/x, name: X, kind: thing}\n", `unknown kind "thing"`},
		{"no such sector", "- {id: org/x, name: X, sector: FUN}\n", `unknown sector "FUN"`},
		{"no such country", "- {id: org/x, name: X, country: Mars}\n", `no country has the code "Mars"`},
		{"part of itself", "- {id: org/x, name: X, part_of: org/y}\n- {id: org/y, name: Y, part_of: org/x}\n", "org/x is part of itself"},
		{"twice", "- {id: org/x, name: X}\n- {id: org/x, name: Y}\n", "x.yaml:2: org/x was already given at x.yaml:1"},
		{"key twice", "- {id: org/x, name: X, name: Y}\n", `"name" stands twice`},
		{"two presidents", world + "- id: person/two\n  name: Two\n  offices: [{office: office/aaa/president, from: 2003-01-01}]\n", "x.yaml:9: person/two takes office/aaa/president"},
		{"no such office", "- {id: person/x, name: X, offices: [{office: office/x, from: 2001}]}\n", "not an office"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := read(t, c.text); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestAllowed(t *testing.T) {
	for name, tenure := range map[string]string{
		"handover day":          "{office: office/aaa/president, from: 2004-05-01}",
		"same month":            "{office: office/aaa/president, from: 2004-05}",
		"acting beside":         "{office: office/aaa/president, from: 2003-01-01, acting: true}",
		"long ago, before 1900": "{office: office/aaa/president, from: 1850-01-01, to: 1860}",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := read(t, world+"- {id: person/two, name: Two, offices: ["+tenure+"]}\n"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestHolds(t *testing.T) {
	date := func(s string) Date {
		if s == "" {
			return Date{}
		}
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, to, day string
		want          Certainty
	}{
		{"2001-02-03", "2005-01-01", "2001-02-02", No},
		{"2001-02-03", "2005-01-01", "2001-02-03", Yes},
		{"2001-02-03", "2005-01-01", "2005-01-02", No},
		{"2001", "2005", "2001-06-01", Maybe},
		{"2001", "2005", "2003-06-01", Yes},
		{"2001", "2005-04", "2005-04-12", Maybe},
		{"", "", "1800-01-01", Yes},
	} {
		if got := Holds(date(c.from), date(c.to), date(c.day).First()); got != c.want {
			t.Errorf("Holds(%s, %s, %s) = %v, want %v", c.from, c.to, c.day, got, c.want)
		}
	}
}

func TestExtend(t *testing.T) {
	d, err := read(t, world)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = Decode(d.Encode()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "entities.yaml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("- {id: country/AAA, aliases: [Åland]}\n- {id: org/new, name: New, country: AAA}\n")
	more, err := d.Extend(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := more.Entries[0]; got.Name != "Aland" || len(got.Aliases) != 1 {
		t.Errorf("extended entry is %+v", got)
	}
	write("\n- id: person/two\n  name: Two\n  offices:\n  - {office: office/aaa/president, from: 2002-01-01, to: 2003-01-01}\n")
	if _, err := d.Extend(path); err == nil || !strings.Contains(err.Error(), "entities.yaml:5") {
		t.Errorf("overlap: error %v, want one naming entities.yaml:5", err)
	}
}

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(world)
	f.Add("- {id: org/x, name: X, from: 2020-02-30}")
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := Read("fuzz", strings.NewReader(text)); err == nil {
			_ = d.Check()
		}
	})
}

func TestDateBounds(t *testing.T) {
	d := Date{2024, 2, 0}
	if got := d.Last(); !got.Equal(time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("February 2024 ends on %v", got)
	}
}
