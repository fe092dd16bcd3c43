package drawing

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// piece is some text of a sentence; role names the part of the claim it is.
type piece struct{ text, role string }

// marked is a part of a claim in the text.
type marked struct {
	start, end int
	role       string
}

// sentence cuts the sentence that a claim was read from out of its article, or
// out of the title, and marks the claim's words in it. Of parts that overlap the
// smaller is marked. A claim without words of its own gives none.
func sentence(c *schema.Claim, a *schema.Article) []piece {
	for _, in := range []string{"", schema.InTitle} {
		body := a.Text
		if in == schema.InTitle {
			body = a.Title
		}
		if marks := marksIn(c, in, len(body)); len(marks) > 0 {
			from, to := around(body, marks, in == schema.InTitle)
			return cut(body, marks, from, to)
		}
	}
	return nil
}

func marksIn(c *schema.Claim, in string, length int) []marked {
	var marks []marked
	for role, s := range c.Evidence {
		if s.In != in || !slices.Contains([]string{"subject", "predicate", "object", "holder", "cue"}, role) {
			continue
		}
		parts := s.Spans
		if len(parts) == 0 {
			parts = [][2]int{{s.Start, s.End}}
		}
		for _, p := range parts {
			if p[0] >= 0 && p[0] < p[1] && p[1] <= length {
				marks = append(marks, marked{p[0], p[1], role})
			}
		}
	}
	return marks
}

// around widens the marks to the ends of their sentences: a line's end, or a
// full stop before a space.
func around(body string, marks []marked, whole bool) (from, to int) {
	if whole {
		return 0, len(body)
	}
	from, to = len(body), 0
	for _, m := range marks {
		from, to = min(from, m.start), max(to, m.end)
	}
	for from > 0 && body[from-1] != '\n' && !(from > 1 && body[from-1] == ' ' && strings.IndexByte(".!?", body[from-2]) >= 0) {
		from--
	}
	for to < len(body) && body[to] != '\n' && !(strings.IndexByte(".!?", body[to-1]) >= 0 && body[to] == ' ') {
		to++
	}
	return from, to
}

// cut divides body[from:to] wherever a mark begins or ends.
func cut(body string, marks []marked, from, to int) []piece {
	at := []int{from, to}
	for _, m := range marks {
		at = append(at, max(from, min(to, m.start)), max(from, min(to, m.end)))
	}
	slices.Sort(at)
	at = slices.Compact(at)
	var out []piece
	for i := 0; i+1 < len(at); i++ {
		best := marked{}
		for _, m := range marks {
			if m.start <= at[i] && at[i+1] <= m.end && (best.role == "" || m.end-m.start < best.end-best.start) {
				best = m
			}
		}
		out = append(out, piece{body[at[i]:at[i+1]], best.role})
	}
	return out
}
