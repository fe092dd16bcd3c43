package nlp

import "strings"

// Headlines also leave out auxiliaries: "Envoy expelled by Lima" was expelled,
// "Turkey considering veto" is considering it, "Oslo to send medics" will send
// them. A parser of prose takes them for nouns that are described.

// fragments are the ways in which a headline without a finite verb may be put.
func fragments(s *Sentence, forms []string) []reading {
	if finite(s) {
		return nil
	}
	for k := 1; k < len(forms)-1; k++ {
		t := &s.Tokens[k]
		lower := strings.ToLower(forms[k])
		switch {
		case divides[lower]:
			return nil
		case lower == "to" && s.Tokens[k+1].XPOS == "VB" && promising(s, k):
			w := plainReading(append([]string(nil), forms...))
			w.forms[k] = "will"
			w.past[k+1], w.kept = true, true
			return []reading{w}
		case t.UPOS == "VERB" && (t.XPOS == "VBN" || t.XPOS == "VBD" || t.XPOS == "VBG") && (t.Rel == "acl" || t.Rel == "root") && nounLike(&s.Tokens[k-1]):
			auxiliary := "was"
			if t.XPOS == "VBG" {
				auxiliary = "is"
			}
			w := reading{past: map[int]bool{k: true}, and: map[int]bool{}, kept: true}
			for i, form := range forms {
				if i == k {
					w.forms, w.from = append(w.forms, auxiliary), append(w.from, -1)
				}
				w.forms, w.from = append(w.forms, form), append(w.from, i)
			}
			return []reading{w}
		}
	}
	return nil
}

// finite reports whether the sentence has a finite verb or an auxiliary. A past
// tense may be a participle, unless it has an object.
func finite(s *Sentence) bool {
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; t.XPOS {
		case "VBZ", "VBP", "MD":
			return true
		case "VBD":
			for k := range s.Children(i) {
				if rel := s.Tokens[k].Rel; t.Rel == "root" && i > 0 && (rel == "obj" || rel == "ccomp") {
					return true
				}
			}
		}
	}
	return false
}

// promising reports whether "to" at k tells what the words before it will do:
// they are a bare noun phrase, and no noun that takes an infinitive.
func promising(s *Sentence, k int) bool {
	for i := range k {
		switch s.Tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM", "CCONJ":
		default:
			return false
		}
	}
	return k < 6 && !infinitiveNouns[strings.ToLower(s.Tokens[k-1].Form)]
}

func nounLike(t *Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "NUM" }

var infinitiveNouns = wordSet(`plan plans bid drive deal campaign effort efforts attempt move call calls push vow pledge
	threat order request decision promise right duty need chance way time law bill mission fight battle race struggle
	offer proposal refusal failure agreement talks summit programme program project road key permission`)
