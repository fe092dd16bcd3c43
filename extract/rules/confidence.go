package rules

import (
	"math"
	"slices"
	"strings"

	"claimgraph/schema"
)

// weights of what can be read off a claim, for the log odds of its being right.
// They were fitted by logistic regression, shrunk and rounded, on the gold
// articles held out from development (testdata/gold/heldout and
// testdata/world/gold/heldout): on those worked with, far more is right than on
// other news. Right means the full claim: subject, type, object, polarity and
// holder.
var weights = struct {
	base, typed, noSubject, noObject, knownSubject, knownObject, saying, shared, nominal, copular, title, synonym, truncated float64
}{
	base: -0.1, typed: 0.65, noSubject: -0.45, noObject: -0.95, knownSubject: 0.1, knownObject: 0.15, saying: 1.2, shared: -0.7,
	nominal: -0.8, copular: 0.7, title: -0.3, synonym: -0.45, truncated: -1,
}

// sharing are the constructions that lend a clause a role from elsewhere.
var sharing = []string{"control and raising", "coordination", "adverbial clause", "relative clause", "participial clause"}

// confidence is how likely a claim is right, calibrated on the gold articles.
func (d *draft) confidence(claim *schema.Claim, c *clause) float64 {
	odds := weights.base
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
