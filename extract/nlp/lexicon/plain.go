package lexicon

import (
	"strings"
	"unicode/utf8"
)

// plain writes typographic characters as the treebanks mostly do.
var plain = strings.NewReplacer(
	"’", "'", "‘", "'", "ʼ", "'", "′", "'", "“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"",
	"–", "-", "—", "-", "−", "-", "‑", "-", "‐", "-", "…", "...", "\u00a0", " ",
)

// Plain gives the form as the models see it: with straight quotation marks and
// plain hyphens.
func Plain(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return plain.Replace(s)
		}
	}
	return s
}
