package ask

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"unicode/utf8"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Quote is the stretch of an article on which a claim rests, word for word.
type Quote struct {
	Text  string `json:"text"`
	Start int    `json:"start" doc:"Byte offset into the article's text, or its title"`
	End   int    `json:"end"`
	In    string `json:"in,omitempty" doc:"title, when the offsets count in the title"`
}

// longestQuote is where quotes are cut, in bytes.
const longestQuote = 600

// QuoteOf gives the stretch from the first to the last piece of a claim's
// evidence; of a claim that was derived, that of the claims it comes from. It
// is cut to the longest allowed; nil when nothing rests on words.
func (s *Service) QuoteOf(ctx context.Context, c *schema.Claim, a *schema.Article) (*Quote, error) {
	in := hull{start: len(a.Text)}
	in.add(c)
	seen := []schema.ClaimID{c.ID}
	for from := slices.Clone(c.DerivedFrom); len(from) > 0 && in.empty(); {
		id := from[0]
		from = from[1:]
		if slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		source, err := s.Store.Claim(ctx, id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		if source.Article == c.Article {
			in.add(&source)
			from = append(from, source.DerivedFrom...)
		}
	}
	return in.quote(a), nil
}

// hull is the smallest stretch around pieces of evidence.
type hull struct {
	start, end int
	title      *schema.Span
}

func (h *hull) add(c *schema.Claim) {
	for field, span := range c.Evidence {
		switch {
		case span.In == schema.InTitle:
			h.title = span
		case field != "occurred" && field != "said":
			h.start, h.end = min(h.start, span.Start), max(h.end, span.End)
		}
	}
}

func (h *hull) empty() bool { return h.end == 0 && h.title == nil }

func (h *hull) quote(a *schema.Article) *Quote {
	switch {
	case h.end > h.start && h.end <= len(a.Text):
		end := h.start + cut(a.Text[h.start:h.end])
		return &Quote{Text: a.Text[h.start:end], Start: h.start, End: end}
	case h.title != nil && a.Title != "":
		end := cut(a.Title)
		return &Quote{Text: a.Title[:end], End: end, In: schema.InTitle}
	}
	return nil
}

// cut is the length of a text's longest beginning allowed, in whole characters.
func cut(text string) int {
	n := min(len(text), longestQuote)
	for n > 0 && n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// Digest is the SHA-256 of an article's text, in hexadecimal, against which a
// quote can be checked.
func Digest(a *schema.Article) string {
	sum := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(sum[:])
}
