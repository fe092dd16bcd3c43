package nlp

import (
	"strings"
	"testing"
)

// checkDocument reports what no input may break.
func checkDocument(t *testing.T, doc *Document) {
	t.Helper()
	if !doc.Valid() {
		t.Fatal("invalid document")
	}
	end := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Start < end || s.End <= s.Start || s.End > len(doc.Text) || len(s.Tokens) == 0 {
			t.Fatalf("sentence %d at %d..%d after %d", i, s.Start, s.End, end)
		}
		end = s.End
		for k := range s.Tokens {
			w := &s.Tokens[k]
			if w.Form == "" || w.Lemma == "" || w.UPOS == "" || w.Rel == "" || w.End <= w.Start {
				t.Fatalf("token %+v", *w)
			}
		}
		last := -1
		for _, n := range s.Names {
			if n.First <= last || n.Last < n.First || n.Last >= len(s.Tokens) || n.Start != s.Tokens[n.First].Start || n.End != s.Tokens[n.Last].End {
				t.Fatalf("name %+v", n)
			}
			last = n.Last
		}
	}
}

var hostile = map[string]string{
	"no space":            strings.Repeat("x", 1<<20),
	"no space, digits":    strings.Repeat("1a.", 1<<18),
	"one sentence":        strings.Repeat("word and ", 5000) + "end.",
	"capitals":            strings.Repeat("Word ", 10000),
	"punctuation":         strings.Repeat("\"'(-.", 20000),
	"lines":               strings.Repeat("a\n", 50000),
	"paragraphs":          strings.Repeat("a\n\n", 50000),
	"Chinese":             strings.Repeat("外交部发言人在北京表示。", 5000),
	"Arabic":              strings.Repeat("قال وزير الخارجية إن المحادثات فشلت. ", 2000),
	"invalid UTF-8":       strings.Repeat("abc\xff\xfe ", 5000),
	"cut runes":           strings.Repeat("\xe2\x80", 20000),
	"control characters":  strings.Repeat("\x00\x01\x02a\x1b", 20000),
	"combining marks":     "a" + strings.Repeat("\u0301", 50000),
	"nested brackets":     strings.Repeat("(", 20000) + strings.Repeat(")", 20000),
	"glued capitals":      strings.Repeat("TheTheThe", 10000),
	"abbreviations":       strings.Repeat("U.S. Gen. Mr. ", 10000),
	"carriage returns":    strings.Repeat("a\r", 30000),
	"byte order marks":    strings.Repeat("\ufeff", 30000),
	"apostrophes":         strings.Repeat("n't's'll", 10000),
	"empty":               "",
	"one emoji":           "😀",
	"only a soft hyphen":  "\u00ad",
	"soft hyphens inside": "\u00ad\u00ada\u00ad",
}

func TestHostileInput(t *testing.T) {
	for _, fast := range []bool{true, false} {
		e, err := New(Options{Fast: fast, Accurate: !fast})
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range hostile {
			switch {
			case !fast:
				text = text[:min(len(text), 3_000)]
			case !strings.HasPrefix(name, "no space"):
				text = text[:min(len(text), 30_000)]
			}
			doc := e.Analyse(text)
			t.Run(name, func(t *testing.T) { checkDocument(t, doc) })
		}
	}
}

func TestLongSentenceIsMarked(t *testing.T) {
	doc := newEngine(t).Analyse(hostile["one sentence"])
	if len(doc.Sentences) < 2 || !doc.Sentences[0].Truncated {
		t.Errorf("%d sentences, the first marked: %v", len(doc.Sentences), doc.Sentences[0].Truncated)
	}
}

func FuzzAnalyse(f *testing.F) {
	e, err := New(Options{Fast: true})
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range hostile {
		f.Add(text[:min(len(text), 200)])
	}
	f.Add("KYIV, Ukraine (AP) — “We don’t know,” Mr. Smith of the U.S. said.\n\n• Blinkenformally")
	f.Fuzz(func(t *testing.T, text string) {
		checkDocument(t, e.Analyse(text))
		checkDocument(t, e.AnalyseTitle(text))
	})
}
