package copies

import (
	"cmp"
	"slices"

	"claimgraph/schema"
)

// Index finds articles by the keys of their fingerprints. It is not safe for
// concurrent use. An article takes about 1.5 kB; the index keeps at least the
// newest half of Most articles, forgetting the older ones as it fills.
type Index struct {
	now, before table
	most        int
}

// Most is how many articles an index holds: about 750 MB.
const Most = 500_000

// table is one generation of an index.
type table struct {
	articles []schema.ArticleID
	numbers  map[schema.ArticleID]struct{}
	chains   map[Key]chain
	postings []posting // from 1
	found    map[int32]candidate
}

// chain is a key's postings: the newest of them, and how many there are.
type chain struct{ newest, length int32 }

// posting says that an article has a key; before is the posting of the same
// key before it, 0 when there is none.
type posting struct{ article, before int32 }

const (
	// mostPostings is how many articles a key leads to: the first that have it.
	// A key of more is one of an outlet's standing phrases, or of a text copied
	// so often that any of these will do.
	mostPostings = 64
	// mostCandidates bounds what Compare is asked about for one article.
	mostCandidates = 8
	// fewestKeys is how many keys a candidate shares at least, and one in
	// keysForMore more.
	fewestKeys  = 2
	keysForMore = 30
)

// NewIndex makes an empty index.
func NewIndex() *Index { return &Index{now: newTable(), before: newTable(), most: Most} }

func newTable() table {
	return table{numbers: map[schema.ArticleID]struct{}{}, chains: map[Key]chain{}, postings: make([]posting, 1), found: map[int32]candidate{}}
}

// Len counts the articles.
func (x *Index) Len() int { return len(x.now.articles) + len(x.before.articles) }

// Has reports whether an article was entered.
func (x *Index) Has(id schema.ArticleID) bool {
	_, now := x.now.numbers[id]
	_, before := x.before.numbers[id]
	return now || before
}

// Add enters an article under its keys.
func (x *Index) Add(id schema.ArticleID, keys []Key) {
	if len(x.now.articles) >= x.most/2 {
		x.now, x.before = newTable(), x.now
	}
	x.now.add(id, keys)
}

func (t *table) add(id schema.ArticleID, keys []Key) {
	n := int32(len(t.articles))
	t.articles = append(t.articles, id)
	t.numbers[id] = struct{}{}
	for _, k := range keys {
		if c := t.chains[k]; c.length < mostPostings {
			t.postings = append(t.postings, posting{n, c.newest})
			t.chains[k] = chain{int32(len(t.postings) - 1), c.length + 1}
		}
	}
}

// Candidates gives the articles that may repeat each other with one of these
// keys, the likeliest first: those with which it shares most and rarest keys.
func (x *Index) Candidates(keys []Key) []schema.ArticleID {
	list := append(x.before.candidates(keys), x.now.candidates(keys)...)
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	var ids []schema.ArticleID
	for _, c := range list[:min(len(list), mostCandidates)] {
		ids = append(ids, c.id)
	}
	return ids
}

// candidate is an article with the keys it shares.
type candidate struct {
	id     schema.ArticleID
	number int32
	shared int
	weight float64
}

// candidates lists the articles that share enough keys, in the order in which
// they were entered.
func (t *table) candidates(keys []Key) []candidate {
	clear(t.found)
	for i, k := range keys {
		chain := t.chains[k]
		for p := chain.newest; p != 0; p = t.postings[p].before {
			number := t.postings[p].article
			c := t.found[number]
			c.shared++
			c.weight += 1 / float64(chain.length)
			if i == 0 { // the same wording
				c.shared += len(keys)
				c.weight += 2
			}
			t.found[number] = c
		}
	}
	var list []candidate
	for number, c := range t.found {
		if c.shared >= fewestKeys+len(keys)/keysForMore {
			c.id, c.number = t.articles[number], number
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Compare(a.number, b.number) })
	return list
}
