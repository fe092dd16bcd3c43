package api

import (
	"context"

	"claimgraph/server/ask"
)

func (a *api) entities() {
	const tag = "Entities"
	type entitiesInput struct {
		ask.EntityQuery
		ask.Page
	}
	get(a, "/entities", "entities", "Entities by claims; with q, by the beginning of a name, typing errors forgiven", tag,
		func(ctx context.Context, in *entitiesInput) (*ask.List[ask.EntityRow], error) {
			return a.Entities(ctx, in.EntityQuery, in.Page)
		})
	type entityInput struct {
		ID string `path:"id" maxLength:"500" doc:"Entity id, such as country/USA; a name is understood too"`
	}
	get(a, "/entities/{id...}", "entity", "One entity: names, offices held with dates, counts, merges", tag,
		func(ctx context.Context, in *entityInput) (*ask.EntityDetail, error) {
			return a.Detail(ctx, in.ID)
		})
	get(a, "/entities/suggest", "suggest", "Entities that are likely the same, with reasons", tag,
		func(ctx context.Context, in *ask.Page) (*ask.List[ask.Suggestion], error) {
			return a.Suggest(ctx, *in)
		})
	type whoInput struct {
		Title string `query:"title" required:"true" minLength:"1" maxLength:"500" doc:"An office" example:"US secretary of state"`
		On    string `query:"on" doc:"The day (default: today)" example:"2022-03-23"`
	}
	get(a, "/who", "who", "Who held an office on a day", tag, func(_ context.Context, in *whoInput) (*ask.Holder, error) {
		return a.Who(in.Title, in.On)
	})
}
