package copies

import (
	"strings"
	"testing"
	"unicode/utf8"

	"claimgraph/schema"
)

func FuzzCompare(f *testing.F) {
	for _, a := range shipped(f)[:4] {
		f.Add(a.Text, strings.ToUpper(a.Text))
	}
	f.Add("", "…")
	f.Add("U.S. 1,5", "俄罗斯官员说。\n\n'")
	f.Fuzz(func(t *testing.T, x, y string) {
		a := Read(&schema.Article{ID: "a", Text: x, Published: "2022-01-01"})
		b := Read(&schema.Article{ID: "b", Text: y, Published: "2022-01-02"})
		a.Fingerprint()
		c, d := Compare(a, b), Compare(b, a)
		if (c == nil) != (d == nil) || c != nil && *c != *d {
			t.Errorf("%+v one way, %+v the other", c, d)
		}
		if c != nil && (c.Of != "a" || c.Similarity < 0 || c.Similarity > 1) {
			t.Errorf("%+v", c)
		}
		if x == y && len(a.words) > 0 && (c == nil || c.Kind != schema.ExactCopy) {
			t.Errorf("the same text gives %+v", c)
		}
		for _, s := range Substitutions(a, b) {
			if utf8.ValidString(x+y) && (s.From == "" || s.To == "" || s.Count < 1) {
				t.Errorf("%+v", s)
			}
		}
	})
}

func FuzzSegment(f *testing.F) {
	f.Add([]byte(Segment(nil).Append("a1", []Key{1, 2, 3}).Append("", nil)))
	f.Add([]byte{1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var again Segment
		for e, err := range Segment(b).All() {
			if err != nil {
				return
			}
			again = again.Append(e.Article, e.Keys)
		}
		n := 0
		for range again.All() {
			n++
		}
		for range Segment(b).All() {
			n--
		}
		if n != 0 {
			t.Errorf("%d articles more than read", n)
		}
	})
}
