package resolve

import (
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// Tenure is somebody's time in an office, as the gazetteer has it.
type Tenure struct {
	Office gazetteer.OfficeID `json:"office"`
	Title  string             `json:"title"`
	From   string             `json:"from,omitempty"`
	To     string             `json:"to,omitempty"` // absent: not known to have left
	Acting bool               `json:"acting,omitempty"`
}

// Tenures lists the offices that a person held, in the gazetteer's order; none
// for whom it does not know.
func (l *Linker) Tenures(id schema.EntityID) []Tenure {
	e := l.lex.byID[id]
	if e == nil {
		return nil
	}
	var list []Tenure
	for _, t := range e.Offices {
		title := t.Title
		if o := l.lex.offices[t.Office]; title == "" && o != nil {
			title = o.Name
		}
		list = append(list, Tenure{t.Office, title, t.From.String(), t.To.String(), t.Acting})
	}
	return list
}
