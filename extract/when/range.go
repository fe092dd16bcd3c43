package when

import (
	"sort"
	"time"

	"claimgraph/schema"
)

// joinRanges gives both ends of a range the whole of it as interval: "from 3
// to 5 March", "between Monday and Wednesday", "2014-2016".
func (c *clause) joinRanges(found []Expression) {
	for i := 0; i+1 < len(found); i++ {
		a, b := &found[i], &found[i+1]
		if a.Interval == nil || b.Interval == nil || a.Type == typeDuration || b.Type == typeDuration || !c.ranges(a, b) && !c.consecutive(a, b) {
			continue
		}
		if c.consecutive(a, b) {
			both := schema.Interval{From: a.Interval.From, To: b.Interval.To, Precision: schema.Day}
			first, second := both, both
			a.Interval, b.Interval = &first, &second
			continue
		}
		c.weekEarlier(a, b)
		from, to := intervalOf(a.Value), intervalOf(b.Value)
		if from == nil || to == nil || from.From > to.To {
			continue
		}
		whole := schema.Interval{From: from.From, To: to.To, Precision: to.Precision}
		first, second := whole, whole
		a.Interval, b.Interval = &first, &second
	}
}

// weekEarlier moves the first weekday of a range that would begin after its end
// to the week before: "between Friday and Sunday" in Friday's paper.
func (c *clause) weekEarlier(a, b *Expression) {
	if _, ok := weekdays[c.text(c.wordAt(a.Start))]; !ok || len(a.Value) != len(time.DateOnly) || len(b.Value) != len(time.DateOnly) || a.Value <= b.Value {
		return
	}
	from, err := time.Parse(time.DateOnly, a.Value)
	if err != nil {
		return
	}
	if value := dayValue(from.AddDate(0, 0, -7)); value <= b.Value {
		a.Value, a.Interval = value, intervalOf(value)
	}
}

// consecutive reports whether two days that follow one another are joined:
// "on Sunday and Monday".
func (c *clause) consecutive(a, b *Expression) bool {
	at := c.wordAt(a.End)
	if at != c.wordAt(b.Start)-1 || !c.is(at, "and") || len(a.Value) != len(time.DateOnly) || a.Interval.From != a.Interval.To || b.Interval.From != b.Interval.To {
		return false
	}
	from, err := time.Parse(time.DateOnly, a.Interval.From)
	return err == nil && dayValue(from.AddDate(0, 0, 1)) == b.Interval.From
}

// ranges reports whether only "to", "until", "through", a dash, or the "and" of
// "between", stands between two expressions.
func (c *clause) ranges(a, b *Expression) bool {
	first, last := c.wordAt(a.End), c.wordAt(b.Start)
	if first < 0 || last < first {
		return false
	}
	before := c.wordAt(a.Start) - 1
	switch last - first {
	case 0:
		return c.words[last].hyphen
	case 1:
		return c.is(first, "through", "thru") ||
			c.is(first, "to", "until", "till") && (c.is(before, "from") || c.is(before-1, "from") || a.Type == b.Type && c.is(first, "to")) ||
			c.is(first, "and") && (c.is(before, "between") || c.is(before-1, "between"))
	}
	return false
}

// wordAt is the first word at or behind byte offset at.
func (c *clause) wordAt(at int) int {
	return sort.Search(len(c.words), func(i int) bool { return c.words[i].start >= at })
}

// inOrder sorts the expressions of a sentence by their place in the text.
func inOrder(found []Expression) {
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
}
