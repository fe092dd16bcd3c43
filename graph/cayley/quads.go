package cayley

import (
	"claimgraph/graph"
	"claimgraph/schema"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// The quads that native queries see. A claim is one quad: subject, predicate
// type, object, with the claim's id as label; what else is known of it hangs on
// the claim, what is known of its article (outlet, date) on the article. Every
// quad's label is the thing it belongs to, so that {Label} finds all of one.
//
// Quads are what loading costs, so there are no more than that: a claim without
// an article has its date, one that occurred on another day than it was
// published has that day too; everything else is in the record.
const (
	propArticle   quad.IRI = "article"
	propPublished quad.IRI = "published"
	propOutlet    quad.IRI = "outlet"
	propOccurred  quad.IRI = "occurred"
	propHolder    quad.IRI = "holder"
	propAct       quad.IRI = "act"
	propAbout     quad.IRI = "about"
	propTitle     quad.IRI = "title"
	propURL       quad.IRI = "url"
	propCopyOf    quad.IRI = "copyOf"
	propName      quad.IRI = "name"
	propAlias     quad.IRI = "alias"
	propKind      quad.IRI = "kind"
	propCountry   quad.IRI = "country"
	propSector    quad.IRI = "sector"
	propWikidata  quad.IRI = "wikidata"

	unknownNode quad.IRI = "unknown" // a subject or object the claim lacks
	openTriple  quad.IRI = "OPEN"    // predicate of a claim without a type
)

// deltas collects quads to add.
type deltas []cayley.Delta

func (d *deltas) add(s, p, o, label quad.Value) {
	*d = append(*d, cayley.Delta{Quad: quad.Quad{Subject: s, Predicate: p, Object: o, Label: label}, Action: cayley.Add})
}

// text adds a property that is a string, if there is one.
func (d *deltas) text(of, p quad.IRI, value string) {
	if value != "" {
		d.add(of, p, quad.String(value), of)
	}
}

func (d *deltas) claim(c *schema.Claim) {
	id := quad.IRI(c.ID)
	predicate := openTriple
	if c.Predicate.Type != "" {
		predicate = quad.IRI(c.Predicate.Type)
	}
	d.add(node(c.Subject), predicate, node(c.Object), id)
	if c.Article != "" {
		d.add(id, propArticle, quad.IRI(c.Article), id)
	} else {
		d.text(id, propPublished, c.Published)
	}
	if c.Occurred != nil && c.Occurred.From != c.Published {
		d.text(id, propOccurred, c.Occurred.From)
	}
	if h := c.Holder; h != nil && h.Entity != "" && h.Derived != "outlet" {
		d.add(id, propHolder, quad.IRI(h.Entity), id)
	}
	if c.Act != "" {
		d.add(id, propAct, quad.IRI(c.Act), id)
	}
	if c.About != nil {
		d.add(id, propAbout, node(c.About), id)
	}
}

// node is the value that stands for an argument: its entity, the claim it is,
// or its text.
func node(a *schema.Argument) quad.Value {
	switch {
	case a == nil:
		return unknownNode
	case a.Entity != "":
		return quad.IRI(a.Entity)
	case a.Claim != "":
		return quad.IRI(a.Claim)
	case a.Span != nil && a.Text != "":
		return quad.String(a.Text)
	case a.Name != "":
		return quad.String(a.Name)
	}
	return unknownNode
}

func (d *deltas) article(a *schema.Article) {
	id := quad.IRI(a.ID)
	d.text(id, propPublished, a.Published)
	d.text(id, propOutlet, a.Outlet)
	d.text(id, propTitle, a.Title)
	d.text(id, propURL, a.URL)
	if a.Copy != nil {
		d.add(id, propCopyOf, quad.IRI(a.Copy.Of), id)
	}
}

func (d *deltas) entity(e *schema.Entity) {
	id := quad.IRI(e.ID)
	d.text(id, propName, e.Name)
	d.text(id, propKind, string(e.Kind))
	d.text(id, propCountry, e.Country)
	d.text(id, propSector, e.Sector)
	d.text(id, propWikidata, e.Wikidata)
	for _, alias := range e.Aliases {
		d.text(id, propAlias, alias)
	}
}

// record adds a record as what it does to what: <r1> <merge> <into>, with the
// entity or claim it concerns.
func (d *deltas) record(r *graph.Record) {
	id := quad.IRI(r.ID)
	for _, object := range []string{string(r.Entity), string(r.Into), string(r.Claim), r.Record} {
		if object != "" {
			d.add(id, quad.IRI(r.Op), quad.IRI(object), id)
		}
	}
	d.text(id, propName, r.Name)
}
