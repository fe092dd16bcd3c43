package article

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// web is a net of pages: media type and content by address.
type web map[string][2]string

type closing struct {
	io.Reader
	open *int
}

func (c closing) Close() error { *c.open--; return nil }

var opened int

func (w web) Open(_ context.Context, address string) (*Input, error) {
	page, ok := w[address]
	switch {
	case !ok:
		return nil, errors.New("the site answers 404 Not Found")
	case page[0] == "unchanged":
		return nil, ErrUnchanged
	}
	opened++
	return &Input{Name: address, Size: -1, Type: page[0], Modified: time.Date(2022, 3, 30, 0, 0, 0, 0, time.UTC), Reader: closing{strings.NewReader(page[1]), &opened}}, nil
}

const links = `<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>Test Wire</title>
<item><title>One</title><link>https://wire.example/1</link><pubDate>Wed, 23 Mar 2022 10:00:00 +0000</pubDate><description>Short.</description></item>
<item><title>Two</title><link>https://wire.example/2</link><description>Gone.</description></item>
<item><title>Three</title><link>https://wire.example/3</link><description>Known.</description></item>
<item><title>Four</title><description>Without a page.</description></item></channel></rss>`

func TestWeb(t *testing.T) {
	bare := strings.Replace(strings.Replace(page, `<link rel="canonical" href="https://example.org/kyiv-accuses">`, "", 1), `<meta property="article:published_time" content="2022-03-23T10:00:00Z">`, "", 1)
	net := web{
		"https://wire.example/1":                    {"text/html", bare},
		"https://wire.example/2022/03/22/x":         {"text/html; charset=utf-8", bare},
		"https://www.wire.example/plain":            {"text/plain", "Russia vetoed the draft."},
		"https://wire.example/feed":                 {"application/rss+xml", links},
		"https://wire.example/get.php?f=news.jsonl": {"application/x-ndjson", `{"text":"A.","published":"2022"}`},
		"https://wire.example/same":                 {"unchanged", ""},
		"https://wire.example/a.zip":                {"application/zip", zipped("one.txt", "Russia vetoed the draft.")},
	}
	known := func(source string) bool { return source == "https://wire.example/3" }
	today := time.Date(2022, 4, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		path   string
		o      Options
		want   []string // title, address, outlet, date
		failed []string
	}{
		{"https://wire.example/1", Options{}, []string{"Kyiv accuses Moscow|https://wire.example/1|Test Wire||"}, nil},
		{"https://wire.example/1", Options{Today: today}, []string{"Kyiv accuses Moscow|https://wire.example/1|Test Wire|2022-03-30|modified"}, nil},
		{"https://wire.example/2022/03/22/x", Options{Today: today}, []string{"Kyiv accuses Moscow|https://wire.example/2022/03/22/x|Test Wire|2022-03-22|url"}, nil},
		{"https://www.wire.example/plain", Options{}, []string{"|https://www.wire.example/plain|wire.example||"}, nil},
		{"https://wire.example/get.php?f=news.jsonl", Options{}, []string{"|||2022|"}, nil},
		{"https://wire.example/same", Options{}, nil, nil},
		{"https://wire.example/none", Options{}, nil, []string{"https://wire.example/none: the site answers 404 Not Found"}},
		{"https://wire.example/a.zip", Options{}, []string{"||||"}, nil},
		{"https://wire.example/feed", Options{}, []string{"One|https://wire.example/1|Test Wire|2022-03-23T10:00:00Z|", "Two|https://wire.example/2|Test Wire||", "Three|https://wire.example/3|Test Wire||", "Four||Test Wire||"}, nil},
		{"https://wire.example/feed", Options{Follow: true, Known: known}, []string{"One|https://wire.example/1|Test Wire|2022-03-23T10:00:00Z|", "Four||Test Wire||"}, []string{"https://wire.example/2: the site answers 404 Not Found"}},
	} {
		c.o.Web = net
		var got, failed []string
		for item, err := range Read(context.Background(), []string{c.path}, c.o) {
			if err != nil {
				failed = append(failed, err.Error())
				continue
			}
			a := item.Article
			got = append(got, strings.Join([]string{a.Title, a.URL, a.Outlet, a.Published, a.PublishedFrom}, "|"))
			if a.ID != identified(&a) {
				t.Errorf("%s: the id %s is not that of its content", c.path, a.ID)
			}
		}
		if !slices.Equal(got, c.want) || !slices.Equal(failed, c.failed) {
			t.Errorf("%s: %q, failures %q; want %q, %q", c.path, got, failed, c.want, c.failed)
		}
	}
	if opened != 0 {
		t.Errorf("%d answers were not closed", opened)
	}
	for _, err := range Read(context.Background(), []string{"https://wire.example/1"}, Options{}) {
		if err == nil {
			t.Error("an address was read without being allowed")
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, data, kind, want string }{
		{"UTF-8", "café", "", "café"},
		{"UTF-8 called Latin-1", "<meta charset=iso-8859-1>café", "text/html; charset=iso-8859-1", "<meta charset=iso-8859-1>café"},
		{"Latin-1 called UTF-8", "<meta charset=utf-8>caf\xe9 \x96 bar", "text/html; charset=utf-8", "<meta charset=utf-8>café – bar"},
		{"Latin-1", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>caf\xe9", "", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>café"},
		{"Cyrillic, as the server says", "\xd0\xee\xf1\xf1\xe8\xff", "text/html; charset=windows-1251", "Россия"},
		{"the server is wrong too", "caf\xe9", "text/html; charset=nonsense", "café"},
		{"UTF-16", "\xff\xfeh\x00i\x00", "", "hi"},
		{"byte order mark", "\xef\xbb\xbfhi", "", "hi"},
		{"one bad byte in much good text", strings.Repeat("é", 50) + "\xff", "", strings.Repeat("é", 50) + "\ufffd"},
		{"nothing", "", "", ""},
	} {
		if got := string(decode([]byte(c.data), c.kind)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFeedsThatLieAboutTheirEncoding(t *testing.T) {
	utf8 := strings.Replace(rss, `version="1.0"`, `version="1.0" encoding="windows-1251"`, 1)
	utf8 = strings.Replace(utf8, "the draft", "the café", 1)
	latin := strings.Replace(strings.Replace(utf8, "windows-1251", "utf-8", 1), "é", "\xe9", 1)
	for name, data := range map[string]string{"UTF-8 called Cyrillic": utf8, "Latin-1 called UTF-8": latin} {
		got, failed := from("feed.xml", data, Options{})
		if len(got) != 1 || !strings.Contains(got[0].Text, "the café") {
			t.Errorf("%s: %+v, %q", name, got, failed)
		}
	}
}
