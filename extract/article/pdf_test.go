package article

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// pdfOf writes a PDF of pages that are drawn by these instructions. more is put
// into the trailer, and objects from number 100 on before it.
func pdfOf(info string, pages ...string) string {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+2*i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages)))
	var widths strings.Builder
	for range 224 {
		widths.WriteString("500 ")
	}
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [" + widths.String() + "] >>")
	object("<< " + info + " >>")
	for i, content := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 6+2*i))
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		w.Write([]byte(content))
		w.Close()
		object(fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", z.Len(), z.String()))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.String()
}

const (
	front = `BT /F1 20 Tf 50 700 Td (Kyiv accuses Moscow) Tj ET
BT /F1 10 Tf 50 660 Td (Ukraine accused Russia on Wednesday of shell-) Tj 0 -12 Td (ing a hospital in Mariupol.) Tj
0 -24 Td [(The) -300 (ministry) -300 (denied it and)] TJ ET
BT /F1 8 Tf 300 30 Td (1) Tj ET`
	back = `BT /F1 10 Tf 50 700 Td (called it \223fabricated\224.) Tj ET`
)

func TestPDF(t *testing.T) {
	got, failed := from("a.pdf", pdfOf("/Title (Kyiv accuses Moscow) /Author (Ilse) /CreationDate (D:20220323100000Z)", front, back), Options{})
	if len(got) != 1 {
		t.Fatalf("%q", failed)
	}
	want := "Kyiv accuses Moscow\n\nUkraine accused Russia on Wednesday of shelling a hospital in Mariupol.\n\nThe ministry denied it and called it “fabricated”."
	if a := got[0]; a.Text != want || a.Title != "Kyiv accuses Moscow" || a.Author != "Ilse" || a.Published != "2022-03-23" || a.PublishedFrom != "document" {
		t.Errorf("%+v\nwant text %q", a, want)
	}
}

func TestBadPDFs(t *testing.T) {
	whole := pdfOf("", front)
	for _, c := range []struct{ name, data, want string }{
		{"a scan", pdfOf("", "q 600 0 0 800 0 0 cm /Im1 Do Q"), "a.pdf: the PDF has no text: it may be a scan"},
		{"no pages", pdfOf(""), "a.pdf: the PDF has no text"},
		{"cut off", whole[:len(whole)/2], "a.pdf: damaged PDF"},
		{"no PDF", "%PDF-1.4\n%%EOF", "a.pdf: damaged PDF"},
		{"bomb", pdfOf("", strings.Repeat("0 0 m\n", 200<<10)), "a.pdf: page 1: unpacks to more than"},
	} {
		got, failed := from("a.pdf", c.data, Options{Limit: Limit{Article: 200 << 10}})
		if len(got) > 0 || len(failed) != 1 || !strings.HasPrefix(failed[0], c.want) {
			t.Errorf("%s: %d articles, %q; want %q", c.name, len(got), failed, c.want)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf("/Title (x)", front, back))
	f.Add(pdfOf("/Title <feff0041>", "q Q"))
	f.Add("%PDF-1.4\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
	f.Fuzz(func(t *testing.T, data string) {
		got, _ := from("a.pdf", data, Options{Format: "pdf", Limit: Limit{Article: 1 << 16}})
		for _, a := range got {
			checkArticle(t, &a)
		}
	})
}
