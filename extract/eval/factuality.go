package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"claimgraph/schema"
)

// Factuality is how far a proposition so put is stated to be so, on the scale of
// Stanovsky et al. (ACL 2017) from -3, certainly not, to 3, certainly. What is
// planned or demanded counts as certain there: the scale measures the writer's
// commitment, not whether it has happened.
func Factuality(polarity schema.Polarity, modality schema.Modality) float64 {
	value := 3.0
	if modality == schema.Possible {
		value = 1.5
	}
	if polarity == schema.Negative {
		return -value
	}
	return value
}

// FactualSentence is a sentence with its events and how factual each is. Text
// joins the tokens by single spaces.
type FactualSentence struct {
	Doc    string
	Text   string
	Events []FactualEvent
}

// FactualEvent is an event's word, bytes [Start, End) of the sentence's text,
// with its factuality, -3 to 3.
type FactualEvent struct {
	Start, End int
	Value      float64
}

// ReadFactuality reads sentences, one JSON object a line: doc, tokens, and
// events with the index i of their token and a value.
func ReadFactuality(r io.Reader) ([]FactualSentence, error) {
	var sentences []FactualSentence
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var raw struct {
			Doc    string
			Tokens []string
			Events []struct {
				I     int
				Value float64
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &raw); err != nil {
			return nil, fmt.Errorf("reading factuality: line %d: %w", n, err)
		}
		s := FactualSentence{Doc: raw.Doc, Text: strings.Join(raw.Tokens, " ")}
		for _, e := range raw.Events {
			if e.I < 0 || e.I >= len(raw.Tokens) {
				return nil, fmt.Errorf("reading factuality: line %d: no token %d", n, e.I)
			}
			start := len(strings.Join(raw.Tokens[:e.I], " "))
			if e.I > 0 {
				start++
			}
			s.Events = append(s.Events, FactualEvent{start, start + len(raw.Tokens[e.I]), e.Value})
		}
		sentences = append(sentences, s)
	}
	return sentences, lines.Err()
}

// FactualityOf is the factuality that claims of the sentence give the event: of
// the claims whose predicate covers its word, that with the fewest words. An
// event no claim tells of is certain, and not known.
func FactualityOf(e FactualEvent, claims []schema.Claim) (value float64, known bool) {
	value = 3
	least := math.MaxInt
	for i := range claims {
		c := &claims[i]
		if len(c.DerivedFrom) > 0 || !c.Predicate.Span.Overlaps(&schema.Span{Start: e.Start, End: e.End}) {
			continue
		}
		if size := c.Predicate.End - c.Predicate.Start; size < least {
			value, known, least = Factuality(c.Polarity, c.Modality), true, size
		}
	}
	return value, known
}

// FactualityScore sums up the errors of predicted factualities.
type FactualityScore struct {
	Events, Known  int     // known are those a claim tells of
	MAE            float64 // mean absolute error, 0..6
	AllFactual     float64 // the error of calling every event certain
	Found          Count   // events that are not certain: below 3 in the gold, below 2.25 as predicted
	absolute, base float64
}

// Add counts one event.
func (s *FactualityScore) Add(e FactualEvent, value float64, known bool) {
	s.Events++
	if known {
		s.Known++
	}
	s.absolute += math.Abs(e.Value - value)
	s.base += math.Abs(e.Value - 3)
	s.MAE, s.AllFactual = s.absolute/float64(s.Events), s.base/float64(s.Events)
	gold, given := e.Value < 3, value < 2.25
	if gold {
		s.Found.Gold++
	}
	if given {
		s.Found.Given++
	}
	if gold && given {
		s.Found.Right++
	}
}
