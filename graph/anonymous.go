package graph

import (
	"context"
	"slices"
	"strings"

	"claimgraph/schema"
)

// AnonymousAnswer lists claims that rest on one source who is not named.
type AnonymousAnswer struct {
	Claims []schema.Claim `json:"claims"` // in order of time
	// Others counts the claims of unnamed sources that a second independent
	// source bears out.
	Others int `json:"others"`
	Evidence
}

// Anonymous gives the claims that f selects whose holder is told by what he is
// and not by name ("a senior official") and that no second independent source
// makes; see Corroborate. Limit bounds the claims.
func Anonymous(ctx context.Context, s Store, f Filter) (*AnonymousAnswer, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	answer := &AnonymousAnswer{Claims: []schema.Claim{}}
	within := Filter{During: f.During, Published: f.Published, AsOf: f.AsOf, AsOfRecorded: f.AsOfRecorded, Level: f.Level}
	for c, err := range s.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		if !unnamed(c.Holder) {
			continue
		}
		others, err := Corroborate(ctx, s, c.ID, within)
		if err != nil {
			return nil, err
		}
		if len(others.Sources) > 1 {
			answer.Others++
		} else if limit == 0 || len(answer.Claims) < limit {
			answer.Claims = append(answer.Claims, c)
		}
	}
	if len(answer.Claims) == 0 {
		answer.Evidence = noEvidence(f, "claims that rest on one unnamed source")
	}
	return answer, nil
}

// unnamedSources are words for people who speak without being named.
var unnamedSources = strings.Fields("official officials source sources diplomat diplomats aide aides adviser advisers officer officers " +
	"insider insiders witness witnesses resident residents volunteer volunteers coordinator lawmaker lawmakers negotiator negotiators " +
	"envoy envoys investigator investigators employee employees worker workers survivor survivors doctor doctors staffer staffers person people")

// unnamed reports whether a holder is told by what he is: a word for a source,
// with no name behind it. The name of a body he belongs to may follow: "an
// official of the alliance".
func unnamed(holder *schema.Argument) bool {
	if holder == nil || holder.Span == nil || strings.HasPrefix(string(holder.Entity), "person/") {
		return false
	}
	words := strings.Fields(strings.TrimRight(holder.Text, ",.;"))
	for i, w := range words {
		if !slices.Contains(unnamedSources, strings.ToLower(strings.Trim(w, ",.;"))) {
			continue
		}
		next := ""
		if i+1 < len(words) && !strings.HasSuffix(w, ",") {
			next = words[i+1]
		}
		return next == "" || next[0] < 'A' || next[0] > 'Z' // "official Ned Price" has a name
	}
	return false
}
