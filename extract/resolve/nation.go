package resolve

import (
	"math"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// nation is the country to which a phrase at token t of s belongs that names
// an institution without saying whose: "the army", "parliament", "the interior
// minister". The countries named before it vote, nearest and most alike first,
// beside those that the whole article is about. Empty when no country wins
// clearly.
func (k *linking) nation(s *sentence, t int, sector string) string {
	votes := map[string]float64{}
	total := 0.0
	for _, n := range k.shares() {
		total += n
	}
	for code, n := range k.shares() {
		votes[code] = homeWeight * n / math.Max(total, 6)
	}
	for back := 0; back <= reachBack && s.place-back >= 0; back++ {
		from := &k.sents[s.place-back]
		if from.title != s.title && !from.title {
			break
		}
		said := map[*mention]bool{}
		for u, m := range from.covered {
			if back == 0 && u >= t {
				break
			}
			if m != nil && !said[m] && m.Country != "" {
				said[m] = true
				votes[m.Country] += k.vote(m, sector, back) / float64(1+back)
			}
		}
	}
	return clearest(votes)
}

const (
	homeWeight = 4.0 // of the article as a whole, against one name in the sentence
	reachBack  = 6   // sentences
)

// vote is the weight of a mention for the country of an institution after it.
func (k *linking) vote(m *mention, sector string, back int) float64 {
	weight := 1.0
	switch {
	case sector == "MIL" && k.lex.forces[m.Country] == nil:
		return 0
	case back == 0 && m.kind() == schema.Person && m.Sector != "IGO" && rel(m.s.Tokens[m.Head].Rel) == "nsubj":
		weight = 1.5 // "Yair Lapid urged the government"
	case m.Sector != "" && m.Sector == sector && (m.kind() != schema.Person || m.Sector != "GOV"):
		weight = 2 // "Mali's army … the army"
	case m.kind() == schema.Person:
		weight = .7
	}
	if m.Type == "pronoun" {
		weight *= .5
	}
	if rel(m.s.Tokens[m.Head].Rel) == "nsubj" {
		weight *= 1.3
	}
	return weight
}

// clearest is the country with most votes, if it has a good deal more than the
// next.
func clearest(votes map[string]float64) string {
	best, most, second := "", 0.0, 0.0
	for code, n := range votes {
		switch {
		case n > most || n == most && code < best:
			best, most, second = code, n, math.Max(second, most)
		case n > second:
			second = n
		}
	}
	if most < leastVotes || most < clearly*second {
		return ""
	}
	return best
}

const (
	leastVotes = 1.2
	clearly    = 1.3
)

// shares tell how much of the article each country has: its names, those of
// its places, people and bodies; what stands in the headline and in the first
// sentence counts twice, a dateline and people abroad less.
func (k *linking) shares() map[string]float64 {
	if k.countryShares != nil {
		return k.countryShares
	}
	k.countryShares = map[string]float64{}
	for _, m := range k.mentions {
		if m.Type != "name" || m.entry == nil || m.Country == "" {
			continue
		}
		weight := 1.0
		switch {
		case m.Title:
			weight = 2
		case m.Sentence == 0 && m.First == 0 && m.entry.Kind == schema.Place:
			weight = .5 // dateline
		case m.Sentence == 0:
			weight = 2
		case m.entry.Kind == schema.Person:
			weight = .5
		}
		k.countryShares[m.Country] += weight
	}
	return k.countryShares
}

// native is the country of a person or place of whom the text says nothing
// else, where nearly all of the article is about one country; empty otherwise.
func (k *linking) native(m *mention) string {
	if m.sent || m.dateline() || m.s.lower(m.First-1) == "(" {
		return ""
	}
	total, best, most, second := 0.0, "", 0.0, 0.0
	for code, n := range k.shares() {
		total += n
		switch {
		case n > most || n == most && code < best:
			best, most, second = code, n, math.Max(second, most)
		case n > second:
			second = n
		}
	}
	if most < leastNative || most < 2*second || most < nativeShare*total {
		return ""
	}
	return best
}

const (
	leastNative = 4.0
	nativeShare = .4
)

// nationEntry is nation's country in the gazetteer, or nil.
func (k *linking) nationEntry(s *sentence, t int, sector string) *gazetteer.Entry {
	return k.lex.country(k.nation(s, t, sector))
}
