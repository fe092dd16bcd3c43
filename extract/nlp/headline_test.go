package nlp

import (
	"strings"
	"testing"
)

// TestHeadlines reads headlines whose verbs look like nouns, whose commas stand
// for "and", or whose words all have capitals. Wanted are the verbs with their
// subjects and objects.
func TestHeadlines(t *testing.T) {
	e, err := New(Options{Accurate: true})
	if err != nil {
		t.Fatal(err)
	}
	for headline, want := range map[string]string{
		"Brazil blocks anti-mining draft at UN council":     "blocks(Brazil, draft)",
		"Appeals court issues arrest warrants for generals": "issues(court, warrants)",
		"Judges issue arrest warrants for ex-ministers":     "issue(Judges, warrants)",
		"Greece, Cyprus delay Ankara's gas bid":             "delay(Greece, bid)",
		"Kenya police fire tear gas at protesters":          "fire(police, gas)",
		"Talks between Chile and Bolivia collapse":          "collapse(Talks, )",
		"Manila rejects reef charge, accuses Beijing":       "rejects(Manila, charge) accuses(, Beijing)",
		"Jordan expels diplomat, denies role in killing":    "expels(Jordan, diplomat) denies(, role)",
		"Troops patrol streets as rivals trade blame":       "patrol(Troops, streets) trade(rivals, blame)",
		"JUNTA FREES 2,000 PRISONERS, EXTENDS CURFEW":       "FREES(JUNTA, PRISONERS) EXTENDS(, CURFEW)",
		"Peru Recalls Envoy Over Border Killing":            "Recalls(Peru, Envoy)",
		"Minister resigns over leaked cables":               "resigns(Minister, )",
		"Envoy expelled by Lima":                            "expelled(Envoy, )",
		"Turkey considering veto of Swedish bid":            "considering(Turkey, veto)",
		"Oslo to send medics to Chad":                       "send(Oslo, medics)",
		"Campaign to free hostages":                         "",
		"Gas leak in northern village":                      "",
		"Who is behind the strikes in Port Sudan?":          "",
	} {
		doc := e.AnalyseTitle(headline)
		if got := predicates(&doc.Sentences[0]); got != want {
			t.Errorf("%s: %s, want %s", headline, got, want)
		}
	}
}

// predicates lists a sentence's finite verbs, and the verb that roots it, with their subject and object.
func predicates(s *Sentence) string {
	var all []string
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || t.Rel != "root" && t.XPOS != "VBZ" && t.XPOS != "VBP" && t.XPOS != "VBD" {
			continue
		}
		subject, object := "", ""
		for k := range s.Children(i) {
			switch s.Tokens[k].Rel {
			case "nsubj", "nsubj:pass":
				subject = s.Tokens[k].Form
			case "obj":
				object = s.Tokens[k].Form
			}
		}
		all = append(all, t.Form+"("+subject+", "+object+")")
	}
	return strings.Join(all, " ")
}

// TestAnyTitleGivesTrees reads what is hardly a headline, with both parsers.
func TestAnyTitleGivesTrees(t *testing.T) {
	for _, o := range []Options{{Accurate: true}, {Fast: true}} {
		e, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, title := range []string{"", " ", "A", ", , ,", "\x00\xff", "X STRIKES, STRIKES, STRIKES", "UN, EU, US SAY, SAY SAY",
			"Éire Bans Ærø Þing, Öl", "国 strikes 国, blocks 国", "strikes strikes strikes strikes", "WHO SAYS? WHO SAYS: WHO SAYS - WHO SAYS",
			strings.Repeat("Rebels strike town, ", 30), strings.Repeat("CLAIMS ", 39), "\"Quote,\" says he; says she as says it"} {
			checkDocument(t, e.AnalyseTitle(title))
		}
		for _, text := range hostile {
			checkDocument(t, e.AnalyseTitle(text[:min(len(text), 1000)]))
		}
	}
}
