package nlp

import (
	_ "embed"
	"fmt"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lemma"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/modelfile"
	"claimgraph/extract/nlp/morph"
	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/segment"
)

// textModel is made by cmd/trainmodel; see its README.
//
//go:embed text.bin
var textModel []byte

// Kind and version of the text model's sections.
const (
	textKind    = "text"
	textVersion = 1
)

// textModels is an open text model.
type textModels struct {
	released string
	segments *segment.Model
	fast     *fast.Model // its tagger alone, if the parser is not asked for
	lemmas   *lemma.Model
	morph    *morph.Model
	names    *name.Model
	reader   []byte // of names, for neural.LoadReader; it needs the accurate parser
}

// openText reads a text model: word classes, segmenter, lemmatiser, features
// and names, and the fast parser if asked for. It keeps data.
func openText(data []byte, parser bool) (*textModels, error) {
	f, err := modelfile.Open(data, textKind, textVersion)
	if err != nil {
		return nil, err
	}
	sections := map[string][]byte{}
	for _, s := range f.Header.Sections {
		if !parser && s.Name == parserSection {
			continue
		}
		if sections[s.Name], err = f.Section(s.Name); err != nil {
			return nil, err
		}
	}
	classes, err := lexicon.OpenClasses(sections["classes"])
	if err != nil {
		return nil, fmt.Errorf("section classes: %w", err)
	}
	m := &textModels{released: f.Header.Released, reader: sections["reader"]}
	m.segments, err = segment.Open(segment.Parts{
		Words: sections["words"], Sentences: sections["sentences"],
		Letters: sections["letters"], Common: sections["common"],
	}, classes)
	if err != nil {
		return nil, err
	}
	if m.lemmas, err = lemma.Open(sections["lemma"], classes.Has); err != nil {
		return nil, err
	}
	if m.morph, err = morph.Open(sections["morph"]); err != nil {
		return nil, err
	}
	gazetteer, err := name.OpenGazetteer(sections["gazetteer"])
	if err != nil {
		return nil, err
	}
	if m.names, err = name.Open(sections["names"], classes, gazetteer); err != nil {
		return nil, err
	}
	parts, open := fast.Parts{Lists: sections["lists"], Tagger: sections["tagger"], Parser: sections["parser"]}, fast.OpenTagger
	if parser {
		open = fast.Open
	}
	m.fast, err = open(parts, classes)
	return m, err
}

// parserSection is what only the fast parser needs; its tagger also advises the
// accurate one.
const parserSection = "parser"
