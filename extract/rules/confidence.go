package rules

import (
	"math"
	"slices"
	"strings"

	"claimgraph/schema"
)

// weights of what can be read off a claim, for the log odds of its being right.
// They were fitted by logistic regression, shrunk and rounded, on the worked
// gold articles under testdata/gold, where right means the full claim: subject,
// type, object, polarity and holder.
var weights = struct {
	typed, noSubject, noObject, knownSubject, knownObject, saying, shared, nominal, copular, title, synonym, truncated float64
}{
	typed: 0.8, noSubject: -0.3, noObject: -1.5, knownSubject: 0.3, knownObject: 0.15, saying: 1.2, shared: -1.1,
	nominal: -1.2, copular: 0.8, title: -0.3, synonym: -0.4, truncated: -1,
}

// sharing are the constructions that lend a clause a role from elsewhere.
var sharing = []string{"control and raising", "coordination", "adverbial clause", "relative clause", "participial clause"}

// confidence is how likely a claim is right, calibrated on the gold articles.
func (d *draft) confidence(claim *schema.Claim, c *clause) float64 {
	odds := 0.0
	add := func(holds bool, weight float64) {
		if holds {
			odds += weight
		}
	}
	add(claim.Predicate.Type != "", weights.typed)
	add(claim.Subject == nil, weights.noSubject)
	add(claim.Object == nil, weights.noObject)
	add(known(claim.Subject), weights.knownSubject)
	add(known(claim.Object), weights.knownObject)
	add(c.report != nil && c.report.theme < 0 && !strings.Contains(c.report.construction, "speech act"), weights.saying)
	add(slices.ContainsFunc(sharing, func(s string) bool { return slices.Contains(c.fired, s) }), weights.shared)
	add(c.form == nominal && c.support == nil, weights.nominal)
	add(c.form == copular, weights.copular)
	add(c.t.in != "", weights.title)
	add(c.frame.Synonym, weights.synonym)
	add(c.t.Truncated, weights.truncated)
	return math.Round(100/(1+math.Exp(-odds))) / 100
}

// known reports whether an argument means an entity of the gazetteer.
func known(a *schema.Argument) bool {
	return a != nil && a.Entity != "" && !strings.HasPrefix(string(a.Entity), "nil/")
}
