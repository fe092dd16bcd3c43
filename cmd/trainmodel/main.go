// Command trainmodel trains the language model from treebanks and measures it.
// It is not needed to build or run claimgraph; see README.md.
package main

import (
	"fmt"
	"os"
)

// commands lists the subcommands in the order they are used.
var commands = []struct {
	name, does string
	run        func(args []string) error
}{
	{"classes", "cluster word vectors into word classes", runClasses},
	{"parser", "train the fast tagger and parser", runParser},
	{"prune", "make a trained parser smaller", runPrune},
	{"thin", "make one frozen perceptron smaller", runThin},
	{"merge", "average two frozen perceptrons of the same features", runMerge},
	{"segment", "train the tokeniser and sentence splitter", runSegment},
	{"lemma", "train the lemmatiser", runLemma},
	{"gazetteer", "list given names and cities", runGazetteer},
	{"names", "train the finder of names", runNames},
	{"morph", "make the table of morphological features", runMorph},
	{"pack", "make a model file of the parts", runPack},
	{"iob", "write names as IOB2, for the training in neural", runIOB},
	{"readings", "write what names are learnt from, for the reader of names in neural", runReadings},
	{"eval", "measure the embedded models", runEval},
}

func main() {
	if len(os.Args) > 1 {
		for _, c := range commands {
			if c.name == os.Args[1] {
				if err := c.run(os.Args[2:]); err != nil {
					fmt.Fprintln(os.Stderr, "trainmodel:", err)
					os.Exit(1)
				}
				return
			}
		}
	}
	fmt.Fprintln(os.Stderr, "usage: trainmodel COMMAND [flags]")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", c.name, c.does)
	}
	os.Exit(2)
}

func logf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func fmtf(format string, args ...any) string { return fmt.Sprintf(format, args...) }
