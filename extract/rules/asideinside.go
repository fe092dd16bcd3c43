package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// A saying may stand inside or behind what is said: "The claim that Chad armed the
// rebels, he added, was an invention." With a noun and its clause as the subject,
// the parser tends to give that subject to the verb of saying.

// asideInside recognises a verb of saying with two subjects, the nearer right
// before it and behind a comma. At the verb it gives the predicate the farther
// subject belongs to, or -1.
func asideInside(s *nlp.Sentence, said int) int {
	v := &s.Tokens[said]
	if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBZ" || !quotable(lemmaOf(v)) {
		return -1
	}
	far, near := sayingSubjects(s, said)
	if near < 0 {
		return -1
	}
	for k := range s.Children(said) {
		if s.Tokens[k].Rel == "ccomp" && k > far && (!hasChild(s, k, "nsubj") || clausal(s, k)) {
			return k
		}
	}
	if k := pastBefore(s, far, near); k >= 0 {
		return k
	}
	for k := range s.Children(far) {
		if k < near && s.Tokens[k].Rel == "acl" && hasChild(s, k, "cop") && !hasChild(s, k, "nsubj") && !hasChild(s, k, "mark") {
			return k
		}
	}
	return -1
}

// clausal reports whether a predicate's subject is itself introduced by "that",
// as the verb of a clause that belongs to the noun before it.
func clausal(s *nlp.Sentence, predicate int) bool {
	for k := range s.Children(predicate) {
		if s.Tokens[k].Rel == "nsubj" && k > 0 {
			first, _ := s.Subtree(k)
			return lemmaOf(&s.Tokens[first]) == "that" && s.Tokens[first].Rel == "mark"
		}
	}
	return false
}

// sayingSubjects are the two subjects of a verb of saying; near is -1 when it has
// no second one right before it and behind a comma.
func sayingSubjects(s *nlp.Sentence, said int) (far, near int) {
	far, near = -1, -1
	for k := range s.Children(said) {
		if !strings.HasPrefix(s.Tokens[k].Rel, "nsubj") || k > said {
			continue
		}
		if far < 0 {
			far = k
		} else {
			near = k
		}
	}
	if near < 0 || reportNouns[lemmaOf(&s.Tokens[far])] == "" && !subjectless(s, said) && pastBefore(s, far, near) < 0 {
		return far, -1
	}
	first, last := s.Subtree(near)
	if last != said-1 || first == 0 || s.Tokens[first-1].Form != "," {
		return far, -1
	}
	return far, near
}

// pastBefore is a verb in the plain past taken for a participle behind an infinitive
// that describes the farther noun: "Plans to reopen it continued on Sunday, he said";
// -1 for none.
func pastBefore(s *nlp.Sentence, far, near int) int {
	for k := far + 2; k < near; k++ {
		t := &s.Tokens[k]
		if t.XPOS != "VBN" || t.Rel != "acl" || t.Head <= far || !bareVerb(s, k) || hasChild(s, k, "obl:agent") {
			continue
		}
		if v := s.Tokens[t.Head].Head; v > far && s.Tokens[v].Head == far && toInfinitive(s, v) {
			return k
		}
	}
	return -1
}

// subjectless reports whether what follows a verb of saying behind a comma is a
// finite clause without a subject: "…, he said, was a lie".
func subjectless(s *nlp.Sentence, said int) bool {
	if said+1 >= len(s.Tokens) || s.Tokens[said+1].Form != "," {
		return false
	}
	for k := range s.Children(said) {
		if s.Tokens[k].Rel == "ccomp" && k > said && bareSubject(s, k) {
			return true
		}
	}
	return false
}

// bareSubject reports whether a predicate with a finite copula or auxiliary has no
// subject.
func bareSubject(s *nlp.Sentence, predicate int) bool {
	finite := s.Tokens[predicate].XPOS == "VBD" || s.Tokens[predicate].XPOS == "VBZ"
	for k := range s.Children(predicate) {
		t := &s.Tokens[k]
		switch {
		case strings.HasPrefix(t.Rel, "nsubj"), t.Rel == "expl", t.Rel == "mark", t.Rel == "csubj":
			return false
		case t.Rel == "cop" || strings.HasPrefix(t.Rel, "aux"):
			finite = finite || t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD"
		}
	}
	return finite
}

// giveFarSubject makes the predicate what is said and the farther noun its subject.
func giveFarSubject(s *nlp.Sentence, said, predicate int) {
	far, _ := sayingSubjects(s, said)
	for k := range s.Children(predicate) {
		if s.Tokens[k].Rel == "nsubj" {
			s.Tokens[k].Head, s.Tokens[k].Rel = far, "acl"
			giveClauseSubject(s, k)
		}
	}
	s.Tokens[predicate].Head, s.Tokens[predicate].Rel = said, "ccomp"
	s.Tokens[far].Head, s.Tokens[far].Rel = predicate, "nsubj"
}

// giveClauseSubject gives a verb taken for a noun the noun before it as its
// subject: "that the army withdraw".
func giveClauseSubject(s *nlp.Sentence, verb int) {
	for k := range s.Children(verb) {
		if s.Tokens[k].Rel == "compound" && k < verb {
			s.Tokens[k].Rel, s.Tokens[verb].UPOS = "nsubj", "VERB"
			for d := range s.Tokens[:k] {
				if s.Tokens[d].Head == verb && (s.Tokens[d].Rel == "det" || s.Tokens[d].Rel == "amod") {
					s.Tokens[d].Head = k
				}
			}
			return
		}
	}
}

// relativeThat recognises "the claim that Chad was arming rebels" with "that" as
// the object of a clause that has an object or needs none. At the clause's verb it
// gives "that", or -1.
func relativeThat(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.Rel != "acl:relcl" || calling[lemmaOf(v)] || v.Head < 0 || v.Head > verb || reportNouns[lemmaOf(&s.Tokens[v.Head])] == "" {
		return -1
	}
	that, subject, full := -1, false, false
	for k := range s.Children(verb) {
		switch t := &s.Tokens[k]; {
		case lemmaOf(t) == "that" && t.Rel == "obj" && k < verb:
			that = k
		case strings.HasPrefix(t.Rel, "nsubj"):
			subject = true
			full = full || t.Rel == "nsubj:pass"
		case t.Rel == "obj", t.Rel == "cop", t.Rel == "ccomp":
			full = true
		}
	}
	if that < 0 || !subject || !full {
		return -1
	}
	return that
}

func introduceClause(s *nlp.Sentence, verb, that int) {
	s.Tokens[that].Rel, s.Tokens[that].UPOS, s.Tokens[that].XPOS = "mark", "SCONJ", "IN"
	s.Tokens[verb].Rel = "acl"
}

// thatRelative recognises "a decision that senators criticised" tied as the content of
// the noun though "that" stands for it. At the verb it gives "that", or -1.
func thatRelative(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.Rel != "acl" && v.Rel != "acl:relcl" || v.Head < 0 || v.Head > verb || lightVerbs[lemmaOf(v)] != 0 {
		return -1
	}
	for k := range s.Children(verb) {
		if t := &s.Tokens[k]; k < verb && (t.XPOS == "WDT" || k == v.Head+1) && (v.Rel == "acl" || t.UPOS != "PRON") && lemmaOf(t) == "that" && t.Rel == "obj" && (reportNouns[lemmaOf(&s.Tokens[v.Head])] == "" || !hasOther(s, verb, k)) {
			return k
		}
	}
	return -1
}

// hasOther reports whether a verb has an object beside token k.
func hasOther(s *nlp.Sentence, verb, k int) bool {
	for o := range s.Children(verb) {
		if o != k && s.Tokens[o].Rel == "obj" {
			return true
		}
	}
	return false
}

func relate(s *nlp.Sentence, verb, that int) {
	s.Tokens[verb].Rel = "acl:relcl"
	s.Tokens[that].UPOS, s.Tokens[that].XPOS = "PRON", "WDT"
}
