package nlp

import (
	"slices"

	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/neural"
)

// readerTrust is what the reader's word on a name counts for beside the parser's.
const readerTrust = 4

// findNames fills in the names of all sentences.
func (r *room) findNames(doc *Document) {
	r.xpos, r.plain = r.xpos[:0], r.plain[:0]
	for i := range doc.Sentences {
		for k := range doc.Sentences[i].Tokens {
			r.xpos = append(r.xpos, doc.Sentences[i].Tokens[k].XPOS)
		}
	}
	from := 0
	for i, forms := range r.sentences {
		to := from + len(forms)
		s := name.Sentence{Forms: forms, XPOS: r.xpos[from:to]}
		if r.neural != nil {
			s.Prior = r.parsed[i].NameScores
		}
		r.plain = append(r.plain, s)
		from = to
	}
	r.names.Find(r.plain, func(i int, spans []name.Span) {
		s := &doc.Sentences[i]
		s.Names = nil
		if len(spans) > 0 {
			s.Names = make([]Name, 0, len(spans))
		}
		for _, x := range spans {
			s.Names = append(s.Names, s.name(x.First, x.Last, NameType(x.Type)))
		}
		if r.engine.options.Gazetteer != nil {
			r.consult(s, r.sentences[i])
		}
	})
	clear(r.plain) // let go of the text
}

// readNames asks the reader of names for its view of a document and adds it to
// the parser's.
func (r *room) readNames(doc []name.Sentence, evidence []uint32) {
	for len(r.readings) < len(doc) {
		r.readings = append(r.readings, neural.Reading{})
	}
	for i := range doc {
		n := len(doc[i].Forms)
		x := &r.readings[i]
		x.Forms, x.XPOS, x.Evidence = doc[i].Forms, doc[i].XPOS, evidence[:n]
		evidence = evidence[n:]
	}
	readings := r.readings[:len(doc)]
	r.reader.Read(readings)
	for i := range doc {
		for k, v := range readings[i].Scores {
			doc[i].Prior[k] += readerTrust * v
		}
		readings[i].Forms, readings[i].XPOS = nil, nil // let go of the text
	}
}

// name makes a Name of tokens [first, last].
func (s *Sentence) name(first, last int, t NameType) Name {
	return Name{First: first, Last: last, Start: s.Tokens[first].Start, End: s.Tokens[last].End, Type: t}
}

// consult lets the gazetteer decide the type of names it knows, and adds those
// that were missed: names of several words anywhere, single words only where
// they are tagged as proper nouns.
func (r *room) consult(s *Sentence, forms []string) {
	for i := 0; i < len(forms); i++ {
		t, n := r.engine.options.Gazetteer(forms[i:])
		if n <= 0 || i+n > len(forms) {
			continue
		}
		if n == 1 && s.Tokens[i].UPOS != "PROPN" && t != NationalityName {
			continue
		}
		s.assert(s.name(i, i+n-1, t))
		i += n - 1
	}
}

// assert puts a known name among the sentence's names, unless a longer one
// covers it; names it overlaps otherwise give way.
func (s *Sentence) assert(known Name) {
	for _, x := range s.Names {
		if x.First <= known.First && x.Last >= known.Last && x.Last-x.First > known.Last-known.First {
			return
		}
	}
	s.Names = slices.DeleteFunc(s.Names, func(x Name) bool { return x.First <= known.Last && known.First <= x.Last })
	at, _ := slices.BinarySearchFunc(s.Names, known.First, func(x Name, first int) int { return x.First - first })
	s.Names = slices.Insert(s.Names, at, known)
}
