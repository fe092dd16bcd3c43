package engine

import (
	"claimgraph/graph/cypher/internal/value"
)

// group collects rows by keys and emits one row a group, in the order in which
// the groups came up.
type group struct {
	Node
	source operator
	keys   []expr
	slots  []int // of the keys
	calls  []aggregate
}

type bucket struct {
	row  row
	accs []accumulator
	seen []map[string]bool // of DISTINCT aggregates
}

func (g *group) run(x *exec, r row, emit emitFunc) error {
	buckets := map[string]*bucket{}
	var order []*bucket
	var key []byte
	keys := make([]value.Value, len(g.keys))
	err := g.source.run(x, r, func(r row) error {
		key = key[:0]
		for i, k := range g.keys {
			var err error
			if keys[i], err = k.eval(x, r); err != nil {
				return err
			}
			key = value.AppendKey(key, keys[i])
		}
		b := buckets[string(key)]
		if b == nil {
			var err error
			if b, err = g.open(x, r, keys); err != nil {
				return err
			}
			buckets[string(key)] = b
			order = append(order, b)
		}
		return g.add(x, r, b)
	})
	if err != nil {
		return err
	}
	if len(order) == 0 && len(g.keys) == 0 {
		b, err := g.open(x, r, nil)
		if err != nil {
			return err
		}
		order = append(order, b)
	}
	for _, b := range order {
		for i, acc := range b.accs {
			if b.row[g.calls[i].slot], err = acc.result(); err != nil {
				return err
			}
		}
		if err := emit(b.row); err != nil {
			return err
		}
	}
	return nil
}

func (g *group) open(x *exec, r row, keys []value.Value) (*bucket, error) {
	kept, err := x.keep(r)
	if err != nil {
		return nil, err
	}
	b := &bucket{row: kept, seen: make([]map[string]bool, len(g.calls))}
	for i, k := range keys {
		b.row[g.slots[i]] = k
	}
	for i, call := range g.calls {
		b.accs = append(b.accs, call.make())
		if call.distinct {
			b.seen[i] = map[string]bool{}
		}
	}
	return b, nil
}

func (g *group) add(x *exec, r row, b *bucket) error {
	for i := range g.calls {
		call := &g.calls[i]
		var values [2]value.Value
		for j, arg := range call.args {
			v, err := arg.eval(x, r)
			if err != nil {
				return err
			}
			values[j] = v
		}
		if seen := b.seen[i]; seen != nil {
			key := string(value.AppendKey(nil, values[0]))
			if seen[key] {
				continue
			}
			seen[key] = true
			if err := x.hold(1); err != nil {
				return err
			}
		}
		if err := b.accs[i].add(x, values[:len(call.args)]); err != nil {
			return err
		}
	}
	return nil
}
