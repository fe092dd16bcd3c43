package eval

import "claimgraph/schema"

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
