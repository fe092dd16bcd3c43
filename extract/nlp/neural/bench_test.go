package neural

import (
	"fmt"
	"runtime"
	"testing"
)

// BenchmarkParse reads agency-like sentences with each kernel, in batches and one by one, on one core; besides the
// usual it reports sentences and tokens a second and the memory a workspace takes.
func BenchmarkParse(b *testing.B) {
	sentences := wire(b)
	words := 0
	for _, s := range sentences {
		words += len(s)
	}
	for _, k := range kernels() {
		m, out := withKernel(loaded(b), k), make([]Analysis, len(sentences))
		before := heap()
		w := m.NewWorkspace()
		w.ParseBatch(sentences, out)
		size := heap() - before
		measure := func(name string, parse func()) {
			b.Run(fmt.Sprintf("%T/%s", k, name), func(b *testing.B) {
				parse()
				b.ReportAllocs()
				for b.Loop() {
					parse()
				}
				seconds := b.Elapsed().Seconds() / float64(b.N)
				b.ReportMetric(float64(len(sentences))/seconds, "sentences/s")
				b.ReportMetric(float64(words)/seconds, "tokens/s")
				b.ReportMetric(float64(size)/1e6, "MB/workspace")
			})
		}
		measure("batch", func() { w.ParseBatch(sentences, out) })
		measure("single", func() {
			for i := range sentences {
				w.Parse(sentences[i], &out[i])
			}
		})
		measure("batch-new-words", func() {
			clear(w.cache.keys)
			w.ParseBatch(sentences, out)
		})
	}
}

// heap is the number of bytes in use.
func heap() uint64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}

// BenchmarkLoad measures start-up.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(Embedded()); err != nil {
			b.Fatal(err)
		}
	}
}
