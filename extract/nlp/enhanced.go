package nlp

import "strings"

// The functions of this file read from a basic tree what Universal
// Dependencies' enhanced graph would say: who is understood as subject or
// object where the words do not stand in the clause itself.

// Subject is the understood subject of a predicate.
type Subject struct {
	Token int  // -1 for none
	Deep  bool // it undergoes the action: passive subject
}

// SubjectOf gives the subject of predicate v: its own; through a relative
// pronoun, the antecedent; shared with the verb it is coordinated with;
// controlled or raised from the verb it complements; or, of a participle, the
// noun it modifies.
func (s *Sentence) SubjectOf(v int) Subject { return s.subject(v, 0) }

// maxControl bounds how many clauses a subject is looked for in.
const maxControl = 6

func (s *Sentence) subject(v, depth int) Subject {
	for i := range s.Children(v) {
		if r := s.Tokens[i].Rel; strings.HasPrefix(r, "nsubj") || strings.HasPrefix(r, "csubj") {
			return Subject{s.Antecedent(i), strings.HasSuffix(r, ":pass") || s.passive(v)}
		}
	}
	h := s.Tokens[v].Head
	if h == Root || depth == maxControl {
		return Subject{Token: -1}
	}
	deep := s.passive(v)
	switch rel := s.Tokens[v].Rel; {
	case rel == "conj" && s.predicate(h):
		return Subject{s.subject(h, depth+1).Token, deep}
	case rel == "xcomp":
		return Subject{s.controller(h, depth), deep}
	case strings.HasPrefix(rel, "acl") && s.nominal(h) && !s.infinitive(v):
		return Subject{h, deep || s.Tokens[v].XPOS == "VBN"}
	case rel == "advcl" && s.participle(v):
		return Subject{s.subject(h, depth+1).Token, deep || s.Tokens[v].XPOS == "VBN" && !s.has(v, "aux")}
	}
	return Subject{Token: -1}
}

// controller gives the understood subject of the open complement of verb h: its
// object, if it has one ("told him to go"), else its subject ("wants to go",
// "seems to go"; and "promised him to go").
func (s *Sentence) controller(h, depth int) int {
	if s.Tokens[h].Lemma != "promise" {
		for i := range s.Children(h) {
			if r := s.Tokens[i].Rel; r == "obj" || r == "iobj" {
				return s.Antecedent(i)
			}
		}
	}
	return s.subject(h, depth+1).Token
}

// ObjectsOf appends to out what predicate v is done to: its objects, its
// passive subject, and objects it shares with a verb coordinated after it.
func (s *Sentence) ObjectsOf(v int, out []int) []int {
	n := len(out)
	for i := range s.Children(v) {
		if r := s.Tokens[i].Rel; r == "obj" || r == "iobj" {
			out = append(out, s.Antecedent(i))
		}
	}
	if sub := s.SubjectOf(v); sub.Deep && sub.Token >= 0 {
		out = append(out, sub.Token)
	}
	if len(out) > n || s.passive(v) {
		return out
	}
	for c := range s.Children(v) { // "arrested and charged him"
		if s.Tokens[c].Rel == "conj" && s.Tokens[c].XPOS == s.Tokens[v].XPOS && !s.has(c, "nsubj") {
			for i := range s.Children(c) {
				if s.Tokens[i].Rel == "obj" && !s.has(c, "mark") && s.adjacent(v, c) {
					out = append(out, s.Antecedent(i))
				}
			}
		}
	}
	return out
}

// AgentOf gives who does what passive predicate v says ("by the court"), or -1.
func (s *Sentence) AgentOf(v int) int {
	if !s.passive(v) && s.Tokens[v].XPOS != "VBN" {
		return -1
	}
	for i := range s.Children(v) {
		if r := s.Tokens[i].Rel; r == "obl:agent" || r == "obl" && s.CaseOf(i) == "by" && s.Tokens[i].UPOS != "NUM" {
			return i
		}
	}
	return -1
}

// CaseOf gives the lower-case preposition that marks a noun, or "".
func (s *Sentence) CaseOf(noun int) string {
	for i := range s.Children(noun) {
		if s.Tokens[i].Rel == "case" && i < noun {
			return strings.ToLower(s.Tokens[i].Form)
		}
	}
	return ""
}

// Conjuncts appends i and everything coordinated with it from i on.
func (s *Sentence) Conjuncts(i int, out []int) []int {
	out = append(out, i)
	for c := range s.Children(i) {
		if s.Tokens[c].Rel == "conj" && c > i {
			out = s.Conjuncts(c, out)
		}
	}
	return out
}

// Antecedent gives the noun that a relative pronoun stands for, or the token
// itself if it is none.
func (s *Sentence) Antecedent(i int) int {
	switch strings.ToLower(s.Tokens[i].Form) {
	case "who", "which", "that", "whom", "whose":
	default:
		return i
	}
	if x := s.Tokens[i].XPOS; x == "DT" {
		return i
	}
	for v, steps := s.Tokens[i].Head, 0; v != Root && steps < maxControl; v, steps = s.Tokens[v].Head, steps+1 {
		if strings.HasPrefix(s.Tokens[v].Rel, "acl:relcl") {
			return s.Tokens[v].Head
		}
	}
	return i
}

// passive reports whether the form of predicate v is passive.
func (s *Sentence) passive(v int) bool { return s.has(v, "aux:pass") || s.has(v, "nsubj:pass") }

// has reports whether v governs a token by relation rel.
func (s *Sentence) has(v int, rel string) bool {
	for i := range s.Children(v) {
		if s.Tokens[i].Rel == rel {
			return true
		}
	}
	return false
}

func (s *Sentence) predicate(i int) bool {
	return s.Tokens[i].UPOS == "VERB" || s.has(i, "cop") || s.has(i, "nsubj")
}

func (s *Sentence) nominal(i int) bool {
	switch s.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		return true
	}
	return false
}

func (s *Sentence) participle(i int) bool {
	return s.Tokens[i].XPOS == "VBG" || s.Tokens[i].XPOS == "VBN" || s.infinitive(i)
}

// infinitive reports whether "to" marks the verb.
func (s *Sentence) infinitive(v int) bool {
	for i := range s.Children(v) {
		if s.Tokens[i].XPOS == "TO" {
			return true
		}
	}
	return false
}

// adjacent reports whether no noun stands between two coordinated verbs.
func (s *Sentence) adjacent(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if s.nominal(i) {
			return false
		}
	}
	return true
}
