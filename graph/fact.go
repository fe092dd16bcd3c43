package graph

import (
	"context"
	"iter"
	"time"

	"claimgraph/schema"
)

// Fact is a claim reduced to what questions count: who, what, when, from whom.
// Entities are those the claim means at the filter's level, with merges
// applied; absent is empty.
type Fact struct {
	Claim                          schema.ClaimID
	Article                        schema.ArticleID
	Subject, Object, About, Holder schema.EntityID
	ObjectClaim, AboutClaim        schema.ClaimID
	Type, Act                      string // predicate type; act of the holder
	Quad                           int
	Polarity                       schema.Polarity
	Modality                       schema.Modality
	Formal, Derived, Open          bool
	Topic                          string       // normalised words of about and object
	When                           schema.Range // occurred, else said, else published
	Published                      time.Time
	Outlet                         string
	// Source is the independent source: the outlet of the article, or of the
	// original when the article is a copy; copies of one text share a Source.
	Source string
}

// Facter is a Store that knows its facts without reading whole claims.
type Facter interface {
	// Facts yields the facts of the claims that Claims would yield, in the same
	// order. The fact is overwritten by the next one: copy what is kept.
	Facts(ctx context.Context, f Filter) iter.Seq2[*Fact, error]
}

// PairFacter is a Store that knows its facts pair by pair.
type PairFacter interface {
	// FactsByPair yields the facts of f, which has no Text and no Limit, that have
	// a subject and an object: those of the same two together, in order of time.
	// The fact is overwritten by the next one.
	FactsByPair(ctx context.Context, f Filter) iter.Seq2[*Fact, error]
}
