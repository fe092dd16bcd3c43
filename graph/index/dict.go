package index

import (
	"strings"
	"sync"
)

// dict codes strings by numbers from 1; 0 is the empty string.
type dict struct {
	mu    sync.RWMutex
	codes map[string]uint32
	names []string
}

func newDict() *dict {
	return &dict{codes: map[string]uint32{"": 0}, names: []string{""}}
}

// code gives the number of s, a new one if need be. Only the writer calls it.
func (d *dict) code(s string) uint32 {
	if s == "" {
		return 0
	}
	if c, ok := d.codes[s]; ok { // only the writer writes: it may read unlocked
		return c
	}
	s = strings.Clone(s)
	d.mu.Lock()
	defer d.mu.Unlock()
	c := uint32(len(d.names))
	d.names = append(d.names, s)
	d.codes[s] = c
	return c
}

// lookup gives the number of s if it has one.
func (d *dict) lookup(s string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	c, ok := d.codes[s]
	return c, ok
}

// snapshot is the names so far, by code; it never changes.
func (d *dict) snapshot() []string { return d.names[:len(d.names):len(d.names)] }
