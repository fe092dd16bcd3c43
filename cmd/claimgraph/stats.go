package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func newStatsCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:     "stats",
		Short:   "Count what the database holds",
		Example: example("claimgraph stats", "claimgraph stats --format json"),
		GroupID: "keep",
		Args:    cobra.NoArgs,
		RunE: app.ask(func(q *question) error {
			stats, err := q.store.Stats(q.ctx)
			if err != nil {
				return err
			}
			return app.printObject(stats, func(w io.Writer) {
				fmt.Fprintf(w, "%s, %s, %s", plural(stats.Articles, "article"), plural(stats.Claims, "claim"), plural(stats.Entities, "entity"))
				if stats.Records > 0 {
					fmt.Fprintf(w, ", %s", plural(stats.Records, "record"))
				}
				if stats.Failures > 0 {
					fmt.Fprintf(w, ", %s", plural(stats.Failures, "failure"))
				}
				fmt.Fprintln(w)
			})
		}),
	}
}
