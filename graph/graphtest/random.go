package graphtest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// world draws random claims, records and filters from few names and days, so
// that they meet often.
type world struct{ *rand.Rand }

func newWorld(seed uint64) world { return world{rand.New(rand.NewPCG(seed, 7))} }

func (w world) chance(p float64) bool { return w.Float64() < p }

func pick[T any](w world, list ...T) T { return list[w.IntN(len(list))] }

func (w world) entity() schema.EntityID {
	return pick[schema.EntityID](w, "country/RUS", "country/USA", "country/UKR", "org/icc", "org/un", "person/x", "person/y", "nil/aaaa")
}

func (w world) date() string {
	day := time.Date(2022, 3, 1+w.IntN(20), w.IntN(24), 0, 0, 0, time.UTC)
	return day.Format(pick(w, time.DateOnly, time.DateOnly, "2006-01", time.RFC3339, "2006"))
}

func (w world) when() time.Time {
	return time.Date(2022, 3, 1+w.IntN(22), w.IntN(24), 0, 0, 0, time.UTC)
}

func (w world) interval() *schema.Interval {
	if w.chance(0.3) {
		return nil
	}
	i := &schema.Interval{Precision: schema.Day}
	if w.chance(0.9) {
		i.From = w.date()
	}
	if w.chance(0.7) {
		i.To = i.From
	}
	if w.chance(0.2) {
		i.To = w.date()
	}
	return i
}

func (w world) argument() *schema.Argument {
	if w.chance(0.1) {
		return nil
	}
	if w.chance(0.15) {
		return &schema.Argument{Claim: w.claimID()}
	}
	text := pick(w, "war crimes", "the grain deal", "Peace talks", "crimes")
	a := &schema.Argument{Span: &schema.Span{Text: text, Start: 3, End: 3 + len(text)}}
	if w.chance(0.9) {
		a.Entity = w.entity()
		a.Country = graph.CountryOf(a.Entity)
	}
	if a.Country == "" && w.chance(0.4) {
		a.Country = pick(w, "RUS", "USA", "UKR")
	}
	return a
}

func (w world) claimID() schema.ClaimID { return schema.ClaimID(fmt.Sprintf("c%03d", w.IntN(150))) }

func (w world) articleID() schema.ArticleID {
	return schema.ArticleID(fmt.Sprintf("a%02d", w.IntN(25)))
}

func (w world) claim(id int) schema.Claim {
	recorded := w.when()
	c := schema.Claim{
		ID: schema.ClaimID(fmt.Sprintf("c%03d", id)), Article: w.articleID(),
		Subject: w.argument(), Object: w.argument(), Holder: w.argument(),
		Predicate: schema.Predicate{Type: pick(w, "ACCUSE", "CONSULT", "COERCE", "DENY", "AID"), Quad: w.IntN(5), Lemma: "do"},
		Act:       pick(w, "", "STATE", "DENY"), Polarity: pick(w, "", schema.Positive, schema.Negative),
		Modality: pick(w, "", schema.Asserted, schema.Alleged), Formal: w.chance(0.2),
		Occurred: w.interval(), Recorded: &recorded, Outlet: pick(w, "Daily", "Wire", "Post"), Open: w.chance(0.1),
	}
	if w.chance(0.5) {
		c.About = w.argument()
	}
	if w.chance(0.3) {
		c.Said, c.Place = w.interval(), w.argument()
	}
	if w.chance(0.9) {
		c.Published = w.date()
	}
	if w.chance(0.3) {
		c.DerivedFrom = []schema.ClaimID{w.claimID()}
	}
	return c
}

func (w world) article(id int) schema.Article {
	a := schema.Article{ID: schema.ArticleID(fmt.Sprintf("a%02d", id)), Text: "On war crimes and the grain deal.", Outlet: pick(w, "Daily", "Wire", "Post", "")}
	if w.chance(0.3) {
		a.Copy = &schema.Copy{Of: w.articleID(), Kind: schema.NearCopy, Similarity: 0.9}
	}
	return a
}

func (w world) record(id int) graph.Record {
	r := graph.Record{ID: fmt.Sprintf("r%02d", id), Recorded: w.when().Add(time.Duration(id) * time.Second)}
	switch r.Op = pick(w, graph.Merge, graph.Merge, graph.Split, graph.Rename, graph.Retract, graph.Undo); r.Op {
	case graph.Merge:
		r.Entity, r.Into = w.entity(), w.entity()
	case graph.Split, graph.Rename:
		r.Entity, r.Name = w.entity(), "Renamed"
	case graph.Retract:
		r.Claim = w.claimID()
	case graph.Undo:
		r.Record = fmt.Sprintf("r%02d", w.IntN(12))
	}
	if w.chance(0.3) {
		r.Published = w.date()
	}
	return r
}

// steps draws a whole graph: articles, claims, entities and records, some
// steps saying what others said before.
func (w world) steps(claims int) []graph.Step {
	var steps []graph.Step
	for i := range 25 {
		a := w.article(i)
		steps = append(steps, graph.Step{Article: &a, Ledger: &graph.Entry{Article: a.ID, State: pick(w, graph.Done, graph.Failed), Recorded: w.when()}})
	}
	for i := range claims {
		s := &steps[w.IntN(len(steps))]
		s.Claims = append(s.Claims, w.claim(i))
	}
	for i := range 12 {
		s := &steps[w.IntN(len(steps))]
		s.Records = append(s.Records, w.record(i))
	}
	for _, e := range worldEntities() {
		s := &steps[w.IntN(len(steps))]
		s.Entities = append(s.Entities, e)
	}
	return steps
}

func worldEntities() []schema.Entity {
	return []schema.Entity{
		{ID: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS", Aliases: []string{"Russian Federation"}},
		{ID: "country/RUS", Name: "Russian Federation", Kind: schema.Country, Country: "RUS", Sector: "GOV"},
		{ID: "country/USA", Name: "United States", Kind: schema.Country, Country: "USA", Aliases: []string{"U.S.", "America"}},
		{ID: "country/UKR", Name: "Ukraine", Kind: schema.Country, Country: "UKR"},
		{ID: "org/icc", Name: "International Criminal Court", Kind: schema.IGO, Aliases: []string{"ICC"}},
		{ID: "org/un", Name: "United Nations", Kind: schema.IGO, Aliases: []string{"UN"}},
		{ID: "person/x", Name: "Anatoly Antonov", Kind: schema.Person, Country: "RUS"},
		{ID: "nil/aaaa", Name: "united nations", Kind: schema.Organisation},
	}
}

// filter draws a question's filter.
func (w world) filter() graph.Filter {
	var f graph.Filter
	some := func(p float64) []schema.EntityID {
		if !w.chance(p) {
			return nil
		}
		if w.chance(0.1) {
			return []schema.EntityID{"org/nobody"}
		}
		return []schema.EntityID{w.entity(), w.entity()}[:1+w.IntN(2)]
	}
	f.Subjects, f.Objects, f.Either = some(0.25), some(0.25), some(0.2)
	f.Holders, f.Entities = some(0.1), some(0.15)
	if w.chance(0.2) {
		f.Types = []string{pick(w, "ACCUSE", "CONSULT", "NOTHING"), "AID"}
	}
	if w.chance(0.1) {
		f.Acts = []string{pick(w, "STATE", "DENY")}
	}
	if w.chance(0.15) {
		f.Quads = []int{w.IntN(5), 4}
	}
	if w.chance(0.15) {
		f.Topics = []string{pick(w, "war crimes", "crimes", "grain", "rime")}
	}
	if w.chance(0.1) {
		f.Text = pick(w, "war", "peace talks")
	}
	if w.chance(0.1) {
		f.Outlets = []string{pick(w, "Wire", "Nowhere")}
	}
	if w.chance(0.1) {
		f.Countries = []string{pick(w, "RUS", "USA")}
	}
	if w.chance(0.1) {
		f.Articles = []schema.ArticleID{w.articleID(), w.articleID()}
	}
	if w.chance(0.15) {
		f.Polarity = pick(w, schema.Positive, schema.Negative)
	}
	if w.chance(0.1) {
		f.Modality = pick(w, schema.Asserted, schema.Alleged)
	}
	if w.chance(0.1) {
		f.Derived = pick(w, new(bool), &[]bool{true}[0])
	}
	if w.chance(0.1) {
		f.Open = pick(w, new(bool), &[]bool{true}[0])
	}
	f.Retracted = w.chance(0.15)
	f.During, f.Published = w.window(), w.window()
	if w.chance(0.3) {
		f.AsOf = w.when()
	}
	if w.chance(0.3) {
		f.AsOfRecorded = w.when()
	}
	if w.chance(0.3) {
		f.Level = graph.CountryLevel
	}
	if w.chance(0.2) {
		f.Limit = 1 + w.IntN(20)
	}
	return f
}

func (w world) window() schema.Range {
	var r schema.Range
	if w.chance(0.75) {
		return r
	}
	if w.chance(0.7) {
		r.From = w.when()
	}
	if w.chance(0.7) {
		r.To = w.when()
		if !r.From.IsZero() {
			r.To = r.From.AddDate(0, 0, 1+w.IntN(8))
		}
	}
	return r
}

// Random is a whole small graph, the same for the same seed: articles with
// copies, claims in every shape, entities, records that merge, rename, retract
// and undo, and ledger entries.
func Random(seed uint64) []graph.Step { return newWorld(seed).steps(120) }
