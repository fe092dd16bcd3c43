// Command build writes the gold claims and names from their sources, and warns
// of entities that the gazetteer calls otherwise. Run it in the repository root,
// with the folders to build (testdata/gold if none is named):
// go run ./testdata/gold/build testdata/gold testdata/world/gold
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"claimgraph/testdata/gold"
)

func main() {
	dirs := os.Args[1:]
	if len(dirs) == 0 {
		dirs = []string{filepath.Join("testdata", "gold")}
	}
	for _, dir := range dirs {
		if err := build(dir); err != nil {
			fmt.Fprintf(os.Stderr, "making gold in %s: %v\n", dir, err)
			os.Exit(1)
		}
	}
}

func build(dir string) error {
	for _, makeFiles := range []func(string) (map[string][]byte, error){gold.Make, gold.MakeMentions} {
		files, err := makeFiles(dir)
		if err != nil {
			return err
		}
		for name, content := range files {
			if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
				return err
			}
		}
	}
	strangers, err := gold.Strangers(dir)
	for _, s := range strangers {
		fmt.Fprintln(os.Stderr, "warning:", s)
	}
	return err
}
