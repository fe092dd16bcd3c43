package llm

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"

	"claimgraph/extract"
	"claimgraph/schema"
)

// sure is the confidence from which a claim is not asked about.
const sure = 0.5

// unsure gives, as one window, the sentences of the body that the claims drawn
// before are least sure of: those with an unsure claim, and those with a verb
// and somebody named and no claim at all. At most share of all sentences are
// taken.
//
// Most articles have fewer sentences than make one at a small share, so the
// fraction is drawn by lot, with the article's text as the lot: the same article
// always gives the same. The lot aims a quarter below share, so that over many
// articles share is a limit and not an average; a single short article may still
// have one sentence asked about.
func unsure(doc *extract.Document, share float64) []window {
	n := len(doc.Body.Sentences)
	most := min(n, int(math.Floor(0.75*share*float64(n)+lot(doc.Article))))
	if share >= 1 {
		most = n
	}
	type candidate struct {
		sentence int
		sure     float64
	}
	var list []candidate
	for i, s := range sureness(doc) {
		if s < sure {
			list = append(list, candidate{i, s})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.sure, b.sure) })
	var w window
	for _, c := range list[:min(most, len(list))] {
		w.sentences = append(w.sentences, c.sentence)
	}
	if len(w.sentences) == 0 {
		return nil
	}
	slices.Sort(w.sentences)
	w.from = w.sentences[0]
	return []window{w}
}

// sureness is, for each sentence, the lowest confidence of its claims.
func sureness(doc *extract.Document) []float64 {
	all := make([]float64, len(doc.Body.Sentences))
	for i := range all {
		all[i] = 1
	}
	claimed := make([]bool, len(all))
	for i := range doc.Drawn {
		c := &doc.Drawn[i]
		if c.Open || c.Sentence >= len(all) || c.Predicate.Span == nil || c.Predicate.In == schema.InTitle {
			continue
		}
		claimed[c.Sentence] = true
		all[c.Sentence] = min(all[c.Sentence], c.Confidence)
	}
	named := make([]bool, len(all))
	for i := range doc.Linked.Mentions {
		if m := &doc.Linked.Mentions[i]; !m.Title && m.Type != "pronoun" {
			named[m.Sentence] = true
		}
	}
	for i := range all {
		if !claimed[i] && named[i] && hasVerb(doc, i) {
			all[i] = sure / 2
		}
	}
	return all
}

func hasVerb(doc *extract.Document, i int) bool {
	for _, t := range doc.Body.Sentences[i].Tokens {
		if t.UPOS == "VERB" {
			return true
		}
	}
	return false
}

// lot is a number in [0, 1) that depends on the article's text alone.
func lot(a *schema.Article) float64 {
	h := fnv.New64a()
	h.Write([]byte(a.Text))
	return float64(h.Sum64()>>11) / (1 << 53)
}
