package when

import (
	"strconv"
	"strings"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// sequel dates a clause that "after" or "before" joins at a distance to the
// verb it depends on: in "fired on Wednesday, a day after jets bombed the camp"
// the bombing was on Tuesday. The verb must have a day and the distance be in
// whole days or weeks.
func sequel(s *nlp.Sentence, exprs []Expression, predicate int) *Expression {
	mark := markOf(s, predicate)
	if mark < 0 {
		return nil
	}
	d := distanceBefore(exprs, s, mark)
	if d == nil {
		return nil
	}
	days, ok := wholeDays(d.Value)
	if !ok {
		return nil
	}
	base := dayBefore(s, without(exprs, d), d, predicate)
	if base == nil {
		return nil
	}
	from, err := time.Parse(time.DateOnly, base.Interval.From)
	if err != nil {
		return nil
	}
	if strings.EqualFold(s.Tokens[mark].Form, "after") {
		days = -days
	}
	day := dayValue(from.AddDate(0, 0, days))
	e := *d
	e.Last, e.End = mark, s.Tokens[mark].End
	e.Type, e.Value, e.Interval = typeDate, day, &schema.Interval{From: day, To: day, Precision: schema.Day}
	return &e
}

// dayBefore is the day of the verb that distance d is counted from: the one
// above the clause or the distance, else the day last named before it.
func dayBefore(s *nlp.Sentence, exprs []Expression, d *Expression, predicate int) *Expression {
	for _, from := range []int{predicate, head(s, d)} {
		for i, n := s.Tokens[from].Head, 0; i >= 0 && i < len(s.Tokens) && n < 6; i, n = s.Tokens[i].Head, n+1 {
			if s.Tokens[i].UPOS != "VERB" || i == predicate || i > d.First {
				continue
			}
			e := attached(s, exprs, i, false)
			if e == nil {
				e = inherited(s, exprs, i)
			}
			if singleDay(e) {
				return e
			}
			break
		}
	}
	var last *Expression
	for i := range exprs {
		if e := &exprs[i]; e.Start >= s.Start && e.End <= d.Start && singleDay(e) {
			last = e
		}
	}
	return last
}

func singleDay(e *Expression) bool {
	return e != nil && e.Interval != nil && e.Interval.From != "" && e.Interval.From == e.Interval.To
}

// markOf is the "after" or "before" that opens a clause, or -1. Parsers give it
// to the clause's verb or to its subject.
func markOf(s *nlp.Sentence, clause int) int {
	for _, top := range []int{clause, subject(s, clause)} {
		if top < 0 {
			continue
		}
		for child := range s.Children(top) {
			if t := &s.Tokens[child]; child < clause && (t.Rel == "mark" || t.Rel == "case") && (strings.EqualFold(t.Form, "after") || strings.EqualFold(t.Form, "before")) {
				return child
			}
		}
	}
	return -1
}

// distanceBefore is the duration that ends right before token mark.
func distanceBefore(exprs []Expression, s *nlp.Sentence, mark int) *Expression {
	for i := range exprs {
		if e := &exprs[i]; e.Type == typeDuration && e.Last == mark-1 && e.Start >= s.Start && e.End <= s.End {
			return e
		}
	}
	return nil
}

func without(exprs []Expression, e *Expression) []Expression {
	var rest []Expression
	for i := range exprs {
		if exprs[i].Start != e.Start || exprs[i].End != e.End {
			rest = append(rest, exprs[i])
		}
	}
	return rest
}

// wholeDays reads "P2D" and "P1W" as days.
func wholeDays(value string) (int, bool) {
	if len(value) < 3 || value[0] != 'P' {
		return 0, false
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n < 1 || n > 1000 {
		return 0, false
	}
	switch value[len(value)-1] {
	case 'D':
		return n, true
	case 'W':
		return 7 * n, true
	}
	return 0, false
}
