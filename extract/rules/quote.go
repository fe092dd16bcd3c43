package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/nlp"
)

// quote is a quotation: the bytes [start, end) of the document, marks included.
// It may run over several sentences, not over paragraphs; a quotation carried
// on in the next paragraph is a quote of its own.
type quote struct {
	start, end int
	paragraph  int
	open       bool // not closed in its paragraph
	words      int
	held       bool // somebody is known to have said it
}

func isQuoteMark(form string) bool {
	switch form {
	case `"`, "“", "”", "``", "''", "„", "«", "»", "‘", "’", "'":
		return true
	}
	return false
}

// quotations finds the quotations of doc, in order. An opening mark that is
// never closed quotes the rest of its paragraph when it opens the paragraph or
// a sentence; else it quotes nothing.
func quotations(doc *nlp.Document, trees []*tree) []*quote {
	var found []*quote
	for at := 0; at < len(trees); {
		next := at
		for next < len(trees) && trees[next].Paragraph == trees[at].Paragraph {
			next++
		}
		p := paragraph{doc.Text, trees[at].Start, trees[next-1].End, trees[at].Paragraph}
		found = append(found, p.quotations()...)
		at = next
	}
	mark(found, trees)
	return found
}

// mark notes for every token the quotation it stands in.
func mark(found []*quote, trees []*tree) {
	q := 0
	for _, t := range trees {
		for i := range t.Tokens {
			token := &t.Tokens[i]
			for q < len(found) && found[q].end <= token.Start {
				q++
			}
			if q < len(found) && found[q].start <= token.Start && token.Start < found[q].end {
				t.quotes[i] = found[q]
				if !t.pos(i, "PUNCT") {
					found[q].words++
				}
			}
		}
	}
}

// paragraph is a stretch of the document's bytes.
type paragraph struct {
	text       string
	start, end int
	number     int
}

// quotations pairs the marks of one paragraph.
func (p paragraph) quotations() []*quote {
	var found []*quote
	for at := p.start; at < p.end; {
		shut, size := p.opening(at)
		if size == 0 {
			_, n := utf8.DecodeRuneInString(p.text[at:])
			at += n
			continue
		}
		end := p.closing(at+size, shut)
		if end == 0 && shut == "”" {
			end = p.closing(at+size, `"`) // marks of two styles, as hands paste them
		}
		switch {
		case end > 0:
			found = append(found, &quote{start: at, end: end, paragraph: p.number})
			at = end
		case at == p.start && shut != "'" && shut != "’":
			found = append(found, &quote{start: at, end: p.end, paragraph: p.number, open: true})
			return found
		default:
			at += size
		}
	}
	return found
}

// opening tells whether a quotation opens at byte at: the mark that would close
// it and the opening mark's length.
func (p paragraph) opening(at int) (shut string, size int) {
	for _, pair := range markPairs {
		if !strings.HasPrefix(p.text[at:p.end], pair[0]) {
			continue
		}
		size := len(pair[0])
		if (pair[0] == `"` || pair[0] == "'" || pair[0] == "''") && !p.opensWord(at, size) {
			continue
		}
		return pair[1], size
	}
	return "", 0
}

// opensWord reports whether a mark that opens and closes alike stands where one
// opens: after white space or a bracket and before a word.
func (p paragraph) opensWord(at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[p.start:at])
	after, _ := utf8.DecodeRuneInString(p.text[at+size : p.end])
	opens := at == p.start || unicode.IsSpace(before) || strings.ContainsRune("([{—–-:,", before)
	return opens && at+size < p.end && !unicode.IsSpace(after)
}

// closing finds the end of a quotation, past its closing mark; 0 if there is
// none. Single marks within words are apostrophes.
func (p paragraph) closing(from int, shut string) int {
	for at := from; at < p.end; {
		i := strings.Index(p.text[at:p.end], shut)
		if i < 0 {
			return 0
		}
		at += i + len(shut)
		if shut != "'" && shut != "’" {
			if shut == `"` && p.opensWord(at-1, 1) && !p.closesAfter(at-1) {
				return 0 // another opens: the first was never closed
			}
			return at
		}
		after, _ := utf8.DecodeRuneInString(p.text[at:p.end])
		if at >= p.end || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return at
		}
	}
	return 0
}

// closesAfter reports whether punctuation before the mark shows that it closes.
func (p paragraph) closesAfter(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[p.start:at])
	return strings.ContainsRune(".,!?", before)
}

// markPairs are the ways quotations open and close. Straight single marks come
// last and only pair within a paragraph.
var markPairs = [][2]string{
	{"“", "”"}, {`"`, `"`}, {"``", "''"}, {"«", "»"}, {"„", "“"}, {"‘", "’"}, {"'", "'"},
}
