package rules

import (
	"strings"

	"claimgraph/extract/nlp"
)

// weekdayAt reports whether token i is a day of the week behind "on".
func weekdayAt(s *nlp.Sentence, i int) bool {
	return i > 0 && i < len(s.Tokens) && weekdays[s.Tokens[i].Form] && strings.EqualFold(s.Tokens[i-1].Form, "on")
}

var weekdays = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true}

// splitByDay recognises "Ukraine on Sunday accused troops" with the verb taken
// for a participle of its subject. It gives the subject, or -1.
func splitByDay(s *nlp.Sentence, verb int) int {
	v := &s.Tokens[verb]
	if v.XPOS != "VBD" && v.XPOS != "VBN" || v.Rel != "amod" && !strings.HasPrefix(v.Rel, "acl") || !weekdayAt(s, verb-1) || hasAuxiliary(s, verb) {
		return -1
	}
	n := v.Head
	if n < 0 || n >= verb-2 || s.Tokens[verb-1].Head != n {
		return -1
	}
	if r := s.Tokens[n].Rel; r != "root" && r != "ccomp" && r != "parataxis" {
		return -1
	}
	return n
}

func hasAuxiliary(s *nlp.Sentence, verb int) bool {
	for k := range s.Children(verb) {
		if strings.HasPrefix(s.Tokens[k].Rel, "aux") || s.Tokens[k].Rel == "mark" {
			return true
		}
	}
	return false
}

// joinByDay makes the participle the verb of its subject.
func joinByDay(s *nlp.Sentence, verb, subject int) {
	v, n, day := &s.Tokens[verb], &s.Tokens[subject], &s.Tokens[verb-1]
	v.Head, v.Rel, v.UPOS, v.XPOS = n.Head, n.Rel, "VERB", "VBD"
	n.Head, n.Rel = verb, "nsubj"
	day.Head, day.Rel = verb, "obl"
	for k := verb + 1; k < len(s.Tokens); k++ {
		if s.Tokens[k].Head == subject {
			s.Tokens[k].Head = verb
		}
	}
}

// dayBeforeName recognises "On Wednesday Biden announced" with the day taken
// for a part of the name. It gives the verb, or -1.
func dayBeforeName(s *nlp.Sentence, day int) int {
	t := &s.Tokens[day]
	if !weekdayAt(s, day) || t.Rel != "compound" && t.Rel != "nmod:unmarked" || t.Head <= day {
		return -1
	}
	name := &s.Tokens[t.Head]
	if name.UPOS != "PROPN" || name.Rel != "nsubj" && name.Rel != "nsubj:pass" || name.Head < 0 {
		return -1
	}
	return name.Head
}

func giveDay(s *nlp.Sentence, day, verb int) {
	s.Tokens[day].Head, s.Tokens[day].Rel = verb, "obl"
	s.Tokens[day-1].Head, s.Tokens[day-1].Rel = day, "case"
}

// dayBeforeVerb recognises "struck the port on Wednesday and damaged silos" with
// the second verb joined to the day. It gives the second verb, or -1.
func dayBeforeVerb(s *nlp.Sentence, day int) int {
	if !weekdayAt(s, day) || day+2 >= len(s.Tokens) {
		return -1
	}
	second := day + 2
	v := &s.Tokens[second]
	if !strings.EqualFold(s.Tokens[day+1].Form, "and") || v.XPOS != "VBD" && v.XPOS != "VBN" || v.Head != day || v.Rel != "conj" || verbBefore(s, day) < 0 {
		return -1
	}
	return second
}

// verbBefore is the finite verb that the words before a day's "on" hang on.
func verbBefore(s *nlp.Sentence, day int) int {
	for k, n := day-2, 0; k >= 0 && n < 8; k, n = s.Tokens[k].Head, n+1 {
		if t := &s.Tokens[k]; t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
			return k
		}
	}
	return -1
}

func joinVerb(s *nlp.Sentence, day, second int) {
	first := verbBefore(s, day)
	d, v := &s.Tokens[day], &s.Tokens[second]
	if object := d.Head; object > second && d.Rel == "compound" {
		s.Tokens[object].Head, s.Tokens[object].Rel = second, "obj"
	}
	v.Head, v.Rel, v.UPOS, v.XPOS = first, "conj", "VERB", "VBD"
	s.Tokens[day+1].Head = second
	giveDay(s, day, first)
}
