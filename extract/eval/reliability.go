package eval

import "math"

// Bin is the claims of one band of confidence: how sure they were on average and
// what share of them is right. Of a calibrated extractor the two agree.
type Bin struct {
	From, To    float64 // confidence from (inclusive) to (exclusive, the last inclusive)
	Claims      int
	Sure, Right float64 // means, 0..1
}

// Reliability sorts claims into bands of confidence of equal width, n of them,
// without the empty ones, and gives the expected calibration error: the mean
// distance between sureness and rightness, weighted by claims (Naeini, Cooper and
// Hauskrecht 2015).
func Reliability(claims []Sureness, n int) (bins []Bin, expected float64) {
	all := make([]Bin, n)
	for i := range all {
		all[i].From, all[i].To = float64(i)/float64(n), float64(i+1)/float64(n)
	}
	for _, c := range claims {
		b := &all[min(n-1, max(0, int(c.Confidence*float64(n))))]
		b.Claims++
		b.Sure += c.Confidence
		if c.Right {
			b.Right++
		}
	}
	for _, b := range all {
		if b.Claims == 0 {
			continue
		}
		b.Sure, b.Right = b.Sure/float64(b.Claims), b.Right/float64(b.Claims)
		expected += math.Abs(b.Sure-b.Right) * float64(b.Claims) / float64(len(claims))
		bins = append(bins, b)
	}
	return bins, expected
}
