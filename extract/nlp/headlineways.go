package nlp

import (
	"slices"
	"strings"

	"claimgraph/extract/nlp/lemma"
)

// readings are the ways in which a headline may be put as prose: with each of
// the first words that can be its verb as the verb, with and without articles.
// None, if the parser has found the only word that can be.
func readings(r *room, s *Sentence, cased []string) []reading {
	forms := r.cased(s, cased)
	verbs := r.verbs(s, forms)
	commas := r.commaVerbs(s, forms, verbs)
	if len(verbs) == 0 || len(commas) == 0 && cased == nil && settled(s, verbs) {
		return nil
	}
	var ways []reading
	for _, first := range verbs[0].at[:min(3, len(verbs[0].at))] {
		c := change{perfect: map[int]bool{first: true}, and: map[int]bool{}, past: map[int]bool{}}
		for _, v := range verbs[1:] {
			c.perfect[v.at[0]] = true
		}
		for _, k := range commas {
			if k > first {
				c.past[k], c.and[k-1] = true, true
			}
		}
		for k := range first {
			if forms[k] == "," && r.thirdPerson(strings.ToLower(forms[first])) == "" {
				c.and[k] = true // "Turkey, Hungary delay the bid"
			}
		}
		w, filled := r.reading(s, forms, c, false), r.reading(s, forms, c, true)
		if ways = append(ways, w); len(filled.forms) > len(w.forms) {
			ways = append(ways, filled)
		}
	}
	return ways
}

// cased are the words of a headline, as prose would have them if that is known.
func (r *room) cased(s *Sentence, cased []string) []string {
	if cased != nil {
		return cased
	}
	return r.plainForms(s)
}

// change is what is put otherwise: verbs into the perfect and the past, commas
// as "and".
type change struct{ perfect, past, and map[int]bool }

// settled reports whether the only word that can be the verb is the verb.
func settled(s *Sentence, verbs []segmentVerbs) bool {
	if len(verbs) != 1 || len(verbs[0].at) != 1 {
		return false
	}
	t := &s.Tokens[verbs[0].at[0]]
	return t.UPOS == "VERB" && t.Rel == "root" && slices.ContainsFunc(s.Tokens, func(k Token) bool {
		return k.Head == verbs[0].at[0] && strings.HasPrefix(k.Rel, "nsubj")
	})
}

// segmentVerbs are the words that can be the verb of a part of the headline.
type segmentVerbs struct{ at []int }

// verbs finds them, part by part; parts are divided by semicolons, colons,
// dashes and conjunctions.
func (r *room) verbs(s *Sentence, forms []string) []segmentVerbs {
	var all []segmentVerbs
	start, here := 0, segmentVerbs{}
	for k := 0; k <= len(forms); k++ {
		if k == len(forms) || divides[strings.ToLower(forms[k])] {
			if len(here.at) > 0 {
				all = append(all, here)
			}
			start, here = k+1, segmentVerbs{}
			continue
		}
		if k <= start || !r.mayBeVerb(s, forms, start, k) {
			continue
		}
		if n := len(here.at); n > 0 && here.at[n-1] == k-1 && r.thirdPerson(strings.ToLower(forms[k-1])) != "" {
			// "judges issue warrants", but "court issues arrest warrants"
			if !agents(strings.ToLower(forms[k-1])) && s.Tokens[k].UPOS != "VERB" {
				continue
			}
			here.at = here.at[:n-1]
		}
		here.at = append(here.at, k)
	}
	return all
}

var divides = wordSet("; : - -- as after while when because but until before amid if")

// mayBeVerb reports whether word k can be the verb of the part that begins at
// start: it stands behind a noun and looks like the present tense of a verb.
func (r *room) mayBeVerb(s *Sentence, forms []string, start, k int) bool {
	switch s.Tokens[k-1].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "ADV":
	case "PUNCT":
		if !strings.Contains("\"')", forms[k-1]) {
			return false
		}
	default:
		return false
	}
	lower := strings.ToLower(forms[k])
	if r.thirdPerson(lower) != "" {
		return true
	}
	plural := s.Tokens[k-1].XPOS == "NNS" || s.Tokens[k-1].XPOS == "NNPS" || strings.HasSuffix(forms[k-1], "s")
	for i := start; i < k; i++ {
		lower := strings.ToLower(forms[i])
		plural = plural || lower == "and" || lower == "," || i == k-1 && collective[lower]
	}
	return plural && lemma.Verb(lower) && s.Tokens[k].XPOS != "VBG" && !idle[lower]
}

// agents reports whether a plural is of people who act rather than of a verb.
func agents(plural string) bool {
	for _, ending := range []string{"ers", "ors", "ists", "ians", "ants", "ents", "ees"} {
		if strings.HasSuffix(plural, ending) {
			return true
		}
	}
	return agentNouns[plural]
}

var agentNouns = wordSet(`judges rebels troops states allies chiefs envoys sides guards pilots scouts guides nurses cooks
	heads hosts aides patrols forces powers rivals experts friends witnesses candidates delegates associates advocates
	monitors coaches spies recruits suspects convicts draftees`)

// collective nouns take a plural verb.
var collective = wordSet("police people men women children media staff military opposition crew army families team")

// thirdPerson gives the verb whose third person singular a form may be, or "".
func (r *room) thirdPerson(lower string) string {
	if len(lower) < 4 || !strings.HasSuffix(lower, "s") || strings.HasSuffix(lower, "ss") || strings.HasSuffix(lower, "'s") {
		return ""
	}
	if l := r.lemma(lower, "VERB", "VBZ"); lemma.Verb(l) && !idle[l] && l != lower {
		return l
	}
	return ""
}

// idle are verbs that nobody takes for a noun.
var idle = wordSet("be have do will may can must should would could might")

// commaVerbs finds the verbs behind a comma that stands for "and": "rejects the
// charges, accuses Kyiv".
func (r *room) commaVerbs(s *Sentence, forms []string, verbs []segmentVerbs) []int {
	var all []int
	for k := 3; k < len(forms)-1; k++ {
		if forms[k-1] != "," || !slices.ContainsFunc(verbs, func(v segmentVerbs) bool { return v.at[0] < k-1 }) {
			continue
		}
		lower := strings.ToLower(forms[k])
		l := r.thirdPerson(lower)
		if l == "" && !auxiliary[lower] || reportVerbs[l] && !verbBehind(s, k) && s.Tokens[k+1].UPOS != "ADP" {
			continue
		}
		all = append(all, k)
	}
	return all
}

var (
	auxiliary   = wordSet("is has does will may was had are")
	reportVerbs = wordSet("say report tell warn claim announce")
)

// verbBehind reports whether the parser found a verb behind token k.
func verbBehind(s *Sentence, k int) bool {
	return slices.ContainsFunc(s.Tokens[k+1:], func(t Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" })
}

// reading puts a headline as prose.
func (r *room) reading(s *Sentence, forms []string, c change, articles bool) reading {
	w := reading{past: map[int]bool{}, and: c.and}
	add := func(form string, from int) {
		w.forms, w.from = append(w.forms, form), append(w.from, from)
	}
	for k, form := range forms {
		lower := strings.ToLower(form)
		switch verb := r.thirdPerson(lower); {
		case c.and[k]:
			add("and", k)
			continue
		case c.past[k] && auxiliary[lower], !c.past[k] && !c.perfect[k]:
			add(form, k)
			continue
		case verb != "":
			if c.perfect[k] {
				add("has", -1)
			}
			add(lemma.Participle(verb), k)
		default:
			add("have", -1)
			add(lemma.Participle(lower), k)
		}
		w.past[k] = true
		if articles && k+1 < len(forms) && bare(&s.Tokens[k+1], forms[k+1]) {
			add("the", -1)
		}
	}
	return w
}

// bare reports whether a word behind a verb begins a noun phrase that prose
// would give an article.
func bare(t *Token, form string) bool {
	return 'a' <= form[0] && form[0] <= 'z' && (t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "VERB") && !particleWords[form]
}

// plainReading reads forms as they are.
func plainReading(forms []string) reading {
	w := reading{forms: forms, from: make([]int, len(forms)), past: map[int]bool{}, and: map[int]bool{}}
	for k := range w.from {
		w.from[k] = k
	}
	return w
}

var particleWords = wordSet("up down out off over back away in on to for of at by with from against that")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
