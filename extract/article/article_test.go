package article

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"claimgraph/schema"
)

// readAll reads one text as if from a file of that name.
func readAll(t *testing.T, name, text string, o Options) (items []Item, failures []string) {
	t.Helper()
	files := fstest.MapFS{name: {Data: []byte(text)}}
	for item, err := range ReadFS(context.Background(), files, o) {
		if err != nil {
			var failure *Failure
			if !errors.As(err, &failure) {
				t.Fatalf("error without a source: %v", err)
			}
			failures = append(failures, err.Error())
			continue
		}
		items = append(items, item)
	}
	return items, failures
}

func TestTextIsKeptByteForByte(t *testing.T) {
	text := "\ufeff---\r\nid: x7\ntitle: \"A: title\"\npublished: 2022-03-23T10:00:00+02:00\noutlet: Wire\nextra: [1]\n---\r\n\nBody 🙂 with “quotes”.\r\n"
	items, failures := readAll(t, "a.md", text, Options{})
	if len(failures) > 0 || len(items) != 1 {
		t.Fatalf("%d items, failures %v", len(items), failures)
	}
	a := items[0].Article
	if a.Text != text {
		t.Errorf("text became %q", a.Text)
	}
	start, end := a.BodyRange()
	if body := a.Text[start:end]; body != "\nBody 🙂 with “quotes”.\r\n" {
		t.Errorf("body is %q", body)
	}
	if a.ID != "x7" || a.Title != "A: title" || a.Outlet != "Wire" || a.Published != "2022-03-23T10:00:00+02:00" {
		t.Errorf("front matter read as %+v", a)
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, text, published, from string }{
		{"post-2022-03-23.txt", "x", "2022-03-23", "file name"},
		{"20220323_post.txt", "x", "2022-03-23", "file name"},
		{"2022-03-23.md", "---\ndate: 24 March 2022\n---\nx", "2022-03-24", ""},
		{"a.md", "---\npublished: Wed, 23 Mar 2022 10:00:00 GMT\n---\nx", "2022-03-23T10:00:00Z", ""},
		{"2022-03-23.md", "---\ndate: 03-02-2009\n---\nx", "", "unreadable: 03-02-2009"},
		{"phone-1202203239.txt", "x", "", ""},
		{"plain.txt", "x", "", ""},
	} {
		items, failures := readAll(t, c.name, c.text, Options{})
		if len(items) != 1 {
			t.Errorf("%s: %v", c.name, failures)
			continue
		}
		if a := items[0].Article; a.Published != c.published || a.PublishedFrom != c.from {
			t.Errorf("%s: published %q from %q, want %q from %q", c.name, a.Published, a.PublishedFrom, c.published, c.from)
		}
	}
}

func TestBadFilesAreOneClearLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty.txt":    {"", "empty.txt: empty: there is no text to read"},
		"blank.txt":    {" \n\t\n", "empty: there is no text"},
		"head.md":      {"---\ntitle: x\n---\n \n", "empty: there is no text"},
		"pdf.txt":      {"%PDF-1.7 ...", "damaged PDF"},
		"png.txt":      {"\x89PNG ...", "binary: this is a PNG picture, not text"},
		"zeros.txt":    {strings.Repeat("\x00", 20), "binary: 20 zero bytes"},
		"latin.txt":    {"caf\xe9", "invalid UTF-8 at byte 3 (line 1)"},
		"yaml.md":      {"---\ntitle: [x\n---\nBody", "front matter: yaml"},
		"long.txt":     {strings.Repeat("word ", 100), "500 bytes is more than the 400 bytes"},
		"lines.jsonl":  {"{\"text\":1}\n", "lines.jsonl:1: malformed JSON"},
		"id.jsonl":     {`{"id":[],"text":"x"}`, "neither text nor a number"},
		"none.jsonl":   {"\n\n", "none.jsonl: empty"},
		"notext.jsonl": {`{"title":"x"}`, `there is no "text"`},
		"wide.jsonl":   {`{"text":"` + strings.Repeat("x", 500) + `"}`, "line too long"},
	} {
		items, failures := readAll(t, name, c.text, Options{Limit: Limit{Article: 400}})
		if len(items) != 0 || len(failures) != 1 || !strings.Contains(failures[0], c.want) || strings.Contains(failures[0], "\n") {
			t.Errorf("%s: %d items, failures %q, want %q", name, len(items), failures, c.want)
		}
	}
}

func TestJSONLGoesOnAfterBadLines(t *testing.T) {
	lines := `{"id":"a","text":"One."}` + "\n" + `{"text":` + "\n" + "{\"text\":\"bad \xff\"}\n" + "\n" +
		`{"id":12,"text":"Two.","published":"2022-03-23","outlet":"W","title":"T","url":"u"}`
	items, failures := readAll(t, "x.jsonl", lines, Options{})
	if len(items) != 2 || len(failures) != 2 {
		t.Fatalf("%d items, failures %v", len(items), failures)
	}
	if !strings.HasPrefix(failures[0], "x.jsonl:2: ") || !strings.HasPrefix(failures[1], "x.jsonl:3: ") {
		t.Errorf("failures name the wrong lines: %v", failures)
	}
	if a := items[1].Article; a.ID != "12" || a.Published != "2022-03-23" || a.Outlet != "W" || items[1].Source != "x.jsonl:5" {
		t.Errorf("last line read as %+v from %s", a, items[1].Source)
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("b.txt", "B")
	write("a/z.txt", "Z")
	write(".hidden/x.txt", "X")
	write("a/.swp", "S")
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	var got []string
	for item, err := range Read(context.Background(), []string{dir, filepath.Join(dir, "nowhere"), "-"}, Options{Stdin: strings.NewReader("In.")}) {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("unexpected failure %v", err)
			}
			got = append(got, "missing")
			continue
		}
		got = append(got, item.Article.Text)
	}
	if want := "Z B B missing In."; strings.Join(got, " ") != want {
		t.Errorf("read %v, want %s", got, want)
	}
}

func FuzzReaders(f *testing.F) {
	for _, s := range []string{"plain", "---\nid: 1\n---\nx", "---\n---\n", `{"text":"x"}`, "\ufeff---\r\ntitle: a\r\n---\r\nb", "---\nx: &a [*a]\n---\n"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, jsonl bool) {
		name := "x.txt"
		if jsonl {
			name = "x.jsonl"
		}
		items, failures := readAll(t, name, text, Options{Limit: Limit{Article: 1 << 16}})
		if len(items)+len(failures) == 0 {
			t.Error("neither an article nor a failure")
		}
		for _, item := range items {
			checkItem(t, &item.Article)
			if !jsonl && item.Article.Text != text {
				t.Errorf("text changed to %q", item.Article.Text)
			}
		}
	})
}

func checkItem(t *testing.T, a *schema.Article) {
	t.Helper()
	start, end := a.BodyRange()
	if a.ID == "" || !utf8.ValidString(a.Text) || start < 0 || end > len(a.Text) || start > end {
		t.Errorf("bad article %q, body %d..%d of %d bytes", a.ID, start, end, len(a.Text))
	}
	if a.Published != "" {
		if _, err := schema.ParseRange(a.Published); err != nil {
			t.Errorf("published %q: %v", a.Published, err)
		}
	}
}
