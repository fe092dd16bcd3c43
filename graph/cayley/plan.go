package cayley

import (
	"errors"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"claimgraph/graph"
	"claimgraph/graph/index"
	"claimgraph/schema"
)

// plan is what one transaction will write: what is new or changed in its steps.
type plan struct {
	store    *Store
	first    uint32 // row of the first claim
	batch    index.Batch
	articles map[schema.ArticleID]schema.Article
	entities map[schema.EntityID]schema.Entity
	ledger   map[schema.ArticleID]graph.Entry
	records  map[string]bool
	claims   map[schema.ClaimID]bool
	cache    []graph.CacheItem
	quads    deltas
	stats    counts
	written  graph.Written
}

func (s *Store) plan(steps []graph.Step) (*plan, error) {
	p := &plan{
		store: s, first: uint32(s.index.Len()), stats: s.stats,
		articles: map[schema.ArticleID]schema.Article{}, entities: map[schema.EntityID]schema.Entity{},
		ledger: map[schema.ArticleID]graph.Entry{}, records: map[string]bool{}, claims: map[schema.ClaimID]bool{},
	}
	err := s.db.View(func(tx *bolt.Tx) error {
		for _, step := range steps {
			if err := p.add(tx, step.Stamped(s.clock.Now())); err != nil {
				return err
			}
		}
		return nil
	})
	p.stats.Articles += p.written.Articles
	p.stats.Claims += p.written.Claims
	p.stats.Entities += p.written.Entities
	p.stats.Records += len(p.batch.Records)
	return p, err
}

func (p *plan) add(tx *bolt.Tx, step graph.Step) error {
	if err := p.addArticle(tx, step.Article); err != nil {
		return err
	}
	for i := range step.Claims {
		c := &step.Claims[i]
		if p.claims[c.ID] || p.store.known(c.ID) {
			continue
		}
		p.claims[c.ID] = true
		p.batch.Claims = append(p.batch.Claims, *c)
		p.quads.claim(c)
		p.written.Claims++
	}
	for _, e := range step.Entities {
		if err := p.addEntity(tx, e); err != nil {
			return err
		}
	}
	for _, r := range step.Records {
		if p.records[r.ID] || tx.Bucket(recordBucket).Get([]byte(r.ID)) != nil {
			continue
		}
		p.records[r.ID] = true
		p.batch.Records = append(p.batch.Records, r)
		p.quads.record(&r)
	}
	p.cache = append(p.cache, step.Cache...)
	if step.Ledger != nil {
		return p.addEntry(tx, *step.Ledger)
	}
	return nil
}

func (p *plan) addArticle(tx *bolt.Tx, a *schema.Article) error {
	if a == nil {
		return nil
	}
	old, err := pending(tx, p.articles, articleBucket, "article", a.ID)
	next := *a
	switch {
	case err == nil:
		var changed bool
		if next, changed = graph.MergeArticle(old, *a); !changed {
			return nil
		}
	case errors.Is(err, graph.ErrNotFound):
		p.written.Articles++
	default:
		return err
	}
	p.articles[a.ID] = next
	p.batch.Articles = append(p.batch.Articles, schema.Article{ID: next.ID, Outlet: next.Outlet, Copy: next.Copy})
	p.quads.article(&next)
	return nil
}

func (p *plan) addEntity(tx *bolt.Tx, e schema.Entity) error {
	if e.ID == "" {
		return fmt.Errorf("entity %q has no id", e.Name)
	}
	old, err := pending(tx, p.entities, entityBucket, "entity", e.ID)
	switch {
	case err == nil:
		merged := graph.MergeEntity(old, e)
		if equal(old, merged) {
			return nil
		}
		e = merged
	case errors.Is(err, graph.ErrNotFound):
		p.written.Entities++
	default:
		return err
	}
	p.entities[e.ID] = e
	p.quads.entity(&e)
	return nil
}

func equal(a, b schema.Entity) bool {
	return a.Name == b.Name && a.Kind == b.Kind && a.Country == b.Country && a.Sector == b.Sector &&
		a.Wikidata == b.Wikidata && slices.Equal(a.Aliases, b.Aliases)
}

func (p *plan) addEntry(tx *bolt.Tx, e graph.Entry) error {
	old, err := pending(tx, p.ledger, ledgerBucket, "ledger entry", e.Article)
	if err != nil && !errors.Is(err, graph.ErrNotFound) {
		return err
	}
	if old.State == graph.Failed {
		p.stats.Failures--
	}
	if e.State == graph.Failed {
		p.stats.Failures++
	}
	p.ledger[e.Article] = e
	return nil
}

// pending gives a value as it will be: from the plan, else from the file.
func pending[K ~string, V any](tx *bolt.Tx, planned map[K]V, bucket []byte, what string, id K) (V, error) {
	if v, ok := planned[id]; ok {
		return v, nil
	}
	return getJSON[V](tx, bucket, what, string(id))
}

// write puts everything but the quads into a transaction.
func (p *plan) write(tx *bolt.Tx) error {
	claims := tx.Bucket(claimBucket)
	claims.FillPercent = 0.95 // rows only ever follow
	for i := range p.batch.Claims {
		key := rowKey(p.first + uint32(i))
		if err := claims.Put(key, seal(key, encodeClaim(&p.batch.Claims[i]))); err != nil {
			return fmt.Errorf("claim %s: %w", p.batch.Claims[i].ID, err)
		}
	}
	if err := p.writeArticles(tx); err != nil {
		return err
	}
	if err := p.writeEntities(tx); err != nil {
		return err
	}
	for _, r := range p.batch.Records {
		if err := putJSON(tx.Bucket(recordBucket), r.ID, r); err != nil {
			return err
		}
	}
	for id, e := range p.ledger {
		if err := putJSON(tx.Bucket(ledgerBucket), string(id), e); err != nil {
			return err
		}
	}
	for _, item := range p.cache {
		b, err := tx.Bucket(cacheBucket).CreateBucketIfNotExists([]byte(item.Name))
		if err != nil {
			return fmt.Errorf("cache %q: %w", item.Name, err)
		}
		if err := b.Put([]byte(item.Key), seal([]byte(item.Key), item.Value)); err != nil {
			return fmt.Errorf("cache %q: %w", item.Name, err)
		}
	}
	return putJSON(tx.Bucket(metaBucket), string(countsKey), p.stats)
}

func (p *plan) writeArticles(tx *bolt.Tx) error {
	for id, a := range p.articles {
		if err := putJSON(tx.Bucket(articleBucket), string(id), a); err != nil {
			return err
		}
		source := a.Outlet + "\x00"
		if a.Copy != nil {
			source += string(a.Copy.Of)
		}
		if err := tx.Bucket(sourceBucket).Put([]byte(id), []byte(source)); err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
	}
	return nil
}

func (p *plan) writeEntities(tx *bolt.Tx) error {
	for id, e := range p.entities {
		if err := putJSON(tx.Bucket(entityBucket), string(id), e); err != nil {
			return err
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if err := tx.Bucket(nameBucket).Put(nameKey(name, id), nil); err != nil {
				return fmt.Errorf("entity %s: %w", id, err)
			}
		}
	}
	return nil
}

func nameKey(name string, id schema.EntityID) []byte {
	return []byte(schema.NormalName(name) + "\x00" + string(id))
}
