package ask

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"claimgraph/extract/resolve"
	"claimgraph/graph"
	"claimgraph/schema"
)

// EntityDetail is what is known of one entity.
type EntityDetail struct {
	EntityRow
	// Means is the entity that this one was merged into, if it was.
	Means schema.EntityID `json:"means,omitempty"`
	// Merged are the entities that mean this one.
	Merged  []schema.EntityID `json:"merged,omitempty"`
	Offices []resolve.Tenure  `json:"offices,omitempty" doc:"Offices held, from the gazetteer"`
	First   string            `json:"first,omitempty" doc:"When the earliest of its claims happened"`
	Last    string            `json:"last,omitempty"`
	Quads   [5]int            `json:"quads" doc:"Its claims by PLOVER quad class"`
}

// Detail gives what is known of an entity, by id or name.
func (s *Service) Detail(ctx context.Context, name string) (*EntityDetail, error) {
	e, err := s.Entity(ctx, name)
	if err != nil {
		return nil, err
	}
	d := &EntityDetail{EntityRow: EntityRow{Entity: e}}
	reading, err := graph.ReadingOf(ctx, s.Store, graph.Filter{})
	if err != nil {
		return nil, err
	}
	if into := reading.Entity(e.ID); into != e.ID {
		d.Means = into
	}
	for from, into := range reading.Merged {
		if into == e.ID {
			d.Merged = append(d.Merged, from)
		}
	}
	slices.Sort(d.Merged)
	if name := reading.Name(e.ID); name != "" {
		d.Name = name
	}
	if s.Linker != nil {
		d.Offices = s.Linker.Tenures(e.ID)
	}
	for f, err := range graph.Facts(ctx, s.Store, graph.Filter{Entities: []schema.EntityID{e.ID}}) {
		if err != nil {
			return nil, err
		}
		d.count(f)
	}
	return d, nil
}

// count counts a fact; facts come in order of time, undated ones last.
func (d *EntityDetail) count(f *graph.Fact) {
	if f.Subject == d.ID || f.Object == d.ID || f.Holder == d.ID {
		d.Claims++
	}
	if f.Quad >= 0 && f.Quad < len(d.Quads) {
		d.Quads[f.Quad]++
	}
	if !f.When.From.IsZero() {
		day := f.When.From.Format("2006-01-02")
		if d.First == "" {
			d.First = day
		}
		d.Last = day
	}
}

// Suggestion proposes that one entity is another.
type Suggestion struct {
	Entity   schema.EntityID `json:"entity"`
	Into     schema.EntityID `json:"into"`
	Name     string          `json:"name"`
	IntoName string          `json:"into_name"`
	Reason   string          `json:"reason"`
	Score    float64         `json:"score" minimum:"0" maximum:"1"`
}

// Suggest lists entities that are likely the same, best first.
func (s *Service) Suggest(ctx context.Context, p Page) (*List[Suggestion], error) {
	list, err := s.suggestions.get(ctx, s.Store, s.suggest)
	if err != nil {
		return nil, err
	}
	return paged(*list, p, hash("suggest"))
}

func (s *Service) suggest(ctx context.Context) (*[]Suggestion, error) {
	l, err := s.listing(ctx)
	if err != nil {
		return nil, err
	}
	reading, err := graph.ReadingOf(ctx, s.Store, graph.Filter{})
	if err != nil {
		return nil, err
	}
	var entities []schema.Entity
	names := map[schema.EntityID]string{}
	for i := range l.rows {
		e := l.rows[i].Entity
		names[e.ID] = e.Name
		if reading.Entity(e.ID) == e.ID { // merged ones are settled
			entities = append(entities, e)
		}
	}
	var list []Suggestion
	for _, x := range resolve.Suggest(entities) {
		list = append(list, Suggestion{x.B, x.A, names[x.B], names[x.A], x.Reason, x.Score})
	}
	return &list, nil
}

// Explain makes an error of a name that nothing has easier to act on.
func Explain(err error) string {
	var unknown *graph.UnknownError
	if errors.As(err, &unknown) && len(unknown.Suggestions) > 0 {
		var names []string
		for _, e := range unknown.Suggestions {
			names = append(names, fmt.Sprintf("%s (%s)", e.Name, e.ID))
		}
		return fmt.Sprintf("no entity %q; near ones: %s", unknown.Name, strings.Join(names, ", "))
	}
	return err.Error()
}
