package name

import "strings"

// repair appends a sentence's names, rewritten by rules of how names and titles stand
// together in news.
func repair(out []Span, s *Sentence, spans []Span) []Span {
	if isDateline(s) {
		return appendDateline(out, s)
	}
	next := 0
	for _, x := range spans {
		from := len(out)
		out = appendKnown(out, s, next, x.First)
		mark := len(out)
		out = appendUntitled(out, s, retype(s, extend(s, x)))
		// extending to the left may have swallowed what was added before
		for mark > from && len(out) > mark && out[mark-1].Last >= out[mark].First {
			out = append(out[:mark-1], out[mark:]...)
			mark--
		}
		next = x.Last + 1
		if len(out) > 0 {
			next = max(next, out[len(out)-1].Last+1)
		}
	}
	return joinPeoples(appendKnown(out, s, next, len(s.Forms)), s)
}

// joinPeoples makes one name of two peoples in one word: "Greek-Turkish".
func joinPeoples(spans []Span, s *Sentence) []Span {
	out := spans[:0]
	for _, x := range spans {
		if k := len(out) - 1; k >= 0 && joint(s, out[k], x) {
			out[k].Last = x.Last
			continue
		}
		out = append(out, x)
	}
	return out
}

func joint(s *Sentence, x, y Span) bool {
	return x.Type == "NORP" && y.Type == "NORP" && y.First == x.Last+2 && s.Forms[x.Last+1] == "-"
}

// isDateline reports a sentence like "KYIV, Ukraine (AP) —".
func isDateline(s *Sentence) bool {
	n := len(s.Forms)
	return n >= 3 && n <= 16 && allUpper(s.Forms[0]) && strings.Trim(s.Forms[n-1], "-–—") == ""
}

// appendDateline appends the names of a dateline: places outside the brackets,
// the outlet inside.
func appendDateline(out []Span, s *Sentence) []Span {
	n := len(s.Forms)
	kind := "LOC"
	proper := func(i int) bool { return upper(s.Forms[i]) && listsOf(s.small[i])&calendar == 0 }
	for i := 0; i < n-1; i++ {
		switch f := s.Forms[i]; {
		case f == "(":
			kind = "ORG"
		case f == ")":
			kind = "LOC"
		case proper(i):
			x := Span{i, i, kind}
			for x.Last+1 < n-1 && proper(x.Last+1) {
				x.Last++
			}
			out = append(out, x)
			i = x.Last
		}
	}
	return out
}

// extend takes in the words that belong to a name but were left out: the second
// part of a hyphenated given name, a short family name, "People's".
func extend(s *Sentence, x Span) Span {
	n := len(s.Forms)
	if kind, last := knownAt(s, x.First); kind != "" && last > x.Last {
		return Span{x.First, last, kind}
	} else if kind == "ORG" && last > x.First && last < x.Last && (s.XPOS[last+1] == "NNS" || s.XPOS[last+1] == "NNPS") {
		return Span{x.First, last, kind} // "State Department Arabists"
	}
	if x.Type == "NORP" && x.First > 0 && compass(s.Forms[x.First-1]) {
		x.First--
	}
	if x.Type == "PER" && x.First < x.Last && x.First > 1 && s.small[x.First-1] == "of" && portfolio(s.small[x.First]) {
		x.First++ // "Minister of Defense Hazem Shaalan"
	}
	if y, ok := eponymous(s, x); ok {
		return y
	}
	if x.Type == "PER" {
		if x.First > 0 && s.Forms[x.First-1] == "Prophet" {
			x.First--
		}
		for x.First > 0 && isInitial(s.Forms[x.First-1]) && properTag(s.XPOS[x.First-1]) {
			if kind, _ := knownAt(s, x.First-1); kind != "" { // "U.S."
				break
			}
			x.First--
		}
		if x.Last+2 < n && s.Forms[x.Last+1] == "-" && s.XPOS[x.Last+2] == "NNP" && listsOf(s.small[x.Last+2]) == 0 && len(s.Forms[x.Last+2]) <= 5 {
			x.Last += 2
		}
		if k := x.Last + 1; x.First == x.Last && k < n && s.XPOS[k] == "NNP" && upper(s.Forms[k]) && len(s.Forms[k]) <= 3 && startsLetter(s.Forms[k]) && !strings.HasSuffix(s.Forms[k], ".") && listsOf(s.small[k]) == 0 && !allUpper(s.Forms[k]) {
			x.Last = k
		}
	}
	if x.Type != "PER" && x.First >= 2 && (s.Forms[x.First-1] == "'s" || s.Forms[x.First-1] == "’s") && s.Forms[x.First-2] == "People" {
		x.First -= 2
		for x.First > 0 && properTag(s.XPOS[x.First-1]) && upper(s.Forms[x.First-1]) {
			x.First--
		}
	}
	for upper(s.Forms[x.First]) && x.Last > x.First && !upper(s.Forms[x.Last]) && s.XPOS[x.Last] != "NNP" && s.XPOS[x.Last] != "CD" && !eponym(s, x) {
		x.Last--
	}
	return x
}

// eponymous takes in the possessive mark that is part of a name: "lunch at
// Sullivan's on Friday". What it would possess does not follow, and the name
// before it is no place that everybody knows.
func eponymous(s *Sentence, x Span) (Span, bool) {
	mark, n := x.Last+1, len(s.Forms)
	if mark >= n || s.Forms[mark] != "'s" && s.Forms[mark] != "’s" && s.Forms[mark] != "s" || mark+1 < n && possessed(s.XPOS[mark+1]) {
		return x, false
	}
	if kind, _ := knownAt(s, x.First); kind != "" {
		return x, false
	}
	switch {
	case x.Type == "LOC", x.Type == "ORG" && s.Forms[mark] == "s":
		return Span{x.First, mark, x.Type}, true
	case x.Type == "PER" && x.First > 0 && s.Forms[mark] != "s" && into(s.small[x.First-1]):
		return Span{x.First, mark, "LOC"}, true
	}
	return x, false
}

// portfolio reports what ministers are minister of.
func portfolio(small string) bool {
	switch small {
	case "defense", "defence", "interior", "finance", "justice", "health", "state", "energy", "education", "trade", "labor",
		"labour", "commerce", "agriculture", "transport", "transportation", "affairs":
		return true
	}
	return false
}

// possessed reports a tag that may begin what a possessive possesses.
func possessed(xpos string) bool {
	switch xpos {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "RB", "RBS", "RBR", "DT", "PRP$", "``", "FW", "POS", "\"":
		return true
	}
	return false
}

// into reports a preposition of place.
func into(small string) bool {
	switch small {
	case "at", "to", "into", "near", "outside", "inside":
		return true
	}
	return false
}

// isInitial reports the initials of given names: "V", "W.H.S.".
func isInitial(form string) bool {
	letters := 0
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case 'A' <= c && c <= 'Z' && (i == 0 || form[i-1] == '.'):
			letters++
		case c != '.' || i == 0:
			return false
		}
	}
	return letters == 1 || letters > 1 && form[len(form)-1] == '.' && letters <= 3
}

// retype corrects the type of a name by the words next to it: "the Azov
// battalion", "the broadcaster CBS", "Donetsk region".
func retype(s *Sentence, x Span) Span {
	before, behind := uint64(0), uint64(0)
	if x.First > 0 && !upper(s.Forms[x.First-1]) {
		before = listsOf(s.Forms[x.First-1])
	}
	if x.Last+1 < len(s.Forms) && !upper(s.Forms[x.Last+1]) {
		behind = listsOf(s.Forms[x.Last+1])
	}
	kind, last := knownAt(s, x.First)
	switch {
	case kind != "" && last == x.Last:
		x.Type = kind
	case behind&force != 0 && behind&(landmark|body|calendar) == 0 && x.Type != "NORP" && x.Type != "MIL":
		x.Type = "ORG"
	case before&business != 0 && x.Type == "PER", x.Type == "PER" && x.First < x.Last && kind == "ORG" && allUpper(s.Forms[x.First]) && listsOf(s.small[x.First+1])&title == 0 && s.Forms[x.First+1] != "'s":
		x.Type = "ORG"
	case x.Last+1 < len(s.Forms) && x.First == x.Last && x.Type != "NORP" && regional(s.Forms[x.Last+1]):
		x.Type = "LOC"
	}
	return x
}

// regional reports words that follow the name of a region.
func regional(form string) bool {
	switch form {
	case "region", "regions", "oblast", "province", "district", "governorate", "governor", "peninsula", "valley":
		return true
	}
	return false
}

// appendUntitled appends a name without what stands before a person's name in
// it: "German Chancellor Olaf Scholz" is a nationality and a name.
func appendUntitled(out []Span, s *Sentence, x Span) []Span {
	if x.Type != "PER" {
		return append(out, x)
	}
	first, from := -1, x.First // the first title, and the word after the last
	for i := x.First; i <= x.Last; i++ {
		f := s.small[i]
		if listsOf(f)&title != 0 || (f == "prime" || f == "foreign" || f == "vice" || f == "deputy") && i < x.Last {
			if first < 0 {
				first = i
			}
			from = i + 1
		} else if first >= 0 && from == i && (f == "-" || f == "of" || f == "general") {
			from = i + 1
		}
	}
	if first < 0 || first > x.First && from-first == 1 && first == x.Last && !office(s, x, first) {
		if listsOf(s.small[x.First])&nationality != 0 && x.Last > x.First && s.XPOS[x.First] == "JJ" {
			return append(out, Span{x.First, x.First, "NORP"}, Span{x.First + 1, x.Last, "PER"})
		}
		return append(out, x)
	}
	out = appendBeforeTitle(out, s, x.First, first-1)
	if from > x.Last { // "UN Secretary" of "UN Secretary-General Antonio Guterres"
		return out
	}
	return append(out, Span{from, x.Last, "PER"})
}

// office reports whether a span that ends in a title is an office, not a family
// name: "UN Secretary", but not "Gordon Marshall".
func office(s *Sentence, x Span, at int) bool {
	first := s.Forms[x.First]
	kind, _ := knownAt(s, x.First)
	return kind != "" || allUpper(first) || listsOf(strings.ToLower(first))&(nationality|body) != 0 || at > x.First+2
}

// appendBeforeTitle names what stands before a title: a nationality, a place or
// an organisation.
func appendBeforeTitle(out []Span, s *Sentence, first, last int) []Span {
	for first <= last && idle(s.small[first]) {
		first++
	}
	if first > last {
		return out
	}
	n := len(out)
	out = appendKnown(out, s, first, last+1)
	if len(out) == n && allUpper(s.Forms[first]) {
		out = append(out, Span{first, last, "ORG"})
	}
	return out
}

// appendKnown appends the listed names and nationalities among words [from, to).
func appendKnown(out []Span, s *Sentence, from, to int) []Span {
	for i := from; i < to; i++ {
		if x, ok := plainName(s, i, to); ok {
			out = append(out, x)
			i = x.Last
		}
	}
	return out
}

// plainName finds a listed name at word i that ends before end.
func plainName(s *Sentence, i, end int) (Span, bool) {
	kind, last := knownAt(s, i)
	if kind != "" && last > i && last < end {
		return Span{i, last, kind}, true
	}
	if two := i + 1; two < end && compass(s.Forms[i]) && isNationality(s, two) {
		return Span{i, two, "NORP"}, true
	}
	if isNationality(s, i) {
		last := i
		if i+2 < end && s.Forms[i+1] == "-" && isNationality(s, i+2) {
			last = i + 2 // "Russian-American"
		}
		return Span{i, last, "NORP"}, true
	}
	if kind == "" || last != i || !properTag(s.XPOS[i]) || shouting(s) && !allUpper(s.Forms[i]) {
		return Span{}, false
	}
	return Span{i, i, kind}, true
}

// compass reports the first word of "South African", "North Korean".
func compass(form string) bool {
	switch form {
	case "South", "North", "East", "West", "Saudi", "Northern", "Central":
		return true
	}
	return false
}
