package gold

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// row is one annotated claim as written: its number within the article, its
// predicate, its fields, and the window of text its words are looked for in.
type row struct {
	line           int
	number         int
	typ, mode      string
	predicate      piece
	lemma          string
	roles          map[string]piece // s, o, ab, h, pl
	times          map[string]piece // t, sd
	quantity       piece
	act            string
	cue, content   piece
	by             int // number of the assertion this proposition stands under
	from           []int
	flags          map[string]bool // neg, formal
	modality       string
	title          bool
	winFrom, winTo int // byte window in the article's text or title
}

// piece is a quotation from the article with what it stands for.
type piece struct {
	text  string
	nth   int    // which occurrence in the window, from 1; 0 demands a single one
	whole bool   // looked for in the whole body rather than the window
	value string // after "=": entity key, date, quantity
	claim int    // after "#": claim number
}

var pieceEnd = regexp.MustCompile(`^(.*?)(?:(?:^|\s)=(\S+(?: \S+)?))?(?:(?:^|\s)#(\d+))?$`)

func parsePiece(s string) (p piece) {
	m := pieceEnd.FindStringSubmatch(strings.TrimSpace(s))
	p.text, p.value = strings.TrimSpace(m[1]), m[2]
	p.claim, _ = strconv.Atoi(m[3])
	if rest, ok := strings.CutPrefix(p.text, "^"); ok {
		p.text, p.whole = rest, true
	}
	if len(p.text) > 3 && p.text[0] == '{' && p.text[2] == '}' {
		p.nth, p.text = int(p.text[1]-'0'), p.text[3:]
	}
	return p
}

// parse reads a source file against its article. Lines beginning with ">" set
// the window by quoting the beginning of a sentence (">title" the title);
// lines beginning with "#" are remarks.
func parse(r io.Reader, art *article) ([]*row, error) {
	var rows []*row
	from, to, title := -1, -1, false
	scan := bufio.NewScanner(r)
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == ">title":
			from, to, title = 0, len(art.Title), true
		case strings.HasPrefix(line, ">"):
			title = false
			var err error
			if from, to, err = art.sentenceAt(strings.TrimSpace(line[1:])); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		default:
			c, err := parseRow(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			c.line, c.winFrom, c.winTo, c.title = n, from, to, title
			rows = append(rows, c)
		}
	}
	return rows, scan.Err()
}

func parseRow(line string) (*row, error) {
	c := &row{roles: map[string]piece{}, times: map[string]piece{}, flags: map[string]bool{}}
	fields := strings.Split(line, " | ")
	head := strings.SplitN(strings.TrimSpace(fields[0]), " ", 3)
	var err error
	if c.number, err = strconv.Atoi(head[0]); err != nil || len(head) < 3 {
		return nil, fmt.Errorf("%q: want NUMBER TYPE[:mode] TEXT[~lemma]", fields[0])
	}
	c.typ, c.mode, _ = strings.Cut(head[1], ":")
	text, lemma, found := strings.Cut(head[2], "~")
	c.predicate, c.lemma = parsePiece(text), strings.TrimSpace(lemma)
	if !found {
		c.lemma = strings.ToLower(c.predicate.text)
	}
	for _, f := range fields[1:] {
		key, rest, _ := strings.Cut(strings.TrimSpace(f), " ")
		if err := c.set(key, rest); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *row) set(key, rest string) (err error) {
	switch key {
	case "s", "o", "ab", "h", "pl":
		c.roles[key] = parsePiece(rest)
	case "t", "sd":
		c.times[key] = parsePiece(rest)
	case "q":
		c.quantity = parsePiece(rest)
	case "cue":
		c.cue = parsePiece(rest)
	case "c":
		c.content = parsePiece(rest)
	case "act":
		c.act = rest
	case "m":
		c.modality = rest
	case "neg", "pos", "formal":
		c.flags[key] = true
	case "by":
		c.by, err = strconv.Atoi(rest)
	case "from":
		for _, n := range strings.Fields(rest) {
			from, err := strconv.Atoi(n)
			if err != nil {
				return fmt.Errorf("from %q: %w", rest, err)
			}
			c.from = append(c.from, from)
		}
	default:
		return fmt.Errorf("unknown field %q", key)
	}
	return err
}
