package neural

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

var load1 = sync.OnceValues(func() (*Model, error) { return Load(Embedded()) })

func loaded(t testing.TB) *Model {
	t.Helper()
	m, err := load1()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// withKernel is a copy of the model that computes with k.
func withKernel(m *Model, k kernel) *Model {
	other := *m
	other.kernel = k
	return &other
}

// wire reads sentences in the manner of news agencies, written for these tests.
func wire(t testing.TB) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/wire.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		out = append(out, strings.Fields(line))
	}
	return out
}

// show prints word(tag)>head:relation for each word.
func show(forms []string, a *Analysis) string {
	var b strings.Builder
	for i, f := range forms {
		head := "ROOT"
		if a.Heads[i] >= 0 {
			head = forms[a.Heads[i]]
		}
		fmt.Fprintf(&b, "%s/%s>%s:%s ", f, a.UPOS[i], head, a.Rels[i])
	}
	return strings.TrimSpace(b.String())
}

func TestParse(t *testing.T) {
	w := loaded(t).NewWorkspace()
	for _, test := range []struct{ in, want string }{
		{"Moscow blamed Kyiv .",
			"Moscow/PROPN>blamed:nsubj blamed/VERB>ROOT:root Kyiv/PROPN>blamed:obj ./PUNCT>blamed:punct"},
		{"The note was handed to him",
			"The/DET>note:det note/NOUN>handed:nsubj:pass was/AUX>handed:aux:pass handed/VERB>ROOT:root to/ADP>him:case him/PRON>handed:obl"},
		{"She said that they did n't sign it",
			"She/PRON>said:nsubj said/VERB>ROOT:root that/SCONJ>sign:mark they/PRON>sign:nsubj did/AUX>sign:aux n't/PART>sign:advmod sign/VERB>said:ccomp it/PRON>sign:obj"},
		{"Explosion", "Explosion/NOUN>ROOT:root"},
	} {
		forms := strings.Fields(test.in)
		var a Analysis
		w.Parse(forms, &a)
		if got := show(forms, &a); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestNamesAreTagged(t *testing.T) {
	w := loaded(t).NewWorkspace()
	var a Analysis
	forms := strings.Fields("Angela Merkel met officials of the United Nations in Berlin .")
	w.Parse(forms, &a)
	want := strings.Fields("B-PER I-PER O O O O B-ORG I-ORG O B-LOC O")
	if !slices.Equal(a.Names, want) {
		t.Errorf("got %v, want %v", a.Names, want)
	}
}

func TestEveryKernelGivesTheSameAnalyses(t *testing.T) {
	m := loaded(t)
	sentences := wire(t)
	want := make([]Analysis, len(sentences))
	m.NewWorkspace().ParseBatch(sentences, want)
	for _, k := range kernels() {
		got := make([]Analysis, len(sentences))
		withKernel(m, k).NewWorkspace().ParseBatch(sentences, got)
		for i, s := range sentences {
			compare(t, s, &want[i], &got[i])
		}
	}
}

func TestBatchesGiveTheSameAsSingleSentences(t *testing.T) {
	w := loaded(t).NewWorkspace()
	sentences := append(wire(t), nil, []string{"Explosion"}, nil)
	batch := make([]Analysis, len(sentences))
	w.ParseBatch(sentences, batch)
	for i, s := range sentences {
		var single Analysis
		w.Parse(s, &single)
		compare(t, s, &single, &batch[i])
	}
}

func compare(t *testing.T, forms []string, want, got *Analysis) {
	t.Helper()
	if a, b := show(forms, want), show(forms, got); a != b {
		t.Errorf("got  %s\nwant %s", b, a)
	}
	if !slices.Equal(want.XPOS, got.XPOS) || !slices.Equal(want.Names, got.Names) {
		t.Errorf("tags or names differ: %v %v, %v %v", got.XPOS, got.Names, want.XPOS, want.Names)
	}
}

func TestAnyInputGivesATree(t *testing.T) {
	w := loaded(t).NewWorkspace()
	repeat := func(word string, n int) []string { return slices.Repeat([]string{word}, n) }
	for name, forms := range map[string][]string{
		"none":            {},
		"empty form":      {"", "", ""},
		"bytes":           {"\xff\xfe", "\x00", "a\xc3", "\n"},
		"one huge form":   {strings.Repeat("wordwithoutend", 10_000), "fell"},
		"other scripts":   {"Путин", "заявил", "中国", "القاهرة", "🔥", "ﬁ", "ǅ", "İ"},
		"commas":          repeat(",", 300),
		"names":           repeat("London", 300),
		"longer than one": slices.Concat(repeat("said", 700), repeat("officials", 700), repeat(".", 700)),
	} {
		t.Run(name, func(t *testing.T) {
			var a Analysis
			w.Parse(forms, &a)
			checkTree(t, a.Heads, a.Rels)
		})
	}
}

// checkTree fails unless the heads are those of one tree whose root alone has the relation root.
func checkTree(t *testing.T, heads []int, rels []string) {
	t.Helper()
	roots := 0
	for i, h := range heads {
		if (h == -1) != (rels[i] == "root") {
			t.Fatalf("word %d: head %d, relation %s", i, h, rels[i])
		}
		if h == -1 {
			roots++
		}
		for steps := 0; h != -1; h = heads[h] {
			if steps++; steps > len(heads) {
				t.Fatalf("word %d is in a cycle", i)
			}
		}
	}
	if roots != min(1, len(heads)) {
		t.Fatalf("%d roots", roots)
	}
}

func TestNothingIsAllocatedInTheSteadyState(t *testing.T) {
	w := loaded(t).NewWorkspace()
	sentences := wire(t)
	out := make([]Analysis, len(sentences))
	one := out[:1]
	parse := func() {
		w.ParseBatch(sentences, out)
		w.Parse(sentences[1], &one[0])
	}
	parse()
	if n := testing.AllocsPerRun(5, parse); n != 0 {
		t.Errorf("%v allocations for %d sentences", n, len(sentences)+1)
	}
}

func TestWorkspacesAreIndependent(t *testing.T) {
	m := loaded(t)
	sentences := wire(t)
	want := make([]Analysis, len(sentences))
	m.NewWorkspace().ParseBatch(sentences, want)
	var wg sync.WaitGroup
	got := [2][]Analysis{make([]Analysis, len(sentences)), make([]Analysis, len(sentences))}
	for _, out := range got {
		wg.Go(func() { m.NewWorkspace().ParseBatch(sentences, out) })
	}
	wg.Wait()
	for _, out := range got {
		for i, s := range sentences {
			compare(t, s, &want[i], &out[i])
		}
	}
}
