package llm

import (
	"slices"
	"sync"

	"claimgraph/schema"
)

// Outline is the JSON Schema of an answer, made from the ontology. It keeps to
// the subset that constrained decoders share: every property required, no
// others, no bounds. The caller must not change it.
var Outline = sync.OnceValue(func() map[string]any {
	object := func(properties map[string]any) map[string]any {
		var required []any
		for _, f := range fields {
			if _, ok := properties[f]; ok {
				required = append(required, f)
			}
		}
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	text := map[string]any{"type": "string"}
	claim := map[string]any{
		"sentence": map[string]any{"type": "integer"},
		"type":     oneOf(append(typeIDs(), "")),
		"mode":     oneOf(append(modes(), "")),
		"contexts": map[string]any{"type": "array", "items": oneOf(contextIDs())},
		"polarity": oneOf([]string{string(schema.Positive), string(schema.Negative)}),
		"modality": oneOf(modalities()),
		"tense":    oneOf([]string{string(schema.Past), string(schema.Ongoing), string(schema.Planned), ""}),
		"act":      oneOf(append(actIDs(), "")),
	}
	for _, f := range fields {
		if _, ok := claim[f]; !ok && f != "claims" {
			claim[f] = text
		}
	}
	return object(map[string]any{"claims": map[string]any{"type": "array", "items": object(claim)}})
})

// fields are the names of an answer's properties, in the order in which a claim
// is thought of: decoders write them so.
var fields = []string{
	"claims", "sentence", "subject", "predicate", "object", "about", "type", "mode", "contexts", "polarity", "modality", "tense",
	"holder", "act", "cue", "content", "occurred", "said", "place", "quantity",
}

func oneOf(values []string) map[string]any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return map[string]any{"type": "string", "enum": list}
}

func typeIDs() (ids []string) {
	for _, t := range schema.Ontology() {
		ids = append(ids, t.ID)
	}
	return ids
}

func actIDs() (ids []string) {
	for _, t := range acts() {
		ids = append(ids, t.ID)
	}
	return ids
}

// modes are those of all types, each once, in the order of the ontology.
func modes() (ids []string) {
	for _, t := range schema.Ontology() {
		for _, m := range t.Modes {
			if !slices.Contains(ids, m) {
				ids = append(ids, m)
			}
		}
	}
	return ids
}

func contextIDs() (ids []string) {
	for _, c := range schema.Contexts() {
		ids = append(ids, c.ID)
	}
	return ids
}

func modalities() []string {
	var list []string
	for _, m := range []schema.Modality{schema.Asserted, schema.Alleged, schema.Possible, schema.Intended, schema.Hypothetical, schema.Asked, schema.Demanded} {
		list = append(list, string(m))
	}
	return list
}
