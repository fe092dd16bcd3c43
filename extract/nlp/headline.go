package nlp

import (
	"strings"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/neural"
)

// Headlines leave out articles and "and", and tell what has happened in the
// present tense, so that "ICC issues arrest warrants" looks like one noun after
// another to a parser of prose. They are read as prose would put them, "the ICC
// issued the arrest warrants", in several ways, and the surest tree that makes
// verbs of the words so changed is taken over. (Headlinese: Mårdh, 1980.)

// headlineWords bounds the words of a headline read in several ways.
const headlineWords = 40

// AnalyseTitle implements Analyser.
func (e *Engine) AnalyseTitle(text string) *Document {
	r := e.enter()
	defer e.leave(r)
	r.segments.Segment(text, &r.result)
	doc := document(text, &r.result)
	r.collect(doc)
	r.parse(doc)
	for i := range doc.Sentences {
		if n := len(doc.Sentences[i].Tokens); n > 2 && n <= headlineWords {
			r.readHeadline(&doc.Sentences[i], i)
		}
	}
	r.complete(doc)
	return doc
}

// reading is one way of reading a headline.
type reading struct {
	forms []string
	from  []int        // for each form the token it stands for, -1 for an article or auxiliary put in
	past  map[int]bool // tokens put into the perfect or the past tense
	and   map[int]bool // commas put as "and"
	kept  bool         // the verbs keep their tags: only auxiliaries were put in
}

// parse is what came of a reading.
type parse struct {
	heads            []int
	rels, upos, xpos []string
	sure             float32
	names            []float32 // scores of name tags, by form
}

// readHeadline replaces the sentence's tree by that of a better reading.
func (r *room) readHeadline(s *Sentence, i int) {
	cased := r.truecase(r.sentences[i])
	ways := readings(r, s, cased)
	joins := len(ways) > 0 && len(ways[0].and) > 0 // a comma for "and" is what parsers of prose misread most
	if len(ways) == 0 {
		ways = fragments(s, r.cased(s, cased))
		joins = len(ways) > 0
	}
	if cased != nil {
		r.sentences[i] = cased
		if !joins {
			ways = append(ways, plainReading(cased))
		}
	}
	if len(ways) == 0 {
		return
	}
	parses := r.read(r.sentences[i], ways)
	best, bestParse := -1, &parses[0]
	asItIs := cased == nil && !joins && (r.neural != nil || bestParse.clause())
	for k := range ways {
		p := &parses[k+1]
		if !ways[k].stands(p) || asItIs && p.sure <= bestParse.sure {
			continue
		}
		best, bestParse, asItIs = k, p, true
	}
	if best >= 0 {
		r.take(s, i, &ways[best], bestParse)
	}
}

// read parses forms and then what each of the ways makes of them; the result is
// the caller's.
func (r *room) read(forms []string, ways []reading) []parse {
	sentences := [][]string{forms}
	for i := range ways {
		sentences = append(sentences, ways[i].forms)
	}
	parses := make([]parse, 0, len(sentences))
	if r.neural == nil {
		for _, words := range sentences {
			var a fast.Analysis
			r.fast.Parse(words, &a)
			parses = append(parses, parse{heads: a.Heads, rels: a.Rels, upos: a.UPOS, xpos: a.XPOS})
		}
		return parses
	}
	analyses := make([]neural.Analysis, len(sentences))
	r.neural.Weigh(sentences, analyses)
	for _, a := range analyses {
		parses = append(parses, parse{a.Heads, a.Rels, a.UPOS, a.XPOS, a.Sure, a.NameScores})
	}
	return parses
}

// clause reports whether the tree is a whole clause.
func (p *parse) clause() bool {
	for i, h := range p.heads {
		if h < 0 {
			return p.upos[i] == "VERB" && p.subject(i)
		}
	}
	return false
}

func (p *parse) subject(verb int) bool {
	for i, h := range p.heads {
		if h == verb && strings.HasPrefix(p.rels[i], "nsubj") {
			return true
		}
	}
	return false
}

// stands reports whether the tree bears the reading out: what was put into the
// past tense is the verb of a clause, and nothing hangs on an article put in.
func (w *reading) stands(p *parse) bool {
	for i, h := range p.heads {
		if h >= 0 && w.from[h] < 0 || h < 0 && w.from[i] < 0 {
			return false
		}
		switch {
		case w.from[i] >= 0 && w.and[w.from[i]] && p.rels[i] != "cc":
			return false
		case w.from[i] < 0 || !w.past[w.from[i]]:
			continue
		case p.upos[i] != "VERB":
			return false
		}
		switch p.rels[i] {
		case "conj":
		case "root", "parataxis", "ccomp", "advcl":
			if !p.subject(i) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// take gives the sentence the tree of a reading.
func (r *room) take(s *Sentence, i int, w *reading, p *parse) {
	at := make([]int, len(p.heads)) // the token of a form
	copy(at, w.from)
	labels := 0
	if r.neural != nil {
		labels = len(p.names) / max(1, len(p.heads))
	}
	for k, token := range w.from {
		if token < 0 {
			continue
		}
		t := &s.Tokens[token]
		t.Head, t.Rel, t.UPOS, t.XPOS = Root, p.rels[k], p.upos[k], p.xpos[k]
		if p.heads[k] >= 0 {
			t.Head = at[p.heads[k]]
		}
		switch {
		case w.kept && p.xpos[k] == "MD":
			r.sentences[i][token] = "will"
		case w.kept:
		case w.past[token] && r.thirdPerson(strings.ToLower(t.Form)) != "":
			t.XPOS = "VBZ"
		case w.past[token]:
			t.XPOS = "VBP"
		case w.and[token]:
			t.Rel, t.UPOS, t.XPOS = "punct", "PUNCT", ","
		}
		if labels > 0 {
			copy(r.parsed[i].NameScores[token*labels:][:labels], p.names[k*labels:][:labels])
		}
	}
}
