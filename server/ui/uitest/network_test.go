package uitest

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"claimgraph/graph"
)

// actors are the kinds that a network shows when it is not told otherwise.
const actors = "kind=country&kind=person&kind=organisation&kind=igo&kind=government&kind=military&kind=media&kind=group&kind=other"

type apiNetwork struct {
	Nodes []graph.Node `json:"nodes"`
	Edges []graph.Edge `json:"edges"`
	Total int          `json:"total_edges"`
}

// Flow 1: the server needs no Node, and no view asks anything of another host.
// page.check fails the test for any request that leaves.
func TestServesWithoutNodeAndAsksNobody(t *testing.T) {
	p := open(t, shared.demo, "/")
	p.see(".search input")
	for _, path := range views {
		p.visit(path)
		p.until(`!document.querySelector(".waiting")`)
	}
	if len(p.requests) < len(views) {
		t.Errorf("only %d requests were seen", len(p.requests))
	}
}

// views are all views of the page, with something to show.
var views = []string{
	"/", "/network?entity=country/RUS", "/network?entity=country/RUS&edge=country/RUS%3Ecountry/UKR&table=1", "/timeline?entity=country/RUS&entity=country/UKR",
	"/threads?entity=country/RUS", "/threads?entity=country/RUS&compare=003-general-assembly-deplores-invasion~004-general-assembly-syndicated", "/stance?level=country", "/changes?from=2022-03&to=2022-04&level=country", "/map?level=country",
	"/articles", "/articles?article=scripts", "/entities", "/entities?id=person/antony-blinken", "/entities?tab=suggest", "/query", "/load",
}

// Flow 2: search, expand, undo: exactly what was before, and again with redo.
func TestSearchExpandUndo(t *testing.T) {
	p := open(t, shared.demo, "/network")
	p.drawn()
	p.search("Sudan")
	p.until(`location.search.includes("SDN")`)
	state := func() string {
		p.drawn()
		return p.address() + " " + eval[string](p, `JSON.stringify(document.querySelector("canvas").net.picture.dots.map((d) => [d.id, d.x, d.y, d.r]).concat(document.querySelector("canvas").net.picture.lines.map((l) => l.key)))`)
	}
	p.until(`document.querySelector("canvas").net.picture.dots.some((d) => d.id === "country/SDN")`)
	p.until(`document.querySelector("canvas").net.picture.dots.length < 40`)
	before := state()
	size := eval[int](p, `document.querySelector("canvas").net.picture.dots.length`)
	other := eval[string](p, `document.querySelector("canvas").net.picture.dots.find((d) => d.id !== "country/SDN").id`)
	eval[bool](p, `document.querySelector("canvas").focus(), true`)
	eval[bool](p, fmt.Sprintf(`document.querySelector("canvas").net.intents.expand(%q), true`, other))
	// The entity is marked as chosen at once; its neighbours come with the answer.
	p.until(fmt.Sprintf(`document.querySelector("canvas").net.picture.dots.find((d) => d.id === %q)?.root`, other))
	p.until(fmt.Sprintf(`document.querySelector("canvas").net.picture.dots.length > %d`, size))
	after := state()
	if before == after {
		t.Fatal("expanding changed nothing")
	}
	p.button("Undo")
	p.until(fmt.Sprintf(`location.pathname + location.search === %q`, strings.SplitN(before, " ", 2)[0]))
	p.until(`document.querySelector("canvas").net.picture.dots.filter((d) => d.root).length === 1`)
	settles(t, "undo", state, before)
	p.button("Redo")
	p.until(`document.querySelector("canvas").net.picture.dots.filter((d) => d.root).length === 2`)
	settles(t, "redo", state, after)
}

// settles waits until a state is as wanted.
func settles(t *testing.T, what string, state func() string, want string) {
	t.Helper()
	var now string
	for range 100 {
		if now = state(); now == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s gave\n%s\nwant\n%s", what, now, want)
}

// Flow 3: the canvas, its table and the API have the same edges.
func TestEdgesAreThoseOfTheTableAndTheAPI(t *testing.T) {
	for _, query := range []string{"", "?entity=country/RUS", "?level=country&quad=3&quad=4", "?entity=country/USA&during=2022-03", "?entity=country/RUS&min-sources=2"} {
		join := "?"
		if query != "" {
			join = "&"
		}
		p := open(t, shared.demo, "/network"+query+join+"table=1")
		edges := p.drawn()
		rows := eval[int](p, `document.querySelectorAll("table.edges tbody tr").length`)
		said := eval[int](p, `Number(document.querySelector("[data-edges]").dataset.edges)`)
		top := "150"
		if strings.Contains(query, "entity=") {
			top = "400"
		}
		want := answer[apiNetwork](t, shared.demo, "/network?"+actors+"&top="+top+strings.Replace(query, "?", "&", 1))
		if edges != len(want.Edges) || rows != edges || said != edges || edges == 0 {
			t.Errorf("%q: %d drawn, %d rows, %d said, %d of the API", query, edges, rows, said, len(want.Edges))
		}
		claims := eval[int](p, `[...document.querySelectorAll("table.edges tbody td:nth-child(3)")].reduce((s, c) => s + Number(c.textContent), 0)`)
		sum := 0
		for _, e := range want.Edges {
			sum += e.Claims
		}
		if claims != sum {
			t.Errorf("%q: the table sums to %d claims, the API to %d", query, claims, sum)
		}
	}
}

// Flow 6: the brush and the as-of handle select what the API does.
func TestBrushAndAsOfAreTheAPIs(t *testing.T) {
	p := open(t, shared.demo, "/network?entity=country/RUS")
	all := p.drawn()
	eval[bool](p, `document.querySelector(".handle.from").focus(), true`)
	for range 2 {
		p.keys(kb.ArrowRight) // arrow right: a month
	}
	eval[bool](p, `document.querySelector(".handle.to").focus(), true`)
	p.keys(kb.Home) // home: the least
	p.until(`location.search.includes("during=")`)
	p.keys(kb.ArrowRight)
	eval[bool](p, `document.querySelector(".handle.known").focus(), true`)
	for range 3 {
		p.keys(kb.ArrowLeft) // arrow left
	}
	p.until(`location.search.includes("as-of=")`)
	state, err := url.Parse(p.address())
	if err != nil {
		t.Fatal(err)
	}
	q := url.Values{"during": {state.Query().Get("during")}, "as-of": {state.Query().Get("as-of")}, "either": {"country/RUS"}, "top": {"400"}}
	want := answer[apiNetwork](t, shared.demo, "/network?"+actors+"&"+q.Encode())
	if len(want.Edges) == 0 || len(want.Edges) >= all {
		t.Fatalf("the brush at %s selects %d of %d edges", state, len(want.Edges), all)
	}
	p.until(fmt.Sprintf(`document.querySelector("[data-edges]")?.dataset.edges === "%d"`, len(want.Edges)))
	kept := eval[bool](p, `(async () => {
		const all = await (await fetch("/api/v1/network?either=country/RUS&layout=1&top=400&`+actors+`")).json();
		const at = new Map(all.nodes.map((n) => [n.id, n]));
		return document.querySelector("canvas").net.picture.dots.every((d) => !at.has(d.id) || (at.get(d.id).x === d.x && at.get(d.id).y === d.y));
	})()`)
	if !kept {
		t.Error("nodes moved when the time changed")
	}
}

// Flow 9: a path that is there, and one that is not.
func TestPathFoundAndNone(t *testing.T) {
	p := open(t, shared.demo, "/network?from=country/RUS&to=country/CHN")
	p.until(`Number(document.querySelector("[data-steps]")?.dataset.steps) > 0`)
	want := answer[graph.PathAnswer](t, shared.demo, "/path?from=country/RUS&to=country/CHN")
	if got := eval[int](p, `Number(document.querySelector("[data-steps]").dataset.steps)`); got != len(want.Steps) {
		t.Errorf("%d steps, the API has %d", got, len(want.Steps))
	}
	p.visit("/network?from=country/RUS&to=country/CHN&during=1999")
	p.until(`document.querySelector("[data-steps='0']")`)
	if text := p.text("[data-steps]"); !strings.Contains(text, "No path") {
		t.Errorf("without a path it says %q", text)
	}
}
