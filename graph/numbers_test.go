package graph

import (
	"testing"

	"claimgraph/schema"
)

func TestFiguresSayHowTheyArePut(t *testing.T) {
	for text, want := range map[string][3]float64{ // value, low, high
		"1,351 servicemen":                      {1351, 1351, 1351},
		"between 7,000 and 15,000 soldiers":     {7000, 7000, 15000},
		"30,000 to 40,000 troops":               {30000, 30000, 40000},
		"about 300 people":                      {300, 270, 330},
		"more than 300 lawmakers":               {300, 300, 0},
		"up to 100,000 Ukrainians":              {100000, 0, 100000},
		"141 votes to 5":                        {141, 141, 141},
		"at least 500 people":                   {500, 500, 0},
		"nearly two weeks":                      {2, 1.8, 2.2},
		"some 16,100 personnel":                 {16100, 14490, 17710},
		"the 12 members of the first committee": {12, 12, 12},
	} {
		low, high := figures(&schema.Quantity{Span: &schema.Span{Text: text}, Value: want[0]})
		if low-want[1] > 1e-6 || want[1]-low > 1e-6 || high-want[2] > 1e-6 || want[2]-high > 1e-6 {
			t.Errorf("%s: %g to %g, want %g to %g", text, low, high, want[1], want[2])
		}
	}
}

func TestFiguresThatExcludeEachOther(t *testing.T) {
	cases := []struct {
		name string
		list []Figure
		want bool
	}{
		{"one", []Figure{{Low: 5, High: 5}}, false},
		{"the same", []Figure{{Low: 5, High: 5}, {Low: 5, High: 5}}, false},
		{"one within a range", []Figure{{Low: 7000, High: 15000}, {Low: 9000, High: 9000}}, false},
		{"one beyond a range", []Figure{{Low: 7000, High: 15000}, {Low: 1351, High: 1351}}, true},
		{"more than and more", []Figure{{Low: 300}, {Low: 500, High: 500}}, false},
		{"more than and less", []Figure{{Low: 300}, {Low: 130, High: 130}}, true},
	}
	for _, c := range cases {
		if got := excluding(c.list); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestSourcesWithoutAName(t *testing.T) {
	cases := []struct {
		text   string
		entity schema.EntityID
		want   bool
	}{
		{"a senior military official of the alliance", "org/nato", true},
		{"The official", "", true},
		{"The official, who", "", true},
		{"two diplomats", "", true},
		{"a coordinator of the Azov Shore Relief Circle", "nil/x", true},
		{"a senior administration official", "", true},
		{"Antony Blinken", "person/antony-blinken", false},
		{"Pentagon official John Kirby", "nil/y", false},
		{"the official", "person/john-kirby", false}, // resolved to a person named before
		{"Russia", "country/RUS", false},
		{"the defence ministry", "", false},
	}
	for _, c := range cases {
		if got := unnamed(&schema.Argument{Span: &schema.Span{Text: c.text}, Entity: c.entity}); got != c.want {
			t.Errorf("%s (%s): %t", c.text, c.entity, got)
		}
	}
	if unnamed(nil) || unnamed(&schema.Argument{Name: "Meridian Wire", Derived: "outlet"}) {
		t.Error("an outlet counts as an unnamed source")
	}
}
