package resolve

import (
	"math"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Example is one pronoun of an annotated text with its possible antecedents,
// for training the weights.
type Example struct {
	Set        string      // which weights it trains: "person", "thing", "plural"
	Candidates [][]float64 // the features of each
	Right      []bool      // whether each is in the pronoun's gold chain
}

// FeatureNames label the features of an Example, in order.
func FeatureNames() []string { return featureNames[:] }

// Examples lists a text's pronouns with their candidates. same is the gold: it
// tells whether two stretches of bytes, [0] to [1] and [2] to [3], corefer.
// Each pronoun is linked as the gold says before the next is looked at.
func (l *Linker) Examples(text string, body *nlp.Document, same func(span [4]int) bool) []Example {
	var out []Example
	l.run(&schema.Article{Text: text}, nil, body, func(s *sentence, t int, p pronoun, list []candidate) *mention {
		ex := Example{Set: p.set()}
		var nearest *mention
		for _, x := range list {
			right := same([4]int{s.Tokens[t].Start, s.Tokens[t].End, x.mention.Start, x.mention.End})
			ex.Candidates = append(ex.Candidates, append([]float64(nil), x.features[:]...))
			ex.Right = append(ex.Right, right)
			if right && nearest == nil {
				nearest = x.mention
			}
		}
		if len(list) > 0 {
			out = append(out, ex)
		}
		return nearest
	})
	return out
}

// set names the weights a kind of pronoun uses.
func (p pronoun) set() string {
	switch {
	case p.gender != "":
		return "person"
	case p.plural:
		return "plural"
	}
	return "thing"
}

// chances turns scores into probabilities by entity, the last value being that
// of no antecedent, whose score is 0.
func chances(list []candidate, scores []float64) (map[schema.EntityID]float64, float64) {
	most := 0.0
	for _, s := range scores {
		most = math.Max(most, s)
	}
	open := math.Exp(-most)
	sum := open
	by := map[schema.EntityID]float64{}
	for i := range list {
		e := math.Exp(scores[i] - most)
		by[list[i].mention.Entity.ID] += e
		sum += e
	}
	for id := range by {
		by[id] /= sum
	}
	return by, open / sum
}
