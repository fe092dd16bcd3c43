package cayley

import (
	"sync"

	"claimgraph/schema"
)

// entityCache keeps entities that were read, at most maxEntities; what is
// written is forgotten.
type entityCache struct {
	mu    sync.RWMutex
	age   int // counts the writes
	known map[schema.EntityID]schema.Entity
}

const maxEntities = 1 << 16

func (c *entityCache) get(id schema.EntityID, read func() (schema.Entity, error)) (schema.Entity, error) {
	c.mu.RLock()
	e, ok := c.known[id]
	age := c.age
	c.mu.RUnlock()
	if ok {
		return e, nil
	}
	e, err := read()
	if err != nil {
		return e, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if age != c.age { // read before a write: may be what was before it
		return e, nil
	}
	if len(c.known) >= maxEntities || c.known == nil {
		c.known = map[schema.EntityID]schema.Entity{}
	}
	c.known[id] = e
	return e, nil
}

// forget drops what was written.
func (c *entityCache) forget(written map[schema.EntityID]schema.Entity) {
	if len(written) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.age++
	for id := range written {
		delete(c.known, id)
	}
}
