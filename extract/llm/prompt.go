package llm

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"

	"claimgraph/schema"
)

// PromptVersion numbers the instructions; a change of their meaning is a new
// file and a new number, which also names the extractor anew.
const PromptVersion = "1"

//go:embed prompt/1.md
var promptText string

// Instructions are what the model is told before the article, with the ontology
// as it stands in package schema. (A template would do it too, but package
// text/template keeps every method of every type in the program.)
var Instructions = sync.OnceValue(func() string {
	var types, said, contexts []string
	for _, t := range schema.Ontology() {
		line := "- " + t.ID + ": " + t.Label + "."
		if len(t.Modes) > 0 {
			line += " Modes: " + strings.Join(t.Modes, ", ") + "."
		}
		types = append(types, line+" “"+t.Example+"”")
	}
	for _, t := range acts() {
		said = append(said, "- "+t.ID+": "+t.Label)
	}
	for _, c := range schema.Contexts() {
		contexts = append(contexts, "- "+c.ID+": "+c.Label)
	}
	return strings.NewReplacer("{{types}}", strings.Join(types, "\n"), "{{acts}}", strings.Join(said, "\n"),
		"{{contexts}}", strings.Join(contexts, "\n")).Replace(promptText)
})

// acts are the terms by which somebody may put a proposition.
func acts() []schema.Term {
	var list []schema.Term
	for _, t := range schema.Ontology() {
		if t.Act {
			list = append(list, t)
		}
	}
	return list
}

// fixedTokens estimates what every request holds besides its window.
var fixedTokens = sync.OnceValues(func() (withSchema, without int64) {
	without = Estimate(Instructions())
	outline, err := json.Marshal(Outline())
	if err != nil {
		panic("llm: the schema is no JSON: " + err.Error()) // a fault of the build, met by any test
	}
	return without + Estimate(string(outline)), without
})
