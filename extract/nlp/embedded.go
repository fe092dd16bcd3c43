package nlp

import (
	_ "embed"
	"fmt"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lemma"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/modelfile"
	"claimgraph/extract/nlp/segment"
)

// textModel is made by cmd/trainmodel; see its README.
//
//go:embed text.model
var textModel []byte

// Kind and version of the text model's sections.
const (
	textKind    = "text"
	textVersion = 1
)

// models is an open text model.
type models struct {
	released string
	segments *segment.Model
	fast     *fast.Model
	lemmas   *lemma.Model
}

// openText reads a text model: word classes, segmenter, tagger, parser and
// lemmatiser. It keeps data.
func openText(data []byte) (*models, error) {
	f, err := modelfile.Open(data, textKind, textVersion)
	if err != nil {
		return nil, err
	}
	classes, err := lexicon.OpenClasses(f.Section("classes"))
	if err != nil {
		return nil, fmt.Errorf("section classes: %w", err)
	}
	m := &models{released: f.Header.Released}
	m.segments, err = segment.Open(segment.Parts{
		Words: f.Section("words"), Sentences: f.Section("sentences"),
		Letters: f.Section("letters"), Common: f.Section("common"),
	}, classes)
	if err != nil {
		return nil, err
	}
	m.fast, err = fast.Open(fast.Parts{
		Lists: f.Section("lists"), Tagger: f.Section("tagger"), Parser: f.Section("parser"),
	}, classes)
	if err != nil {
		return nil, err
	}
	m.lemmas, err = lemma.Open(f.Section("lemma"))
	return m, err
}
