package dgraph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"

	"claimgraph/graph"
	"claimgraph/schema"
)

// node is what a lookup tells of a node.
type node struct {
	UID  string `json:"uid"`
	XID  string `json:"xid"`
	JSON string `json:"json"`
}

// find looks nodes up by xid; record is the predicate read into node.JSON.
func find(ctx context.Context, txn *dgo.Txn, xids []string, record string) (map[string]node, error) {
	found := make(map[string]node, len(xids))
	if len(xids) == 0 {
		return found, nil
	}
	response, err := byXID(ctx, txn, xids, "uid xid json: "+record)
	if err != nil {
		return nil, err
	}
	var answer struct{ Q []node }
	if err := json.Unmarshal(response, &answer); err != nil {
		return nil, fmt.Errorf("reading nodes: %w", err)
	}
	for _, n := range answer.Q {
		found[n.XID] = n
	}
	return found, nil
}

// byXID reads fields of the nodes with some xids, which are variables.
func byXID(ctx context.Context, txn *dgo.Txn, xids []string, fields string) ([]byte, error) {
	vars := make(map[string]string, len(xids))
	var names, declared strings.Builder
	for i, x := range xids {
		if i > 0 {
			names.WriteByte(',')
			declared.WriteByte(',')
		}
		fmt.Fprintf(&names, "$x%d", i)
		fmt.Fprintf(&declared, "$x%d: string", i)
		vars[fmt.Sprintf("$x%d", i)] = x
	}
	q := fmt.Sprintf(`query q(%s) { q(func: eq(xid, [%s])) { %s } }`, declared.String(), names.String(), fields)
	response, err := txn.QueryWithVars(ctx, q, vars)
	if err != nil {
		return nil, err
	}
	return response.Json, nil
}

func text(subject, predicate, value string) *api.NQuad {
	return &api.NQuad{Subject: subject, Predicate: predicate, ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: value}}}
}

func edge(subject, predicate, object string) *api.NQuad {
	return &api.NQuad{Subject: subject, Predicate: predicate, ObjectId: object}
}

// record writes v as the JSON of a node.
func record(subject string, k kind, v any) (*api.NQuad, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encoding a %s: %w", k, err)
	}
	return text(subject, k.json(), string(data)), nil
}

// instant writes a time so that its text sorts as the time does; the unknown
// time sorts last.
func instant(t time.Time) string {
	if t.IsZero() {
		return "~"
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000000Z")
}

// order is the claim's place in the order of graph.Compare.
func order(c *schema.Claim) string {
	return instant(graph.When(c).From) + "|" + instant(graph.PublishedRange(c).From) + "|" + string(c.ID)
}

// always and forever are the ends of a claim whose ends are open.
const (
	always  = "0001-01-01T00:00:00Z"
	forever = "9999-12-31T00:00:00Z"
)

// keys lists what filters ask a claim for, see layout.
func keys(c *schema.Claim) []string {
	var list []string
	seen := map[string]bool{}
	add := func(key string) {
		if !seen[key] {
			seen[key] = true
			list = append(list, key)
		}
	}
	heads := map[string]string{"subject": "s", "object": "o", "holder": "h"}
	for _, r := range c.Roles() {
		a := r.Argument
		roles := []string{"e"}
		if h := heads[r.Name]; h != "" {
			roles = append(roles, h)
		}
		for _, role := range roles {
			if a.Entity != "" {
				add(role + ":" + string(a.Entity))
			}
			if a.Country != "" {
				add(strings.ToUpper(role) + ":" + a.Country)
			}
		}
	}
	if c.Open {
		add("open")
	}
	return list
}

// claimQuads describes a claim; uid gives the node of an entity, article or
// other claim.
func claimQuads(at string, c *schema.Claim, uid func(xid string) string) ([]*api.NQuad, error) {
	whole, err := record(at, claimKind, c)
	if err != nil {
		return nil, err
	}
	quads := []*api.NQuad{
		whole, text(at, "dgraph.type", "Claim"), text(at, "claim.order", order(c)),
	}
	from, until := always, forever
	when := graph.When(c)
	if !when.From.IsZero() {
		from = moment(when.From)
	}
	if !when.To.IsZero() {
		until = moment(when.To)
	}
	quads = append(quads, text(at, "claim.from", from), text(at, "claim.until", until))
	if known := graph.Known(c); !known.IsZero() {
		quads = append(quads, text(at, "claim.published", moment(known)))
	}
	for predicate, value := range map[string]string{"claim.type": c.Predicate.Type, "claim.act": c.Act, "claim.source": string(c.Article)} {
		if value != "" {
			quads = append(quads, text(at, predicate, value))
		}
	}
	for _, key := range keys(c) {
		quads = append(quads, text(at, "claim.key", key))
	}
	if c.Article != "" {
		quads = append(quads, edge(at, "claim.article", uid(articleKind.xid(string(c.Article)))))
	}
	ends := map[string]string{}
	for _, r := range c.Roles() {
		if id := r.Argument.Entity; id != "" {
			ends[r.Name] = uid(entityKind.xid(string(id)))
			quads = append(quads, edge(at, "claim."+r.Name, ends[r.Name]))
		}
		if id := r.Argument.Claim; id != "" {
			quads = append(quads, edge(at, "claim.refers", uid(claimKind.xid(string(id)))))
		}
	}
	for _, id := range c.DerivedFrom {
		quads = append(quads, edge(at, "claim.refers", uid(claimKind.xid(string(id)))))
	}
	if ends["subject"] != "" && ends["object"] != "" {
		quads = append(quads, edge(ends["subject"], "rel", ends["object"]))
	}
	return quads, nil
}

func entityQuads(at string, e *schema.Entity) ([]*api.NQuad, error) {
	whole, err := record(at, entityKind, e)
	if err != nil {
		return nil, err
	}
	quads := []*api.NQuad{
		whole, text(at, "dgraph.type", "Entity"),
		text(at, "name", e.Name), text(at, "entity.kind", string(e.Kind)),
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if n := schema.NormalName(name); n != "" {
			quads = append(quads, text(at, "entity.names", n))
		}
	}
	return quads, nil
}

func articleQuads(at string, a *schema.Article) ([]*api.NQuad, error) {
	whole, err := record(at, articleKind, a)
	if err != nil {
		return nil, err
	}
	quads := []*api.NQuad{whole, text(at, "dgraph.type", "Article"), text(at, "name", a.Title)}
	if r, err := schema.ParseRange(a.Published); err == nil && !r.From.IsZero() {
		quads = append(quads, text(at, "article.published", r.From.Format(time.RFC3339Nano)))
	}
	return quads, nil
}

func encodeBytes(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

func decodeBytes(s string) ([]byte, error) {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, fmt.Errorf("reading a cached value: %w", err)
	}
	return b, nil
}
