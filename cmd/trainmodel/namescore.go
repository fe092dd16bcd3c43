package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp"
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
		by, all := scoreNames(m, docs)
		logf("%s: %s", label, nameLine(by, all))
		n.withPriors(docs)
		by, all = scoreNames(m, docs)
		logf("%s, with the accurate parser: %s", label, nameLine(by, all))
	}
	return nil
}

// evaluate scores the names an engine gives on the treebanks' own tokens.
func (n *namer) evaluate() error {
	uner, err := n.iob(devFiles[0], filepath.Join(n.dir, "ner/uner_ewt/en_ewt-ud-dev.iob2"))
	if err != nil {
		return err
	}
	gum, err := n.gum(devFiles[1], "ner/gum_permissive_mentions-dev.jsonl.gz")
	if err != nil {
		return err
	}
	for _, set := range []struct {
		label string
		docs  []name.Document
	}{{"names, Universal NER dev", uner}, {"names, GUM dev", gum}} {
		by, all := map[string]tally{}, tally{}
		for _, d := range set.docs {
			doc := n.document(d)
			for i := range doc.Sentences {
				var found []name.Span
				for _, x := range doc.Sentences[i].Names {
					found = append(found, name.Span{First: x.First, Last: x.Last, Type: string(x.Type)})
				}
				tallyNames(by, &all, spansOf(d.Tags[i]), found)
			}
		}
		fmt.Println(set.label+":", nameLine(by, all))
	}
	return nil
}

// document joins the sentences of d into one document and annotates it.
func (n *namer) document(d name.Document) *nlp.Document {
	doc := &nlp.Document{}
	var b strings.Builder
	for _, s := range d.Sentences {
		out := nlp.Sentence{Start: b.Len()}
		for _, f := range s.Forms {
			at := b.Len()
			b.WriteString(f)
			out.Tokens = append(out.Tokens, nlp.Token{Start: at, End: b.Len(), Form: f})
			b.WriteByte(' ')
		}
		out.End = b.Len()
		doc.Sentences = append(doc.Sentences, out)
	}
	doc.Text = b.String()
	n.engine.Annotate(doc)
	return doc
}

func nameLine(by map[string]tally, all tally) string {
	line := fmtf("F1 %.2f (P %.2f R %.2f)", all.f1(), all.precision(), all.recall())
	for _, k := range []string{"PER", "ORG", "LOC"} {
		line += fmtf(" %s %.1f", k, by[k].f1())
	}
	return line
}

// tallyNames counts the exact spans with type, of PER, ORG and LOC.
func tallyNames(by map[string]tally, all *tally, gold, found []name.Span) {
	for _, k := range []string{"PER", "ORG", "LOC"} {
		var g, s [][2]int
		for _, x := range gold {
			if x.Type == k {
				g = append(g, [2]int{x.First, x.Last})
			}
		}
		for _, x := range found {
			if coarse(x.Type) == k {
				s = append(s, [2]int{x.First, x.Last})
			}
		}
		t := by[k]
		t.add(g, s)
		by[k] = t
		all.add(g, s)
	}
}

// scoreNames scores a model on documents.
func scoreNames(m *name.Model, docs []name.Document) (map[string]tally, tally) {
	by, all := map[string]tally{}, tally{}
	w := m.NewWorkspace(nil)
	for _, d := range docs {
		w.Find(d.Sentences, func(i int, names []name.Span) { tallyNames(by, &all, spansOf(d.Tags[i]), names) })
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
