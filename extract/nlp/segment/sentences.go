package segment

import (
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// split finds the sentences of the paragraph out.Words[first:].
func (w *Workspace) split(text string, out *Result, first, paragraph int) {
	words := out.Words[first:]
	w.forms, w.words = w.forms[:0], w.words[:0]
	for _, x := range words {
		w.forms = append(w.forms, text[x.Start:x.End])
		w.words = append(w.words, w.cache.Word(text[x.Start:x.End]))
	}
	p := passage{forms: w.forms, words: w.words, tokens: words}
	p.dateline = dateline(&p)
	start := 0
	for i := range words {
		end := i == len(words)-1 || w.ends(&p, i)
		if end || i+1-start >= MaxSentence {
			at := i + 1
			if !end {
				at = p.weakest(start, at)
			}
			out.Sentences = append(out.Sentences, Sentence{First: first + start, Last: first + at, Paragraph: paragraph, Truncated: !end})
			start = at
			p.open(start)
		}
		p.pass(i)
	}
	if start < len(words) {
		out.Sentences = append(out.Sentences, Sentence{First: first + start, Last: first + len(words), Paragraph: paragraph})
	}
}

// passage is a paragraph while it is being split.
type passage struct {
	forms  []string
	words  []*lexicon.Word
	tokens []Word
	start  int // of the sentence
	// state before the word in question
	quotes, brackets int
	small            bool // a word without a capital has come
	dateline         int  // words of an opening "KYIV (AP) -", or 0
}

func (p *passage) open(start int) { p.start, p.quotes, p.brackets, p.small = start, 0, 0, false }

// pass takes word i into the state.
func (p *passage) pass(i int) {
	if i < p.start {
		return
	}
	if r, _ := utf8.DecodeRuneInString(p.forms[i]); unicode.IsLower(r) && len(p.forms[i]) > 3 {
		p.small = true
	}
	switch p.forms[i] {
	case "\"", "“", "”":
		p.quotes++
	case "(", "[":
		p.brackets++
	case ")", "]":
		p.brackets--
	}
}

// ends decides whether a sentence ends after word i, which is not the last.
func (w *Workspace) ends(p *passage, i int) bool {
	switch rule(p, i) {
	case yes:
		return true
	case no:
		return false
	}
	p.features(&w.bag, i)
	w.model.sentences.Score(w.bag.Features, &w.scores)
	return w.scores[1] > w.scores[0]
}

// weakest finds the best place to cut an overlong sentence: after the last
// semicolon or comma of its second half, else at its end.
func (p *passage) weakest(start, end int) int {
	for _, mark := range [...]string{";", ","} {
		for i := end - 1; i > (start+end)/2; i-- {
			if p.forms[i] == mark {
				return i + 1
			}
		}
	}
	return end
}

var edge = lexicon.Edge(3)

func (p *passage) word(i int) (*lexicon.Word, string) {
	if i < 0 || i >= len(p.words) {
		return &edge, ""
	}
	return p.words[i], p.forms[i]
}

// features describes the place after word i.
func (p *passage) features(b *perceptron.Bag, i int) {
	w, form := p.word(i)
	n, _ := p.word(i + 1)
	nn, _ := p.word(i + 2)
	q, _ := p.word(i - 1)
	qq, _ := p.word(i - 2)
	space := uint64(1)
	if p.tokens[i].Glued {
		space = 0
	}
	length := uint64(i - p.start)
	if length > 3 {
		length = 4 + min(length/8, 5)
	}
	quotes := uint64(p.quotes & 1)
	if form == "\"" || form == "“" || form == "”" {
		quotes ^= 1
	}
	inside := uint64(0)
	if p.brackets > 0 && form != ")" {
		inside = 1
	}
	b.Reset()
	b.Add(0)
	b.Add(w.Lower)
	b.Add(n.Lower)
	b.Add(q.Lower)
	b.Pair(w.Lower, n.Shape)
	b.Pair(w.Lower, n.Lower)
	b.Triple(w.Lower, n.Shape, space)
	b.Pair(q.Lower, w.Lower)
	b.Triple(q.Lower, w.Lower, n.Shape)
	b.Triple(q.Shape, w.Lower, n.Shape)
	b.Triple(q.Lower, w.Lower, n.Lower)
	b.Pair(w.Shape, n.Shape)
	b.Triple(q.Shape, w.Shape, n.Shape)
	b.Triple(w.Shape, n.Shape, nn.Shape)
	b.Triple(w.Shape, n.Shape, n.Lower)
	b.Add(space)
	b.Pair(space, w.Lower)
	b.Pair(length, w.Lower)
	b.Pair(length, n.Shape)
	b.Triple(length, w.Shape, n.Shape)
	b.Add(w.Suffix[1])
	b.Pair(w.Suffix[1], n.Shape)
	b.Triple(w.Suffix[1], n.Shape, uint64(len(form)))
	b.Triple(quotes, w.Lower, n.Shape)
	b.Pair(quotes, n.Lower)
	b.Triple(quotes, q.Lower, w.Lower)
	b.Triple(inside, w.Lower, n.Shape)
	b.Pair(w.Lower, n.Broad)
	b.Triple(w.Lower, n.Broad, n.Shape)
	b.Triple(w.Lower, q.Broad, n.Shape)
	b.Triple(w.Broad, n.Shape, n.Broad)
	b.Triple(w.Fine, n.Shape, nn.Shape)
	b.Triple(n.Shape, n.Broad, nn.Broad)
	b.Triple(w.Lower, n.Lower, nn.Lower)
	b.Triple(qq.Lower, q.Lower, w.Lower)
	small := uint64(0)
	if r, _ := utf8.DecodeRuneInString(form); p.small || unicode.IsLower(r) && len(form) > 3 {
		small = 1
	}
	b.Triple(small, w.Shape, n.Shape)
	b.Triple(small, w.Lower, n.Shape)
	b.Triple(small, length, n.Shape)
	b.Triple(small, n.Lower, nn.Shape)
	b.Triple(small, w.Broad, n.Broad)
	b.Triple(small, n.Broad, nn.Broad)
}
