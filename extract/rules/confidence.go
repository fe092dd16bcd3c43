package rules

import "claimgraph/schema"

// confidence is how likely a claim is right, from what can be read off it: a
// known frame, known actors, plain constructions.
func (d *draft) confidence(claim *schema.Claim, c *clause) float64 {
	v := 0.45
	if claim.Predicate.Type != "" {
		v += 0.2
	}
	for _, a := range []*schema.Argument{claim.Subject, claim.Object} {
		switch {
		case a == nil:
			v -= 0.1
		case a.Claim != "" || a.Entity != "":
			v += 0.12
		}
	}
	if c.form == nominal && c.support == nil {
		v -= 0.12
	}
	if c.frame.Synonym {
		v -= 0.1
	}
	if c.t.Truncated {
		v -= 0.2
	}
	return float64(int(100*max(0.05, min(0.97, v))+0.5)) / 100
}
