package main

import (
	"slices"
	"strings"
	"unicode"

	"claimgraph/graph/cypher"
)

// completion knows the words that may stand in a query.
type completion struct {
	words *cypher.Vocabulary
	names []string // of entities, in order of their lower-case forms
}

// maxNames bounds the names kept for completion, maxOffers those offered at once.
const (
	maxNames  = 200_000
	maxOffers = 50
)

func newCompletion(s *querySession) (*completion, error) {
	words, err := cypher.VocabularyOf(s.ctx, s.store)
	if err != nil {
		return nil, err
	}
	c := &completion{words: words}
	for e, err := range s.store.Entities(s.ctx) {
		if err != nil {
			return nil, err
		}
		if len(c.names) == maxNames {
			break
		}
		if e.Name != "" {
			c.names = append(c.names, e.Name)
		}
	}
	slices.SortFunc(c.names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return c, nil
}

// complete offers what may stand at a place of a line: head and tail are the
// line before and after what the offers replace. pos counts characters.
func (c *completion) complete(line string, pos int) (head string, offers []string, tail string) {
	runes := []rune(line)
	before, tail := string(runes[:min(pos, len(runes))]), string(runes[min(pos, len(runes)):])
	if strings.HasPrefix(before, ":") {
		return "", startingWith([]string{":help", ":schema", ":format", ":limit", ":timeout", ":param", ":lang", ":quit"}, before), tail
	}
	if start, quote := openQuote(before); quote != 0 {
		return before[:start], quoted(c.namesLike(before[start:]), quote, tail), tail
	}
	start := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) + 1
	head, word := before[:start], before[start:]
	return head, startingWith(c.candidates(head), word), tail
}

// candidates are the words of the kind that what stands before calls for.
func (c *completion) candidates(head string) []string {
	switch {
	case strings.HasSuffix(head, ":") || strings.HasSuffix(head, "|"):
		if strings.LastIndexByte(head, '[') > strings.LastIndexByte(head, '(') {
			return c.words.Types
		}
		return c.words.Labels
	case strings.HasSuffix(head, "."), strings.HasSuffix(strings.TrimRight(head, " "), "{"):
		return c.words.Properties
	}
	return slices.Concat(c.words.Keywords, c.words.Functions)
}

// startingWith picks the words that begin so, in any case.
func startingWith(words []string, start string) []string {
	var out []string
	for _, w := range words {
		if len(w) >= len(start) && strings.EqualFold(w[:len(start)], start) && len(out) < maxOffers {
			out = append(out, w)
		}
	}
	return out
}

// openQuote finds the quote that is not closed, and where its text begins.
func openQuote(s string) (start int, quote rune) {
	for i, r := range s {
		switch {
		case quote == 0 && (r == '\'' || r == '"'):
			start, quote = i+1, r
		case r == quote:
			quote = 0
		}
	}
	return start, quote
}

func (c *completion) namesLike(start string) []string {
	lower := strings.ToLower(start)
	i, _ := slices.BinarySearchFunc(c.names, lower, func(name, want string) int { return strings.Compare(strings.ToLower(name), want) })
	var out []string
	for ; i < len(c.names) && strings.HasPrefix(strings.ToLower(c.names[i]), lower) && len(out) < maxOffers; i++ {
		out = append(out, c.names[i])
	}
	return slices.Compact(out)
}

// quoted ends names with the quote, unless it stands there already.
func quoted(names []string, quote rune, tail string) []string {
	for i, n := range names {
		n = strings.ReplaceAll(strings.ReplaceAll(n, `\`, `\\`), string(quote), `\`+string(quote))
		if !strings.HasPrefix(tail, string(quote)) {
			n += string(quote)
		}
		names[i] = n
	}
	return names
}
