package graph

import (
	"context"
	"errors"
	"fmt"

	"claimgraph/schema"
)

// Report is what Check found.
type Report struct {
	Stats  Stats    `json:"stats"`
	Spans  int      `json:"spans"`  // evidence replayed
	Faults []string `json:"faults"` // at most MaxFaults, each one line
	More   int      `json:"more"`   // faults beyond those
}

// Whole reports whether no fault was found.
func (r *Report) Whole() bool { return len(r.Faults) == 0 }

// MaxFaults is how many faults a Report lists.
const MaxFaults = 100

func (r *Report) fault(text string) {
	if len(r.Faults) < MaxFaults {
		r.Faults = append(r.Faults, text)
	} else {
		r.More++
	}
}

// FileChecker is a Store that can verify how it is kept.
type FileChecker interface {
	CheckFile(ctx context.Context, report func(fault string)) error
}

// Check verifies a store: its file, where it has one; that the counts are
// right; that every claim's article is there and all its evidence replays on
// the article's text; that ids are the key they are found by. An error means
// that the checking itself failed, a fault is in the report.
func Check(ctx context.Context, s Store) (*Report, error) {
	report := &Report{}
	var err error
	if report.Stats, err = s.Stats(ctx); err != nil {
		return nil, err
	}
	if checker, ok := s.(FileChecker); ok {
		if err := checker.CheckFile(ctx, report.fault); err != nil {
			return report, err
		}
	}
	claims, err := report.claims(ctx, s)
	if err != nil {
		return report, err
	}
	if claims != report.Stats.Claims {
		report.fault(fmt.Sprintf("%d claims counted, %d found", report.Stats.Claims, claims))
	}
	return report, nil
}

// claims checks every claim, ordinary ones and open triples.
func (r *Report) claims(ctx context.Context, s Store) (n int, err error) {
	open := true
	cache := articleCache{store: s, missing: map[schema.ArticleID]bool{}}
	for _, f := range []Filter{{Retracted: true}, {Retracted: true, Open: &open}} {
		for c, err := range s.Claims(ctx, f) {
			if err != nil {
				return n, err
			}
			n++
			if err := r.claim(ctx, s, &c, &cache); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (r *Report) claim(ctx context.Context, s Store, c *schema.Claim, articles *articleCache) error {
	if again, err := s.Claim(ctx, c.ID); err != nil || again.ID != c.ID {
		r.fault(fmt.Sprintf("claim %s is not found by its id: %v", c.ID, err))
	}
	if c.Article == "" {
		return nil
	}
	a, err := articles.get(ctx, c.Article)
	if err != nil {
		return err
	}
	if a == nil {
		if !articles.told(c.Article) {
			r.fault(fmt.Sprintf("claim %s: its article %s is missing", c.ID, c.Article))
		}
		return nil
	}
	for field, span := range c.Evidence {
		r.Spans++
		if err := span.Check(a); err != nil {
			r.fault(fmt.Sprintf("claim %s, %s: %v", c.ID, field, err))
		}
	}
	return nil
}

// articleCache keeps the last article read: claims of one come together often.
type articleCache struct {
	store   Store
	last    schema.Article
	missing map[schema.ArticleID]bool
}

func (c *articleCache) get(ctx context.Context, id schema.ArticleID) (*schema.Article, error) {
	if c.last.ID == id {
		return &c.last, nil
	}
	a, err := c.store.Article(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	c.last = a
	return &c.last, nil
}

// told reports whether a missing article was reported before.
func (c *articleCache) told(id schema.ArticleID) bool {
	told := c.missing[id]
	c.missing[id] = true
	return told
}
