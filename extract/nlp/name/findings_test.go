package name

import (
	"strings"
	"testing"
)

// tagged makes a sentence of words "form" or "form/type".
func tagged(text string) (*Sentence, []int) {
	s, tags := &Sentence{}, []int(nil)
	for f := range strings.FieldsSeq(text) {
		form, kind, _ := strings.Cut(f, "/")
		tag := 0
		for k, t := range types {
			if kind != "" && kind == t {
				tag = 2*k - 1
			}
		}
		s.Forms = append(s.Forms, form)
		s.small = append(s.small, strings.ToLower(form))
		tags = append(tags, tag)
	}
	return s, tags
}

func TestFindingsLeaveOutTheSentenceItself(t *testing.T) {
	f := findings{}
	var all []*Sentence
	var tags [][]int
	for _, text := range []string{"NiMo/ORG listed five .", "He left NiMo/ORG today .", "NiMo asked IBM/ORG .", "Rob/PER likes IBM/ORG ."} {
		s, k := tagged(text)
		f.add(s, k, 1)
		all, tags = append(all, s), append(tags, k)
	}
	for _, c := range []struct {
		name     string
		sentence int
		word     string
		want     finding
		other    bool
	}{
		{"two others, one of them no name", 0, "NiMo", finding{1, 0, 1, 0, 0}, true},
		{"two others, both names", 2, "NiMo", finding{0, 0, 2, 0, 0}, true},
		{"nowhere else", 3, "Rob", finding{}, false},
		{"small letters", 1, "left", finding{}, true},
		{"of one mind", 3, "IBM", finding{0, 0, 1, 0, 0}, false},
	} {
		s := all[c.sentence]
		bits, other := f.appendBits(nil, s, tags[c.sentence])
		for i, form := range s.Forms {
			if _, want := c.want.fold(); form == c.word && bits[i] != want {
				t.Errorf("%s: got %d, want %d", c.name, bits[i], want)
			}
		}
		if other != c.other {
			t.Errorf("%s: says otherwise: %v", c.name, other)
		}
	}
	if got := f["nimo"]; got != (finding{1, 0, 2, 0, 0}) {
		t.Errorf("asking has changed the findings: %v", got)
	}
}
