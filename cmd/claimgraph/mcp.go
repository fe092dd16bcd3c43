package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"claimgraph/server"
	"claimgraph/server/agent"
	"claimgraph/server/api"
	"claimgraph/server/job"
)

func newMCPCommand(app *app) *cobra.Command {
	var readOnlyFlag bool
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Offer the graph to a language model, over standard input and output",
		Long: `Offer the graph to a language model as tools of the Model Context Protocol, over
standard input and output: search, timelines, threads, contradictions, evidence
word for word, openCypher. Every answer cites claims and says when there is no
evidence. load_text stores nothing unless it is told to.

A client starts this command itself; claimgraph serve offers the same tools over
HTTP at /mcp.`,
		Example: example(
			`claimgraph mcp --db war.db`,
			`claimgraph mcp --db war.db --read-only`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := contextOf(cmd)
			mode := writable
			if readOnlyFlag {
				mode = readOnly
			}
			store, err := app.openStore(ctx, mode)
			if err != nil {
				return err
			}
			defer store.Close()
			service, err := app.service(store)
			if err != nil {
				return err
			}
			defer app.model.close()
			o := agent.Options{Service: service, Version: version, Query: api.Cypher(store), Timeout: timeout}
			if !readOnlyFlag {
				jobs := job.New(job.Limits{}, service.Loaded)
				defer jobs.Close(context.WithoutCancel(ctx))
				o.Load = server.Loading(service, jobs)
			}
			err = agent.Run(ctx, o)
			if errors.Is(err, io.EOF) { // the client has left
				return nil
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&readOnlyFlag, "read-only", false, "take no articles")
	cmd.Flags().DurationVar(&timeout, "timeout", 30*time.Second, "the longest an answer may take")
	return cmd
}
