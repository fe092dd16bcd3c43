// Command build writes the gold claims from their sources. Run it in the
// repository root: go run ./testdata/gold/build
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"claimgraph/testdata/gold"
)

func main() {
	dir := filepath.Join("testdata", "gold")
	files, err := gold.Make(dir)
	for name, content := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "making gold:", err)
		os.Exit(1)
	}
}
