package schema

import (
	"slices"
	"sync"
)

// Term is one row of the ontology: a PLOVER event type or one of our speech
// acts.
type Term struct {
	ID      string   // "ACCUSE"
	Label   string   // canonical verb: "accuse"
	Act     bool     // a speech act: what a holder may do with a proposition
	Plover  string   // nearest PLOVER root; ID itself for a PLOVER type
	Quad    int      // PLOVER quad class, 1 to 4; 0 neutral
	Score   float64  // conflict (-10) to cooperation (+10), of the Plover root without a mode; 0 for a neutral act
	CAMEO   []string // root codes, best first
	Inverse string   // what the object does when the subject does this; empty if nothing
	Modes   []string // PLOVER modes, lower case
	Example string   // one sentence
}

// The quad classes of PLOVER.
const (
	Neutral             = 0
	VerbalCooperation   = 1
	MaterialCooperation = 2
	VerbalConflict      = 3
	MaterialConflict    = 4
)

// Ontology lists every term: PLOVER's sixteen types in the manual's order,
// cooperation first, then the speech acts. The caller may change the copy.
//
// The types, modes, contexts, sectors and scores are facts of the PLOVER
// manual, draft 2.0 (Open Event Data Alliance, CC BY-SA 4.0); labels and
// examples are ours. Where the manual contradicts itself, the table settles it:
//
//   - SANCTION is material conflict (4), as its section and the summary of
//     event types say; the table of quad categories lists it as verbal.
//   - ACCUSE without a mode scores -3, not +3: its modes score -2 and -3.5.
//   - CAMEO root 20 becomes ASSAULT, not FIGHT, which is no PLOVER type.
//   - PROTEST's mode vandalize has no score of its own and takes PROTEST's.
//
// For the modes of the 2021 CAMEO map that the manual does not define, see
// FromCAMEO.
func Ontology() []Term { return slices.Clone(ontology().rows) }

// TermByID finds a term by its id: "ACCUSE", "DENY". Its slices are shared: do
// not change them.
func TermByID(id string) (Term, bool) {
	t, ok := ontology().byID[id]
	return t, ok
}

// ontology is the table with its index, made once.
var ontology = sync.OnceValue(func() (table struct {
	rows []Term
	byID map[string]Term
}) {
	table.byID = map[string]Term{}
	for _, t := range ploverTerms() {
		table.rows, table.byID[t.ID] = append(table.rows, t), t
	}
	for _, t := range actTerms(table.byID) {
		table.rows, table.byID[t.ID] = append(table.rows, t), t
	}
	return table
})

// HasMode reports whether mode is one of the term's modes.
func (t Term) HasMode(mode string) bool {
	return slices.Contains(t.Modes, mode)
}

// Score is the conflict-cooperation score of a type, or speech act, with a
// mode, from -10 (conflict) to +10. A mode without a score takes its type's; an
// unknown type is not ok.
func Score(id, mode string) (score float64, ok bool) {
	t, ok := TermByID(id)
	if !ok {
		return 0, false
	}
	if s, found := modeScores[t.Plover][mode]; found {
		return s, true
	}
	return t.Score, true
}
