package uitest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// large makes a graph of a 20,000-neighbour hub and 4,000 other pairs, and
// serves it.
func large(t testing.TB) *served {
	t.Helper()
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&b, "Hub Actor\tAccuse\tOther Actor %d\t2014-03-%02d\n", i, 1+i%28)
	}
	for range 4000 {
		for range 1 + r.IntN(4) {
			fmt.Fprintf(&b, "Other Actor %d\tConsult\tOther Actor %d\t2014-04-%02d\n", r.IntN(900), r.IntN(900), 1+r.IntN(28))
		}
	}
	file, db := filepath.Join(dir, "events.tsv"), filepath.Join(dir, "large.db")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := command("import", "--from", "icews", file, "--db", db, "--quiet"); err != nil {
		t.Fatal(err)
	}
	s, err := serve(db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.stop)
	return s
}

// Flow 14: more edges than can be drawn are cut, and the page says so; a hub
// with 20,000 neighbours is one of them.
func TestCapBanner(t *testing.T) {
	s := large(t)
	p := open(t, s, "/network?top=5000")
	if n := p.drawn(); n != 1500 {
		t.Errorf("%d edges drawn, want 1500", n)
	}
	if text := p.text(".banner"); !strings.Contains(text, "1,500") || !strings.Contains(text, "of 2") {
		t.Errorf("the banner says %q", text)
	}
	p.search("Hub Actor")
	p.until(`location.search.includes("entity=")`)
	p.until(`document.querySelector("[data-edges]")?.textContent.includes("of 20,000")`)
	if n := p.drawn(); n != 1500 {
		t.Errorf("%d edges of the hub drawn, want 1500", n)
	}
}

// Flow 15: a pasted text shows what is read from it, and from which words; then
// it is loaded and found. The first-run page offers the demonstration.
func TestFirstRunAndPastedText(t *testing.T) {
	s, err := serve(filepath.Join(t.TempDir(), "new.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.stop()
	p := open(t, s, "/")
	p.until(`document.body.textContent.includes("The graph is empty")`)
	p.visit("/network")
	p.until(`document.body.textContent.includes("No edges")`)
	p.visit("/load")
	p.click("textarea")
	p.do(chromedp.Evaluate[chromedp.Void](`(() => { const t = document.querySelector("textarea"); t.value = "😀 France accused Brazil of fraud on Monday. Brazil denied the accusation."; t.dispatchEvent(new InputEvent("input", { bubbles: true })); })(), undefined`))
	p.button("See what is read")
	p.until(`Number(document.querySelector("[data-count]")?.dataset.count) > 0`)
	for _, want := range []string{"France", "accused", "Brazil"} {
		if marks := eval[string](p, `[...document.querySelectorAll(".paper mark")].map((m) => m.textContent).join("|")`); !strings.Contains(marks, want) {
			t.Errorf("%s is not marked: %s", want, marks)
		}
	}
	p.button("Load into the graph")
	p.until(`document.querySelector("[data-state=done]")`)
	p.visit("/network?kind=country")
	p.drawn()
	if !eval[bool](p, `document.querySelector("canvas").net.picture.lines.some((l) => l.key === "country/FRA>country/BRA")`) {
		t.Error("the pasted claim is not in the network")
	}
	// Two tabs: what one loads, the other shows.
	p.visit("/articles")
	p.until(`document.querySelectorAll(".rows li").length === 1`)
}

func TestDemoFromTheFirstPage(t *testing.T) {
	s, err := serve(filepath.Join(t.TempDir(), "new.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.stop()
	p := open(t, s, "/")
	p.button("Load the demo articles")
	p.until(`document.body.textContent.includes("Most told about")`)
}

// Names and texts that mean harm are shown as text.
func TestHostileWordsStayWords(t *testing.T) {
	long := strings.Repeat("Verylongname", 900)
	if err := shared.demo.load(fmt.Sprintf(`{"id":"long","outlet":"Daily Ledger","published":"2022-03-26","title":%q,"text":"Germany accused %s of fraud on Friday."}`, long, long)); err != nil {
		t.Fatal(err)
	}
	p := open(t, shared.demo, "/articles?article=hostile")
	p.see(".paper mark")
	for _, path := range []string{"/articles", "/articles?article=long", "/network?entity=country/DEU&kind=country&kind=other&kind=person&kind=organisation&kind=topic&kind=group&table=1", "/threads?entity=country/UKR", "/timeline?entity=country/FRA", "/entities?q=Verylong"} {
		p.visit(path)
		p.until(`!document.querySelector(".waiting")`)
		if eval[bool](p, `window.owned === 1 || document.title === "owned" || !!document.querySelector("main script, main [onload], main [onerror], main [onmouseover]")`) {
			t.Errorf("%s: words of an article became markup", path)
		}
		if wide := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s: %d pixels too wide", path, wide)
		}
	}
}

// The server goes away and comes back: the page says so, and goes on by itself.
func TestServerAwayAndBack(t *testing.T) {
	db := filepath.Join(t.TempDir(), "away.db")
	s, err := serve(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.load(`{"id":"a","published":"2022-03-23","outlet":"Daily Ledger","text":"Ukraine accused Russia of war crimes on Wednesday."}`); err != nil {
		t.Fatal(err)
	}
	p := open(t, s, "/network")
	p.drawn()
	p.mu.Lock()
	p.failing = true
	p.mu.Unlock()
	s.stop()
	p.button("Countries")
	p.until(`document.querySelector("[role=alert]")?.textContent.includes("does not answer")`)
	again, err := serve(db, "--listen", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer again.stop()
	p.until(`!document.querySelector("[role=alert]") && document.querySelector("canvas[data-drawn]")`)
}

// Back and forward are undo and redo; two tabs do not touch each other's.
func TestBackForwardAndTwoTabs(t *testing.T) {
	p, other := open(t, shared.demo, "/network?entity=country/RUS"), open(t, shared.demo, "/stance")
	p.drawn()
	p.button("Countries")
	p.until(`location.search.includes("level=country")`)
	other.see(".matrix")
	p.do(chromedp.Evaluate[chromedp.Void](`history.back(), undefined`))
	p.until(`!location.search.includes("level")`)
	p.until(`document.querySelector("[aria-label='Compare actors as'] button").ariaPressed === "true"`)
	p.do(chromedp.Evaluate[chromedp.Void](`history.forward(), undefined`))
	p.until(`location.search.includes("level=country")`)
	if got := other.address(); got != "/stance" {
		t.Errorf("the other tab went to %s", got)
	}
	p.keys(kb.Escape)
}

// Slow answers are said to be slow.
func TestSlowServer(t *testing.T) {
	p := open(t, shared.demo, "/stance")
	p.see(".matrix")
	eval[bool](p, `(() => { const f = window.fetch; window.fetch = (u, o) => new Promise((r) => setTimeout(() => r(f(u, o)), 3000)); return true })()`)
	p.button("Countries")
	began := time.Now()
	p.until(`document.querySelector("main").textContent.includes("Still working")`)
	if time.Since(began) > 3*time.Second {
		t.Error("it says so only after the answer")
	}
	p.until(`!document.querySelector("main").textContent.includes("Still working")`)
}
