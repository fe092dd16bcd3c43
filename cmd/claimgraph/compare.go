package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

// askPair runs a question about two actors, A and B on the command line.
func (a *app) askPair(f *filterFlags, run func(q *question, a, b schema.EntityID, filter graph.Filter) error) func(*cobra.Command, []string) error {
	return a.ask(func(q *question) error {
		filter, err := f.filter(q.ctx, q.cmd, q.store)
		if err != nil {
			return err
		}
		first, err := graph.Find(q.ctx, q.store, q.args[0])
		if err != nil {
			return err
		}
		second, err := graph.Find(q.ctx, q.store, q.args[1])
		if err != nil {
			return err
		}
		return run(q, first.ID, second.ID, filter)
	})
}

// wholeAnswer: --format json shows an answer as one object, not its rows.
func (a *app) wholeAnswer() bool { return a.config.format() == "json" }

// printAnswer prints an answer as one JSON object and says when it is empty.
func (a *app) printAnswer(answer any, e graph.Evidence) error {
	if err := a.printObject(answer, func(io.Writer) {}); err != nil {
		return err
	}
	if !e.Found() {
		fmt.Fprintln(a.stderr, e.NoEvidence)
	}
	return nil
}

func newDiffCommand(app *app) *cobra.Command {
	var (
		f                          filterFlags
		from, to, asOfFrom, asOfTo string
	)
	cmd := &cobra.Command{
		Use:   "diff [ENTITY…]",
		Short: "What the network gained, lost and changed between two times",
		Long: `Compare two networks: of what happened in two periods (--from, --to), or of
what was known at two times (--as-of-from, --as-of-to). Given entities, only the
edges that touch one of them.`,
		Example: example(
			`claimgraph diff --from 2022-03 --to 2022-04 --level country`,
			`claimgraph diff Russia --as-of-from 2022-03-24 --as-of-to 2022-12-31`,
		),
		GroupID: "ask",
		RunE: app.ask(func(q *question) error {
			if (from == "") != (to == "") || (asOfFrom == "") != (asOfTo == "") || from == "" && asOfFrom == "" {
				return usagef("diff wants two times: --from and --to, or --as-of-from and --as-of-to")
			}
			f.either = append(f.either, q.args...)
			before, after := f, f
			if from != "" {
				before.during, after.during = from, to
			}
			if asOfFrom != "" {
				before.asOf, after.asOf = asOfFrom, asOfTo
			}
			first, err := before.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			second, err := after.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.Diff(q.ctx, q.store, first, second)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			return app.print(diffTable(answer))
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	cmd.Flags().StringVar(&from, "from", "", "the earlier period")
	cmd.Flags().StringVar(&to, "to", "", "the later period")
	cmd.Flags().StringVar(&asOfFrom, "as-of-from", "", "what was known by then …")
	cmd.Flags().StringVar(&asOfTo, "as-of-to", "", "… against what was known by then")
	return cmd
}

func diffTable(a *graph.DiffAnswer) table {
	t := table{header: []string{"change", "subject", "object", "claims before", "after", "balance before", "after"}, empty: a.NoEvidence}
	names := map[schema.EntityID]string{}
	for _, n := range a.Nodes {
		names[n.ID] = n.Label()
	}
	add := func(change string, object any, before, after graph.Edge) {
		e := after
		if e.Subject == "" {
			e = before
		}
		t.add(object, change, names[e.Subject], names[e.Object], fmt.Sprint(before.Claims), fmt.Sprint(after.Claims),
			fmt.Sprintf("%+.2f", before.Balance), fmt.Sprintf("%+.2f", after.Balance))
	}
	type change struct {
		Change string     `json:"change"`
		Before graph.Edge `json:"before,omitzero"`
		After  graph.Edge `json:"after,omitzero"`
	}
	for _, e := range a.Gained {
		add("gained", change{Change: "gained", After: e}, graph.Edge{}, e)
	}
	for _, e := range a.Lost {
		add("lost", change{Change: "lost", Before: e}, e, graph.Edge{})
	}
	for _, c := range a.Changed {
		add("changed", change{"changed", c.Before, c.After}, c.Before, c.After)
	}
	return t
}

func newCorroborateCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "corroborate CLAIM",
		Short: "Which independent sources say what a claim says; copies of one text count once",
		Example: example(
			`claimgraph corroborate cq2x5g0m8k3j7n4p1`,
			`claimgraph corroborate cq2x5g0m8k3j7n4p1 --as-of 2022-03-24 --level country`,
		),
		GroupID: "ask",
		Args:    cobra.ExactArgs(1),
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.Corroborate(q.ctx, q.store, schema.ClaimID(q.args[0]), filter)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			t := table{header: []string{"source", "says", "first", "articles", "claims"}, empty: answer.NoEvidence}
			for i, s := range append(answer.Sources, answer.Against...) {
				says := "the same"
				if i >= len(answer.Sources) {
					says = "the opposite"
				}
				t.add(s, s.Name, says, s.First, fmt.Sprint(len(s.Articles)), joinIDs(s.Claims))
			}
			if err := app.print(t); err != nil {
				return err
			}
			if !answer.Found() && len(t.rows) > 0 {
				fmt.Fprintln(app.stderr, answer.NoEvidence)
			}
			return nil
		}),
	}
	f.addTimes(cmd)
	return cmd
}

func joinIDs(ids []schema.ClaimID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return strings.Join(out, " ")
}
