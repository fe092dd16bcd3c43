package resolve

import (
	"strings"
	"testing"
)

// A pronoun in brackets means the person named, or nobody named for "".
func TestPronoun(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, want string }{
		// a name whose gender nothing tells stays a candidate when asked again
		{"Tanno Bexley sold his house in Oslo. Later [he] moved to Bergen.", "Tanno Bexley"},
		{"Tanno Bexley sold her house in Oslo. Later [she] moved to Bergen.", "Tanno Bexley"},
		// once it was "he", it is not "she"
		{"Tanno Bexley sold his house in Oslo. Later [she] moved to Bergen.", ""},
		// subject before object, and the subject of the sentence before
		{"Anna Kessler visited Mary Brandt in Vienna. [She] had written to her twice.", "Anna Kessler"},
		// gender decides
		{"Robert Haynes praised Susan Miller. [She] thanked him.", "Susan Miller"},
		{"Robert Haynes praised Susan Miller. She thanked [him].", "Robert Haynes"},
		// binding: an object is not its clause's subject
		{"Peter Walsh met Martin Cole in Leeds and drove [him] home.", "Martin Cole"},
		// a possessive after a fronted phrase means the subject behind it
		{"In [his] first speech as mayor, Martin Cole promised new houses.", "Martin Cole"},
		// the relative clause speaks of the noun before it
		{"Ruth Adler was taught by Helen Fisk, who left [her] school in 1911.", "Helen Fisk"},
		// nor of one whose subject is implied: in a relative clause, of a participle
		{"In Rome Nina Kessler faced Ida Brandt, who had beaten [her] twice.", "Nina Kessler"},
		{"Clara Holm grew up hating Ida Brandt, believing [her] to be a thief.", "Ida Brandt"},
		// a surname that no name finder saw
		{"In April Little won the final, and [she] retired in May.", "Little"},
		// nobody of that gender is named
		{"Robert Haynes closed the mine. [She] did not agree.", ""},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		word, after, _ := strings.Cut(rest, "]")
		text := before + word + after
		linked := b.link(text, "")
		got, chain := "", -1
		for _, m := range linked.Mentions {
			if m.Type == "pronoun" && m.Start == len(before) {
				chain = m.Chain
			}
		}
		for _, m := range linked.Mentions {
			if m.Type == "name" && m.Chain == chain {
				got = text[m.Start:m.End]
				break
			}
		}
		if got != c.want {
			t.Errorf("%s: means %q, want %q", c.text, got, c.want)
		}
	}
}
