package neural

// index finds words' positions in a list: an open-addressing hash table, a third the size of a map and quicker to
// fill at start-up.
type index struct {
	words []string
	slots []int32 // position + 1; 0 is empty
}

// newIndex indexes the list; of equal words the first counts.
func newIndex(words []string) *index {
	size := 1
	for size < 2*len(words) {
		size *= 2
	}
	x := &index{words: words, slots: make([]int32, size)}
	for i, w := range words {
		at := fnv1a(w) & uint32(size-1)
		for x.slots[at] != 0 && x.words[x.slots[at]-1] != w {
			at = (at + 1) & uint32(size-1)
		}
		if x.slots[at] == 0 {
			x.slots[at] = int32(i) + 1
		}
	}
	return x
}

// find returns the word's position, or -1.
func (x *index) find(word []byte) int32 {
	mask := uint32(len(x.slots) - 1)
	for at := fnv1a(word) & mask; x.slots[at] != 0; at = (at + 1) & mask {
		if i := x.slots[at] - 1; x.words[i] == string(word) {
			return i
		}
	}
	return -1
}
