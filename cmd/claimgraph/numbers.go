package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
)

func newNumbersCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "numbers",
		Short: "The numbers that claims cite, by what was counted, and whether they conflict",
		Example: example(
			`claimgraph numbers --during 2022-03`,
			`claimgraph numbers --entity "Armed Forces of Russia" --format json`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.NumbersOf(q.ctx, q.store, filter)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			t := table{header: []string{"what", "counted", "conflict", "figures"}, empty: answer.NoEvidence, wide: true}
			for _, n := range answer.Numbers {
				var figures []string
				for _, x := range n.Figures {
					figures = append(figures, fmt.Sprintf("%s (%s)", x.Text, x.Holder.Label()))
				}
				conflict := ""
				if n.Conflict {
					conflict = "yes"
				}
				t.add(n, n.What, n.Counted.Label(), conflict, strings.Join(figures, "; "))
			}
			return app.print(t)
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}

func newAnonymousCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "anonymous",
		Short: "Claims that rest on one source who is not named",
		Long: `List claims whose holder is told by what he is and not by name ("a senior
official"), and that no second independent source makes.`,
		Example: example(
			`claimgraph anonymous --during 2022-03`,
			`claimgraph anonymous --topic losses --format json`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.Anonymous(q.ctx, q.store, filter)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			return app.print(claimTable(answer.Claims, q.find, answer.NoEvidence))
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}
