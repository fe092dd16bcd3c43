package name

// appendFixed appends the names that spelling alone settles: listed names of
// several words, and runs of capitalised words that end in the kind of thing they
// name: "Inflation Reduction Act", "Lebanese Armed Forces".
func appendFixed(out []Span, s *Sentence) []Span {
	if shouting(s) {
		return out
	}
	for i := 0; i < len(s.Forms); i++ {
		if kind, last := knownAt(s, i); last > i {
			out = append(out, Span{i, last, kind})
			i = last
			continue
		}
		if !runs(s, i) {
			continue
		}
		x := Span{First: i, Last: i}
		for x.Last+1 < len(s.Forms) && runs(s, x.Last+1) {
			x.Last++
		}
		if y, ok := runType(s, x); ok {
			out = append(out, y)
		}
		i = x.Last
	}
	return out
}

// runs reports a capitalised word that may stand inside a name, after which no
// listed name of several words begins.
func runs(s *Sentence, i int) bool {
	if !upper(s.Forms[i]) {
		return false
	}
	switch s.XPOS[i] {
	case "NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG":
	default:
		return false
	}
	_, last := knownAt(s, i)
	return last <= i
}

// runType finds a law, an event or an armed force that ends a run of
// capitalised words.
func runType(s *Sentence, x Span) (Span, bool) {
	if i := x.First; listsOf(s.small[i])&title != 0 { // "President Zelensky's Army"
		return x, false
	}
	for end := x.Last; end > x.First-1; end-- {
		kind := listsOf(s.small[end])
		numbered := end+1 < len(s.Forms) && s.XPOS[end+1] == "CD"
		switch {
		case kind&law != 0 && (end > x.First || numbered && s.small[end] == "resolution"):
			x.Type, x.Last = "LAW", end
			if numbered {
				x.Last++
			}
			return x, true
		case end > x.First && famousEvent(s.small[x.First:end+1]):
			if end+1 < len(s.Forms) && famousEvent(s.small[x.First:end+2]) { // "World War II"
				end++
			}
			return Span{x.First, end, "EVENT"}, true
		case s.small[end] == "hurricane" && end == x.Last-1:
			return Span{end, x.Last, "EVENT"}, true
		case end > x.First && armed(s.small[end]):
			x.Type, x.Last = "MIL", end
			return x, true
		}
	}
	return x, false
}

// armed reports the last word of an armed force's name.
func armed(small string) bool {
	switch small {
	case "army", "navy", "forces", "marines", "battalion", "brigade", "regiment", "fleet", "corps", "guards":
		return true
	}
	return false
}

// settle merges rule-made names with the tagger's: of two that overlap, the
// tagger's stays only where it covers more.
func settle(out, fixed, tagged []Span) []Span {
	k := 0
	for _, f := range fixed {
		for k < len(tagged) && tagged[k].Last < f.First {
			out = append(out, tagged[k])
			k++
		}
		wins := true
		j := k
		for j < len(tagged) && tagged[j].First <= f.Last {
			t := tagged[j]
			if t.First <= f.First && t.Last >= f.Last && t.Last-t.First > f.Last-f.First {
				wins = false
			}
			j++
		}
		if wins {
			for len(out) > 0 && out[len(out)-1].Last >= f.First {
				out = out[:len(out)-1]
			}
			out = append(out, f)
			k = j
		}
	}
	for ; k < len(tagged); k++ {
		if len(out) == 0 || tagged[k].First > out[len(out)-1].Last {
			out = append(out, tagged[k])
		}
	}
	return out
}
