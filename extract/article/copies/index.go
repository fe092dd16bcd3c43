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
	last     map[Key]int32 // key → its newest posting, from 1
	postings []posting
}

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
	return table{numbers: map[schema.ArticleID]struct{}{}, last: map[Key]int32{}, postings: make([]posting, 1)}
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
		if t.count(k) < mostPostings {
			t.postings = append(t.postings, posting{n, t.last[k]})
			t.last[k] = int32(len(t.postings) - 1)
		}
	}
}

func (t *table) count(k Key) (n int) {
	for p := t.last[k]; p != 0; p = t.postings[p].before {
		n++
	}
	return n
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
	found := map[int32]*candidate{}
	for i, k := range keys {
		n := t.count(k)
		for p := t.last[k]; p != 0; p = t.postings[p].before {
			number := t.postings[p].article
			c := found[number]
			if c == nil {
				c = &candidate{id: t.articles[number], number: number}
				found[number] = c
			}
			c.shared++
			c.weight += 1 / float64(n)
			if i == 0 { // the same wording
				c.shared += len(keys)
				c.weight += 2
			}
		}
	}
	var list []candidate
	for _, c := range found {
		if c.shared >= fewestKeys+len(keys)/keysForMore {
			list = append(list, *c)
		}
	}
	slices.SortFunc(list, func(a, b candidate) int { return cmp.Compare(a.number, b.number) })
	return list
}
