package nlp

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
)

// benchText is the prose of our own articles.
func benchText(b *testing.B) string {
	var all strings.Builder
	dir := os.DirFS("../../testdata/articles")
	names, err := fs.Glob(dir, "*.md")
	if err != nil || len(names) == 0 {
		b.Skip("no articles beside the package")
	}
	for _, n := range names {
		data, err := fs.ReadFile(dir, n)
		if err != nil {
			b.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		all.WriteString(body + "\n\n")
	}
	return all.String()
}

// BenchmarkAnalyse reads raw text into names and trees, article by article.
func BenchmarkAnalyse(b *testing.B) {
	text := benchText(b)
	for _, c := range []struct {
		name    string
		options Options
	}{{"accurate", Options{Accurate: true}}, {"fast", Options{Fast: true}}} {
		b.Run(c.name, func(b *testing.B) {
			e, err := New(c.options)
			if err != nil {
				b.Fatal(err)
			}
			e.Analyse(text)
			sentences, words := 0, 0
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			cpu := cpuSeconds()
			for b.Loop() {
				doc := e.Analyse(text)
				sentences += len(doc.Sentences)
				for i := range doc.Sentences {
					words += len(doc.Sentences[i].Tokens)
				}
			}
			runtime.ReadMemStats(&after)
			cpu = cpuSeconds() - cpu
			seconds := b.Elapsed().Seconds()
			b.ReportMetric(float64(sentences)/seconds, "sentences/s")
			if cpu > 0 {
				b.ReportMetric(float64(sentences)/cpu, "sentences/cpu-s")
			}
			b.ReportMetric(float64(words)/seconds, "tokens/s")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(sentences), "allocs/sentence")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(sentences), "B/sentence")
			b.ReportMetric(float64(after.HeapInuse)/(1<<20), "heap-MB")
		})
	}
}

// BenchmarkNew loads the embedded models.
func BenchmarkNew(b *testing.B) {
	for _, c := range []struct {
		name    string
		options Options
	}{{"accurate", Options{Accurate: true}}, {"fast", Options{Fast: true}}} {
		b.Run(c.name, func(b *testing.B) {
			cpu, n := cpuSeconds(), 0
			for b.Loop() {
				if _, err := New(c.options); err != nil {
					b.Fatal(err)
				}
				n++
			}
			b.ReportMetric((cpuSeconds()-cpu)*1000/float64(n), "cpu-ms/op")
		})
	}
}
