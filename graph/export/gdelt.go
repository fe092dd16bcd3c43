package export

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/graph"
	"claimgraph/schema"
)

// GDELT reads the GDELT 2.0 event table (61 columns separated by tabs, no
// header; GDELT Event Codebook V2.0, 2015). Actors are CAMEO actor codes; the
// event was published on the day its source was, DATEADDED.
type GDELT struct{ actors *actors }

// NewGDELT makes a reader.
func NewGDELT(resolve Resolve) *GDELT { return &GDELT{newActors(resolve)} }

// Name is "gdelt".
func (*GDELT) Name() string { return "gdelt" }

// Columns of the event table, counted from 0.
const (
	gdeltColumns   = 61
	gdeltID        = 0
	gdeltDay       = 1
	gdeltActor1    = 5  // code; name, country follow, three types from +7
	gdeltActor2    = 15 // the same
	gdeltCode      = 26
	gdeltPlace     = 52 // full name of the action's place
	gdeltAdded     = 59
	gdeltURL       = 60
	gdeltName      = 1
	gdeltCountry   = 2
	gdeltFirstType = 7
)

// Line reads one event.
func (r *GDELT) Line(line []byte) (step graph.Step, skip bool, err error) {
	f := strings.Split(string(line), "\t")
	if len(f) != gdeltColumns {
		return step, false, fmt.Errorf("%d columns, want %d", len(f), gdeltColumns)
	}
	if f[gdeltID] == "" {
		return step, false, errors.New("no event id")
	}
	occurred, err := day(f[gdeltDay], "20060102")
	if err != nil {
		return step, false, err
	}
	published, err := day(f[gdeltAdded][:min(8, len(f[gdeltAdded]))], "20060102")
	if err != nil {
		return step, false, fmt.Errorf("added: %w", err)
	}
	if _, _, _, ok := schema.FromCAMEO(f[gdeltCode]); !ok {
		return step, false, fmt.Errorf("unknown CAMEO code %q", f[gdeltCode])
	}
	c := event(f[gdeltCode], "", occurred)
	c.ID = schema.ClaimID("gdelt/" + f[gdeltID])
	c.Published, c.Outlet = published, host(f[gdeltURL])
	c.Subject, c.Object = r.actor(f[gdeltActor1:gdeltActor1+10]), r.actor(f[gdeltActor2:gdeltActor2+10])
	if c.Subject == nil && c.Object == nil {
		return step, false, errors.New("no actor")
	}
	if place := f[gdeltPlace]; place != "" {
		c.Place = &schema.Argument{Name: place, Kind: schema.Place}
	}
	c.Extractors = []string{"gdelt/2"}
	return graph.Step{Claims: []schema.Claim{c}, Entities: r.actors.entities(c.Subject, c.Object)}, false, nil
}

// actor reads an actor's ten columns; nil when there is none.
func (r *GDELT) actor(f []string) *schema.Argument {
	code, name, country := f[0], f[gdeltName], f[gdeltCountry]
	if code == "" && name == "" {
		return nil
	}
	sector := cameoSector(f[gdeltFirstType : gdeltFirstType+3])
	if country != "" && (len(code) == 3 || sector != "") {
		return r.actors.country(isoCountry(country), sector)
	}
	if name == "" {
		name = code
	}
	if country != "" {
		country = isoCountry(country)
	}
	return r.actors.named(titleCase(name), country, sector)
}

// cameoSector is the first type that PLOVER keeps; CAMEO's MED is the press.
func cameoSector(types []string) string {
	for _, t := range types {
		switch t {
		case "":
		case "MED":
			return "JRN"
		case "HLH":
			return "MED"
		default:
			for _, s := range schema.Sectors() {
				if s.ID == t {
					return t
				}
			}
		}
	}
	return ""
}

// isoCountry turns CAMEO's country codes into ISO 3166-1 alpha-3 where they
// differ (CAMEO manual, chapter 4, and the ISO list).
func isoCountry(code string) string {
	switch code {
	case "ROM":
		return "ROU"
	case "TMP":
		return "TLS"
	case "ZAR":
		return "COD"
	case "WSB", "BAG", "GZS", "PAL":
		return "PSE"
	case "KSV":
		return "XKX"
	}
	return code
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// titleCase turns GDELT's capitals into a name: "UNITED STATES".
func titleCase(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}
