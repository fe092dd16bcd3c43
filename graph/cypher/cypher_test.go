package cypher_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
	"claimgraph/graph/memory"
	"claimgraph/schema"
)

// small is a graph of two articles, one a copy of the other, and what they say.
func small(t testing.TB) graph.Store {
	t.Helper()
	actor := func(id, name string, kind schema.Kind, country string) *schema.Argument {
		return &schema.Argument{Entity: schema.EntityID(id), Name: name, Kind: kind, Country: country}
	}
	blinken := actor("person/blinken", "Antony Blinken", schema.Person, "USA")
	usa := actor("country/USA", "United States", schema.Country, "USA")
	russia := actor("country/RUS", "Russia", schema.Country, "RUS")
	ukraine := actor("country/UKR", "Ukraine", schema.Country, "UKR")
	day := func(s string) *schema.Interval { return &schema.Interval{From: s, To: s, Precision: schema.Day} }
	text := "Blinken determined on Wednesday that Russia committed war crimes in Ukraine."
	claims := []schema.Claim{
		{ID: "c1", Article: "a1", Subject: blinken, Predicate: schema.Predicate{Name: "determine", Type: "DETERMINE"},
			Object: &schema.Argument{Claim: "c2"}, Holder: blinken, Said: day("2022-03-23"), Published: "2022-03-23", Outlet: "State", Formal: true},
		{ID: "c2", Article: "a1", Subject: russia, Predicate: schema.Predicate{Span: schema.NewSpan(text, 44, 53), Name: "commit", Type: "ASSAULT"},
			Object: ukraine, Holder: blinken, Act: "DETERMINE", Occurred: day("2022-03-16"), Published: "2022-03-23", Outlet: "State"},
		{ID: "c3", Article: "a1", Subject: usa, Predicate: schema.Predicate{Name: "accuse", Type: "ACCUSE"}, Object: russia,
			About: &schema.Argument{Span: schema.NewSpan(text, 54, 64)}, Said: day("2022-03-23"), Published: "2022-03-23", Outlet: "State",
			DerivedFrom: []schema.ClaimID{"c1", "c2"}, Rule: "determine"},
		{ID: "c4", Article: "a2", Subject: russia, Predicate: schema.Predicate{Name: "deny", Type: "DENY"}, Object: usa,
			Polarity: schema.Negative, Occurred: day("2022-04-02"), Published: "2022-04-02", Outlet: "Kremlin"},
		{ID: "c5", Subject: ukraine, Predicate: schema.Predicate{Name: "accuse", Type: "ACCUSE"}, Object: russia,
			Occurred: &schema.Interval{From: "2022-03", To: "2022-03"}, Published: "2022-04-05", Outlet: "Wire"},
	}
	s := memory.New()
	steps := []graph.Step{
		{Article: &schema.Article{ID: "a1", Text: text, Title: "War crimes", Published: "2022-03-23", Outlet: "State"}, Claims: claims[:3],
			Entities: []schema.Entity{{ID: "person/blinken", Name: "Antony Blinken", Kind: schema.Person, Country: "USA", Sector: "GOV"},
				{ID: "country/USA", Name: "United States", Kind: schema.Country, Country: "USA", Aliases: []string{"US"}},
				{ID: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS"}, {ID: "country/UKR", Name: "Ukraine", Kind: schema.Country, Country: "UKR"}}},
		{Article: &schema.Article{ID: "a2", Text: "Russia denied it.", Published: "2022-04-02", Outlet: "Kremlin",
			Copy: &schema.Copy{Of: "a1", Kind: schema.SpunCopy, Similarity: 0.5}}, Claims: claims[3:]},
	}
	if _, err := s.Put(context.Background(), steps...); err != nil {
		t.Fatal(err)
	}
	return s
}

// answer gives rows as JSON, one a line, or the error.
func answer(t testing.TB, s graph.Store, query string, o cypher.Options) string {
	t.Helper()
	r, err := cypher.Run(context.Background(), s, query, o)
	if err != nil {
		return "error: " + err.Error()
	}
	var lines []string
	for row, err := range r.Rows() {
		if err != nil {
			return "error: " + err.Error()
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	return strings.Join(lines, "\n")
}

func TestClaimsAsGraph(t *testing.T) {
	s := small(t)
	for _, test := range []struct{ query, want string }{
		{`MATCH (a:Country)-[c:ACCUSE]->(b {name: 'Russia'}) RETURN a.name, c.id, c.about, c.derived, c.occurred ORDER BY a.name`,
			`["Ukraine","c5",null,false,"2022-03-01"]` + "\n" + `["United States","c3","war crimes",true,"2022-03-23"]`},
		{`AS OF date('2022-03-31') MATCH (a)-[c:ACCUSE]->(b) RETURN a.id`, `["country/USA"]`},
		{`DURING date('2022-03-10') TO date('2022-03-20') MATCH (a:Entity)-[c]->(b:Entity) RETURN c.id ORDER BY c.id`, `["c2"]` + "\n" + `["c5"]`},
		{`DURING '2022-04' MATCH (c:Claim) RETURN c.id`, `["c4"]`},
		{`MATCH (c:Claim)-[:OBJECT]->(d:Claim) RETURN c.id, d.id`, `["c1","c2"]`},
		{`MATCH (d:Claim {id: 'c2'})<-[:OBJECT]-(c) RETURN c.id, c.formal`, `["c1",true]`},
		{`MATCH (c:Claim)-[:DERIVED_FROM]->(d) RETURN c.id, collect(d.id) AS from`, `["c3",["c1","c2"]]`},
		{`MATCH (c:Claim)-[:HOLDER]->(h:Person) RETURN h.name, count(*) AS n`, `["Antony Blinken",2]`},
		{`MATCH (c:Claim)-[:IN]->(a:Article)-[:COPY_OF]->(o:Article) RETURN c.id, a.id, o.title`, `["c4","a2","War crimes"]`},
		{`MATCH (o:Article {id: 'a1'})<-[k:COPY_OF]-(a) RETURN a.id, k.kind, k.similarity`, `["a2","spun",0.5]`},
		{`MATCH (a:Article)-[:PUBLISHED_BY]->(o:Outlet) RETURN o.name ORDER BY o.name`, `["Kremlin"]` + "\n" + `["State"]`},
		{`MATCH (:Outlet {name: 'State'})<--(a) RETURN a.id`, `["a1"]`},
		{`MATCH ()-[c]->(:Country {country: 'RUS'}) WHERE overlaps(c, date('2022-03-20'), date('2022-03-25')) RETURN type(c) ORDER BY c.id`, `["ACCUSE"]` + "\n" + `["ACCUSE"]`},
		{`MATCH (c:Claim {id: 'c2'}) RETURN occurred(c).from, said(c), c.holder, c.quote`, `["2022-03-16",null,"Antony Blinken","committed"]`},
		{`MATCH p = shortestPath((a {name: 'Antony Blinken'})-[*..4]-(b {name: 'Ukraine'})) RETURN length(p)`, `[2]`},
		{`RETURN entity('US').name`, `["United States"]`},
		{`MATCH (a {id: 'country/RUS'})-[c]-(b:Entity) RETURN c.id ORDER BY c.id`, `["c2"]` + "\n" + `["c3"]` + "\n" + `["c4"]` + "\n" + `["c5"]`},
		{`MATCH (a)-[c:ACCUSE]->(b) WHERE c.occurred >= date($from) AND c.occurred < date('2022-04-01') RETURN c.id`, `["c3"]`},
		{`MATCH (x)-[r:ACCUSE]->(y)-[d:DENY]->(x) RETURN r.id, d.id, duration.inDays(r.occurred, d.occurred).days`, `["c3","c4",10]`},
		{`CALL db.labels() YIELD label WITH label WHERE label STARTS WITH 'C' RETURN label ORDER BY label`, `["Claim"]` + "\n" + `["Country"]`},
		{`MATCH (n:Country) SET n.name = 'x'`, `error: line 1, column 19: queries only read: SET is not possible; articles and claims come in by loading`},
		{`MATCH (n) RETURN m`, "error: line 1, column 18: no variable `m` here; there are `n`"},
	} {
		if got := answer(t, s, test.query, cypher.Options{Params: map[string]any{"from": "2022-03-20"}}); got != test.want {
			t.Errorf("%s\ngot:  %s\nwant: %s", test.query, got, test.want)
		}
	}
}
