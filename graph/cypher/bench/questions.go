package main

import (
	"math/rand/v2"
	"strings"
	"time"

	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

// question is a query with the parameters of each asking. Kuzu has one table of
// relationships with the type as a property, which serves it best: the same query
// over a table per type takes it seconds.
type question struct {
	Name   string              `json:"name"`
	Query  string              `json:"-"`
	Kuzu   string              `json:"query"`
	Params []map[string]string `json:"params"`
}

// forKuzu says the same over the one table.
func forKuzu(query string) string {
	query = strings.NewReplacer("-[c]-", "-[c:CLAIM]-", "-[d]-", "-[d:CLAIM]-",
		"-[c:"+typeAsked+"]-", "-[c:CLAIM {type: '"+typeAsked+"'}]-", "-[d:"+typeAsked+"]-", "-[d:CLAIM {type: '"+typeAsked+"'}]-").Replace(query)
	return query
}

func questionsOver(claims, times int) []question {
	questions := []question{
		{Name: "one hop, interval", Query: `MATCH (a:Entity {id: $id})-[c]->(b:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) RETURN b.id, c.id`},
		{Name: "one hop, type and interval", Query: `MATCH (a:Entity {id: $id})-[c:` + typeAsked + `]->(b:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) RETURN b.name, c.id ORDER BY c.id`},
		{Name: "one hop in, interval", Query: `MATCH (a:Entity {id: $id})<-[c]-(b:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) RETURN b.id, count(*) AS n ORDER BY n DESC, b.id LIMIT 10`},
		{Name: "two hops, interval, counted", Query: `MATCH (a:Entity {id: $id})-[c]->(b:Entity)-[d]->(e:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) AND d.occurred >= date($from) AND d.occurred <= date($to) RETURN count(*) AS n`},
		{Name: "two hops, interval, who", Query: `MATCH (a:Entity {id: $id})-[c]->(b:Entity)-[d]->(e:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) AND d.occurred >= date($from) AND d.occurred <= date($to) RETURN DISTINCT e.id`},
		{Name: "two hops, type and interval", Query: `MATCH (a:Entity {id: $id})-[c:` + typeAsked + `]->(b:Entity)-[d:` + typeAsked + `]->(e:Entity)
WHERE c.occurred >= date($from) AND c.occurred <= date($to) AND d.occurred >= date($from) AND d.occurred <= date($to) RETURN e.id, count(*) AS n`},
		{Name: "both ends bound", Query: `MATCH (a:Entity {id: $id})-[c]->(b:Entity {id: $other}) RETURN c.id, c.occurred ORDER BY c.occurred`},
	}
	for i := range questions {
		questions[i].Kuzu = forKuzu(questions[i].Query)
		questions[i].Params = arguments(claims, times, uint64(i))
	}
	return questions
}

// typeAsked is a type that many generated claims have.
const typeAsked = "AGREE"

// arguments draws claims and takes their subject, object and month.
func arguments(claims, times int, seed uint64) []map[string]string {
	random := rand.New(rand.NewPCG(seed, 7))
	wanted := map[int]bool{}
	for len(wanted) < min(times, claims) {
		wanted[random.IntN(claims)] = true
	}
	var out []map[string]string
	i := 0
	for c := range graphtest.ICEWS14().Claims(claims) {
		if wanted[i] {
			out = append(out, argument(&c))
		}
		i++
	}
	return out
}

func argument(c *schema.Claim) map[string]string {
	day, err := time.Parse(time.DateOnly, c.Occurred.From)
	if err != nil {
		panic(err) // the generator writes dates
	}
	first := day.AddDate(0, 0, 1-day.Day())
	return map[string]string{
		"id": string(c.Subject.Entity), "other": string(c.Object.Entity),
		"from": first.Format(time.DateOnly), "to": first.AddDate(0, 1, -1).Format(time.DateOnly),
	}
}
