package eval

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"claimgraph/schema"
)

// PLVRow is one item of the PLOVER relation set of Hu et al. (ACL 2024): a
// sentence, two actors in it, and the root of what the first does to the
// second. Source and Target are bytes [from, to) of Sentence; an actor that the
// sentence does not name is the empty stretch.
type PLVRow struct {
	Sentence       string
	Source, Target [2]int
	Root           string // the gold root; YIELD stands for CONCEDE and RETREAT
}

// ReadPLV reads the set's tab-separated file with its header. A row whose
// marked sentence marks no actor is an error.
func ReadPLV(r io.Reader) ([]PLVRow, error) {
	table := csv.NewReader(r)
	table.Comma, table.LazyQuotes = '\t', true
	records, err := table.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading PLV: %w", err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("reading PLV: no header")
	}
	marked, root := slices.Index(records[0], "marked_sentence"), slices.Index(records[0], "gold_root")
	if marked < 0 || root < 0 {
		return nil, fmt.Errorf("reading PLV: no column marked_sentence or gold_root")
	}
	var rows []PLVRow
	for n, rec := range records[1:] {
		row, err := unmark(rec[marked])
		if err != nil {
			return nil, fmt.Errorf("reading PLV: row %d: %w", n, err)
		}
		row.Root = rec[root]
		rows = append(rows, row)
	}
	return rows, nil
}

// unmark takes <s>…</s> and <t>…</t> out of a sentence.
func unmark(s string) (PLVRow, error) {
	var row PLVRow
	var plain strings.Builder
	at := map[string]int{}
	for len(s) > 0 {
		tag := ""
		for _, t := range []string{"<s>", "</s>", "<t>", "</t>"} {
			if strings.HasPrefix(s, t) {
				tag = t
			}
		}
		if tag == "" {
			plain.WriteByte(s[0])
			s = s[1:]
			continue
		}
		at[tag] = plain.Len()
		s = s[len(tag):]
	}
	if len(at) == 0 || len(at)%2 != 0 {
		return row, fmt.Errorf("actors not marked")
	}
	row.Sentence = plain.String()
	row.Source, row.Target = [2]int{at["<s>"], at["</s>"]}, [2]int{at["<t>"], at["</t>"]}
	return row, nil
}

// The ways a claim may relate two actors, worst first.
const (
	unrelated = iota
	within    // the second stands somewhere in what is said
	reversed  // object and subject change places
	aboutIt   // the second is what the claim is about
	direct    // subject and object
)

// PLVRoot is the root of the claim that relates the two actors best, or "NONE".
// Of equals, an event goes before a mere saying, what happened before what did
// not or may, then the surer claim.
func PLVRoot(row PLVRow, claims []schema.Claim) string {
	best, least := "NONE", 0.0
	for i := range claims {
		c := &claims[i]
		how := row.relates(c)
		if how == unrelated || c.Predicate.Plover == "" {
			continue
		}
		score := float64(how) + c.Confidence/2
		if term, _ := schema.TermByID(c.Predicate.Type); term.Quad == schema.Neutral {
			score -= 1.5
		}
		if c.Polarity == schema.Negative {
			score -= 0.75
		}
		if len(c.DerivedFrom) > 0 || c.Modality != schema.Asserted {
			score -= 0.25
		}
		if score > least {
			best, least = c.Predicate.Plover, score
		}
	}
	switch best {
	case "CONCEDE", "RETREAT":
		return "YIELD"
	}
	return best
}

func (row *PLVRow) relates(c *schema.Claim) int {
	switch {
	case row.meets(c.Subject, row.Source) && row.meets(c.Object, row.Target):
		return direct
	case row.meets(c.Subject, row.Source) && row.meets(c.About, row.Target):
		return aboutIt
	case row.meets(c.Subject, row.Target) && row.meets(c.Object, row.Source):
		return reversed
	case row.meets(c.Subject, row.Source) && (covers(c.Object, row.Target) || covers(c.About, row.Target) || row.meets(c.Place, row.Target)):
		return within
	}
	return unrelated
}

// meets reports whether the argument and the actor are the same: the same
// words, or stretches of which either holds most of the other. An actor not
// named is anybody.
func (row *PLVRow) meets(a *schema.Argument, actor [2]int) bool {
	if actor[0] == actor[1] {
		return true
	}
	if a == nil || a.Span == nil || a.In != "" || a.Claim != "" {
		return false
	}
	shared := min(a.End, actor[1]) - max(a.Start, actor[0])
	return shared > 0 && 2*shared >= min(a.End-a.Start, actor[1]-actor[0]) ||
		schema.NormalName(a.Text) == schema.NormalName(row.Sentence[actor[0]:actor[1]])
}

// covers reports whether the stretch stands within the argument.
func covers(a *schema.Argument, s [2]int) bool {
	return a != nil && a.Span != nil && a.In == "" && a.Start <= s[0] && s[1] <= a.End
}

// RootScore is how well one root was found.
type RootScore struct {
	Root                  string
	Precision, Recall, F1 float64
	Count                 int // in the gold
}

// PLVScore compares predicted roots with the rows', in order, and gives the
// mean F1 of the gold roots and the scores of each.
func PLVScore(rows []PLVRow, predicted []string) (macro float64, roots []RootScore) {
	gold, found, right := map[string]int{}, map[string]int{}, map[string]int{}
	for i, row := range rows {
		gold[row.Root]++
		found[predicted[i]]++
		if row.Root == predicted[i] {
			right[row.Root]++
		}
	}
	for root, n := range gold {
		s := RootScore{Root: root, Count: n, Recall: float64(right[root]) / float64(n)}
		if found[root] > 0 {
			s.Precision = float64(right[root]) / float64(found[root])
		}
		if s.Precision+s.Recall > 0 {
			s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
		}
		macro += s.F1 / float64(len(gold))
		roots = append(roots, s)
	}
	slices.SortFunc(roots, func(a, b RootScore) int { return strings.Compare(a.Root, b.Root) })
	return macro, roots
}
