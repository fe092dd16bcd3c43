package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Writer writes sentences.
type Writer struct{ out *bufio.Writer }

// NewWriter writes CoNLL-U to w; call Flush at the end.
func NewWriter(w io.Writer) *Writer { return &Writer{bufio.NewWriter(w)} }

// Flush writes out what is buffered.
func (w *Writer) Flush() error {
	if err := w.out.Flush(); err != nil {
		return fmt.Errorf("conllu: writing: %w", err)
	}
	return nil
}

// Write writes one sentence and the empty line after it. Tabs and line breaks
// inside columns and comments become spaces, as the format cannot hold them.
func (w *Writer) Write(s *Sentence) error {
	for _, c := range s.Comments {
		fmt.Fprintln(w.out, flat(c))
	}
	for i := range s.Words {
		if r := s.RangeAt(i); r != nil {
			fmt.Fprintf(w.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", r.First+1, r.Last+1, set(r.Form), set(r.Misc))
		}
		x := &s.Words[i]
		fmt.Fprintf(w.out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", i+1,
			set(x.Form), set(x.Lemma), set(x.UPOS), set(x.XPOS), set(x.Feats), x.Head+1, set(x.Rel), set(x.Deps), set(x.Misc))
	}
	if err := w.out.WriteByte('\n'); err != nil {
		return fmt.Errorf("conllu: writing: %w", err)
	}
	return nil
}

func set(col string) string {
	if col == "" {
		return "_"
	}
	return flat(col)
}

func flat(s string) string {
	if strings.ContainsAny(s, "\t\n\r") {
		return strings.Map(func(r rune) rune {
			if r == '\t' || r == '\n' || r == '\r' {
				return ' '
			}
			return r
		}, s)
	}
	return s
}
