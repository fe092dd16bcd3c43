package main

import (
	"bufio"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"claimgraph/extract/nlp/name"
)

// runGazetteer makes the list of given names, family names and cities that names
// are found by.
func runGazetteer(args []string) error {
	fs := flag.NewFlagSet("gazetteer", flag.ExitOnError)
	given := fs.String("given", "", "lists of given names, one a line; several files are separated by commas")
	family := fs.String("family", "", "the same of family names")
	cities := fs.String("cities", "", "cities, tab-separated: name, country (ISO 3166-1 alpha-2), region, population")
	least := fs.Int("least", 40_000, "smallest population of a city to keep")
	leastUS := fs.Int("least-us", 8_000, "the same for the United States")
	out := fs.String("o", "parts/gazetteer", "file to write")
	fs.Parse(args)
	lines := map[string]bool{}
	for kind, paths := range map[string]string{"g": *given, "f": *family} {
		for _, path := range strings.Split(paths, ",") {
			err := eachLine(path, func(line string) error {
				if plainName(line, 1) {
					lines[kind+strings.ToLower(line)] = true
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	err := eachLine(*cities, func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			return fmt.Errorf("%s: four columns wanted in %q", *cities, line)
		}
		population, err := strconv.Atoi(f[3])
		if err != nil {
			return fmt.Errorf("%s: population of %q: %w", *cities, f[0], err)
		}
		if (population >= *least || f[1] == "US" && population >= *leastUS) && plainName(f[0], 3) {
			lines["c"+strings.ToLower(f[0])] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	text := strings.Join(slices.Sorted(maps.Keys(lines)), "\n") + "\n"
	logf("%d names, %d bytes", len(lines), len(text))
	return os.WriteFile(*out, []byte(text), 0o644)
}

// plainName reports a name of so many words at most, of letters, hyphens, full
// stops and apostrophes, and longer than two characters.
func plainName(s string, words int) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !strings.ContainsRune(" -.'", r) {
			return false
		}
	}
	return len(s) > 2 && strings.Count(s, " ") < words
}

func eachLine(path string, f func(string) error) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	for in.Scan() {
		if err := f(in.Text()); err != nil {
			return err
		}
	}
	return in.Err()
}

func readGazetteer(path string) (*name.Gazetteer, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, err := name.OpenGazetteer(data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return g, nil
}
