package resolve

import (
	"os"
	"strings"
	"testing"
	"time"
)

// The embedded gazetteer must answer at least 98 % of testdata/who.tsv (title,
// day, holder or "unknown") and be wrong on at most 1 %; the rest it may leave
// unknown.
func TestWhoEmbedded(t *testing.T) {
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/who.tsv")
	if err != nil {
		t.Fatal(err)
	}
	right, wrong, all := 0, 0, 0
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			t.Fatalf("line %q has %d fields", line, len(f))
		}
		on, err := time.Parse("2006-01-02", f[1])
		if err != nil {
			t.Fatal(err)
		}
		got := "unknown"
		if a := l.Who(f[0], on); !a.Unknown {
			got = string(a.Entity)
		}
		all++
		switch got {
		case f[2]:
			right++
		case "unknown":
			t.Logf("%s on %s: unknown, want %s", f[0], f[1], f[2])
		default:
			wrong++
			t.Logf("%s on %s: %s, want %s", f[0], f[1], got, f[2])
		}
	}
	t.Logf("%d of %d right, %d wrong", right, all, wrong)
	if right*100 < all*98 || wrong*100 > all {
		t.Errorf("%d of %d right, %d wrong; want 98 %% right, at most 1 %% wrong", right, all, wrong)
	}
}
