package nlp

import (
	"strings"
	"unicode/utf8"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/morph"
	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/neural"
	"claimgraph/extract/nlp/segment"
)

// room is what one goroutine needs to analyse a text; it is used again.
type room struct {
	engine   *Engine
	segments *segment.Workspace
	result   segment.Result
	names    *name.Workspace
	lemmas   map[lemmaKey]string

	fast   *fast.Workspace // one of the two
	quick  fast.Analysis
	neural *neural.Workspace
	parsed []neural.Analysis
	reader *neural.ReaderWorkspace // beside neural, where the text model has one

	readings []neural.Reading

	forms     []string   // of all sentences
	sentences [][]string // the same, by sentence
	xpos      []string
	plain     []name.Sentence
	words     []morph.Word
	key       morph.Key
}

type lemmaKey struct{ form, upos, xpos string }

// tagAdvice is how much a score of the fast tagger counts beside the network's
// log-probabilities; chosen on GUM dev.
const tagAdvice = 0.0002

// maxLemmas bounds a room's memory of lemmas.
const maxLemmas = 30_000

func (e *Engine) newRoom() *room {
	r := &room{
		engine: e, segments: e.text.segments.NewWorkspace(), lemmas: map[lemmaKey]string{},
	}
	var second name.Second
	if e.reader != nil {
		r.reader, second = e.reader.NewWorkspace(), r.readNames
	}
	r.names = e.text.names.NewWorkspace(second)
	if e.neural != nil {
		r.neural = e.neural.NewWorkspace()
		upos, xpos := e.neural.JointTags()
		r.neural.Advise(e.text.fast.Adviser(upos, xpos, tagAdvice).Advise)
	} else {
		r.fast = e.text.fast.NewWorkspace()
	}
	return r
}

func (r *room) annotate(doc *Document) {
	r.collect(doc)
	r.parse(doc)
	r.complete(doc)
}

// parse fills in tags and trees.
func (r *room) parse(doc *Document) {
	if r.neural != nil {
		r.parseAccurate(doc)
	} else {
		r.parseFast(doc)
	}
}

// complete adds to parsed sentences what follows from their tags.
func (r *room) complete(doc *Document) {
	for i := range doc.Sentences {
		r.finish(&doc.Sentences[i], r.sentences[i])
	}
	r.findNames(doc)
}

// plainForms are the words of a sentence as the models see them.
func (r *room) plainForms(s *Sentence) []string {
	forms := make([]string, len(s.Tokens))
	for k := range s.Tokens {
		forms[k] = lexicon.Plain(s.Tokens[k].Form)
	}
	return forms
}

// collect gathers the forms of all sentences as the models see them.
func (r *room) collect(doc *Document) {
	r.forms, r.sentences = r.forms[:0], r.sentences[:0]
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	if cap(r.forms) < n {
		r.forms = make([]string, 0, n+n/4)
	}
	for i := range doc.Sentences {
		from := len(r.forms)
		for k := range doc.Sentences[i].Tokens {
			r.forms = append(r.forms, lexicon.Plain(doc.Sentences[i].Tokens[k].Form))
		}
		r.sentences = append(r.sentences, r.forms[from:len(r.forms):len(r.forms)])
	}
}

func (r *room) parseAccurate(doc *Document) {
	for len(r.parsed) < len(r.sentences) {
		r.parsed = append(r.parsed, neural.Analysis{})
	}
	r.neural.ParseBatch(r.sentences, r.parsed[:len(r.sentences)])
	for i := range doc.Sentences {
		a := &r.parsed[i]
		fill(&doc.Sentences[i], a.Heads, a.Rels, a.UPOS, a.XPOS)
	}
}

func (r *room) parseFast(doc *Document) {
	for i := range doc.Sentences {
		if len(doc.Sentences[i].Tokens) > 0 {
			a := &r.quick
			r.fast.Parse(r.sentences[i], a)
			fill(&doc.Sentences[i], a.Heads, a.Rels, a.UPOS, a.XPOS)
		}
	}
}

func fill(s *Sentence, heads []int, rels, upos, xpos []string) {
	for k := range s.Tokens {
		t := &s.Tokens[k]
		t.Head, t.Rel, t.UPOS, t.XPOS = heads[k], rels[k], upos[k], xpos[k]
	}
}

// finish adds lemmas and features to a parsed sentence of the given words.
func (r *room) finish(s *Sentence, forms []string) {
	r.words = r.words[:0]
	for k := range s.Tokens {
		t := &s.Tokens[k]
		r.words = append(r.words, morph.Word{Form: forms[k], UPOS: t.UPOS, XPOS: t.XPOS, Rel: t.Rel, Head: t.Head})
	}
	for k := range s.Tokens {
		t := &s.Tokens[k]
		t.Lemma = r.lemma(r.words[k].Form, t.UPOS, t.XPOS)
		switch {
		case t.UPOS == "PUNCT":
			t.Lemma = t.Form
		case t.Rel == "aux" && t.Head >= 0 && s.Tokens[t.Head].XPOS == "VBN" && (r.words[k].Form == "'s" || r.words[k].Form == "'d"):
			t.Lemma = "have" // "he's gone"; "he's seen" as a passive is aux:pass
		}
		t.Feats = r.engine.text.morph.Features(r.words, k, &r.key)
	}
}

func (r *room) lemma(form, upos, xpos string) string {
	k := lemmaKey{form, upos, xpos}
	if l, ok := r.lemmas[k]; ok {
		return l
	}
	if len(r.lemmas) >= maxLemmas {
		clear(r.lemmas)
	}
	k.form = strings.Clone(form)
	l := r.engine.text.lemmas.Lemma(k.form, upos, xpos)
	r.lemmas[k] = l
	return l
}

// cleanForm gives the form of the bytes of a word: without soft hyphens, and
// with U+FFFD for what is no UTF-8.
func cleanForm(s string) string {
	if !strings.Contains(s, "\u00ad") && utf8.ValidString(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	if c := strings.ReplaceAll(s, "\u00ad", ""); c != "" {
		return c
	}
	return s
}
