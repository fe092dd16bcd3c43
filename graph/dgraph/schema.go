package dgraph

import (
	"context"
	"encoding/json"
	"fmt"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// version is that of the way claims lie in the cluster; a newer one is refused.
const version = "2"

// layout is the schema of the cluster. Every node has an xid, "claim:…",
// "article:…", "entity:…", "record:…", "ledger:…" or "cache:…", and its whole
// record as JSON under the predicate named after its kind, by which all of a
// kind are found (has(claim.json)).
//
// claim.order sorts as graph.Compare does; claim.from and claim.until say when it
// happened, the extremes standing for unknown. claim.key lists what a filter asks
// for: "s", "o", "h" or "e" (subject, object, holder, any role), ":" and an
// entity's id, or the claim's country at country level in capitals. The edges
// are for people who query in DQL; rel leads from subject to object.
const layout = `
xid: string @index(hash) @upsert .
name: string @index(hash, term, trigram) .
claim.json: string .
claim.order: string .
claim.source: string @index(hash) .
claim.from: datetime @index(day) .
claim.until: datetime @index(day) .
claim.published: datetime @index(day) .
claim.type: string @index(exact) .
claim.act: string @index(exact) .
claim.key: [string] @index(hash) .
claim.subject: uid @reverse .
claim.object: uid @reverse .
claim.holder: uid @reverse .
claim.about: uid @reverse .
claim.place: uid @reverse .
claim.article: uid @reverse .
claim.refers: [uid] @reverse .
rel: [uid] @reverse @noconflict .
article.json: string .
article.published: datetime @index(day) .
entity.json: string .
entity.kind: string @index(exact) .
entity.names: [string] @index(hash) .
ledger.state: string @index(exact) .
record.json: string .
ledger.json: string .
cache.value: string .
layout.version: string .
type Claim {
  xid
  claim.json
  claim.order
  claim.source
  claim.from
  claim.until
  claim.published
  claim.type
  claim.act
  claim.key
  claim.subject
  claim.object
  claim.holder
  claim.about
  claim.place
  claim.article
  claim.refers
}
type Entity {
  xid
  name
  entity.json
  entity.kind
  entity.names
  rel
}
type Article {
  xid
  name
  article.json
  article.published
}
`

const versionXID = "layout:version"

// prepare sets the schema up, or checks that the one there is ours.
func (s *Store) prepare(ctx context.Context) error {
	var answer struct {
		Q []struct {
			Version string `json:"layout.version"`
		} `json:"q"`
	}
	schemaThere := true
	err := s.query(ctx, "reading the version", `query q($xid: string) { q(func: eq(xid, $xid)) { layout.version } }`,
		map[string]string{"$xid": versionXID}, &answer)
	if err != nil {
		if !isMissingIndex(err) {
			return err
		}
		schemaThere = false
	}
	if len(answer.Q) > 0 {
		if v := answer.Q[0].Version; v != version {
			return fmt.Errorf("the cluster was written by another version of claimgraph (layout %s, this program reads %s); use that one, or export there and import here", v, version)
		}
		if schemaThere {
			return nil
		}
	}
	err = s.client.do(ctx, "setting the schema up", func(ctx context.Context, d *dgo.Dgraph) error {
		return d.Alter(ctx, &api.Operation{Schema: layout})
	})
	if err != nil {
		return err
	}
	return s.client.do(ctx, "writing the version", func(ctx context.Context, d *dgo.Dgraph) error {
		txn := d.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		found, err := find(ctx, txn, []string{versionXID}, "layout.version")
		if err != nil || found[versionXID].UID != "" {
			return err
		}
		set := []*api.NQuad{text("_:v", "xid", versionXID), text("_:v", "layout.version", version)}
		_, err = txn.Mutate(ctx, &api.Mutation{Set: set, CommitNow: true})
		return err
	})
}

// query runs a read-only query and decodes its answer.
func (s *Store) query(ctx context.Context, what, q string, vars map[string]string, answer any) error {
	return s.client.do(ctx, what, func(ctx context.Context, d *dgo.Dgraph) error {
		response, err := d.NewReadOnlyTxn().QueryWithVars(ctx, q, vars)
		if err != nil {
			return err
		}
		return json.Unmarshal(response.Json, answer)
	})
}
