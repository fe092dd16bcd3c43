package uitest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Flow 12: from the first page to the evidence and back, by keys alone.
func TestKeyboardJourney(t *testing.T) {
	p := open(t, shared.demo, "/")
	p.see(".search input")
	p.keys("/")
	p.until(`document.activeElement.matches(".search input")`)
	p.keys("Russia")
	p.until(`document.querySelector(".search [role=option][aria-selected=true]")`)
	p.keys(kb.ArrowDown)
	p.keys(kb.ArrowUp)
	p.keys(kb.Enter)
	p.until(`location.pathname === "/network"`)
	p.drawn()
	for i := 0; !eval[bool](p, `document.activeElement.tagName === "CANVAS"`); i++ { // every stop on the way shows its focus
		if i > 80 {
			t.Fatal("the network is not reached with the tab key")
		}
		p.keys(kb.Tab)
		if eval[bool](p, `document.activeElement !== document.body && !document.activeElement.matches(":focus-visible")`) {
			t.Errorf("focus is not visible on %s", eval[string](p, `document.activeElement.outerHTML.slice(0, 120)`))
		}
	}
	p.keys(kb.ArrowRight)
	p.until(`location.search.includes("node=")`)
	first := p.address()
	p.keys(kb.ArrowLeft)
	p.until(fmt.Sprintf(`location.pathname + location.search !== %q`, first))
	p.keys("n")
	p.until(`location.search.includes("edge=")`)
	p.see(".drawer .claim")
	p.keys(kb.Enter)
	p.until(`document.activeElement.closest(".drawer")`)
	p.keys(kb.Tab)
	if !eval[bool](p, `!!document.activeElement.closest(".drawer")`) {
		t.Error("the tab key leaves the drawer at once")
	}
	p.keys(kb.Escape)
	p.until(`!location.search.includes("edge=") && !document.querySelector(".drawer")`)
	p.until(`document.activeElement.tagName === "CANVAS"`)
	p.keys("t")
	p.see("table.edges")
	p.keys("z", chromedp.KeyModifiers(2))
	p.until(`!document.querySelector("table.edges")`)
}

// axe is the checker of accessibility that npm ci installs.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.FromSlash("../node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is not there: run .ci/ui (or make test) once: %v", err)
	}
	return string(script)
}

// Flow 13: axe-core finds nothing on any view in either theme.
func TestAxeFindsNothing(t *testing.T) {
	script := axe(t)
	p := open(t, shared.demo, "/")
	for _, dark := range []bool{false, true} {
		p.theme(dark)
		for _, path := range views {
			p.visit(path)
			p.until(`!document.querySelector(".waiting")`)
			p.do(chromedp.Evaluate[chromedp.Void](script + ";undefined"))
			found := eval[string](p, `axe.run({ resultTypes: ["violations"] }).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.impact, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + " " + n.failureSummary.slice(0, 300))])))`)
			var violations [][]string
			if err := json.Unmarshal([]byte(found), &violations); err != nil {
				t.Fatal(err)
			}
			for _, v := range violations {
				t.Errorf("%s, dark %v: %s", path, dark, strings.Join(v, "\n  "))
			}
		}
	}
}

// No view is wider than its window, from a small telephone to a wide screen.
func TestNothingIsCutOff(t *testing.T) {
	p := open(t, shared.demo, "/")
	for _, size := range [][2]int64{{360, 740}, {768, 1024}, {2560, 1440}} {
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		for _, path := range views {
			p.visit(path)
			p.until(`!document.querySelector(".waiting")`)
			if wide := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s at %d: %d pixels too wide", path, size[0], wide)
			}
			over := eval[[]string](p, `[...document.querySelectorAll("main *, header *, footer *, aside *")].filter((e) => {
				const r = e.getBoundingClientRect();
				if (!r.width || !r.height || r.right <= innerWidth + 1 || e.closest("svg")) return false;
				for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(p).overflowX)) return false;
				return true;
			}).slice(0, 3).map((e) => e.outerHTML.slice(0, 120))`)
			for _, e := range over {
				t.Errorf("%s at %d: beyond the edge: %s", path, size[0], e)
			}
		}
	}
}
