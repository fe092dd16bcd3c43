package eval_test

import (
	"strings"
	"testing"

	"claimgraph/extract/eval"
	"claimgraph/schema"
)

func TestReadFactuality(t *testing.T) {
	const set = `{"doc":"7","tokens":["Rain","may","fall","."],"events":[{"i":2,"token":"fall","value":1.5}]}`
	sentences, err := eval.ReadFactuality(strings.NewReader(set))
	if err != nil {
		t.Fatal(err)
	}
	s := sentences[0]
	if got := s.Text[s.Events[0].Start:s.Events[0].End]; got != "fall" {
		t.Errorf("event is %q", got)
	}
	if _, err := eval.ReadFactuality(strings.NewReader(`{"doc":"7","tokens":["Rain"],"events":[{"i":2}]}`)); err == nil {
		t.Error("an event outside the sentence was taken")
	}
}

func TestFactualityOf(t *testing.T) {
	claim := func(start, end int, p schema.Polarity, m schema.Modality) schema.Claim {
		return schema.Claim{Predicate: schema.Predicate{Span: &schema.Span{Start: start, End: end}}, Polarity: p, Modality: m}
	}
	event := eval.FactualEvent{Start: 10, End: 14, Value: -3}
	wide, close := claim(0, 20, schema.Positive, schema.Asserted), claim(10, 14, schema.Negative, schema.Possible)
	for _, test := range []struct {
		name   string
		claims []schema.Claim
		value  float64
		known  bool
	}{
		{"no claim", nil, 3, false},
		{"a claim elsewhere", []schema.Claim{claim(0, 5, schema.Negative, schema.Asserted)}, 3, false},
		{"the closest claim decides", []schema.Claim{wide, close}, -1.5, true},
		{"planned is certain", []schema.Claim{claim(10, 14, schema.Positive, schema.Intended)}, 3, true},
	} {
		if value, known := eval.FactualityOf(event, test.claims); value != test.value || known != test.known {
			t.Errorf("%s: %g %v, want %g %v", test.name, value, known, test.value, test.known)
		}
	}
	var score eval.FactualityScore
	score.Add(event, 3, false)
	score.Add(event, -3, true)
	if score.MAE != 3 || score.AllFactual != 6 || score.Known != 1 || score.Found != (eval.Count{Right: 1, Given: 1, Gold: 2}) {
		t.Errorf("score %+v", score)
	}
}
