package name

import "strings"

// agree makes a document's names consistent: "Smith" is a person where "John
// Smith" is, "ICC" what "International Criminal Court (ICC)" is.
func (w *Workspace) agree(doc []Sentence) {
	known := w.learnDocument(doc)
	if len(known) == 0 {
		return
	}
	w.kept = append(w.kept[:0], w.spans...)
	spans := w.kept
	w.spans = w.spans[:0]
	from := 0
	for i, to := range w.bounds {
		w.spans = correct(w.spans, &doc[i], spans[from:to], known)
		w.bounds[i] = len(w.spans)
		from = to
	}
}

// learnDocument gives the type that single words have from longer names: the
// last word of persons' names, and abbreviations explained in brackets.
func (w *Workspace) learnDocument(doc []Sentence) map[string]string {
	known := map[string]string{}
	from := 0
	for i, to := range w.bounds {
		s := &doc[i]
		outlet := isDateline(s)
		for _, x := range w.spans[from:to] {
			last := s.Forms[x.Last]
			if outlet && x.Type == "ORG" {
				known[phrase(s, x)] = "ORG"
				continue
			}
			switch {
			case x.Type == "PER" && x.Last > x.First && x.Last-x.First <= 3 && upper(last) && len(last) > 2 && !shouting(s) && listsOf(s.small[x.Last])&(locality|calendar) == 0:
				known[last] = "PER"
			case x.Type != "PER" && x.Last+2 < len(s.Forms) && s.Forms[x.Last+1] == "(":
				if short := s.Forms[x.Last+2]; abbreviates(short, s.Forms[x.First:x.Last+1]) {
					known[short] = x.Type
					if !strings.HasPrefix(strings.ToUpper(s.Forms[x.First]), short[:1]) { // "Rome Statute of the International Criminal Court (ICC)"
						known[short] = "ORG"
					}
				}
			case x.Type == "ORG" && x.Last-x.First >= 2:
				if short := initials(s.Forms[x.First : x.Last+1]); len(short) >= 3 && known[short] == "" {
					known[short] = "ORG"
				}
			}
		}
		from = to
	}
	return known
}

// initials gives the first letters of the capitalised words: "CPA" of "Coalition
// Provisional Authority".
func initials(words []string) string {
	var b []byte
	for _, w := range words {
		if 'A' <= w[0] && w[0] <= 'Z' {
			b = append(b, w[0])
		}
	}
	return string(b)
}

// abbreviates reports whether short is made of the initials of words.
func abbreviates(short string, words []string) bool {
	if !allUpper(short) || len(short) > 8 {
		return false
	}
	k := 0
	for _, w := range words {
		for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' }) {
			if k < len(short) && strings.HasPrefix(strings.ToUpper(part), short[k:k+1]) {
				k++
			}
		}
	}
	return k == len(short)
}

// correct retypes the single-word names a document has explained, and adds
// those the tagger missed.
func correct(out []Span, s *Sentence, names []Span, known map[string]string) []Span {
	k, from := 0, len(out)
	for i := range s.Forms {
		if k < len(names) && names[k].First == i {
			x := names[k]
			if t := known[phrase(s, x)]; t != "" {
				x.Type = t
			}
			out = append(out, x)
			k++
			continue
		}
		if len(out) > from && out[len(out)-1].Last >= i {
			continue
		}
		if t := known[s.Forms[i]]; t != "" && (properTag(s.XPOS[i]) || allUpper(s.Forms[i]) && !shouting(s)) {
			out = append(out, Span{i, i, t})
		}
	}
	return out
}

// phrase gives the words of a span, with spaces between.
func phrase(s *Sentence, x Span) string {
	if x.First == x.Last {
		return s.Forms[x.First]
	}
	return strings.Join(s.Forms[x.First:x.Last+1], " ")
}

func properTag(xpos string) bool { return xpos == "NNP" || xpos == "NNPS" }

// isNationality reports a capitalised adjective or noun of a people or creed.
func isNationality(s *Sentence, i int) bool {
	if !upper(s.Forms[i]) || len(s.Forms[i]) < 4 {
		return false
	}
	switch s.XPOS[i] {
	case "JJ", "NNP", "NNPS", "NN", "NNS", "AFX", "VBN":
		return listsOf(s.small[i])&nationality != 0
	}
	return false
}
