package rules

import (
	"strings"

	"claimgraph/schema"
)

// boilerplate reports whether a sentence is none of the article's telling:
// picture credits, calls to read on, notes on who was asked for comment.
func boilerplate(t *tree) bool {
	n := len(t.Tokens)
	if n == 0 {
		return true
	}
	verbs := 0
	for i := range t.Tokens {
		if t.pos(i, "VERB", "AUX") {
			verbs++
		}
	}
	return verbs == 0 && n <= 3 || t.soliciting() || t.invites()
}

// unverified reports whether the outlet says of itself that it could not check
// what is told: "The Daily could not verify the number."
func (d *draft) unverified(t *tree) bool {
	if t.uncheckable() {
		return true
	}
	if r := t.root(); checking[t.lower[r]] && t.negates(r) && t.child(r, "conj", "ccomp", "parataxis") < 0 {
		if s := t.child(r, "nsubj"); s >= 0 && t.kind(s) == schema.Media {
			return true
		}
	}
	outlet := d.doc.Article.Outlet
	if outlet == "" || !strings.HasPrefix(t.text[t.Start:], outlet) {
		return false
	}
	r := t.root()
	return checking[t.lower[r]] && (t.child(r, "advmod", "aux") >= 0 && t.negates(r))
}

// uncheckable reads "Neither account could be independently verified."
func (t *tree) uncheckable() bool {
	r := t.root()
	if !checking[t.lower[r]] || t.child(r, "aux:pass") < 0 || t.child(r, "conj", "ccomp", "advcl", "parataxis", "obl:agent") >= 0 {
		return false
	}
	could := false
	for _, k := range t.children(r, "aux") {
		could = could || t.form(k) == "could" || t.form(k) == "can"
	}
	s := t.child(r, "nsubj:pass")
	return could && (t.negates(r) || s >= 0 && t.negative(s))
}

var checking = set("verify confirm check establish corroborate authenticate")

// negates reports whether "not" stands with token i.
func (t *tree) negates(i int) bool {
	for _, k := range t.kids[i] {
		switch t.form(k) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// invites reports whether the sentence tells the reader what to do: "Read more",
// "Click here", "Sign up".
func (t *tree) invites() bool {
	switch t.form(0) {
	case "read", "click", "subscribe", "sign", "follow", "watch", "listen", "photo", "file", "image", "advertisement", "download", "tap", "share", "contact", "continue", "join":
		return len(t.Tokens) <= 14 && (t.child(t.root(), "nsubj") < 0)
	}
	return false
}

// soliciting reports whether the sentence says that the outlet asked somebody
// for comment.
func (t *tree) soliciting() bool {
	asked := false
	for i := range t.Tokens {
		switch t.lower[i] {
		case "contact", "reach", "approach", "ask", "email":
			asked = asked || t.pos(i, "VERB")
		case "comment", "remark", "response":
			if asked && i > 1 && (t.form(i-1) == "for" || t.form(i-1) == "further" || t.form(i-2) == "for") {
				return len(t.Tokens) <= 25
			}
		}
	}
	return false
}

func (t *tree) root() int {
	for i := range t.Tokens {
		if t.Tokens[i].Head < 0 {
			return i
		}
	}
	return 0
}
