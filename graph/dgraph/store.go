// Package dgraph keeps the graph in a Dgraph cluster, through its gRPC client.
//
// Claims are nodes: Dgraph keeps one edge per subject, predicate and object,
// and its facets are overwritten by a second fact. Filters are pushed down to
// the indexes as far as they narrow what must be read; graph.Matcher then
// decides, so that the answers are those of every other store.
package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	dgo "github.com/dgraph-io/dgo/v230"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Store is a graph.Store in a Dgraph cluster. Several programs may write to
// one cluster at the same time.
type Store struct {
	client *client

	write sync.Mutex // one Put at a time
	clock graph.Clock
}

var _ graph.Store = (*Store)(nil)

// Open connects to a cluster and sets its schema up when it is new. It waits,
// up to Options.Patience, for a cluster that is starting.
func Open(ctx context.Context, o Options) (*Store, error) {
	if len(o.Endpoints) == 0 {
		return nil, errors.New("opening Dgraph: no endpoint given")
	}
	c, err := dial(o)
	if err != nil {
		return nil, err
	}
	s := &Store{client: c}
	if err := s.prepare(ctx); err != nil {
		c.close()
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	return s, nil
}

// Close ends the connections.
func (s *Store) Close() error { return s.client.close() }

// Article implements graph.Store.
func (s *Store) Article(ctx context.Context, id schema.ArticleID) (schema.Article, error) {
	return get[schema.Article](ctx, s, articleKind, string(id))
}

// Claim implements graph.Store.
func (s *Store) Claim(ctx context.Context, id schema.ClaimID) (schema.Claim, error) {
	return get[schema.Claim](ctx, s, claimKind, string(id))
}

// Entity implements graph.Store.
func (s *Store) Entity(ctx context.Context, id schema.EntityID) (schema.Entity, error) {
	return get[schema.Entity](ctx, s, entityKind, string(id))
}

// Ledger implements graph.Store.
func (s *Store) Ledger(ctx context.Context, id schema.ArticleID) (graph.Entry, error) {
	return get[graph.Entry](ctx, s, ledgerKind, string(id))
}

// Articles implements graph.Store.
func (s *Store) Articles(ctx context.Context) iter.Seq2[schema.Article, error] {
	return all[schema.Article](ctx, s, articleKind)
}

// Entities implements graph.Store.
func (s *Store) Entities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return all[schema.Entity](ctx, s, entityKind)
}

// Records implements graph.Store.
func (s *Store) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		var records []graph.Record
		for r, err := range all[graph.Record](ctx, s, recordKind) {
			if err != nil {
				yield(r, err)
				return
			}
			records = append(records, r)
		}
		slices.SortFunc(records, func(a, b graph.Record) int {
			return cmp.Or(a.Recorded.Compare(b.Recorded), cmp.Compare(a.ID, b.ID))
		})
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// LedgerEntries implements graph.Store.
func (s *Store) LedgerEntries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return all[graph.Entry](ctx, s, ledgerKind)
}

// Cache implements graph.Store.
func (s *Store) Cache(ctx context.Context, name, key string) ([]byte, error) {
	var answer struct{ Q []map[string]string }
	err := s.query(ctx, "reading a cache", `query q($xid: string) { q(func: eq(xid, $xid)) { cache.value } }`,
		map[string]string{"$xid": cacheXID(name, key)}, &answer)
	if err != nil {
		return nil, err
	}
	if len(answer.Q) == 0 {
		return nil, fmt.Errorf("cache %s, key %s: %w", name, key, graph.ErrNotFound)
	}
	return decodeBytes(answer.Q[0]["cache.value"])
}

// ByName gives the entities with a normalised name or alias equal to name's.
func (s *Store) ByName(ctx context.Context, name string) ([]schema.Entity, error) {
	var answer struct{ Q []map[string]string }
	err := s.query(ctx, "looking a name up", `query q($name: string) { q(func: eq(entity.names, $name)) { entity.json } }`,
		map[string]string{"$name": schema.NormalName(name)}, &answer)
	if err != nil {
		return nil, err
	}
	var found []schema.Entity
	for _, node := range answer.Q {
		var e schema.Entity
		if err := json.Unmarshal([]byte(node["entity.json"]), &e); err != nil {
			return nil, fmt.Errorf("reading an entity: %w", err)
		}
		found = append(found, e)
	}
	return found, nil
}

// Stats implements graph.Store.
func (s *Store) Stats(ctx context.Context) (graph.Stats, error) {
	var answer struct{ Articles, Claims, Entities, Records, Failures []struct{ Count int } }
	err := s.query(ctx, "counting", `{
		articles(func: has(article.json)) { count: count(uid) }
		claims(func: has(claim.json)) { count: count(uid) }
		entities(func: has(entity.json)) { count: count(uid) }
		records(func: has(record.json)) { count: count(uid) }
		failures(func: eq(ledger.state, "failed")) { count: count(uid) } }`, nil, &answer)
	if err != nil {
		return graph.Stats{}, err
	}
	count := func(block []struct{ Count int }) int {
		if len(block) == 0 {
			return 0
		}
		return block[0].Count
	}
	return graph.Stats{
		Articles: count(answer.Articles), Claims: count(answer.Claims), Entities: count(answer.Entities),
		Records: count(answer.Records), Failures: count(answer.Failures),
	}, nil
}

// kind is a kind of node: the head of its xid.
type kind string

const (
	claimKind   kind = "claim"
	articleKind kind = "article"
	entityKind  kind = "entity"
	recordKind  kind = "record"
	ledgerKind  kind = "ledger"
)

func (k kind) xid(id string) string { return string(k) + ":" + id }

// json is the predicate that holds the whole record.
func (k kind) json() string { return string(k) + ".json" }

func cacheXID(name, key string) string { return fmt.Sprintf("cache:%d:%s:%s", len(name), name, key) }

// get reads one record.
func get[T any](ctx context.Context, s *Store, k kind, id string) (T, error) {
	var record T
	var found map[string]node
	err := s.client.do(ctx, "reading", func(ctx context.Context, d *dgo.Dgraph) (err error) {
		found, err = find(ctx, d.NewReadOnlyTxn(), []string{k.xid(id)}, k.json())
		return err
	})
	if err != nil {
		return record, err
	}
	n := found[k.xid(id)]
	if n.UID == "" || n.JSON == "" {
		return record, fmt.Errorf("%s %s: %w", k, id, graph.ErrNotFound)
	}
	if err := json.Unmarshal([]byte(n.JSON), &record); err != nil {
		return record, fmt.Errorf("reading %s %s: %w", k, id, err)
	}
	return record, nil
}

// page is how many records one query fetches.
const page = 1000

// all reads every record of a kind, in the order of ids.
func all[T any](ctx context.Context, s *Store, k kind) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		refs, err := s.refs(ctx, "xid", []string{"has(" + k.json() + ")"})
		if err != nil {
			yield(*new(T), err)
			return
		}
		for record, err := range fetch[T](ctx, s, k, refs, 50) {
			if !yield(record, err) {
				return
			}
		}
	}
}

// isMissingIndex recognises a cluster without our schema.
func isMissingIndex(err error) bool {
	text := err.Error()
	return strings.Contains(text, "not indexed") || strings.Contains(text, "Schema not defined")
}
