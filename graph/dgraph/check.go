package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"claimgraph/schema"
)

// CheckFile compares the indexes with the claims themselves: a server with its
// posting-list cache on can lose index entries while loading, and then gives
// wrong answers without an error. Every key by which a filter finds claims must
// find as many as have it.
func (s *Store) CheckFile(ctx context.Context, fault func(string)) error {
	wanted, err := s.countKeys(ctx)
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(slices.Sorted(maps.Keys(wanted)), 200) {
		found, err := s.countByIndex(ctx, chunk)
		if err != nil {
			return err
		}
		for _, key := range chunk {
			if found[key] != wanted[key] {
				fault(fmt.Sprintf("the index finds %d of the %d claims under %q: the server has lost index entries; "+
					`start its alphas with --cache "percentage=0,65,35" and migrate the graph into an empty cluster`, found[key], wanted[key], key))
			}
		}
	}
	return nil
}

// countKeys counts the claims under each key, from the claims' own records,
// read without an index.
func (s *Store) countKeys(ctx context.Context) (map[string]int, error) {
	counts := map[string]int{}
	for after := "0x0"; ; {
		var answer struct{ Q []node }
		q := fmt.Sprintf(`{ q(func: has(claim.json), first: %d, after: %s) { uid json: claim.json } }`, page, after)
		if err := s.query(ctx, "checking claims", q, nil, &answer); err != nil {
			return nil, err
		}
		for _, n := range answer.Q {
			var c schema.Claim
			if err := json.Unmarshal([]byte(n.JSON), &c); err != nil {
				return nil, fmt.Errorf("reading a claim: %w", err)
			}
			for _, key := range keys(&c) {
				counts[key]++
			}
			after = n.UID
		}
		if len(answer.Q) < page {
			return counts, nil
		}
	}
}

// countByIndex asks the index how many claims each key finds.
func (s *Store) countByIndex(ctx context.Context, list []string) (map[string]int, error) {
	var q strings.Builder
	q.WriteString("{")
	for i, key := range list {
		fmt.Fprintf(&q, " k%d(func: eq(claim.key, %s)) { count: count(uid) }", i, quote(key))
	}
	q.WriteString(" }")
	answer := map[string][]struct{ Count int }{}
	if err := s.query(ctx, "checking the index", q.String(), nil, &answer); err != nil {
		return nil, err
	}
	found := map[string]int{}
	for i, key := range list {
		if block := answer[fmt.Sprintf("k%d", i)]; len(block) > 0 {
			found[key] = block[0].Count
		}
	}
	return found, nil
}
