package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/neural"
)

// runNames trains the finder of names.
func runNames(args []string) error {
	fs := flag.NewFlagSet("names", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	classes := fs.String("classes", "", "word classes")
	silver := fs.String("silver", "", "IOB2 tags of UD EWT train, given by a tagger trained on Universal NER")
	out := fs.String("o", "parts", "folder to write")
	how := name.Training{Log: logf}
	fs.IntVar(&how.Epochs, "epochs", 10, "rounds")
	fs.Float64Var(&how.Prune, "prune", 0.05, "smallest weight to keep")
	fs.Uint64Var(&how.Seed, "seed", 1, "seed")
	fs.Parse(args)
	wc, err := readClasses(*classes)
	if err != nil {
		return err
	}
	e, err := nlp.New(nlp.Options{})
	if err != nil {
		return err
	}
	n, err := newNamer(e, *dir)
	if err != nil {
		return err
	}
	docs, err := n.training(*silver)
	if err != nil {
		return err
	}
	logf("%d documents", len(docs))
	data, err := name.Train(docs, wc, how)
	if err != nil {
		return err
	}
	logf("%d bytes", len(data))
	if err := writeParts(*out, map[string][]byte{"names": data}); err != nil {
		return err
	}
	m, err := name.Open(data, wc)
	if err != nil {
		return err
	}
	return n.report(m)
}

// namer reads the sets with names in them, tagging their words with an engine.
type namer struct {
	engine *nlp.Engine
	parser *neural.Workspace
	dir    string
}

func newNamer(e *nlp.Engine, dir string) (*namer, error) {
	m, err := neural.Load(neural.Embedded())
	if err != nil {
		return nil, err
	}
	return &namer{e, m.NewWorkspace(), dir}, nil
}

// training gives everything names may be learnt from.
func (n *namer) training(silver string) ([]name.Document, error) {
	var docs []name.Document
	for _, read := range []func() ([]name.Document, error){
		func() ([]name.Document, error) { return n.iob(trainFiles[0], silver, false) },
		func() ([]name.Document, error) {
			return n.gum(trainFiles[1], "ner/gum_permissive_mentions-train.jsonl.gz")
		},
		n.meantime,
		n.re3d,
	} {
		d, err := read()
		if err != nil {
			return nil, err
		}
		logf("%d documents with %d names", len(d), countNames(d))
		docs = append(docs, d...)
	}
	return docs, nil
}

func countNames(docs []name.Document) int {
	n := 0
	for _, d := range docs {
		for _, tags := range d.Tags {
			for _, t := range tags {
				n += one(strings.HasPrefix(t, "B-"))
			}
		}
	}
	return n
}

// sentence tags a treebank sentence with the engine.
func (n *namer) sentence(s *conllu.Sentence) *nlp.Sentence {
	doc := n.annotated(s)
	return &doc.Sentences[0]
}

func (n *namer) annotated(s *conllu.Sentence) *nlp.Document {
	var b strings.Builder
	out := nlp.Sentence{}
	for _, w := range s.Words {
		at := b.Len()
		b.WriteString(w.Form)
		out.Tokens = append(out.Tokens, nlp.Token{Start: at, End: b.Len(), Form: w.Form})
		b.WriteByte(' ')
	}
	out.End = b.Len()
	doc := &nlp.Document{Text: b.String(), Sentences: []nlp.Sentence{out}}
	n.engine.Annotate(doc)
	return doc
}

// hinted adds the accurate parser's own name tags. They are left out for the
// text it learnt names from, where they would be too good.
func (n *namer) hinted(s name.Sentence) name.Sentence {
	forms := make([]string, len(s.Forms))
	for i, f := range s.Forms {
		forms[i] = lexicon.Plain(f)
	}
	var a neural.Analysis
	n.parser.Parse(forms, &a)
	s.Hints = slices.Clone(a.Names)
	return s
}

func plainSentence(s *nlp.Sentence) name.Sentence {
	var out name.Sentence
	for i := range s.Tokens {
		out.Forms = append(out.Forms, s.Tokens[i].Form)
		out.XPOS = append(out.XPOS, s.Tokens[i].XPOS)
	}
	return out
}

// iob pairs a treebank with a file of IOB2 tags, by sentence id.
func (n *namer) iob(treebank, tags string, hints bool) ([]name.Document, error) {
	ss, err := readTreebank(n.dir, treebank)
	if err != nil {
		return nil, err
	}
	byID, err := readIOB(tags)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", tags, err)
	}
	var docs []name.Document
	for _, s := range ss {
		if s.Begins("newdoc") || len(docs) == 0 {
			docs = append(docs, name.Document{})
		}
		id, _ := s.Meta("sent_id")
		if t := byID[id]; len(t) == len(s.Words) {
			d := &docs[len(docs)-1]
			plain := plainSentence(n.sentence(s))
			if hints {
				plain = n.hinted(plain)
			}
			d.Sentences = append(d.Sentences, plain)
			d.Tags = append(d.Tags, cleanTags(s, t))
		}
	}
	return docs, nil
}

// cleanTags drops names without a letter or digit, which silver tags have.
func cleanTags(s *conllu.Sentence, tags []string) []string {
	out := append([]string(nil), tags...)
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i + 1
		for j < len(tags) && strings.HasPrefix(tags[j], "I-") {
			j++
		}
		good := false
		for _, w := range s.Words[i:j] {
			good = good || w.UPOS != "PUNCT" && w.UPOS != "PART" && w.UPOS != "ADP" && w.UPOS != "DET"
		}
		if !good {
			for k := i; k < j; k++ {
				out[k] = "O"
			}
		}
		i = j - 1
	}
	return out
}

func readIOB(path string) (map[string][]string, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, id := map[string][]string{}, ""
	in := bufio.NewScanner(f)
	for in.Scan() {
		line := in.Text()
		if v, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			id = v
		} else if col := strings.Split(line, "\t"); line != "" && line[0] != '#' && len(col) > 2 {
			out[id] = append(out[id], col[2])
		}
	}
	return out, in.Err()
}

// gum reads GUM's named mentions.
func (n *namer) gum(treebank, mentions string) ([]name.Document, error) {
	ss, err := readTreebank(n.dir, treebank)
	if err != nil {
		return nil, err
	}
	byID, err := readMentions(filepath.Join(n.dir, mentions))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", mentions, err)
	}
	var docs []name.Document
	for _, s := range ss {
		if s.Begins("newdoc") || len(docs) == 0 {
			docs = append(docs, name.Document{})
		}
		id, _ := s.Meta("sent_id")
		parsed := n.sentence(s)
		gold := make([]nlp.Token, len(s.Words)) // the treebank's own tags tell the proper names best
		for i, w := range s.Words {
			gold[i] = nlp.Token{Form: w.Form, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head}
		}
		d := &docs[len(docs)-1]
		d.Sentences = append(d.Sentences, n.hinted(plainSentence(parsed)))
		d.Tags = append(d.Tags, tagMentions(gold, byID[id]))
	}
	return docs, nil
}

func readMentions(path string) (map[string][]mention, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	types := map[string]string{"person": "PER", "place": "LOC", "organization": "ORG", "event": "OTH", "object": "OTH", "abstract": "OTH"}
	out := map[string][]mention{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 16<<20)
	for in.Scan() {
		var l struct {
			ID       string `json:"sent_id"`
			Mentions []struct {
				Span [2]int
				Type string
			}
		}
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			return nil, err
		}
		for _, m := range l.Mentions {
			if t := types[m.Type]; t != "" {
				out[l.ID] = append(out[l.ID], mention{m.Span[0], m.Span[1], t})
			}
		}
	}
	return out, in.Err()
}

// meantime reads the fully annotated beginnings of the MEANTIME articles.
func (n *namer) meantime() ([]name.Document, error) {
	data, err := os.ReadFile(filepath.Join(n.dir, "entities/meantime_entities.jsonl"))
	if err != nil {
		return nil, err
	}
	var docs []name.Document
	for line := range bytes.Lines(data) {
		var l struct {
			Text     string
			End      int `json:"annotated_end"`
			Mentions []struct {
				Span [2]int
				Syn  string
				Type string
			}
		}
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("meantime: %w", err)
		}
		r := []rune(l.Text)
		var ms []mention
		for _, m := range l.Mentions {
			if m.Syn == "NAM" || m.Syn == "PRE.NAM" {
				t := m.Type
				if t != "PER" && t != "ORG" && t != "LOC" {
					t = "OTH"
				}
				ms = append(ms, mention{len(string(r[:m.Span[0]])), len(string(r[:m.Span[1]])), t})
			}
		}
		docs = append(docs, n.raw(string(r[:min(l.End, len(r))]), ms))
	}
	return docs, nil
}

// re3dSources are the sources of re3d that a model may be trained on.
var re3dSources = []string{
	"Australian Department of Foreign Affairs", "Delegation of the European Union to Syria", "US State Department", "Wikipedia",
}

func (n *namer) re3d() ([]name.Document, error) {
	types := map[string]string{"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "OTH"}
	var docs []name.Document
	for _, src := range re3dSources {
		texts, byDoc := map[string]string{}, map[string][]mention{}
		var order []string
		err := eachObject(filepath.Join(n.dir, "ner/re3d", src, "documents.json"), func(o object) {
			texts[o.ID] = o.Text
			order = append(order, o.ID)
		})
		if err != nil {
			return nil, err
		}
		err = eachObject(filepath.Join(n.dir, "ner/re3d", src, "entities.json"), func(o object) {
			if t, r := types[o.Type], []rune(texts[o.Document]); t != "" && o.End <= len(r) {
				byDoc[o.Document] = append(byDoc[o.Document], mention{len(string(r[:o.Begin])), len(string(r[:o.End])), t})
			}
		})
		if err != nil {
			return nil, err
		}
		for _, id := range order {
			docs = append(docs, n.raw(texts[id], byDoc[id]))
		}
	}
	return docs, nil
}

// object is a document or an entity of re3d.
type object struct {
	ID       string `json:"_id"`
	Text     string `json:"text"`
	Document string `json:"documentId"`
	Type     string `json:"type"`
	Begin    int    `json:"begin"`
	End      int    `json:"end"`
}

// eachObject reads JSON objects that follow each other.
func eachObject(path string, f func(object)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	in := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for in.More() {
		var o object
		if err := in.Decode(&o); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		f(o)
	}
	return nil
}

// raw analyses a text and tags its words by mentions given in bytes.
func (n *namer) raw(text string, ms []mention) name.Document {
	var d name.Document
	for _, s := range n.engine.Analyse(text).Sentences {
		var own []mention
		for _, m := range ms {
			first, end := -1, 0
			for i, t := range s.Tokens {
				if t.Start < m.end && t.End > m.first {
					if first < 0 {
						first = i
					}
					end = i + 1
				}
			}
			if first >= 0 {
				own = append(own, mention{first, end, m.kind})
			}
		}
		d.Sentences = append(d.Sentences, n.hinted(plainSentence(&s)))
		d.Tags = append(d.Tags, tagMentions(s.Tokens, own))
	}
	return d
}
