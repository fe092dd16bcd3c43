// Command gen compiles the gazetteer's sources into the file that the program
// embeds. It runs by go generate in extract/resolve/gazetteer, takes nothing
// and refuses contradictory sources, naming file and line.
package main

import (
	"fmt"
	"os"

	"claimgraph/extract/resolve/gazetteer"
)

func main() {
	if err := run("data", "gazetteer.bin"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(sources, out string) error {
	data, err := gazetteer.ReadDir(os.DirFS(sources))
	if err != nil {
		return fmt.Errorf("compiling the gazetteer: %w", err)
	}
	if err := os.WriteFile(out, data.Encode(), 0o644); err != nil {
		return fmt.Errorf("compiling the gazetteer: %w", err)
	}
	fmt.Printf("%d entities, %d offices\n", len(data.Entries), len(data.Offices))
	return nil
}
