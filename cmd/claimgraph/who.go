package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"claimgraph/schema"
)

func newWhoCommand(app *app) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:   "who TITLE",
		Short: "Who held an office on a day",
		Long: `Tell who held an office on a day, from the gazetteer; no database is needed.
It says when it does not know rather than guess.`,
		Example: example(
			`claimgraph who "US secretary of state" --on 2022-03-23`,
			`claimgraph who "Russian foreign minister" --on 2014-07-17 --format json`,
			`claimgraph who "the UN chief"`,
		),
		GroupID: "ask",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day := time.Now().UTC()
			if on != "" {
				r, err := schema.ParseRange(on)
				if err != nil || r.From.IsZero() {
					return usagef("--on %q: want a day such as 2022-03-23", on)
				}
				day = r.From
			}
			linker, err := app.linker()
			if err != nil {
				return err
			}
			answer := linker.Who(args[0], day)
			return app.printObject(answer, func(w io.Writer) {
				if answer.Unknown {
					fmt.Fprintf(w, "unknown: %s\n", answer.Why)
					return
				}
				to := answer.To
				if to == "" {
					to = "…"
				}
				fmt.Fprintf(w, "%s (%s), %s from %s to %s\n", answer.Name, answer.Entity, answer.Title, answer.From, to)
				if answer.Source != "" {
					fmt.Fprintf(w, "source: %s\n", answer.Source)
				}
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "the day (default: today)")
	return cmd
}
