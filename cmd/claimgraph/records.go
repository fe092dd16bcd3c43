package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"claimgraph/extract/resolve"
	"claimgraph/graph"
	"claimgraph/schema"
)

// addRecordCommands gives entities its subcommands: nothing is deleted, each
// writes a record of how the graph is to be read from now on.
func addRecordCommands(app *app, entities *cobra.Command) {
	entities.AddCommand(
		newRecordCommand(app, recordCommand{
			use: "merge A B", short: "From now on A means B", args: 2,
			example: `claimgraph entities merge "Intl. Criminal Court" org/icc --reason "same body"`,
			make: func(q *question) (graph.Record, error) {
				a, err := graph.Find(q.ctx, q.store, q.args[0])
				if err != nil {
					return graph.Record{}, err
				}
				b, err := graph.Find(q.ctx, q.store, q.args[1])
				if err != nil {
					return graph.Record{}, err
				}
				if a.ID == b.ID {
					return graph.Record{}, usagef("%s and %s are one entity already: %s", q.args[0], q.args[1], a.ID)
				}
				return graph.Record{Op: graph.Merge, Entity: a.ID, Into: b.ID}, nil
			},
		}),
		newRecordCommand(app, recordCommand{
			use: "split A", short: "From now on A stands for itself again", args: 1,
			example: `claimgraph entities split nil/3kq0v1h2`,
			make: func(q *question) (graph.Record, error) {
				a, err := graph.Find(q.ctx, q.store, q.args[0])
				return graph.Record{Op: graph.Split, Entity: a.ID}, err
			},
		}),
		newRecordCommand(app, recordCommand{
			use: "rename A NAME", short: "From now on A is shown as NAME", args: 2,
			example: `claimgraph entities rename org/icc "The Hague court"`,
			make: func(q *question) (graph.Record, error) {
				a, err := graph.Find(q.ctx, q.store, q.args[0])
				if err == nil && strings.TrimSpace(q.args[1]) == "" {
					err = usagef("the new name is empty")
				}
				return graph.Record{Op: graph.Rename, Entity: a.ID, Name: q.args[1]}, err
			},
		}),
		newRecordCommand(app, recordCommand{
			use: "undo RECORD", short: "From now on a merge, split, rename or retraction does not hold", args: 1,
			example: `claimgraph entities undo r0123456789abcdef`,
			make: func(q *question) (graph.Record, error) {
				for r, err := range q.store.Records(q.ctx) {
					if err != nil {
						return graph.Record{}, err
					}
					if r.ID == q.args[0] {
						return graph.Record{Op: graph.Undo, Record: r.ID}, nil
					}
				}
				return graph.Record{}, fmt.Errorf("record %q: %w", q.args[0], graph.ErrNotFound)
			},
		}),
		newRecordsCommand(app),
		newSuggestCommand(app),
	)
}

// newRetractCommand is "claims retract": a claim withdrawn by a correction.
func newRetractCommand(app *app) *cobra.Command {
	return newRecordCommand(app, recordCommand{
		use: "retract CLAIM", short: "From now on a claim is withdrawn; as of before, it is still there", args: 1,
		example: `claimgraph claims retract cq2x5g0m8k3j7n4p1 --published 2022-03-26 --reason "corrected by the outlet"`,
		make: func(q *question) (graph.Record, error) {
			c, err := q.store.Claim(q.ctx, schema.ClaimID(q.args[0]))
			return graph.Record{Op: graph.Retract, Claim: c.ID}, err
		},
	})
}

type recordCommand struct {
	use, short, example string
	args                int
	make                func(*question) (graph.Record, error)
}

func newRecordCommand(app *app, c recordCommand) *cobra.Command {
	var reason, published string
	cmd := &cobra.Command{
		Use:     c.use,
		Short:   c.short,
		Example: example(c.example),
		Args:    cobra.ExactArgs(c.args),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := contextOf(cmd)
			if published != "" {
				if _, err := schema.ParseRange(published); err != nil {
					return usageError{fmt.Errorf("--published: %w", err)}
				}
			}
			store, err := app.openStore(ctx, writable)
			if err != nil {
				return err
			}
			defer store.Close()
			record, err := c.make(&question{ctx, cmd, args, store})
			if err != nil {
				return err
			}
			record.Reason, record.Published, record.Recorded = reason, published, time.Now().UTC().Truncate(time.Microsecond)
			record.Identify()
			if _, err := store.Put(ctx, graph.Step{Records: []graph.Record{record}}); err != nil {
				return storeFailure(err)
			}
			return app.printObject(record, func(w io.Writer) { fmt.Fprintln(w, recordText(&record)) })
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why, for whoever reads it later")
	cmd.Flags().StringVar(&published, "published", "", "when this became public; as of before, it is not known")
	return cmd
}

// recordText tells a record in a line.
func recordText(r *graph.Record) string {
	var what string
	switch r.Op {
	case graph.Merge:
		what = fmt.Sprintf("%s means %s", r.Entity, r.Into)
	case graph.Split:
		what = fmt.Sprintf("%s stands for itself", r.Entity)
	case graph.Rename:
		what = fmt.Sprintf("%s is shown as %s", r.Entity, r.Name)
	case graph.Retract:
		what = fmt.Sprintf("claim %s is withdrawn", r.Claim)
	case graph.Undo:
		what = fmt.Sprintf("record %s does not hold", r.Record)
	}
	return fmt.Sprintf("%s: %s", r.ID, what)
}

func newRecordsCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:     "records",
		Short:   "List merges, splits, renames, retractions and what undid them",
		Example: example(`claimgraph entities records`),
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			t := table{header: []string{"recorded", "record", "what", "published", "reason"}, empty: "no records yet"}
			for r, err := range q.store.Records(q.ctx) {
				if err != nil {
					return err
				}
				id, what, _ := strings.Cut(recordText(&r), ": ")
				t.add(r, r.Recorded.Format(time.RFC3339), id, what, r.Published, r.Reason)
			}
			return app.print(t)
		}),
	}
}

func newSuggestCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:     "suggest",
		Short:   "Entities that are likely the same, with reasons",
		Example: example(`claimgraph entities suggest`),
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			reading, err := graph.ReadingOf(q.ctx, q.store, graph.Filter{})
			if err != nil {
				return err
			}
			var entities []schema.Entity
			names := map[schema.EntityID]string{}
			for e, err := range q.store.Entities(q.ctx) {
				if err != nil {
					return err
				}
				names[e.ID] = e.Name
				if reading.Entity(e.ID) == e.ID { // merged ones are settled
					entities = append(entities, e)
				}
			}
			t := table{header: []string{"name", "like", "because", "score", "to merge"}, wide: true, empty: "no two entities look alike"}
			for _, s := range resolve.Suggest(entities) {
				row := suggestion{s.B, s.A, names[s.B], names[s.A], s.Reason, s.Score}
				t.add(row, row.Name, row.IntoName, s.Reason, fmt.Sprintf("%.2f", s.Score),
					fmt.Sprintf("claimgraph entities merge %s %s", s.B, s.A))
			}
			return app.print(t)
		}),
	}
}

// suggestion proposes that one entity is another.
type suggestion struct {
	Entity   schema.EntityID `json:"entity"`
	Into     schema.EntityID `json:"into"`
	Name     string          `json:"name"`
	IntoName string          `json:"into_name"`
	Reason   string          `json:"reason"`
	Score    float64         `json:"score"` // 0..1
}
