package nlp

import (
	"strings"
	"testing"
)

// names writes a document's names as "TYPE name; …".
func names(doc *Document) string {
	var out []string
	for _, s := range doc.Sentences {
		for _, n := range s.Names {
			out = append(out, string(n.Type)+" "+doc.Text[n.Start:n.End])
		}
	}
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	e, err := New(Options{Accurate: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"dateline", "TUNIS, Tunisia (Lake Post) — Voters stayed away.", "LOC TUNIS; LOC Tunisia; ORG Lake Post"},
		{"title before a person", "Italian Foreign Minister Paolo Conti resigned.", "NORP Italian; PER Paolo Conti"},
		{"organisation before a title", "NATO Secretary General Anna Weiss arrived.", "ORG NATO; PER Anna Weiss"},
		{"state before a title", "U.S. Ambassador Robert Hill left.", "LOC U.S.; PER Robert Hill"},
		{"acronym", "The European Court of Human Rights (ECHR) ruled. Critics of the ECHR protested.", "ORG European Court of Human Rights; ORG ECHR; ORG ECHR"},
		{"surname after the full name", "Paolo Conti spoke first. Then Conti left.", "PER Paolo Conti; PER Conti"},
		{"peoples", "Kurds and Armenians fled.", "NORP Kurds; NORP Armenians"},
		{"compass and nationality", "A South Korean destroyer turned back.", "NORP South Korean"},
		{"joint nationality", "Greek-Turkish talks resumed.", "NORP Greek-Turkish"},
		{"armed forces", "The Lebanese Armed Forces withdrew.", "MIL Lebanese Armed Forces"},
		{"law", "The Senate passed the Clean Rivers Act.", "ORG Senate; LAW Clean Rivers Act"},
		{"resolution", "Resolution 1701 ended the fighting.", "LAW Resolution 1701"},
		{"event", "Many had fled during World War II.", "EVENT World War II"},
		{"not a pronoun", "It helps us and the US alike.", "LOC US"},
		{"listed name in a short sentence", "Human Rights Watch said so.", "ORG Human Rights Watch"},
		{"business by its owner's name", "We had lunch at Morelli's on Friday.", "LOC Morelli's"},
		{"possessor", "We had lunch at Anna Morelli's house.", "PER Anna Morelli"},
		{"city and state without a comma", "She lives in San Rafael California now.", "LOC San Rafael; LOC California"},
		{"country with a compass word", "She lives in South Korea now.", "LOC South Korea"},
		{"company and its seat", "Google, Inc. of Mountain View hired him.", "ORG Google, Inc.; LOC Mountain View"},
		{"initials of an organisation named in full", "The Coalition Provisional Authority closed. Few missed the CPA.", "ORG Coalition Provisional Authority; ORG CPA"},
		{"no names", "The talks failed on Monday.", ""},
	} {
		doc := e.Analyse(c.text)
		if got := names(doc); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
		checkDocument(t, doc)
	}
}

func TestGazetteer(t *testing.T) {
	e, err := New(Options{Fast: true, Gazetteer: func(words []string) (NameType, int) {
		if len(words) >= 2 && words[0] == "Blue" && words[1] == "Helmet" {
			return OrganisationName, 2
		}
		return "", 0
	}})
	if err != nil {
		t.Fatal(err)
	}
	doc := e.Analyse("Critics accused Blue Helmet of inaction.")
	if got, want := names(doc), "ORG Blue Helmet"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	checkDocument(t, doc)
}
