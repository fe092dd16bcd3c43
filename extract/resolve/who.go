package resolve

import (
	"strings"
	"time"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// Answer says who held an office. Either Unknown is true or the rest is given;
// To is empty for a holder not known to have left.
type Answer struct {
	Unknown bool               `json:"unknown,omitempty"`
	Office  gazetteer.OfficeID `json:"office,omitempty"`
	Entity  schema.EntityID    `json:"entity,omitempty"`
	Name    string             `json:"name,omitempty"`
	From    string             `json:"from,omitempty"`
	To      string             `json:"to,omitempty"`
	// Title, Acting and Source are evidence for tables; JSON has the five
	// fields of the contract only.
	Title  string `json:"-"`
	Acting bool   `json:"-"`
	Source string `json:"-"`
	// Why says why the answer is unknown.
	Why string `json:"-"`
}

// electWithin is how long before taking office somebody is called "-elect".
const electWithin = 76 * 24 * time.Hour

// Who answers who held a title on a day: "US secretary of state", "the UN
// chief", "prosecutor of the ICC", "acting defense secretary", "US
// president-elect". It answers unknown rather than guess: for titles it does
// not know or that several offices bear, for "former", and where the holder's
// dates leave the day open.
func (l *Linker) Who(title string, on time.Time) Answer {
	list := words(nil, title)
	flags := map[string]bool{}
	var rest []string
	for _, w := range list {
		switch w {
		case "former", "ex", "acting", "interim", "caretaker", "elect", "then", "late", "outgoing", "incoming", "designate", "nominee":
			flags[w] = true
		case ",":
		default:
			rest = append(rest, w)
		}
	}
	if flags["former"] || flags["ex"] || flags["late"] {
		return Answer{Unknown: true, Why: "a former holder may be any of several"}
	}
	on = time.Date(on.Year(), on.Month(), on.Day(), 0, 0, 0, 0, time.UTC)
	o := l.lex.office(rest, on)
	if o == nil {
		return Answer{Unknown: true, Why: "no office, or more than one, has the title " + strings.TrimSpace(title)}
	}
	h := l.lex.holderOn(o.ID, on)
	switch {
	case flags["elect"] || flags["incoming"] || flags["designate"]:
		h = l.lex.next(o.ID, on, electWithin)
	case flags["nominee"]:
		h = nil
	case h != nil && (flags["acting"] || flags["interim"]) && !h.Acting:
		h = nil
	}
	if h == nil {
		return Answer{Unknown: true, Why: "nobody is known for certain to have held it that day"}
	}
	if h.stale(on) {
		return Answer{Unknown: true, Why: "the gazetteer knows of offices up to " + gazetteer.KnownUntil.String() + "; add later holders to entities.yaml"}
	}
	return Answer{
		Office: o.ID, Entity: h.person.ID, Name: h.person.Name, From: h.From.String(), To: h.To.String(),
		Title: or(h.Title, o.Name), Acting: h.Acting, Source: h.person.Source,
	}
}

// stale reports whether the day lies behind what the embedded tables know of a
// tenure they leave open. A tenure of the user's own file never is.
func (h *holder) stale(on time.Time) bool {
	return h.Pos == "" && h.To.IsZero() && on.After(gazetteer.KnownUntil.Last())
}

// next is the holder who took office soon after the day, if one did.
func (x *lexicon) next(id gazetteer.OfficeID, on time.Time, within time.Duration) *holder {
	list := x.holders[id]
	for i := range list {
		if from := list[i].From.First(); from.After(on) {
			if from.Sub(on) <= within && !list[i].Acting {
				return &list[i]
			}
			return nil
		}
	}
	return nil
}
