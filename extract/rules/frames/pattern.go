package frames

import (
	"fmt"
	"slices"
	"strings"

	"claimgraph/schema"
)

// pattern is what must stand around a head for its frame to hold.
type pattern struct {
	frame       Frame
	order       int // of reading: the earlier wins a tie
	subject     *filler
	indirect    *filler // the first of two objects: "gave THEM a deadline"
	object      *filler
	preps       []prepSlot
	complements []string
	attribute   []string
	compOpt     bool
	passive     bool
	negated     bool
	compWords   *wordSet // of the complement's head
	lexical     bool     // names a word of an argument
}

// filler is what a slot asks of its argument: a role, and a word or a kind.
type filler struct {
	role     string // TARGET, ABOUT, SOURCE, ANY or empty
	words    *wordSet
	kinds    []schema.Kind
	optional bool
}

type prepSlot struct {
	preps []string
	filler
}

var prepositions = strings.Fields(`about above across after against along alongside amid among around as at away before
	behind below beneath beside between beyond by despite down during for from in inside into like near of off on
	onto out outside over past regarding since through throughout till to toward towards under until up upon via
	versus with within without concerning that if whether using targeting`)

// actorKinds is what ":actor" stands for.
var actorKinds = []schema.Kind{schema.Country, schema.Organisation, schema.IGO, schema.Government, schema.Military,
	schema.Media, schema.Person, schema.Group}

// pattern reads the words of a pattern: [<subject>] heads, then slots.
func (p *parser) pattern(words []string, f Frame) error {
	pat := &pattern{frame: f, order: p.lex.frames}
	if len(words) > 0 && strings.HasPrefix(words[0], "<") {
		fill, err := p.filler(strings.Trim(words[0], "<>"))
		if err != nil {
			return err
		}
		pat.subject, words = fill, words[1:]
	}
	if len(words) == 0 {
		return fmt.Errorf("a pattern without a head")
	}
	heads := words[0]
	if err := p.slots(pat, words[1:]); err != nil {
		return err
	}
	finish(pat)
	return p.addHeads(heads, pat)
}

// slots reads what follows the head.
func (p *parser) slots(pat *pattern, words []string) error {
	var preps []string
	optional := false
	for _, w := range words {
		open := strings.HasPrefix(w, "(")
		shut := strings.HasSuffix(w, ")")
		optional = optional || open
		w = strings.Trim(w, "()")
		switch {
		case preps == nil && allPrepositions(w):
			preps = strings.Split(w, "|")
		default:
			if err := p.slot(pat, preps, w, optional); err != nil {
				return err
			}
			preps = nil
		}
		if shut {
			optional = false
		}
	}
	if preps != nil {
		return fmt.Errorf("%s without an object", strings.Join(preps, "|"))
	}
	return nil
}

func (p *parser) slot(pat *pattern, preps []string, w string, optional bool) error {
	switch {
	case w == "NOT":
		pat.negated, pat.frame.Negation = true, true
		return nil
	case complement(w):
		return p.complement(pat, preps, w, optional)
	case w == "PASSIVE":
		pat.passive = true
		return nil
	case strings.HasPrefix(w, "~"):
		pat.attribute = strings.Split(w[1:], "|")
		return nil
	}
	fill, err := p.filler(w)
	if err != nil {
		return err
	}
	fill.optional = optional
	if preps != nil {
		pat.preps = append(pat.preps, prepSlot{preps, *fill})
		return nil
	}
	switch {
	case pat.indirect != nil:
		return fmt.Errorf("third object %q", w)
	case pat.object != nil:
		pat.indirect, pat.object = pat.object, fill
	default:
		pat.object = fill
	}
	return nil
}

// complement reads "TO|ING" or "TO=comment|answer".
func (p *parser) complement(pat *pattern, preps []string, w string, optional bool) error {
	if preps != nil {
		return fmt.Errorf("%s after a preposition", w)
	}
	w, words, named := strings.Cut(w, "=")
	pat.complements, pat.compOpt = strings.Split(strings.ToLower(w), "|"), optional
	if !named {
		return nil
	}
	pat.compWords = &wordSet{map[string]bool{}, map[string][]string{}}
	return p.addWords(pat.compWords, strings.Split(words, "|"))
}

// filler reads ROLE, ROLE=words, ROLE:kinds, ROLE=words:kinds, or words.
func (p *parser) filler(w string) (*filler, error) {
	f := &filler{}
	w, kinds, _ := strings.Cut(w, ":")
	role, words, assigned := strings.Cut(w, "=")
	switch {
	case role == "TARGET" || role == "ABOUT" || role == "SOURCE" || role == "ANY":
		f.role = role
	case assigned || role != "" && role == strings.ToUpper(role):
		return nil, fmt.Errorf("role %q unknown", role)
	default:
		words = role
	}
	if words != "" {
		f.words = &wordSet{map[string]bool{}, map[string][]string{}}
		if class, ok := strings.CutPrefix(words, "@"); ok && p.lex.classes[class] != nil {
			f.words = p.lex.classes[class]
		} else if err := p.addWords(f.words, strings.Split(words, "|")); err != nil {
			return nil, err
		}
	}
	for _, k := range strings.FieldsFunc(kinds, func(r rune) bool { return r == '|' }) {
		switch {
		case k == "actor":
			f.kinds = append(f.kinds, actorKinds...)
		case slices.Contains(schema.Kinds(), schema.Kind(k)):
			f.kinds = append(f.kinds, schema.Kind(k))
		default:
			return nil, fmt.Errorf("kind %q unknown", k)
		}
	}
	return f, nil
}

func complement(w string) bool {
	w, _, _ = strings.Cut(w, "=")
	for _, c := range strings.Split(w, "|") {
		if c != "THAT" && c != "TO" && c != "ING" && c != "QUOTE" {
			return false
		}
	}
	return true
}

func allPrepositions(w string) bool {
	for _, prep := range strings.Split(w, "|") {
		if !slices.Contains(prepositions, prep) {
			return false
		}
	}
	return true
}

// finish names the roles' slots in the frame, as far as the pattern alone tells.
func finish(pat *pattern) {
	f := &pat.frame
	pat.each(func(slot Slot, fill *filler) {
		pat.lexical = pat.lexical || fill.words != nil
		switch fill.role {
		case "TARGET":
			f.Target = slot
		case "ABOUT":
			f.Topic = slot
		case "SOURCE":
			f.Source, f.Swap = slot, true
		}
	})
	if f.Swap && f.Target == "" {
		f.Target = Subject
	}
}

// each gives the pattern's objects and prepositional slots, a slot of several
// prepositions by its first.
func (pat *pattern) each(see func(Slot, *filler)) {
	if pat.indirect != nil {
		see(Indirect, pat.indirect)
	}
	if pat.object != nil {
		see(Object, pat.object)
	}
	for i := range pat.preps {
		see(Slot(pat.preps[i].preps[0]), &pat.preps[i].filler)
	}
}

// addHeads files the pattern under each of its heads: "launch|carry+out",
// "attack/n", "hunger_strike/n", "*".
func (p *parser) addHeads(heads string, pat *pattern) error {
	heads, class, _ := strings.Cut(heads, "/")
	k := verb
	switch class {
	case "":
	case "n":
		k = noun
	case "a":
		k = adjective
	default:
		return fmt.Errorf("word class %q unknown", class)
	}
	for _, head := range strings.Split(heads, "|") {
		p.lex.frames++
		if head == "*" {
			p.lex.anyVerb = append(p.lex.anyVerb, entry{pattern: pat})
			continue
		}
		lemma, particle, _ := strings.Cut(head, "+")
		modifier := ""
		if mod, rest, ok := strings.Cut(lemma, "_"); ok {
			modifier, lemma = mod, rest
		}
		if lemma == "" || strings.ToLower(lemma) != lemma {
			return fmt.Errorf("head %q", head)
		}
		if pat.frame.Name == "" {
			pat.frame.Name = strings.TrimSpace(lemma + " " + particle)
		}
		at := key{lemma, k}
		p.lex.entries[at] = append(p.lex.entries[at], entry{particle, modifier, pat})
	}
	return nil
}
