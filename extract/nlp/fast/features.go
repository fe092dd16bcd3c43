package fast

import (
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// item is what the features see of a node, hashed.
type item struct {
	word, tag, wordTag, coarse, suffix, broad, fine uint64
}

var rootItem = item{word: 17, tag: 19, wordTag: 23, coarse: 29, suffix: 31}

// items fills out for nodes 0..n+1.
func (m *Model) items(words []*lexicon.Word, tags []int, out []item) []item {
	out = append(out, item{})
	for i, w := range words {
		t := uint64(tags[i]) + 3
		out = append(out, item{
			word: w.Lower, tag: t, wordTag: perceptron.Mix(w.Lower, t),
			coarse: m.tags.coarse[tags[i]] + 3, suffix: w.Suffix[3], broad: w.Broad, fine: w.Fine,
		})
	}
	return append(out, rootItem)
}

// distance puts a number of words into eight steps.
func distance(d int32) uint64 {
	switch {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

// view is the part of a configuration the features look at: three nodes of the
// stack, three of the buffer.
type view struct {
	s0, s1, s2, b0, b1, b2 *item
	n0, n1, m0             *node // of s0, s1, b0
	s0at, s1at, b0at       int32
	items                  []item
}

func (s *state) view(items []item) view {
	ahead := func(k int32) *item {
		if s.front+k > s.root() {
			return &items[0]
		}
		return &items[s.front+k]
	}
	s0, s1 := s.top(0), s.top(1)
	return view{
		s0: &items[s0], s1: &items[s1], s2: &items[s.top(2)],
		b0: ahead(0), b1: ahead(1), b2: ahead(2),
		n0: &s.nodes[s0], n1: &s.nodes[s1], m0: &s.nodes[s.front],
		s0at: s0, s1at: s1, b0at: s.front, items: items,
	}
}

// features describes a configuration: the templates of Zhang and Nivre (2011)
// for arc-hybrid, with suffixes, coarse tags and word classes added.
func (v *view) features(b *perceptron.Bag) {
	b.Reset()
	v.words(b)
	v.tags(b)
	v.children(b)
	v.shapes(b)
	v.classes(b)
	v.attachment(b)
	v.context(b)
}

func (v *view) words(b *perceptron.Bag) {
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	for _, x := range [...]*item{s0, s1, b0, b1} {
		b.Add(x.word)
		b.Add(x.tag)
		b.Add(x.wordTag)
	}
	b.Add(s2.word)
	b.Add(s2.tag)
	b.Add(b2.word)
	b.Add(b2.tag)
	b.Pair(s0.wordTag, b0.wordTag)
	b.Pair(s0.wordTag, b0.word)
	b.Pair(s0.word, b0.wordTag)
	b.Pair(s0.wordTag, b0.tag)
	b.Pair(s0.tag, b0.wordTag)
	b.Pair(s0.word, b0.word)
	b.Pair(s1.wordTag, s0.wordTag)
	b.Pair(s1.wordTag, s0.tag)
	b.Pair(s1.tag, s0.wordTag)
	b.Pair(s1.word, s0.word)
	b.Pair(s1.word, b0.word)
	b.Pair(s1.word, b0.tag)
	b.Pair(s1.tag, b0.word)
	b.Pair(b0.word, b1.tag)
	b.Pair(b0.tag, b1.word)
	b.Pair(b0.word, b1.word)
	b.Pair(s0.word, b1.word)
	b.Pair(s0.word, b1.tag)
	b.Pair(s2.word, s0.tag)
	b.Triple(s1.word, s0.tag, b0.tag)
	b.Triple(s1.tag, s0.word, b0.tag)
	b.Triple(s1.tag, s0.tag, b0.word)
	b.Triple(s1.word, s0.word, b0.tag)
	b.Triple(s1.tag, s0.word, b0.word)
	b.Triple(s1.word, s0.tag, b0.word)
	b.Triple(s0.word, b0.tag, b1.tag)
	b.Triple(s0.tag, b0.word, b1.tag)
	b.Triple(s0.tag, b0.tag, b1.word)
}

func (v *view) tags(b *perceptron.Bag) {
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	b.Pair(s0.tag, b0.tag)
	b.Pair(s1.tag, s0.tag)
	b.Pair(s1.tag, b0.tag)
	b.Pair(b0.tag, b1.tag)
	b.Pair(s2.tag, s0.tag)
	b.Triple(b0.tag, b1.tag, b2.tag)
	b.Triple(s0.tag, b0.tag, b1.tag)
	b.Triple(s1.tag, s0.tag, b0.tag)
	b.Triple(s2.tag, s1.tag, s0.tag)
	b.Triple(s1.coarse, s0.coarse, b0.coarse)
	b.Pair(perceptron.Mix(s2.coarse, s1.coarse), perceptron.Mix(s0.coarse, b0.coarse))
	b.Pair(perceptron.Mix(s1.coarse, s0.coarse), perceptron.Mix(b0.coarse, b1.coarse))
	b.Pair(perceptron.Mix(s0.coarse, b0.coarse), perceptron.Mix(b1.coarse, b2.coarse))
	b.Pair(s0.wordTag, s1.coarse)
	b.Pair(s0.suffix, b0.tag)
	b.Pair(b0.suffix, s0.tag)
	b.Pair(s1.suffix, s0.tag)
	b.Pair(s0.suffix, s1.tag)
}

func (v *view) children(b *perceptron.Bag) {
	s0, s1, b0 := v.s0, v.s1, v.b0
	at := func(c child) *item { return &v.items[c.node] }
	s0l, s0r := at(v.n0.left[0]), at(v.n0.right[0])
	s1l, s1r := at(v.n1.left[0]), at(v.n1.right[0])
	b0l := at(v.m0.left[0])
	b.Triple(s0.tag, s0l.tag, b0.tag)
	b.Triple(s0.tag, s0r.tag, b0.tag)
	b.Triple(s0.tag, b0.tag, b0l.tag)
	b.Triple(s1.tag, s0.tag, s0l.tag)
	b.Triple(s1.tag, s0.tag, s0r.tag)
	b.Triple(s1.tag, s1r.tag, s0.tag)
	b.Triple(s1.tag, s1l.tag, s0.tag)
	b.Triple(s1.word, s1r.tag, s0.tag)
	b.Triple(s0.tag, s0l.tag, at(v.n0.left[1]).tag)
	b.Triple(s0.tag, s0r.tag, at(v.n0.right[1]).tag)
	b.Triple(s1.tag, s1r.tag, at(v.n1.right[1]).tag)
	b.Triple(s1.tag, s1l.tag, at(v.n1.left[1]).tag)
	b.Triple(b0.tag, b0l.tag, at(v.m0.left[1]).tag)
	b.Add(s0l.word)
	b.Add(s0r.word)
	b.Pair(s0.word, s0r.word)
	b.Pair(s0.word, s0l.word)
	b.Pair(s1.word, s1r.word)
	b.Pair(b0.word, b0l.word)
	label := func(c child) uint64 { return uint64(c.label) + 1 }
	b.Pair(label(v.n0.left[0]), s0.tag)
	b.Pair(label(v.n0.right[0]), s0.tag)
	b.Pair(label(v.n1.left[0]), s1.tag)
	b.Pair(label(v.n1.right[0]), s1.tag)
	b.Pair(label(v.m0.left[0]), b0.tag)
	b.Triple(label(v.n0.left[0]), label(v.n0.left[1]), s0.tag)
	b.Triple(label(v.n0.right[0]), label(v.n0.right[1]), s0.tag)
	b.Triple(label(v.n1.right[0]), label(v.n1.right[1]), s1.tag)
	b.Pair(label(v.n0.right[0]), s0.word)
	b.Pair(label(v.n1.right[0]), s1.word)
}

// shapes adds valencies, sets of relations and distances.
func (v *view) shapes(b *perceptron.Bag) {
	s0, s1, b0 := v.s0, v.s1, v.b0
	if v.s0at == 0 {
		b.Skip(14)
	} else {
		l, r := uint64(v.n0.lefts), uint64(v.n0.rights)
		b.Pair(s0.word, l)
		b.Pair(s0.tag, l)
		b.Pair(s0.word, r)
		b.Pair(s0.tag, r)
		b.Pair(s0.word, v.n0.leftSet)
		b.Pair(s0.tag, v.n0.leftSet)
		b.Pair(s0.word, v.n0.rightSet)
		b.Pair(s0.tag, v.n0.rightSet)
		d := distance(v.b0at - v.s0at)
		b.Pair(s0.word, d)
		b.Pair(s0.tag, d)
		b.Pair(b0.word, d)
		b.Pair(b0.tag, d)
		b.Triple(s0.tag, b0.tag, d)
		b.Triple(s0.word, b0.word, d)
	}
	if v.s1at == 0 {
		b.Skip(10)
	} else {
		l, r := uint64(v.n1.lefts), uint64(v.n1.rights)
		b.Pair(s1.tag, l)
		b.Pair(s1.word, r)
		b.Pair(s1.tag, r)
		b.Pair(s1.word, v.n1.rightSet)
		b.Pair(s1.tag, v.n1.rightSet)
		b.Pair(s1.tag, v.n1.leftSet)
		d := distance(v.s0at - v.s1at)
		b.Triple(s1.tag, s0.tag, d)
		b.Triple(s1.word, s0.word, d)
		b.Pair(s1.word, d)
		b.Pair(s0.word, d)
	}
	l := uint64(v.m0.lefts)
	b.Pair(b0.word, l)
	b.Pair(b0.tag, l)
	b.Pair(b0.word, v.m0.leftSet)
	b.Pair(b0.tag, v.m0.leftSet)
}

func (v *view) classes(b *perceptron.Bag) {
	s0, s1, b0, b1 := v.s0, v.s1, v.b0, v.b1
	b.Add(s0.broad)
	b.Add(s1.broad)
	b.Add(b0.broad)
	b.Add(b1.broad)
	b.Add(s0.fine)
	b.Add(s1.fine)
	b.Add(b0.fine)
	b.Pair(s0.broad, b0.broad)
	b.Pair(s1.broad, s0.broad)
	b.Pair(s0.fine, b0.fine)
	b.Pair(s1.fine, s0.fine)
	b.Pair(s1.broad, b0.broad)
	b.Triple(s0.broad, s0.tag, b0.tag)
	b.Triple(b0.broad, b0.tag, s0.tag)
	b.Triple(s1.broad, s1.tag, s0.tag)
	b.Triple(s0.broad, s0.tag, s1.tag)
	b.Triple(s1.broad, s0.broad, b0.broad)
	b.Triple(s1.fine, s0.word, b0.fine)
	b.Triple(s1.word, s0.tag, b0.fine)
	b.Triple(s1.fine, s0.word, b0.broad)
	b.Triple(s1.fine, s0.tag, b0.fine)
	b.Pair(s0.broad, v.items[v.n0.right[0].node].broad)
	b.Pair(s1.broad, v.items[v.n1.right[0].node].broad)
}

// attachment looks at the words that mark a phrase, which in Universal
// Dependencies hang below its head: what "in" of "in Kyiv" goes with.
func (v *view) attachment(b *perceptron.Bag) {
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	mark := &v.items[v.n0.left[0].node]
	under := &v.items[v.n1.left[0].node]
	ahead := &v.items[v.m0.left[0].node]
	b.Triple(s1.word, mark.word, s0.tag)
	b.Triple(s1.word, mark.word, s0.word)
	b.Triple(s1.tag, mark.word, s0.tag)
	b.Triple(s1.broad, mark.word, s0.broad)
	b.Triple(s1.fine, mark.word, s0.fine)
	b.Triple(s2.tag, s1.tag, mark.word)
	b.Triple(s2.word, s1.tag, mark.word)
	b.Triple(s2.broad, s1.broad, mark.word)
	b.Triple(mark.word, s0.tag, b0.tag)
	b.Triple(mark.word, s0.tag, b0.word)
	b.Triple(under.word, s1.tag, s0.tag)
	b.Triple(s0.word, ahead.word, b0.tag)
	b.Triple(s0.tag, ahead.word, b0.word)
	b.Triple(s0.broad, ahead.word, b0.broad)
	b.Triple(s1.word, s0.word, b0.word)
	b.Triple(s1.tag, s0.tag, perceptron.Mix(b0.word, b1.tag))
	b.Triple(s0.word, b0.word, b2.broad)
	b.Triple(s0.fine, b0.word, b1.tag)
	b.Triple(s1.broad, s0.broad, b0.word)
}

// context looks at the sentence as it stands: the neighbours of the topmost
// words, and what lies between them.
func (v *view) context(b *perceptron.Bag) {
	s0, s1, b0 := v.s0, v.s1, v.b0
	near := func(i int32) *item {
		if i < 1 || int(i) >= len(v.items) {
			return &v.items[0]
		}
		return &v.items[i]
	}
	b3 := near(v.b0at + 3)
	b.Triple(s0.tag, near(v.s0at+1).tag, b0.tag)
	b.Triple(s0.tag, near(v.s0at-1).tag, b0.tag)
	b.Triple(s1.tag, near(v.s1at+1).tag, s0.tag)
	b.Triple(s1.tag, near(v.s1at-1).tag, s0.tag)
	b.Triple(s1.tag, s0.tag, near(v.s0at-1).word)
	b.Triple(s0.tag, near(v.b0at-1).tag, b0.tag)
	b.Triple(s0.tag, b0.coarse, perceptron.Mix(perceptron.Mix(v.b1.coarse, v.b2.coarse), b3.coarse))
	b.Triple(s0.tag, b0.tag, v.between(v.s0at, v.b0at))
	b.Triple(s1.tag, s0.tag, v.between(v.s1at, v.s0at))
	b.Triple(s1.coarse, s0.coarse, perceptron.Mix(b0.coarse, v.between(v.s0at, v.b0at)))
}

// maxBetween bounds how far between looks.
const maxBetween = 12

// between gives the set of coarse tags strictly between two nodes.
func (v *view) between(from, to int32) uint64 {
	if from == 0 {
		return 1 << 62
	}
	set := uint64(0)
	for i := max(from+1, to-maxBetween); i < to; i++ {
		set |= 1 << (v.items[i].coarse & 31)
	}
	return set
}
