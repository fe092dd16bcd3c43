package name

import (
	"fmt"
	"testing"
)

func TestGazetteer(t *testing.T) {
	g, err := OpenGazetteer([]byte("canta\ncanta clara\ncnew\ncsan luis obispo\nfluis\ngclara\ngluis\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"clara", "left"}, "[1 0]"},
		{[]string{"in", "anta"}, "[0 2]"},
		{[]string{"anta", "clara", "clara"}, "[6 9 1]"},
		{[]string{"san", "luis", "obispo"}, "[4 25 8]"},
		{[]string{"san", "luis"}, "[0 17]"},
		{[]string{"san"}, "[0]"},
		{nil, "[]"},
	} {
		marks, _ := g.appendMarks(nil, c.words, nil)
		if got := fmt.Sprint(marks); got != c.want {
			t.Errorf("%q: got %s, want %s", c.words, got, c.want)
		}
	}
	var none *Gazetteer
	if marks, _ := none.appendMarks(nil, []string{"clara"}, nil); marks[0] != 0 {
		t.Errorf("no gazetteer knows %v", marks)
	}
	for _, bad := range []string{"xclara\n", "g\n", "\n"} {
		if _, err := OpenGazetteer([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
