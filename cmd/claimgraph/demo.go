package main

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract/article"
	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/testdata"
)

func newDemoCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Load the shipped articles and answer three questions",
		Long: `Load the articles that come with the program (written for it, on real events
from 2022 to 2024) into the database, and answer three questions about them.
Running it again loads nothing twice.`,
		Example: example("claimgraph demo", "claimgraph demo --db /tmp/demo.db"),
		GroupID: "in",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := app.stdout
			fmt.Fprintf(out, "Loading the shipped articles into %s\n", app.place())
			items := article.ReadFS(contextOf(cmd), testdata.Articles, article.Options{})
			pipeline, err := app.pipeline()
			if err != nil {
				return err
			}
			if _, err := app.load(contextOf(cmd), &loading{
				pipeline: pipeline, progress: progress{bar: app.newBar(sizeOf(testdata.Articles))},
				items: func(graph.Store) (iter.Seq2[article.Item, error], error) { return items, nil },
			}); err != nil {
				return err
			}
			return app.ask(func(q *question) error { return app.showDemo(out, q) })(cmd, nil)
		},
	}
}

// place names the store for people, without passwords.
func (a *app) place() string {
	if store := a.config.merged.GetString("store"); store != "" {
		return redacted(store)
	}
	return a.dbPath()
}

// showDemo prints three answers worth reading, and what to type next.
func (a *app) showDemo(out io.Writer, q *question) error {
	for _, show := range []func(io.Writer, *question) error{showAccusers, showDenials, showEdges} {
		fmt.Fprintln(out)
		if err := show(out, q); err != nil {
			return err
		}
	}
	db := ""
	if a.config.flags.Changed("db") {
		db = " --db " + a.dbPath()
	}
	_, err := fmt.Fprintf(out, `
Next, try:
  claimgraph timeline "United States" Russia --during 2022-03 --level country%[1]s
  claimgraph claims --holder "Antony Blinken" --format json%[1]s
  claimgraph network Israel --level country --limit 10%[1]s
  claimgraph extract your-article.txt --format jsonl
  claimgraph --help
(with go run: put "go run ./cmd/claimgraph" for "claimgraph")
`, db)
	return err
}

// showAccusers answers: who accused Russia of war crimes before April 2022?
func showAccusers(out io.Writer, q *question) error {
	fmt.Fprintln(out, "1. Who accused Russia of war crimes before April 2022?")
	cutoff, err := schema.ParseRange("2022-03-31")
	if err != nil {
		return err
	}
	shown := map[string]bool{}
	filter := graph.Filter{
		Types: []string{"ACCUSE"}, Objects: []schema.EntityID{graph.CountryEntity("RUS")},
		Topics: []string{"war crimes", "war crime"}, AsOf: cutoff.To.Add(-1), Level: graph.CountryLevel,
	}
	return eachClaim(q, filter, 6, func(c *schema.Claim) error {
		key := argumentText(c.Subject, nil) + c.Published
		if shown[key] {
			return errSkip
		}
		shown[key] = true
		return quoteClaim(out, q, c)
	})
}

// showDenials answers: what did Russia deny?
func showDenials(out io.Writer, q *question) error {
	fmt.Fprintln(out, "2. What did Russia deny?")
	filter := graph.Filter{
		Types: []string{"DENY"}, Subjects: []schema.EntityID{graph.CountryEntity("RUS")}, Level: graph.CountryLevel,
	}
	return eachClaim(q, filter, 5, func(c *schema.Claim) error { return quoteClaim(out, q, c) })
}

// showEdges answers: who is most at odds with whom?
func showEdges(out io.Writer, q *question) error {
	fmt.Fprintln(out, "3. Who is at odds with whom, by independent sources?")
	network, err := graph.NetworkOf(q.ctx, q.store, graph.Filter{Quads: []int{3, 4}, Level: graph.CountryLevel})
	if err != nil {
		return err
	}
	actors := map[schema.EntityID]bool{}
	for _, n := range network.Nodes {
		actors[n.ID] = n.Kind != schema.Topic && n.Kind != schema.Event && n.Kind != schema.Place
	}
	network.Edges = slices.DeleteFunc(network.Edges, func(e graph.Edge) bool {
		return e.Subject == e.Object || !actors[e.Subject] || !actors[e.Object]
	})
	network.Edges = network.Edges[:min(8, len(network.Edges))]
	return writeTable(indented{out}, edgeTable(network))
}

var errSkip = fmt.Errorf("skip")

// eachClaim shows at most n of the claims that match.
func eachClaim(q *question, f graph.Filter, n int, show func(*schema.Claim) error) error {
	for c, err := range q.store.Claims(q.ctx, f) {
		if err != nil {
			return err
		}
		switch err := show(&c); err {
		case nil:
			if n--; n == 0 {
				return nil
			}
		case errSkip:
		default:
			return err
		}
	}
	return nil
}

// quoteClaim tells a claim in a line and the words it rests on in the next.
func quoteClaim(out io.Writer, q *question, c *schema.Claim) error {
	article, err := q.store.Article(q.ctx, c.Article)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "   %s  %s %s %s  [%s]\n", c.Published, argumentText(c.Subject, q.find), predicateText(c), objectText(c, q.find), c.Outlet)
	if quote := evidenceLine(c, &article, q.find); quote != "" {
		fmt.Fprintf(out, "              “%s”\n", quote)
	}
	return nil
}

// evidenceLine is the stretch of text from the first to the last piece of the
// claim's evidence, in one line: that of the claims it derives from, when it is
// derived.
func evidenceLine(c *schema.Claim, a *schema.Article, find finder) string {
	start, end, title := len(a.Text), 0, false
	widen := func(c *schema.Claim) {
		for field, span := range c.Evidence {
			switch {
			case span.In == schema.InTitle:
				title = true
			case field != "occurred" && field != "said":
				start, end = min(start, span.Start), max(end, span.End)
			}
		}
	}
	widen(c)
	for _, id := range c.DerivedFrom {
		if from := find(id); from != nil {
			widen(from)
		}
	}
	switch {
	case end > start && end <= len(a.Text):
		return shorten(strings.Join(strings.Fields(a.Text[start:end]), " "), 180)
	case title:
		return a.Title
	}
	return ""
}

// shorten cuts a text to at most n bytes, between two words.
func shorten(text string, n int) string {
	if len(text) <= n {
		return text
	}
	if cut := strings.LastIndexByte(text[:n], ' '); cut > 0 {
		n = cut
	}
	return strings.ToValidUTF8(text[:n], "") + " …"
}

// indented moves every write, a line each, three columns to the right.
type indented struct{ io.Writer }

func (w indented) Write(line []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, "   "); err != nil {
		return 0, err
	}
	return w.Writer.Write(line)
}

// sizeOf adds up the bytes of a file system's files.
func sizeOf(files fs.FS) int64 {
	var total int64
	fs.WalkDir(files, ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	return total
}
