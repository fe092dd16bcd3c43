// Package when reads time expressions as intervals.
package when

import (
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Expression is one time expression of a document. Types and values are those
// of TIMEX3 (TimeML 1.2.1): DATE, TIME, DURATION, SET; "2022-03-23", "P3D",
// "2022-W12", "PRESENT_REF".
type Expression struct {
	Sentence    int // index into the document's sentences
	First, Last int // its tokens, inclusive
	Start, End  int // its bytes of the document's text
	Type, Value string
	// Interval is when it was; nil for sets and for durations not anchored.
	Interval *schema.Interval
}

// Finder finds time expressions.
type Finder interface {
	// Find lists the expressions of doc in text order. published anchors the
	// relative ones; when it is zero those have no interval.
	Find(doc *nlp.Document, published time.Time) []Expression
}
