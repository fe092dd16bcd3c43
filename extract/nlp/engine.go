package nlp

import (
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sys/cpu"

	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/neural"
	"claimgraph/extract/nlp/segment"
)

// Options says how to analyse.
type Options struct {
	// Fast takes the small parser. It is also taken where the machine lacks the
	// vector instructions (AVX2, FMA) that make the accurate one quick.
	Fast bool
	// Accurate takes the accurate parser on any machine.
	Accurate bool
	// Gazetteer, if not nil, says what known name begins at words[0]: its type
	// and its length in words, 0 for none. It must be safe for concurrent use.
	Gazetteer func(words []string) (NameType, int)
}

// accurate reports which parser the options and the machine ask for.
func (o Options) accurate() bool {
	return o.Accurate || !o.Fast && cpu.X86.HasAVX2 && cpu.X86.HasFMA
}

// Engine is the Analyser of the embedded models. Make one and share it.
type Engine struct {
	options Options
	text    *textModels
	neural  *neural.Model  // nil for the fast parser
	reader  *neural.Reader // of names, beside neural
	version string
	rooms   chan *room // free ones
}

var _ Analyser = (*Engine)(nil)

// New loads the embedded models, in well under 100 ms. The error is a model
// that does not fit the program, which is a fault of the build.
func New(options Options) (*Engine, error) {
	e := &Engine{options: options}
	accurate := options.accurate()
	var err error
	if e.text, err = openText(textModel, !accurate); err != nil {
		return nil, fmt.Errorf("nlp: embedded text model: %w", err)
	}
	kind := "fast"
	if accurate {
		kind = "accurate"
		if err = e.loadNeural(); err != nil {
			return nil, err
		}
	}
	e.version = fmt.Sprintf("nlp/%d %s %s", textVersion, kind, e.text.released)
	e.rooms = make(chan *room, runtime.GOMAXPROCS(0))
	return e, nil
}

// loadNeural loads the accurate parser and the reader of names.
func (e *Engine) loadNeural() (err error) {
	if e.neural, err = neural.Load(neural.Embedded()); err != nil {
		return fmt.Errorf("nlp: embedded parser: %w", err)
	}
	if len(e.text.reader) > 0 {
		if e.reader, err = neural.LoadReader(e.text.reader, e.neural); err != nil {
			return fmt.Errorf("nlp: embedded text model: %w", err)
		}
	}
	if !slices.Equal(e.neural.NameTags(), name.Labels()) || e.reader != nil && !slices.Equal(e.reader.NameTags(), name.Labels()) {
		return errors.New("nlp: embedded parser: its name tags are not those of the text model")
	}
	return nil
}

// Version names the models: "nlp/1 accurate 2026-11".
func (e *Engine) Version() string { return e.version }

// Analyse reads text. It is safe for concurrent use.
func (e *Engine) Analyse(text string) *Document {
	r := e.enter()
	defer e.leave(r)
	r.segments.Segment(text, &r.result)
	doc := document(text, &r.result)
	r.annotate(doc)
	return doc
}

// Annotate fills in everything but the tokens of doc: its sentences and their
// tokens' Form, Start and End stand as they are.
func (e *Engine) Annotate(doc *Document) {
	r := e.enter()
	defer e.leave(r)
	r.annotate(doc)
}

// enter gives a free room, or a new one.
func (e *Engine) enter() *room {
	select {
	case r := <-e.rooms:
		return r
	default:
		return e.newRoom()
	}
}

// leave keeps a room for the next text, up to one a processor. (A sync.Pool
// would lose the rooms' memories of words at every collection.)
func (e *Engine) leave(r *room) {
	select {
	case e.rooms <- r:
	default:
	}
}

// document lays out a segmented text. All tokens share one slice.
func document(text string, r *segment.Result) *Document {
	doc := &Document{Text: text, Sentences: make([]Sentence, len(r.Sentences))}
	tokens := make([]Token, len(r.Words))
	for i, w := range r.Words {
		tokens[i] = Token{Start: w.Start, End: w.End, Form: cleanForm(text[w.Start:w.End]), Glued: w.Glued, Multiword: w.Multiword}
	}
	for i, s := range r.Sentences {
		doc.Sentences[i] = Sentence{
			Start: r.Words[s.First].Start, End: r.Words[s.Last-1].End,
			Paragraph: s.Paragraph, Tokens: tokens[s.First:s.Last:s.Last], Truncated: s.Truncated,
		}
	}
	return doc
}

// Shift makes doc a part of a longer text, which begins by bytes later there.
func (d *Document) Shift(by int, text string) {
	d.Text = text
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Start, s.End = s.Start+by, s.End+by
		for k := range s.Tokens {
			s.Tokens[k].Start += by
			s.Tokens[k].End += by
		}
		for k := range s.Names {
			s.Names[k].Start += by
			s.Names[k].End += by
		}
	}
}
