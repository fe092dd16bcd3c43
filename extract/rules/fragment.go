package rules

import "claimgraph/extract/nlp"

// A sentence of news has a finite verb. Where the parser has made a noun phrase
// of it, the participle it hung on the noun is the verb that was lost.

// lostVerb recognises "The U.S. rolled back tariffs." and "The premier of
// Alberta called for sanctions." read as noun phrases: at the noun that roots
// the sentence it gives the verb, or -1.
func lostVerb(s *nlp.Sentence, root int) int {
	if t := &s.Tokens[root]; t.Head != nlp.Root || t.UPOS != "NOUN" && t.UPOS != "PROPN" || !stopped(s) {
		return -1
	}
	found := -1
	for k := range s.Tokens {
		t := &s.Tokens[k]
		switch t.XPOS {
		case "VBZ", "VBP", "MD":
			return -1
		case "VBD", "VBN":
		default:
			continue
		}
		switch {
		case t.UPOS == "AUX":
			return -1
		case t.Head != root:
			if t.XPOS == "VBD" && t.Rel != "acl:relcl" && t.Rel != "advcl" && t.Rel != "amod" {
				return -1
			}
		case weekdayAt(s, k-1): // splitByDay mends it
			return -1
		case found < 0 && (t.Rel == "amod" && k < root && nameBefore(s, k) >= 0 || (t.Rel == "acl" || t.Rel == "amod") && k > root && activeAlone(s, k)):
			found = k
		}
	}
	return found
}

// stopped reports whether the sentence is closed by a full stop, as headings and
// captions seldom are.
func stopped(s *nlp.Sentence) bool {
	for i := len(s.Tokens) - 1; i >= 0 && i > len(s.Tokens)-3; i-- {
		if s.Tokens[i].Form == "." {
			return true
		}
	}
	return false
}

// nameBefore is the name that stands right before a participle taken for an
// adjective, or -1.
func nameBefore(s *nlp.Sentence, verb int) int {
	n := verb - 1
	if n < 0 {
		return -1
	}
	switch t := &s.Tokens[n]; {
	case t.Head == verb && (t.UPOS == "PROPN" || t.UPOS == "NOUN"):
	case t.Head == s.Tokens[verb].Head && t.UPOS == "PROPN" && t.Rel == "compound":
	default:
		return -1
	}
	return n
}

// activeAlone reports whether a participle behind a noun can only be an active
// verb: it has an object, or is one of the verbs that take none.
func activeAlone(s *nlp.Sentence, verb int) bool {
	object, agent := false, false
	for k := range s.Children(verb) {
		object = object || s.Tokens[k].Rel == "obj" && k > verb
		agent = agent || s.Tokens[k].Rel == "obl:agent"
	}
	return !agent && (object || intransitive[lemmaOf(&s.Tokens[verb])])
}

var intransitive = set(`call appeal surrender agree withdraw vote arrive resign respond reply retaliate protest rally
	march fight clash meet negotiate talk speak travel retreat return defect apologise apologize plead complain object
	insist react intervene depart flee step`)

var particles = set("back up down out off over in on away")

// giveVerb makes the verb the root, the noun its object or subject.
func giveVerb(s *nlp.Sentence, root, verb int) {
	noun, v := &s.Tokens[root], &s.Tokens[verb]
	rel, name := "nsubj", -1
	if v.Rel == "amod" && verb < root {
		rel, name = "obj", nameBefore(s, verb)
		s.Tokens[name].Head, s.Tokens[name].Rel = verb, "nsubj"
	}
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Head == root && (k < verb && rel == "obj" || t.Rel == "punct" || k > verb && rel == "nsubj") {
			t.Head = verb
			if rel == "obj" && t.Rel != "punct" && (t.Rel == "amod" || t.Rel == "compound" || t.Rel == "det") {
				t.Head = name
			}
		}
	}
	v.Head, v.Rel, v.UPOS, v.XPOS = nlp.Root, "root", "VERB", "VBD"
	noun.Head, noun.Rel = verb, rel
	if p := verb + 1; p < root && particles[lemmaOf(&s.Tokens[p])] {
		s.Tokens[p].Head, s.Tokens[p].Rel, s.Tokens[p].UPOS = verb, "compound:prt", "ADP"
	}
}
