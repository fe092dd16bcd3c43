package name

import "strings"

// appendParted appends a span, in two where it is a city and the state or country
// it lies in, which chatty text writes without a comma: "san rafael california",
// or a company and its seat: "Acme, Inc. of Mountain View".
func (w *Workspace) appendParted(out []Span, s *Sentence, x Span) []Span {
	if x.Type == "ORG" {
		for i := x.First + 1; i+1 < x.Last; i++ {
			if incorporated(s.small[i]) && s.small[i+1] == "of" {
				return append(out, Span{x.First, i, "ORG"}, Span{i + 2, x.Last, "LOC"})
			}
		}
	}
	if x.Type != "LOC" || x.First == x.Last {
		return append(out, x)
	}
	for i := x.First + 1; i < x.Last; i++ {
		if roadway(s.small[i]) { // "Bay Rd Saginaw"
			return append(out, Span{i + 1, x.Last, "LOC"})
		}
	}
	for from := x.Last; from > x.First && from > x.Last-2; from-- {
		if !isRegion(s.small[from : x.Last+1]) {
			continue
		}
		var city bool
		if city, w.place.room = w.model.gazetteer.city(s.small[x.First:from], w.place.room); city {
			return append(out, Span{x.First, from - 1, "LOC"}, Span{from, x.Last, "LOC"})
		}
	}
	return append(out, x)
}

// roadway reports the short last word of a street's name, as addresses have it.
func roadway(small string) bool {
	switch small {
	case "sts.", "rd", "rd.", "ave", "ave.", "blvd", "blvd.":
		return true
	}
	return false
}

// incorporated reports what ends a company's full name.
func incorporated(small string) bool {
	switch small {
	case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "gmbh":
		return true
	}
	return false
}

// inverted reports that span y is the given name behind the family name x, as
// address books and letter heads have it: "Doe, Jane" by itself, or in quotes.
func inverted(s *Sentence, x, y Span) bool {
	if x.First != x.Last || y.First != x.Last+2 || y.Last > y.First+1 || s.Forms[x.Last+1] != "," || y.Type != "PER" {
		return false
	}
	open, end := x.First == 0, y.Last == len(s.Forms)-1
	if x.First > 0 && y.Last+1 < len(s.Forms) {
		open, end = quote(s.Forms[x.First-1]), quote(s.Forms[y.Last+1])
	}
	return open && end
}

func quote(form string) bool { return strings.Trim(form, "\"“”") == "" }

// isRegion reports a listed place or a state by its postal letters, in lower case.
func isRegion(words []string) bool {
	if len(words) == 1 && len(words[0]) == 2 {
		return stateLetters[words[0]]
	}
	for _, n := range knownNames[words[0]] {
		if n.kind != "LOC" || len(n.words) != len(words) {
			continue
		}
		same := true
		for k := range words {
			same = same && n.words[k] == words[k]
		}
		if same {
			return true
		}
	}
	return false
}

// stateLetters are the postal letters of the states of the US.
var stateLetters = func() map[string]bool {
	m := map[string]bool{}
	const letters = `al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd
		oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy`
	for l := range strings.FieldsSeq(letters) {
		m[l] = true
	}
	return m
}()
