package copies

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"claimgraph/schema"
)

// BenchmarkLookUp measures what deciding on one article costs once so many were
// loaded: fingerprint, look-up and comparisons, with articles made of the
// sentences of the shipped ones and every tenth a spun copy.
func BenchmarkLookUp(b *testing.B) {
	sentences := pool(b)
	for _, size := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			s := &spinner{Rand: rand.New(rand.NewPCG(5, 6))}
			index, known := NewIndex(), map[schema.ArticleID]*schema.Article{}
			add := func(a *schema.Article) {
				t := Read(a)
				keys := t.Fingerprint()
				for _, id := range index.Candidates(keys) {
					Compare(Read(known[id]), t)
				}
				index.Add(a.ID, keys)
				known[a.ID] = a
			}
			for range size {
				a := s.mixture(sentences)
				index.Add(a.ID, Read(a).Fingerprint())
				known[a.ID] = a
			}
			var fresh []*schema.Article
			for i := range 500 {
				a := s.mixture(sentences)
				if i%10 == 0 {
					spun := s.article(*a, "spun", s.spin(a.Text, .3))
					fresh = append(fresh, &spun)
				}
				fresh = append(fresh, a)
			}
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				a := *fresh[i%len(fresh)]
				a.ID = schema.ArticleID(fmt.Sprintf("%s/%d", a.ID, i))
				add(&a)
			}
		})
	}
}

func pool(b *testing.B) []string {
	s := &spinner{Rand: rand.New(rand.NewPCG(7, 8))}
	var all []string
	for _, a := range shipped(b) {
		start, end := a.BodyRange()
		for range 8 { // eight wordings of each
			all = append(all, strings.SplitAfter(s.spin(strings.TrimSpace(a.Text[start:end]), .5), ". ")...)
		}
	}
	return all
}

// mixture writes an article of about 500 words in sentences of the pool.
func (s *spinner) mixture(sentences []string) *schema.Article {
	var text strings.Builder
	for range 25 {
		text.WriteString(sentences[s.IntN(len(sentences))] + " ")
	}
	a := s.article(schema.Article{ID: "mixture"}, "own", text.String())
	return &a
}
