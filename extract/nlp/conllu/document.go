package conllu

import (
	"fmt"
	"strconv"
	"strings"

	"claimgraph/extract/nlp"
)

// FromDocument gives an analysed document as CoNLL-U. MISC holds a word's byte
// offsets into the text (Start=12|End=17), SpaceAfter=No, and its name in IOB2
// (Name=B-PER). A sentence's id is id and its number, counted from 1; an empty
// id leaves the number. Paragraphs open with "newpar".
func FromDocument(doc *nlp.Document, id string) []*Sentence {
	out := make([]*Sentence, 0, len(doc.Sentences))
	for k := range doc.Sentences {
		s := &doc.Sentences[k]
		var comments []string
		if k == 0 {
			comments = append(comments, strings.TrimRight("# newdoc id = "+id, "= "))
			if id == "" {
				comments[0] = "# newdoc"
			}
		}
		if k == 0 || s.Paragraph != doc.Sentences[k-1].Paragraph {
			comments = append(comments, "# newpar")
		}
		number := strconv.Itoa(k + 1)
		if id != "" {
			number = id + "-" + number
		}
		comments = append(comments, "# sent_id = "+number, "# text = "+surface(doc, s))
		if s.Truncated {
			comments = append(comments, "# truncated")
		}
		out = append(out, fromSentence(doc, s, comments))
	}
	return out
}

// surface gives a sentence's text on one line.
func surface(doc *nlp.Document, s *nlp.Sentence) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(doc.Text[s.Start:s.End], "\ufffd")), " ")
}

func fromSentence(doc *nlp.Document, s *nlp.Sentence, comments []string) *Sentence {
	out := &Sentence{Comments: comments, Words: make([]Word, len(s.Tokens))}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		out.Words[i] = Word{
			Form: t.Form, Lemma: t.Lemma, UPOS: t.UPOS, XPOS: t.XPOS, Feats: t.Feats, Head: t.Head, Rel: t.Rel,
			Misc: fmt.Sprintf("Start=%d|End=%d", t.Start, t.End),
		}
	}
	for _, n := range s.Names {
		for i := n.First; i <= n.Last; i++ {
			mark := "I"
			if i == n.First {
				mark = "B"
			}
			out.Words[i].Misc = fmt.Sprintf("Name=%s-%s|%s", mark, n.Type, out.Words[i].Misc)
		}
	}
	for i := 0; i < len(s.Tokens); i++ {
		last := i
		if n := s.Tokens[i].Multiword; n > 1 {
			last = min(i+n, len(s.Tokens)) - 1
			a, b := s.Tokens[i].Start, s.Tokens[last].End
			out.Ranges = append(out.Ranges, Range{First: i, Last: last, Form: whole(doc, s, i, last), Misc: fmt.Sprintf("Start=%d|End=%d", a, b)})
		}
		if s.Tokens[last].Glued {
			misc := &out.Words[last].Misc
			if last > i {
				misc = &out.Ranges[len(out.Ranges)-1].Misc
			}
			*misc += "|SpaceAfter=No"
		}
		i = last
	}
	return out
}

// whole gives the form of a multiword token: its bytes, unless they are no
// plain word.
func whole(doc *nlp.Document, s *nlp.Sentence, first, last int) string {
	form := ""
	for i := first; i <= last; i++ {
		form += s.Tokens[i].Form
	}
	if a, b := s.Tokens[first].Start, s.Tokens[last].End; s.Tokens[first].Start == s.Tokens[last].Start {
		return doc.Text[a:b] // the words share the whole's bytes
	}
	return form
}

// ToDocument gives the tokens and sentence bounds of CoNLL-U as a document to
// annotate; all other columns are ignored. Its text is made of the forms, with
// a space after each token that does not say SpaceAfter=No, a new line after
// each sentence and an empty one before each paragraph.
func ToDocument(ss []*Sentence) *nlp.Document {
	doc := &nlp.Document{Sentences: make([]nlp.Sentence, 0, len(ss))}
	var b strings.Builder
	paragraph := 0
	for k, s := range ss {
		if k > 0 {
			b.WriteByte('\n')
			if s.Begins("newpar") || s.Begins("newdoc") {
				b.WriteByte('\n')
				paragraph++
			}
		}
		doc.Sentences = append(doc.Sentences, toSentence(s, &b, paragraph))
	}
	doc.Text = b.String()
	return doc
}

func toSentence(s *Sentence, b *strings.Builder, paragraph int) nlp.Sentence {
	out := nlp.Sentence{Start: b.Len(), Paragraph: paragraph}
	end := 0
	for _, t := range s.Tokens() {
		from := b.Len()
		b.WriteString(t.Form)
		end = b.Len()
		at := from
		for i := t.First; i <= t.Last; i++ {
			form := s.Words[i].Form
			x := nlp.Token{Start: from, End: end, Form: form, Glued: i < t.Last || !t.SpaceAfter}
			if t.First < t.Last && adds(s, t) {
				x.Start, x.End = at, at+len(form)
				at = x.End
			}
			if i == t.First && t.Last > t.First {
				x.Multiword = t.Last - t.First + 1
			}
			out.Tokens = append(out.Tokens, x)
		}
		if t.SpaceAfter {
			b.WriteByte(' ')
		}
	}
	out.End = end
	return out
}

// adds reports whether the forms of a multiword token's words make up its own.
func adds(s *Sentence, t Token) bool {
	form := ""
	for i := t.First; i <= t.Last; i++ {
		form += s.Words[i].Form
	}
	return form == t.Form
}

// Annotated gives sentences read from CoNLL-U with the columns of their
// annotated document; comments and multiword tokens stay as read.
func Annotated(read []*Sentence, doc *nlp.Document) []*Sentence {
	out := make([]*Sentence, len(read))
	for k, s := range read {
		out[k] = fromSentence(doc, &doc.Sentences[k], s.Comments)
		for i := range out[k].Ranges {
			if r := s.RangeAt(out[k].Ranges[i].First); r != nil {
				out[k].Ranges[i].Form = r.Form
			}
		}
	}
	return out
}
