package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newStanceCommand(app *app) *cobra.Command {
	var (
		f  filterFlags
		by string
	)
	cmd := &cobra.Command{
		Use:   "stance [A B]",
		Short: "Who accuses whom, as a matrix; for two actors, how they stand over time",
		Long: `Without actors: a matrix of who accuses whom, or does what --type says. With two
actors: their cooperation and conflict by day, week or month.`,
		Example: example(
			`claimgraph stance --level country --during 2022 --limit 12`,
			`claimgraph stance --type DENY --format csv`,
			`claimgraph stance Russia Ukraine --by month`,
		),
		GroupID: "ask",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return usagef("stance wants no actor, or two")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return app.series(&f, by)(cmd, args)
			}
			return app.stance(&f)(cmd, args)
		},
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	cmd.Flags().StringVar(&by, "by", "month", "period of the series: day, week or month")
	return cmd
}

func (a *app) stance(f *filterFlags) func(*cobra.Command, []string) error {
	return a.ask(func(q *question) error {
		filter, err := f.filter(q.ctx, q.cmd, q.store)
		if err != nil {
			return err
		}
		answer, err := graph.Stance(q.ctx, q.store, filter)
		if err != nil {
			return err
		}
		if a.wholeAnswer() {
			return a.printAnswer(answer, answer.Evidence)
		}
		t := table{header: []string{""}, empty: answer.NoEvidence}
		for _, object := range answer.Objects {
			t.header = append(t.header, object.Label())
		}
		for i, subject := range answer.Subjects {
			cells := []string{subject.Label()}
			for _, n := range answer.Claims[i] {
				cell := ""
				if n > 0 {
					cell = fmt.Sprint(n)
				}
				cells = append(cells, cell)
			}
			row := map[string]any{"subject": subject, "objects": answer.Objects, "claims": answer.Claims[i]}
			t.add(row, cells...)
		}
		return a.print(t)
	})
}

func (a *app) series(f *filterFlags, by string) func(*cobra.Command, []string) error {
	return a.askPair(f, func(q *question, first, second schema.EntityID, filter graph.Filter) error {
		unit, err := graph.ParseUnit(by)
		if err != nil {
			return usageError{err}
		}
		answer, err := graph.Series(q.ctx, q.store, first, second, unit, filter)
		if err != nil {
			return err
		}
		if a.wholeAnswer() {
			return a.printAnswer(answer, answer.Evidence)
		}
		t := table{header: []string{by, "score", "claims", "sources", "balance", "mostly"}, empty: answer.NoEvidence}
		for _, p := range answer.Points {
			t.add(p, p.From, fmt.Sprintf("%+d", p.Score), fmt.Sprint(p.Claims), fmt.Sprint(p.Sources), fmt.Sprintf("%+.2f", p.Balance), mostly(p.Types))
		}
		return a.print(t)
	})
}

func newTrendCommand(app *app) *cobra.Command {
	var (
		f  filterFlags
		of string
	)
	cmd := &cobra.Command{
		Use:   "trend",
		Short: "What rose most against its past",
		Long: `Compare a period (--during; else the last 30 days) with the four periods as long
before it, and list what was claimed more often than these lead to expect.`,
		Example: example(
			`claimgraph trend --during 2022-03 --level country`,
			`claimgraph trend --of type --during 2023-10`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			what, err := graph.ParseTrendOf(of)
			if err != nil {
				return usageError{err}
			}
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.Trend(q.ctx, q.store, what, filter)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			t := table{header: []string{string(what), "to", "claims", "expected", "score"}, empty: answer.NoEvidence}
			for _, r := range answer.Rises {
				label := r.Word
				if r.Subject.ID != "" {
					label = r.Subject.Label()
				}
				t.add(r, label, r.Object.Label(), fmt.Sprint(r.Claims), fmt.Sprintf("%.1f", r.Expected), fmt.Sprintf("%.1f", r.Score))
			}
			return app.print(t)
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	cmd.Flags().StringVar(&of, "of", "pair", "what to count: pair, actor, type or topic")
	return cmd
}
