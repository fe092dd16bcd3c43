package eval

// Score counts decisions: how many the gold has, how many were made, how many
// of those were right.
type Score struct{ Gold, Made, Right int }

// Precision is the share of decisions made that are right; 0 when none were.
func (s Score) Precision() float64 { return ratio(s.Right, s.Made) }

// Recall is the share of the gold's decisions that were made right.
func (s Score) Recall() float64 { return ratio(s.Right, s.Gold) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return ratio(2*s.Right, s.Gold+s.Made) }

// Plus adds up two scores.
func (s Score) Plus(o Score) Score {
	return Score{s.Gold + o.Gold, s.Made + o.Made, s.Right + o.Right}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
