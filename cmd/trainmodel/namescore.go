package main

import (
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp/name"
)

// report scores names on the development sets.
func (n *namer) report(m *name.Model) error {
	uner, err := n.iob(devFiles[0], filepath.Join(n.dir, "ner/uner_ewt/en_ewt-ud-dev.iob2"))
	if err != nil {
		return err
	}
	gum, err := n.gum(devFiles[1], "ner/gum_permissive_mentions-dev.jsonl.gz")
	if err != nil {
		return err
	}
	for label, docs := range map[string][]name.Document{"Universal NER dev": uner, "GUM dev": gum} {
		t, all := scoreNames(m, docs)
		line := ""
		for _, k := range []string{"PER", "ORG", "LOC"} {
			line += fmtf(" %s %.1f", k, t[k].f1())
		}
		logf("%s: F1 %.2f (P %.2f R %.2f)%s", label, all.f1(), all.precision(), all.recall(), line)
	}
	return nil
}

// scoreNames compares exact spans with type, of PER, ORG and LOC.
func scoreNames(m *name.Model, docs []name.Document) (map[string]tally, tally) {
	by, all := map[string]tally{}, tally{}
	w := m.NewWorkspace()
	for _, d := range docs {
		w.Find(d.Sentences, func(i int, names []name.Span) {
			gold := spansOf(d.Tags[i])
			for _, k := range []string{"PER", "ORG", "LOC"} {
				var g, s [][2]int
				for _, x := range gold {
					if x.Type == k {
						g = append(g, [2]int{x.First, x.Last})
					}
				}
				for _, x := range names {
					if coarse(x.Type) == k {
						s = append(s, [2]int{x.First, x.Last})
					}
				}
				t := by[k]
				t.add(g, s)
				by[k] = t
				all.add(g, s)
			}
		})
	}
	return by, all
}

// coarse folds our types into Universal NER's.
func coarse(t string) string {
	if t == "MIL" {
		return "ORG"
	}
	return t
}

func spansOf(tags []string) []name.Span {
	var out []name.Span
	for i := 0; i < len(tags); i++ {
		if len(tags[i]) < 3 {
			continue
		}
		t := tags[i][2:]
		j := i
		for j+1 < len(tags) && tags[j+1] == "I-"+t {
			j++
		}
		out = append(out, name.Span{First: i, Last: j, Type: strings.TrimSpace(t)})
		i = j
	}
	return out
}
