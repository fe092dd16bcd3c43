package rules_test

import (
	"os"
	"strings"
	"testing"

	"claimgraph/schema"
)

// TestExamples reads testdata/examples.txt: a sentence, then the claims that must
// (+) and must not (-) be drawn from it, each "subject | type | object" with
// "not", a modality or "derived" after it where there is one. An argument is
// written as in the text, or as "=" and the name of who is meant; "*" is any.
// Lines that begin with "#" name a construction.
func TestExamples(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile("testdata/examples.txt")
	if err != nil {
		t.Fatal(err)
	}
	sentences := 0
	var sentence string
	var claims []schema.Claim
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			if found := anyFits(claims, line[2:]); found != (line[0] == '+') {
				t.Errorf("line %d: %s\n%s\ngot %s", n+1, sentence, line, shown(claims))
			}
		default:
			sentence, claims = line, b.claims(t, "", line)
			sentences++
		}
	}
	if sentences < 25 {
		t.Errorf("only %d examples", sentences)
	}
}

// exampleParts are what an example line compares of a claim.
func exampleParts(c *schema.Claim) (subject, object *schema.Argument, kind string, marks map[string]bool) {
	object = c.Object
	marks = map[string]bool{"not": c.Polarity == schema.Negative, "derived": len(c.DerivedFrom) > 0}
	if c.Modality != schema.Asserted {
		marks[string(c.Modality)] = true
	}
	return c.Subject, object, c.Predicate.Type, marks
}

func anyFits(claims []schema.Claim, example string) bool {
	parts := strings.Split(example, " | ")
	for i := range claims {
		if claims[i].Open {
			continue
		}
		subject, object, kind, marks := exampleParts(&claims[i])
		fits := argumentFits(subject, parts[0]) && (parts[1] == "*" || parts[1] == kind) && argumentFits(object, parts[2])
		for _, m := range parts[3:] {
			fits = fits && marks[m]
			delete(marks, m)
		}
		if fits && !marks["not"] && !marks["derived"] {
			return true
		}
	}
	return false
}

func argumentFits(a *schema.Argument, want string) bool {
	switch {
	case want == "*":
		return true
	case a == nil:
		return want == "–"
	case strings.HasPrefix(want, "="):
		return a.Name == want[1:]
	}
	return text(a) == want
}

func shown(claims []schema.Claim) string {
	var b strings.Builder
	for i := range claims {
		if c := &claims[i]; !c.Open {
			b.WriteString("\n  " + text(c.Subject) + " | " + c.Predicate.Type + " | " + text(c.Object) + " | " + string(c.Polarity) + " " + string(c.Modality))
		}
	}
	return b.String()
}
