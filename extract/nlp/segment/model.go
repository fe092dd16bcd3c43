package segment

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// Open reads a model from its parts. Letters holds a line for each chunk of
// letters that is several words, "cannot 3:2": the byte and kind of each cut.
// Common holds a common word a line.
func Open(p Parts, classes *lexicon.Classes) (*Model, error) {
	m := &Model{letters: map[string][]cut{}, classes: classes, common: map[string]bool{}}
	if classes == nil {
		m.classes = &lexicon.Classes{}
	}
	var err error
	if m.words, err = perceptron.Open(p.Words); err != nil {
		return nil, fmt.Errorf("segment: words: %w", err)
	}
	if m.sentences, err = perceptron.Open(p.Sentences); err != nil {
		return nil, fmt.Errorf("segment: sentences: %w", err)
	}
	if m.words.Classes() != cutKinds || m.sentences.Classes() != 2 {
		return nil, errors.New("segment: wrong number of classes")
	}
	for line := range strings.Lines(string(p.Letters)) {
		chunk, cuts, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if m.letters[chunk], err = parseCuts(chunk, cuts); err != nil {
			return nil, fmt.Errorf("segment: letters %q: %w", line, err)
		}
	}
	for line := range strings.Lines(string(p.Common)) {
		m.common[strings.TrimSuffix(line, "\n")] = true
	}
	return m, nil
}

func formatCuts(cuts []cut) string {
	var b strings.Builder
	for _, c := range cuts {
		fmt.Fprintf(&b, " %d:%d", c.At, c.Kind)
	}
	return b.String()
}

func parseCuts(chunk, s string) ([]cut, error) {
	var out []cut
	last := 0
	for _, f := range strings.Fields(s) {
		at, kind, _ := strings.Cut(f, ":")
		a, err1 := strconv.Atoi(at)
		k, err2 := strconv.Atoi(kind)
		if err1 != nil || err2 != nil || a <= last || a >= len(chunk) || k <= noCut || k >= cutKinds {
			return nil, fmt.Errorf("cut %q", f)
		}
		out = append(out, cut{a, k})
		last = a
	}
	return out, nil
}
