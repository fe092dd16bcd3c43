package fast

import (
	"encoding/json"
	"errors"
	"fmt"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Model tags and parses. It is safe for concurrent use through workspaces.
type Model struct {
	tags    tagSet
	tagger  *perceptron.Model
	rels    []string
	parser  *perceptron.Model
	classes *lexicon.Classes
}

// Parts is a model as stored.
type Parts struct {
	Lists          []byte // JSON: tags and relations
	Tagger, Parser []byte // frozen perceptrons
}

// lists is the JSON of Parts.Lists.
type lists struct {
	UPOS       []string            `json:"upos"`
	XPOS       []string            `json:"xpos"`
	Dictionary map[uint64][]uint16 `json:"dictionary"`
	Ambiguity  map[uint64][]uint16 `json:"ambiguity"`
	Rels       []string            `json:"rels"`
}

// Open reads a model from its parts, which it keeps; classes may be nil.
func Open(p Parts, classes *lexicon.Classes) (*Model, error) {
	m, err := OpenTagger(p, classes)
	if err != nil {
		return nil, err
	}
	if m.parser, err = perceptron.Open(p.Parser); err != nil {
		return nil, fmt.Errorf("fast: parser: %w", err)
	}
	if m.parser.Classes() != 1+2*len(m.rels) {
		return nil, errors.New("fast: weights do not fit the relations")
	}
	return m, nil
}

// openTags reads the tags and relations of a model.
func openTags(data []byte, classes *lexicon.Classes) (*Model, error) {
	var l lists
	if err := json.Unmarshal(data, &l); err != nil {
		return nil, fmt.Errorf("fast: tags and relations: %w", err)
	}
	m := &Model{rels: l.Rels, classes: classes, tags: tagSet{UPOS: l.UPOS, XPOS: l.XPOS}}
	if len(l.UPOS) == 0 || len(l.UPOS) != len(l.XPOS) || len(l.Rels) == 0 {
		return nil, errors.New("fast: no tags or no relations")
	}
	m.tags.learn(l.Dictionary, l.Ambiguity)
	for _, known := range m.tags.Dictionary {
		for _, t := range known {
			if int(t) >= len(l.UPOS) {
				return nil, errors.New("fast: dictionary names an unknown tag")
			}
		}
	}
	return m, nil
}

// learn takes over the word lists and numbers the tags.
func (t *tagSet) learn(dictionary, ambiguity map[uint64][]uint16) {
	t.Dictionary = make(map[uint64][]byte, len(dictionary))
	for w, tags := range dictionary {
		for _, k := range tags {
			t.Dictionary[w] = append(t.Dictionary[w], byte(k))
		}
	}
	t.Ambiguity = make(map[uint64]uint64, len(ambiguity))
	for w, tags := range ambiguity {
		h := uint64(77)
		for _, k := range tags {
			h = perceptron.Mix(h, uint64(k))
		}
		t.Ambiguity[w] = h
	}
	t.number()
}
