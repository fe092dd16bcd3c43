package neural

import (
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"claimgraph/extract/nlp/modelfile"
)

// readerBytes is the reader of names the program embeds, a part of the text model.
func readerBytes(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../text.bin")
	if err != nil {
		t.Fatal(err)
	}
	f, err := modelfile.Open(data, "text", 1)
	if err != nil {
		t.Fatal(err)
	}
	part, err := f.Section("reader")
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func loadedReader(t testing.TB) *Reader {
	t.Helper()
	r, err := LoadReader(readerBytes(t), loaded(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readings are sentences to read, with some evidence.
func readings(sentences [][]string) []Reading {
	out := make([]Reading, len(sentences))
	for i, forms := range sentences {
		out[i] = Reading{Forms: forms, XPOS: slices.Repeat([]string{"NNP"}, len(forms)), Evidence: make([]uint32, len(forms))}
		for k := range forms {
			out[i].Evidence[k] = uint32(k) * 0x9e3779b1 >> 3
		}
	}
	return out
}

func TestReaderFindsNames(t *testing.T) {
	r := loadedReader(t)
	w := r.NewWorkspace()
	for _, test := range []struct{ in, tags, want string }{
		{"Angela Merkel met officials in Berlin .", "NNP NNP VBD NNS IN NNP .", "B-PER I-PER O O O B-LOC O"},
		{"He works for Microsoft Corporation .", "PRP VBZ IN NNP NNP .", "O O O B-ORG I-ORG O"},
		{"nothing to see here", "NN TO VB RB", "O O O O"},
	} {
		forms := strings.Fields(test.in)
		in := []Reading{{Forms: forms, XPOS: strings.Fields(test.tags), Evidence: make([]uint32, len(forms))}}
		w.Read(in)
		var got []string
		for i := range forms {
			scores := in[0].Scores[i*len(r.names):][:len(r.names)]
			got = append(got, r.names[argmax(scores)])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %v, want %s", test.in, got, test.want)
		}
	}
}

func TestReaderIsTheSameByAnyKernelAndBatch(t *testing.T) {
	r := loadedReader(t)
	sentences := append(wire(t), nil, slices.Repeat([]string{"Lima", "\xff", "国"}, 700))
	want := readings(sentences)
	r.NewWorkspace().Read(want)
	for _, k := range kernels() {
		other := *r
		other.kernel = k
		w := other.NewWorkspace()
		for i, one := range readings(sentences) {
			single := []Reading{one}
			w.Read(single)
			for j, v := range single[0].Scores {
				if d := math.Abs(float64(v - want[i].Scores[j])); d > 1e-2 && v > -1e6 {
					t.Fatalf("%T: sentence %d, score %d: %f, want %f", k, i, j, v, want[i].Scores[j])
				}
			}
		}
	}
}

func TestReadingAllocatesNothingInTheSteadyState(t *testing.T) {
	w := loadedReader(t).NewWorkspace()
	in := readings(wire(t))
	w.Read(in)
	if n := testing.AllocsPerRun(5, func() { w.Read(in) }); n != 0 {
		t.Errorf("%v allocations for %d sentences", n, len(in))
	}
}

func TestADamagedReaderIsRefused(t *testing.T) {
	good, m := readerBytes(t), loaded(t)
	for _, size := range []int{0, 20, len(good) / 2, len(good) - 1} {
		if _, err := LoadReader(good[:size], m); !errors.Is(err, ErrNotAModel) && !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", size, err)
		}
	}
	if _, err := LoadReader(Embedded(), m); err == nil {
		t.Error("the parser was taken for a reader")
	}
}
