package article

import (
	"strings"
	"testing"
)

const letter = "From: =?utf-8?q?Ilse_Br=C3=A4ndt?= <desk@wire.example>\r\nTo: all@wire.example\r\nSubject: =?utf-8?b?S3lpdiBhY2N1c2VzIE1vc2Nvdw==?=\r\n" +
	"Date: Wed, 23 Mar 2022 10:00:00 +0100\r\nMessage-Id: <1@wire.example>\r\nMIME-Version: 1.0\r\n"

const alternatives = letter + "List-Id: \"Wire Daily\" <daily.wire.example>\r\nArchived-At: <https://wire.example/1>\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n" +
	"--x\r\nContent-Type: multipart/alternative; boundary=\"y\"\r\n\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>As a <b>page</b>.</p>\r\n" +
	"--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nRussia vetoed the draft caf=\r\n=E9.\r\n--y--\r\n" +
	"--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nAn attachment.\r\n--x--\r\n"

func TestMail(t *testing.T) {
	for _, c := range []struct{ name, data, text, outlet, url, failed string }{
		{"plain", letter + "\r\nRussia vetoed the draft.\r\nChina abstained.\r\n", "Russia vetoed the draft.\nChina abstained.\n", "Ilse Brändt", "", ""},
		{"alternatives and an attachment", alternatives, "Russia vetoed the draft café.", "Wire Daily", "https://wire.example/1", ""},
		{"HTML alone", letter + "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHN0eWxlPmF7fTwvc3R5bGU+PHA+T25lLjwvcD48cD5Ud28uPC9wPg==\r\n", "One.\n\nTwo.", "Ilse Brändt", "", ""},
		{"an encoding that lies", letter + "Content-Type: text/plain; charset=utf-8\r\n\r\ncaf\xe9 at the port\r\n", "café at the port\n", "Ilse Brändt", "", ""},
		{"an unknown encoding", letter + "Content-Type: text/plain; charset=klingon\r\n\r\nRussia vetoed the draft.\r\n", "Russia vetoed the draft.\n", "Ilse Brändt", "", ""},
		{"cut off", alternatives[:strings.Index(alternatives, "caf=")+3], "Russia vetoed the draft caf", "Wire Daily", "https://wire.example/1", ""},
		{"no text", letter + "Content-Type: image/png\r\n\r\n\x89PNG", "", "", "", "a.eml: empty"},
		{"no message", "\r\n\r\n", "", "", "", "a.eml: empty"},
	} {
		got, failed := from("a.eml", c.data, Options{})
		if c.failed != "" {
			if len(got) > 0 || len(failed) != 1 || !strings.HasPrefix(failed[0], c.failed) {
				t.Errorf("%s: %v, %q; want %q", c.name, got, failed, c.failed)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%s: %d articles, %q", c.name, len(got), failed)
			continue
		}
		a := got[0]
		if a.Text != c.text || a.Outlet != c.outlet || a.URL != c.url || a.Title != "Kyiv accuses Moscow" || a.Author != "Ilse Brändt" || a.Published != "2022-03-23T09:00:00Z" {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
}

func TestMbox(t *testing.T) {
	head := "From desk@wire.example Wed Mar 23 10:00:00 2022\n"
	plain := strings.ReplaceAll(letter, "\r\n", "\n")
	box := head + plain + "\nOne.\n>From Kyiv it came.\nFrom the port, nothing.\n\n" + head + plain + "\nTwo.\n\n" + head + "Content-Type: image/png\n\nx\n\n" + head + plain + "\nThree."
	got, failed := from("box", box, Options{})
	if len(got) != 3 || len(failed) != 1 || failed[0] != "box:23: empty: there is no text to read" {
		t.Fatalf("%d articles, %q", len(got), failed)
	}
	if want := "One.\nFrom Kyiv it came.\nFrom the port, nothing.\n\n"; got[0].Text != want {
		t.Errorf("text %q, want %q", got[0].Text, want)
	}
	if got[2].Text != "Three." {
		t.Errorf("the last: %q", got[2].Text)
	}
	if got, failed := from("a.txt", "From Kyiv in 2022 came\nnothing.", Options{}); len(got) != 1 || len(failed) > 0 {
		t.Errorf("text that begins with From is no mailbox: %v", failed)
	}
	if _, failed := from("a.mbox", head+plain+"\n"+strings.Repeat("long ", 200)+"\n\n"+head+plain+"\nShort.", Options{Limit: Limit{Article: 600}}); len(failed) != 1 || !strings.Contains(failed[0], "a.mbox:1: ") {
		t.Errorf("a message too long: %q", failed)
	}
}

func FuzzMail(f *testing.F) {
	f.Add(letter + "\r\nText.")
	f.Add(alternatives)
	f.Add(letter + "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n----\r\n")
	f.Add("From a b 2022\nSubject: x\n\nFrom here\n\nFrom a b 2022\n\n")
	f.Fuzz(func(t *testing.T, data string) {
		for _, name := range []string{"a.eml", "a.mbox"} {
			got, _ := from(name, data, Options{Limit: Limit{Article: 1 << 16}})
			for _, a := range got {
				checkArticle(t, &a)
			}
		}
	})
}
