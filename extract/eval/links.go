package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/schema"
)

// LinkDocument is a text with its gold mentions, as MEANTIME's JSON lines give
// them (Minard et al., LREC 2016). Spans are code points, end exclusive.
type LinkDocument struct {
	Doc          string        `json:"doc"`
	Text         string        `json:"text"`
	AnnotatedEnd int           `json:"annotated_end"`
	Mentions     []LinkMention `json:"mentions"`
}

// LinkMention is one gold mention.
type LinkMention struct {
	Span     [2]int  `json:"span"`
	Syn      *string `json:"syn"`
	Type     *string `json:"type"`
	DBpedia  string  `json:"dbpedia"`
	Wikidata string  `json:"wikidata"`
}

// ReadLinks reads MEANTIME's JSON lines.
func ReadLinks(r io.Reader) ([]LinkDocument, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 8<<20)
	var docs []LinkDocument
	for n := 1; lines.Scan(); n++ {
		var d LinkDocument
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("reading links: line %d: %w", n, err)
		}
		docs = append(docs, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading links: %w", err)
	}
	return docs, nil
}

// Link is one predicted link: a span in code points and what it means, a
// Wikidata item or a Wikipedia title; empty for a mention without one.
type Link struct {
	Start, End int
	Wikidata   string
	Title      string
	Confidence float64
}

// PredictLinks analyses and links the text and gives every mention.
func PredictLinks(engine nlp.Analyser, linker resolve.Resolver, doc LinkDocument) []Link {
	linked := linker.Link(&schema.Article{Text: doc.Text}, nil, engine.Analyse(doc.Text))
	var links []Link
	for _, m := range linked.Mentions {
		l := Link{
			Start: utf8.RuneCountInString(doc.Text[:m.Start]), End: utf8.RuneCountInString(doc.Text[:m.End]),
			Confidence: m.Confidence,
		}
		if !strings.HasPrefix(string(m.Entity.ID), "nil/") {
			l.Wikidata, l.Title = m.Entity.Wikidata, strings.ReplaceAll(m.Entity.Name, " ", "_")
		}
		links = append(links, l)
	}
	return links
}

// LinkScore is how well mentions and links were found.
type LinkScore struct{ Mentions, Links Count }

// ScoreLinks compares as MEANTIME's scorer does: named or linked mentions of
// the annotated part; a link is right when its title or item agrees.
func ScoreLinks(doc LinkDocument, links []Link) (score LinkScore, misses []string) {
	gold := map[[2]int]LinkMention{}
	for _, m := range doc.Mentions {
		if m.Span[1] <= doc.AnnotatedEnd && (m.Syn != nil && *m.Syn == "NAM" || m.DBpedia != "") {
			gold[m.Span] = m
			score.Mentions.Gold++
			score.Links.Gold += count(m.DBpedia != "")
		}
	}
	points := []rune(doc.Text)
	found := map[[2]int]bool{}
	for _, l := range links {
		if l.End > doc.AnnotatedEnd {
			continue
		}
		span := [2]int{l.Start, l.End}
		m, ok := gold[span]
		found[span] = true
		score.Mentions.Given++
		score.Mentions.Right += count(ok)
		if l.Title == "" || ok && m.DBpedia == "" {
			continue
		}
		score.Links.Given++
		if ok && (l.Title == titleOf(m.DBpedia) || l.Wikidata != "" && l.Wikidata == m.Wikidata) {
			score.Links.Right++
		} else {
			misses = append(misses, fmt.Sprintf("wrong\t%s\t%q\tgold %s\tgot %s", doc.Doc, string(points[l.Start:l.End]), titleOf(m.DBpedia), l.Title))
		}
	}
	for span, m := range gold {
		if !found[span] {
			misses = append(misses, fmt.Sprintf("missed\t%s\t%q\tgold %s", doc.Doc, string(points[span[0]:span[1]]), titleOf(m.DBpedia)))
		}
	}
	return score, misses
}

// titleOf is the page's title at the end of a DBpedia address.
func titleOf(address string) string {
	title := address[strings.LastIndexByte(address, '/')+1:]
	if plain, err := url.PathUnescape(title); err == nil {
		title = plain
	}
	return strings.ReplaceAll(title, " ", "_")
}
