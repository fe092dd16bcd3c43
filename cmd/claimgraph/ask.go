package main

import (
	"context"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

// question is what a command that reads the store works with.
type question struct {
	ctx   context.Context
	cmd   *cobra.Command
	args  []string
	store graph.Store
}

// find gives the claim with an id, nil when the store has none.
func (q *question) find(id schema.ClaimID) *schema.Claim {
	c, err := q.store.Claim(q.ctx, id)
	if err != nil {
		return nil
	}
	return &c
}

// ask opens the store for reading, runs the question and closes it again.
func (a *app) ask(run func(*question) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		ctx := contextOf(cmd)
		store, err := a.openStore(ctx, readOnly)
		if err != nil {
			return err
		}
		defer store.Close()
		return run(&question{ctx, cmd, args, store})
	}
}
