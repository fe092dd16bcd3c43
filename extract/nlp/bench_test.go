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

// measure reads a text again and again by read, which gives the document, and
// reports sentences and tokens a second, also of processor time, allocations and
// memory.
func measure(b *testing.B, read func() *Document) {
	read()
	sentences, words := 0, 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	cpu := cpuSeconds()
	for b.Loop() {
		doc := read()
		sentences += len(doc.Sentences)
		for i := range doc.Sentences {
			words += len(doc.Sentences[i].Tokens)
		}
	}
	cpu = cpuSeconds() - cpu
	runtime.ReadMemStats(&after)
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(sentences)/seconds, "sentences/s")
	b.ReportMetric(float64(words)/seconds, "tokens/s")
	if cpu > 0 {
		b.ReportMetric(float64(sentences)/cpu, "sentences/cpu-s")
	}
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(sentences), "allocs/sentence")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(sentences), "B/sentence")
	b.ReportMetric(float64(after.HeapInuse)/(1<<20), "heap-MB")
}

var engines = []struct {
	name    string
	options Options
}{{"accurate", Options{Accurate: true}}, {"fast", Options{Fast: true}}}

// BenchmarkAnalyse reads raw text into names and trees.
func BenchmarkAnalyse(b *testing.B) {
	text := benchText(b)
	for _, c := range engines {
		b.Run(c.name, func(b *testing.B) {
			e, err := New(c.options)
			if err != nil {
				b.Fatal(err)
			}
			measure(b, func() *Document { return e.Analyse(text) })
		})
	}
}

// BenchmarkParse is the tagger and parser alone, on ready tokens.
func BenchmarkParse(b *testing.B) {
	text := benchText(b)
	for _, c := range engines {
		b.Run(c.name, func(b *testing.B) {
			e, err := New(c.options)
			if err != nil {
				b.Fatal(err)
			}
			doc, r := e.Analyse(text), e.enter()
			r.collect(doc)
			measure(b, func() *Document {
				if r.neural != nil {
					r.parseAccurate(doc)
				} else {
					r.parseFast(doc)
				}
				return doc
			})
		})
	}
}

// BenchmarkNew loads the embedded models.
func BenchmarkNew(b *testing.B) {
	for _, c := range engines {
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
