package gold

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"claimgraph/schema"
)

// entities reads entities.txt: a line "key | id | kind | country | sector |
// name" for each entity the annotations name, with "-" for an empty field.
func entities(path string) (map[string]schema.Argument, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	table := map[string]schema.Argument{}
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line := strings.TrimSpace(scan.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "|")
		if len(col) != 6 {
			return nil, fmt.Errorf("%s: %q: want six columns", path, line)
		}
		for i := range col {
			if col[i] = strings.TrimSpace(col[i]); col[i] == "-" {
				col[i] = ""
			}
		}
		if _, twice := table[col[0]]; twice {
			return nil, fmt.Errorf("%s: key %q twice", path, col[0])
		}
		table[col[0]] = schema.Argument{
			Entity: schema.EntityID(col[1]), Kind: schema.Kind(col[2]), Country: col[3], Sector: col[4], Name: col[5],
		}
	}
	return table, scan.Err()
}
