package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/conllu"
	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/lexicon"
	"claimgraph/extract/nlp/name"
	"claimgraph/extract/nlp/neural"
)

// gumMentions are the mentions of GUM's training part.
const gumMentions = "ner/gum_permissive_mentions-train.jsonl.gz"

// runNames trains the finder of names.
func runNames(args []string) error {
	fs := flag.NewFlagSet("names", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	classes := fs.String("classes", "", "word classes")
	annotations := fs.String("annotations", annotationFile, "names of UD EWT train")
	out := fs.String("o", "parts", "folder to write")
	how := name.Training{Log: logf}
	varied := fs.String("varied", "", "IOB2 files of further sentences, each by itself, as neural/augment.py and agree.py make them; separated by commas")
	lists := fs.String("gazetteer", "", "given names and cities, as the command gazetteer writes them")
	fs.IntVar(&how.Epochs, "epochs", 8, "rounds")
	fs.IntVar(&how.Models, "models", 2, "trainers to take the mean of")
	fs.IntVar(&how.Folds, "folds", 2, "parts in which to rehearse the first reading of a document")
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
	docs, err := n.training(*annotations, wc)
	if err != nil {
		return err
	}
	for path := range strings.SplitSeq(*varied, ",") {
		if path == "" {
			continue
		}
		more, err := n.single(path)
		if err != nil {
			return err
		}
		docs = append(docs, more...)
	}
	logf("%d documents", len(docs))
	g, err := readGazetteer(*lists)
	if err != nil {
		return err
	}
	data, err := name.Train(docs, wc, g, how)
	if err != nil {
		return err
	}
	logf("%d bytes", len(data))
	if err := writeParts(*out, map[string][]byte{"names": data}); err != nil {
		return err
	}
	m, err := name.Open(data, wc, g)
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
	unseen map[string][]string // tags of training sentences by who has not seen them, by sentence id
}

func newNamer(e *nlp.Engine, dir string) (*namer, error) {
	m, err := neural.Load(neural.Embedded())
	if err != nil {
		return nil, err
	}
	return &namer{engine: e, parser: m.NewWorkspace(), dir: dir}, nil
}

// training gives everything names may be learnt from. The treebanks' words have
// tags by taggers that have not seen them: the engine's own, which has, would be
// better than of new text, and relied on too much.
func (n *namer) training(annotations string, classes *lexicon.Classes) ([]name.Document, error) {
	if err := n.jackknife(classes); err != nil {
		return nil, err
	}
	var docs []name.Document
	for _, read := range []func() ([]name.Document, error){
		func() ([]name.Document, error) { return n.ewt(annotations) },
		func() ([]name.Document, error) {
			return n.gum(trainFiles[1], gumMentions)
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

// jackknife fills in n.unseen.
func (n *namer) jackknife(classes *lexicon.Classes) error {
	ss, err := readTreebank(n.dir, trainFiles...)
	if err != nil {
		return err
	}
	tags := fast.Jackknife(examples(ss), classes, fast.Training{TaggerEpochs: 5, Folds: 4, Prune: 0.06, Seed: 1, Log: logf})
	n.unseen = map[string][]string{}
	for i, s := range ss {
		id, _ := s.Meta("sent_id")
		n.unseen[id] = tags[i]
	}
	return nil
}

// sentence gives a treebank sentence with the engine's tags, or those of n.unseen.
func (n *namer) sentence(s *conllu.Sentence) name.Sentence {
	var forms []string
	for _, w := range s.Words {
		forms = append(forms, w.Form)
	}
	id, _ := s.Meta("sent_id")
	if tags := n.unseen[id]; tags != nil {
		return name.Sentence{Forms: forms, XPOS: tags}
	}
	return plainSentence(&n.annotated(forms).Sentences[0])
}

// annotated gives words, as one sentence, with the engine's tags.
func (n *namer) annotated(forms []string) *nlp.Document {
	return n.document(name.Document{Sentences: []name.Sentence{{Forms: forms}}})
}

// withPriors adds what the accurate parser says of the names. It is left out of
// training: of the text that parser has learnt names from, it knows too much.
func (n *namer) withPriors(docs []name.Document) {
	for _, d := range docs {
		for i := range d.Sentences {
			forms := make([]string, len(d.Sentences[i].Forms))
			for k, f := range d.Sentences[i].Forms {
				forms[k] = lexicon.Plain(f)
			}
			var a neural.Analysis
			n.parser.Parse(forms, &a)
			d.Sentences[i].Prior = a.NameScores
		}
	}
}

func plainSentence(s *nlp.Sentence) name.Sentence {
	var out name.Sentence
	for i := range s.Tokens {
		out.Forms = append(out.Forms, s.Tokens[i].Form)
		out.XPOS = append(out.XPOS, s.Tokens[i].XPOS)
	}
	return out
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
		gold := make([]nlp.Token, len(s.Words)) // the treebank's own tags tell the proper names best
		for i, w := range s.Words {
			gold[i] = nlp.Token{Form: w.Form, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head}
		}
		d := &docs[len(docs)-1]
		d.Sentences = append(d.Sentences, n.sentence(s))
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
		d.Sentences = append(d.Sentences, plainSentence(&s))
		d.Tags = append(d.Tags, tagMentions(s.Tokens, own))
	}
	return d
}
