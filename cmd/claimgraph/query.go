package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"claimgraph/graph"
	"claimgraph/graph/cypher"
)

// queryOptions are the flags of query.
type queryOptions struct {
	lang, file string
	params     []string
	limit      int
	timeout    time.Duration
	times      filterFlags
}

// tableRows is how many rows a table shows when --limit does not say.
const tableRows = 1000

func newQueryCommand(app *app) *cobra.Command {
	o := &queryOptions{}
	cmd := &cobra.Command{
		Use:   "query ['TEXT'|-]",
		Short: "Ask in openCypher, or in the store's own query language",
		Long: `Ask in openCypher, read-only. Entities are nodes labelled by kind (:Entity,
:Country, :Person, …) with id, name, kind, country, sector. Claims are
relationships from subject to object, typed by predicate, and nodes (:Claim) with
SUBJECT, OBJECT, HOLDER, IN, DERIVED_FROM; articles and outlets are nodes too.
docs/cypher.md tells it all, with worked queries.

A query may begin with AS OF date(…), AS OF RECORDED datetime(…) and DURING date(…)
TO date(…), with EXPLAIN or with PROFILE. Without TEXT, on a terminal, a shell
opens (:help there); elsewhere standard input is read, as with -. Statements are
separated by semicolons.

With --lang, the store's own language: gizmo (a JavaScript of paths) or graphql
on the embedded store, dql on Dgraph. Embedded, each claim is one quad: subject,
predicate, object, with the claim as label; entities, predicates and claims are
IRIs such as <country/RUS>. On Dgraph, each claim is a node with xid "claim:ID",
claim.type, claim.subject, claim.object; rel leads from subject to object. Values
belong in --param, never in the text.`,
		Example: example(
			`claimgraph query 'MATCH (a)-[c:ACCUSE]->(b {name: "Russia"}) RETURN a.name, c.about, c.occurred, c.id'`,
			`claimgraph query 'AS OF date("2022-03-24") MATCH (c:Claim {type: "DETERMINE"})-[:OBJECT]->(d) RETURN c.holder, d.quote'`,
			`claimgraph query --param who=Ukraine 'MATCH ({name: $who})-[c]->(b:Entity) RETURN type(c), count(*) AS n ORDER BY n DESC'`,
			`claimgraph query                    # opens the shell`,
			`claimgraph query --file questions.cypher --format json`,
			`claimgraph query --lang gizmo 'g.V("<country/RUS>").In("<ACCUSE>").Unique().All()'`,
			`claimgraph query --lang graphql '{ nodes(id: <country/RUS>) { id, ACCUSE { id } } }'`,
			`claimgraph query --lang dql --param 'name=Russia' 'query q($name: string) { q(func: eq(name, $name)) { xid count(~claim.subject) } }' --store dgraph://localhost:9080`,
		),
		GroupID: "ask",
		Args:    cobra.MaximumNArgs(1),
		RunE:    app.ask(func(q *question) error { return app.runQuery(q, o) }),
	}
	flags := cmd.Flags()
	flags.StringVar(&o.lang, "lang", "cypher", "query language: cypher, gizmo, graphql or dql")
	flags.StringVar(&o.file, "file", "", "read the query from this file")
	flags.StringArrayVar(&o.params, "param", nil, "value of a parameter, NAME=VALUE; numbers, true, false, null and JSON are read as such")
	flags.IntVar(&o.limit, "limit", -1, "at most so many rows (0: all; default: 1000 in tables, else all)")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "give up after this long")
	flags.StringVar(&o.times.during, "during", "", "what happened then, unless the query says DURING")
	flags.StringVar(&o.times.asOf, "as-of", "", "only what had been published by then, unless the query says AS OF")
	flags.StringVar(&o.times.asOfRecorded, "as-of-recorded", "", "only what this graph had recorded by then")
	flags.SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "var" { // as Dgraph's own client calls it
			name = "param"
		}
		return pflag.NormalizedName(name)
	})
	return cmd
}

func (a *app) runQuery(q *question, o *queryOptions) error {
	s, err := a.newQuerySession(q, o)
	if err != nil {
		return err
	}
	text, interactive, err := a.queryText(q, o)
	if err != nil {
		return err
	}
	if interactive {
		return a.shell(s)
	}
	return s.script(text)
}

// queryText is the query given; interactive when there is none and a person is
// there to type.
func (a *app) queryText(q *question, o *queryOptions) (text string, interactive bool, err error) {
	switch {
	case o.file != "" && len(q.args) > 0:
		return "", false, usagef("give either a query or --file")
	case o.file != "":
		f, err := os.Open(o.file)
		if err != nil {
			return "", false, err
		}
		defer f.Close()
		return readQuery(f)
	case len(q.args) == 1 && q.args[0] != "-":
		return q.args[0], false, nil
	case len(q.args) == 0 && isTerminal(a.stdin) && isTerminal(a.stdout):
		return "", true, nil
	}
	return readQuery(a.stdin)
}

// maxQuery is the longest query that is read, in bytes.
const maxQuery = 1 << 20

func readQuery(r io.Reader) (string, bool, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxQuery+1))
	if err != nil {
		return "", false, fmt.Errorf("reading the query: %w", err)
	}
	if len(data) > maxQuery {
		return "", false, usagef("the query has more than %d bytes", maxQuery)
	}
	return string(data), false, nil
}

// querySession is what queries are asked with; the shell changes it.
type querySession struct {
	app     *app
	ctx     context.Context
	store   graph.Store
	lang    string
	format  string
	params  map[string]any
	texts   map[string]string // the same as given
	limit   int
	timeout time.Duration
	scope   graph.Filter
}

func (a *app) newQuerySession(q *question, o *queryOptions) (*querySession, error) {
	s := &querySession{
		app: a, ctx: q.ctx, store: q.store, lang: o.lang, format: a.config.format(), limit: o.limit, timeout: o.timeout,
		params: map[string]any{}, texts: map[string]string{},
	}
	for _, p := range o.params {
		name, text, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			return nil, usagef("--param %q: want NAME=VALUE", p)
		}
		s.setParam(name, text)
	}
	return s, o.times.times(&s.scope)
}

// setParam gives a parameter its value: JSON where the text is JSON, else the
// text itself.
func (s *querySession) setParam(name, text string) {
	name = strings.TrimPrefix(name, "$")
	s.texts[name] = text
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil || d.More() {
		v = text
	}
	s.params[name] = v
}

// script answers statements one after the other.
func (s *querySession) script(text string) error {
	if s.lang != "cypher" {
		return s.native(text)
	}
	statements, rest := cypher.Split(text)
	if rest != "" || len(statements) == 0 {
		statements = append(statements, rest)
	}
	for _, statement := range statements {
		if err := s.cypher(statement); err != nil {
			return err
		}
	}
	return nil
}

// rows is how many rows to show at most, 0 for all.
func (s *querySession) rows() int {
	switch {
	case s.limit >= 0:
		return s.limit
	case s.format == "table":
		return tableRows
	}
	return 0
}

// cypher answers one statement.
func (s *querySession) cypher(text string) error {
	r, err := cypher.Run(s.ctx, s.store, text, cypher.Options{
		Params: s.params, Limit: s.rows(), Timeout: s.timeout, Scope: s.scope,
	})
	if err != nil {
		return queryFault(err)
	}
	if r.Explain {
		return s.plan(r)
	}
	if err := s.printRows(r); err != nil {
		return queryFault(err)
	}
	for _, notice := range r.Notices {
		fmt.Fprintln(s.app.stderr, "note:", notice)
	}
	if r.Truncated {
		fmt.Fprintf(s.app.stderr, "note: there are more than %d rows; --limit shows more\n", s.rows())
	}
	if r.Profile {
		return s.plan(r)
	}
	return nil
}

// queryFault shows where a query is wrong, as an error of use.
func queryFault(err error) error {
	var e *cypher.Error
	if !errors.As(err, &e) {
		return err
	}
	text := e.Error()
	if caret := e.Caret(); caret != "" {
		text += "\n" + caret
	}
	if errors.Is(err, cypher.ErrLimit) || errors.Is(err, context.DeadlineExceeded) {
		return errors.New(text)
	}
	return usageError{errors.New(text)}
}
