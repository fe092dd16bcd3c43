package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/schema"
)

// GAPItem is one pronoun with two candidate names: a row of GAP (Webster et
// al., TACL 2018). Offsets are code points of Text.
type GAPItem struct {
	ID, Text, Pronoun, A, B string
	PronounAt, AAt, BAt     int
	ACoref, BCoref          bool
}

// ReadGAP reads a GAP file: tab-separated with a header line.
func ReadGAP(r io.Reader) ([]GAPItem, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var items []GAPItem
	for n := 1; lines.Scan(); n++ {
		f := strings.Split(lines.Text(), "\t")
		if n == 1 && f[0] == "ID" {
			continue
		}
		if len(f) < 10 {
			return nil, fmt.Errorf("reading GAP: line %d has %d fields, want 10 or more", n, len(f))
		}
		item := GAPItem{ID: f[0], Text: f[1], Pronoun: f[2], A: f[4], B: f[7], ACoref: truth(f[6]), BCoref: truth(f[9])}
		for i, to := range map[int]*int{3: &item.PronounAt, 5: &item.AAt, 8: &item.BAt} {
			v, err := strconv.Atoi(f[i])
			if err != nil {
				return nil, fmt.Errorf("reading GAP: line %d: %w", n, err)
			}
			*to = v
		}
		items = append(items, item)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading GAP: %w", err)
	}
	return items, nil
}

func truth(s string) bool { return strings.EqualFold(strings.TrimSpace(s), "true") }

// GAPAnswer says whether each name is the pronoun's antecedent.
type GAPAnswer struct {
	A, B bool
	Open bool   // the pronoun was left without an antecedent
	Got  string // the first name of its chain, for error listings
}

// Right counts the item's decisions as GAP's scorer does.
func (a GAPAnswer) Right(item GAPItem) Count {
	var s Count
	for _, d := range []struct{ gold, made bool }{{item.ACoref, a.A}, {item.BCoref, a.B}} {
		s.Gold += count(d.gold)
		s.Given += count(d.made)
		s.Right += count(d.gold && d.made)
	}
	return s
}

// AnswerGAP analyses and links the item's text and reads off which names stand
// in the pronoun's chain. Only the text is given to the linker.
func AnswerGAP(engine nlp.Analyser, linker resolve.Resolver, item GAPItem) GAPAnswer {
	linked := linker.Link(&schema.Article{Text: item.Text}, nil, engine.Analyse(item.Text))
	at := func(points int, name string) (int, int) {
		start := byteOffset(item.Text, points)
		return start, start + len(name)
	}
	chain := -1
	start, end := at(item.PronounAt, item.Pronoun)
	for _, m := range linked.Mentions {
		if m.Type == "pronoun" && m.Start == start && m.End == end {
			chain = m.Chain
		}
	}
	has := func(points int, name string) bool {
		start, end := at(points, name)
		for _, m := range linked.Mentions {
			if m.Type == "name" && m.Chain == chain && m.Start < end && start < m.End {
				return true
			}
		}
		return false
	}
	if chain < 0 {
		return GAPAnswer{Open: true}
	}
	answer := GAPAnswer{A: has(item.AAt, item.A), B: has(item.BAt, item.B)}
	for _, m := range linked.Mentions {
		if m.Chain == chain {
			answer.Got = item.Text[m.Start:m.End]
			break
		}
	}
	return answer
}

// byteOffset turns an offset in code points into one in bytes.
func byteOffset(text string, points int) int {
	at := 0
	for ; points > 0 && at < len(text); points-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
