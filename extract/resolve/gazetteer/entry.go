package gazetteer

import "claimgraph/schema"

// ByMeaning is the Source of bodies that every state has and that texts seldom
// name in full. They are looked up by their country and the meaning of the
// other words, not by the phrase, which keeps the index of phrases small.
const ByMeaning = "derived from the country's name, found by meaning"

// Entry is one entity of the gazetteer. See the package comment for the
// meaning of each field.
type Entry struct {
	ID       schema.EntityID
	Name     string
	Kind     schema.Kind
	Aliases  []string
	Weak     []string
	Acronyms []string
	Demonyms []string
	Metonyms []string
	Former   []FormerName
	Capital  schema.EntityID
	Country  string
	Sector   string
	Gender   string
	PartOf   schema.EntityID
	Members  []Member
	Offices  []Tenure
	Wikidata string
	From, To Date
	Source   string
	Pos      string // file:line; empty once compiled
}

// FormerName is a name an entity once had.
type FormerName struct {
	Name     string
	From, To Date
}

// Member belongs to an organisation, for a time.
type Member struct {
	ID       schema.EntityID
	From, To Date
}

// OfficeID names an office: "office/usa/foreign-minister".
type OfficeID string

// Tenure is one person's time in an office.
type Tenure struct {
	Office   OfficeID
	Title    string // where it differs from the office's name
	From, To Date
	Acting   bool
	Pos      string // file:line; empty once compiled
}

// Office is a post that persons hold in turn.
type Office struct {
	ID      OfficeID
	Name    string
	Country string
	Body    schema.EntityID
	Titles  []string
	Sector  string
	Shared  bool
	Source  string
	Pos     string
}

// Entity is the entry as the graph's node.
func (e *Entry) Entity() schema.Entity {
	return schema.Entity{
		ID: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country,
		Sector: e.Sector, Wikidata: e.Wikidata, Aliases: e.Aliases,
	}
}

// Data is what files say: the entries and offices, in reading order.
type Data struct {
	Entries []Entry
	Offices []Office
}
