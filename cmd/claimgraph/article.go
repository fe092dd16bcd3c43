package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"claimgraph/graph"
	"claimgraph/schema"
)

func newArticleCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:   "article ID",
		Short: "Print an article's text as it is stored, byte for byte",
		Long: `Print an article's text as it is stored, byte for byte: the offsets of claims
count in it. JSON has everything known of the article.`,
		Example: example(
			`claimgraph article a1`,
			`claimgraph article a1 | tail -c +20 | head -c 7      # bytes 19 to 26`,
			`claimgraph article a1 --format json`,
		),
		GroupID: "ask",
		Args:    cobra.ExactArgs(1),
		RunE: app.ask(func(q *question) error {
			a, err := q.store.Article(q.ctx, schema.ArticleID(q.args[0]))
			if errors.Is(err, graph.ErrNotFound) {
				return fmt.Errorf("no article %q: %w (claimgraph claims --format json tells the article of each claim)", q.args[0], graph.ErrNotFound)
			}
			if err != nil {
				return err
			}
			return app.printObject(a, func(w io.Writer) { io.WriteString(w, a.Text) })
		}),
	}
}
