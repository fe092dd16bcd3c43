package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"claimgraph/schema"
)

// Field is one part of a claim that is scored.
type Field string

// The fields scored against gold claims. Full is subject, type, object,
// polarity and holder together.
const (
	SubjectField  Field = "subject"
	TypeField     Field = "type"
	ObjectField   Field = "object"
	HolderField   Field = "holder"
	PolarityField Field = "polarity"
	TimeField     Field = "time"
	FullField     Field = "full claim"
)

// Fields lists the fields in the order they are shown.
func Fields() []Field {
	return []Field{SubjectField, TypeField, ObjectField, HolderField, PolarityField, TimeField, FullField}
}

// Count sums up one field: how many values are right, how many the system
// gave, how many the gold has.
type Count struct{ Right, Given, Gold int }

// Precision is the share of given values that are right, 0..1.
func (c Count) Precision() float64 { return ratio(c.Right, c.Given) }

// Recall is the share of gold values that were found, 0..1.
func (c Count) Recall() float64 { return ratio(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.Right, c.Given+c.Gold) }

func (c *Count) add(o Count) {
	c.Right += o.Right
	c.Given += o.Given
	c.Gold += o.Gold
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// GoldScore is how an article's claims compare with its gold.
type GoldScore struct {
	Counts map[Field]Count
	Missed []schema.Claim // gold claims with no counterpart
	Extra  []schema.Claim // given claims with no counterpart
	Wrong  []Pair         // counterparts that differ in the full claim
	Times  []Pair         // counterparts that differ in when it occurred
	Sure   []Sureness     // of each given claim
}

// Sureness is how sure a given claim was and whether the full claim is right.
type Sureness struct {
	Confidence float64
	Right      bool
}

// Pair is a gold claim with its counterpart, and the fields that differ.
type Pair struct {
	Gold, Given schema.Claim
	Differ      []Field
}

// Add sums another article's score into s.
func (s *GoldScore) Add(o GoldScore) {
	if s.Counts == nil {
		s.Counts = map[Field]Count{}
	}
	for f, c := range o.Counts {
		sum := s.Counts[f]
		sum.add(c)
		s.Counts[f] = sum
	}
	s.Missed = append(s.Missed, o.Missed...)
	s.Extra = append(s.Extra, o.Extra...)
	s.Wrong = append(s.Wrong, o.Wrong...)
	s.Times = append(s.Times, o.Times...)
	s.Sure = append(s.Sure, o.Sure...)
}

// CompareGold pairs each gold claim with at most one given claim, the most
// alike first, and counts the fields that agree. Open triples are left out.
//
// Two claims can be a pair when their predicates share words, or both are
// derived and of one type, and their subjects or objects agree.
func CompareGold(gold, given []schema.Claim) GoldScore {
	given = slices.DeleteFunc(slices.Clone(given), func(c schema.Claim) bool { return c.Open })
	score := GoldScore{Counts: map[Field]Count{}}
	goldPaired, givenPaired := make([]bool, len(gold)), make([]bool, len(given))
	for _, p := range candidates(gold, given) {
		if goldPaired[p.gold] || givenPaired[p.given] {
			continue
		}
		goldPaired[p.gold], givenPaired[p.given] = true, true
		score.pair(&gold[p.gold], &given[p.given])
	}
	for i := range gold {
		if !goldPaired[i] {
			score.single(&gold[i], Count{Gold: 1})
			score.Missed = append(score.Missed, gold[i])
		}
	}
	for i := range given {
		if !givenPaired[i] {
			score.single(&given[i], Count{Given: 1})
			score.Extra = append(score.Extra, given[i])
			score.Sure = append(score.Sure, Sureness{given[i].Confidence, false})
		}
	}
	return score
}

type candidate struct{ gold, given, alike int }

// candidates lists the possible pairs, the most alike first.
func candidates(gold, given []schema.Claim) []candidate {
	var list []candidate
	for i := range gold {
		for j := range given {
			if alike := likeness(&gold[i], &given[j]); alike > 0 {
				list = append(list, candidate{i, j, alike})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.alike, a.alike) })
	return list
}

// likeness is how much two claims agree; 0 when they cannot be a pair.
func likeness(a, b *schema.Claim) int {
	derived := len(a.DerivedFrom) > 0 && len(b.DerivedFrom) > 0
	if len(a.DerivedFrom) > 0 != (len(b.DerivedFrom) > 0) {
		return 0
	}
	samePredicate := a.Predicate.Span.Overlaps(b.Predicate.Span)
	if !samePredicate && !(derived && a.Predicate.Type == b.Predicate.Type) {
		return 0
	}
	subject, object := agree(a, b, SubjectField), agree(a, b, ObjectField)
	if !subject && !object {
		return 0
	}
	if (claimObject(a) != "") != (claimObject(b) != "") {
		return 0 // an assertion and its proposition may share their words
	}
	alike := 1
	for _, f := range Fields() {
		if agree(a, b, f) {
			alike += 2
		}
	}
	if samePredicate {
		alike += 3
	}
	return alike
}

func claimObject(c *schema.Claim) schema.ClaimID {
	if c.Object == nil {
		return ""
	}
	return c.Object.Claim
}

func (s *GoldScore) pair(gold, given *schema.Claim) {
	var differ []Field
	for _, f := range Fields() {
		c := Count{Gold: present(gold, f), Given: present(given, f)}
		if agree(gold, given, f) {
			c.Right = min(c.Gold, c.Given)
		} else if c.Gold+c.Given > 0 && f != TimeField && f != FullField {
			differ = append(differ, f)
		}
		sum := s.Counts[f]
		sum.add(c)
		s.Counts[f] = sum
	}
	if present(gold, TimeField)+present(given, TimeField) > 0 && !agree(gold, given, TimeField) {
		s.Times = append(s.Times, Pair{*gold, *given, []Field{TimeField}})
	}
	s.Sure = append(s.Sure, Sureness{given.Confidence, len(differ) == 0})
	if len(differ) > 0 {
		s.Wrong = append(s.Wrong, Pair{*gold, *given, differ})
	}
}

func (s *GoldScore) single(c *schema.Claim, one Count) {
	for _, f := range Fields() {
		if n := present(c, f); n > 0 {
			sum := s.Counts[f]
			sum.add(one)
			s.Counts[f] = sum
		}
	}
}

// present is 1 when the claim has a value for the field.
func present(c *schema.Claim, f Field) int {
	has := true
	switch f {
	case SubjectField:
		has = c.Subject != nil
	case TypeField:
		has = c.Predicate.Type != ""
	case ObjectField:
		has = objectOf(c) != nil
	case HolderField:
		has = c.Holder != nil
	case TimeField:
		has = c.Occurred != nil && c.Occurred.From+c.Occurred.To != ""
	}
	if has {
		return 1
	}
	return 0
}

// agree reports whether two claims have the same value for a field, or both
// none.
func agree(a, b *schema.Claim, f Field) bool {
	switch f {
	case SubjectField:
		return sameArgument(a.Subject, b.Subject)
	case TypeField:
		return a.Predicate.Type == b.Predicate.Type
	case ObjectField:
		return sameArgument(objectOf(a), objectOf(b))
	case HolderField:
		return sameArgument(a.Holder, b.Holder)
	case PolarityField:
		return polarityOf(a) == polarityOf(b)
	case TimeField:
		return sameTime(a.Occurred, b.Occurred)
	}
	for _, part := range []Field{SubjectField, TypeField, ObjectField, PolarityField, HolderField} {
		if !agree(a, b, part) {
			return false
		}
	}
	return true
}

// objectOf is the object, or what the claim is about when it has no object.
func objectOf(c *schema.Claim) *schema.Argument {
	if c.Object != nil {
		return c.Object
	}
	return c.About
}

// sameArgument compares entities where both name a known one, nested claims as
// such, and words otherwise: they agree when their spans overlap.
func sameArgument(a, b *schema.Argument) bool {
	switch {
	case a == nil || b == nil:
		return a == b
	case a.Claim != "" || b.Claim != "":
		return a.Claim != "" && b.Claim != ""
	case known(a.Entity) && known(b.Entity):
		return a.Entity == b.Entity
	case a.Span != nil && b.Span != nil:
		return a.Span.Overlaps(b.Span)
	}
	return a.Entity == b.Entity && a.Entity != "" || a.Derived != "" && b.Derived != ""
}

// known reports whether an entity has a readable id; ids of unknown ones hash a
// name that gold need not spell alike.
func known(id schema.EntityID) bool {
	return id != "" && len(id) > 4 && id[:4] != "nil/"
}

func polarityOf(c *schema.Claim) schema.Polarity {
	if c.Polarity == "" {
		return schema.Positive
	}
	return c.Polarity
}

// ReadClaims reads claims, one JSON object a line.
func ReadClaims(r io.Reader) ([]schema.Claim, error) {
	var claims []schema.Claim
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var c schema.Claim
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		claims = append(claims, c)
	}
	return claims, lines.Err()
}

// sameTime reports whether two intervals cover the same stretch, however their
// ends are written: "2022-03" is 1 to 31 March.
func sameTime(a, b *schema.Interval) bool {
	if a == nil || b == nil {
		return false
	}
	x, errX := a.Bounds()
	y, errY := b.Bounds()
	return errX == nil && errY == nil && x.From.Equal(y.From) && x.To.Equal(y.To)
}
