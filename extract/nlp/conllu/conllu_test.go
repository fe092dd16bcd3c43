package conllu

import (
	"bytes"
	"strings"
	"testing"

	"claimgraph/extract/nlp"
)

const sample = `# newdoc id = d1
# sent_id = d1-1
# text = They didn't go.
1	They	they	PRON	PRP	_	4	nsubj	_	Start=0|End=4
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadWrite(t *testing.T) {
	ss, err := ReadAll(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, s := range ss {
		if err := w.Write(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if b.String() != sample {
		t.Errorf("got\n%s\nwant\n%s", &b, sample)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"no form":         "1\n\n",
		"wrong number":    "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
		"head too far":    "1\ta\t_\t_\t_\t_\t7\troot\t_\t_\n\n",
		"own head":        "1\ta\t_\t_\t_\t_\t1\troot\t_\t_\n\n",
		"head no number":  "1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n\n",
		"range too long":  "1-3\tab\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
		"range backwards": "1-1\tab\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
		"too many":        "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\tx\n\n",
	} {
		if _, err := ReadAll(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestToDocument(t *testing.T) {
	ss, err := ReadAll(strings.NewReader(sample + strings.Replace(sample, "# newdoc id = d1", "# newpar", 1)))
	if err != nil {
		t.Fatal(err)
	}
	doc := ToDocument(ss)
	if want := "They didn't go. \n\nThey didn't go. "; doc.Text != want {
		t.Fatalf("text %q, want %q", doc.Text, want)
	}
	for k, s := range doc.Sentences {
		if s.Paragraph != k {
			t.Errorf("sentence %d in paragraph %d", k, s.Paragraph)
		}
		for i, w := range []string{"They", "did", "n't", "go", "."} {
			x := s.Tokens[i]
			if got := doc.Text[x.Start:x.End]; got != w || x.Form != w {
				t.Errorf("word %d is %q %q, want %q", i, got, x.Form, w)
			}
		}
		if s.Tokens[1].Multiword != 2 || !s.Tokens[3].Glued || s.Tokens[0].Glued {
			t.Errorf("sentence %d: multiword or spaces lost", k)
		}
	}
}

func TestFromDocument(t *testing.T) {
	doc := &nlp.Document{Text: "Ann didn't.", Sentences: []nlp.Sentence{{
		End: 11,
		Tokens: []nlp.Token{
			{Start: 0, End: 3, Form: "Ann", Lemma: "Ann", UPOS: "PROPN", XPOS: "NNP", Head: 1, Rel: "nsubj"},
			{Start: 4, End: 7, Form: "did", Lemma: "do", UPOS: "VERB", XPOS: "VBD", Head: nlp.Root, Rel: "root", Glued: true, Multiword: 2},
			{Start: 7, End: 10, Form: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Head: 1, Rel: "advmod", Glued: true},
			{Start: 10, End: 11, Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Rel: "punct"},
		},
		Names: []nlp.Name{{First: 0, Last: 0, End: 3, Type: nlp.PersonName}},
	}}}
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, s := range FromDocument(doc, "a") {
		w.Write(s)
	}
	w.Flush()
	want := `# newdoc id = a
# newpar
# sent_id = a-1
# text = Ann didn't.
1	Ann	Ann	PROPN	NNP	_	2	nsubj	_	Name=B-PER|Start=0|End=3
2-3	didn't	_	_	_	_	_	_	_	Start=4|End=10|SpaceAfter=No
2	did	do	VERB	VBD	_	0	root	_	Start=4|End=7
3	n't	not	PART	RB	_	2	advmod	_	Start=7|End=10
4	.	.	PUNCT	.	_	2	punct	_	Start=10|End=11

`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &b, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\ta\n1\ta\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		ss, err := ReadAll(strings.NewReader(in))
		if err != nil {
			return
		}
		doc := ToDocument(ss)
		for i, s := range doc.Sentences {
			if len(s.Tokens) != len(ss[i].Words) {
				t.Fatalf("sentence %d: %d tokens of %d words", i, len(s.Tokens), len(ss[i].Words))
			}
		}
	})
}
