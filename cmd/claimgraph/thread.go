package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newThreadCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "thread [CLAIM]",
		Short: "An accusation with its denials, investigations, findings and rulings, in order",
		Long: `Follow a claim through what came of it: what refers to it, and accusations,
denials, investigations, findings and rulings on the same actors and topic.
Without a claim, all of these that the flags select.`,
		Example: example(
			`claimgraph thread cq2x5g0m8k3j7n4p1`,
			`claimgraph thread --topic "war crimes" --entity Russia --during 2022..2023`,
		),
		GroupID: "ask",
		Args:    cobra.MaximumNArgs(1),
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			var answer *graph.ThreadAnswer
			if len(q.args) == 1 {
				answer, err = graph.Thread(q.ctx, q.store, schema.ClaimID(q.args[0]), filter)
			} else {
				answer, err = graph.ThreadOf(q.ctx, q.store, filter)
			}
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			return app.print(threadTable(answer))
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}

func threadTable(a *graph.ThreadAnswer) table {
	t := table{header: []string{"when", "part", "subject", "predicate", "object", "article", "claim"}, empty: a.NoEvidence}
	var claims []schema.Claim
	for _, c := range a.Claims {
		claims = append(claims, c.Claim)
	}
	find := among(claims, nil)
	for i := range a.Claims {
		c := &a.Claims[i].Claim
		t.add(a.Claims[i], whenText(c), string(a.Claims[i].Part), argumentText(c.Subject, find), predicateText(c),
			objectText(c, find), string(c.Article), string(c.ID))
	}
	return t
}

func newConflictsCommand(app *app) *cobra.Command {
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "conflicts",
		Short: "Propositions that some assert and others deny, by holder",
		Example: example(
			`claimgraph conflicts --during 2022-03 --level country`,
			`claimgraph conflicts --entity Russia --topic "war crimes" --format json`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			filter, err := f.filter(q.ctx, q.cmd, q.store)
			if err != nil {
				return err
			}
			answer, err := graph.Conflicts(q.ctx, q.store, filter)
			if err != nil {
				return err
			}
			if app.wholeAnswer() {
				return app.printAnswer(answer, answer.Evidence)
			}
			t := table{header: []string{"subject", "does", "to", "topic", "asserted by", "denied by", "days after"}, empty: answer.NoEvidence}
			for _, c := range answer.Conflicts {
				t.add(c, c.Subject.Label(), c.Type, c.Object.Label(), c.Topic, sidesText(c.Asserted), sidesText(c.Denied), daysText(c.After))
			}
			return app.print(t)
		}),
	}
	f.addTimes(cmd)
	f.addClaims(cmd)
	return cmd
}

func daysText(days *int) string {
	if days == nil {
		return ""
	}
	return fmt.Sprint(*days)
}

func sidesText(sides []graph.Side) string {
	var out []string
	for _, s := range sides {
		out = append(out, fmt.Sprintf("%s (%d)", s.Holder.Label(), len(s.Claims)))
	}
	return strings.Join(out, ", ")
}
