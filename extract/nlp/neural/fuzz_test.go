package neural

import (
	"strings"
	"testing"
)

// FuzzParse reads arbitrary bytes, split at line feeds into sentences and at spaces into forms.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"Moscow blamed Kyiv .", "", "\n\n", "\xff\x00 a\xc3\nb", "- - - - -\n. . .", "İ ﬁ ǅ 中 国\n🔥", strings.Repeat("a", 500),
		strings.Repeat("of the ", 60),
	} {
		f.Add(seed)
	}
	w := loaded(f).NewWorkspace()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		var sentences [][]string
		for line := range strings.SplitSeq(text, "\n") {
			sentences = append(sentences, strings.Split(line, " "))
		}
		out := make([]Analysis, len(sentences))
		w.ParseBatch(sentences, out)
		for i, s := range sentences {
			if len(out[i].Heads) != len(s) || len(out[i].XPOS) != len(s) || len(out[i].Names) != len(s) {
				t.Fatalf("%d words, analysis %+v", len(s), out[i])
			}
			checkTree(t, out[i].Heads, out[i].Rels)
		}
	})
}
