package uitest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// kept clicks a format in the page's dialog and gives the file.
func kept(p *page, dir, format string) []byte {
	p.t.Helper()
	before, _ := os.ReadDir(dir)
	eval[bool](p, `(document.querySelector("dialog.share[open]") ?? (document.querySelector("[aria-label='Share and export']").click(), 1), true)`)
	p.until(`document.querySelector("dialog.share[open]")`)
	eval[bool](p, `[...document.querySelectorAll("dialog.share button")].find((b) => b.textContent === "`+format+`").click(), true`)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		files, _ := os.ReadDir(dir)
		for _, f := range files {
			if strings.HasSuffix(f.Name(), "."+strings.ToLower(format)) && len(files) > len(before) {
				data, err := os.ReadFile(filepath.Join(dir, f.Name()))
				if err == nil && len(data) > 0 {
					return data
				}
			}
		}
	}
	p.t.Fatalf("%s was not kept: %s", format, p.text("dialog.share [role=status]"))
	return nil
}

func downloads(p *page) string {
	dir := p.t.(*testing.T).TempDir()
	p.do(call(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir, BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID}))
	return dir
}

// Flow 10: what the network view is kept as can be read, and holds its edges.
func TestExportsOfTheNetwork(t *testing.T) {
	p := open(t, shared.demo, "/network?entity=country/RUS&during=2022-03")
	edges := p.drawn()
	dir := downloads(p)
	svg := kept(p, dir, "SVG")
	if n := bytes.Count(svg, []byte(`class="edge"`)); n != edges || edges == 0 {
		t.Errorf("SVG: %d edges, %d on the screen", n, edges)
	}
	parseXML(t, "SVG", svg)
	gexf := kept(p, dir, "GEXF")
	parseXML(t, "GEXF", gexf)
	if n := bytes.Count(gexf, []byte("<edge ")); n < edges || !bytes.Contains(gexf, []byte(`version="1.3"`)) || !bytes.Contains(gexf, []byte("<spell ")) {
		t.Errorf("GEXF: %d edges, %d on the screen", n, edges)
	}
	graphml := kept(p, dir, "GraphML")
	parseXML(t, "GraphML", graphml)
	if n := bytes.Count(graphml, []byte("<edge ")); n < edges {
		t.Errorf("GraphML: %d edges, %d on the screen", n, edges)
	}
	if n := bytes.Count(kept(p, dir, "DOT"), []byte(" -> ")); n < edges {
		t.Errorf("DOT: %d edges, %d on the screen", n, edges)
	}
	if img, err := png.Decode(bytes.NewReader(kept(p, dir, "PNG"))); err != nil || img.Bounds().Dx() < 400 {
		t.Errorf("PNG: %v", err)
	}
	rows, err := csv.NewReader(bytes.NewReader(kept(p, dir, "CSV"))).ReadAll()
	if err != nil || len(rows) != edges+1 {
		t.Errorf("CSV: %d rows for %d edges, %v", len(rows), edges, err)
	}
	var network apiNetwork
	if err := json.Unmarshal(kept(p, dir, "JSON"), &network); err != nil || len(network.Edges) != edges {
		t.Errorf("JSON: %d edges of %d, %v", len(network.Edges), edges, err)
	}
}

// Other views are kept as picture, table and page too.
func TestExportsOfOtherViews(t *testing.T) {
	for _, path := range []string{"/timeline?entity=country/RUS&entity=country/UKR", "/stance?level=country", "/threads?entity=country/ISR", "/map?level=country", "/entities", "/articles?article=hostile"} {
		p := open(t, shared.demo, path)
		p.until(`!document.querySelector(".waiting") && document.querySelector("main h1, main h2, main svg")`)
		dir := downloads(p)
		parseXML(t, path+" SVG", kept(p, dir, "SVG"))
		if img, err := png.Decode(bytes.NewReader(kept(p, dir, "PNG"))); err != nil || img.Bounds().Dx() < 50 {
			t.Errorf("%s PNG: %v", path, err)
		}
		if rows, err := csv.NewReader(bytes.NewReader(kept(p, dir, "CSV"))).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s CSV: %d rows, %v", path, len(rows), err)
		}
		if !json.Valid(kept(p, dir, "JSON")) {
			t.Errorf("%s: no JSON", path)
		}
		if page := kept(p, dir, "HTML"); bytes.Contains(page, []byte("<script")) || !bytes.Contains(page, []byte("</html>")) {
			t.Errorf("%s: the page is cut off or has a script", path)
		}
	}
}

func parseXML(t *testing.T, what string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", what, err)
			return
		}
	}
}

// Flow 11: the page that is kept opens without the server, shows its edges and
// evidence, asks for nothing, and words of articles stay words.
func TestOfflinePage(t *testing.T) {
	p := open(t, shared.demo, "/network?during=2022-03-25")
	edges := p.drawn()
	data := kept(p, downloads(p), "HTML")
	if !bytes.Contains(data, []byte("&lt;/script&gt;")) {
		t.Error("the hostile article's sentence is not among the evidence: the test shows nothing")
	}
	alone := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(data)
		} else if r.URL.Path != "/favicon.ico" {
			t.Errorf("the page asks for %s", r.URL)
		}
	}))
	defer alone.Close()
	off := open(t, &served{url: alone.URL}, "/")
	if n := eval[int](off, `document.querySelectorAll("svg .edge").length`); n != edges {
		t.Errorf("%d edges of %d", n, edges)
	}
	if n := eval[int](off, `document.querySelectorAll("main section blockquote mark").length`); n < edges {
		t.Errorf("only %d marks of evidence for %d edges", n, edges)
	}
	if eval[bool](off, `document.scripts.length > 0 || window.owned === 1 || document.title === "owned"`) {
		t.Error("words of an article ran")
	}
	off.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("svg a").dispatchEvent(new MouseEvent("click", {bubbles: true})), undefined`))
	off.until(`location.hash.startsWith("#e")`)
}
