package schema

// Term is one row of the ontology: a PLOVER event type or one of our speech
// acts.
type Term struct {
	ID      string   // "ACCUSE"
	Label   string   // canonical verb: "accuse"
	Act     bool     // a speech act: what a holder may do with a proposition
	Plover  string   // nearest PLOVER root; ID itself for a PLOVER type
	Quad    int      // PLOVER quad class, 1 to 4; 0 neutral
	CAMEO   []string // root codes, best first
	Inverse string   // what the object does when the subject does this; empty if nothing
	Modes   []string // PLOVER modes, lower case
	Example string   // one sentence
}
