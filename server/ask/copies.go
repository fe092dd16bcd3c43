package ask

import (
	"context"
	"errors"
	"slices"
	"strings"

	"claimgraph/extract/article/copies"
	"claimgraph/graph"
	"claimgraph/schema"
)

// CopyRow is an article that repeats another.
type CopyRow struct {
	Article       schema.ArticleID      `json:"article"`
	CopyOf        schema.ArticleID      `json:"copy_of"`
	Kind          schema.CopyKind       `json:"kind"`
	Similarity    float64               `json:"similarity"`
	Substitutions []copies.Substitution `json:"substitutions,omitempty" doc:"What was exchanged, of spun copies"`
}

// CopyQuery asks for copies.
type CopyQuery struct {
	Article string `query:"article" doc:"Only the copies of this article and what it copies"`
	Kind    string `query:"kind" enum:"exact,near,update,spun" doc:"Only this kind"`
}

// Copies gives a page of the articles that repeat others, by id.
func (s *Service) Copies(ctx context.Context, q CopyQuery, p Page) (*List[CopyRow], error) {
	switch schema.CopyKind(q.Kind) {
	case "", schema.ExactCopy, schema.NearCopy, schema.UpdateCopy, schema.SpunCopy:
	default:
		return nil, inputf("kind", "unknown kind of copy %q (known: exact, near, update, spun)", q.Kind)
	}
	all, err := s.copies.get(ctx, s.Store, s.describeCopies)
	if err != nil {
		return nil, err
	}
	var rows []CopyRow
	for _, row := range *all {
		if (q.Kind == "" || row.Kind == schema.CopyKind(q.Kind)) &&
			(q.Article == "" || q.Article == string(row.Article) || q.Article == string(row.CopyOf)) {
			rows = append(rows, row)
		}
	}
	return paged(rows, p, hash("copies", q))
}

func (s *Service) describeCopies(ctx context.Context) (*[]CopyRow, error) {
	rows := []CopyRow{}
	for a, err := range s.Store.Articles(ctx) {
		if err != nil {
			return nil, err
		}
		if a.Copy == nil {
			continue
		}
		row, err := DescribeCopy(ctx, s.Store, &a)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return &rows, nil
}

// DescribeCopy tells what a copies in the end: where its original was found
// later to be a copy itself, the two are compared anew, so that the answer does
// not depend on which was loaded first.
func DescribeCopy(ctx context.Context, store graph.Store, a *schema.Article) (CopyRow, error) {
	row := CopyRow{Article: a.ID, CopyOf: a.Copy.Of, Kind: a.Copy.Kind, Similarity: a.Copy.Similarity}
	original, err := firstOriginal(ctx, store, a)
	if errors.Is(err, graph.ErrNotFound) {
		return row, nil
	} else if err != nil {
		return row, err
	}
	first, text := copies.Read(&original), copies.Read(a)
	if original.ID != row.CopyOf {
		row.CopyOf = original.ID
		if c := copies.Compare(first, text); c != nil && c.Of == original.ID {
			row.Kind, row.Similarity = c.Kind, c.Similarity
		}
	}
	if row.Kind == schema.SpunCopy {
		row.Substitutions = copies.Substitutions(first, text)
	}
	return row, nil
}

// firstOriginal follows a chain of copies to its end.
func firstOriginal(ctx context.Context, store graph.Store, a *schema.Article) (schema.Article, error) {
	seen := map[schema.ArticleID]bool{a.ID: true}
	at := *a
	for at.Copy != nil && !seen[at.Copy.Of] {
		seen[at.Copy.Of] = true
		next, err := store.Article(ctx, at.Copy.Of)
		if err != nil {
			return at, err
		}
		at = next
	}
	return at, nil
}

// titled reports whether a title holds every word.
func titled(title, words string) bool {
	in := strings.Fields(schema.NormalName(title))
	for _, w := range strings.Fields(schema.NormalName(words)) {
		if !slices.ContainsFunc(in, func(t string) bool { return strings.HasPrefix(t, w) }) {
			return false
		}
	}
	return true
}
