package graphtest

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

//go:embed testdata/*.txt
var scripts embed.FS

// testScripts runs the time-travel scripts: claims in, answer out.
//
//	article a1 outlet=Daily published=2022-03-17 copy=a0
//	claim c1 country/RUS ACCUSE country/USA occurred=2022-03-16 published=2022-03-17
//	merge r1 org/a org/b recorded=2022-03-20
//	ask claims as-of=2022-03-17
//	c1
//
// An answer ends at an empty line; "nothing" is the answer of no claims.
func testScripts(t *testing.T, open Open) {
	files, err := scripts.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(file.Name(), ".txt"), func(t *testing.T) {
			text, err := scripts.ReadFile("testdata/" + file.Name())
			if err != nil {
				t.Fatal(err)
			}
			run := script{t: t, store: opened(t, open), lines: strings.Split(string(text), "\n")}
			for len(run.lines) > 0 {
				run.step()
			}
		})
	}
}

type script struct {
	t     *testing.T
	store graph.Store
	lines []string
	line  int
}

func (s *script) next() string {
	line := strings.TrimSpace(s.lines[0])
	s.lines = s.lines[1:]
	s.line++
	return line
}

// command is a line: words, then key=value options; "_" stands for a space.
type command struct {
	words   []string
	options map[string]string
}

func parse(line string) command {
	c := command{options: map[string]string{}}
	for _, word := range strings.Fields(line) {
		word = strings.ReplaceAll(word, "_", " ")
		if key, value, ok := strings.Cut(word, "="); ok {
			c.options[key] = value
		} else {
			c.words = append(c.words, word)
		}
	}
	return c
}

func (s *script) step() {
	s.t.Helper()
	line := s.next()
	if line == "" || strings.HasPrefix(line, "#") {
		return
	}
	c := parse(line)
	switch c.words[0] {
	case "article":
		a := &schema.Article{ID: schema.ArticleID(c.words[1]), Text: "text of " + c.words[1], Outlet: c.options["outlet"], Published: c.options["published"]}
		if of := c.options["copy"]; of != "" {
			a.Copy = &schema.Copy{Of: schema.ArticleID(of), Kind: schema.ExactCopy, Similarity: 1}
		}
		mustPut(s.t, s.store, graph.Step{Article: a})
	case "claim":
		mustPut(s.t, s.store, graph.Step{Claims: []schema.Claim{s.claim(c)}})
	case "ask":
		s.ask(c)
	default:
		mustPut(s.t, s.store, graph.Step{Records: []graph.Record{s.record(c)}})
	}
}

func (s *script) claim(c command) schema.Claim {
	if len(c.words) != 5 {
		s.t.Fatalf("line %d: want claim ID SUBJECT TYPE OBJECT", s.line)
	}
	argument := func(id string) *schema.Argument {
		switch {
		case id == "-":
			return nil
		case strings.HasPrefix(id, "c"+"laim:"):
			return &schema.Argument{Claim: schema.ClaimID(strings.TrimPrefix(id, "claim:"))}
		}
		a := &schema.Argument{Entity: schema.EntityID(id), Name: id}
		if a.Country = graph.CountryOf(a.Entity); a.Country == "" {
			a.Country = c.options[id+".country"]
		}
		return a
	}
	claim := schema.Claim{
		ID: schema.ClaimID(c.words[1]), Subject: argument(c.words[2]), Object: argument(c.words[4]),
		Predicate: schema.Predicate{Type: c.words[3]}, Article: schema.ArticleID(c.options["article"]),
		Published: c.options["published"], Outlet: c.options["outlet"], Act: c.options["act"],
		Polarity: schema.Polarity(c.options["polarity"]), Formal: c.options["formal"] != "",
	}
	if term, ok := schema.TermByID(c.words[3]); ok {
		claim.Predicate.Quad = term.Quad
	}
	if h := c.options["holder"]; h != "" {
		claim.Holder = argument(h)
	}
	if about := c.options["about"]; about != "" {
		claim.About = argument(about)
		if claim.About.Claim == "" {
			claim.About = &schema.Argument{Name: about}
		}
	}
	if from, to, ok := strings.Cut(c.options["occurred"], ".."); from != "" || to != "" {
		claim.Occurred = &schema.Interval{From: from, To: to}
		if !ok {
			claim.Occurred.To = from
		}
	}
	if r := c.options["recorded"]; r != "" {
		at := s.time(r)
		claim.Recorded = &at
	}
	return claim
}

func (s *script) record(c command) graph.Record {
	r := graph.Record{ID: c.words[1], Op: graph.Op(c.words[0]), Published: c.options["published"], Name: c.options["name"]}
	if at := c.options["recorded"]; at != "" {
		r.Recorded = s.time(at)
	}
	switch r.Op {
	case graph.Merge:
		r.Entity, r.Into = schema.EntityID(c.words[2]), schema.EntityID(c.words[3])
	case graph.Split, graph.Rename:
		r.Entity = schema.EntityID(c.words[2])
	case graph.Retract:
		r.Claim = schema.ClaimID(c.words[2])
	case graph.Undo:
		r.Record = c.words[2]
	default:
		s.t.Fatalf("line %d: unknown command %q", s.line, c.words[0])
	}
	return r
}

func (s *script) time(text string) time.Time {
	r, err := schema.ParseRange(text)
	if err != nil {
		s.t.Fatalf("line %d: %v", s.line, err)
	}
	return r.From
}

func (s *script) ask(c command) {
	s.t.Helper()
	at, asked := s.line, strings.Join(c.words[1:], " ")
	var want []string
	for len(s.lines) > 0 {
		line := s.next()
		if line == "" {
			break
		}
		want = append(want, line)
	}
	got, err := s.answer(c)
	if err != nil {
		got = []string{"error: " + err.Error()}
	}
	if len(got) == 0 {
		got = []string{"nothing"}
	}
	same(s.t, fmt.Sprintf("line %d: answer to %s %v", at, asked, c.options), got, want)
}

func (s *script) filter(c command) graph.Filter {
	var f graph.Filter
	for key, value := range c.options {
		var err error
		switch key {
		case "as-of":
			f.AsOf, err = graph.ParseAsOf(value, time.Now())
		case "as-of-recorded":
			f.AsOfRecorded, err = graph.ParseAsOf(value, time.Now())
		case "during":
			f.During, err = schema.ParseRange(value)
		case "published":
			f.Published, err = schema.ParseRange(value)
		case "level":
			f.Level, err = graph.ParseLevel(value)
		case "subject":
			f.Subjects = []schema.EntityID{schema.EntityID(value)}
		case "either":
			f.Either = []schema.EntityID{schema.EntityID(value)}
		case "type":
			f.Types = []string{value}
		case "topic":
			f.Topics = []string{value}
		case "retracted":
			f.Retracted = true
		}
		if err != nil {
			s.t.Fatalf("line %d: %v", s.line, err)
		}
	}
	return f
}

// answer tells an answer in lines, those of claims by their ids.
func (s *script) answer(c command) ([]string, error) {
	ctx, f := context.Background(), s.filter(c)
	entity := func(i int) schema.EntityID { return schema.EntityID(c.words[i]) }
	switch c.words[1] {
	case "claims":
		var lines []string
		for _, id := range claimIDs(collect(s.t, s.store.Claims(ctx, f))) {
			lines = append(lines, string(id))
		}
		return lines, nil
	case "timeline":
		answer, err := graph.Timeline(ctx, s.store, entity(2), entity(3), f)
		if err != nil || !answer.Found() {
			return nonEmpty(answer.NoEvidence), err
		}
		var lines []string
		for _, id := range claimIDs(answer.Claims) {
			lines = append(lines, string(id))
		}
		return lines, nil
	case "network":
		answer, err := graph.NetworkOf(ctx, s.store, f)
		if err != nil || !answer.Found() {
			return nonEmpty(answer.NoEvidence), err
		}
		var lines []string
		for _, e := range answer.Edges {
			lines = append(lines, fmt.Sprintf("%s %s %d claims %d sources %s..%s balance %+.2f", e.Subject, e.Object, e.Claims, e.Sources, e.First, e.Last, e.Balance))
		}
		return lines, nil
	}
	return s.deeper(ctx, c, f)
}

func nonEmpty(line string) []string {
	if line == "" {
		return nil
	}
	return []string{line}
}
