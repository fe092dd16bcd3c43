package segment

import (
	"strings"
	"unicode/utf8"

	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/perceptron"
)

// cut is a place inside a chunk where a word ends.
type cut struct {
	At   int // byte of the chunk
	Kind int
}

// Kinds of cut: between tokens, or inside a multiword token.
const (
	noCut = iota
	tokenCut
	wordCut
	cutKinds
)

// tokenise appends the words of w.chunks to out.
func (w *Workspace) tokenise(text string, out *Result) {
	for k, c := range w.chunks {
		chunk := text[c.start:c.end]
		w.cuts = w.cut(chunk, chunkAt(text, w.chunks, k-1), chunkAt(text, w.chunks, k+1), w.cuts[:0])
		appendWords(out, c.start, len(chunk), w.cuts)
		last := &out.Words[len(out.Words)-1]
		last.Glued = k+1 < len(w.chunks) && w.chunks[k+1].start == c.end
	}
}

func chunkAt(text string, chunks []span, k int) string {
	if k < 0 || k >= len(chunks) {
		return ""
	}
	return text[chunks[k].start:chunks[k].end]
}

func appendWords(out *Result, base, size int, cuts []cut) {
	from, multi := 0, -1 // where the word and the multiword token began
	for i := 0; i <= len(cuts); i++ {
		to, kind := size, tokenCut
		if i < len(cuts) {
			to, kind = cuts[i].At, cuts[i].Kind
		}
		out.Words = append(out.Words, Word{Start: base + from, End: base + to, Glued: i < len(cuts)})
		at := len(out.Words) - 1
		switch {
		case kind == wordCut && multi < 0:
			multi = at
		case kind == tokenCut && multi >= 0:
			out.Words[multi].Multiword = at - multi + 1
			multi = -1
		}
		from = to
	}
}

// cut finds the words of one chunk.
func (w *Workspace) cut(chunk, prev, next string, out []cut) []cut {
	if lettersOnly(chunk) {
		if cuts, ok := w.model.letters[w.small(chunk)]; ok {
			return append(out, cuts...)
		}
		return w.unglue(chunk, out)
	}
	stops := gluedStops(chunk)
	last, url := 0, looksURL(chunk)
	for i, size := 0, 0; i < len(chunk); i += size {
		_, size = utf8.DecodeRuneInString(chunk[i:])
		if i == 0 {
			continue
		}
		kind := noCut
		if len(stops) > 0 && (i == stops[0] || i == stops[0]+1) {
			kind = tokenCut
			if i > stops[0] {
				stops = stops[1:]
			}
		} else {
			cutFeatures(&w.bag, chunk, i, last, next, url)
			w.model.words.Score(w.bag.Features, &w.scores)
			kind = bestKind(w.scores[:cutKinds])
		}
		if kind != noCut {
			out = append(out, cut{i, kind})
			last = i
		}
	}
	return out
}

func bestKind[S int32 | float32](scores []S) int {
	best := 0
	for k := range scores {
		if scores[k] > scores[best] {
			best = k
		}
	}
	return best
}

// looksURL reports whether a chunk is likely an address.
func looksURL(chunk string) bool {
	if !strings.ContainsAny(chunk, "./@") {
		return false
	}
	l := strings.ToLower(chunk)
	for _, mark := range [...]string{"http", "www.", "@", ".com", ".org", ".net", ".gov", ".uk"} {
		if strings.Contains(l, mark) {
			return true
		}
	}
	return false
}

// cutFeatures describes the place before byte i of a chunk whose last cut was
// at byte last. next is the chunk that follows.
func cutFeatures(b *perceptron.Bag, chunk string, i, last int, next string, url bool) {
	var r [8]rune // four before, four after
	for k, p := 3, i; k >= 0 && p > 0; k-- {
		c, size := utf8.DecodeLastRuneInString(chunk[:p])
		r[k] = c
		p -= size
	}
	for k, p := 4, i; k < 8 && p < len(chunk); k++ {
		c, size := utf8.DecodeRuneInString(chunk[p:])
		r[k] = c
		p += size
	}
	var low [8]uint64
	var kinds [8]byte
	for k, c := range r {
		kinds[k] = class(c)
		low[k] = uint64(foldRune(c))
	}
	hl, hr := hashLower(chunk[last:i]), hashLower(chunk[i:])
	here, there := low[3], low[4]
	word := hashLower(chunk[i:wordEnd(chunk, i)])
	nextKind := uint64('_')
	if next != "" {
		c, _ := utf8.DecodeRuneInString(next)
		nextKind = uint64(class(c))
	}
	end := uint64(0)
	if i+utf8.RuneLen(r[4]) >= len(chunk) {
		end = 1
	}
	address := uint64(0)
	if url {
		address = 1
	}
	leftShape := lexicon.HashShape(chunk[last:i])
	b.Reset()
	b.Add(0)
	for k := 1; k < 7; k++ {
		b.Add(low[k])
	}
	b.Pair(here, there)
	b.Triple(low[2], here, there)
	b.Triple(here, there, low[5])
	b.Pair(perceptron.Mix(low[2], here), perceptron.Mix(there, low[5]))
	b.Add(perceptron.HashBytes(kinds[2:6]))
	b.Add(perceptron.HashBytes(kinds[1:7]))
	b.Add(perceptron.HashBytes(kinds[:]))
	b.Add(hl)
	b.Add(hr)
	b.Pair(hl, there)
	b.Pair(here, hr)
	b.Pair(hl, hr)
	b.Triple(here, there, end)
	b.Triple(there, nextKind, end)
	b.Pair(perceptron.Mix(hl, nextKind), perceptron.Mix(there, end))
	b.Pair(leftShape, perceptron.Mix(there, end*256+nextKind))
	b.Pair(leftShape, lexicon.HashShape(chunk[i:]))
	b.Add(word)
	b.Pair(word, here)
	b.Add(hashLower(tail(chunk[last:i], 2)))
	b.Triple(address, here, there)
	b.Pair(address, perceptron.HashBytes(kinds[2:6]))
}

// wordEnd gives the end of the letters and digits after the rune at i.
func wordEnd(s string, i int) int {
	for first := true; i < len(s); first = false {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !first && !isWordRune(r) {
			break
		}
		i += size
	}
	return i
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// hashLower hashes s in lower case.
func hashLower(s string) uint64 {
	var b [MaxWord + 4]byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || i == len(b) {
			return perceptron.Hash(strings.ToLower(s))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return perceptron.HashBytes(b[:len(s)])
}
