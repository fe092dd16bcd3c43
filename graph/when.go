package graph

import (
	"time"

	"claimgraph/schema"
)

// When tells when a claim happened: its occurred interval, else when it was
// said, else when it was published. Intervals that cannot be parsed count as
// absent. The range is open when nothing is known.
func When(c *schema.Claim) schema.Range {
	for _, interval := range []*schema.Interval{c.Occurred, c.Said} {
		if r, err := interval.Bounds(); err == nil && !r.Open() {
			return r
		}
	}
	return PublishedRange(c)
}

// PublishedRange is the day or instant a claim was published; open if unknown.
func PublishedRange(c *schema.Claim) schema.Range {
	if c.Published == "" {
		return schema.Range{}
	}
	r, err := schema.ParseRange(c.Published)
	if err != nil {
		return schema.Range{}
	}
	return r
}

// Known is when a claim became known: published, else recorded, else zero.
func Known(c *schema.Claim) time.Time {
	if r := PublishedRange(c); !r.From.IsZero() {
		return r.From
	}
	if c.Recorded != nil {
		return *c.Recorded
	}
	return time.Time{}
}

// timeText writes a time as short as it can be: a date at midnight, else to the
// second; the zero time is "".
func timeText(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.UTC().Format(time.DateOnly)
	}
	return t.UTC().Format(time.RFC3339)
}
