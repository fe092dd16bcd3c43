package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// laterSaying recognises "said its men would go, accusing Chad of …" and "concluded
// that it was so, with the ministry calling …": an act of speech behind a comma is
// the speaker's, though the parser hangs it on what is said. At the participle it
// gives the verb of saying, or -1.
func laterSaying(s *nlp.Sentence, participle int) int {
	v := &s.Tokens[participle]
	if v.UPOS != "VERB" || v.XPOS != "VBG" || v.Rel != "advcl" || v.Head < 0 || v.Head > participle || !speechParticiples[lemmaOf(v)] {
		return -1
	}
	content := &s.Tokens[v.Head]
	if content.Rel != "ccomp" || content.Head < 0 || content.Head > v.Head || reporting[lemmaOf(&s.Tokens[content.Head])] == "" {
		return -1
	}
	if reporting[lemmaOf(content)] != "" && content.UPOS == "VERB" && !attitudes[lemmaOf(content)] {
		return -1 // "said the minister had denied it, calling it a lie"
	}
	first, _ := s.Subtree(participle)
	if s.Tokens[first].Form != "," && (first == 0 || s.Tokens[first-1].Form != ",") {
		return -1
	}
	return content.Head
}

// speechParticiples are verbs whose participle behind a comma goes on with what a
// speaker says.
var speechParticiples = set(`accuse add say call describe blame warn urge insist stress argue claim allege deny denounce condemn
	vow promise threaten demand note explain label brand dismiss reject`)

func raiseLater(s *nlp.Sentence, participle, said int) { s.Tokens[participle].Head = said }

// strayCharge recognises "…, a charge Chad rejects" with the charge as a subject of
// the clause before it. At the noun it gives its verb, or -1.
func strayCharge(s *nlp.Sentence, noun int) int {
	n := &s.Tokens[noun]
	if !strings.HasPrefix(n.Rel, "nsubj") && n.Rel != "parataxis" || n.Head < 0 || n.Head > noun || !told[reportNouns[lemmaOf(n)]] || noun < 2 {
		return -1
	}
	a := &s.Tokens[noun-1]
	if a.Form != "a" && a.Form != "an" || s.Tokens[noun-2].Form != "," {
		return -1
	}
	for k := range s.Children(noun) {
		if s.Tokens[k].Rel == "acl:relcl" && k > noun {
			return n.Head
		}
	}
	return -1
}

func appose(s *nlp.Sentence, noun, verb int) {
	at := -1
	for k := range s.Children(verb) {
		if k < noun && (s.Tokens[k].Rel == "obj" || s.Tokens[k].Rel == "obl") {
			at = k
		}
	}
	if at < 0 {
		s.Tokens[noun].Rel = "dislocated"
		return
	}
	s.Tokens[noun].Head, s.Tokens[noun].Rel = at, "appos"
}

// wrongdoingNoun recognises "denied wrongdoing" with the noun taken for a verb. At the
// noun it gives itself, or -1.
func wrongdoingNoun(s *nlp.Sentence, i int) int {
	if t := &s.Tokens[i]; t.UPOS == "VERB" && t.Rel == "xcomp" && strings.EqualFold(t.Form, "wrongdoing") {
		return i
	}
	return -1
}

func makeNoun(s *nlp.Sentence, i, _ int) {
	t := &s.Tokens[i]
	t.UPOS, t.XPOS, t.Rel, t.Lemma = "NOUN", "NN", "obj", "wrongdoing"
}

// participleVerdict recognises "called the court rigged" with the court as a modifier
// of the verdict. At a verb of calling it gives the verdict, or -1.
func participleVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		if o := k - 1; t.XPOS == "VBN" && t.Rel == "xcomp" && o > verb && s.Tokens[o].Head == verb && s.Tokens[o].Rel == "obj" {
			return k
		}
		if k < verb+3 || t.Rel != "xcomp" && t.Rel != "ccomp" || t.XPOS != "VBN" && t.UPOS != "ADJ" || toInfinitive(s, k) {
			continue
		}
		if n := s.Tokens[k-1]; !hasChild(s, verb, "obj") && n.Head == k && (n.Rel == "compound" || strings.HasPrefix(n.Rel, "nsubj") || n.Rel == "amod") && determined(s, verb, k-1) {
			return k
		}
	}
	return -1
}

func splitParticiple(s *nlp.Sentence, verb, verdict int) {
	deed := verdict - 1
	for k := range s.Tokens[:deed] {
		if s.Tokens[k].Head == verdict {
			s.Tokens[k].Head = deed
		}
	}
	s.Tokens[deed].Head, s.Tokens[deed].Rel, s.Tokens[deed].UPOS = verb, "obj", "NOUN"
	v := &s.Tokens[verdict]
	v.Head, v.Rel, v.UPOS, v.XPOS = verb, "xcomp", "ADJ", "JJ"
	if strings.HasSuffix(v.Form, "ed") {
		v.Lemma = strings.ToLower(v.Form)
	}
}
