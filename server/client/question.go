package client

import (
	"context"
	"iter"
	"maps"
	"net/url"

	"claimgraph/graph"
	"claimgraph/schema"
	"claimgraph/server/api"
	server "claimgraph/server/ask"
)

// Claims gives a page of claims; query holds the parameters of the question,
// named as the command line's flags.
func (c *Client) Claims(ctx context.Context, query url.Values) (*server.List[schema.Claim], error) {
	return ask[server.List[schema.Claim]](ctx, c, "/claims", query)
}

// AllClaims yields every claim, page after page.
func (c *Client) AllClaims(ctx context.Context, query url.Values) iter.Seq2[schema.Claim, error] {
	return func(yield func(schema.Claim, error) bool) {
		query := maps.Clone(query)
		if query == nil {
			query = url.Values{}
		}
		for {
			page, err := c.Claims(ctx, query)
			if err != nil {
				yield(schema.Claim{}, err)
				return
			}
			for _, claim := range page.Items {
				if !yield(claim, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			query.Set("cursor", page.Next)
		}
	}
}

// Claim gives the claim with an id.
func (c *Client) Claim(ctx context.Context, id schema.ClaimID) (*schema.Claim, error) {
	return ask[schema.Claim](ctx, c, "/claims/"+url.PathEscape(string(id)), nil)
}

// Timeline gives what is said to have passed between two actors.
func (c *Client) Timeline(ctx context.Context, a, b string, query url.Values) (*server.Timeline, error) {
	return ask[server.Timeline](ctx, c, "/timeline", with(query, "a", a, "b", b))
}

// Network gives claims summed up by pair.
func (c *Client) Network(ctx context.Context, query url.Values) (*api.PlacedNetwork, error) {
	return ask[api.PlacedNetwork](ctx, c, "/network", query)
}

// Path gives a shortest chain of claims between two actors.
func (c *Client) Path(ctx context.Context, from, to string, query url.Values) (*graph.PathAnswer, error) {
	return ask[graph.PathAnswer](ctx, c, "/path", with(query, "from", from, "to", to))
}

// Stance gives who did a thing to whom, as a matrix.
func (c *Client) Stance(ctx context.Context, query url.Values) (*graph.StanceAnswer, error) {
	return ask[graph.StanceAnswer](ctx, c, "/stance", query)
}

// Series gives how two actors stood to each other over time.
func (c *Client) Series(ctx context.Context, a, b, by string, query url.Values) (*graph.SeriesAnswer, error) {
	return ask[graph.SeriesAnswer](ctx, c, "/stance", with(query, "a", a, "b", b, "by", by))
}

// Thread follows a claim, or all that query selects.
func (c *Client) Thread(ctx context.Context, claim schema.ClaimID, query url.Values) (*graph.ThreadAnswer, error) {
	return ask[graph.ThreadAnswer](ctx, c, "/thread", with(query, "claim", string(claim)))
}

// Conflicts gives what some assert and others deny.
func (c *Client) Conflicts(ctx context.Context, query url.Values) (*graph.ConflictsAnswer, error) {
	return ask[graph.ConflictsAnswer](ctx, c, "/conflicts", query)
}

// Numbers gives the numbers that claims cite.
func (c *Client) Numbers(ctx context.Context, query url.Values) (*graph.NumbersAnswer, error) {
	return ask[graph.NumbersAnswer](ctx, c, "/numbers", query)
}

// Anonymous gives claims that rest on one source who is not named.
func (c *Client) Anonymous(ctx context.Context, query url.Values) (*graph.AnonymousAnswer, error) {
	return ask[graph.AnonymousAnswer](ctx, c, "/anonymous", query)
}

// Diff compares the networks of two times.
func (c *Client) Diff(ctx context.Context, query url.Values) (*graph.DiffAnswer, error) {
	return ask[graph.DiffAnswer](ctx, c, "/diff", query)
}

// Corroborate gives the independent sources of what a claim says.
func (c *Client) Corroborate(ctx context.Context, claim schema.ClaimID, query url.Values) (*graph.CorroborateAnswer, error) {
	return ask[graph.CorroborateAnswer](ctx, c, "/corroborate", with(query, "claim", string(claim)))
}

// Trend gives what rose most against its past.
func (c *Client) Trend(ctx context.Context, query url.Values) (*graph.TrendAnswer, error) {
	return ask[graph.TrendAnswer](ctx, c, "/trend", query)
}

// Histogram counts claims over time.
func (c *Client) Histogram(ctx context.Context, query url.Values) (*server.Histogram, error) {
	return ask[server.Histogram](ctx, c, "/histogram", query)
}

// Copies gives the articles that repeat others.
func (c *Client) Copies(ctx context.Context, query url.Values) (*server.List[server.CopyRow], error) {
	return ask[server.List[server.CopyRow]](ctx, c, "/copies", query)
}

// Entities finds entities by name.
func (c *Client) Entities(ctx context.Context, query url.Values) (*server.List[server.EntityRow], error) {
	return ask[server.List[server.EntityRow]](ctx, c, "/entities", query)
}

// Entity gives what is known of an entity.
func (c *Client) Entity(ctx context.Context, id schema.EntityID) (*server.EntityDetail, error) {
	return ask[server.EntityDetail](ctx, c, "/entities/"+string(id), nil)
}

// Suggest gives entities that are likely the same.
func (c *Client) Suggest(ctx context.Context, query url.Values) (*server.List[server.Suggestion], error) {
	return ask[server.List[server.Suggestion]](ctx, c, "/entities/suggest", query)
}

// Who tells who held an office on a day.
func (c *Client) Who(ctx context.Context, title, on string) (*server.Holder, error) {
	return ask[server.Holder](ctx, c, "/who", with(nil, "title", title, "on", on))
}

// Articles gives a page of the articles.
func (c *Client) Articles(ctx context.Context, query url.Values) (*server.List[server.ArticleRow], error) {
	return ask[server.List[server.ArticleRow]](ctx, c, "/articles", query)
}

// Article gives an article's text with its claims.
func (c *Client) Article(ctx context.Context, id schema.ArticleID) (*server.ArticleDetail, error) {
	return ask[server.ArticleDetail](ctx, c, "/articles/"+url.PathEscape(string(id)), nil)
}

// Outlets gives who published articles.
func (c *Client) Outlets(ctx context.Context, query url.Values) (*server.List[server.Outlet], error) {
	return ask[server.List[server.Outlet]](ctx, c, "/outlets", query)
}

// Stats counts what the server's store holds.
func (c *Client) Stats(ctx context.Context) (*graph.Stats, error) {
	return ask[graph.Stats](ctx, c, "/stats", nil)
}

// Query asks in openCypher.
func (c *Client) Query(ctx context.Context, q api.Query) (*api.QueryAnswer, error) {
	return post[api.QueryAnswer](ctx, c, "/query", q)
}

// with adds pairs of name and value to a query, empty values left out.
func with(query url.Values, pairs ...string) url.Values {
	out := url.Values{}
	maps.Copy(out, query)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out.Set(pairs[i], pairs[i+1])
		}
	}
	return out
}
