package schema

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed cameo.txt
var cameoTable string

// FromCAMEO reads a CAMEO code of two to four digits ("14", "112", "0311") as
// a term of the ontology, its mode and its quad class. A code the table does
// not hold is read by its first digits; a code of an unknown root is not ok.
//
// Modes that the 2021 map uses and PLOVER 2.0 does not define are settled in
// cameo.txt, with every other departure from the map.
func FromCAMEO(code string) (term, mode string, quad int, ok bool) {
	row, ok := cameoRow(code)
	if !ok {
		return "", "", Neutral, false
	}
	t, _ := TermByID(row.term)
	return row.term, row.mode, t.Quad, true
}

// CAMEOContexts lists the PLOVER contexts a CAMEO code implies; nil for none.
func CAMEOContexts(code string) []string {
	row, _ := cameoRow(code)
	return row.contexts
}

type cameo struct {
	term, mode string
	contexts   []string
}

func cameoRow(code string) (cameo, bool) {
	if len(code) > 4 {
		return cameo{}, false
	}
	for ; len(code) >= 2; code = code[:len(code)-1] {
		if row, ok := cameoRows()[code]; ok {
			return row, true
		}
	}
	return cameo{}, false
}

var cameoRows = sync.OnceValue(func() map[string]cameo {
	rows := map[string]cameo{}
	for line := range strings.Lines(cameoTable) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		row := cameo{term: f[1], mode: strings.TrimPrefix(f[2], "-")}
		if len(f) > 3 {
			row.contexts = strings.Split(f[3], ",")
		}
		rows[f[0]] = row
	}
	return rows
})
