package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/name"
)

// runIOB writes names as IOB2 for the training of the accurate parser: ewt.iob2,
// our annotation of EWT train, and more.iob2, MEANTIME and re3d.
func runIOB(args []string) error {
	fs := flag.NewFlagSet("iob", flag.ExitOnError)
	dir := fs.String("data", "", "data folder")
	annotations := fs.String("annotations", annotationFile, "names of UD EWT train")
	out := fs.String("o", ".", "folder to write")
	fs.Parse(args)
	ss, err := readTreebank(*dir, trainFiles[0])
	if err != nil {
		return err
	}
	tags, err := readAnnotations(*annotations, ss)
	if err != nil {
		return fmt.Errorf("reading %s: %w", *annotations, err)
	}
	err = writeIOB(filepath.Join(*out, "ewt.iob2"), func(sentence func(id string, forms, tags []string)) {
		for _, s := range ss {
			id, _ := s.Meta("sent_id")
			var forms []string
			for _, w := range s.Words {
				forms = append(forms, w.Form)
			}
			sentence(id, forms, tags[id])
		}
	})
	if err != nil {
		return err
	}
	e, err := nlp.New(nlp.Options{Accurate: true})
	if err != nil {
		return err
	}
	n, err := newNamer(e, *dir)
	if err != nil {
		return err
	}
	meantime, err1 := n.meantime()
	re3d, err2 := n.re3d()
	if err := firstError(err1, err2); err != nil {
		return err
	}
	return writeIOB(filepath.Join(*out, "more.iob2"), func(sentence func(id string, forms, tags []string)) {
		for set, docs := range [][]name.Document{meantime, re3d} {
			for d := range docs {
				for i, s := range docs[d].Sentences {
					sentence(fmt.Sprintf("%d-%d-%d", set, d, i), s.Forms, docs[d].Tags[i])
				}
			}
		}
	})
}

func writeIOB(path string, each func(sentence func(id string, forms, tags []string))) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	each(func(id string, forms, tags []string) {
		fmt.Fprintf(w, "# sent_id = %s\n", id)
		for i := range forms {
			fmt.Fprintf(w, "%d\t%s\t%s\n", i+1, forms[i], tags[i])
		}
		fmt.Fprintln(w)
	})
	return firstError(w.Flush(), f.Close())
}
