package index

import (
	"sync/atomic"

	"claimgraph/schema"
)

// table keeps one number per article code, readable while it is written.
type table struct{ blocks []*[blockSize]atomic.Uint64 }

// An article's number is its outlet's code plus one (0: article not loaded)
// and, in the upper half, the code of the article it copies.

func (t *table) set(code uint32, value uint64) {
	for int(code)>>blockBits >= len(t.blocks) {
		t.blocks = append(t.blocks, new([blockSize]atomic.Uint64))
	}
	t.blocks[code>>blockBits][code&(blockSize-1)].Store(value)
}

func (t table) get(code uint32) uint64 {
	if int(code)>>blockBits >= len(t.blocks) {
		return 0
	}
	return t.blocks[code>>blockBits][code&(blockSize-1)].Load()
}

func (t *table) snapshot() table { return table{t.blocks[:len(t.blocks):len(t.blocks)]} }

func (x *Index) setSource(a *schema.Article) {
	var copied uint32
	if a.Copy != nil && a.Copy.Of != a.ID {
		copied = x.articles.code(string(a.Copy.Of))
	}
	code := x.articles.code(string(a.ID))
	x.sources.set(code, uint64(copied)<<32|uint64(x.names.code(a.Outlet)+1))
}

// source is the independent source of a row, as graph.Sources tells it.
func (v *View) source(r *row) string {
	if r.article == 0 {
		return v.outlets[r.outlet]
	}
	source, at := v.outlets[r.outlet], r.article
	for range maxCopyChain {
		value := v.sources.get(at)
		if value == 0 {
			break
		}
		source = v.name(v.outlets, uint32(value)-1)
		copied := uint32(value >> 32)
		if copied == 0 {
			break
		}
		at, source = copied, ""
	}
	if source == "" {
		return v.name(v.articles, at)
	}
	return source
}

const maxCopyChain = 64 // as in graph.Sources

// name looks a code up that may be younger than the view.
func (v *View) name(names []string, code uint32) string {
	if int(code) < len(names) {
		return names[code]
	}
	return ""
}
