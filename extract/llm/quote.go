package llm

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// place is a stretch of the article where a quote stands.
type place struct {
	title      bool
	sentence   int // where it begins
	start, end int // bytes of the text or title
}

func (p place) overlaps(o place) bool {
	return p.title == o.title && p.start < o.end && o.start < p.end
}

func (p place) within(o place) bool {
	return p.title == o.title && o.start <= p.start && p.end <= o.end
}

// finder looks quotes up in the text of one window.
type finder struct {
	doc     *extract.Document
	ranges  []stretch
	answers map[string][]place
}

// stretch is a piece of the article that quotes are looked for in.
type stretch struct {
	title bool
	at    int // offset of text in the article
	text  string
	plain *plain // made when first needed
}

func newFinder(doc *extract.Document, w window) *finder {
	f := &finder{doc: doc, answers: map[string][]place{}}
	if doc.Title != nil && w.title {
		f.ranges = append(f.ranges, stretch{title: true, text: doc.Article.Title})
	}
	for i := 0; i < len(w.sentences); {
		k := i
		for k+1 < len(w.sentences) && w.sentences[k+1] == w.sentences[k]+1 {
			k++
		}
		start, end := doc.Body.Sentences[w.sentences[i]].Start, doc.Body.Sentences[w.sentences[k]].End
		f.ranges = append(f.ranges, stretch{at: start, text: doc.Body.Text[start:end]})
		i = k + 1
	}
	return f
}

// find gives every place where a quote stands, as it is written; where there is
// none, those where it stands but for white space and the form of quotation
// marks. Places that begin or end inside a word do not count.
func (f *finder) find(quote string) []place {
	quote = strings.TrimSpace(quote)
	if quote == "" {
		return nil
	}
	if known, ok := f.answers[quote]; ok {
		return known
	}
	var found []place
	for i := range f.ranges {
		r := &f.ranges[i]
		for _, at := range occurrences(r.text, quote) {
			found = f.add(found, r, at, at+len(quote))
		}
	}
	if len(found) == 0 {
		found = f.findPlain(quote)
	}
	f.answers[quote] = found
	return found
}

func (f *finder) findPlain(quote string) (found []place) {
	wanted := strings.TrimSpace(simplify(quote).text)
	if wanted == "" {
		return nil
	}
	for i := range f.ranges {
		r := &f.ranges[i]
		if r.plain == nil {
			r.plain = simplify(r.text)
		}
		for _, at := range occurrences(r.plain.text, wanted) {
			found = f.add(found, r, r.plain.from[at], r.plain.to[at+len(wanted)-1])
		}
	}
	return found
}

// add files a place unless it cuts a word or stands in no sentence.
func (f *finder) add(found []place, r *stretch, start, end int) []place {
	if cutsWord(r.text, start) || cutsWord(r.text, end) {
		return found
	}
	p := place{title: r.title, start: r.at + start, end: r.at + end}
	if p.sentence = f.document(p).SentenceAt(p.start); p.sentence < 0 {
		return found
	}
	return append(found, p)
}

// document is the analysed text that a place is in.
func (f *finder) document(p place) *nlp.Document {
	if p.title {
		return f.doc.Title
	}
	return f.doc.Body
}

// span is the place as evidence.
func (f *finder) span(p place) *schema.Span {
	if p.title {
		s := schema.NewSpan(f.doc.Article.Title, p.start, p.end)
		s.In = schema.InTitle
		return s
	}
	return schema.NewSpan(f.doc.Article.Text, p.start, p.end)
}

// mostPlaces bounds how often a quote is looked for in one stretch.
const mostPlaces = 4096

func occurrences(text, quote string) (at []int) {
	for from := 0; len(at) < mostPlaces; {
		i := strings.Index(text[from:], quote)
		if i < 0 {
			break
		}
		at = append(at, from+i)
		_, size := utf8.DecodeRuneInString(text[from+i:])
		from += i + size
	}
	return at
}

// cutsWord reports whether offset at lies between two letters or digits.
func cutsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return at > 0 && at < len(text) && wordRune(before) && wordRune(after)
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// plain is a text with single spaces and straight quotation marks; from and to
// give the original bytes [from, to) that each of its bytes stands for.
type plain struct {
	text     string
	from, to []int
}

func simplify(s string) *plain {
	p := &plain{}
	var b strings.Builder
	put := func(r rune, from, to int) {
		n, _ := b.WriteRune(r)
		for range n {
			p.from, p.to = append(p.from, from), append(p.to, to)
		}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			end := i + size
			for end < len(s) {
				next, n := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsSpace(next) {
					break
				}
				end += n
			}
			put(' ', i, end)
			i = end
			continue
		case r == utf8.RuneError && size == 1: // no UTF-8; shown to the model as U+FFFD
			put(utf8.RuneError, i, i+1)
		case strings.ContainsRune("“”„‟«»″", r):
			put('"', i, i+size)
		case strings.ContainsRune("‘’‚‛‹›′`´", r):
			put('\'', i, i+size)
		default:
			put(r, i, i+size)
		}
		i += size
	}
	p.text = b.String()
	return p
}
