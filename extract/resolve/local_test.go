package resolve

import (
	"testing"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// TestOwnPlaces links what texts call by place, seat or role alone, with the
// embedded gazetteer.
func TestOwnPlaces(t *testing.T) {
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	b := bench{l, engine}
	for _, c := range []struct {
		text, mention   string
		want            schema.EntityID
		country, sector string
	}{
		{"Shells fell on Mariupol at dawn. The city council said that two people had died.", "The city council", "org/mariupol-city-council", "UKR", "GOV"},
		{"Warships sailed past Taiwan. Two of them crossed the strait at night.", "the strait", "place/taiwan-strait", "TWN", ""},
		{"Taiwan reported new flights. China sent planes around the island.", "the island", "country/TWN", "TWN", ""},
		{"Envoys flew to Kenya. They met rebels in the Kenyan capital.", "the Kenyan capital", "place/nairobi", "KEN", ""},
		{"Brussels accused Poland of breaking its rules.", "Brussels", "org/eu", "", "IGO"},
		{"Ukraine's president spoke first. He denied that Moscow planned to occupy the country.", "the country", "country/UKR", "UKR", ""},
		{"Leaders will gather in Brussels.", "Brussels", "place/brussels", "BEL", ""},
		{"Former German chancellor Gerhard Schröder kept his post.", "Gerhard Schröder", "person/gerhard-schroder", "DEU", "ELI"},
		{"NATO Secretary General Jens Stoltenberg warned Russia. Later Stoltenberg flew home.", "Stoltenberg", "person/jens-stoltenberg", "", "IGO"},
	} {
		t.Run(c.mention, func(t *testing.T) {
			m := find(t, b.link(c.text, ""), c.mention, "")
			if m.Entity.ID != c.want || m.Country != c.country || m.Sector != c.sector {
				t.Errorf("%q in %q means %s %q %q, want %s %q %q", c.mention, c.text, m.Entity.ID, m.Country, m.Sector, c.want, c.country, c.sector)
			}
		})
	}
}
