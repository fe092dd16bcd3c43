package eval

import (
	"strings"
	"testing"

	"claimgraph/schema"
)

func TestReadPetrarch(t *testing.T) {
	items, err := ReadPetrarch(strings.NewReader(`{"id":"a","text":"X met Y.","gold":[{"eventcode":"040","sourcecode":"XXX"}]}
{"id":"b","text":"Quiet.","gold":[{"noevents":"True"}]}
{"id":"c","text":"Bad","gold":[{"error":"parse"}]}
`))
	if err != nil || len(items) != 2 || items[0].Gold[0] != (DyadicEvent{"040", "XXX", "---"}) || items[1].Gold != nil {
		t.Errorf("%v, %v", items, err)
	}
	if _, err := ReadPetrarch(strings.NewReader("{")); err == nil {
		t.Error("half an object: no error")
	}
}

func TestPetrarchEvents(t *testing.T) {
	actors, err := DictionaryActors(strings.NewReader("# invented\nLAPUTA [LAP]\n+LAPUTAN\nGRAND_DUCHY_OF_ZEMBLA [ZEM]\n"))
	if err != nil {
		t.Fatal(err)
	}
	arg := func(text string) *schema.Argument {
		return &schema.Argument{Span: &schema.Span{Text: text, End: len(text)}}
	}
	claim := func(subject, typ, object string) schema.Claim {
		term, _ := schema.TermByID(typ)
		return schema.Claim{Subject: arg(subject), Object: arg(object), Polarity: schema.Positive, Modality: schema.Asserted,
			Predicate: schema.Predicate{Type: typ, Plover: term.Plover, CAMEO: term.CAMEO[0]}}
	}
	denied := claim("Laputa", "ASSAULT", "Zembla")
	denied.Polarity = schema.Negative
	got := PetrarchEvents([]schema.Claim{
		claim("the Laputan fleet", "ASSAULT", "the Grand Duchy of Zembla"),
		claim("Laputa", "CONSULT", "the Grand Duchy of Zembla"),
		claim("Laputa", "STATE", "the Grand Duchy of Zembla"),
		claim("Laputa", "AID", "a friend"),
		denied,
	}, CAMEO, actors)
	want := []DyadicEvent{{"19", "LAP", "ZEM"}, {"04", "LAP", "ZEM"}, {"04", "ZEM", "LAP"}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
	right, predicted, gold := PetrarchScore([]PetrarchItem{{ID: "a", Gold: []DyadicEvent{{"193", "LAPMIL", "ZEM"}}}},
		map[string][]DyadicEvent{"a": got})
	if right != 1 || predicted != 3 || gold != 1 {
		t.Errorf("%d right of %d, %d gold", right, predicted, gold)
	}
}

// What a coded act is about is not coded again, a phrase that names two parties
// gives both, and rebels with a name of their own are international.
func TestPetrarchEventsOfOneAct(t *testing.T) {
	span := func(start int, text string) *schema.Span {
		return &schema.Span{Start: start, End: start + len(text), Text: text}
	}
	country := func(code, sector string) *schema.Argument { return &schema.Argument{Country: code, Sector: sector} }
	accuse := schema.Claim{Subject: country("FRA", ""), Object: country("IRN", ""), Modality: schema.Asserted,
		Predicate: schema.Predicate{Span: span(7, "accused"), Type: "ACCUSE", Plover: "ACCUSE", CAMEO: "112"}}
	under := schema.Claim{Subject: country("IRN", ""), Object: country("IRQ", ""), Modality: schema.Alleged, Cue: span(7, "accused"),
		Predicate: schema.Predicate{Span: span(30, "attacking"), Type: "ASSAULT", Plover: "ASSAULT", CAMEO: "190"}}
	if got := PetrarchEvents([]schema.Claim{under, accuse}, CAMEO, CountryActors); len(got) != 1 || got[0].Event != "112" {
		t.Errorf("%v", got)
	}
	actors, err := DictionaryActors(strings.NewReader("LAPUTA [LAP]\nZEMBLA [ZEM]\n"))
	if err != nil {
		t.Fatal(err)
	}
	ties := &schema.Argument{Span: span(0, "ties between Laputa and Zembla"), Kind: schema.Topic}
	if got := actors(ties); len(got) != 2 {
		t.Errorf("parties of ties: %v", got)
	}
	for sector, want := range map[string]string{"org/some-group": "IMG", "nil/12345": "---REB"} {
		if got := CountryActors(&schema.Argument{Entity: schema.EntityID(sector), Sector: "REB"}); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", sector, got, want)
		}
	}
}

// Every type and act that is no mere saying has a WEIS code.
func TestWEISKnowsEveryType(t *testing.T) {
	for _, term := range schema.Ontology() {
		c := schema.Claim{Predicate: schema.Predicate{Type: term.ID}}
		if term.Quad != schema.Neutral && WEIS(&c) == "" && !strings.Contains("ALLEGE RETRACT DECLINE_COMMENT DETERMINE REFER", term.ID) {
			t.Errorf("%s: no code", term.ID)
		}
	}
}

// TestAmong keeps the more exact of two events that differ only in an actor's sector.
func TestAmong(t *testing.T) {
	cases := []struct {
		have []DyadicEvent
		add  DyadicEvent
		want int
	}{
		{[]DyadicEvent{{"112", "USA", "RUS"}}, DyadicEvent{"112", "USA", "RUSMIL"}, 1},
		{[]DyadicEvent{{"112", "USA", "RUSMIL"}}, DyadicEvent{"112", "USA", "RUS"}, 1},
		{[]DyadicEvent{{"112", "USA", "RUSGOV"}}, DyadicEvent{"112", "USA", "RUSMIL"}, 2},
		{[]DyadicEvent{{"112", "USA", "RUS"}}, DyadicEvent{"190", "USA", "RUSMIL"}, 2},
	}
	for _, c := range cases {
		if got := c.add.among(c.have); len(got) != c.want {
			t.Errorf("%v among %v gives %v", c.add, c.have, got)
		}
	}
}
