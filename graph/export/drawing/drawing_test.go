package drawing_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/export/drawing"
	"claimgraph/graph/layout"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// hostile is what an article may say and an entity be called.
const hostile = "</script><script>alert(1)</script>\" onload=\"x' ]]> \u202emirror\u202c & <b>"

// claimed is a graph of three claims, with evidence in Arabic and Chinese and a
// name that means harm.
func claimed(t *testing.T) graph.Store {
	t.Helper()
	s := memory.New()
	put := func(id string, text, subject, predicate, object string, quad int, occurred string, e ...schema.Entity) {
		span := func(part string) *schema.Span {
			at := strings.Index(text, part)
			if at < 0 {
				t.Fatalf("%q is not in %q", part, text)
			}
			return schema.NewSpan(text, at, at+len(part))
		}
		c := schema.Claim{
			Article: schema.ArticleID(id), Published: "2022-03-24", Outlet: "Daily Ledger", Polarity: schema.Positive, Modality: schema.Asserted,
			Subject:   &schema.Argument{Span: span(subject), Entity: e[0].ID, Name: e[0].Name, Kind: e[0].Kind},
			Object:    &schema.Argument{Span: span(object), Entity: e[1].ID, Name: e[1].Name, Kind: e[1].Kind},
			Predicate: schema.Predicate{Span: span(predicate), Name: "accuse", Type: "ACCUSE", Quad: quad},
			Occurred:  &schema.Interval{From: occurred, To: occurred, Precision: schema.Day},
		}
		if id == "a3" {
			c.Polarity = schema.Negative
		}
		c.Identify()
		step := graph.Step{Article: &schema.Article{ID: schema.ArticleID(id), Text: text, Outlet: "Daily Ledger", URL: "https://example.org/" + id}, Claims: []schema.Claim{c}, Entities: e}
		if _, err := s.Put(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
	a := schema.Entity{ID: "country/RUS", Name: "Russia", Kind: schema.Country}
	b := schema.Entity{ID: "country/USA", Name: "United States", Kind: schema.Country}
	x := schema.Entity{ID: "nil/x", Name: hostile, Kind: schema.Person}
	put("a1", "😀 روسيا تتهم أمريكا. 然后", "روسيا", "تتهم", "أمريكا", 3, "2022-03-20", a, b)
	put("a2", "It rained. 美国 指责 俄罗斯。", "美国", "指责", "俄罗斯", 3, "2022-03-22", b, a)
	put("a3", "Someone "+hostile+" attacked Russia on Monday.", "Someone", "attacked", "Russia", 4, "2022-03-21", x, a)
	return s
}

func drawn(t *testing.T, format string) (string, *drawing.Drawing) {
	t.Helper()
	s := claimed(t)
	n, err := graph.NetworkOf(t.Context(), s, graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := drawing.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	d := &drawing.Drawing{Title: "Test <1>", Network: n, Places: layout.Of(n)}
	if err := d.Gather(t.Context(), s, f); err != nil {
		t.Fatal(err)
	}
	var out, again bytes.Buffer
	if err := f.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&again, d); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("%s: written twice, it differs (%v)", format, err)
	}
	return out.String(), d
}

func TestSVGHasTheEdges(t *testing.T) {
	text, d := drawn(t, "svg")
	wellFormed(t, text)
	if n := strings.Count(text, `class="edge"`); n != len(d.Network.Edges) {
		t.Errorf("%d edges drawn, %d in the network", n, len(d.Network.Edges))
	}
	for _, e := range d.Network.Edges {
		if !strings.Contains(text, `data-subject="`+string(e.Subject)+`" data-object="`+string(e.Object)+`"`) {
			t.Errorf("the edge %s → %s is missing", e.Subject, e.Object)
		}
	}
	if !strings.Contains(text, "⊘") || !strings.Contains(text, "stroke-dasharray") {
		t.Error("what is denied looks like the rest")
	}
	_, edge, _ := strings.Cut(text, `data-subject="nil/x"`)
	if edge, _, _ = strings.Cut(edge, "</g>"); !strings.Contains(edge, `stroke="#A83200"`) {
		t.Errorf("what is denied loses its class, material conflict: %s", edge)
	}
	if strings.Contains(text, "<script") || strings.Contains(text, "\u202e") {
		t.Error("a name got out of its place")
	}
}

func TestPNGHasColours(t *testing.T) {
	text, _ := drawn(t, "png")
	img, err := png.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[3]uint32]int{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r >> 8, g >> 8, b >> 8}]++
		}
	}
	for name, c := range map[string][3]uint32{"verbal conflict": {0xc7, 0x77, 0}, "countries": {0x4b, 0x55, 0x63}, "ground": {0xf6, 0xf7, 0xf9}} {
		if seen[c] < 20 {
			t.Errorf("%s: %d pixels", name, seen[c])
		}
	}
}

func TestHTMLQuotesAndIsInert(t *testing.T) {
	text, _ := drawn(t, "html")
	for _, want := range []string{
		`<mark class="subject">روسيا</mark>`, `<mark class="object">俄罗斯</mark>`, `<mark class="predicate">指责</mark>`,
		`href="https://example.org/a1"`, "&lt;/script&gt;",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(text, "<script") || strings.Contains(text, "<b>") {
		t.Error("words of an article became markup")
	}
	if strings.Contains(text, "It rained") {
		t.Error("the quotation goes beyond its sentence")
	}
	if m := regexp.MustCompile(`(src|href)="(?:https?:)?//[^"]*"`).FindAllString(text, -1); len(m) != 3 {
		t.Errorf("links: %v, want those to the three originals", m)
	}
}

// gexf is what the schema of GEXF 1.3 (gexf.net/1.3/gexf.xsd) asks of a file, as
// far as we write it.
type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Mode       string `xml:"mode,attr"`
		EdgeType   string `xml:"defaultedgetype,attr"`
		TimeFormat string `xml:"timeformat,attr"`
		Time       string `xml:"timerepresentation,attr"`
		Attributes []struct {
			Class string `xml:"class,attr"`
			Mode  string `xml:"mode,attr"`
			List  []struct {
				ID    string `xml:"id,attr"`
				Title string `xml:"title,attr"`
				Type  string `xml:"type,attr"`
			} `xml:"http://gexf.net/1.3 attribute"`
		} `xml:"http://gexf.net/1.3 attributes"`
		Nodes []gexfItem `xml:"http://gexf.net/1.3 nodes>node"`
		Edges []gexfItem `xml:"http://gexf.net/1.3 edges>edge"`
	} `xml:"http://gexf.net/1.3 graph"`
}

type gexfItem struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"http://gexf.net/1.3 attvalues>attvalue"`
	Spells []struct {
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	} `xml:"http://gexf.net/1.3 spells>spell"`
	Size  *struct{} `xml:"http://gexf.net/1.3/viz size"`
	Color *struct{} `xml:"http://gexf.net/1.3/viz color"`
}

func TestGEXFIsValidAndOverTime(t *testing.T) {
	text, d := drawn(t, "gexf")
	wellFormed(t, text)
	var g gexf
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	if g.Version != "1.3" || g.Graph.Mode != "dynamic" || g.Graph.EdgeType != "directed" || g.Graph.TimeFormat != "date" || g.Graph.Time != "interval" {
		t.Errorf("head: %+v", g)
	}
	known := map[string]map[string]string{"node": {}, "edge": {}}
	for _, a := range g.Graph.Attributes {
		for _, x := range a.List {
			if !slices.Contains([]string{"string", "integer", "double"}, x.Type) || x.Title == "" {
				t.Errorf("attribute %+v", x)
			}
			known[a.Class][x.ID] = x.Type
		}
	}
	ids := map[string]bool{}
	check := func(kind string, items []gexfItem) {
		for _, item := range items {
			if item.ID == "" || ids[item.ID] {
				t.Errorf("id %q is empty or used twice", item.ID)
			}
			ids[item.ID] = true
			if item.Color == nil || kind == "node" && item.Size == nil {
				t.Errorf("%s has no look", item.ID)
			}
			for _, v := range item.Values {
				if known[kind][v.For] == "" {
					t.Errorf("%s has a value for %q, which no attribute declares", item.ID, v.For)
				}
			}
			if len(item.Spells) == 0 {
				t.Errorf("%s is at no time", item.ID)
			}
			for _, s := range item.Spells {
				a, err := time.Parse(time.DateOnly, s.Start)
				b, err2 := time.Parse(time.DateOnly, s.End)
				if err != nil || err2 != nil || b.Before(a) {
					t.Errorf("%s: spell %+v", item.ID, s)
				}
			}
		}
	}
	check("node", g.Graph.Nodes)
	for _, e := range g.Graph.Edges {
		if !ids[e.Source] || !ids[e.Target] {
			t.Errorf("edge %s goes from %s to %s, which are no nodes", e.ID, e.Source, e.Target)
		}
	}
	check("edge", g.Graph.Edges)
	if len(g.Graph.Edges) != len(d.Network.Edges) || len(g.Graph.Nodes) != len(d.Network.Nodes) {
		t.Errorf("%d nodes and %d edges of %d and %d", len(g.Graph.Nodes), len(g.Graph.Edges), len(d.Network.Nodes), len(d.Network.Edges))
	}
	for _, n := range g.Graph.Nodes { // Russia is in claims of the 20th, 21st and 22nd: one spell
		if n.ID == "country/RUS" && (len(n.Spells) != 1 || n.Spells[0].Start != "2022-03-20" || n.Spells[0].End != "2022-03-22") {
			t.Errorf("Russia's spells: %+v", n.Spells)
		}
	}
}

func TestGraphMLAndDOTHaveTheEdges(t *testing.T) {
	text, d := drawn(t, "graphml")
	wellFormed(t, text)
	if n := strings.Count(text, "<edge "); n != len(d.Network.Edges) {
		t.Errorf("GraphML: %d edges of %d", n, len(d.Network.Edges))
	}
	text, d = drawn(t, "dot")
	if n := strings.Count(text, " -> "); n != len(d.Network.Edges) {
		t.Errorf("DOT: %d edges of %d", n, len(d.Network.Edges))
	}
	for line := range strings.Lines(text) { // quotation marks are balanced: none from a name is bare
		if n := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\"`, ""), `"`); n%2 != 0 {
			t.Errorf("DOT: a quotation mark too many in %s", line)
		}
	}
}

func TestEmptyNetworks(t *testing.T) {
	for _, f := range drawing.Formats() {
		var out bytes.Buffer
		if err := f.Write(&out, &drawing.Drawing{Network: &graph.Network{}}); err != nil || out.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, out.Len(), err)
		}
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err != nil {
			if err.Error() != "EOF" {
				t.Errorf("no XML: %v", err)
			}
			return
		}
	}
}
