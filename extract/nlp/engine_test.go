package nlp

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func newEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// words writes a sentence's tokens with "|" between, "+" inside a multiword
// token.
func words(s *Sentence) string {
	var b strings.Builder
	inside := 0
	for i, t := range s.Tokens {
		switch {
		case i == 0:
		case inside > 0:
			b.WriteByte('+')
		default:
			b.WriteByte('|')
		}
		if t.Multiword > 0 {
			inside = t.Multiword
		}
		inside--
		b.WriteString(t.Form)
	}
	return b.String()
}

func TestAnalyseTree(t *testing.T) {
	e := newEngine(t)
	doc := e.Analyse("The minister criticised the army on Tuesday.")
	if len(doc.Sentences) != 1 || !doc.Valid() {
		t.Fatalf("sentences: %d, valid: %v", len(doc.Sentences), doc.Valid())
	}
	var got []string
	for _, w := range doc.Sentences[0].Tokens {
		got = append(got, fmt.Sprintf("%s/%s/%s/%d/%s", w.Form, w.Lemma, w.UPOS, w.Head, w.Rel))
	}
	want := "The/the/DET/1/det minister/minister/NOUN/2/nsubj criticised/criticise/VERB/-1/root the/the/DET/4/det army/army/NOUN/2/obj on/on/ADP/6/case Tuesday/Tuesday/PROPN/2/obl ././PUNCT/2/punct"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestAnalyseConcurrently(t *testing.T) {
	e := newEngine(t)
	text := strings.Repeat("Officials in Kyiv said the talks had failed. “We don't know why,” one said.\n\n", 5)
	want := fmt.Sprint(e.Analyse(text).Sentences)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got := fmt.Sprint(e.Analyse(text).Sentences); got != want {
					t.Error("the same text gave another analysis")
				}
			}
		})
	}
	wg.Wait()
}
