package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"claimgraph/schema"
)

// Record is a change to how the graph is read: nothing is deleted.
//
//	merge    Entity means Into from now on
//	split    Entity stands for itself again, whatever earlier merges said
//	rename   Entity is shown as Name
//	retract  Claim was withdrawn, by a correction say
//	undo     Record does not hold; undoing an undo restores what it undid
type Record struct {
	ID     string          `json:"id"`
	Op     Op              `json:"op"`
	Entity schema.EntityID `json:"entity,omitempty"`
	Into   schema.EntityID `json:"into,omitempty"`
	Claim  schema.ClaimID  `json:"claim,omitempty"`
	Record string          `json:"record,omitempty"` // what "undo" undoes
	Name   string          `json:"name,omitempty"`
	Reason string          `json:"reason,omitempty"`
	// Published is when the change became public (a correction's date), if it
	// did: questions as of an earlier published time do not see it.
	Published string    `json:"published,omitempty"`
	Recorded  time.Time `json:"recorded"`
}

// Op is what a Record does.
type Op string

// The operations of records.
const (
	Merge   Op = "merge"
	Split   Op = "split"
	Rename  Op = "rename"
	Retract Op = "retract"
	Undo    Op = "undo"
)

// Identify gives the record its id if it has none, from its content and its
// Recorded time, which must be set first: the same merge done, undone and done
// again is two merges.
func (r *Record) Identify() {
	if r.ID != "" {
		return
	}
	content, _ := json.Marshal(*r) // strings and a time: cannot fail
	sum := sha256.Sum256(content)
	r.ID = "r" + hex.EncodeToString(sum[:8])
}

// Reading is how records tell to read the graph as of some time: which entity
// stands for which, what it is called, which claims were withdrawn.
type Reading struct {
	into      map[schema.EntityID]schema.EntityID
	names     map[schema.EntityID]string
	retracted map[schema.ClaimID]Record
}

// Read applies the records that held as of the two times, zero meaning now, in
// the order in which they were recorded (by id where that is equal).
//
// A merge into an entity that itself means the merged one cuts the older link:
// the target of the latest merge stands for itself, so merges never go round.
func Read(records []Record, asOf, asOfRecorded time.Time) *Reading {
	r := &Reading{
		into:      map[schema.EntityID]schema.EntityID{},
		names:     map[schema.EntityID]string{},
		retracted: map[schema.ClaimID]Record{},
	}
	for _, record := range inForce(records, asOf, asOfRecorded) {
		r.apply(record)
	}
	return r
}

// inForce selects the records known by the two times that no later undo in
// force cancels, oldest first.
func inForce(records []Record, asOf, asOfRecorded time.Time) []Record {
	var known []Record
	for _, r := range records {
		if r.knownBy(asOf, asOfRecorded) {
			known = append(known, r)
		}
	}
	slices.SortStableFunc(known, func(a, b Record) int {
		if c := a.Recorded.Compare(b.Recorded); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	undone := map[string]bool{}
	for _, r := range slices.Backward(known) {
		if r.Op == Undo && !undone[r.ID] {
			undone[r.Record] = true
		}
	}
	return slices.DeleteFunc(known, func(r Record) bool { return undone[r.ID] })
}

func (r *Record) knownBy(asOf, asOfRecorded time.Time) bool {
	if !asOfRecorded.IsZero() && r.Recorded.After(asOfRecorded) {
		return false
	}
	if asOf.IsZero() || r.Published == "" {
		return true
	}
	published, err := schema.ParseRange(r.Published)
	return err != nil || !published.From.After(asOf)
}

func (r *Reading) apply(record Record) {
	switch record.Op {
	case Merge:
		if record.Entity == record.Into {
			return
		}
		for at := record.Into; at != ""; at = r.into[at] {
			if at == record.Entity {
				delete(r.into, record.Into)
				break
			}
		}
		r.into[record.Entity] = record.Into
	case Split:
		delete(r.into, record.Entity)
	case Rename:
		r.names[record.Entity] = record.Name
	case Retract:
		r.retracted[record.Claim] = record
	}
}

// Entity gives the entity that id means.
func (r *Reading) Entity(id schema.EntityID) schema.EntityID {
	for {
		next, ok := r.into[id]
		if !ok {
			return id
		}
		id = next
	}
}

// Merged yields every entity that means another, with that other.
func (r *Reading) Merged(yield func(from, into schema.EntityID) bool) {
	for from := range r.into {
		if !yield(from, r.Entity(from)) {
			return
		}
	}
}

// Name gives the name an entity was renamed to, or "".
func (r *Reading) Name(id schema.EntityID) string { return r.names[r.Entity(id)] }

// Retraction gives the record that withdrew a claim.
func (r *Reading) Retraction(id schema.ClaimID) (Record, bool) {
	record, ok := r.retracted[id]
	return record, ok
}

// Withdrawn yields the claims that were withdrawn.
func (r *Reading) Withdrawn(yield func(schema.ClaimID) bool) {
	for id := range r.retracted {
		if !yield(id) {
			return
		}
	}
}

// Retracted reports whether the claim was withdrawn.
func (r *Reading) Retracted(id schema.ClaimID) bool {
	_, ok := r.retracted[id]
	return ok
}
