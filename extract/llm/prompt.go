package llm

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"text/template"

	"claimgraph/schema"
)

// PromptVersion numbers the instructions; a change of their meaning is a new
// file and a new number, which also names the extractor anew.
const PromptVersion = "1"

//go:embed prompt/1.md
var promptText string

// Instructions are what the model is told before the article, with the ontology
// as it stands in package schema.
var Instructions = sync.OnceValue(func() string {
	t := template.Must(template.New("prompt").Funcs(template.FuncMap{"join": strings.Join}).Parse(promptText))
	var b strings.Builder
	data := struct {
		Types, Acts []schema.Term
		Contexts    []schema.Context
	}{schema.Ontology(), acts(), schema.Contexts()}
	if err := t.Execute(&b, data); err != nil {
		panic("llm: the instructions do not fit the ontology: " + err.Error()) // a fault of the build, met by any test
	}
	return b.String()
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
