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

// Rooting gives the PLOVER root of a claim.
type Rooting func(c *schema.Claim) string

// Emitted is the root as the claim has it.
func Emitted(c *schema.Claim) string { return c.Predicate.Plover }

// PLVRoot is the root of the claim that relates the two actors best, or "NONE".
// Of equals, an event goes before a mere saying, what happened before what did
// not or may, then the surer claim.
func PLVRoot(row PLVRow, claims []schema.Claim, root Rooting) string {
	best, least := "NONE", 0.0
	source, target := row.actor(row.Source, claims), row.actor(row.Target, claims)
	for i := range claims {
		c := &claims[i]
		how := relates(c, source, target)
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
			best, least = root(c), score
		}
	}
	switch best {
	case "CONCEDE", "RETREAT":
		return "YIELD"
	}
	return best
}

// Root2021 is the claim's root as PLOVER had it when the set was labelled: by its
// map of 2021 economic sanctions (CAMEO 163) were COERCE, convictions (116) ACCUSE
// and intents to yield (035) AGREE.
func Root2021(c *schema.Claim) string {
	switch code := c.Predicate.CAMEO; {
	case code == "163":
		return "COERCE"
	case code == "116":
		return "ACCUSE"
	case strings.HasPrefix(code, "035"):
		return "AGREE"
	}
	return c.Predicate.Plover
}

func relates(c *schema.Claim, source, target actor) int {
	switch {
	case source.is(c.Subject) && target.is(c.Object):
		return direct
	case source.is(c.Subject) && target.is(c.About):
		return aboutIt
	case target.is(c.Subject) && source.is(c.Object):
		return reversed
	case source.is(c.Subject) && (covers(c.Object, target.at) || covers(c.About, target.at) || target.is(c.Place)):
		return within
	}
	return unrelated
}

// actor is one of the two given actors: where it stands, its words, and what
// entities the claims take it for.
type actor struct {
	at        [2]int
	name      string
	entities  map[schema.EntityID]bool
	countries map[string]bool
}

func (row *PLVRow) actor(at [2]int, claims []schema.Claim) actor {
	a := actor{at: at, name: schema.NormalName(row.Sentence[at[0]:at[1]])}
	entities, countries := map[schema.EntityID]bool{}, map[string]bool{}
	for i := range claims {
		for _, r := range claims[i].Roles() {
			if r.Argument.Entity != "" && a.is(r.Argument) && at[0] < at[1] {
				entities[r.Argument.Entity] = true
				countries[r.Argument.Country] = true
			}
		}
	}
	a.entities, a.countries = entities, countries
	return a
}

// is reports whether an argument means the actor: its words, a stretch that
// shares most of the shorter of the two, or a pronoun for the same entity. An
// actor not named is anybody.
func (a actor) is(arg *schema.Argument) bool {
	if a.at[0] == a.at[1] {
		return true
	}
	if arg == nil || arg.Claim != "" {
		return false
	}
	if arg.Span == nil { // derived: the country of an actor
		return arg.Country != "" && a.countries[arg.Country]
	}
	if arg.In != "" {
		return false
	}
	shared := min(arg.End, a.at[1]) - max(arg.Start, a.at[0])
	return shared > 0 && 2*shared >= min(arg.End-arg.Start, a.at[1]-a.at[0]) ||
		schema.NormalName(arg.Text) == a.name || len(arg.Text) < 5 && a.entities[arg.Entity]
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
