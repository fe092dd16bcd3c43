package name

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestEvidence(t *testing.T) {
	g, err := OpenGazetteer([]byte("gmaria\nfsantos\ncnew plymouth\ncporto\n"))
	if err != nil {
		t.Fatal(err)
	}
	seen := func(capital, small int) uint32 { return 1 << (seenBits + 3*capital + small) }
	const first, capitals = 1 << firstBit, 1 << shoutingBit
	for _, test := range []struct {
		doc  []string
		want [][]uint32
	}{
		{[]string{"Maria left Porto"}, [][]uint32{{1 | first | seen(0, 0), seen(0, 1), 2 | seen(1, 0)}}},
		{[]string{"to new plymouth"}, [][]uint32{{first | seen(0, 0), 4 | seen(0, 1), 8 | seen(0, 1)}}},
		{[]string{"Mr Santos", "mr Santos"}, [][]uint32{
			{uint32(title)<<listBits | first | seen(0, 0), 16 | seen(2, 0)},
			{uint32(title)<<listBits | first | seen(0, 0), 16 | seen(2, 0)},
		}},
		{[]string{"Maria Flees Burning Tower"}, [][]uint32{{
			1 | first | capitals | seen(0, 0), capitals | seen(0, 0), capitals | seen(0, 0), capitals | seen(0, 0)}}},
	} {
		t.Run(strings.Join(test.doc, " / "), func(t *testing.T) {
			var doc []Sentence
			for _, s := range test.doc {
				forms := strings.Fields(s)
				doc = append(doc, Sentence{Forms: forms, XPOS: make([]string, len(forms))})
			}
			got := Evidence(doc, g)
			if want := slices.Concat(test.want...); !slices.Equal(got, want) {
				t.Errorf("got %s, want %s", fmt.Sprintf("%029b", got), fmt.Sprintf("%029b", want))
			}
		})
	}
}
