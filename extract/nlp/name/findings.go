package name

// finding counts how often a document's words of one form were tagged as each
// type, in the order of types.
type finding [5]int32

// findings are what a first reading of a document found, by lower-case form.
type findings map[string]finding

// add counts a sentence's tags, by 1 or -1. Words in small letters count only
// where they were tagged as names.
func (f findings) add(s *Sentence, tags []int, by int32) {
	for i, tag := range tags {
		form := s.Forms[i]
		if tag == 0 && !upper(form) || len(form) < 2 || len(form) > 40 || !startsLetter(form) {
			continue
		}
		key := s.small[i]
		e, ok := f[key]
		if !ok && len(f) >= maxMemory {
			continue
		}
		e[(tag+1)/2] += by
		f[key] = e
	}
}

// fold gives the type most often found, and a number for that, how often it was
// and how much there was of others: 0 where there is no finding.
func (f finding) fold() (best int, bits uint64) {
	total := int32(0)
	for k, n := range f {
		total += n
		if n > f[best] {
			best = k
		}
	}
	if total == 0 {
		return 0, 0
	}
	return best, 1 + uint64(best) + 5*uint64(min(f[best], 3)) + 20*uint64(4*f[best]/total)
}

// appendBits appends what the rest of the document says of each word of s, whose
// own tags are left out of account, and reports whether it says otherwise of any.
func (f findings) appendBits(out []uint64, s *Sentence, own []int) (bits []uint64, otherwise bool) {
	f.add(s, own, -1)
	for i, key := range s.small {
		best, b := 0, uint64(0)
		if len(s.Forms[i]) > 1 {
			best, b = f[key].fold()
		}
		out = append(out, b)
		otherwise = otherwise || b != 0 && best != (own[i]+1)/2
	}
	f.add(s, own, 1)
	return out, otherwise
}
