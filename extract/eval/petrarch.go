package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"claimgraph/schema"
)

// PetrarchItem is a sentence of a PETRARCH validation suite with the events it
// should give. Gold is empty where none should be.
type PetrarchItem struct {
	ID, Text string
	Gold     []DyadicEvent
}

// DyadicEvent is an event of the source-target-code kind: actor codes whose
// first three letters are a country, and an event code. A missing actor is
// "---".
type DyadicEvent struct {
	Event  string `json:"event"`
	Source string `json:"source"`
	Target string `json:"target"`
}

// ReadPetrarch reads a suite, one JSON object a line: id, text and gold with
// eventcode, sourcecode, targetcode. Sentences that should be turned away with
// an error are left out.
func ReadPetrarch(r io.Reader) ([]PetrarchItem, error) {
	var items []PetrarchItem
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var raw struct {
			ID, Text string
			Gold     []struct{ Eventcode, Sourcecode, Targetcode, Error string }
		}
		if err := json.Unmarshal(lines.Bytes(), &raw); err != nil {
			return nil, fmt.Errorf("reading PETRARCH suite: line %d: %w", n, err)
		}
		item := PetrarchItem{ID: raw.ID, Text: raw.Text}
		failing := false
		for _, g := range raw.Gold {
			failing = failing || g.Error != ""
			if g.Eventcode != "" {
				item.Gold = append(item.Gold, DyadicEvent{g.Eventcode, orNobody(g.Sourcecode), orNobody(g.Targetcode)})
			}
		}
		if !failing {
			items = append(items, item)
		}
	}
	return items, lines.Err()
}

func orNobody(code string) string {
	if code == "" {
		return "---"
	}
	return code
}

// Coding says how a suite codes events.
type Coding func(c *schema.Claim) string

// CAMEO is the claim's CAMEO code.
func CAMEO(c *schema.Claim) string { return c.Predicate.CAMEO }

// WEIS is McClelland's World Event/Interaction Survey code nearest to the claim,
// which the unit tests of PETRARCH2 still use but for agreeing, CAMEO's 030 there;
// empty for none.
func WEIS(c *schema.Claim) string {
	if code := weisNames[c.Predicate.Name]; code != "" {
		return code
	}
	if code := weisTypes[strings.TrimSpace(c.Predicate.Type+" "+c.Predicate.Mode)]; code != "" {
		return code
	}
	return weisTypes[c.Predicate.Type]
}

var weisNames = map[string]string{
	"strengthen ties": "064", "agree to strengthen ties": "064", "recognize": "064", "open embassy": "064", "grant": "064",
	"praise": "041", "thank": "041", "congratulate": "041", "sign agreement": "081", "agree to sign agreement": "081",
	"agree to meet": "031", "agree to hold talks": "031", "agree to visit": "032", "promise aid": "050", "agree to provide aid": "052",
	"urge": "102", "ask": "095", "appeal": "095", "request": "095", "cancel meeting": "191", "ban": "201", "pardon": "066",
}

var weisTypes = map[string]string{
	"AGREE": "030", "CONSULT": "031", "CONSULT visit": "032", "SUPPORT": "042", "CONCEDE": "010", "COOPERATE": "081", "AID": "071",
	"RETREAT": "014", "RETREAT release": "066", "REQUEST": "100", "DEMAND": "150", "ACCUSE": "122", "CONDEMN": "122", "CHARGE": "121",
	"INVESTIGATE": "121", "DENY": "142", "REJECT": "112", "WARN": "160", "THREATEN": "173", "PROTEST": "182", "MOBILIZE": "182",
	"SANCTION": "195", "SANCTION expel": "201", "COERCE": "211", "COERCE arrest": "212", "COERCE deport": "201", "ASSAULT": "223",
	"STATE": "023", "PREDICT": "023", "CONFIRM": "023", "ACKNOWLEDGE": "024", "CONVICT": "212",
}

// Actors gives the actor codes of an argument: several where it names several
// parties, none where it means no actor.
type Actors func(a *schema.Argument) []string

// CountryActors codes an argument by its country and sector; an international
// body as IGO, rebels of no known country as such, those with a name of their own
// as international militants.
func CountryActors(a *schema.Argument) []string {
	switch {
	case a == nil:
		return nil
	case a.Country != "":
		return []string{a.Country + a.Sector}
	case a.Kind == schema.IGO:
		return []string{"IGO"}
	case a.Sector == "REB" && known(a.Entity):
		return []string{"IMG"}
	case a.Sector == "REB":
		return []string{"---REB"}
	}
	return nil
}

// DictionaryActors codes an argument by the first entry of an actor dictionary
// that its words hold, the longest of several that begin at one word, with the
// sector the argument has; without one, by country. The dictionary has lines
// "NAME [CODE]" and, for further names of the same actor, "+NAME".
func DictionaryActors(r io.Reader) (Actors, error) {
	codes := map[string]string{}
	var names []string
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		name, rest, coded := strings.Cut(line, "[")
		if plus := strings.HasPrefix(line, "+"); !plus && strings.TrimSpace(name) != "" {
			names = nil
		}
		if n := schema.NormalName(strings.ReplaceAll(name, "_", " ")); n != "" && !strings.HasPrefix(line, "<") {
			names = append(names, n)
		}
		for _, n := range names {
			if code := strings.Fields(strings.TrimRight(rest, "] \t")); coded && len(code) > 0 {
				codes[n] = strings.Trim(code[0], "]")
			} else if codes[n] == "" {
				codes[n] = codes[names[0]]
			}
		}
	}
	return func(a *schema.Argument) []string { return lookUp(codes, a) }, lines.Err()
}

func lookUp(codes map[string]string, a *schema.Argument) []string {
	if a == nil {
		return nil
	}
	text := a.Name
	if a.Span != nil {
		text = a.Text
	}
	var found []string
	words := strings.Fields(schema.NormalName(text))
	for i := 0; i < len(words); i++ {
		for n := min(5, len(words)-i); n > 0; n-- {
			code := codes[strings.Join(words[i:i+n], " ")]
			if code == "" || strings.HasPrefix(code, "-") {
				continue
			}
			if code = code[:min(3, len(code))] + a.Sector; !slices.Contains(found, code) {
				found = append(found, code)
			}
			i += n - 1
			break
		}
	}
	switch {
	case len(found) == 0:
		return CountryActors(a)
	case a.Kind != schema.Topic && a.Kind != schema.Event:
		return found[:1] // an actor is coded by the first name it has
	}
	return found
}

// PetrarchEvents are the events that claims of one sentence give: what is
// stated to have happened or be planned between two different actors. What two
// do together is given both ways, as event coders do; what a coded act is about
// is not coded again.
func PetrarchEvents(claims []schema.Claim, code Coding, actors Actors) []DyadicEvent {
	var events []DyadicEvent
	acts := map[int]bool{} // by start of the predicate: those that give an event
	for i := range claims {
		if c := &claims[i]; c.Predicate.Span != nil && len(dyads(c, code, actors)) > 0 {
			acts[c.Predicate.Start] = true
		}
	}
	for i := range claims {
		c := &claims[i]
		if c.Cue != nil && acts[c.Cue.Start] && len(c.DerivedFrom) == 0 || inPassing(c) {
			continue
		}
		for _, e := range dyads(c, code, actors) {
			events = e.among(events)
		}
	}
	return events
}

// among adds an event to others; of two that differ only in how exactly they code an
// actor, "RUS" and "RUSMIL", the more exact stays.
func (e DyadicEvent) among(events []DyadicEvent) []DyadicEvent {
	for i, o := range events {
		if o.Event != e.Event || o.Source[:3] != e.Source[:3] || o.Target[:3] != e.Target[:3] {
			continue
		}
		switch {
		case strings.HasPrefix(o.Source, e.Source) && strings.HasPrefix(o.Target, e.Target):
			return events
		case strings.HasPrefix(e.Source, o.Source) && strings.HasPrefix(e.Target, o.Target):
			events[i] = e
			return events
		}
	}
	return append(events, e)
}

// inPassing reports whether a claim tells an event named by a noun that no verb
// carries: "met during a visit to Mali". Coders of sentences by their verbs leave
// it out.
func inPassing(c *schema.Claim) bool {
	return strings.Contains(c.Rule, "attended event") || strings.Contains(c.Rule, "nominalisation") && !strings.Contains(c.Rule, "light verb")
}

// dyads are the events one claim gives.
func dyads(c *schema.Claim, code Coding, actors Actors) []DyadicEvent {
	sources, targets, event := actors(c.Subject), actors(c.Object), code(c)
	if len(targets) == 0 {
		targets = actors(c.About)
	}
	term, _ := schema.TermByID(c.Predicate.Plover)
	own, _ := schema.TermByID(c.Predicate.Type)
	if event == "" || own.Quad == schema.Neutral || !happens(c) {
		return nil
	}
	var events []DyadicEvent
	for _, s := range sources {
		for _, t := range targets {
			if s == t || s[:3] == t[:3] && s[0] != '-' && (len(s) == 3 || len(t) == 3) {
				continue
			}
			events = append(events, DyadicEvent{event, s, t})
			if term.Inverse == term.ID {
				events = append(events, DyadicEvent{inverse(event), t, s})
			}
		}
	}
	return events
}

func happens(c *schema.Claim) bool {
	switch c.Modality {
	case schema.Asserted, schema.Alleged, schema.Intended, "":
		return c.Polarity != schema.Negative && !c.Open
	}
	return false
}

// inverse turns the code for visiting into that for being visited.
func inverse(event string) string {
	switch event {
	case "042":
		return "043"
	case "032":
		return "033"
	}
	return event
}

// PetrarchScore counts events found, right and expected over a suite, comparing
// the root of the code and the actors' countries.
func PetrarchScore(items []PetrarchItem, found map[string][]DyadicEvent) (right, predicted, gold int) {
	for _, item := range items {
		left := map[DyadicEvent]int{}
		for _, e := range item.Gold {
			left[e.rough()]++
			gold++
		}
		for _, e := range found[item.ID] {
			predicted++
			if r := e.rough(); left[r] > 0 {
				left[r]--
				right++
			}
		}
	}
	return right, predicted, gold
}

// rough is the event by root and countries.
func (e DyadicEvent) rough() DyadicEvent {
	cut := func(s string, n int) string { return s[:min(n, len(s))] }
	return DyadicEvent{cut(e.Event, 2), cut(e.Source, 3), cut(e.Target, 3)}
}
