package rules_test

import (
	"os"
	"strings"
	"testing"

	"claimgraph/schema"
)

// TestAttribution reads testdata/attribution.txt, which is written like
// examples.txt; the last part of an example may be "@" and the words of the holder,
// "@–" for the outlet. A line that begins with "^" is a headline.
func TestAttribution(t *testing.T) {
	b := newBench(t)
	data, err := os.ReadFile("testdata/attribution.txt")
	if err != nil {
		t.Fatal(err)
	}
	var sentence string
	var claims []schema.Claim
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			example, holder, _ := strings.Cut(line[2:], " | @")
			if found := anyFits(ownOf(claims, holder), example); found != (line[0] == '+') {
				t.Errorf("line %d: %s\n%s\ngot %s", n+1, sentence, line, held(claims))
			}
		case line[0] == '^':
			sentence, claims = line, b.claims(t, line[1:], "")
		default:
			sentence = strings.ReplaceAll(line, " // ", "\n\n")
			claims = b.claims(t, "", sentence)
		}
	}
}

// ownOf keeps the claims of a holder; all for none.
func ownOf(claims []schema.Claim, holder string) []schema.Claim {
	if holder == "" {
		return claims
	}
	var own []schema.Claim
	for _, c := range claims {
		if holderText(&c) == holder {
			own = append(own, c)
		}
	}
	return own
}

func holderText(c *schema.Claim) string {
	if c.Holder == nil || c.Holder.Span == nil {
		return "–"
	}
	return c.Holder.Text
}

func held(claims []schema.Claim) string {
	var b strings.Builder
	for i := range claims {
		if !claims[i].Open {
			b.WriteString(shown(claims[i:i+1]) + " @" + holderText(&claims[i]))
		}
	}
	return b.String()
}
