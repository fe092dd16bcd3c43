package main

import (
	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newClaimsCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "List claims, by any of their parts",
		Long: `List claims in order of time, by any of their parts. Values of one flag are
alternatives; flags are joined by "and".`,
		Example: example(
			`claimgraph claims --type ACCUSE --object Russia --during 2022-03`,
			`claimgraph claims --holder "Antony Blinken" --act DETERMINE --format json`,
			`claimgraph claims --topic "war crimes" --as-of 2022-04-01`,
			`claimgraph claims --polarity negative --level country --subject Russia`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			out := newClaimWriter(app)
			out.empty = "no evidence of any claim that matches"
			out.find = q.find
			for c, err := range q.store.Claims(q.ctx, filter) {
				if err != nil {
					return err
				}
				if err := out.write([]schema.Claim{c}); err != nil {
					return err
				}
			}
			return out.close()
		}),
	}
	cmd.AddCommand(newRetractCommand(app))
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}

func newTimelineCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "timeline A B",
		Short: "What is said to have passed between two actors, in order of time",
		Example: example(
			`claimgraph timeline Russia Ukraine --during 2022-03`,
			`claimgraph timeline USA RUS --level country --format csv`,
			`claimgraph timeline "International Criminal Court" Russia --as-of 2023-03-17`,
		),
		GroupID: "ask",
		Args:    twoActors,
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			a, err := graph.Find(q.ctx, q.store, q.args[0])
			if err != nil {
				return err
			}
			b, err := graph.Find(q.ctx, q.store, q.args[1])
			if err != nil {
				return err
			}
			answer, err := graph.Timeline(q.ctx, q.store, a.ID, b.ID, filter)
			if err != nil {
				return err
			}
			return app.print(claimTable(answer.Claims, q.find, answer.NoEvidence))
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}

// twoActors wants exactly two names, and says how to write one of several words.
func twoActors(cmd *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usagef("%s needs two actors, A and B, but got %d; names of several words go in quotes: claimgraph %s \"United States\" Russia",
			cmd.CommandPath(), len(args), cmd.Name())
	}
	return nil
}
