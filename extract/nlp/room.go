package nlp

import (
	"strings"
	"unicode/utf8"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/segment"
)

// room is what one goroutine needs to analyse a text; it is used again.
type room struct {
	engine   *Engine
	segments *segment.Workspace
	result   segment.Result
	fast     *fast.Workspace
	parsed   fast.Analysis
	forms    []string
	lemmas   map[lemmaKey]string
}

type lemmaKey struct{ form, upos, xpos string }

// maxLemmas bounds a room's memory of lemmas.
const maxLemmas = 30_000

func (e *Engine) newRoom() *room {
	return &room{
		engine: e, segments: e.segments.NewWorkspace(), fast: e.fast.NewWorkspace(),
		lemmas: map[lemmaKey]string{},
	}
}

func (r *room) annotate(doc *Document) {
	for i := range doc.Sentences {
		r.sentence(&doc.Sentences[i])
	}
}

// sentence parses one sentence and fills in its tokens.
func (r *room) sentence(s *Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	r.forms = r.forms[:0]
	for i := range s.Tokens {
		r.forms = append(r.forms, lexicon.Plain(s.Tokens[i].Form))
	}
	r.fast.Parse(r.forms, &r.parsed)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Head, t.Rel, t.UPOS, t.XPOS = r.parsed.Heads[i], r.parsed.Rels[i], r.parsed.UPOS[i], r.parsed.XPOS[i]
		t.Lemma = r.lemma(r.forms[i], t.UPOS, t.XPOS)
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
	l := r.engine.lemmas.Lemma(k.form, upos, xpos)
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
