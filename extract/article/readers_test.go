package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"claimgraph/schema"
)

const page = `<!DOCTYPE html><html lang="en"><head><title>Kyiv accuses Moscow | Test Wire</title>
<meta property="og:title" content="Kyiv accuses Moscow"><meta property="og:site_name" content="Test Wire">
<meta name="author" content="Ilse Brandt"><meta property="article:published_time" content="2022-03-23T10:00:00Z">
<link rel="canonical" href="https://example.org/kyiv-accuses"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Kyiv accuses Moscow</h1>
<p>Ukraine accused Russia on Wednesday of shelling a hospital in Mariupol &amp; killing three people, among them a child.</p>
<p>The Russian defence ministry denied the accusation and said that its forces strike <b>military</b> targets only.</p>
<p>The United Nations called for an independent investigation of the attack and for access to the besieged city.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>`

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Test Wire</title><language>en</language>
<item><title>One</title><link>https://example.org/1</link><pubDate>Wed, 23 Mar 2022 10:00:00 +0100</pubDate>
<description>&lt;p&gt;Russia vetoed the draft.&lt;/p&gt;&lt;p&gt;China abstained.&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Test Wire","items":[
{"id":"1","url":"https://example.org/1","title":"One","content_text":"Russia vetoed the draft.","date_published":"2022-03-23T10:00:00Z"}]}`

// from reads data as a file of that name.
func from(name, data string, o Options) (found []schema.Article, failed []string) {
	o.readFrom(context.Background(), &Input{Name: name, Size: int64(len(data)), Reader: strings.NewReader(data)}, func(i Item, err error) bool {
		if err != nil {
			failed = append(failed, err.Error())
		} else {
			i.Article.ID = ""
			found = append(found, i.Article)
		}
		return true
	})
	return found, failed
}

func TestReaders(t *testing.T) {
	veto := schema.Article{Text: "Russia vetoed the draft."}
	table := schema.Article{Text: "Russia vetoed\nthe draft.", Title: "One", Published: "2022-03-23", Outlet: "Wire"}
	cases := []struct {
		name, file, data string
		o                Options
		want             []schema.Article
		failed           []string // beginnings
	}{
		{name: "page", file: "kyiv.html", data: page, want: []schema.Article{{
			Title: "Kyiv accuses Moscow", Author: "Ilse Brandt", Outlet: "Test Wire", Published: "2022-03-23T10:00:00Z",
			URL: "https://example.org/kyiv-accuses", Language: "en",
			Text: "Ukraine accused Russia on Wednesday of shelling a hospital in Mariupol & killing three people, among them a child.\n\n" +
				"The Russian defence ministry denied the accusation and said that its forces strike military targets only.\n\n" +
				"The United Nations called for an independent investigation of the attack and for access to the besieged city."}}},
		{name: "page without text", file: "x.html", data: "<html><body><nav></nav></body></html>", failed: []string{"x.html: the page has no article text"}},
		{name: "RSS", file: "feed.xml", data: rss, want: []schema.Article{{
			Title: "One", Outlet: "Test Wire", Language: "en", URL: "https://example.org/1", Published: "2022-03-23T09:00:00Z",
			Text: "Russia vetoed the draft.\n\nChina abstained."}}, failed: []string{"feed.xml:2: empty"}},
		{name: "JSON feed", file: "feed.json", data: jsonFeed, want: []schema.Article{{
			Title: "One", Outlet: "Test Wire", URL: "https://example.org/1", Published: "2022-03-23T10:00:00Z", Text: veto.Text}}},
		{name: "broken feed", file: "f.rss", data: "<rss><channel>", failed: []string{"f.rss: "}},
		{name: "CSV", file: "a.csv", data: "Title,text,published,outlet\nOne,\"Russia vetoed\nthe draft.\",2022-03-23,Wire\nTwo,,,\n",
			want: []schema.Article{table}, failed: []string{"a.csv:4: empty"}},
		{name: "TSV with a map", file: "a.tsv", data: "headline\tbody\nOne\tRussia vetoed the draft.\n",
			o:    Options{Formats: Formats(FieldMap{"title": "headline", "text": "body"})},
			want: []schema.Article{{Title: "One", Text: veto.Text}}},
		{name: "JSONL with a map", file: "a.jsonl", data: `{"headline":"One","body":{"plain":"Russia vetoed the draft."},"outlet":"Wire","title":7,"text":8}`,
			o:    Options{Formats: Formats(FieldMap{"title": "headline", "text": "body.plain"})},
			want: []schema.Article{{Title: "One", Text: veto.Text, Outlet: "Wire"}}},
		{name: "JSONL with a map to nothing", file: "a.jsonl", data: `{"text":"x"}`,
			o: Options{Formats: Formats(FieldMap{"text": "body.plain"})}, failed: []string{`a.jsonl:1: there is no "text"`}},
		{name: "semicolons", file: "a.csv", data: "title;text\nOne;Russia vetoed the draft.\n", want: []schema.Article{{Title: "One", Text: veto.Text}}},
		{name: "no text column", file: "a.csv", data: "a,b\n1,2\n", failed: []string{`a.csv: no column "text" among a, b`}},
		{name: "row with a stray quote", file: "a.csv", data: "text\na\"b\nRussia vetoed the draft.\n", want: []schema.Article{veto}, failed: []string{"a.csv:2: "}},
		{name: "a quote that never ends", file: "a.csv", data: "text\nRussia vetoed the draft.\n\"" + strings.Repeat("x\n", 200<<10), o: Options{Limit: Limit{Article: 50 << 10}},
			want: []schema.Article{veto}, failed: []string{"a.csv: a row of more than 228 kB: a quotation mark may not be closed"}},
		{name: "archives without files", file: "a.zip", data: zipped("a.zip", zipped(), ".x", "y"), failed: []string{"a.zip/a.zip: "}},
		{name: "an empty tar", file: "a.tar", data: tarred(".x", "y"), failed: []string{"a.tar: empty: the archive has no files"}},
		{name: "gzip", file: "a.txt.gz", data: gzipped(veto.Text), want: []schema.Article{veto}},
		{name: "gzip of JSONL", file: "a.jsonl.gz", data: gzipped(`{"text":"Russia vetoed the draft."}`), want: []schema.Article{veto}},
		{name: "damaged gzip", file: "a.gz", data: gzipped(veto.Text)[:20], failed: []string{"a: "}},
		{name: "zstd", file: "a.txt.zst", data: zstandard(veto.Text), want: []schema.Article{veto}},
		{name: "tar.gz", file: "a.tgz", data: gzipped(tarred("one.txt", veto.Text, "../../two.txt", veto.Text, ".hidden", "x")), want: []schema.Article{veto, veto}},
		{name: "ZIP", file: "a.zip", data: zipped("m/one.txt", veto.Text, "m/two.txt.gz", gzipped(veto.Text), "__MACOSX/x", "x", "empty.txt", ""),
			want: []schema.Article{veto, veto}, failed: []string{"a.zip/empty.txt: empty"}},
		{name: "DOCX", file: "a-2022-03-23.docx", want: []schema.Article{{Title: "One", Author: "Ilse", Text: veto.Text + "\n\nChina abstained.", Published: "2022-03-23", PublishedFrom: "file name"}},
			data: zipped("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Russia vetoed</w:t></w:r><w:r><w:t> the draft.</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>China abstained.</w:t></w:r></w:p></w:body></w:document>`,
				"docProps/core.xml", `<p xmlns:dc="dc"><dc:title>One</dc:title><dc:creator>Ilse</dc:creator></p>`)},
		{name: "damaged DOCX", file: "a.docx", data: zipped("x", "y"), failed: []string{"a.docx: damaged document: no word/document.xml"}},
		{name: "archive in an archive", file: "a.zip", data: zipped("b.zip", zipped("c.txt.gz", gzipped(veto.Text)), "d.tgz", gzipped(tarred("e.txt", veto.Text))), want: []schema.Article{veto, veto}},
		{name: "archive in an archive in an archive", file: "a.zip", data: zipped("b.zip", zipped("c.zip", zipped("d.txt", veto.Text))), failed: []string{"a.zip/b.zip/c.zip: binary"}},
		{name: "gzip in gzip in gzip", file: "a.gz", data: gzipped(gzipped(gzipped(veto.Text))), failed: []string{"a: binary"}},
		{name: "bomb", file: "a.gz", data: gzipped(strings.Repeat("a", 100<<20)), o: Options{Limit: Limit{Article: 1 << 30}}, failed: []string{"a: unpacks to more than 200 times"}},
		{name: "bomb in a ZIP", file: "a.zip", data: zipped("a.txt", strings.Repeat("a", 100<<20)), o: Options{Limit: Limit{Article: 1 << 30}}, failed: []string{"a.zip/a.txt: unpacks"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, failed := from(c.file, c.data, c.o)
			if len(got) != len(c.want) || len(failed) != len(c.failed) {
				t.Fatalf("%d articles %+v and failures %q, want %d and %q", len(got), got, failed, len(c.want), c.failed)
			}
			for i, a := range got {
				if a != c.want[i] {
					t.Errorf("article %d:\n%#v\nwant\n%#v", i, a, c.want[i])
				}
			}
			for i, f := range failed {
				if !strings.HasPrefix(f, c.failed[i]) {
					t.Errorf("failure %q, want %q", f, c.failed[i])
				}
			}
		})
	}
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zstandard(s string) string {
	w, _ := zstd.NewWriter(nil)
	defer w.Close()
	return string(w.EncodeAll([]byte(s), nil))
}

// tarred and zipped make archives of names and contents by turns.
func tarred(files ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o600, Typeflag: tar.TypeReg, Format: tar.FormatUSTAR})
		w.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.String()
}

func zipped(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		f.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.String()
}

// FuzzFormats reads anything as any format.
func FuzzFormats(f *testing.F) {
	document := zipped("word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Russia vetoed</w:t></w:r></w:p></w:body></w:document>`)
	seeds := map[string][]string{
		"text": {"---\ntitle: x\n---\nBody", "\ufeffText"}, "html": {page, "<p>" + strings.Repeat("<b>", 600)}, "feed": {rss, jsonFeed, links},
		"jsonl": {`{"text":"x","id":1}` + "\n{"}, "csv": {"text,id\n\"x\n", "\ufefftext\ttitle\na\tb\n"},
		"mail": {letter + "\r\nText.", alternatives}, "mbox": {"From a b 2022\n" + letter + "\nx\n\nFrom a b 2022\n"}, "pdf": {pdfOf("/Title (x)", front)},
		"docx": {document, zipped("word/document.xml", "<a><b>")}, "warc": {answer("https://a.example/1", "", prose(1)), gzipped(warc("warcinfo", "", "x"))},
		"zip": {zipped("a.html", page, "../b.txt", "x"), document}, "tar": {tarred("a.csv", "text\nx", "/b/../../c", "d")}, "gzip": {gzipped(rss), gzipped(tarred("a", "b"))[:40]}, "zstd": {zstandard("x")},
	}
	for i, r := range Readers() {
		if len(seeds[r.Name]) == 0 {
			f.Errorf("no seed for %s", r.Name)
		}
		for _, data := range seeds[r.Name] {
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, format uint8, data string) {
		r := Readers()[int(format)%len(Readers())]
		got, failed := from("a", data, Options{Format: r.Name, Limit: Limit{Article: 1 << 20}})
		if len(got)+len(failed) == 0 && len(data) == 0 {
			t.Errorf("nothing is neither an article nor a failure, read as %s", r.Name)
		}
		for _, a := range got {
			checkArticle(t, &a)
		}
	})
}

// checkArticle checks what holds of every article, whatever it was read from.
func checkArticle(t *testing.T, a *schema.Article) {
	t.Helper()
	start, end := a.BodyRange()
	if start < 0 || end > len(a.Text) || start > end || strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text+a.Title+a.Outlet+a.Author) {
		t.Errorf("%+v", a)
	}
	if a.Published != "" {
		if _, err := schema.ParseRange(a.Published); err != nil {
			t.Errorf("published %q: %v", a.Published, err)
		}
	}
}

// TestReadersAreListed compares the list for people with what is read.
func TestReadersAreListed(t *testing.T) {
	read, told := map[string]bool{}, map[string]bool{}
	for _, f := range Default() {
		read[f.Name()] = true
	}
	for _, r := range Readers() {
		told[r.Name] = true
	}
	if !maps.Equal(read, told) {
		t.Errorf("read are %v, told of are %v", read, told)
	}
}
