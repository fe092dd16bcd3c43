package eval_test

import (
	"math"
	"testing"

	"claimgraph/extract/eval"
)

func TestReliability(t *testing.T) {
	bins, err := eval.Reliability([]eval.Sureness{{1, true}, {0.9, false}, {0.1, false}, {0.15, true}}, 5)
	if len(bins) != 2 || bins[0].Claims != 2 || bins[1].Claims != 2 {
		t.Fatalf("bins %+v", bins)
	}
	if math.Abs(bins[1].Sure-0.95) > 1e-9 || bins[1].Right != 0.5 || bins[0].Right != 0.5 {
		t.Errorf("bins %+v", bins)
	}
	if want := (0.45*2 + 0.375*2) / 4; math.Abs(err-want) > 1e-9 {
		t.Errorf("error %g, want %g", err, want)
	}
	if bins, err := eval.Reliability(nil, 5); bins != nil || err != 0 {
		t.Errorf("of nothing: %v, %g", bins, err)
	}
}
