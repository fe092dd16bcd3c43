package resolve_test

import (
	_ "embed"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/resolve"
)

//go:embed testdata/who.tsv
var questions string

// TestWhoHeldOffice asks the embedded gazetteer who held an office on a day,
// over questions written apart from its tables. A wrong name fails; an
// "unknown" where the answer is known counts against the share of right ones.
func TestWhoHeldOffice(t *testing.T) {
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for n, line := range strings.Split(questions, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			t.Fatalf("line %d: want title, date and entity", n+1)
		}
		day, err := time.Parse(time.DateOnly, cols[1])
		if err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		asked++
		got := "unknown"
		if a := linker.Who(cols[0], day); !a.Unknown {
			got = string(a.Entity)
		}
		switch {
		case got == cols[2]:
			right++
		case got == "unknown":
			t.Logf("line %d: %s on %s: unknown, want %s", n+1, cols[0], cols[1], cols[2])
		default:
			t.Errorf("line %d: %s on %s: %s, want %s", n+1, cols[0], cols[1], got, cols[2])
		}
	}
	t.Logf("%d of %d right", right, asked)
	if asked < 200 || float64(right) < .98*float64(asked) {
		t.Errorf("%d of %d questions right, want .98 of at least 200", right, asked)
	}
}
