package eval

import (
	"strings"
	"testing"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
)

func TestGAP(t *testing.T) {
	const file = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
		"x-1\tIn Málaga, Maria Keller met Peter Braun. She smiled.\tShe\t41\tMaria Keller\t11\tTRUE\tPeter Braun\t28\tFALSE\tu\n"
	items, err := ReadGAP(strings.NewReader(file))
	if err != nil || len(items) != 1 {
		t.Fatalf("read %d items, error %v", len(items), err)
	}
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	answer := AnswerGAP(engine, linker, items[0])
	if !answer.A || answer.B {
		t.Errorf("answered %+v", answer)
	}
	if got := answer.Right(items[0]); got != (Count{Right: 1, Given: 1, Gold: 1}) {
		t.Errorf("counted %+v", got)
	}
	if _, err := ReadGAP(strings.NewReader("x\ty\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("short line: error %v, want one naming line 1", err)
	}
}

func TestScoreLinks(t *testing.T) {
	docs, err := ReadLinks(strings.NewReader(`{"doc":"d","text":"München and Kyiv","annotated_end":16,"mentions":[{"span":[0,7],"syn":"NAM","type":"LOC","dbpedia":"http://dbpedia.org/page/Munich"},{"span":[12,16],"syn":"NAM","type":"LOC","dbpedia":"http://dbpedia.org/page/Kyiv","wikidata":"Q1899"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	score, misses := ScoreLinks(docs[0], []Link{{Start: 0, End: 7, Title: "Berlin"}, {Start: 12, End: 16, Title: "Kiev", Wikidata: "Q1899"}})
	want := LinkScore{Mentions: Count{Right: 2, Given: 2, Gold: 2}, Links: Count{Right: 1, Given: 2, Gold: 2}}
	if score != want || len(misses) != 1 || !strings.Contains(misses[0], "München") {
		t.Errorf("scored %+v with misses %q, want %+v", score, misses, want)
	}
}
