package rules

import "claimgraph/extract/nlp"

// Headlines put what somebody is called in quotation marks right behind the name:
// "Maduro calls rival 'coward'".

// quotedVerdict recognises a quoted word behind who is called so, hung on it or
// swallowing it. At a verb of calling it gives the quoted word, or -1.
func quotedVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for o := range s.Children(verb) {
		if s.Tokens[o].Rel != "obj" || o < verb {
			continue
		}
		if k := nameVerdict(s, o); k >= 0 {
			return k
		}
		for k := range s.Children(o) {
			t := &s.Tokens[k]
			switch {
			case t.Rel == "appos" && k > 1 && t.UPOS != "PROPN" && quoteRun(s, o, k):
				return k
			case t.Rel == "nmod:poss" && k < o && quoteCase(s, k) > 0:
				return o
			}
		}
	}
	return -1
}

// nameVerdict is the verdict behind a name in apposition: "called the Russian leader
// Vladimir Putin a criminal"; -1 for none.
func nameVerdict(s *nlp.Sentence, object int) int {
	for n := range s.Children(object) {
		if s.Tokens[n].Rel != "appos" || s.Tokens[n].UPOS != "PROPN" {
			continue
		}
		for k := range s.Children(n) {
			if s.Tokens[k].Rel == "appos" && k > n && quoteRun(s, n, k) {
				return k
			}
		}
	}
	return -1
}

// quoteRun reports whether nothing but the verdict's own words and quotation marks
// stand between an object and the verdict hung on it.
func quoteRun(s *nlp.Sentence, object, verdict int) bool {
	for i := verdict - 1; i > object; i-- {
		switch t := &s.Tokens[i]; {
		case t.Head == object && (t.Rel == "flat" || t.Rel == "compound"):
		case isQuoteMark(t.Form), t.Head == verdict && t.UPOS != "PUNCT":
		default:
			return false
		}
	}
	return true
}

// quoteCase is the apostrophe taken for a genitive that is an opening quotation
// mark, since white space stands before it and none behind; 0 for none.
func quoteCase(s *nlp.Sentence, noun int) int {
	for k := range s.Children(noun) {
		t := &s.Tokens[k]
		if t.Rel == "case" && isQuoteMark(t.Form) && k > 0 && !s.Tokens[k-1].Glued && t.Glued {
			return k
		}
	}
	return 0
}

func raiseQuoted(s *nlp.Sentence, verb, verdict int) {
	v := &s.Tokens[verdict]
	if v.Head == verb { // it had swallowed who is called so
		for k := range s.Children(verdict) {
			if s.Tokens[k].Rel == "nmod:poss" {
				mark := quoteCase(s, k)
				s.Tokens[mark].Head, s.Tokens[mark].Rel, s.Tokens[mark].UPOS = verdict, "punct", "PUNCT"
				s.Tokens[k].Head, s.Tokens[k].Rel = verb, "obj"
				break
			}
		}
	}
	v.Head, v.Rel = verb, "xcomp"
}

// pluralCompound recognises "called the attackers terrorists" with those called so
// as a modifier: a plural seldom is one. At a verb of calling it gives the
// verdict, or -1.
func pluralCompound(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for o := range s.Children(verb) {
		if t := &s.Tokens[o]; t.Rel == "obj" && o > verb && t.UPOS == "NOUN" && pluralBefore(s, o) > verb {
			return o
		}
	}
	return -1
}

// pluralBefore is the plural right before a noun that modifies it, or -1.
func pluralBefore(s *nlp.Sentence, noun int) int {
	for k := noun - 1; k > 0 && k > noun-3; k-- {
		t := &s.Tokens[k]
		if t.Head == noun && t.Rel == "compound" && t.XPOS == "NNS" {
			return k
		}
		if t.Head != noun || t.Rel != "amod" {
			return -1
		}
	}
	return -1
}

func splitPlural(s *nlp.Sentence, verb, verdict int) {
	deed := pluralBefore(s, verdict)
	for k := range s.Tokens[:deed] {
		if s.Tokens[k].Head == verdict {
			s.Tokens[k].Head = deed
		}
	}
	s.Tokens[deed].Head, s.Tokens[deed].Rel = verb, "obj"
	s.Tokens[verdict].Head, s.Tokens[verdict].Rel = verb, "xcomp"
}

// adverbVerdict recognises "called the claim baseless" with the verdict taken for
// an adverb. At a verb of calling it gives the verdict, or -1.
func adverbVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] || !hasChild(s, verb, "obj") {
		return -1
	}
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		if k > verb+1 && t.Rel == "advmod" && (verdicts(lemmaOf(t), "") || t.UPOS == "ADJ") {
			return k
		}
	}
	return -1
}

func completeVerdict(s *nlp.Sentence, _, verdict int) {
	s.Tokens[verdict].Rel, s.Tokens[verdict].UPOS = "xcomp", "ADJ"
}

// looseVerdict recognises "calling him an imbecile" with him as whom something is
// given to, and "called the affair a scandal" with the scandal as a measure. At a verb
// of calling it gives the verdict, or -1.
func looseVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	who := -1
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		switch {
		case k < verb:
		case who < 0 && (t.Rel == "iobj" || t.Rel == "obj"):
			who = k
		case who < 0 || t.UPOS != "NOUN" || !articled(s, k):
		case t.Rel == "obl:unmarked" && s.Tokens[who].Rel == "obj", t.Rel == "obj" && s.Tokens[who].Rel == "iobj":
			return k
		}
	}
	return -1
}

// articled reports whether a noun has an indefinite article.
func articled(s *nlp.Sentence, noun int) bool {
	for k := range s.Children(noun) {
		if t := &s.Tokens[k]; t.Rel == "det" && (t.Form == "a" || t.Form == "an") {
			return true
		}
	}
	return false
}

func tieVerdict(s *nlp.Sentence, verb, verdict int) {
	for k := range s.Children(verb) {
		if s.Tokens[k].Rel == "iobj" {
			s.Tokens[k].Rel = "obj"
		}
	}
	s.Tokens[verdict].Rel = "xcomp"
}
