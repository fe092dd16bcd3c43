package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"

	"claimgraph/extract/nlp/fast"
	"claimgraph/extract/nlp/perceptron"
)

// runPrune makes the parts of a parser smaller, and says what that costs.
func runPrune(args []string) error {
	fs := flag.NewFlagSet("prune", flag.ExitOnError)
	dir := fs.String("data", "", "data folder, to measure on")
	classes := fs.String("classes", "", "word classes")
	in := fs.String("parts", "parts", "folder to read")
	out := fs.String("o", "", "folder to write, if any")
	tagger := fs.Float64("tagger", 0.1, "smallest weight of the tagger to keep")
	parser := fs.Float64("parser", 0.3, "smallest weight of the parser to keep")
	fs.Parse(args)
	parts, err := readParser(*in)
	if err != nil {
		return err
	}
	if parts.Tagger, err = perceptron.Prune(parts.Tagger, *tagger); err != nil {
		return err
	}
	if parts.Parser, err = perceptron.Prune(parts.Parser, *parser); err != nil {
		return err
	}
	logf("tagger %d bytes, parser %d bytes", len(parts.Tagger), len(parts.Parser))
	if *out != "" {
		err = writeParts(*out, map[string][]byte{"lists": parts.Lists, "tagger": parts.Tagger, "parser": parts.Parser})
	}
	wc, err2 := readClasses(*classes)
	if err != nil || err2 != nil || *dir == "" {
		return firstError(err, err2)
	}
	return report(parts, wc, *dir)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func readParser(dir string) (p fast.Parts, err error) {
	for name, to := range map[string]*[]byte{"lists": &p.Lists, "tagger": &p.Tagger, "parser": &p.Parser} {
		if *to, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return p, err
		}
	}
	return p, nil
}

// runThin makes one frozen perceptron smaller.
func runThin(args []string) error {
	fs := flag.NewFlagSet("thin", flag.ExitOnError)
	in := fs.String("i", "", "frozen perceptron to read")
	out := fs.String("o", "", "file to write")
	least := fs.Float64("prune", 1, "smallest weight to keep")
	fs.Parse(args)
	data, err := os.ReadFile(*in)
	if err != nil {
		return err
	}
	if data, err = perceptron.Prune(data, *least); err != nil {
		return err
	}
	logf("%d bytes", len(data))
	return os.WriteFile(*out, data, 0o644)
}

// runMerge averages two frozen perceptrons of the same features.
func runMerge(args []string) error {
	fs := flag.NewFlagSet("merge", flag.ExitOnError)
	out := fs.String("o", "", "file to write")
	na := fs.Int("a", 1, "trainers behind the first")
	nb := fs.Int("b", 1, "trainers behind the second")
	fs.Parse(args)
	if fs.NArg() != 2 {
		return errors.New("merge needs two files")
	}
	a, err1 := os.ReadFile(fs.Arg(0))
	b, err2 := os.ReadFile(fs.Arg(1))
	if err := firstError(err1, err2); err != nil {
		return err
	}
	data, err := perceptron.Merge(a, *na, b, *nb)
	if err != nil {
		return err
	}
	logf("%d bytes", len(data))
	return os.WriteFile(*out, data, 0o644)
}
