package main

import (
	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newPathCommand(app *app) *cobra.Command {
	var (
		f       filterFlags
		options graph.PathOptions
	)
	cmd := &cobra.Command{
		Use:   "path A B",
		Short: "How two actors are connected: a shortest chain of claims in order of time",
		Long: `Find a shortest chain of claims from A to B: the object of each is the subject
of the next, which did not happen earlier. Of equally short chains, the one that
arrives first.`,
		Example: example(
			`claimgraph path "International Criminal Court" Russia`,
			`claimgraph path Iran Ukraine --during 2022 --undirected`,
			`claimgraph path USA RUS --level country --format json`,
		),
		GroupID: "ask",
		Args:    twoActors,
		RunE: app.askPair(&f, func(q *question, a, b schema.EntityID, filter graph.Filter) error {
			answer, err := graph.Path(q.ctx, q.store, a, b, filter, options)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			t := table{header: []string{"from", "predicate", "to", "when", "claim"}, empty: answer.NoEvidence}
			for _, s := range answer.Steps {
				t.add(s, s.From.Label(), predicateText(&s.Claim), s.To.Label(), whenText(&s.Claim), string(s.Claim.ID))
			}
			return app.print(t)
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	cmd.Flags().BoolVar(&options.Undirected, "undirected", false, "also go from object to subject")
	cmd.Flags().IntVar(&options.MaxHops, "hops", 6, "at most so many claims")
	return cmd
}
