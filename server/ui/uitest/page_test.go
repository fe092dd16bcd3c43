package uitest

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// page is a tab in a fresh profile. It fails its test when the page throws, when
// its policy is broken, or when a request leaves the server.
type page struct {
	t    testing.TB
	ctx  context.Context
	base string

	mu       sync.Mutex
	requests []string
	wrong    []string
	failing  bool // the server is meant to fail: its errors are not the page's
}

// open opens a path of the server in a fresh profile.
func open(t testing.TB, s *served, path string) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(shared.browser, chromedp.WithNewBrowserContext())
	ctx, timeout := context.WithTimeout(ctx, 8*time.Minute)
	p := &page{t: t, ctx: ctx, base: s.url}
	t.Cleanup(func() {
		timeout()
		cancel()
		p.check()
	})
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	p.do(call(network.Enable, network.EnableParams{}), call(log.Enable, cdp.Empty{}), chromedp.EmulateViewport(1400, 900))
	p.visit(path)
	return p
}

// call makes an action of a protocol command.
func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, c, params)
		return chromedp.Void{}, err
	}
}

func (p *page) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
		if u, err := url.Parse(e.Request.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "ws") && "http://"+u.Host != p.base {
			p.wrong = append(p.wrong, "a request left the server: "+e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		p.wrong = append(p.wrong, "the page threw: "+text)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" && !p.failing {
			p.wrong = append(p.wrong, "the browser's log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

func (p *page) check() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range p.wrong {
		p.t.Error(w)
	}
}

func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatalf("%v\n%s", err, p.shown())
	}
}

// shown is what the page shows, for messages.
func (p *page) shown() string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), 3*time.Second)
	defer cancel()
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 1500)`))
	return text
}

func (p *page) visit(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.base+path), chromedp.WaitVisible(chromedp.CSS("main")))
}

// eval runs an expression, which may be a promise.
func eval[T any](p *page, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", expression, err, p.shown())
	}
	return v
}

// until waits for an expression to be true.
func (p *page) until(expression string) {
	p.t.Helper()
	for end := time.Now().Add(25 * time.Second); ; time.Sleep(40 * time.Millisecond) {
		if eval[bool](p, "!!("+expression+")") {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("this never came: %s\n%s", expression, p.shown())
		}
	}
}

func (p *page) see(selector string) {
	p.t.Helper()
	p.do(chromedp.WaitVisible(chromedp.CSS(selector)))
}

func (p *page) click(selector string) {
	p.t.Helper()
	p.do(chromedp.WaitVisible(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
}

// button clicks the button or link that says so.
func (p *page) button(text string) {
	p.t.Helper()
	const find = `[...document.querySelectorAll("button, a")].find((b) => b.offsetParent && (b.textContent.trim().startsWith(%[1]q) || (b.getAttribute("aria-label") ?? "").startsWith(%[1]q)))`
	p.until(fmt.Sprintf(find, text))
	eval[bool](p, fmt.Sprintf(find+".click(), true", text))
}

func (p *page) keys(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys, options...))
}

func (p *page) text(selector string) string {
	p.t.Helper()
	return eval[string](p, fmt.Sprintf(`document.querySelector(%q)?.textContent ?? ""`, selector))
}

func (p *page) address() string {
	p.t.Helper()
	return eval[string](p, "location.pathname + location.search")
}

// drawn waits until the network is on the canvas and gives the number of edges.
func (p *page) drawn() int {
	p.t.Helper()
	p.until(`document.querySelector("canvas[data-drawn]")`)
	return eval[int](p, `Number(document.querySelector("canvas[data-drawn]").dataset.drawn)`)
}

// search types into the page's search and takes the first that is found.
func (p *page) search(text string) {
	p.t.Helper()
	p.click(".search input")
	p.keys(text)
	p.until(fmt.Sprintf(`[...document.querySelectorAll(".search [role=option] .name")].some((o) => o.textContent.toLowerCase().includes(%q))`, strings.ToLower(text)))
	p.keys("\r")
}

func (p *page) theme(dark bool) {
	value := "light"
	if dark {
		value = "dark"
	}
	p.do(call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}}))
}

// fetch asks the API, outside the browser.
func fetch[T any](address string) (T, error) {
	var out T
	r, err := http.Get(address)
	if err != nil {
		return out, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return out, err
	}
	if r.StatusCode != http.StatusOK {
		return out, fmt.Errorf("%s: %s: %s", address, r.Status, body)
	}
	return out, json.Unmarshal(body, &out)
}

func answer[T any](t testing.TB, s *served, path string) T {
	t.Helper()
	out, err := fetch[T](s.url + "/api/v1" + path)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
