package frames

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"claimgraph/schema"
)

//go:embed data
var data embed.FS

// Default is the embedded lexicon, parsed once. It panics when the embedded
// files do not parse, which the tests rule out.
func Default() *Lexicon { return parsed() }

var parsed = sync.OnceValue(func() *Lexicon {
	l, err := Parse(data)
	if err != nil {
		panic(err)
	}
	return l
})

// Parse reads a lexicon: classes.txt, kinds.txt, synonyms.txt and contexts.txt, then the
// *.frames files in name order, all under data/. The error names file and line.
func Parse(files fs.FS) (*Lexicon, error) {
	p := &parser{lex: &Lexicon{
		entries:  map[key][]entry{},
		kinds:    map[string][]schema.Kind{},
		classes:  map[string]*wordSet{},
		synonyms: map[string][]string{},
		contexts: map[string][]said{},
	}}
	for _, f := range []struct {
		name string
		line func(string) error
	}{{"classes.txt", p.class}, {"kinds.txt", p.kind}, {"synonyms.txt", p.synonym}, {"contexts.txt", p.context}} {
		if err := p.file(files, path.Join("data", f.name), f.line); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(files, "data/*.frames")
	if err != nil {
		return nil, fmt.Errorf("listing frames: %w", err)
	}
	var errs []error
	for _, name := range names {
		p.section = Frame{}
		errs = append(errs, p.file(files, name, p.frame))
	}
	return p.lex, errors.Join(errs...)
}

type parser struct {
	lex     *Lexicon
	section Frame
}

// file gives every line that is not blank or a comment to read.
func (p *parser) file(files fs.FS, name string, read func(string) error) error {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	n := 0
	var errs []error
	for line := range strings.Lines(string(raw)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := read(line); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	return errors.Join(errs...)
}

// class reads "crime: murder war_crime @atrocity"; a class may be continued.
func (p *parser) class(line string) error {
	name, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("class %q: want NAME: WORDS", line)
	}
	set := p.lex.classes[name]
	if set == nil {
		set = &wordSet{map[string]bool{}, map[string][]string{}}
		p.lex.classes[name] = set
	}
	return p.addWords(set, strings.Fields(words))
}

func (p *parser) addWords(set *wordSet, words []string) error {
	for _, w := range words {
		if class, ok := strings.CutPrefix(w, "@"); ok {
			from := p.lex.classes[class]
			if from == nil {
				return fmt.Errorf("class @%s is not defined above", class)
			}
			for word := range from.words {
				set.words[word] = true
			}
			for head, mods := range from.modified {
				set.modified[head] = append(set.modified[head], mods...)
			}
			continue
		}
		if mod, head, ok := strings.Cut(w, "_"); ok {
			set.modified[head] = append(set.modified[head], mod)
			continue
		}
		set.words[w] = true
	}
	return nil
}

// kind reads "person: minister soldier".
func (p *parser) kind(line string) error {
	name, words, ok := strings.Cut(line, ":")
	if !ok || !slices.Contains(schema.Kinds(), schema.Kind(name)) {
		return fmt.Errorf("kind %q: want KIND: WORDS", line)
	}
	for _, w := range strings.Fields(words) {
		if k := schema.Kind(name); !slices.Contains(p.lex.kinds[w], k) {
			p.lex.kinds[w] = append(p.lex.kinds[w], k)
		}
	}
	return nil
}

// synonym reads "commit: dedicate devote": the words after the colon may stand
// where the first was written.
func (p *parser) synonym(line string) error {
	word, others, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("synonyms %q: want WORD: WORDS", line)
	}
	for _, o := range strings.Fields(others) {
		if o != word && !slices.Contains(p.lex.synonyms[o], word) {
			p.lex.synonyms[o] = append(p.lex.synonyms[o], word)
		}
	}
	return nil
}

// context reads "election: vote ballot electoral_commission".
func (p *parser) context(line string) error {
	name, words, ok := strings.Cut(line, ":")
	if !ok || !isContext(name) {
		return fmt.Errorf("context %q: want CONTEXT: WORDS", line)
	}
	for _, w := range strings.Fields(words) {
		mod, head, modified := strings.Cut(w, "_")
		if !modified {
			mod, head = "", w
		}
		p.lex.contexts[head] = append(p.lex.contexts[head], said{name, mod})
	}
	return nil
}

func isContext(name string) bool {
	return slices.ContainsFunc(schema.Contexts(), func(c schema.Context) bool { return c.ID == name })
}

// frame reads a section header or a pattern.
func (p *parser) frame(line string) error {
	if header, ok := strings.CutPrefix(line, "=="); ok {
		return p.header(header)
	}
	body, attrs, _ := strings.Cut(line, ";")
	f := p.section
	f.Contexts = slices.Clone(f.Contexts)
	if err := attributes(&f, strings.Fields(attrs)); err != nil {
		return err
	}
	return p.pattern(strings.Fields(body), f)
}

// header reads "ACCUSE allege 112 +human_rights ; formal".
func (p *parser) header(text string) error {
	body, attrs, _ := strings.Cut(text, ";")
	p.section = Frame{}
	if err := classify(&p.section, strings.Fields(body)); err != nil {
		return err
	}
	return attributes(&p.section, strings.Fields(attrs))
}

// classify reads TYPE [mode] [CAMEO] [+context…]; "-" as TYPE is no type.
func classify(f *Frame, fields []string) error {
	if len(fields) == 0 {
		return fmt.Errorf("no type")
	}
	term, ok := schema.TermByID(fields[0])
	if !ok && fields[0] != "-" {
		return fmt.Errorf("type %q is not in the ontology", fields[0])
	}
	f.Type, f.Act, f.Mode, f.CAMEO, f.Contexts = term.ID, term.Act, "", "", nil
	for _, field := range fields[1:] {
		switch c := field[0]; {
		case c == '+':
			if !isContext(field[1:]) {
				return fmt.Errorf("context %q is not in the ontology", field[1:])
			}
			f.Contexts = append(f.Contexts, field[1:])
		case c >= '0' && c <= '9':
			if _, _, _, ok := schema.FromCAMEO(field); !ok {
				return fmt.Errorf("CAMEO code %q unknown", field)
			}
			f.CAMEO = field
		default:
			if !term.HasMode(field) {
				return fmt.Errorf("%s has no mode %q", term.ID, field)
			}
			f.Mode = field
		}
	}
	return nil
}

// attributes reads the words after ";".
func attributes(f *Frame, fields []string) error {
	for i, field := range fields {
		name, value, _ := strings.Cut(field, "=")
		switch name {
		case "->":
			return classify(f, fields[i+1:])
		case "name":
			f.Name = strings.ReplaceAll(value, "_", " ")
		case "sig":
			if len(value) != 3 || value[1] != '/' || strings.Trim(value, "+-o/") != "" {
				return fmt.Errorf("signature %q: want like +/-", value)
			}
			f.Signature = Signature{value[0], value[2]}
		case "negative":
			f.Polarity = schema.Negative
		case "formal":
			f.Formal = true
		case "mutual":
			f.Reciprocal = true
		case "intended", "possible", "alleged", "demanded", "asked", "hypothetical":
			f.Modality = schema.Modality(name)
		case "noact":
			f.Act = false
		default:
			if name == "" || name[0] != '+' || !isContext(name[1:]) {
				return fmt.Errorf("attribute %q unknown", field)
			}
			f.Contexts = append(f.Contexts, name[1:])
		}
	}
	return nil
}
