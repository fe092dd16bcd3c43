package when

import (
	"strings"
	"testing"
	"time"

	"claimgraph/extract/nlp"
)

// tree builds a parsed sentence from "form/UPOS/XPOS/head/rel" words, or
// "form=lemma/…"; heads count from 1, 0 is the root.
func tree(t *testing.T, words string) *nlp.Document {
	t.Helper()
	d := &nlp.Document{}
	s := nlp.Sentence{}
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		if len(f) != 5 {
			t.Fatalf("word %q", w)
		}
		head := 0
		for _, r := range f[3] {
			head = head*10 + int(r-'0')
		}
		form, lemma, ok := strings.Cut(f[0], "=")
		if !ok {
			lemma = strings.ToLower(form)
		}
		f[0] = form
		s.Tokens = append(s.Tokens, nlp.Token{
			Start: len(d.Text), End: len(d.Text) + len(f[0]), Form: f[0], Lemma: lemma,
			UPOS: f[1], XPOS: f[2], Head: head - 1, Rel: f[4],
		})
		d.Text += f[0] + " "
	}
	s.End = len(d.Text)
	d.Sentences = []nlp.Sentence{s}
	return d
}

const (
	saidThat = "He/PRON/PRP/2/nsubj said/VERB/VBD/0/root Wednesday/PROPN/NNP/2/obl:tmod that/SCONJ/IN/7/mark troops/NOUN/NNS/7/nsubj " +
		"had/AUX/VBD/7/aux attacked/VERB/VBN/2/ccomp Kyiv/PROPN/NNP/7/obj on/ADP/IN/10/case March/PROPN/NNP/7/obl 16/NUM/CD/10/nummod"
	saidOn = "He/PRON/PRP/2/nsubj said/VERB/VBD/0/root on/ADP/IN/4/case Wednesday/PROPN/NNP/7/obl that/SCONJ/IN/7/mark troops/NOUN/NNS/7/nsubj " +
		"left/VERB/VBD/2/ccomp"
	cameAndSaw   = "On/ADP/IN/2/case Wednesday/PROPN/NNP/4/obl he/PRON/PRP/4/nsubj came/VERB/VBD/0/root and/CCONJ/CC/6/cc saw/VERB/VBD/4/conj"
	beganTo      = "They/PRON/PRP/2/nsubj began=begin/VERB/VBD/0/root to/PART/TO/4/mark withdraw/VERB/VB/2/xcomp on/ADP/IN/6/case Friday/PROPN/NNP/4/obl"
	fridays      = "He/PRON/PRP/2/nsubj condemned/VERB/VBD/0/root Friday/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case attack/NOUN/NN/2/obj yesterday/NOUN/NN/2/obl:tmod"
	struckAndHit = "They/PRON/PRP/2/nsubj struck/VERB/VBD/0/root Kyiv/PROPN/NNP/2/obj on/ADP/IN/5/case Wednesday/PROPN/NNP/3/nmod and/CCONJ/CC/7/cc " +
		"hit/VERB/VBD/2/conj homes/NOUN/NNS/7/obj killing/VERB/VBG/2/advcl two/NUM/CD/9/obj"
	diedWhen     = "Many/ADJ/JJ/2/nsubj died/VERB/VBD/0/root when/ADV/WRB/5/advmod bombs/NOUN/NNS/5/nsubj fell/VERB/VBD/2/advcl on/ADP/IN/7/case March/PROPN/NNP/5/obl 16/NUM/CD/7/nummod"
	reportOf     = "It/PRON/PRP/2/nsubj withdrew/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss report/NOUN/NN/2/obj of/ADP/IN/6/case Tuesday/PROPN/NNP/4/nmod"
	largestSince = "They/PRON/PRP/2/nsubj held/VERB/VBD/0/root the/DET/DT/5/det largest/ADJ/JJS/5/amod drill/NOUN/NN/2/obj since/ADP/IN/7/case 2014/NUM/CD/2/obl"
	willTravel   = "Biden/PROPN/NNP/3/nsubj will/AUX/MD/3/aux travel/VERB/VB/0/root Friday/PROPN/NNP/3/obl:tmod"
	setToBegin   = "It/PRON/PRP/3/nsubj:pass is/AUX/VBZ/3/aux:pass set/VERB/VBN/0/root to/PART/TO/5/mark begin/VERB/VB/3/xcomp Friday/PROPN/NNP/5/obl:tmod"
	wasKilled    = "He/PRON/PRP/3/nsubj:pass was/AUX/VBD/3/aux:pass killed/VERB/VBN/0/root Friday/PROPN/NNP/3/obl:tmod"
)

func TestAttach(t *testing.T) {
	published := time.Date(2022, 3, 23, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		sentence, predicate, want string
	}{
		{saidThat, "said", "2022-03-23"},
		{saidThat, "attacked", "2022-03-16"},
		{cameAndSaw, "came", "2022-03-23"},
		{cameAndSaw, "saw", "2022-03-23"},
		{beganTo, "withdraw", "2022-03-18"},
		{beganTo, "began", "2022-03-18"},
		{fridays, "condemned", "2022-03-22"},
		{fridays, "attack", "2022-03-18"},
		{struckAndHit, "hit", "2022-03-23"},
		{struckAndHit, "killing", "2022-03-23"},
		{diedWhen, "died", "2022-03-16"},
		{reportOf, "withdrew", ""},
		{largestSince, "held", ""},
		{willTravel, "travel", "2022-03-25"},
		{setToBegin, "begin", "2022-03-25"},
		{wasKilled, "killed", "2022-03-18"},
		{saidOn, "left", "2022-03-23"}, // as parsed; AttachSaid knows better
	} {
		doc := tree(t, c.sentence)
		s := &doc.Sentences[0]
		got := ""
		for i := range s.Tokens {
			if s.Tokens[i].Form == c.predicate {
				if e := Attach(s, New().Find(doc, published), i); e != nil {
					got = e.Interval.From
				}
			}
		}
		if got != c.want {
			t.Errorf("%q in %q: attached %q, want %q", c.predicate, doc.Text, got, c.want)
		}
	}
}

func TestAttachSaid(t *testing.T) {
	published := time.Date(2022, 3, 23, 0, 0, 0, 0, time.UTC)
	for _, sentence := range []string{saidThat, saidOn} {
		doc := tree(t, sentence)
		s := &doc.Sentences[0]
		content := [2]int{strings.Index(doc.Text, "that"), len(doc.Text)}
		e := AttachSaid(s, New().Find(doc, published), 1, content)
		if e == nil || e.Interval.From != "2022-03-23" {
			t.Errorf("%q: said %+v, want Wednesday", doc.Text, e)
		}
	}
	doc := tree(t, wasKilled)
	if e := AttachSaid(&doc.Sentences[0], nil, 2, [2]int{}); e != nil {
		t.Errorf("said %+v without an expression", e)
	}
}
