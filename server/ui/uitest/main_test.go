package uitest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// What all tests share: made once, since each takes seconds.
var shared struct {
	program string
	dir     string
	browser context.Context
	demo    *served
}

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "uitest")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	shared.dir = dir
	path, err := chromium()
	if err != nil {
		return fail(err)
	}
	shared.program = filepath.Join(dir, "claimgraph")
	if out, err := exec.Command("go", "build", "-o", shared.program, "claimgraph/cmd/claimgraph").CombinedOutput(); err != nil {
		return fail(fmt.Errorf("building the program: %w\n%s", err, out))
	}
	demo := filepath.Join(dir, "demo.db")
	if err := command("demo", "--db", demo, "--quiet"); err != nil {
		return fail(err)
	}
	if shared.demo, err = serve(demo); err != nil {
		return fail(err)
	}
	defer shared.demo.stop()
	if err := shared.demo.load(everyScript); err != nil {
		return fail(err)
	}
	var stop func()
	shared.browser, stop = startBrowser(path, dir)
	defer stop()
	if err := chromedp.Do(shared.browser, chromedp.Navigate("about:blank")); err != nil {
		return fail(fmt.Errorf("starting %s: %w", path, err))
	}
	return m.Run()
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "uitest:", err)
	return 1
}

// chromium finds the browser; tests must not pass without.
func chromium() (string, error) {
	if path := os.Getenv("CLAIMGRAPH_CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("the browser tests need Chromium: sudo apt-get install chromium (or name it in CLAIMGRAPH_CHROMIUM)")
}

// startBrowser starts Chromium, which asks nothing of the world by itself.
func startBrowser(path, dir string) (context.Context, func()) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-first-run", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.WindowSize(1400, 900),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	return ctx, func() {
		cancel()
		stop()
	}
}

func command(args ...string) error {
	var out bytes.Buffer
	cmd := exec.Command(shared.program, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("claimgraph %s: %w\n%s", strings.Join(args, " "), err, out.Bytes())
	}
	return nil
}

// served is a running server.
type served struct {
	url string
	cmd *exec.Cmd
}

// serve starts the program on a database, with a PATH that has no Node, and
// waits until it answers.
func serve(db string, more ...string) (*served, error) {
	cmd := exec.Command(shared.program, append([]string{"serve", "--db", db, "--listen", "127.0.0.1:0", "--quiet"}, more...)...)
	cmd.Env = append(os.Environ(), "PATH=/nowhere")
	cmd.Stdout = io.Discard
	errs, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		if _, url, ok := strings.Cut(lines.Text(), " on http://"); ok {
			go io.Copy(io.Discard, errs)
			return &served{"http://" + url, cmd}, nil
		}
	}
	cmd.Wait()
	return nil, fmt.Errorf("the server of %s did not start", db)
}

func (s *served) stop() {
	s.cmd.Process.Signal(os.Interrupt)
	done := make(chan struct{})
	go func() { s.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(15 * time.Second):
		s.cmd.Process.Kill()
		<-done
	}
}

// load loads articles and waits until they are in the graph.
func (s *served) load(articles string) error {
	r, err := http.Post(s.url+"/api/v1/load", "application/json", strings.NewReader(articles))
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusAccepted {
		body, _ := io.ReadAll(r.Body)
		return fmt.Errorf("loading: %s: %s", r.Status, body)
	}
	location := s.url + r.Header.Get("Location")
	for range 600 {
		j, err := fetch[struct{ State, Error string }](location)
		if err != nil {
			return err
		}
		if j.State == "done" {
			return nil
		}
		if j.State == "failed" {
			return errors.New(j.Error)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return errors.New("loading does not end")
}

// everyScript are articles whose offsets differ between bytes and UTF-16, and
// one whose words would like to be markup.
const everyScript = `[
{"id":"scripts","title":"😀 Ukraine accuses Russia — 乌克兰指责俄罗斯","outlet":"Glyph Gazette 📰","published":"2022-03-24","url":"https://example.org/scripts",
 "text":"🚀🇺🇦 محمد and 北京: a note. Ukraine accused Russia of war crimes on Wednesday. 😀 Joe Biden said that “Россия” — 俄罗斯 — was lying, and the United States condemned Russia. روسيا تنفي. China criticised the United States; 👩\u200d👩\u200d👧 Germany thanked Poland."},
{"id":"hostile","title":"</script><script>document.title='owned'</script>","outlet":"<img src=x onerror=alert(1)>","published":"2022-03-25",
 "text":"Ukraine accused Russia of \"</script><script>window.owned=1</script>\" on Friday. The United States accused China of <b onmouseover=alert(1)>theft</b>. France condemned \u202eneerg\u202c Germany."}
]`
