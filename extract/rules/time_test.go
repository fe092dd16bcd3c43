package rules_test

import "testing"

// When the claim with that predicate occurred and was said, by their words:
// what is said on a day did not happen on it, and no claim is about its date.
func TestTimes(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ sentence, predicate, occurred, said string }{
		{"Kenya said on Monday that rebels had seized the town of Goma on Sunday.", "seized", "Sunday", "Monday"},
		{"Kenya said on Monday that rebels had seized the town of Goma.", "seized", "", "Monday"},
		{"Kenya said in a statement on Monday that rebels had seized the town of Goma.", "said", "Monday", "Monday"},
		{"Rebels seized the town of Goma on Sunday, Kenya said on Monday.", "seized", "Sunday", "Monday"},
		{"Police fired tear gas on Monday at thousands of Venezuelans who marched through Caracas.", "fired tear gas", "Monday", ""},
		{"Kenya expelled the envoy on Tuesday, a day after Uganda closed the border.", "closed", "a day after", ""},
		{"Kenya expelled the envoy on Tuesday and promised to close the border.", "close", "", "Tuesday"},
	} {
		found := false
		for _, claim := range b.claims(t, "", c.sentence) {
			if claim.Open || claim.Predicate.Span == nil || claim.Predicate.Text != c.predicate {
				continue
			}
			found = true
			occurred, said := "", ""
			if claim.Occurred != nil {
				occurred = claim.Occurred.Text
			}
			if claim.Said != nil {
				said = claim.Said.Text
			}
			if occurred != c.occurred || said != c.said {
				t.Errorf("%q in %q: occurred %q, said %q; want %q and %q", c.predicate, c.sentence, occurred, said, c.occurred, c.said)
			}
			if claim.About != nil && claim.About.Text == occurred && occurred != "" {
				t.Errorf("%q in %q is about its date", c.predicate, c.sentence)
			}
		}
		if !found {
			t.Errorf("no claim %q in %q", c.predicate, c.sentence)
		}
	}
}
