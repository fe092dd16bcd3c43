package neural

import (
	"slices"
	"testing"
)

func TestShape(t *testing.T) {
	for form, want := range map[string]string{
		"Geneva": "Xxx", "U.S.": "X.X.", "1,400": "d,dd", "": "", "NATO": "XX", "iPhone": "xXxx", "中国": "aa", "—": "#",
		"a-b-c-d-e-f": "x-x-x-x-",
	} {
		var s spelling
		s.read(form)
		if string(s.shape) != want {
			t.Errorf("%q: %q, want %q", form, s.shape, want)
		}
	}
}

// The hashes are those wordform.py gives.
func TestNgrams(t *testing.T) {
	for _, test := range []struct {
		form string
		want []int32
	}{
		{"Ivan", []int32{22752, 3573, 31394, 18952, 21267, 27393, 916}},
		{"a", []int32{20976}},
		{"Kyïv-2022", []int32{24683, 17699, 14632, 31786, 12154, 12426, 21559, 24079, 2049, 19061, 9423, 17119, 22984, 29054, 12712, 17375, 18211}},
		{"", []int32{8223}},
	} {
		var s spelling
		var f features
		s.read(test.form)
		s.ngrams(&f)
		if got := f.ngrams[:f.ngramCount]; !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, want %v", test.form, got, test.want)
		}
	}
}

func TestFeaturesFallBackToUnknown(t *testing.T) {
	m := loaded(t)
	var s spelling
	var known, odd features
	s.read("THE")
	m.vocabulary.find(&s, &known)
	s.read("zzqxjkvw")
	m.vocabulary.find(&s, &odd)
	if known.pretrained == 0 || known.word <= rootWord || known.suffix <= rootWord || known.shape <= rootWord {
		t.Errorf("features of a frequent word: %+v", known)
	}
	if odd.pretrained != 0 || odd.word != unknown || odd.suffix != unknown {
		t.Errorf("features of an unknown word: %+v", odd)
	}
}

func TestIndexFindsEveryWordAndNoOther(t *testing.T) {
	x := newIndex([]string{"a", "b", "a", "", "naïve"})
	for word, want := range map[string]int32{"a": 0, "b": 1, "": 3, "naïve": 4, "c": -1, "aa": -1} {
		if got := x.find([]byte(word)); got != want {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
}
