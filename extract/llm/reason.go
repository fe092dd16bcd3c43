package llm

// Reason says why something a model gave was not taken.
type Reason string

// The reasons, in the order in which they are looked for.
const (
	WrongShape   Reason = "wrong shape"      // a claim that is no object as asked for, or says nothing
	NotFound     Reason = "not in the text"  // a quote the article does not have
	Ambiguous    Reason = "ambiguous"        // a quote it has twice, and nothing decides
	Scattered    Reason = "scattered"        // the parts of a claim stand in different sentences
	OrderToModel Reason = "order to a model" // the words tell a reader what to put out
	SameWords    Reason = "same words twice" // one stretch for two roles
	NoPredicate  Reason = "no predicate"     // no word that a claim could be made by
	NoSuchMode   Reason = "unknown mode"     // a mode its type does not have
	NoTime       Reason = "no time"          // a time quote without a time expression
	NoNumber     Reason = "no number"        // a quantity without a number
	NotAsked     Reason = "not asked for"    // a sentence the model was not asked about
	Duplicate    Reason = "duplicate"        // the same claim again
)
