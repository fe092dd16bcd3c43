// Command build writes the gold claims and names from their sources, and warns
// of entities that the gazetteer calls otherwise. Run it in the repository root:
// go run ./testdata/gold/build
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"claimgraph/testdata/gold"
)

func main() {
	dir := filepath.Join("testdata", "gold")
	if err := build(dir); err != nil {
		fmt.Fprintln(os.Stderr, "making gold:", err)
		os.Exit(1)
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
