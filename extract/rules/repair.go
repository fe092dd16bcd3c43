package rules

import (
	"slices"
	"strings"

	"claimgraph/extract/nlp"
)

// repaired gives the sentence with the parser's likeliest mistakes put right,
// where its own words tell better. The sentence itself is left as it is.
func repaired(s *nlp.Sentence) *nlp.Sentence { return repairedUpTo(s, mostRepairs) }

// mostRepairs bounds the mistakes put right in one sentence.
const mostRepairs = 64

func repairedUpTo(s *nlp.Sentence, most int) *nlp.Sentence {
	if most == 0 {
		return s
	}
	for i := range s.Tokens {
		for _, r := range allRepairs {
			if at := r.find(s, i); at >= 0 {
				fixed := *s
				fixed.Tokens = slices.Clone(s.Tokens)
				r.mend(&fixed, i, at)
				return repairedUpTo(&fixed, most-1)
			}
		}
	}
	return s
}

// repair is one mistake: how to tell it at a token, which gives another token
// it concerns or -1, and how to mend it. Mending must leave nothing to find.
type repair struct {
	find func(s *nlp.Sentence, i int) int
	mend func(s *nlp.Sentence, i, at int)
}

var repairs = []repair{{perfect, raise}, {gerundObject, splitGerund}, {lostSubject, giveSubject}, {hungCharge, raiseCharge},
	{hungContent, raiseContent}, {strayedSubject, giveStrayed}, {swallowedVerb, freeVerb}, {bareFinite, freeFinite}, {thenVerb, shareSubject},
	{sayingBefore, giveContent}, {lostVerb, giveVerb}, {hungRelative, lowerRelative}, {splitByDay, joinByDay},
	{dayBeforeName, giveDay}, {dayBeforeVerb, joinVerb},
	{swallowedVerdict, raiseVerdict}, {countedOver, countObject},
	{hungInfinitive, completeAsking}, {twoSubjects, describe}, {hungAgent, raiseAgent}, {hungSaying, joinSaying}, {handedOver, freeParticle}, {dayBehindObject, freeObject},
	{caseWithin, reattach}, {agentOfObject, raiseToObject}, {nounGerund, giveObject}, {apposedVerdict, nameSo}, {sunkCharge, raiseToVerb},
	{compoundSubject, makeSubject}, {lostClause, giveClause},
	{verbAsAdjective, makeFinite}, {leftSo, makeSo}, {modalConjunct, joinToSaying}, {infinitiveConjunct, joinToSaying}, {joinedRelations, joinVerbs}, {lowConjunct, reattach}, {dueTo, freeInfinitive}}

// gerundObject recognises "denied attacking civilians" parsed with the gerund
// as a modifier of the noun. It gives the gerund, or -1.
func gerundObject(s *nlp.Sentence, verb int) int {
	at := verb + 1
	if !gerundVerbs[lemmaOf(&s.Tokens[verb])] || s.Tokens[verb].UPOS != "VERB" || at+1 >= len(s.Tokens) {
		return -1
	}
	g := &s.Tokens[at]
	if !strings.HasSuffix(g.Form, "ing") || g.Rel != "amod" && g.Rel != "compound" || g.Head <= at || s.Tokens[g.Head].Head != verb {
		return -1
	}
	return at
}

// gerundVerbs take a gerund as their complement.
var gerundVerbs = set("deny admit avoid stop cease consider suggest keep start begin continue halt risk")

// splitGerund makes the gerund the verb's complement and the noun its object.
func splitGerund(s *nlp.Sentence, verb, gerund int) {
	g := &s.Tokens[gerund]
	noun := &s.Tokens[g.Head]
	noun.Head, noun.Rel, g.Head, g.Rel = gerund, "obj", verb, "xcomp"
	g.UPOS, g.XPOS = "VERB", "VBG"
	if lemma, ok := strings.CutSuffix(lemmaOf(g), "ing"); ok {
		g.Lemma = lemma
	}
}

// lostSubject recognises a finite verb whose subject was taken for the phrase of
// the conjunction before it: "after an air strike wrecked the hospital". It
// gives the subject, or -1.
func lostSubject(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBZ" || v.Rel != "advcl" || v.Head < 0 || v.Head > verb {
		return -1
	}
	for k := range s.Children(verb) {
		if strings.HasPrefix(s.Tokens[k].Rel, "nsubj") || strings.HasPrefix(s.Tokens[k].Rel, "aux") || s.Tokens[k].Rel == "mark" {
			return -1
		}
	}
	n := verb - 1
	if n < 0 || s.Tokens[n].Rel != "obl" || s.Tokens[n].Head != v.Head || n < v.Head {
		return -1
	}
	for k := range s.Children(n) {
		if s.Tokens[k].Rel == "case" && conjunctions[lemmaOf(&s.Tokens[k])] {
			return n
		}
	}
	return -1
}

var conjunctions = set("after before since until as while when")

func giveSubject(s *nlp.Sentence, verb, subject int) {
	s.Tokens[subject].Head, s.Tokens[subject].Rel = verb, "nsubj"
	for k := range s.Children(subject) {
		if s.Tokens[k].Rel == "case" {
			s.Tokens[k].Head, s.Tokens[k].Rel = verb, "mark"
		}
	}
}

// hungContent recognises "told the crowd that he was troubled" and "said in a
// statement that …" with what was said hung on the noun as if it described it.
// It gives the content's head, or -1.
func hungContent(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || reporting[lemmaOf(v)] == "" {
		return -1
	}
	for k := range s.Children(said) {
		if s.Tokens[k].Rel == "ccomp" {
			return -1
		}
	}
	for k := said + 2; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.Rel != "acl:relcl" && t.Rel != "acl" && t.Rel != "advcl" && t.Rel != "ccomp" || t.Head <= said || t.Head >= k {
			continue
		}
		switch n := &s.Tokens[t.Head]; {
		case n.Head != said, n.Rel != "obl" && n.Rel != "obj" && n.Rel != "iobj":
			continue
		}
		that, subject := false, false
		for c := range s.Children(k) {
			r := s.Tokens[c].Rel
			that = that || r == "mark" && lemmaOf(&s.Tokens[c]) == "that"
			subject = subject || strings.HasPrefix(r, "nsubj") && lemmaOf(&s.Tokens[c]) != "that" || r == "expl"
		}
		if that && subject {
			return k
		}
	}
	return -1
}

func raiseContent(s *nlp.Sentence, said, content int) {
	s.Tokens[content].Head, s.Tokens[content].Rel = said, "ccomp"
}

// strayedSubject recognises "Lynch said the demands … erase" with both noun
// phrases hung on "said". It gives the second one, or -1.
func strayedSubject(s *nlp.Sentence, said int) int {
	if s.Tokens[said].UPOS != "VERB" || reporting[lemmaOf(&s.Tokens[said])] == "" {
		return -1
	}
	first, second := false, -1
	for k := range s.Children(said) {
		switch {
		case s.Tokens[k].Rel == "nsubj" && k < said:
			first = true
		case s.Tokens[k].Rel == "nsubj" && second < 0:
			second = k
		}
	}
	if !first || second < 0 || bareComplement(s, said, second) < 0 {
		return -1
	}
	return second
}

// bareComplement is the complement clause behind token from that has no subject.
func bareComplement(s *nlp.Sentence, said, from int) int {
	for k := range s.Children(said) {
		if s.Tokens[k].Rel != "ccomp" || k < from {
			continue
		}
		bare := true
		for c := range s.Children(k) {
			bare = bare && !strings.HasPrefix(s.Tokens[c].Rel, "nsubj")
		}
		if bare {
			return k
		}
	}
	return -1
}

func giveStrayed(s *nlp.Sentence, said, subject int) {
	s.Tokens[subject].Head = bareComplement(s, said, subject)
}

// sayingBefore recognises "Türk answered, saying, after …, the troops attacked
// them" with what was said as the main clause and the sentence's own verb
// subordinate to it. It gives what was said, or -1; i is the verb of saying.
func sayingBefore(s *nlp.Sentence, i int) int {
	saying := &s.Tokens[i]
	if saying.UPOS != "VERB" || saying.XPOS != "VBG" || saying.Rel != "advcl" || reporting[lemmaOf(saying)] == "" || saying.Head < 0 {
		return -1
	}
	own := &s.Tokens[saying.Head]
	if own.Rel != "advcl" || saying.Head > i || own.XPOS != "VBD" && own.XPOS != "VBZ" && own.XPOS != "VBP" {
		return -1
	}
	said := own.Head
	if said <= i || s.Tokens[said].UPOS != "VERB" || !hasChild(s, saying.Head, "nsubj") || hasChild(s, saying.Head, "mark") || hasChild(s, i, "ccomp") {
		return -1
	}
	for k := range s.Children(said) {
		if strings.HasPrefix(s.Tokens[k].Rel, "nsubj") && k > i {
			return said
		}
	}
	return -1
}

func hasChild(s *nlp.Sentence, i int, rel string) bool {
	for k := range s.Children(i) {
		if s.Tokens[k].Rel == rel {
			return true
		}
	}
	return false
}

func giveContent(s *nlp.Sentence, saying, said int) {
	own := s.Tokens[saying].Head
	for k := range s.Tokens {
		if s.Tokens[k].Head == said && k < own {
			s.Tokens[k].Head = own
		}
	}
	v := &s.Tokens[said]
	s.Tokens[own].Head, s.Tokens[own].Rel = v.Head, v.Rel
	v.Head, v.Rel = saying, "ccomp"
}

// swallowedVerb recognises a verb that was taken for a participle before its
// object though its own subject stands before it: "said his office received
// referrals". It gives the verb, or -1; i is the verb of saying.
func swallowedVerb(s *nlp.Sentence, i int) int {
	if s.Tokens[i].UPOS != "VERB" {
		return -1
	}
	for p := i + 2; p < len(s.Tokens); p++ {
		t := &s.Tokens[p]
		if t.Rel != "amod" || t.XPOS != "VBN" && t.XPOS != "VBD" || t.Head <= p || s.Tokens[t.Head].Head != i || s.Tokens[t.Head].Rel != "obj" {
			continue
		}
		if swallowedSubject(s, p) > i {
			return p
		}
	}
	return -1
}

// swallowedSubject is the noun phrase left of a participle that hangs on it.
func swallowedSubject(s *nlp.Sentence, p int) int {
	for d := range s.Children(p) {
		if r := s.Tokens[d].Rel; d < p && (r == "obj" || r == "nsubj") {
			return d
		}
	}
	return -1
}

func freeVerb(s *nlp.Sentence, said, verb int) {
	v := &s.Tokens[verb]
	object, subject := v.Head, swallowedSubject(s, verb)
	v.Head, v.Rel, v.UPOS, v.XPOS = said, "ccomp", "VERB", "VBD"
	s.Tokens[subject].Rel = "nsubj"
	s.Tokens[object].Head, s.Tokens[object].Rel = verb, "obj"
	if s.Tokens[subject].Head == object {
		s.Tokens[subject].Head = verb
	}
}

// hungCharge recognises "accused Russian troops of a massacre" with the charge
// hung on the accused. It gives the charge, or -1.
func hungCharge(s *nlp.Sentence, verb int) int {
	if s.Tokens[verb].UPOS != "VERB" {
		return -1
	}
	preps := charging[lemmaOf(&s.Tokens[verb])]
	if preps == nil || charged(s, verb, preps) {
		return -1
	}
	for k := verb + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.Rel != "nmod" && t.Rel != "acl" && t.Rel != "obl" || t.Head <= verb || t.Head >= k {
			continue
		}
		o := &s.Tokens[t.Head]
		if o.Head != verb || o.Rel != "obj" && o.Rel != "obl" && o.Rel != "obl:unmarked" {
			continue
		}
		for c := range s.Children(k) {
			if r := s.Tokens[c].Rel; c < k && (r == "case" || r == "mark") && preps[lemmaOf(&s.Tokens[c])] {
				return k
			}
		}
	}
	return -1
}

// charged reports whether the verb has its charge already.
func charged(s *nlp.Sentence, verb int, preps map[string]bool) bool {
	for k := range s.Children(verb) {
		if r := s.Tokens[k].Rel; k < verb || r != "obl" && r != "advcl" {
			continue
		}
		for c := range s.Children(k) {
			if r := s.Tokens[c].Rel; c < k && (r == "case" || r == "mark") && preps[lemmaOf(&s.Tokens[c])] {
				return true
			}
		}
	}
	return false
}

// charging are verbs that take whom they concern as their object and what for
// by a preposition.
var charging = map[string]map[string]bool{
	"accuse": {"of": true}, "suspect": {"of": true}, "convict": {"of": true}, "acquit": {"of": true}, "clear": {"of": true},
	"warn": {"of": true, "about": true, "against": true}, "blame": {"for": true}, "criticise": {"for": true, "over": true},
	"criticize": {"for": true, "over": true}, "condemn": {"for": true}, "praise": {"for": true}, "thank": {"for": true},
	"charge": {"with": true}, "strip": {"of": true}, "deprive": {"of": true}, "sanction": {"for": true, "over": true},
	"rebuke": {"for": true}, "denounce": {"for": true}, "punish": {"for": true}, "fault": {"for": true}, "fine": {"for": true},
}

func raiseCharge(s *nlp.Sentence, verb, charge int) {
	t := &s.Tokens[charge]
	if t.Head = verb; t.XPOS == "VBG" {
		t.Rel = "advcl"
	} else {
		t.Rel = "obl"
	}
}

// perfect recognises "have" followed by a participle that the parser took for
// an adjective of the object: "have destroyed buildings". It gives the
// participle, or -1.
func perfect(s *nlp.Sentence, have int) int {
	t := &s.Tokens[have]
	if lemmaOf(t) != "have" || t.UPOS == "AUX" && t.Rel == "aux" {
		return -1
	}
	at := have + 1
	for at < len(s.Tokens) && s.Tokens[at].UPOS == "ADV" {
		at++
	}
	if at >= len(s.Tokens) {
		return -1
	}
	p := &s.Tokens[at]
	if p.XPOS != "VBN" && p.XPOS != "VBD" || p.Rel != "amod" || p.Head <= at || s.Tokens[p.Head].Head != have || s.Tokens[p.Head].Rel != "obj" {
		return -1
	}
	return at
}

// raise makes the participle the verb that "have" was.
func raise(s *nlp.Sentence, have, participle int) {
	object := s.Tokens[participle].Head
	for i := range s.Tokens {
		if s.Tokens[i].Head == have {
			s.Tokens[i].Head = participle
		}
	}
	h, p, o := &s.Tokens[have], &s.Tokens[participle], &s.Tokens[object]
	p.Head, p.Rel, p.UPOS, p.XPOS = h.Head, h.Rel, "VERB", "VBN"
	h.Head, h.Rel, h.UPOS = participle, "aux", "AUX"
	o.Head, o.Rel = participle, "obj"
	if lemma, ok := cutParticiple(p); ok {
		p.Lemma = lemma
	}
}

// cutParticiple gives the lemma of a regular participle that was lemmatised as
// an adjective.
func cutParticiple(p *nlp.Token) (string, bool) {
	form := lemmaOf(p)
	if n := len(form); n > 4 && form[n-2:] == "ed" {
		if form[n-3] == 't' || form[n-3] == 'z' || form[n-3] == 's' || form[n-3] == 'c' || form[n-3] == 'g' || form[n-3] == 'v' {
			return form[:n-1], true
		}
		return form[:n-2], true
	}
	return "", false
}
