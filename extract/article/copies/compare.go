package copies

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"claimgraph/schema"
)

// Thresholds of Compare, set on generated copies and independent reports of
// the same events; see TestGeneratedCopies.
const (
	fewestWords     = 25    // fewer tell too little, unless all are the same
	mostlyCopied    = 0.5   // of the shorter text's words in sentences with a counterpart
	narrationCopied = 0.4   // the same of its words outside quotation marks
	copyShare       = 0.35  // the same of the later text: a digest is no copy of a report in it
	anchorsKept     = 0.6   // of the names, and of the numbers, of counterparts
	fewestNames     = 2     // in a sentence, for them to tell that it is another's
	verbatim        = 0.9   // likeness of a sentence that was left as it is
	updateVerbatim  = 0.3   // of the shorter text's words in such sentences, where numbers changed
	spunSentences   = 0.25  // counterparts with an exchanged content word
	spunWords       = 0.012 // exchanged content words among the counterparts' words
	spunLeast       = 3     // exchanged content words
	updateWithin    = 7 * 24 * time.Hour
)

// Compare decides whether one of two articles repeats the other and gives the
// later one's Copy, nil when they are independent. It does not matter which is
// given first; see Earlier.
func Compare(a, b *Text) *schema.Copy {
	if a.Article.ID == b.Article.ID || len(a.words) == 0 || len(b.words) == 0 {
		return nil
	}
	if Earlier(b.Article, a.Article) {
		a, b = b, a
	}
	if slices.EqualFunc(a.words, b.words, func(v, w word) bool { return v.hash == w.hash }) {
		return &schema.Copy{Of: a.Article.ID, Kind: schema.ExactCopy, Similarity: 1}
	}
	if min(len(a.words), len(b.words)) < fewestWords {
		return nil
	}
	m := measure(a, b)
	update := m.update()
	if !m.derived() || !(m.keepsAnchors() || update && m.verbatim >= updateVerbatim) {
		return nil
	}
	c := &schema.Copy{Of: a.Article.ID, Kind: schema.NearCopy, Similarity: m.similarity}
	switch {
	case m.spun():
		c.Kind = schema.SpunCopy
	case update:
		c.Kind = schema.UpdateCopy
	}
	return c
}

// likeness is what two texts' counterparts tell.
type likeness struct {
	a, b       *Text // earlier, later
	pairs      []pair
	copied     float64 // of the shorter text's words in sentences with a counterpart
	narration  float64 // the same outside quotation marks
	share      float64 // the same of the later text
	verbatim   float64 // of the shorter text's words in sentences left as they are
	similarity float64 // mean likeness over the shorter text's words
	names      float64 // names kept by counterparts
	numbers    float64
}

func measure(a, b *Text) *likeness {
	m := &likeness{a: a, b: b, pairs: align(a, b)}
	m.names = m.kept(func(w *word) bool { return w.name && !w.number })
	m.numbers = m.kept(func(w *word) bool { return w.number })
	m.pairs = slices.DeleteFunc(m.pairs, func(p pair) bool { return otherNames(a.in(p.a), b.in(p.b)) })
	short := func(p pair) (*Text, sentence) { return a, a.sentences[p.a] }
	if len(b.words) < len(a.words) {
		short = func(p pair) (*Text, sentence) { return b, b.sentences[p.b] }
	}
	shorter := a
	if len(b.words) < len(a.words) {
		shorter = b
	}
	var copied, told, left, share int
	var like float64
	for _, p := range m.pairs {
		t, s := short(p)
		n := s.to - s.from
		copied += n
		told += narrated(t.words[s.from:s.to])
		like += p.like * float64(n)
		if p.like >= verbatim {
			left += n
		}
		share += b.sentences[p.b].to - b.sentences[p.b].from
	}
	n := float64(len(shorter.words))
	m.copied, m.similarity, m.verbatim = float64(copied)/n, like/n, float64(left)/n
	m.share = float64(share) / float64(len(b.words))
	m.narration = 1
	if all := narrated(shorter.words); all >= fewestWords {
		m.narration = float64(told) / float64(all)
	}
	return m
}

// otherNames reports whether two sentences are one form filled with the names of
// different things, as bulletins are: who writes the same of somebody else does
// not repeat it.
func otherNames(a, b []word) bool {
	times := map[uint32]int{}
	na, nb, both := 0, 0, 0
	for i := range a {
		if a[i].name && !a[i].number {
			times[a[i].hash]++
			na++
		}
	}
	for i := range b {
		if b[i].name && !b[i].number {
			nb++
			if times[b[i].hash] > 0 {
				times[b[i].hash]--
				both++
			}
		}
	}
	least := min(na, nb)
	return least >= fewestNames && float64(both) < anchorsKept*float64(least)
}

func narrated(words []word) (n int) {
	for i := range words {
		if !words[i].quoted {
			n++
		}
	}
	return n
}

// kept is the share of the chosen words of counterparts that both have. What one
// of them lacks, such as a dateline, is not held against it, only what it has
// instead; one is added to both counts, so that few words decide little.
func (m *likeness) kept(chosen func(*word) bool) float64 {
	both, all := 0, 0
	for _, p := range m.pairs {
		times := map[uint32]int{}
		na, nb := 0, 0
		for _, w := range m.a.in(p.a) {
			if chosen(&w) {
				times[w.hash]++
				na++
			}
		}
		for _, w := range m.b.in(p.b) {
			if chosen(&w) {
				nb++
				if times[w.hash] > 0 {
					times[w.hash]--
					both++
				}
			}
		}
		all += min(na, nb)
	}
	return float64(both+1) / float64(all+1)
}

// in gives a sentence's words.
func (t *Text) in(number int) []word {
	s := t.sentences[number]
	return t.words[s.from:s.to]
}

func (m *likeness) derived() bool {
	return m.copied >= mostlyCopied && m.narration >= narrationCopied && m.share >= copyShare
}

func (m *likeness) keepsAnchors() bool { return m.names >= anchorsKept && m.numbers >= anchorsKept }

// spun reports whether content words were exchanged throughout.
func (m *likeness) spun() bool {
	words, exchanged, touched := 0, 0, 0
	for _, p := range m.pairs {
		a, b := m.a.in(p.a), m.b.in(p.b)
		words += len(a)
		n := 0
		for _, e := range exchanges(a, b) {
			n += e.content()
		}
		exchanged += n
		if n > 0 {
			touched++
		}
	}
	return exchanged >= spunLeast && float64(touched) >= spunSentences*float64(len(m.pairs)) && float64(exchanged) >= spunWords*float64(words)
}

var updateMark = regexp.MustCompile(`(?i)^\W*(?:\d+(?:st|nd|rd|th)\s+)?(?:update|correct|refile|lead|writethru|recast)|\b(?:updated?|corrected|correction)\b`)

// update reports whether the later text is the same outlet's newer version, or
// says of itself that it is one.
func (m *likeness) update() bool {
	a, b := m.a.Article, m.b.Article
	if !sameOutlet(a, b) {
		return false
	}
	if updateMark.MatchString(b.Title) {
		return true
	}
	from, to := published(a), published(b)
	return from.Before(to) && (to.Sub(from) <= updateWithin || from.Equal(never))
}

func sameOutlet(a, b *schema.Article) bool {
	if a.Outlet != "" || b.Outlet != "" {
		return strings.EqualFold(strings.TrimSpace(a.Outlet), strings.TrimSpace(b.Outlet))
	}
	host := hostOf(a.URL)
	return host != "" && host == hostOf(b.URL)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
