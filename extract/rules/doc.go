// Package rules draws claims from dependency trees by linguistic
// constructions, one per file.
//
// The trees are those of Universal Dependencies v2, with the parser's likeliest
// mistakes put right (repair.go; those about who says what are listed in asides.go).
// Every predicate of a sentence, be it verb, copular complement or event noun,
// becomes a clause.
// The constructions of Default, in their order, fill the clause's roles:
// active.go knows the subject of an active verb, passive.go that of a passive
// one, control.go that of an infinitive, and so on. The reports of Reports
// (speech.go, quotation.go, accordingto.go …) find who is said to have said
// what: source, cue and content; summary.go takes out what the writer adds behind
// it, dissolve.go what only tells how the speaker puts it. Frames then name the predicate in the
// ontology, status.go reads polarity, modality and tense, and assemble.go
// writes claims: one for the assertion, one for each proposition under it.
// derive.go adds the dyadic claims an event coder would expect.
package rules
