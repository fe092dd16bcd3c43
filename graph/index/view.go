package index

import (
	"sync"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// View is what an Index held at one moment. It is safe for concurrent use.
type View struct {
	index    *Index // for looking codes up
	blocks   []*block
	n        int
	runs     []*run
	ids      idNames
	entities []string
	articles []string
	outlets  []string
	words    []string
	topics   []string
	small    []string
	sources  table
	records  []graph.Record
	cache    *readings
}

// Len counts the claims in view.
func (v *View) Len() int { return v.n }

// ID gives the id of the claim at a row.
func (v *View) ID(row uint32) schema.ClaimID { return schema.ClaimID(v.ids.of(v.row(row).id)) }

func (v *View) row(i uint32) *row { return &v.blocks[i>>blockBits][i&(blockSize-1)] }

// readings keeps the last reading of a view's records: most questions ask for
// the same times.
type readings struct {
	mu   sync.Mutex
	last *reading
}

// reading is a graph.Reading in codes.
type reading struct {
	*graph.Reading
	asOf, asOfRecorded time.Time
	into               map[uint32]bool // entities that mean another, by code
	retracted          map[uint32]bool // claims, by code of their id
}

// Reading gives the records' reading known by the two times; see graph.Rereader.
func (v *View) Reading(asOf, asOfRecorded time.Time) *graph.Reading {
	return v.reading(asOf, asOfRecorded).Reading
}

// reading applies the records known by the two times.
func (v *View) reading(asOf, asOfRecorded time.Time) *reading {
	v.cache.mu.Lock()
	defer v.cache.mu.Unlock()
	if l := v.cache.last; l != nil && l.asOf.Equal(asOf) && l.asOfRecorded.Equal(asOfRecorded) {
		return l
	}
	r := &reading{
		Reading: graph.Read(v.records, asOf, asOfRecorded), asOf: asOf, asOfRecorded: asOfRecorded,
		into: map[uint32]bool{}, retracted: map[uint32]bool{},
	}
	for from := range r.Merged {
		if code, ok := v.index.entities.lookup(string(from)); ok {
			r.into[code] = true
		}
	}
	for _, record := range v.records {
		if record.Op == graph.Retract && r.Retracted(record.Claim) {
			if code, ok := v.index.ids.lookup(string(record.Claim)); ok {
				r.retracted[code] = true
			}
		}
	}
	v.cache.last = r
	return r
}
