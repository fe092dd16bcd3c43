package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
)

// window is what the model sees of an article at once: some sentences of the
// body, and the title.
type window struct {
	sentences []int // of the body, in order
	// from is the first sentence that belongs to this window alone or first: the
	// ones before it overlap with the window before.
	from  int
	title bool // claims of the title are asked for here
}

// Span says how long windows are.
type Span struct {
	Tokens  int // estimated, of the sentences in a window
	Overlap int // sentences that a window repeats of the one before
}

// DefaultSpan holds an ordinary article whole.
var DefaultSpan = Span{Tokens: 2000, Overlap: 2}

// windows cuts a document. Each sentence is in one window at least; a window
// has one new sentence at least, however long that is.
func windows(doc *extract.Document, span Span) []window {
	var list []window
	n := len(doc.Body.Sentences)
	for next := 0; next < n || next == 0 && doc.Title != nil && len(list) == 0; {
		w := window{from: next, title: next == 0}
		tokens := int64(0)
		for i := max(0, next-span.Overlap); i < next; i++ {
			w.sentences = append(w.sentences, i)
			tokens += sentenceTokens(doc.Body, i)
		}
		for next < n {
			t := sentenceTokens(doc.Body, next)
			if next > w.from && tokens+t > int64(span.Tokens) {
				break
			}
			w.sentences = append(w.sentences, next)
			tokens += t
			next++
		}
		list = append(list, w)
		if n == 0 {
			break
		}
	}
	return list
}

func sentenceTokens(d *nlp.Document, i int) int64 {
	s := &d.Sentences[i]
	return int64(s.End-s.Start)/4 + 4
}

// halves cuts a window in two, where it can be.
func (w window) halves() []window {
	n := len(w.sentences)
	if n < 2 {
		return nil
	}
	first := window{sentences: w.sentences[:n/2], from: w.from, title: w.title}
	second := window{sentences: w.sentences[n/2:], from: w.sentences[n/2]}
	return []window{first, second}
}

// has reports whether a sentence of the body is in the window.
func (w window) has(sentence int) bool {
	for _, s := range w.sentences {
		if s == sentence {
			return true
		}
	}
	return false
}

// text is the window as it is sent: what is known of the article, then the
// numbered sentences between marks that the article cannot contain, since they
// hold its own hash.
func (w window) text(doc *extract.Document) string {
	a := doc.Article
	sum := sha256.Sum256([]byte(a.Title + "\x00" + a.Text))
	mark := "ARTICLE-" + hex.EncodeToString(sum[:6])
	var b strings.Builder
	if a.Published != "" {
		fmt.Fprintf(&b, "Published: %s\n", oneLine(a.Published))
	}
	if a.Outlet != "" {
		fmt.Fprintf(&b, "Outlet: %s\n", oneLine(a.Outlet))
	}
	fmt.Fprintf(&b, "<%s>\n", mark)
	if doc.Title != nil && w.title {
		fmt.Fprintf(&b, "[0] %s\n", a.Title)
	}
	for _, i := range w.sentences {
		s := &doc.Body.Sentences[i]
		fmt.Fprintf(&b, "[%d] %s\n", i+1, doc.Body.Text[s.Start:s.End])
	}
	fmt.Fprintf(&b, "</%s>\nList the claims between the marks.", mark)
	return strings.ToValidUTF8(b.String(), "\ufffd")
}

// oneLine keeps a field of the article from looking like more than one.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 100 {
		s = strings.ToValidUTF8(s[:100], "")
	}
	return s
}
