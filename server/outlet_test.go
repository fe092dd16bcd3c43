package server_test

import (
	"context"
	"net/url"
	"slices"
	"testing"
	"testing/fstest"

	"claimgraph/server/client"
	"claimgraph/server/servertest"
)

// TestValuesAreSplitAtCommasOutsideQuotes asks for outlets, one of which has a
// comma in its name.
func TestValuesAreSplitAtCommasOutsideQuotes(t *testing.T) {
	files := fstest.MapFS{}
	for name, outlet := range map[string]string{"a": "Gleaner, Kingston", "b": "Gleaner", "c": "Kingston"} {
		files[name+".txt"] = &fstest.MapFile{Data: []byte("---\ntitle: On the talks\noutlet: \"" + outlet + "\"\npublished: 2023-05-01\n---\n\n" +
			"France accused Mali of expelling its ambassador, paper " + name + " wrote.\n")}
	}
	c := &client.Client{Base: servertest.Start(t, servertest.Loaded(t, &files), nil).URL}
	for asked, want := range map[string][]string{
		`"Gleaner, Kingston"`:           {"Gleaner, Kingston"},
		`Gleaner, Kingston`:             {"Gleaner", "Kingston"},
		`Kingston,"Gleaner, Kingston"`:  {"Gleaner, Kingston", "Kingston"},
		` "Gleaner, Kingston", Gleaner`: {"Gleaner", "Gleaner, Kingston"},
	} {
		claims, err := c.Claims(context.Background(), url.Values{"outlet": {asked}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, claim := range claims.Items {
			got = append(got, claim.Outlet)
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("outlet=%s found claims of %q, want %q", asked, got, want)
		}
	}
}
