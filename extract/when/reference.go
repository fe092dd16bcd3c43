package when

import "claimgraph/schema"

// references are the words that point at the present, the past or the future
// without naming a date.
var references = map[string]string{
	"currently": "PRESENT_REF", "now": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
	"recently": "PAST_REF", "formerly": "PAST_REF", "previously": "PAST_REF",
	"soon":    "FUTURE_REF",
	"current": "PRESENT_REF", "recent": "PAST_REF",
}

// phrases are the references of several words.
var phrases = []struct {
	words []string
	value string
}{
	{[]string{"the", "past"}, "PAST_REF"}, {[]string{"in", "recent", "history"}, "PAST_REF"},
	{[]string{"recent", "history"}, "PAST_REF"}, {[]string{"the", "future"}, "FUTURE_REF"},
	{[]string{"the", "near", "future"}, "FUTURE_REF"}, {[]string{"the", "near", "term"}, "FUTURE_REF"},
	{[]string{"the", "long", "term"}, "FUTURE_REF"}, {[]string{"the", "short", "term"}, "FUTURE_REF"},
	{[]string{"the", "coming", "future"}, "FUTURE_REF"}, {[]string{"the", "foreseeable", "future"}, "FUTURE_REF"},
	{[]string{"the", "moment"}, "PRESENT_REF"}, {[]string{"this", "moment"}, "PRESENT_REF"},
	{[]string{"the", "present"}, "PRESENT_REF"}, {[]string{"more", "recently"}, "PAST_REF"},
	{[]string{"most", "recently"}, "PAST_REF"}, {[]string{"very", "soon"}, "FUTURE_REF"},
	{[]string{"until", "recently"}, "PAST_REF"}, {[]string{"right", "now"}, "PRESENT_REF"},
	{[]string{"until", "now"}, "PRESENT_REF"}, {[]string{"the", "distant", "past"}, "PAST_REF"},
}

// reference reads "currently", "recently", "the past", "the near future".
func reference(c *clause, at int) (match, bool) {
	best := match{next: at, typ: typeDate}
	for _, p := range phrases {
		if c.phrase(at, p.words) && c.referring(at, len(p.words)) && at+len(p.words) > best.next {
			best.next, best.value = at+len(p.words), p.value
		}
	}
	if v, ok := references[c.text(at)]; ok && best.next == at && c.referringWord(at) {
		best.next, best.value = at+1, v
	}
	if best.next == at {
		return match{}, false
	}
	if best.value == "PRESENT_REF" && c.known && !c.is(at, "until") {
		now := dayValue(c.published)
		best.interval = &schema.Interval{From: now, To: now, Precision: schema.Day}
	}
	return best, true
}

// referring keeps "the past three weeks" and "the moment he left" out.
func (c *clause) referring(at, n int) bool {
	if c.is(at+n-1, "past", "present", "moment") {
		return c.dateAlone(match{next: at + n}) && !(c.is(at+n-1, "moment") && !c.is(at-1, "at", "for"))
	}
	if c.is(at+n-1, "term") {
		return c.is(at-1, "in", "for", "over")
	}
	return true
}

func (c *clause) referringWord(at int) bool {
	switch w := c.text(at); {
	case w == "now":
		return !c.is(at+1, "that", "defunct", "famous", "infamous") && !c.is(at-1, "from", "by")
	case w == "soon":
		return !c.is(at+1, "after", "as") && !c.is(at-1, "as")
	case w == "current":
		return !c.is(at+1, ",", ".") && !c.is(at-1, "electric")
	case w == "previously", w == "formerly":
		return false // an order of events, not a time
	}
	return true
}
