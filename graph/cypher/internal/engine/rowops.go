package engine

import (
	"container/heap"
	"slices"
	"sort"

	"claimgraph/graph/cypher/internal/ast"
	"claimgraph/graph/cypher/internal/value"
)

// start emits the row it is given: the leaf of every plan.
type start struct{ Node }

func (s *start) run(_ *exec, r row, emit emitFunc) error { return emit(r) }

// filter passes rows on for which every condition is true.
type filter struct {
	Node
	source     operator
	conditions []expr
	at         []ast.Pos
}

func (f *filter) run(x *exec, r row, emit emitFunc) error {
	return f.source.run(x, r, func(r row) error {
		for i, c := range f.conditions {
			v, err := c.eval(x, r)
			if err != nil {
				return err
			}
			if v == true {
				continue
			}
			_, err = truthOf(v, f.at[i])
			return err
		}
		return emit(r)
	})
}

// assign puts the values of expressions into slots.
type assign struct {
	Node
	source operator
	exprs  []expr
	slots  []int
}

func (a *assign) run(x *exec, r row, emit emitFunc) error {
	return a.source.run(x, r, func(r row) error {
		for i, e := range a.exprs {
			v, err := e.eval(x, r)
			if err != nil {
				return err
			}
			r[a.slots[i]] = v
		}
		return emit(r)
	})
}

// unwind emits a row per element of a list.
type unwind struct {
	Node
	source operator
	list   expr
	slot   int
}

func (u *unwind) run(x *exec, r row, emit emitFunc) error {
	return u.source.run(x, r, func(r row) error {
		v, err := u.list.eval(x, r)
		if err != nil || v == nil {
			return err
		}
		list, ok := v.(value.List)
		if !ok {
			list = value.List{v}
		}
		for _, item := range list {
			if err := x.work(1); err != nil {
				return err
			}
			r[u.slot] = item
			if err := emit(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// optional emits what its inside finds for each row, or the row with nulls.
type optional struct {
	Node
	source, inside operator
	slots          []int
}

func (o *optional) run(x *exec, r row, emit emitFunc) error {
	return o.source.run(x, r, func(r row) error {
		found := false
		err := o.inside.run(x, r, func(r row) error {
			found = true
			return emit(r)
		})
		if err != nil || found {
			return err
		}
		for _, s := range o.slots {
			r[s] = nil
		}
		return emit(r)
	})
}

// distinct passes on the first row of each combination of values.
type distinct struct {
	Node
	source operator
	slots  []int
}

func (d *distinct) run(x *exec, r row, emit emitFunc) error {
	seen := map[string]bool{}
	var key []byte
	return d.source.run(x, r, func(r row) error {
		key = key[:0]
		for _, s := range d.slots {
			key = value.AppendKey(key, r[s])
		}
		if seen[string(key)] {
			return nil
		}
		seen[string(key)] = true
		if err := x.hold(1); err != nil {
			return err
		}
		return emit(r)
	})
}

// skipLimit leaves rows out; either expression may be absent.
type skipLimit struct {
	Node
	source      operator
	skip, limit *expr
	skipAt, at  ast.Pos
}

func (s *skipLimit) run(x *exec, r row, emit emitFunc) error {
	skip, limit, err := s.bounds(x, r)
	if err != nil || limit == 0 {
		return err
	}
	var n int64
	end := &stop{}
	err = s.source.run(x, r, func(r row) error {
		if n++; n <= skip {
			return nil
		}
		if err := emit(r); err != nil {
			return err
		}
		if limit >= 0 && n-skip >= limit {
			return end
		}
		return nil
	})
	if err == end {
		return nil
	}
	return err
}

// bounds evaluates SKIP and LIMIT; limit is -1 when there is none.
func (s *skipLimit) bounds(x *exec, r row) (skip, limit int64, err error) {
	limit = -1
	if s.skip != nil {
		if skip, err = count(x, r, *s.skip, s.skipAt); err != nil {
			return 0, 0, err
		}
	}
	if s.limit != nil {
		limit, err = count(x, r, *s.limit, s.at)
	}
	return skip, limit, err
}

func count(x *exec, r row, e expr, at ast.Pos) (int64, error) {
	v, err := e.eval(x, r)
	if err != nil {
		return 0, err
	}
	n, ok := v.(int64)
	if !ok {
		return 0, runtimeError(at, "SyntaxError", "InvalidArgumentType", "SKIP and LIMIT take an Integer, not a %s", value.TypeName(v))
	}
	if n < 0 {
		return 0, runtimeError(at, "SyntaxError", "NegativeIntegerArgument", "SKIP and LIMIT take a number of 0 or more, not %d", n)
	}
	return n, nil
}

// sorting emits rows in order; with top it keeps only as many as are asked for.
type sorting struct {
	Node
	source     operator
	keys       []expr
	descending []bool
	top        *skipLimit // the SKIP and LIMIT right after, if any
}

type sortable struct {
	row  row
	keys []value.Value
	n    int
}

func (s *sorting) compare(a, b *sortable) int {
	for i := range s.keys {
		c := value.Order(a.keys[i], b.keys[i])
		if s.descending[i] {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return a.n - b.n // stable
}

func (s *sorting) run(x *exec, r row, emit emitFunc) error {
	most := -1
	if s.top != nil && s.top.limit != nil {
		skip, limit, err := s.top.bounds(x, r)
		if err != nil {
			return err
		}
		if n := skip + limit; n >= 0 && n < 100_000 {
			most = int(n)
		}
	}
	rows, err := s.collect(x, r, most)
	if err != nil {
		return err
	}
	slices.SortFunc(rows, func(a, b *sortable) int { return s.compare(a, b) })
	for _, item := range rows {
		if err := emit(item.row); err != nil {
			return err
		}
	}
	return nil
}

func (s *sorting) collect(x *exec, r row, most int) ([]*sortable, error) {
	h := &topHeap{s: s}
	n := 0
	err := s.source.run(x, r, func(r row) error {
		keys, err := evaluate(x, r, s.keys)
		if err != nil {
			return err
		}
		n++
		item := &sortable{keys: keys, n: n}
		if most >= 0 && len(h.rows) == most {
			if most == 0 || s.compare(item, h.rows[0]) >= 0 {
				return nil
			}
			item.row = slices.Clone(r)
			h.rows[0] = item
			heap.Fix(h, 0)
			return nil
		}
		if item.row, err = x.keep(r); err != nil {
			return err
		}
		if most < 0 {
			h.rows = append(h.rows, item)
		} else {
			heap.Push(h, item)
		}
		return nil
	})
	return h.rows, err
}

// topHeap keeps the rows that come first, the last of them on top.
type topHeap struct {
	s    *sorting
	rows []*sortable
}

func (h *topHeap) Len() int           { return len(h.rows) }
func (h *topHeap) Less(i, j int) bool { return h.s.compare(h.rows[i], h.rows[j]) > 0 }
func (h *topHeap) Swap(i, j int)      { h.rows[i], h.rows[j] = h.rows[j], h.rows[i] }
func (h *topHeap) Push(v any)         { h.rows = append(h.rows, v.(*sortable)) }
func (h *topHeap) Pop() any {
	last := h.rows[len(h.rows)-1]
	h.rows = h.rows[:len(h.rows)-1]
	return last
}

var _ sort.Interface = (*topHeap)(nil)
