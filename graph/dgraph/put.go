package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"golang.org/x/sync/errgroup"

	"claimgraph/graph"
	"claimgraph/schema"
)

// claimsPerTxn and txnsAtOnce are what loaded fastest, see the benchmark.
const (
	claimsPerTxn = 500
	txnsAtOnce   = 4
)

// Put implements graph.Store. Every step lies within one transaction; a
// transaction may hold several steps.
func (s *Store) Put(ctx context.Context, steps ...graph.Step) (graph.Written, error) {
	s.write.Lock()
	defer s.write.Unlock()
	stamped := make([]graph.Step, len(steps))
	for i := range steps {
		stamped[i] = steps[i].Stamped(s.clock.Now())
	}
	var total graph.Written
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(txnsAtOnce)
	for _, chunk := range chunks(stamped) {
		group.Go(func() error {
			var written graph.Written
			err := s.client.do(ctx, "writing", func(ctx context.Context, d *dgo.Dgraph) (err error) {
				written, err = commit(ctx, d, chunk)
				return err
			})
			mu.Lock()
			defer mu.Unlock()
			total.Articles += written.Articles
			total.Claims += written.Claims
			total.Entities += written.Entities
			return err
		})
	}
	return total, group.Wait()
}

// chunks cuts steps into transactions. Steps that touch the same article stay
// together, in order.
func chunks(steps []graph.Step) [][]graph.Step {
	var list [][]graph.Step
	size := 0
	where := map[schema.ArticleID]int{}
	for _, step := range steps {
		id := articleOf(&step)
		if at, ok := where[id]; ok && id != "" {
			list[at] = append(list[at], step)
			continue
		}
		if len(list) == 0 || size >= claimsPerTxn {
			list = append(list, nil)
			size = 0
		}
		last := len(list) - 1
		list[last] = append(list[last], step)
		where[id] = last
		size += len(step.Claims) + 1
	}
	return list
}

func articleOf(step *graph.Step) schema.ArticleID {
	switch {
	case step.Article != nil:
		return step.Article.ID
	case step.Ledger != nil:
		return step.Ledger.Article
	}
	return ""
}

// transaction collects what one commit writes.
type transaction struct {
	found   map[string]node   // nodes there before, by xid
	uids    map[string]string // uids and blank nodes, by xid
	set     []*api.NQuad
	written graph.Written

	entities map[schema.EntityID]schema.Entity // as they will be
	new      map[string]bool                   // xids described in this commit
}

// commit writes some steps in one transaction, reading first what is there.
func commit(ctx context.Context, d *dgo.Dgraph, steps []graph.Step) (graph.Written, error) {
	txn := d.NewTxn()
	defer txn.Discard(context.WithoutCancel(ctx))
	t := &transaction{
		found: map[string]node{}, uids: map[string]string{},
		entities: map[schema.EntityID]schema.Entity{}, new: map[string]bool{},
	}
	if err := t.read(ctx, txn, steps); err != nil {
		return graph.Written{}, err
	}
	for i := range steps {
		if err := t.step(&steps[i]); err != nil {
			return graph.Written{}, err
		}
	}
	if err := t.finishEntities(); err != nil {
		return graph.Written{}, err
	}
	if len(t.set) == 0 {
		return t.written, nil
	}
	if _, err := txn.Mutate(ctx, &api.Mutation{Set: t.set, CommitNow: true}); err != nil {
		return graph.Written{}, err
	}
	return t.written, nil
}

// read looks up every node the steps may touch.
func (t *transaction) read(ctx context.Context, txn *dgo.Txn, steps []graph.Step) error {
	wanted := map[kind]map[string]bool{}
	want := func(k kind, id string) {
		if id == "" {
			return
		}
		if wanted[k] == nil {
			wanted[k] = map[string]bool{}
		}
		wanted[k][k.xid(id)] = true
	}
	for i := range steps {
		mentioned(&steps[i], want)
	}
	for k, xids := range wanted {
		list := make([]string, 0, len(xids))
		for xid := range xids {
			list = append(list, xid)
		}
		predicate := k.json()
		if k == "cache" {
			predicate = "cache.value"
		}
		found, err := find(ctx, txn, list, predicate)
		if err != nil {
			return err
		}
		for xid, n := range found {
			t.found[xid], t.uids[xid] = n, n.UID
		}
	}
	return nil
}

// mentioned tells want of every node a step touches.
func mentioned(step *graph.Step, want func(kind, string)) {
	if step.Article != nil {
		want(articleKind, string(step.Article.ID))
	}
	if step.Ledger != nil {
		want(ledgerKind, string(step.Ledger.Article))
	}
	for i := range step.Claims {
		c := &step.Claims[i]
		want(claimKind, string(c.ID))
		want(articleKind, string(c.Article))
		for _, r := range c.Roles() {
			want(entityKind, string(r.Argument.Entity))
			want(claimKind, string(r.Argument.Claim))
		}
		for _, id := range c.DerivedFrom {
			want(claimKind, string(id))
		}
	}
	for i := range step.Entities {
		want(entityKind, string(step.Entities[i].ID))
	}
	for i := range step.Records {
		want(recordKind, step.Records[i].ID)
	}
	for _, item := range step.Cache {
		want("cache", cacheXID(item.Name, item.Key)[len("cache:"):])
	}
}

// uid gives the node of an xid, a new blank one when there is none yet.
func (t *transaction) uid(xid string) string {
	if u := t.uids[xid]; u != "" {
		return u
	}
	u := "_:n" + strconv.Itoa(len(t.uids))
	t.uids[xid] = u
	t.set = append(t.set, text(u, "xid", xid))
	return u
}

func (t *transaction) add(quads []*api.NQuad, err error) error {
	t.set = append(t.set, quads...)
	return err
}

// there reports whether the record of xid exists or is being written.
func (t *transaction) there(xid string) bool {
	if t.new[xid] || t.found[xid].JSON != "" {
		return true
	}
	t.new[xid] = true
	return false
}

func (t *transaction) step(step *graph.Step) error {
	if step.Article != nil {
		if err := t.article(step.Article); err != nil {
			return err
		}
	}
	for _, e := range step.Entities {
		if err := t.entity(e); err != nil {
			return err
		}
	}
	for i := range step.Claims {
		if err := t.claim(step.Claims[i]); err != nil {
			return err
		}
	}
	for _, r := range step.Records {
		if xid := recordKind.xid(r.ID); !t.there(xid) {
			if err := t.whole(xid, recordKind, r); err != nil {
				return err
			}
		}
	}
	if step.Ledger != nil {
		entry := step.Ledger
		xid := ledgerKind.xid(string(entry.Article))
		if err := t.whole(xid, ledgerKind, entry); err != nil {
			return err
		}
		t.set = append(t.set, text(t.uid(xid), "ledger.state", string(entry.State)))
	}
	for _, item := range step.Cache {
		t.set = append(t.set, text(t.uid(cacheXID(item.Name, item.Key)), "cache.value", encodeBytes(item.Value)))
	}
	return nil
}

// whole writes a record that has nothing but its JSON.
func (t *transaction) whole(xid string, k kind, v any) error {
	quad, err := record(t.uid(xid), k, v)
	t.set = append(t.set, quad)
	return err
}

func (t *transaction) article(a *schema.Article) error {
	xid := articleKind.xid(string(a.ID))
	if !t.there(xid) {
		t.written.Articles++
		return t.add(articleQuads(t.uid(xid), a))
	}
	if a.Copy == nil || t.found[xid].JSON == "" {
		return nil
	}
	var known schema.Article
	if err := json.Unmarshal([]byte(t.found[xid].JSON), &known); err != nil {
		return fmt.Errorf("reading article %s: %w", a.ID, err)
	}
	if known.Copy != nil {
		return nil
	}
	known.Copy = a.Copy
	return t.whole(xid, articleKind, known)
}

func (t *transaction) claim(c schema.Claim) error {
	xid := claimKind.xid(string(c.ID))
	if t.there(xid) {
		return nil
	}
	t.written.Claims++
	return t.add(claimQuads(t.uid(xid), &c, t.uid))
}

// entity joins a description with those there before and in this commit.
func (t *transaction) entity(e schema.Entity) error {
	known, ok := t.entities[e.ID]
	if !ok {
		if n := t.found[entityKind.xid(string(e.ID))]; n.JSON != "" {
			if err := json.Unmarshal([]byte(n.JSON), &known); err != nil {
				return fmt.Errorf("reading entity %s: %w", e.ID, err)
			}
			ok = true
		}
	}
	if ok {
		e = graph.MergeEntity(known, e)
	}
	t.entities[e.ID] = e
	return nil
}

// finishEntities writes the entities that changed.
func (t *transaction) finishEntities() error {
	for id, e := range t.entities {
		xid := entityKind.xid(string(id))
		data, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("encoding entity %s: %w", id, err)
		}
		if t.found[xid].JSON == string(data) {
			continue
		}
		if t.found[xid].JSON == "" {
			t.written.Entities++
		}
		if err := t.add(entityQuads(t.uid(xid), &e)); err != nil {
			return err
		}
	}
	return nil
}
