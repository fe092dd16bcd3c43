package resolve

import (
	"testing"

	"claimgraph/schema"
)

func TestSuggest(t *testing.T) {
	e := func(id, name string, kind schema.Kind, country string, aliases ...string) schema.Entity {
		return schema.Entity{ID: schema.EntityID(id), Name: name, Kind: kind, Country: country, Aliases: aliases}
	}
	for _, c := range []struct {
		name string
		a, b schema.Entity
		want string // the reason; empty for no suggestion
	}{
		{"transliteration", e("person/vz", "Volodymyr Zelensky", schema.Person, "UKR"), e("nil/1", "Volodymyr Zelenskiy", schema.Person, "UKR"), "the same name transliterated otherwise"},
		{"typo", e("nil/2", "Anatoly Antonov", schema.Person, "RUS"), e("nil/3", "Anatoly Antonev", schema.Person, ""), "differs by one letter"},
		{"initials", e("nil/4", "Commission for Clean Water", schema.Organisation, ""), e("nil/5", "CCW", schema.Organisation, ""), "“CCW” is the initials of Commission for Clean Water"},
		{"meaning", e("org/x", "Ministry of Foreign Affairs", schema.Government, "RUS"), e("nil/6", "Department of Overseas Matters", schema.Organisation, "RUS"), "names of the same meaning"},
		{"surname", e("nil/7", "Anna Petrova", schema.Person, ""), e("nil/8", "Petrova", schema.Person, ""), "the surname alone"},
		{"initial", e("nil/7", "Anna Petrova", schema.Person, ""), e("nil/8", "A. Petrova", schema.Person, ""), "the same surname and initial"},
		{"other country", e("nil/9", "Central Bank", schema.Organisation, "RUS"), e("nil/10", "Central Bank", schema.Organisation, "UKR"), ""},
		{"both known", e("country/COD", "Congo", schema.Country, ""), e("country/COG", "Congo", schema.Country, ""), ""},
		{"other given name", e("nil/11", "Anna Petrova", schema.Person, ""), e("nil/12", "Olga Petrova", schema.Person, ""), ""},
		{"person and place", e("nil/13", "Jackson", schema.Person, ""), e("nil/14", "Jackson", schema.Place, ""), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Suggest([]schema.Entity{c.b, c.a})
			if c.want == "" {
				if len(got) > 0 {
					t.Errorf("suggested %+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Reason != c.want || got[0].A != c.a.ID || got[0].B != c.b.ID {
				t.Errorf("got %+v, want %s kept for %q", got, c.a.ID, c.want)
			}
		})
	}
}
