package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"claimgraph/schema"
)

// Attribution is who said what by which words, as in PolNeAR (Newell, Margolin
// and Ruths 2018): runs of Unicode code points, ends exclusive. A role that is
// not there is empty.
type Attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// Attributions gathers the reports that the claims of one text stand under, in
// the order of the claims, each once. Claims in the article's own voice give
// none, and neither do reports within the content of another: the corpus
// annotates outermost attributions only.
func Attributions(text string, claims []schema.Claim) []Attribution {
	points := newCodePoints(text)
	attributed := map[int]bool{} // by start of the cue
	for i := range claims {
		if c := &claims[i]; c.Cue != nil && c.Cue.In == "" {
			attributed[c.Cue.Start] = true
		}
	}
	seen := map[[4]int]bool{}
	all := []Attribution{}
	for i := range claims {
		c := &claims[i]
		if nounContent(c) && !attributed[c.Predicate.Start] {
			attributed[c.Predicate.Start] = true
			a := Attribution{Source: points.runs(c.Subject.Span), Cue: points.runs(c.Predicate.Span), Content: [][2]int{}}
			if c.Object != nil {
				a.Content = points.runs(c.Object.Span)
			}
			if c.About != nil && c.About.Span != nil && (c.Object == nil || c.About.Start != c.Object.Start) {
				a.Content = append(a.Content, points.runs(c.About.Span)...)
			}
			all = append(all, a)
		}
		if c.Content == nil || c.Content.In != "" {
			continue
		}
		key := [4]int{c.Content.Start, c.Content.End, -1, -1}
		if c.Cue != nil {
			key[2], key[3] = c.Cue.Start, c.Cue.End
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		a := Attribution{Source: [][2]int{}, Cue: points.runs(c.Cue), Content: points.runs(c.Content)}
		if c.Holder != nil {
			a.Source = points.runs(c.Holder.Span)
		}
		all = append(all, a)
	}
	return outermost(all)
}

// nounContent reports whether the claim is a speech act or stance with a noun
// phrase for what is said, "condemned the strikes", as the constructions that
// found it tell.
func nounContent(c *schema.Claim) bool {
	if c.Open || c.Predicate.Span == nil || c.Predicate.In != "" || c.Subject == nil || c.Subject.Span == nil {
		return false
	}
	switch {
	case c.Object == nil:
		if c.About == nil || c.About.Span == nil || c.About.Claim != "" {
			return false
		}
	case c.Object.Span == nil, c.Object.Claim != "", c.About == nil && !judges[c.Predicate.Type] && (c.Object.Kind == schema.Person || c.Object.Kind == schema.Country):
		return false
	}
	return strings.Contains(c.Rule, "speech act") || strings.Contains(c.Rule, "naming") || strings.Contains(c.Rule, "indirect question")
}

// judges are the types by which somebody says what to think of another, who is then
// all that is said.
var judges = map[string]bool{"ACCUSE": true, "CONDEMN": true, "SUPPORT": true}

// outermost drops the attributions whose cue stands in another's content.
func outermost(all []Attribution) []Attribution {
	kept := []Attribution{}
	for _, a := range all {
		if !slices.ContainsFunc(all, func(b Attribution) bool { return b.holds(a.Cue) }) {
			kept = append(kept, a)
		}
	}
	return kept
}

// holds reports whether the content covers the start of a cue.
func (a Attribution) holds(cue [][2]int) bool {
	return len(cue) > 0 && slices.ContainsFunc(a.Content, func(run [2]int) bool {
		return run[0] <= cue[0][0] && cue[0][0] < run[1]
	})
}

// codePoints maps byte offsets to code points.
type codePoints []int

func newCodePoints(text string) codePoints {
	p := make(codePoints, len(text)+1)
	n := 0
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for j := i; j < i+size; j++ {
			p[j] = n
		}
		i += size
		n++
	}
	p[len(text)] = n
	return p
}

// runs is a span's parts in code points; empty for none.
func (p codePoints) runs(s *schema.Span) [][2]int {
	runs := [][2]int{}
	switch {
	case s == nil:
	case len(s.Spans) > 0:
		for _, part := range s.Spans {
			runs = append(runs, [2]int{p[part[0]], p[part[1]]})
		}
	default:
		runs = append(runs, [2]int{p[s.Start], p[s.End]})
	}
	return runs
}
