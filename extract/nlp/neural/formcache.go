package neural

import "hash/maphash"

const (
	cacheSlots  = 2048 // word forms remembered by a workspace; a power of two
	cacheKeyMax = 32   // longer forms are not remembered
)

// formCache remembers what the first layer makes of recent word forms. Each form has one slot it may take, so the
// cache is bounded, needs no bookkeeping and never allocates; the newer of two forms in want of a slot gets it.
type formCache struct {
	width  int
	seed   maphash.Seed
	keys   []cacheKey
	values []float32
}

type cacheKey struct {
	length int8 // 0: the slot is empty
	bytes  [cacheKeyMax]byte
}

func newFormCache(width int) formCache {
	return formCache{width: width, seed: maphash.MakeSeed(),
		keys: make([]cacheKey, cacheSlots), values: make([]float32, cacheSlots*width)}
}

// slot returns where the form's values belong, -1 if they are not kept, and whether they are there.
func (c *formCache) slot(form string) (at int, found bool) {
	if len(form) == 0 || len(form) > cacheKeyMax {
		return -1, false
	}
	at = int(maphash.String(c.seed, form) % cacheSlots)
	key := &c.keys[at]
	return at, int(key.length) == len(form) && string(key.bytes[:len(form)]) == form
}

// value is the slot's row.
func (c *formCache) value(at int) []float32 { return c.values[at*c.width:][:c.width] }

// put stores the form's values in its slot.
func (c *formCache) put(at int, form string, value []float32) {
	key := &c.keys[at]
	key.length = int8(copy(key.bytes[:], form))
	copy(c.value(at), value)
}
