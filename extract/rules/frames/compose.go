package frames

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// Compose gives the event a predicate makes of its complement's: promising to
// meet is AGREE, threatening to arrest THREATEN arrest, refusing to free REJECT
// yield, demanding that they withdraw REQUEST yield, planning to help AGREE. Promising
// harm is THREATEN, failing to agree REJECT. An explicit agreement stays AGREE whatever is agreed to (CAMEO 030 to 039).
// What neither changes the other is not ok.
//
// The rules are the PLOVER manual's: cooperation in the future is AGREE, future
// retreats are CONCEDE, the mode of a threat is its content, and the modes of
// REQUEST and REJECT tell what is asked for.
func Compose(outer, inner Frame) (Frame, bool) {
	f := outer
	switch outer.Plover() {
	case "REQUEST", "REJECT":
		if outer.Type == "DENY" || outer.Type == "DECLINE_COMMENT" {
			return f, false
		}
		f.Mode = askedMode(inner)
	case "THREATEN":
		f.Mode = threatMode(inner)
	case "AGREE", "CONCEDE":
		if outer.Act || inner.Type == "" {
			return f, false
		}
		if inner.Quad() == schema.MaterialConflict && outer.Type == "AGREE" {
			if outer.Name != "promise" || inner.Polarity == schema.Negative {
				return f, false
			}
			f.Type, f.Name, f.Mode, f.Act = "THREATEN", "threaten", threatMode(inner), true
		}
	default:
		if outer.Type == "" && outer.Name == "fail" && agreements[inner.Name] {
			inner.Type, inner.Name, inner.Mode, inner.CAMEO = "REJECT", "fail to agree", askedMode(inner), "12"
			return inner, true
		}
		if outer.Type != "" || outer.Modality != schema.Intended {
			return f, false
		}
		later, ok := Future(inner)
		if !ok {
			return f, false
		}
		later.Modality = schema.Intended
		return later, true
	}
	if f.CAMEO = ""; f.Mode == outer.Mode {
		f.CAMEO = outer.CAMEO
	}
	f.Contexts = slices.Clone(outer.Contexts)
	for _, c := range inner.Contexts {
		if !slices.Contains(f.Contexts, c) {
			f.Contexts = append(f.Contexts, c)
		}
	}
	return f, true
}

// Future gives the event that the announcement of another is: AGREE for
// cooperation, CONCEDE for a retreat. Other events stay what they are, and are
// not ok.
func Future(f Frame) (Frame, bool) {
	switch f.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		f.Type, f.Mode, f.CAMEO, f.Name = "AGREE", "", "03", "agree to "+f.Name
		return f, true
	case "RETREAT":
		f.Type, f.Mode, f.CAMEO, f.Name = "CONCEDE", "", yieldIntent(f), "agree to "+f.Name
		return f, true
	}
	return f, false
}

// yieldIntent is CAMEO's code for the intent to yield as a retreat does: 0353 for
// releases, 0354 for sanctions eased, 0355 for access, 0356 for withdrawals, disarming
// and truces, else 035.
func yieldIntent(f Frame) string {
	switch f.Mode {
	case "release":
		return "0353"
	case "access":
		return "0355"
	case "withdraw", "disarm", "ceasefire":
		return "0356"
	}
	if strings.HasPrefix(f.CAMEO, "085") {
		return "0354"
	}
	return "035"
}

// agreements are the canonical verbs of coming to terms, which to fail at is to
// reject what the other side asked.
var agreements = map[string]bool{"sign agreement": true, "agree": true, "settle": true}

// Announced gives what an actor's own word makes of what it is to do: as Future,
// and THREATEN for harm. A plan that others report is no threat.
func Announced(f Frame) (Frame, bool) {
	if f.Quad() != schema.MaterialConflict || f.Polarity == schema.Negative {
		return Future(f)
	}
	f.Mode, f.Type, f.CAMEO, f.Name = threatMode(f), "THREATEN", "13", "threaten to "+f.Name
	return f, true
}

// askedMode is what a request for the event asks for.
func askedMode(f Frame) string {
	switch f.Plover() {
	case "CONSULT":
		return "meet"
	case "RETREAT", "CONCEDE":
		return "yield"
	case "AID", "COOPERATE", "SUPPORT":
		return "assist"
	}
	if f.Polarity == schema.Negative && f.Quad() == schema.MaterialConflict {
		return "yield"
	}
	return "change"
}

// threatMode is what the event threatens with.
func threatMode(f Frame) string {
	switch f.Plover() {
	case "ASSAULT", "MOBILIZE":
		return "violence"
	case "PROTEST":
		return "restrict"
	case "SANCTION":
		if f.Mode == "expel" {
			return "expel"
		}
		return "relations"
	case "COERCE":
		switch f.Mode {
		case "arrest":
			return "arrest"
		case "deport":
			return "expel"
		case "seize":
			return "territory"
		}
		return "restrict"
	case "REJECT", "RETREAT":
		return "relations"
	}
	return ""
}
