package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type verdict int

const (
	unsure verdict = iota
	yes
	no
)

// titles stand before a name, so the full stop after them ends nothing.
var titles = map[string]bool{
	"mr.": true, "mrs.": true, "ms.": true, "dr.": true, "prof.": true, "gen.": true, "col.": true, "lt.": true,
	"maj.": true, "capt.": true, "sgt.": true, "cmdr.": true, "adm.": true, "sen.": true, "rep.": true, "gov.": true,
	"pres.": true, "rev.": true, "st.": true, "hon.": true, "amb.": true, "sec.": true, "supt.": true, "insp.": true,
	"brig.": true, "cpl.": true, "pvt.": true, "messrs.": true, "vs.": true, "no.": true, "fr.": true,
}

// rule settles the places where layout and spelling leave no doubt.
func rule(p *passage, i int) verdict {
	form, next := p.forms[i], p.forms[i+1]
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case p.dateline > 0 && i < p.dateline:
		if i == p.dateline-1 {
			return yes
		}
		return no
	case p.tokens[i].Glued && beginsSentence(next) && (form == "." && i > p.start && p.tokens[i-1].Glued && endsWord(p.forms[i-1]) || openers[next] && capitalised(form)):
		return yes // "2017.Getty", "UkraineThe"
	case titles[strings.ToLower(form)] && unicode.IsUpper(r):
		return no
	case initial(form) && unicode.IsUpper(r) && i > p.start && capitalised(p.forms[i-1]):
		return no // "John F. Kennedy"
	case terminal(form) && p.tokens[i].Glued && closing(next):
		return no // the quotation mark or bracket belongs to the sentence
	case p.tokens[i].Glued && !terminal(form) && !closing(form):
		return no
	}
	return unsure
}

func terminal(form string) bool {
	switch form {
	case ".", "!", "?", "…", "...", "?!", "!!", "!!!", "..":
		return true
	}
	return false
}

func closing(form string) bool {
	switch form {
	case "\"", "”", "’", "'", "''", ")", "]", "»":
		return true
	}
	return false
}

// initial reports whether form is a capital with a full stop.
func initial(form string) bool {
	r, size := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) && form[size:] == "."
}

func capitalised(form string) bool {
	r, size := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		return false
	}
	s, _ := utf8.DecodeRuneInString(form[size:])
	return unicode.IsLower(s)
}

// maxDateline is the longest dateline, in words.
const maxDateline = 16

// dateline gives the number of words of a paragraph's dateline, with its dash:
// "KYIV, Ukraine (AP) —", "WASHINGTON, March 23 (Reuters) -". It begins with a
// place in capitals.
func dateline(p *passage) int {
	if len(p.forms) < 5 || !allCapitals(p.forms[0]) {
		return 0
	}
	marks := false
	for i := 1; i < len(p.forms)-1 && i < maxDateline; i++ {
		f := p.forms[i]
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case dash(f):
			spaced := !p.tokens[i].Glued && !p.tokens[i-1].Glued
			if spaced && (marks || i <= 3) || marks && f != "-" {
				return i + 1
			}
			if !p.tokens[i-1].Glued {
				return 0
			}
		case f == "(" || f == "/":
			marks = true
		case f == ")" || f == "," || f == "." || f == "and":
		case !unicode.IsUpper(r) && !unicode.IsDigit(r):
			return 0
		}
	}
	return 0
}

func dash(form string) bool {
	return form == "-" || form == "--" || form == "–" || form == "—"
}

func allCapitals(form string) bool {
	n := 0
	for _, r := range form {
		if !unicode.IsUpper(r) && r != '.' && r != '-' {
			return false
		}
		n++
	}
	return n >= 3
}
