package schema_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"claimgraph/schema"
)

func claimSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.ClaimSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("claim.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("claim.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, raw []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return s.Validate(v)
}

func TestClaimsMatchTheirSchema(t *testing.T) {
	const text = "On Monday Armenia accused Azerbaijan of shelling 3 villages near Goris."
	at := func(part string) *schema.Span {
		i := strings.Index(text, part)
		return schema.NewSpan(text, i, i+len(part))
	}
	c := schema.Claim{
		Article: "a1",
		Subject: &schema.Argument{Span: at("Armenia"), Entity: "country/ARM", Name: "Armenia", Kind: schema.Country, Country: "ARM", Sector: "GOV"},
		Predicate: schema.Predicate{Span: at("accused"), Lemma: "accuse", Name: "accuse", Type: "ACCUSE", Mode: "allege",
			Contexts: []string{"military"}, Plover: "ACCUSE", CAMEO: "112", Quad: schema.VerbalConflict},
		Object:   &schema.Argument{Span: at("Azerbaijan"), Entity: "country/AZE"},
		About:    &schema.Argument{Span: at("shelling 3 villages"), Claim: "c2"},
		Holder:   &schema.Argument{Entity: "org/gazette", Derived: "outlet"},
		Polarity: schema.Positive, Modality: schema.Asserted, Tense: schema.Past,
		Occurred:  &schema.Interval{From: "2022-03-21", To: "2022-03-21", Precision: schema.Day, Span: at("Monday")},
		Published: "2022-03-23T10:00:00Z", Outlet: "Gazette",
		Place:    &schema.Argument{Span: at("Goris"), Kind: schema.Place},
		Quantity: &schema.Quantity{Span: at("3 villages"), Value: 3, Unit: "village"},
		Rule:     "active", Confidence: 0.9, Extractors: []string{"rules/1"}, DerivedFrom: []schema.ClaimID{"c0"},
	}
	c.Identify()
	raw, err := json.Marshal(&c)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, claimSchema(t), raw); err != nil {
		t.Errorf("%s\n%v", raw, err)
	}
}

func TestSchemaTurnsAway(t *testing.T) {
	s := claimSchema(t)
	good := `{"id":"c1","sentence":0,"predicate":{"type":"ACCUSE","plover":"ACCUSE"}}`
	if err := validate(t, s, []byte(good)); err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"no id":                    `{"sentence":0,"predicate":{}}`,
		"unknown field":            `{"id":"c","sentence":0,"predicate":{},"source":"x"}`,
		"unknown type":             `{"id":"c","sentence":0,"predicate":{"type":"FIGHT","plover":"ASSAULT"}}`,
		"type without root":        `{"id":"c","sentence":0,"predicate":{"type":"DENY"}}`,
		"act as root":              `{"id":"c","sentence":0,"predicate":{"type":"DENY","plover":"DENY"}}`,
		"quad of nothing":          `{"id":"c","sentence":0,"predicate":{"quad":5}}`,
		"half a span":              `{"id":"c","sentence":0,"predicate":{},"subject":{"text":"a","start":1}}`,
		"argument without a basis": `{"id":"c","sentence":0,"predicate":{},"subject":{"country":"ARM"}}`,
		"unknown modality":         `{"id":"c","sentence":0,"predicate":{},"modality":"maybe"}`,
		"date out of shape":        `{"id":"c","sentence":0,"predicate":{},"published":"23 March 2022"}`,
		"triple not open":          `{"id":"c","sentence":0,"predicate":{},"triple":["a","b","c"]}`,
		"confidence above one":     `{"id":"c","sentence":0,"predicate":{},"confidence":1.5}`,
	}
	for name, raw := range tests {
		if validate(t, s, []byte(raw)) == nil {
			t.Errorf("%s: accepted %s", name, raw)
		}
	}
}

// Every field of the Go types stands in the schema, and every term, kind and
// context of the ontology in its lists.
func TestSchemaFollowsTheTypes(t *testing.T) {
	var doc struct {
		Properties map[string]any
		Defs       map[string]struct {
			Properties map[string]struct {
				Enum  []string
				Items struct{ Enum []string }
			}
			Enum []string
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schema.ClaimSchema, &doc); err != nil {
		t.Fatal(err)
	}
	for _, field := range wireFields(reflect.TypeOf(schema.Claim{})) {
		if _, ok := doc.Properties[field]; !ok {
			t.Errorf("claim: no property %q", field)
		}
	}
	for def, v := range map[string]any{"argument": schema.Argument{}, "predicate": schema.Predicate{}, "span": schema.Span{},
		"interval": schema.Interval{}, "quantity": schema.Quantity{}} {
		for _, field := range wireFields(reflect.TypeOf(v)) {
			if _, ok := doc.Defs[def].Properties[field]; !ok {
				t.Errorf("%s: no property %q", def, field)
			}
		}
	}
	var terms []string
	for _, term := range schema.Ontology() {
		terms = append(terms, term.ID)
	}
	if !slices.Equal(terms, doc.Defs["term"].Enum) {
		t.Errorf("terms differ: %v, schema has %v", terms, doc.Defs["term"].Enum)
	}
	var contexts, kinds []string
	for _, c := range schema.Contexts() {
		contexts = append(contexts, c.ID)
	}
	for _, k := range schema.Kinds() {
		kinds = append(kinds, string(k))
	}
	if got := doc.Defs["predicate"].Properties["contexts"].Items.Enum; !slices.Equal(contexts, got) {
		t.Errorf("contexts differ: %v", got)
	}
	if got := doc.Defs["argument"].Properties["kind"].Enum; !slices.Equal(kinds, got) {
		t.Errorf("kinds differ: %v", got)
	}
}

func wireFields(typ reflect.Type) []string {
	var names []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			names = append(names, wireFields(f.Type.Elem())...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}
