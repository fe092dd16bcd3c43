package name

import "strings"

// repair rewrites a sentence's names by rules of how names and titles stand
// together in news.
func repair(s *Sentence, spans []Span) []Span {
	if d := datelineNames(s); d != nil {
		return d
	}
	out := spans[:0:0]
	for _, x := range spans {
		out = append(out, untitle(s, retype(s, extend(s, x)))...)
	}
	return addKnown(s, out)
}

// datelineNames gives the names of a dateline, "KYIV, Ukraine (AP) —": places
// outside the brackets, the outlet inside. It gives nil for other sentences.
func datelineNames(s *Sentence) []Span {
	n := len(s.Forms)
	if n < 3 || n > 16 || !allUpper(s.Forms[0]) || !strings.ContainsAny(s.Forms[n-1][:1], "-–—") && s.Forms[n-1] != "—" {
		return nil
	}
	var out []Span
	kind := "LOC"
	for i := 0; i < n-1; i++ {
		switch f := s.Forms[i]; {
		case f == "(":
			kind = "ORG"
		case f == ")":
			kind = "LOC"
		case upper(f) && listsOf(strings.ToLower(f))&calendar == 0:
			x := Span{i, i, kind}
			for x.Last+1 < n-1 && upper(s.Forms[x.Last+1]) && listsOf(strings.ToLower(s.Forms[x.Last+1]))&calendar == 0 {
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
	if x.Type == "PER" {
		if x.Last+2 < n && s.Forms[x.Last+1] == "-" && s.XPOS[x.Last+2] == "NNP" && listsOf(strings.ToLower(s.Forms[x.Last+2])) == 0 && len(s.Forms[x.Last+2]) <= 5 {
			x.Last += 2
		}
		if k := x.Last + 1; x.First == x.Last && k < n && s.XPOS[k] == "NNP" && upper(s.Forms[k]) && len(s.Forms[k]) <= 3 && startsLetter(s.Forms[k]) && !strings.HasSuffix(s.Forms[k], ".") && listsOf(strings.ToLower(s.Forms[k])) == 0 && !allUpper(s.Forms[k]) {
			x.Last = k
		}
	}
	if x.Type != "PER" && x.First >= 2 && (s.Forms[x.First-1] == "'s" || s.Forms[x.First-1] == "’s") && s.Forms[x.First-2] == "People" {
		x.First -= 2
		for x.First > 0 && properTag(s.XPOS[x.First-1]) && upper(s.Forms[x.First-1]) {
			x.First--
		}
	}
	for upper(s.Forms[x.First]) && x.Last > x.First && !upper(s.Forms[x.Last]) && s.XPOS[x.Last] != "NNP" && s.XPOS[x.Last] != "CD" {
		x.Last--
	}
	return x
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
	kind, last := knownAt(s.Forms, x.First)
	switch {
	case kind != "" && last == x.Last:
		x.Type = kind
	case behind&force != 0 && behind&(landmark|body|calendar) == 0 && x.Type != "NORP" && x.Type != "MIL":
		x.Type = "ORG"
	case before&business != 0 && x.Type == "PER":
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

// untitle cuts what stands before a person's name out of it: "German Chancellor
// Olaf Scholz" is a nationality and a name.
func untitle(s *Sentence, x Span) []Span {
	if x.Type != "PER" {
		return []Span{x}
	}
	first, from := -1, x.First // the first title, and the word after the last
	for i := x.First; i <= x.Last; i++ {
		f := strings.ToLower(s.Forms[i])
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
		if listsOf(strings.ToLower(s.Forms[x.First]))&nationality != 0 && x.Last > x.First && s.XPOS[x.First] == "JJ" {
			return []Span{{x.First, x.First, "NORP"}, {x.First + 1, x.Last, "PER"}}
		}
		return []Span{x}
	}
	out := beforeTitle(s, x.First, first-1)
	if from > x.Last { // "UN Secretary" of "UN Secretary-General Antonio Guterres"
		return out
	}
	return append(out, Span{from, x.Last, "PER"})
}

// office reports whether a span that ends in a title is an office, not a family
// name: "UN Secretary", but not "Gordon Marshall".
func office(s *Sentence, x Span, at int) bool {
	first := s.Forms[x.First]
	kind, _ := knownAt(s.Forms, x.First)
	return kind != "" || allUpper(first) || listsOf(strings.ToLower(first))&(nationality|body) != 0 || at > x.First+2
}

// beforeTitle names what stands before a title: a nationality, a place or an
// organisation.
func beforeTitle(s *Sentence, first, last int) []Span {
	for first <= last && idle(s.Forms[first]) {
		first++
	}
	if first > last {
		return nil
	}
	if first == last && listsOf(strings.ToLower(s.Forms[first]))&nationality != 0 {
		return []Span{{first, last, "NORP"}}
	}
	if kind, end := knownAt(s.Forms, first); kind != "" {
		return []Span{{first, min(end, last), kind}}
	}
	if allUpper(s.Forms[first]) {
		return []Span{{first, last, "ORG"}}
	}
	return nil
}

// addKnown adds the listed names, nationalities and Penn's proper adjectives
// that no name covers.
func addKnown(s *Sentence, spans []Span) []Span {
	var out []Span
	k := 0
	for i := 0; i < len(s.Forms); i++ {
		if k < len(spans) && spans[k].First <= i {
			out = append(out, spans[k])
			i = max(i, spans[k].Last)
			k++
			continue
		}
		end := len(s.Forms)
		if k < len(spans) {
			end = spans[k].First
		}
		if x, ok := plainName(s, i, end); ok {
			out = append(out, x)
			i = x.Last
		}
	}
	return out
}

// plainName finds a listed name at word i that ends before end.
func plainName(s *Sentence, i, end int) (Span, bool) {
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
	kind, last := knownAt(s.Forms, i)
	if kind == "" || last >= end || !properTag(s.XPOS[i]) && last == i || shouting(s) && last == i && !allUpper(s.Forms[i]) {
		return Span{}, false
	}
	return Span{i, last, kind}, true
}

// compass reports the first word of "South African", "North Korean".
func compass(form string) bool {
	switch form {
	case "South", "North", "East", "West", "Saudi", "Northern", "Central":
		return true
	}
	return false
}
