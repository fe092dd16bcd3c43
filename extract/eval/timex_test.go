package eval

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/extract/when"
)

// words analyses every text as one sentence of words between spaces.
type words struct{}

func (w words) AnalyseTitle(text string) *nlp.Document { return w.Analyse(text) }
func (words) Version() string                          { return "words" }

func (words) Analyse(text string) *nlp.Document {
	s := nlp.Sentence{End: len(text)}
	at := 0
	for _, w := range strings.Split(text, " ") {
		if w != "" {
			s.Tokens = append(s.Tokens, nlp.Token{Start: at, End: at + len(w), Form: w})
		}
		at += len(w) + 1
	}
	return &nlp.Document{Text: text, Sentences: []nlp.Sentence{s}}
}

const corpus = `{"doc":"1","dct":"2022-03-23","text":"Élysée spoke on Wednesday and in 2014 .","timex":[[16,25,"DATE","2022-03-23"],[33,37,"DATE","2015"]]}

{"doc":"2","text":"They met Monday .","annotated_end":5,"timex":[[0,4,"DATE","2020"]]}
`

func TestFindTimex(t *testing.T) {
	var out bytes.Buffer
	gold, found, err := FindTimex(context.Background(), words{}, when.New(), strings.NewReader(corpus), &out)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"doc":"1","timex":[[16,25,"DATE","2022-03-23"],[33,37,"DATE","2014"]]}` + "\n" +
		`{"doc":"2","timex":[[9,15,"DATE","XXXX-WXX-1"]]}` + "\n"
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
	s := ScoreTimex(gold, found)
	if s.Gold != 3 || s.Found != 2 || s.Strict != 2 || s.Relaxed != 2 || s.Type != 2 || s.Value != 1 {
		t.Errorf("score %+v", s)
	}
	if len(s.Errors) != 2 {
		t.Errorf("errors %q", s.Errors)
	}
}

func TestFindTimexRefuses(t *testing.T) {
	for _, line := range []string{"{", `{"doc":"1","timex":[[1,2,"DATE"]]}`, `{"doc":"1","timex":[["a",2,"DATE","2020"]]}`} {
		if _, _, err := FindTimex(context.Background(), words{}, none{}, strings.NewReader(line), &bytes.Buffer{}); err == nil {
			t.Errorf("%s: no error", line)
		}
	}
}

type none struct{}

func (none) Find(*nlp.Document, time.Time) []when.Expression { return nil }
