package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"claimgraph/extract/nlp"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// TimexDocument is one line of a TIMEX3 corpus: a text, the time it was
// created and its expressions as [start, end, type, value] in code points, end
// exclusive. Only Text[:AnnotatedEnd] is annotated; 0 means all of it.
type TimexDocument struct {
	Doc          string  `json:"doc"`
	Created      string  `json:"dct,omitempty"`
	Text         string  `json:"text,omitempty"`
	AnnotatedEnd int     `json:"annotated_end,omitempty"`
	Timex        []Timex `json:"timex"`
}

// Timex is one expression, on the wire [start, end, type, value].
type Timex struct {
	Start, End  int // code points
	Type, Value string
}

// MarshalJSON writes the four fields as an array.
func (t Timex) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{t.Start, t.End, t.Type, t.Value})
}

// UnmarshalJSON reads the four fields from an array.
func (t *Timex) UnmarshalJSON(data []byte) error {
	var fields []json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	if len(fields) != 4 {
		return fmt.Errorf("time expression has %d fields, want start, end, type, value", len(fields))
	}
	return errors.Join(json.Unmarshal(fields[0], &t.Start), json.Unmarshal(fields[1], &t.End),
		json.Unmarshal(fields[2], &t.Type), json.Unmarshal(fields[3], &t.Value))
}

// FindTimex reads a TIMEX3 corpus from in, finds the time expressions of every
// document and writes them to out as JSON lines for the scorer. It returns the
// corpus with the expressions found, in the same order, for Score.
func FindTimex(ctx context.Context, analyser nlp.Analyser, finder when.Finder, in io.Reader, out io.Writer) (gold, found []TimexDocument, err error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	encoder := json.NewEncoder(out)
	for n := 1; lines.Scan(); n++ {
		if err := ctx.Err(); err != nil {
			return gold, found, err
		}
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var d TimexDocument
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return gold, found, fmt.Errorf("line %d: %w", n, err)
		}
		result := TimexDocument{Doc: d.Doc, Timex: findTimex(analyser, finder, d)}
		if err := encoder.Encode(result); err != nil {
			return gold, found, fmt.Errorf("writing %s: %w", d.Doc, err)
		}
		gold, found = append(gold, d), append(found, result)
	}
	return gold, found, lines.Err()
}

func findTimex(analyser nlp.Analyser, finder when.Finder, d TimexDocument) []Timex {
	var published time.Time
	if r, err := schema.ParseRange(d.Created); err == nil {
		published = r.From
	}
	points := newPoints(d.Text)
	found := []Timex{}
	for _, e := range finder.Find(analyser.Analyse(d.Text), published) {
		found = append(found, Timex{points.at(e.Start), points.at(e.End), e.Type, e.Value})
	}
	return found
}

// points turns ascending or descending byte offsets into code points.
type points struct {
	text        string
	byteAt, at0 int
}

func newPoints(text string) *points { return &points{text: text} }

func (p *points) at(offset int) int {
	if offset < p.byteAt {
		p.byteAt, p.at0 = 0, 0
	}
	p.at0 += utf8.RuneCountInString(p.text[p.byteAt:offset])
	p.byteAt = offset
	return p.at0
}

// TimexScore counts as TempEval-3 does: spans matched exactly, spans that
// overlap, and of those the ones of the right type and value.
type TimexScore struct {
	Gold, Found, Strict, Relaxed, Type, Value int
	Errors                                    []string // one line each
}

// F1 is the balanced F-measure of n matches.
func (s TimexScore) F1(n int) float64 {
	if s.Gold+s.Found == 0 {
		return 0
	}
	return 2 * float64(n) / float64(s.Gold+s.Found)
}

// ScoreTimex compares found with gold, document by document.
func ScoreTimex(gold, found []TimexDocument) TimexScore {
	var total TimexScore
	for i, g := range gold {
		if i < len(found) {
			total.add(g, found[i].Timex)
		}
	}
	return total
}

func (s *TimexScore) add(g TimexDocument, found []Timex) {
	text := []rune(g.Text)
	var scored []Timex
	for _, f := range found {
		if g.AnnotatedEnd == 0 || f.End <= g.AnnotatedEnd {
			scored = append(scored, f)
		}
	}
	s.Gold, s.Found = s.Gold+len(g.Timex), s.Found+len(scored)
	used := make([]bool, len(scored))
	for _, want := range g.Timex {
		k := bestOverlap(want, scored, used)
		if k < 0 {
			s.fault(g.Doc, "missed", text, want, Timex{})
			continue
		}
		got := scored[k]
		used[k] = true
		s.Relaxed++
		s.Strict += count(got.Start == want.Start && got.End == want.End)
		s.Type += count(got.Type == want.Type)
		s.Value += count(got.Value == want.Value)
		if got != want {
			s.fault(g.Doc, "differs", text, want, got)
		}
	}
	for k, f := range scored {
		if !used[k] {
			s.fault(g.Doc, "spurious", text, Timex{}, f)
		}
	}
}

func bestOverlap(want Timex, found []Timex, used []bool) int {
	best, bestScore := -1, 0
	for k, f := range found {
		shared := min(want.End, f.End) - max(want.Start, f.Start)
		if used[k] || shared <= 0 {
			continue
		}
		if f.Start == want.Start && f.End == want.End {
			shared += 1 << 20
		}
		if shared > bestScore {
			best, bestScore = k, shared
		}
	}
	return best
}

func (s *TimexScore) fault(doc, kind string, text []rune, want, got Timex) {
	cut := func(t Timex) string {
		if t.Start < 0 || t.End > len(text) || t.Start >= t.End {
			return "-"
		}
		return fmt.Sprintf("%q %s %s", string(text[t.Start:t.End]), t.Type, t.Value)
	}
	at := max(want.Start, got.Start)
	context := string(text[max(0, min(at-30, len(text))):min(len(text), at+40)])
	s.Errors = append(s.Errors, fmt.Sprintf("%s %s: want %s, got %s in %q", doc, kind, cut(want), cut(got), context))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
