package api

import (
	"context"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/ask"
)

func (a *api) articles() {
	const tag = "Articles"
	type articlesInput struct {
		ask.ArticleQuery
		ask.Page
	}
	get(a, "/articles", "articles", "Articles, the newest first", tag,
		func(ctx context.Context, in *articlesInput) (*ask.List[ask.ArticleRow], error) {
			return a.Articles(ctx, in.ArticleQuery, in.Page)
		})
	type articleInput struct {
		ID string `path:"id" maxLength:"500" doc:"Article id"`
	}
	get(a, "/articles/{id...}", "article", "An article's text with its claims; their spans are byte offsets into the text", tag,
		func(ctx context.Context, in *articleInput) (*ask.ArticleDetail, error) {
			return a.Article(ctx, schema.ArticleID(in.ID))
		})
	get(a, "/outlets", "outlets", "Who published articles, by how many", tag,
		func(ctx context.Context, in *ask.Page) (*ask.List[ask.Outlet], error) {
			return a.Outlets(ctx, *in)
		})
	type copiesInput struct {
		ask.CopyQuery
		ask.Page
	}
	get(a, "/copies", "copies", "Articles that repeat others: exact, near, update or spun", tag,
		func(ctx context.Context, in *copiesInput) (*ask.List[ask.CopyRow], error) {
			return a.Copies(ctx, in.CopyQuery, in.Page)
		})
	get(a, "/stats", "stats", "What the store holds", tag, func(ctx context.Context, _ *struct{}) (*graph.Stats, error) {
		stats, err := a.Store.Stats(ctx)
		return &stats, err
	})
}
