package article

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// pageText puts the pieces of text on pages together into lines and paragraphs.
// Distances are in units of the size of the letters.
type pageText struct {
	lines  []pageLine // of the page being read
	part   []string   // lines of the paragraph being read
	done   []string   // paragraphs
	line   strings.Builder
	parted bool // the line being read begins a paragraph
	last   pdf.Text
	lead   float64 // distance of the last two lines
	spaced bool    // spaces are drawn on the page
	size   int     // bytes
}

// pageLine is a line; parted says that it begins a paragraph.
type pageLine struct {
	text   string
	parted bool
}

const (
	sameLine  = 0.5  // vertical distance within a line, as of a raised figure
	wordGap   = 0.15 // horizontal distance that parts words
	columnGap = 5.0  // horizontal distance that parts columns or cells
	lineGap   = 1.35 // how much wider than the last the distance between paragraphs is
	farLine   = 2.2  // a distance between lines that always parts paragraphs
	titleSize = 1.15 // how much larger the letters of another kind of text are
)

// add reads one page's pieces, in the order in which they are drawn.
func (p *pageText) add(pieces []pdf.Text) {
	p.last, p.spaced = pdf.Text{}, drawsSpaces(pieces)
	for _, piece := range pieces {
		s := strings.Map(readable, piece.S)
		if s == "" {
			continue
		}
		p.size += len(s)
		p.place(&piece)
		if strings.TrimSpace(s) == "" && strings.HasSuffix(p.line.String(), " ") {
			p.last = piece
			continue
		}
		p.line.WriteString(s)
		p.last = piece
	}
	p.endLine(true)
	p.endPage()
}

// endPage files the page's lines without its number. A paragraph goes on over
// the page when it has not come to its end.
func (p *pageText) endPage() {
	lines := p.lines
	for _, at := range []int{len(lines) - 1, 0} {
		if at >= 0 && at < len(lines) && pageNumber.MatchString(lines[at].text) {
			lines = append(lines[:at:at], lines[at+1:]...)
		}
	}
	for i, line := range lines {
		n := len(p.part)
		if i == 0 && n > 0 && ended(p.part[n-1]) || i > 0 && line.parted {
			p.endParagraph()
		}
		p.part = append(p.part, line.text)
	}
	p.lines, p.lead = nil, 0
}

// drawsSpaces reports whether words are parted by spaces, not by distance alone:
// then pieces may be set apart anywhere.
func drawsSpaces(pieces []pdf.Text) bool {
	spaces := 0
	for i := range pieces {
		if pieces[i].S == " " {
			spaces++
		}
	}
	return spaces*15 > len(pieces)
}

// gap is the distance from which words are parted; none where the width of the
// letters is unknown and spaces are drawn.
func (p *pageText) gap() float64 {
	if p.spaced && p.last.W == 0 {
		return math.Inf(1)
	}
	return wordGap
}

// place ends word, line or paragraph before a piece, by where it lies.
func (p *pageText) place(next *pdf.Text) {
	if p.last.S == "" {
		return
	}
	size := max(p.last.FontSize, next.FontSize, 1)
	column := columnGap * size
	if p.last.W == 0 { // the piece's whole width may lie between
		column *= 4
	}
	down, right := p.last.Y-next.Y, next.X-(p.last.X+p.last.W)
	switch {
	case math.Abs(down) < sameLine*size && right > column:
		p.endLine(true)
	case math.Abs(down) < sameLine*size && right > -2*size:
		if right > p.gap()*size && !strings.HasSuffix(p.line.String(), " ") && !strings.HasPrefix(next.S, " ") {
			p.line.WriteByte(' ')
		}
	default:
		larger := max(p.last.FontSize, next.FontSize) > titleSize*max(1, min(p.last.FontSize, next.FontSize))
		if larger || down <= 0 || down > farLine*size || p.lead > 0 && down > lineGap*p.lead {
			p.endLine(true)
			p.lead = 0
		} else {
			p.endLine(false)
			p.lead = down
		}
	}
}

var pageNumber = regexp.MustCompile(`^(?:[Pp]age )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?$`)

// endLine files a line; parted says that the next one begins a paragraph.
func (p *pageText) endLine(parted bool) {
	line := strings.Join(strings.Fields(p.line.String()), " ")
	p.line.Reset()
	if line != "" {
		p.lines = append(p.lines, pageLine{line, p.parted})
		p.parted = false
	}
	p.parted = p.parted || parted
}

func (p *pageText) endParagraph() {
	var b strings.Builder
	for _, line := range p.part {
		before := b.String()
		switch {
		case before == "":
		case hyphenated(before, line):
			b.Reset()
			b.WriteString(strings.TrimRight(before, "-\u00ad\u2010"))
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	if b.Len() > 0 {
		p.done = append(p.done, b.String())
	}
	p.part = nil
}

// String gives all paragraphs, an empty line between.
func (p *pageText) String() string {
	p.endParagraph()
	return strings.ToValidUTF8(strings.Join(p.done, "\n\n"), "\ufffd")
}

// hyphenated reports whether a word is parted at the end of a line.
func hyphenated(before, line string) bool {
	stem := strings.TrimRight(before, "-\u00ad\u2010")
	last, _ := utf8.DecodeLastRuneInString(stem)
	next, _ := utf8.DecodeRuneInString(line)
	return len(stem) < len(before) && unicode.IsLower(last) && unicode.IsLower(next)
}

// ended reports whether a line ends a sentence.
func ended(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"”’')`))
	return strings.ContainsRune(".!?:…", last)
}

// readable drops what stands for nothing: control characters and letters that
// the document's fonts do not name.
func readable(c rune) rune {
	switch {
	case c == '\t' || c == '\n' || c == '\r':
		return ' '
	case unicode.IsControl(c), c == utf8.RuneError:
		return -1
	}
	return c
}
