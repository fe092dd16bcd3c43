package drawing

import (
	"bufio"
	"fmt"
	"io"

	"claimgraph/schema"
)

// quotesPerEdge is how many claims of an edge the page quotes.
const quotesPerEdge = 12

const pageHead = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>%[1]s · claimgraph</title>
<style>
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,"Noto Sans",sans-serif;margin:1.5rem;color:light-dark(#1b1f24,#e8ebef);background:light-dark(#fff,#12161c)}
a{color:light-dark(#00538f,#7cc4f5)}
figure{margin:0 0 1.5rem;overflow:auto;border:1px solid light-dark(#d5d9df,#36404c);border-radius:8px}
svg{display:block;margin:auto}svg a{cursor:pointer}
section{border-top:1px solid light-dark(#d5d9df,#36404c);padding:.6rem .3rem}
section:target{background:light-dark(#fff6dc,#33290f)}
h2{font-size:1.05rem;margin:.2rem 0}.dim{color:light-dark(#565e69,#a9b2bf);font-size:.9rem}
blockquote{margin:.4rem 0;padding:.3rem .8rem;border-inline-start:3px solid light-dark(#d5d9df,#36404c);overflow-wrap:anywhere}
mark{color:inherit;border-radius:3px}.subject{background:light-dark(#cfe6fa,#1d4667)}.predicate{background:light-dark(#ffe2a8,#614512);font-weight:600}.object{background:light-dark(#e7d6f7,#4c3566)}.holder{background:light-dark(#cdeed4,#1f5434)}.cue{background:light-dark(#e3e6ea,#3c444f)}
</style></head><body>
<h1>%[1]s</h1>
<p class="dim">%[2]d entities, %[3]d edges. A line in the picture leads to its evidence below. This page needs no server and loads nothing.</p>
<p><mark class="subject">subject</mark> <mark class="predicate">predicate</mark> <mark class="object">object</mark> <mark class="holder">holder</mark> <mark class="cue">cue</mark></p>
`

// WriteHTML writes one page that opens offline: the picture, and under it every
// edge with the sentences that its newest claims were read from. It has no
// script; words of articles are text and nothing else.
func WriteHTML(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	title := d.Title
	if title == "" {
		title = "Network"
	}
	fmt.Fprintf(out, pageHead, text(title), len(d.Network.Nodes), len(d.Network.Edges))
	out.WriteString("<figure>\n")
	d.svg(out, "#e")
	out.WriteString("</figure>\n<main>\n")
	names := d.names()
	for i := range d.Network.Edges {
		e := &d.Network.Edges[i]
		l := lookOf(e)
		fmt.Fprintf(out, "<section id=\"e%d\"><h2 dir=\"auto\">%s → %s</h2>\n<p class=\"dim\">%d claims, %d independent sources, %s%s; %s to %s</p>\n", i,
			text(clip(names[e.Subject], 120)), text(clip(names[e.Object], 120)), e.Claims, e.Sources, quadNames[l.Quad], l.words(), text(e.First), text(e.Last))
		quoted := newest(e.Evidence, quotesPerEdge)
		for _, id := range quoted {
			if c, ok := d.Claims[id]; ok {
				d.quote(out, &c)
			}
		}
		if left := len(e.Evidence) - len(quoted); left > 0 {
			fmt.Fprintf(out, "<p class=\"dim\">and %d earlier</p>\n", left)
		}
		out.WriteString("</section>\n")
	}
	out.WriteString("</main></body></html>\n")
	return out.Flush()
}

// quote writes the sentence a claim was read from, its words marked.
func (d *Drawing) quote(out *bufio.Writer, c *schema.Claim) {
	a, ok := d.Articles[c.Article]
	if !ok {
		fmt.Fprintf(out, "<p class=\"dim\">%s: claim %s</p>\n", text(c.Published), text(string(c.ID)))
		return
	}
	fmt.Fprintf(out, "<blockquote dir=\"auto\" data-claim=\"%s\">", text(string(c.ID)))
	for _, p := range sentence(c, &a) {
		if p.role == "" {
			out.WriteString(text(p.text))
		} else {
			fmt.Fprintf(out, `<mark class="%s">%s</mark>`, p.role, text(p.text))
		}
	}
	fmt.Fprintf(out, "</blockquote><p class=\"dim\" dir=\"auto\">%s · %s · %s", text(c.Published), text(clip(a.Outlet, 80)), text(clip(a.Title, 160)))
	if len(a.URL) > 8 && (a.URL[:7] == "http://" || a.URL[:8] == "https://") {
		fmt.Fprintf(out, ` · <a href="%s" rel="noreferrer noopener">original</a>`, text(a.URL))
	}
	out.WriteString("</p>\n")
}
