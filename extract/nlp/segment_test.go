package nlp

import (
	"strings"
	"testing"
)

// TestSegment shows each construct the segmenter must get right: sentences on
// lines, tokens between "|", the words of a multiword token joined by "+".
func TestSegment(t *testing.T) {
	e, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"plain", "The talks failed. Nobody was hurt.", "The|talks|failed|.\nNobody|was|hurt|."},
		{"contraction", "They don't know, but we've asked.", "They|do+n't|know|,|but|we+'ve|asked|."},
		{"curly contraction", "It isn’t over.", "It|is+n’t|over|."},
		{"possessive", "The minister's aide left.", "The|minister+'s|aide|left|."},
		{"cannot", "She cannot stay.", "She|can+not|stay|."},
		{"U.S. inside", "The U.S. envoy spoke on Friday.", "The|U.S.|envoy|spoke|on|Friday|."},
		{"U.S. at the end", "He flew to the U.S. The talks begin today.", "He|flew|to|the|U.S.\nThe|talks|begin|today|."},
		{"titles", "Gen. Adams met Mr. Brown. Dr. Clark waited.", "Gen.|Adams|met|Mr.|Brown|.\nDr.|Clark|waited|."},
		{"initials", "Robert F. Hill won. He smiled.", "Robert|F.|Hill|won|.\nHe|smiled|."},
		{"months", "The vote of Jan. 5 was void.", "The|vote|of|Jan.|5|was|void|."},
		{"decimal and money", "It cost $3.5 million, or 10% more.", "It|cost|$|3.5|million|,|or|10|%|more|."},
		{"quotation", `"We will win," he said. "Soon."`, `"|We|will|win|,|"|he|said|.` + "\n" + `"|Soon|.|"`},
		{"curly quotation", "“We will win,” he said. “Soon.”", "“|We|will|win|,|”|he|said|.\n“|Soon|.|”"},
		{"question in a quotation", `"Why us?" asked the mayor.`, `"|Why|us|?|"|asked|the|mayor|.`},
		{"brackets", "The army (and its allies) withdrew.", "The|army|(|and|its|allies|)|withdrew|."},
		{"hyphen", "A Western-backed force left.", "A|Western|-|backed|force|left|."},
		{"dash", "The city — what is left of it — fell.", "The|city|—|what|is|left|of|it|—|fell|."},
		{"ellipsis", "He waited… and left.", "He|waited|…|and|left|."},
		{"time", "It began at 5:30 p.m. on Monday.", "It|began|at|5:30|p.m.|on|Monday|."},
		{"address", "Write to press@example.org or see https://example.org/a?b=1 today.", "Write|to|press@example.org|or|see|https://example.org/a?b=1|today|."},
		{"dateline", "GENEVA, May 3 (Lake Post) - Delegates met on Monday.", "GENEVA|,|May|3|(|Lake|Post|)|-\nDelegates|met|on|Monday|."},
		{"dateline with country", "TUNIS, Tunisia (AP) — Voters chose.", "TUNIS|,|Tunisia|(|AP|)|—\nVoters|chose|."},
		{"headline and body", "Army leaves the town\n\nThe army left on Monday.", "Army|leaves|the|town\nThe|army|left|on|Monday|."},
		{"headline, one line break", "Army leaves the town\nThe army left the town on Monday after a week of fighting, and the people who had fled began to come back to what remained of it.", "Army|leaves|the|town\nThe|army|left|the|town|on|Monday|after|a|week|of|fighting|,|and|the|people|who|had|fled|began|to|come|back|to|what|remained|of|it|."},
		{"wrapped lines", "The army left the old town on Monday after a week of\nheavy fighting, and the people who had fled came back\nto what was left of it.", "The|army|left|the|old|town|on|Monday|after|a|week|of|heavy|fighting|,|and|the|people|who|had|fled|came|back|to|what|was|left|of|it|."},
		{"bullets", "• Two dead\n• Ten wounded", "•|Two|dead\n•|Ten|wounded"},
		{"numbered list", "1. Withdraw\n2. Disarm", "1|.|Withdraw\n2|.|Disarm"},
		{"windows line ends", "One left.\r\n\r\nTwo stayed.\r\n", "One|left|.\nTwo|stayed|."},
		{"glued name", "Petrova spoke first. Petrovaformally denied it.", "Petrova|spoke|first|.\nPetrova|formally|denied|it|."},
		{"glued caption", "It fell on May 2, 2017.Photo shows the square.", "It|fell|on|May|2|,|2017|.\nPhoto|shows|the|square|."},
		{"glued sentence", "They marched through UkraineThe army watched.", "They|marched|through|Ukraine\nThe|army|watched|."},
		{"known names stay whole", "McDonald met O'Brien at YouTube.", "McDonald|met|O'Brien|at|YouTube|."},
		{"emoji", "We won 😀 today.", "We|won|😀|today|."},
		{"NUL", "One\x00two.", "One|two|."},
		{"soft hyphen", "The govern\u00adment fell.", "The|government|fell|."},
		{"zero-width space and BOM", "\ufeffOne\u200btwo.", "One|two|."},
		{"accents", "Erdoğan met Zoë in São Paulo.", "Erdoğan|met|Zoë|in|São|Paulo|."},
		{"nothing", " \n\t\x00 ", ""},
	} {
		doc := e.Analyse(c.text)
		var lines []string
		for i := range doc.Sentences {
			lines = append(lines, words(&doc.Sentences[i]))
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		if !doc.Valid() {
			t.Errorf("%s: invalid document", c.name)
		}
	}
}

func TestParagraphs(t *testing.T) {
	e, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	doc := e.Analyse("Storm hits coast\n\nThe storm hit. It was night.\n\n\n- One dead\n- Two hurt\n")
	var got []int
	for _, s := range doc.Sentences {
		got = append(got, s.Paragraph)
	}
	want := []int{0, 1, 1, 2, 3}
	if len(got) != len(want) {
		t.Fatalf("paragraphs %v, want %v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("paragraphs %v, want %v", got, want)
		}
	}
}
