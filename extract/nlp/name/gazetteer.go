package name

import (
	"bytes"
	"errors"
	"strings"
)

// Gazetteer knows given names, family names and cities by their spelling, in any
// case. It is
// read-only and may be nil, which knows none.
type Gazetteer struct{ entries map[string]uint8 }

// What a word is to a gazetteer. A word may be of several.
const (
	givenName  uint8 = 1 << iota
	cityWord         // a whole city: "agra"
	cityBegins       // the first word of a city of two or three words
	cityGoesOn       // a later one
	familyName
)

// longestCity is how many words a listed city may have.
const longestCity = 3

var errGazetteer = errors.New("name: a gazetteer's lines begin with g, f or c")

// OpenGazetteer reads lines of a kind, g for a given name, f for a family name and
// c for a city, and the name in lower case: "cnew delhi". An empty text gives nil.
func OpenGazetteer(data []byte) (*Gazetteer, error) {
	if len(data) == 0 {
		return nil, nil
	}
	g := &Gazetteer{entries: make(map[string]uint8, bytes.Count(data, []byte("\n")))}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if len(line) < 2 {
			return nil, errGazetteer
		}
		name := line[1:]
		first, _, several := strings.Cut(name, " ")
		switch {
		case line[0] == 'g':
			g.entries[name] |= givenName
		case line[0] == 'f':
			g.entries[name] |= familyName
		case line[0] != 'c':
			return nil, errGazetteer
		case several:
			g.entries[name] |= cityWord
			g.entries[first] |= cityBegins
		default:
			g.entries[name] |= cityWord
		}
	}
	return g, nil
}

// appendMarks appends, for each of a sentence's words in lower case, what it is.
// room is used to put words together; it is returned grown.
func (g *Gazetteer) appendMarks(out []uint64, words []string, room []byte) ([]uint64, []byte) {
	from := len(out)
	for range words {
		out = append(out, 0)
	}
	if g == nil {
		return out, room
	}
	marks := out[from:]
	for i, w := range words {
		e := g.entries[w]
		marks[i] |= uint64(e & (givenName | familyName | cityWord))
		if e&cityBegins == 0 {
			continue
		}
		room = append(room[:0], w...)
		for k := i + 1; k < len(words) && k < i+longestCity; k++ {
			room = append(append(room, ' '), words[k]...)
			if g.entries[string(room)]&cityWord != 0 {
				marks[i] |= uint64(cityBegins)
				for j := i + 1; j <= k; j++ {
					marks[j] |= uint64(cityGoesOn)
				}
			}
		}
	}
	return out, room
}

// city reports whether words, in lower case, are a city.
func (g *Gazetteer) city(words []string, room []byte) (bool, []byte) {
	room = room[:0]
	if g == nil || len(words) > longestCity {
		return false, room
	}
	for i, w := range words {
		if i > 0 {
			room = append(room, ' ')
		}
		room = append(room, w...)
	}
	return g.entries[string(room)]&cityWord != 0, room
}
