package gold

import (
	"slices"
	"testing"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

func TestStrangers(t *testing.T) {
	known := []gazetteer.Entry{
		{ID: "person/sergey-lavrov", Name: "Sergey Lavrov", Aliases: []string{"Sergei Lavrov"}},
		{ID: "org/un", Name: "United Nations"},
		{ID: "place/washington", Name: "Washington"},
		{ID: "group/azov", Name: "Azov Regiment"},
	}
	table := map[string]schema.Argument{
		"lavrov": {Entity: "person/sergei-lavrov", Name: "Sergei Lavrov"},
		"UN":     {Entity: "org/un", Name: "United Nations"},
		"denzel": {Entity: "person/washington", Name: "Washington"},
		"azov":   {Entity: "org/azov", Name: "Azov Regiment"},
		"nobody": {Entity: "person/nobody", Name: "Nobody"},
	}
	want := []string{
		"azov: the gazetteer calls org/azov group/azov",
		"lavrov: the gazetteer calls person/sergei-lavrov person/sergey-lavrov",
	}
	if got := strangers(table, known); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
