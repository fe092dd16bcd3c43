package name

import (
	"strings"
	"unicode"
)

// refine trims a span and decides its final type; it reports false for a span
// that is no name.
func refine(s *Sentence, x Span) (Span, bool) {
	for x.First <= x.Last && idle(s.small[x.First]) && !article(s, x) {
		x.First++
	}
	for x.Last >= x.First && idle(s.small[x.Last]) && !eponym(s, x) {
		x.Last--
	}
	if x.First > x.Last {
		return x, false
	}
	x.Type = special(s, x)
	return x, x.Type != ""
}

// article reports a name of an organisation or a place that the tagger begins with
// "The": "The Economist".
func article(s *Sentence, x Span) bool {
	return x.First < x.Last && s.Forms[x.First] == "The" && (x.Type == "ORG" || x.Type == "LOC")
}

// eponym reports a business that is called by its owner's name: "Sullivan's".
func eponym(s *Sentence, x Span) bool {
	last := s.Forms[x.Last]
	return x.First < x.Last && (x.Type == "ORG" || x.Type == "LOC") && (last == "'s" || last == "’s" || last == "s")
}

// idle reports, of a lower-case form, what neither begins nor ends a name.
func idle(form string) bool {
	switch form {
	case "the", "a", "an", "'s", "’s", "of", "and", "in", "for", "'":
		return true
	}
	for _, r := range form {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// special tells nationalities, armed forces, laws and events by the head word;
// other names of the class OTH are dropped.
func special(s *Sentence, x Span) string {
	head, lower := headOf(s, x), s.small[x.First:x.Last+1]
	kind := listsOf(head)
	switch {
	case x.First == x.Last && kind&nationality != 0 && (x.Type != "PER" || s.XPOS[x.First] == "JJ" || s.XPOS[x.First] == "NNPS"):
		return "NORP"
	case x.First < x.Last && kind&company != 0 && kind&(landmark|body) == 0 && x.Type != "OTH", x.Type == "LOC" && collective(head):
		return "ORG" // "El Paso Energy"
	case x.Type == "LOC" && x.First < x.Last && roadway(lower[len(lower)-1]):
		return "" // an address
	case x.Type == "PER":
		return "PER"
	case kind&law != 0 && (x.First < x.Last || x.Type == "OTH"):
		return "LAW"
	case military(lower, kind) && x.Type != "LOC":
		return "MIL"
	case kind&event != 0 && x.First < x.Last && x.Type != "ORG", famousEvent(lower):
		return "EVENT"
	case x.Type == "OTH":
		return ""
	}
	return x.Type
}

// collective reports the head of a name that is no place however it begins:
// "University of California", "Chicago Symphony Orchestra".
func collective(head string) bool {
	switch head {
	case "university", "college", "ministry", "department", "agency", "committee", "commission", "council", "association",
		"federation", "orchestra", "party", "team", "institute":
		return true
	}
	return false
}

// headOf gives the lower-case word a name turns on: the last before "of", "on",
// "for" or a number.
func headOf(s *Sentence, x Span) string {
	last := x.First
	for i := x.First; i <= x.Last; i++ {
		f := s.small[i]
		if i > x.First && (f == "of" || f == "on" || f == "for" || f == "against" || f == "," || f == "in") {
			break
		}
		if !numeral(f) {
			last = i
		}
	}
	return s.small[last]
}

// numeral reports a number or a Roman numeral.
func numeral(lower string) bool {
	return strings.Trim(lower, "ivx") == "" || strings.Trim(lower, "0123456789") == ""
}

// military reports whether a name is that of an armed force.
func military(lower []string, head uint64) bool {
	last := lower[len(lower)-1]
	switch {
	case last == "marines" || last == "idf" || last == "spetsnaz" || last == "wehrmacht":
		return true
	case len(lower) >= 2 && lower[len(lower)-2] == "special" && last == "forces":
		return true
	}
	return head&force != 0 && last != "division" && last != "command" && last != "air" && last != "coast" &&
		(len(lower) > 1 || last == "army" || last == "navy")
}

// famousEvent knows the events whose names do not show what they are.
func famousEvent(lower []string) bool {
	if len(lower) > 3 {
		return false
	}
	switch strings.Join(lower, " ") {
	case "world war i", "world war ii", "wwi", "wwii", "holocaust", "cold war", "arab spring", "euromaidan",
		"holodomor", "brexit", "tiananmen", "chernobyl disaster", "nakba", "world war", "second world war", "first world war":
		return true
	}
	return false
}
