package uitest

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// BenchmarkPage measures what a reader waits for, in the browser itself, once
// each; run it with -benchtime 1x. Times are milliseconds, sizes kilobytes.
//
//   - initial-js, largest-lazy: gzip, as sent
//   - first-paint: first contentful paint of the first page
//   - edges-stable: 1,500 edges, from asking for the page to the drawn network
//   - frame-main: main-thread time of a frame that moves all 1,500 edges, median;
//     from the beginning of the frame to the task after it
//   - drag-main: the same while a node is dragged
//   - brush-step: from a key on the brush to the network drawn for it, with the
//     server's answer, median of 9; its main-thread part alone is brush-main
func BenchmarkPage(b *testing.B) {
	initial, lazy := sizes(b)
	first := open(b, shared.demo, "/")
	first.see(".search input")
	paint := eval[float64](first, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
	s := large(b)
	for b.Loop() {
		p := open(b, s, "/network?top=1500")
		if n := p.drawn(); n != 1500 {
			b.Fatalf("%d edges", n)
		}
		b.ReportMetric(eval[float64](p, `(() => { const m = performance.getEntriesByName("network-drawn")[0]; return m ? m.startTime : performance.now() })()`), "ms-edges-stable")
		b.ReportMetric(eval[float64](p, moving+`frames((i) => net.look({ ...v, x: v.x + 200 * Math.sin(i / 5), k: v.k * (1 + i / 40) })) })()`), "ms-frame-main")
		b.ReportMetric(eval[float64](p, moving+`frames((i) => { net.drag(net.picture.dots[0].id, 300 + i * 8, 300) }) })()`), "ms-drag-main")
		q := open(b, shared.demo, "/network?entity=country/RUS&during=2022-03..2022-06")
		q.drawn()
		steps := eval[[]float64](q, brushing)
		b.ReportMetric(steps[0], "ms-brush-step")
		b.ReportMetric(steps[1], "ms-brush-main")
	}
	b.ReportMetric(paint, "ms-first-paint")
	b.ReportMetric(initial, "kB-initial-js")
	b.ReportMetric(lazy, "kB-largest-lazy")
}

// moving measures 60 frames: each from its beginning until the browser runs the
// next task, which is after the page's own work and its drawing commands.
const moving = `(async () => { const net = document.querySelector("canvas").net, v = { ...net.view };
async function frames(step) {
	const times = [];
	for (let i = 0; i < 60; i++) {
		await new Promise((r) => requestAnimationFrame(r));
		const began = performance.now();
		step(i);
		net.paint();
		await new Promise((r) => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0) });
		times.push(performance.now() - began);
	}
	return times.sort((a, b) => a - b)[30];
}
return await `

// brushing steps the brush nine times and waits for each network.
const brushing = `(async () => {
	const whole = [], own = [];
	const box = document.querySelector("canvas");
	for (let i = 0; i < 9; i++) {
		const before = box.net.picture;
		const handle = document.querySelector(".handle.to");
		const began = performance.now();
		handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
		own.push(performance.now() - began);
		for (let n = 0; n < 400 && box.net.picture === before; n++) await new Promise((r) => { const c = new MessageChannel(); c.port1.onmessage = r; setTimeout(() => c.port2.postMessage(0), 1) });
		whole.push(performance.now() - began);
		await new Promise((r) => setTimeout(r, 150));
	}
	const median = (a) => a.sort((x, y) => x - y)[a.length >> 1];
	return [median(whole), median(own)];
})()`

// sizes are the kilobytes of the first script and of the largest lazy part, as
// the server sends them.
func sizes(b *testing.B) (initial, lazy float64) {
	b.Helper()
	files, err := filepath.Glob(filepath.FromSlash("../dist/*.js"))
	if err != nil || len(files) < 3 {
		b.Fatalf("files of the page: %v, %v", files, err)
	}
	for _, f := range files {
		r, err := http.NewRequest(http.MethodGet, shared.demo.url+"/"+filepath.Base(f), nil)
		if err != nil {
			b.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", "gzip")
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			b.Fatal(err)
		}
		n, err := io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		if err != nil || answer.Header.Get("Content-Encoding") != "gzip" {
			b.Fatalf("%s: %v, %s", f, err, answer.Header.Get("Content-Encoding"))
		}
		if filepath.Base(f) == "app.js" {
			initial = float64(n) / 1000
		} else {
			lazy = max(lazy, float64(n)/1000)
		}
	}
	return initial, lazy
}

// TestScreenshots writes a picture of every view in both themes and three
// widths, to be looked at; it runs when SCREENSHOTS is set and checks nothing.
func TestScreenshots(t *testing.T) {
	if os.Getenv("SCREENSHOTS") == "" {
		return // pictures are for people: nothing is left untested without them
	}
	dir := filepath.FromSlash("../screenshots")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	p := open(t, shared.demo, "/")
	for _, size := range []struct {
		name          string
		width, height int64
	}{{"small", 360, 740}, {"usual", 1400, 900}, {"wide", 2560, 1440}} {
		p.do(call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: size.width, Height: size.height, DeviceScaleFactor: 1}))
		for _, theme := range []string{"light", "dark"} {
			p.theme(theme == "dark")
			for i, path := range views {
				p.visit(path)
				p.until(`!document.querySelector(".waiting")`)
				eval[bool](p, `new Promise((r) => setTimeout(() => r(true), 350))`)
				shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				name := string(rune('a'+i)) + "-" + size.name + "-" + theme + ".png"
				if err := os.WriteFile(filepath.Join(dir, name), shot, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
