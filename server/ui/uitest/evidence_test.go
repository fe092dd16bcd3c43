package uitest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

type apiArticle struct {
	schema.Article
	Claims []schema.Claim `json:"claims"`
}

// Flow 4: what is marked is exactly the bytes that the claim's offsets name, in
// texts with emoji, Arabic and Chinese.
func TestMarksMatchOffsets(t *testing.T) {
	a := answer[apiArticle](t, shared.demo, "/articles/scripts")
	if len(a.Claims) < 4 {
		t.Fatalf("only %d claims were read from the test article", len(a.Claims))
	}
	checked := 0
	for _, c := range a.Claims {
		p := open(t, shared.demo, "/articles?article=scripts&claim="+string(c.ID))
		p.see(".paper mark")
		for role, span := range c.Evidence {
			if !slices.Contains([]string{"subject", "predicate", "object", "holder", "cue", "about"}, role) {
				continue
			}
			where, body := ".paper .prose", a.Text
			if span.In == schema.InTitle {
				where, body = ".paper h1", a.Title
			}
			want := ""
			parts := span.Spans
			if len(parts) == 0 {
				parts = [][2]int{{span.Start, span.End}}
			}
			for _, part := range parts {
				want += body[part[0]:part[1]]
			}
			got := eval[string](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].filter((m) => m.dataset.roles.split(" ").includes(%q)).map((m) => m.textContent).join("")`, where+" mark", role))
			if got != want {
				t.Errorf("claim %s, %s: marked %q, the offsets name %q", c.ID, role, got, want)
			}
			checked++
		}
	}
	if checked < 8 {
		t.Errorf("only %d parts were compared", checked)
	}
}

// The drawer shows the sentence with the same marks, and the four times.
func TestDrawerShowsEvidence(t *testing.T) {
	p := open(t, shared.demo, "/network?entity=country/UKR&edge=country/UKR%3Ecountry/RUS")
	p.see(".drawer .claim .quote mark")
	want := answer[struct{ Items []schema.Claim }](t, shared.demo, "/claims?subject=country/UKR&object=country/RUS&limit=1000")
	if got := eval[int](p, `Number(document.querySelector(".drawer [data-count]").dataset.count)`); got != len(want.Items) {
		t.Errorf("%d claims, the API has %d", got, len(want.Items))
	}
	facts := p.text(".drawer .facts")
	for _, name := range []string{"Happened", "Said", "Published", "Recorded", "Confidence", "Rule", "Reported"} {
		if !strings.Contains(facts, name) {
			t.Errorf("the drawer does not tell: %s", name)
		}
	}
	dates := eval[[]string](p, `[...document.querySelectorAll(".drawer .claim > p.dim")].map((e) => e.textContent.slice(0, 10)).filter((d) => /^\d{4}-/.test(d))`)
	if !slices.IsSortedFunc(dates, func(a, b string) int { return strings.Compare(b, a) }) || len(dates) < 2 {
		t.Errorf("not the newest first: %v", dates)
	}
	p.until(`document.querySelector(".drawer .facts").textContent.includes("independent")`)
}

// Flow 5: the address alone brings the whole state back, in a fresh profile.
func TestAddressHoldsTheState(t *testing.T) {
	first := open(t, shared.demo, "/network?entity=country/RUS&level=country")
	first.drawn()
	eval[bool](first, `document.querySelector("canvas").net.intents.pin("country/RUS", 123, -45), true`)
	first.button("As a table")
	first.click(`.filters input[type=checkbox]`)
	first.until(`location.search.includes("quad=1") && location.search.includes("pin=") && location.search.includes("table=1")`)
	first.until(`Number(document.querySelector("[data-edges]").dataset.edges) < 40`)
	first.drawn()
	eval[bool](first, `document.querySelector("table.edges tbody button").click(), true`)
	first.see(".drawer .claim")
	state := `JSON.stringify([
		document.querySelector("canvas").net.picture.dots.map((d) => [d.id, d.x, d.y, d.pinned]), document.querySelector("canvas").net.picture.lines.map((l) => l.key),
		document.querySelector(".drawer h2").textContent, document.querySelector(".drawer [data-count]").dataset.count,
		[...document.querySelectorAll(".filters input:checked")].length, document.querySelectorAll("table.edges tr.chosen").length, document.title])`
	first.until(`document.querySelector(".drawer [data-count]")`)
	want := eval[string](first, state)
	second := open(t, shared.demo, first.address())
	second.drawn()
	second.until(`document.querySelector(".drawer [data-count]")`)
	second.until(fmt.Sprintf(`%s === %q`, state, want))
}

// Flow 7: a thread is in order of time, part by part as the API has it.
func TestThreadIsInOrder(t *testing.T) {
	p := open(t, shared.demo, "/threads?entity=country/RUS&during=2022")
	p.until(`document.querySelectorAll(".step").length > 3`)
	want := answer[graph.ThreadAnswer](t, shared.demo, "/thread?limit=500&entity=country/RUS&during=2022")
	got := eval[[][2]string](p, `[...document.querySelectorAll(".step")].map((s) => [s.dataset.part, s.querySelector(".claim").dataset.claim])`)
	if len(got) != min(200, len(want.Claims)) {
		t.Fatalf("%d steps of %d", len(got), len(want.Claims))
	}
	parts := map[string]bool{}
	for i, step := range got {
		if step[0] != string(want.Claims[i].Part) || step[1] != string(want.Claims[i].Claim.ID) {
			t.Errorf("step %d is %v, the API has %s %s", i, step, want.Claims[i].Part, want.Claims[i].Claim.ID)
		}
		parts[step[0]] = true
	}
	if !parts["accusation"] || !parts["denial"] {
		t.Errorf("a thread of accusation and denial has only %v", parts)
	}
	dates := eval[[]string](p, `[...document.querySelectorAll(".step")].map((s) => s.dataset.when).filter(Boolean)`)
	if !slices.IsSorted(dates) {
		t.Errorf("not in order of time: %v", dates)
	}
}

// Copies are compared side by side, with the words that differ.
func TestCopiesSideBySide(t *testing.T) {
	copies := answer[struct {
		Items []struct {
			Article string
			CopyOf  string `json:"copy_of"`
			Kind    string
		}
	}](t, shared.demo, "/copies")
	if len(copies.Items) == 0 {
		t.Fatal("the demonstration has no copies")
	}
	for _, c := range copies.Items {
		if c.Kind != "spun" {
			continue
		}
		p := open(t, shared.demo, "/threads?compare="+url.QueryEscape(c.CopyOf+"~"+c.Article))
		p.see(".compare del, .compare ins")
		left := eval[string](p, `document.querySelectorAll(".compare .prose")[0].textContent`)
		if a := answer[apiArticle](t, shared.demo, "/articles/"+url.PathEscape(c.CopyOf)); !strings.Contains(a.Text, left) {
			t.Error("the left side is not the original's text")
		}
		return
	}
	t.Error("the demonstration has no spun copy")
}

// Flow 8: what was added, is gone and has changed adds up.
func TestDifferenceReconciles(t *testing.T) {
	p := open(t, shared.demo, "/changes?from=2022-03&to=2022-04&level=country")
	p.see(`[data-sum="all"]`)
	diff := answer[graph.DiffAnswer](t, shared.demo, "/diff?from=2022-03&to=2022-04&level=country")
	sums := map[string][2]int{}
	counts := map[string]int{"added": len(diff.Gained), "gone": len(diff.Lost), "changed": len(diff.Changed)}
	add := func(what string, before, after int) {
		s := sums[what]
		sums[what] = [2]int{s[0] + before, s[1] + after}
	}
	for _, e := range diff.Gained {
		add("added", 0, e.Claims)
	}
	for _, e := range diff.Lost {
		add("gone", e.Claims, 0)
	}
	for _, c := range diff.Changed {
		add("changed", c.Before.Claims, c.After.Claims)
	}
	all := [3]int{}
	for what, n := range counts {
		row := eval[[]int](p, fmt.Sprintf(`[...document.querySelectorAll('[data-sum=%q] td')].map((c) => Number(c.textContent))`, what))
		if len(row) != 3 || row[0] != n || row[1] != sums[what][0] || row[2] != sums[what][1] {
			t.Errorf("%s: %v, the API has %d edges and %v claims", what, row, n, sums[what])
		}
		all = [3]int{all[0] + n, all[1] + sums[what][0], all[2] + sums[what][1]}
	}
	row := eval[[]int](p, `[...document.querySelectorAll('[data-sum="all"] td')].map((c) => Number(c.textContent))`)
	if len(row) != 3 || [3]int(row) != all {
		t.Errorf("all: %v, want %v", row, all)
	}
	// The difference is the one between the two networks.
	network := func(month string) (edges, claims int) {
		n := answer[apiNetwork](t, shared.demo, "/network?level=country&during="+month)
		for _, e := range n.Edges {
			claims += e.Claims
		}
		return len(n.Edges), claims
	}
	before, _ := network("2022-03")
	after, _ := network("2022-04")
	if before+len(diff.Gained)-len(diff.Lost) != after {
		t.Errorf("%d edges, %d added, %d gone: not %d", before, len(diff.Gained), len(diff.Lost), after)
	}
}
