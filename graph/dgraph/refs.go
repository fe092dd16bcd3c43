package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// ref is a node and its place in an order.
type ref struct{ uid, order string }

// refsAtOnce is how many nodes one query lists.
const refsAtOnce = 20_000

// refs lists the nodes that meet all conditions, of which the first is where the
// server begins, by the value of a predicate. Sorting here and not there, and
// going on behind a node and not behind a value, keeps the server from reading
// an index from end to end for every page.
func (s *Store) refs(ctx context.Context, predicate string, conditions []string) ([]ref, error) {
	var list []ref
	filter := ""
	if len(conditions) > 1 {
		filter = "@filter(" + strings.Join(conditions[1:], " AND ") + ")"
	}
	for after := "0x0"; ; {
		var answer struct {
			Q []struct{ UID, Order string }
		}
		q := fmt.Sprintf("{ q(func: %s, first: %d, after: %s) %s { uid order: %s } }", conditions[0], refsAtOnce, after, filter, predicate)
		if err := s.query(ctx, "searching", q, nil, &answer); err != nil {
			return nil, err
		}
		for _, n := range answer.Q {
			if n.Order != "" {
				list = append(list, ref{n.UID, n.Order})
			}
			after = n.UID
		}
		if len(answer.Q) < refsAtOnce {
			break
		}
	}
	slices.SortFunc(list, func(a, b ref) int { return strings.Compare(a.order, b.order) })
	return list, nil
}

// fetch yields the records of nodes, in pages that grow up to a size.
func fetch[T any](ctx context.Context, s *Store, k kind, refs []ref, size int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for len(refs) > 0 {
			chunk := refs[:min(size, len(refs))]
			refs = refs[len(chunk):]
			records, err := s.records(ctx, k, chunk)
			for i, r := range chunk {
				var record T
				if err == nil && records[r.uid] == "" {
					continue // not written in full yet when it was listed
				}
				if err == nil {
					err = json.Unmarshal([]byte(records[r.uid]), &record)
				}
				if err != nil {
					yield(record, fmt.Errorf("reading the %s at %s: %w", k, chunk[i].order, err))
					return
				}
				if !yield(record, nil) {
					return
				}
			}
			if k != articleKind { // which come with their text
				size = page
			}
		}
	}
}

// records reads the JSON of nodes, by uid.
func (s *Store) records(ctx context.Context, k kind, refs []ref) (map[string]string, error) {
	uids := make([]string, len(refs))
	for i, r := range refs {
		uids[i] = r.uid
	}
	var answer struct{ Q []node }
	q := "{ q(func: uid(" + strings.Join(uids, ", ") + ")) { uid json: " + k.json() + " } }" // uids are the server's own
	if err := s.query(ctx, "reading", q, nil, &answer); err != nil {
		return nil, err
	}
	found := make(map[string]string, len(answer.Q))
	for _, n := range answer.Q {
		found[n.UID] = n.JSON
	}
	return found, nil
}
