package schema

import "fmt"

// Span is a piece of evidence: the bytes [Start, End) of an article's stored
// text, or of its title when In is InTitle. Text repeats those bytes.
//
// Discontinuous evidence lists its parts in Spans, in order and without
// overlap; Start, End and Text are then the hull.
type Span struct {
	Text  string   `json:"text"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Spans [][2]int `json:"spans,omitempty"`
	In    string   `json:"in,omitempty"`
}

// InTitle marks a Span whose offsets count within the article's title.
const InTitle = "title"

// NewSpan cuts text[start:end]. It panics when the bounds are not within text,
// as slicing does.
func NewSpan(text string, start, end int) *Span {
	return &Span{Text: text[start:end], Start: start, End: end}
}

// Contains reports whether other lies within s, in the same text.
func (s *Span) Contains(other *Span) bool {
	return s != nil && other != nil && s.In == other.In && s.Start <= other.Start && other.End <= s.End
}

// Overlaps reports whether s and other share at least one byte of the same text.
func (s *Span) Overlaps(other *Span) bool {
	return s != nil && other != nil && s.In == other.In && s.Start < other.End && other.Start < s.End
}

// Check tells whether the span replays on the article: bounds in range, parts
// ordered within the hull, Text equal to the bytes it names. A nil span is fine.
func (s *Span) Check(a *Article) error {
	if s == nil {
		return nil
	}
	text := a.Text
	switch s.In {
	case "":
	case InTitle:
		text = a.Title
	default:
		return fmt.Errorf("span %d..%d: unknown part %q of an article", s.Start, s.End, s.In)
	}
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return fmt.Errorf("span %d..%d: outside a text of %d bytes", s.Start, s.End, len(text))
	}
	if text[s.Start:s.End] != s.Text {
		return fmt.Errorf("span %d..%d: text reads %q, claim says %q", s.Start, s.End, text[s.Start:s.End], s.Text)
	}
	at := s.Start
	for _, part := range s.Spans {
		if part[0] < at || part[1] < part[0] || part[1] > s.End {
			return fmt.Errorf("span %d..%d: part %d..%d out of order or outside", s.Start, s.End, part[0], part[1])
		}
		at = part[1]
	}
	return nil
}
