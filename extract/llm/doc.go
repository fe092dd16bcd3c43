// Package llm draws claims with a language model, held to the same evidence as
// the rules.
//
// The text goes to the model in windows of numbered sentences (window.go), with
// instructions that list the ontology (prompt.go, prompt/1.md) and a JSON Schema
// made from it (outline.go). The model answers with quotes, never with offsets
// (reply.go). Each quote is looked for in the text (quote.go); what cannot be
// found, is found twice, or stands in another sentence than its predicate is
// dropped and counted (reason.go). What is left becomes claims as the rules draw
// them: a proposition, and the assertion of who said it (draw.go); times come
// from package when, entities from package resolve.
//
// An answer is asked for once: it is kept in a Cache (cache.go). Tokens and
// money are reserved before a request and settled after it (budget.go), so that
// a limit is never passed. Faults of the model's server are told apart in
// fault.go and met in try.go.
package llm
