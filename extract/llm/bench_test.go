package llm_test

import (
	"context"
	"fmt"
	"testing"

	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

// BenchmarkModel is everything around a model that answers at once: windows,
// instructions, HTTP, the answer read and checked, claims made; without the
// analysis of the text, which rules need too. Run it with -cpu 1; the server
// shares the core.
func BenchmarkModel(b *testing.B) {
	for _, sentences := range []int{8, 24} {
		b.Run(fmt.Sprintf("%d sentences", sentences), func(b *testing.B) {
			text := long(sentences)
			answer := llmtest.Toy(llmtest.Request{Text: numbered(sentences)})
			s := llmtest.NewServer(b, func(llmtest.Request) llmtest.Reply { return answer })
			e, err := llm.New(llm.Options{Provider: llm.NewOpenAI(endpoint(s, "openai", false)), Model: "toy"})
			if err != nil {
				b.Fatal(err)
			}
			doc := pipeline(b).Read(&schema.Article{ID: "a", Text: text})
			b.ResetTimer()
			used := cpuSeconds()
			for b.Loop() {
				claims, err := e.Extract(context.Background(), doc)
				if err != nil || len(claims) != sentences {
					b.Fatalf("%d claims, %v", len(claims), err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			if used = cpuSeconds() - used; used > 0 {
				b.ReportMetric(float64(b.N)/used, "articles/cpu-s")
			}
		})
	}
}

// numbered is the text of long(n) as a model sees it.
func numbered(n int) string {
	out := ""
	i := 0
	for _, s := range splitSentences(long(n)) {
		i++
		out += fmt.Sprintf("[%d] %s\n", i, s)
	}
	return out
}
