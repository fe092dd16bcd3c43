package ask

import (
	"cmp"
	"context"
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// ArticleRow is an article in a list, without its text.
type ArticleRow struct {
	ID        schema.ArticleID `json:"id"`
	Title     string           `json:"title,omitempty"`
	Outlet    string           `json:"outlet,omitempty"`
	Published string           `json:"published,omitempty"`
	URL       string           `json:"url,omitempty"`
	Language  string           `json:"language,omitempty"`
	Bytes     int              `json:"bytes" doc:"Length of the text in bytes"`
	Copy      *schema.Copy     `json:"copy,omitempty" doc:"What it repeats, if it does"`
}

// ArticleQuery asks for articles.
type ArticleQuery struct {
	Outlet    string `query:"outlet" doc:"Only of this outlet"`
	Published string `query:"published" doc:"Only published then: a year, month, day, or FROM..TO"`
	Q         string `query:"q" maxLength:"200" doc:"Words in the title"`
}

// Outlet is who published articles.
type Outlet struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Copies   int    `json:"copies" doc:"Of these, how many repeat another article"`
	First    string `json:"first,omitempty"`
	Last     string `json:"last,omitempty"`
}

// rows lists the articles, the newest first.
func (s *Service) rows(ctx context.Context) ([]ArticleRow, error) {
	rows, err := s.articles.get(ctx, s.Store, func(ctx context.Context) (*[]ArticleRow, error) {
		var rows []ArticleRow
		for a, err := range s.Store.Articles(ctx) {
			if err != nil {
				return nil, err
			}
			rows = append(rows, rowOf(&a))
		}
		slices.SortStableFunc(rows, func(a, b ArticleRow) int {
			return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.ID, b.ID))
		})
		return &rows, nil
	})
	if err != nil {
		return nil, err
	}
	return *rows, nil
}

func rowOf(a *schema.Article) ArticleRow {
	return ArticleRow{a.ID, a.Title, a.Outlet, a.Published, a.URL, a.Language, len(a.Text), a.Copy}
}

// Articles gives a page of the articles, the newest first.
func (s *Service) Articles(ctx context.Context, q ArticleQuery, p Page) (*List[ArticleRow], error) {
	var during schema.Range
	if q.Published != "" {
		var err error
		if during, err = schema.ParseRange(q.Published); err != nil {
			return nil, &InputError{"published", err}
		}
	}
	all, err := s.rows(ctx)
	if err != nil {
		return nil, err
	}
	var picked []ArticleRow
	for _, a := range all {
		if (q.Outlet == "" || a.Outlet == q.Outlet) && within(a.Published, during) && titled(a.Title, q.Q) {
			picked = append(picked, a)
		}
	}
	return paged(picked, p, hash("articles", q))
}

func within(published string, during schema.Range) bool {
	if during.Open() {
		return true
	}
	r, err := schema.ParseRange(published)
	return published != "" && err == nil && r.Overlaps(during)
}

// ArticleDetail is an article with its text and the claims drawn from it.
type ArticleDetail struct {
	schema.Article
	Claims []schema.Claim `json:"claims"`
	Copies []ArticleRow   `json:"copies,omitempty" doc:"Articles that repeat this one"`
}

// Article gives an article with its claims, whose spans count in its text.
func (s *Service) Article(ctx context.Context, id schema.ArticleID) (*ArticleDetail, error) {
	a, err := s.Store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &ArticleDetail{Article: a, Claims: []schema.Claim{}}
	for c, err := range s.Store.Claims(ctx, graph.Filter{Articles: []schema.ArticleID{id}}) {
		if err != nil {
			return nil, err
		}
		d.Claims = append(d.Claims, c)
	}
	rows, err := s.rows(ctx)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.Copy != nil && row.Copy.Of == id {
			d.Copies = append(d.Copies, row)
		}
	}
	slices.SortStableFunc(d.Claims, func(a, b schema.Claim) int { return cmp.Compare(a.Sentence, b.Sentence) })
	return d, nil
}

// Outlets lists who published articles, by how many.
func (s *Service) Outlets(ctx context.Context, p Page) (*List[Outlet], error) {
	rows, err := s.rows(ctx)
	if err != nil {
		return nil, err
	}
	byName := map[string]*Outlet{}
	for _, a := range rows {
		o := byName[a.Outlet]
		if o == nil {
			o = &Outlet{Name: a.Outlet}
			byName[a.Outlet] = o
		}
		o.add(&a)
	}
	list := make([]Outlet, 0, len(byName))
	for _, o := range byName {
		list = append(list, *o)
	}
	slices.SortFunc(list, func(a, b Outlet) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name))
	})
	return paged(list, p, hash("outlets"))
}

func (o *Outlet) add(a *ArticleRow) {
	o.Articles++
	if a.Copy != nil {
		o.Copies++
	}
	if a.Published == "" {
		return
	}
	if o.First == "" || a.Published < o.First {
		o.First = a.Published
	}
	o.Last = max(o.Last, a.Published)
}
