package main

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"

	"claimgraph/extract/nlp/lexicon"
)

// runClasses clusters word vectors by k-means on the unit sphere.
func runClasses(args []string) error {
	fs := flag.NewFlagSet("classes", flag.ExitOnError)
	vectors := fs.String("vectors", "", "word vectors: a word and its numbers a line, most frequent word first")
	out := fs.String("o", "classes.bin", "file to write")
	words := fs.Int("words", 80_000, "number of words to class")
	fine := fs.Int("fine", 800, "number of fine classes")
	broad := fs.Int("broad", 128, "number of broad classes")
	fs.Parse(args)
	names, vecs, err := readVectors(*vectors, *words)
	if err != nil {
		return fmt.Errorf("reading %s: %w", *vectors, err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	centres := kmeans(vecs[:min(30_000, len(vecs))], *fine, 8, rng)
	assigned := nearest(vecs, centres)
	broadCentres := kmeans(centres, *broad, 20, rng)
	data := lexicon.WriteClasses(names, assigned, nearest(centres, broadCentres))
	logf("%d words, %d bytes", len(names), len(data))
	return os.WriteFile(*out, data, 0o644)
}

func readVectors(path string, limit int) (names []string, vecs [][]float32, err error) {
	f, err := open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() && len(names) < limit {
		fields := strings.Fields(in.Text())
		v := make([]float32, len(fields)-1)
		for i, x := range fields[1:] {
			n, err := strconv.ParseFloat(x, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("vector of %q: %w", fields[0], err)
			}
			v[i] = float32(n)
		}
		names, vecs = append(names, fields[0]), append(vecs, normalised(v))
	}
	return names, vecs, in.Err()
}

func normalised(v []float32) []float32 {
	n := float32(math.Sqrt(float64(dot(v, v)))) + 1e-9
	for i := range v {
		v[i] /= n
	}
	return v
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// kmeans gives k unit centres.
func kmeans(vecs [][]float32, k, rounds int, rng *rand.Rand) [][]float32 {
	centres := make([][]float32, k)
	for i, j := range rng.Perm(len(vecs))[:k] {
		centres[i] = vecs[j]
	}
	for range rounds {
		sums := make([][]float32, k)
		for i, c := range nearest(vecs, centres) {
			if sums[c] == nil {
				sums[c] = make([]float32, len(vecs[i]))
			}
			for d, x := range vecs[i] {
				sums[c][d] += x
			}
		}
		for c := range sums {
			if sums[c] == nil {
				sums[c] = append([]float32(nil), vecs[rng.IntN(len(vecs))]...)
			}
			centres[c] = normalised(sums[c])
		}
	}
	return centres
}

// nearest gives the index of each vector's best centre.
func nearest(vecs, centres [][]float32) []uint16 {
	out := make([]uint16, len(vecs))
	const block = 2000
	var wg sync.WaitGroup
	for from := 0; from < len(vecs); from += block {
		wg.Go(func() {
			for i := from; i < min(from+block, len(vecs)); i++ {
				best := float32(-2)
				for c := range centres {
					if d := dot(vecs[i], centres[c]); d > best {
						best, out[i] = d, uint16(c)
					}
				}
			}
		})
	}
	wg.Wait()
	return out
}
