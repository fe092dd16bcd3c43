package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/nlp"
)

// mention is an annotated stretch, end exclusive, in words or bytes.
type mention struct {
	first, end int
	kind       string
}

// tagMentions gives IOB2 tags for the names inside mentions, longest first. A
// mention may be a whole noun phrase; its name is the run of proper words
// around its head.
func tagMentions(tokens []nlp.Token, ms []mention) []string {
	tags := make([]string, len(tokens))
	for i := range tags {
		tags[i] = "O"
	}
	ms = slices.Clone(ms)
	slices.SortStableFunc(ms, func(a, b mention) int { return (b.end - b.first) - (a.end - a.first) })
	for _, m := range ms {
		c, ok := core(tokens, m)
		if !ok {
			continue
		}
		free := true
		for i := c.first; i < c.end; i++ {
			free = free && tags[i] == "O"
		}
		for i := c.first; free && i < c.end; i++ {
			tags[i] = "I-" + c.kind
		}
		if free {
			tags[c.first] = "B-" + c.kind
		}
	}
	return tags
}

// core cuts a mention down to the name at its head.
func core(tokens []nlp.Token, m mention) (mention, bool) {
	head := headIn(tokens, m)
	if !proper(tokens, head) {
		return m, false
	}
	c := mention{head, head + 1, m.kind}
	for c.first > m.first && (proper(tokens, c.first-1) || joins(tokens, c.first-1) && c.first-2 >= m.first && proper(tokens, c.first-2)) {
		c.first--
	}
	for c.end < m.end && (proper(tokens, c.end) || joins(tokens, c.end) && extends(tokens, c.end+1, m.end, m.kind)) {
		c.end++
	}
	for c.first < c.end-1 && (lowerTitle(tokens[c.first].Form, c.kind) || !proper(tokens, c.first)) {
		c.first++
	}
	for c.end > c.first && !proper(tokens, c.end-1) {
		c.end--
	}
	if c.end > c.first && tokens[c.first].XPOS == "JJ" && c.end-c.first == 1 && c.kind != "OTH" {
		c.kind = "OTH" // "Russian" as an adjective is no place
	}
	return c, c.end > c.first
}

// extends reports whether a proper word follows within the mention, past "the".
func extends(tokens []nlp.Token, i, end int, kind string) bool {
	if kind == "PER" && i < end {
		return proper(tokens, i) && tokens[i].Form != "The"
	}
	for ; i < end; i++ {
		if proper(tokens, i) {
			return true
		}
		if tokens[i].UPOS != "DET" {
			return false
		}
	}
	return false
}

// headIn gives the token of the mention whose governor is outside it.
func headIn(tokens []nlp.Token, m mention) int {
	for i := m.first; i < m.end; i++ {
		if h := tokens[i].Head; (h < m.first || h >= m.end) && tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return m.end - 1
}

// proper reports a capitalised word that is not only a pronoun or determiner,
// or one tagged as a name.
func proper(tokens []nlp.Token, i int) bool {
	t := &tokens[i]
	r, _ := utf8.DecodeRuneInString(t.Form)
	switch t.UPOS {
	case "PRON", "DET", "PUNCT", "SYM", "ADP", "PART", "CCONJ", "SCONJ", "AUX":
		return false
	case "PROPN":
		return true
	}
	return unicode.IsUpper(r) && (i > 0 || t.XPOS == "NNP" || t.XPOS == "NNPS")
}

// joins reports a word that may stand inside a name.
func joins(tokens []nlp.Token, i int) bool {
	switch strings.ToLower(tokens[i].Form) {
	case "of", "the", "for", "on", "-", "de", "la", "al", "el", "von", "van", "bin", "&", "and", "der", "du", ".", "'", "’":
		return true
	}
	return false
}

// lowerTitle reports a title before a person's name.
func lowerTitle(form, kind string) bool {
	if kind != "PER" {
		return false
	}
	switch strings.ToLower(strings.TrimSuffix(form, ".")) {
	case "mr", "mrs", "ms", "dr", "president", "minister", "secretary", "prime", "foreign", "senator", "sen", "general",
		"gen", "ambassador", "king", "queen", "sir", "professor", "prof", "judge", "governor", "chancellor", "deputy",
		"special", "advisor", "envoy", "prince", "princess", "pope", "colonel", "captain", "spokesperson", "spokesman",
		"director", "chief", "chairman", "vice", "former", "st", "saint", "state", "defense", "of", "u.s", "us",
		"american", "russian", "iraqi", "british":
		return true
	}
	return false
}
