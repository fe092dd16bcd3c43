package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// MaxLine is the longest line, in bytes, a Reader accepts.
const MaxLine = 16 << 20

// Reader reads sentences one by one.
type Reader struct {
	in   *bufio.Scanner
	line int
}

// NewReader reads CoNLL-U from r.
func NewReader(r io.Reader) *Reader {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), MaxLine)
	return &Reader{in: in}
}

// Read gives the next sentence, or io.EOF after the last one. An error names
// its line.
func (r *Reader) Read() (*Sentence, error) {
	s := &Sentence{}
	for r.in.Scan() {
		r.line++
		line := strings.TrimSuffix(r.in.Text(), "\r")
		switch {
		case line == "" && len(s.Words) > 0:
			return s, s.link()
		case line == "":
		case line[0] == '#':
			s.Comments = append(s.Comments, line)
		default:
			if err := s.add(line); err != nil {
				return nil, fmt.Errorf("conllu: line %d: %w", r.line, err)
			}
		}
	}
	if err := r.in.Err(); err != nil {
		return nil, fmt.Errorf("conllu: after line %d: %w", r.line, err)
	}
	if len(s.Words) == 0 {
		return nil, io.EOF
	}
	return s, s.link()
}

// ReadAll reads every sentence.
func ReadAll(r io.Reader) ([]*Sentence, error) {
	var out []*Sentence
	for in := NewReader(r); ; {
		s, err := in.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// add takes one token line. Missing columns on the right are empty.
func (s *Sentence) add(line string) error {
	var col [10]string
	n := 0
	for f := range strings.SplitSeq(line, "\t") {
		if n == len(col) {
			return fmt.Errorf("more than ten columns")
		}
		col[n] = f
		n++
	}
	if n < 2 || col[1] == "" {
		return fmt.Errorf("no FORM column")
	}
	if strings.Contains(col[0], ".") {
		return nil // an empty node of the enhanced graph
	}
	if a, b, ok := strings.Cut(col[0], "-"); ok {
		return s.addRange(a, b, col[1], unset(col[9]))
	}
	id, err := strconv.Atoi(col[0])
	if err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word id %q where %d was due", col[0], len(s.Words)+1)
	}
	head := 0
	if h := unset(col[6]); h != "" {
		if head, err = strconv.Atoi(h); err != nil || head < 0 {
			return fmt.Errorf("HEAD %q", h)
		}
	}
	s.Words = append(s.Words, Word{
		Form: col[1], Lemma: col[2], UPOS: unset(col[3]), XPOS: unset(col[4]), Feats: unset(col[5]),
		Head: head - 1, Rel: unset(col[7]), Deps: unset(col[8]), Misc: unset(col[9]),
	})
	return nil
}

func (s *Sentence) addRange(a, b, form, misc string) error {
	first, err1 := strconv.Atoi(a)
	last, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || first != len(s.Words)+1 || last <= first {
		return fmt.Errorf("multiword token %s-%s", a, b)
	}
	s.Ranges = append(s.Ranges, Range{First: first - 1, Last: last - 1, Form: form, Misc: misc})
	return nil
}

// link checks what only the whole sentence shows.
func (s *Sentence) link() error {
	for i, w := range s.Words {
		if w.Head >= len(s.Words) || w.Head == i {
			return fmt.Errorf("conllu: word %d has head %d in a sentence of %d", i+1, w.Head+1, len(s.Words))
		}
	}
	for _, r := range s.Ranges {
		if r.Last >= len(s.Words) {
			return fmt.Errorf("conllu: multiword token %q ends after the sentence", r.Form)
		}
	}
	return nil
}

func unset(col string) string {
	if col == "_" {
		return ""
	}
	return col
}
