package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// Prepositions and phrases the parser has hung within or below the phrase they
// belong to.

// caseWithin recognises a preposition hung on the first word of a name or on a
// modifier rather than on the head: "to [Julian] Assange". At the preposition it
// gives the head, or -1.
func caseWithin(s *nlp.Sentence, i int) int {
	t := &s.Tokens[i]
	if t.Rel != "case" || t.UPOS != "ADP" || t.Head <= i {
		return -1
	}
	h := t.Head
	for n := 0; n < 4 && s.Tokens[h].Head > h && prenominal[basic(s.Tokens[h].Rel)]; n++ {
		h = s.Tokens[h].Head
	}
	if h == t.Head || !nounLike(s, h) || hasChild(s, h, "case") {
		return -1
	}
	for k := i + 1; k < t.Head; k++ {
		if s.Tokens[k].UPOS == "ADP" {
			return -1
		}
	}
	return h
}

// prenominal are the relations of what stands before its noun.
var prenominal = set("compound amod flat nmod:desc")

func basic(rel string) string {
	if rel == "nmod:desc" {
		return rel
	}
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func nounLike(s *nlp.Sentence, i int) bool {
	return s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "PROPN"
}

func reattach(s *nlp.Sentence, i, head int) { s.Tokens[i].Head = head }

// dueTo recognises "is due to meet" with "due to" taken for a conjunction. At "due" it
// gives the "to", or -1.
func dueTo(s *nlp.Sentence, due int) int {
	t := &s.Tokens[due]
	to := due + 1
	if lemmaOf(t) != "due" || t.Rel != "mark" || to >= len(s.Tokens) || t.Head <= to || s.Tokens[to].Head != due || lemmaOf(&s.Tokens[to]) != "to" {
		return -1
	}
	if v := &s.Tokens[t.Head]; v.UPOS != "VERB" || v.XPOS != "VB" || !hasChild(s, t.Head, "cop") {
		return -1
	}
	return to
}

func freeInfinitive(s *nlp.Sentence, due, to int) {
	s.Tokens[due].Rel = "advmod"
	t := &s.Tokens[to]
	t.Head, t.Rel, t.UPOS = s.Tokens[due].Head, "mark", "PART"
}

// agentOfObject recognises "condemned a protest by farmers" with the farmers hung
// on the verb: an active verb has no agent, the deed before it does. At the verb it
// gives the agent, or -1.
func agentOfObject(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || s.Tokens[verb].XPOS == "VBN" && !hasChild(s, verb, "aux") || hasChild(s, verb, "aux:pass") || hasChild(s, verb, "nsubj:pass") {
		return -1
	}
	object := -1
	for k := range s.Children(verb) {
		t := &s.Tokens[k]
		switch {
		case t.Rel == "obj" && k > verb && t.UPOS == "NOUN":
			object = k
		case t.Rel == "obl" && object >= 0 && k > object && byActor(s, k) && adjoining(s, object, k):
			return k
		}
	}
	return -1
}

// byActor reports whether token k heads "by" with somebody or something that acts
// rather than a means, measure or time.
func byActor(s *nlp.Sentence, k int) bool {
	by := false
	for c := range s.Children(k) {
		switch t := &s.Tokens[c]; {
		case t.Rel == "case" && c < k:
			if by = lemmaOf(t) == "by"; !by {
				return false
			}
		case t.Rel == "nummod" && s.Tokens[k].XPOS != "NNS":
			return false
		}
	}
	return by && nounLike(s, k) && !byMeans[lemmaOf(&s.Tokens[k])] && !days[lemmaOf(&s.Tokens[k])]
}

// byMeans are nouns that tell how, by how much or until when.
var byMeans = set(`vote majority consensus margin force phone telephone mail email post air land sea train car bus boat ship plane road law way
	means midnight noon end time day year month week percent % point dollar euro hand name decree mistake accident surprise
	january february march april may june july august september october november december default design comparison contrast
	half third quarter degree weekend morning evening night date deadline fire bomb gunfire lot amount`)

// adjoining reports whether nothing of another phrase of the verb stands between
// an object and what follows it.
func adjoining(s *nlp.Sentence, object, k int) bool {
	for j := object + 1; j < k; j++ {
		h := j
		for h != object && h != k && s.Tokens[h].Head >= 0 && h != s.Tokens[object].Head {
			h = s.Tokens[h].Head
		}
		if h != object && h != k {
			return false
		}
	}
	return true
}

func raiseToObject(s *nlp.Sentence, verb, agent int) {
	for k := range s.Children(verb) {
		if s.Tokens[k].Rel == "obj" && k > verb && k < agent {
			s.Tokens[agent].Head, s.Tokens[agent].Rel = k, "nmod"
		}
	}
}

// nounGerund recognises "denies bombing the theatre" with the gerund taken for a
// noun and its object given to the verb. It gives the gerund, or -1.
func nounGerund(s *nlp.Sentence, verb int) int {
	at := verb + 1
	if at+1 >= len(s.Tokens) || s.Tokens[verb].UPOS != "VERB" || !gerundVerbs[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	g := &s.Tokens[at]
	if g.UPOS != "NOUN" || g.Head != verb || g.Rel != "xcomp" || !strings.HasSuffix(g.Form, "ing") {
		return -1
	}
	return at
}

func giveObject(s *nlp.Sentence, verb, gerund int) {
	g := &s.Tokens[gerund]
	g.UPOS, g.XPOS = "VERB", "VBG"
	if lemma, ok := strings.CutSuffix(lemmaOf(g), "ing"); ok {
		g.Lemma = lemma
	}
	for k := range s.Children(verb) {
		if k > gerund && s.Tokens[k].Rel == "obj" {
			s.Tokens[k].Head = gerund
		}
	}
}

// apposedVerdict recognises "called the leader a criminal" with the verdict hung on
// the leader as another name of his. At the verb it gives the verdict, or -1.
func apposedVerdict(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !calling[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for k := verb + 3; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.Rel != "appos" || t.UPOS != "NOUN" && t.UPOS != "ADJ" || !below(s, verb, k) {
			continue
		}
		for c := range s.Children(k) {
			if a := &s.Tokens[c]; c > verb && a.Rel == "det" && (lemmaOf(a) == "a" || lemmaOf(a) == "an") && s.Tokens[c-1].Form != "," {
				return k
			}
		}
	}
	return -1
}

// below reports whether token k lies under the verb's object.
func below(s *nlp.Sentence, verb, k int) bool {
	for n := 0; n < 4 && s.Tokens[k].Head > verb; n++ {
		if k = s.Tokens[k].Head; s.Tokens[k].Head == verb {
			return s.Tokens[k].Rel == "obj"
		}
	}
	return false
}

func nameSo(s *nlp.Sentence, verb, verdict int) {
	s.Tokens[verdict].Head, s.Tokens[verdict].Rel = verb, "xcomp"
}

// sunkCharge recognises "accused troops, who held the dam for a year, of blowing it
// up" with the charge hung within the aside. At the verb it gives the gerund, or -1.
func sunkCharge(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" || !gerundCharges[lemmaOf(&s.Tokens[verb])] {
		return -1
	}
	for k := range s.Children(verb) {
		if m := lemmaOf(&s.Tokens[k]); s.Tokens[k].XPOS == "VBG" && m != "" && hasMark(s, k, "of") {
			return -1
		}
	}
	for k := verb + 3; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.XPOS == "VBG" && (t.Rel == "advcl" || t.Rel == "acl") && hasMark(s, k, "of") && sunk(s, verb, k) {
			return k
		}
	}
	return -1
}

// gerundCharges take what somebody is charged with as "of" and a gerund.
var gerundCharges = set("accuse suspect convict acquit")

func hasMark(s *nlp.Sentence, k int, word string) bool {
	for c := range s.Children(k) {
		if t := &s.Tokens[c]; c < k && (t.Rel == "mark" || t.Rel == "case") && lemmaOf(t) == word {
			return true
		}
	}
	return false
}

// sunk reports whether token k lies in a relative clause about the verb's object.
func sunk(s *nlp.Sentence, verb, k int) bool {
	relative := false
	for n := 0; n < 8 && s.Tokens[k].Head >= 0; n++ {
		k = s.Tokens[k].Head
		relative = relative || s.Tokens[k].Rel == "acl:relcl" || s.Tokens[k].Rel == "appos" || s.Tokens[k].Rel == "acl"
		if s.Tokens[k].Head == verb {
			return relative && (s.Tokens[k].Rel == "obj" || s.Tokens[k].Rel == "nsubj:pass")
		}
	}
	return false
}

func raiseToVerb(s *nlp.Sentence, verb, gerund int) {
	s.Tokens[gerund].Head, s.Tokens[gerund].Rel = verb, "advcl"
}

// compoundSubject recognises "Chile lifted sanctions" with the subject taken for a
// part of the verb. At the verb it gives the subject, or -1.
func compoundSubject(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBZ" && v.XPOS != "VBP" || hasChild(s, verb, "nsubj") || hasChild(s, verb, "nsubj:pass") || hasChild(s, verb, "expl") {
		return -1
	}
	for k := range s.Children(verb) {
		if t := &s.Tokens[k]; k < verb && t.Rel == "compound" && nounLike(s, k) && !hasChild(s, k, "case") {
			return k
		}
	}
	return -1
}

func makeSubject(s *nlp.Sentence, _, subject int) { s.Tokens[subject].Rel = "nsubj" }
