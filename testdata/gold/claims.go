package gold

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"claimgraph/schema"
)

// maker turns the rows of one article into claims.
type maker struct {
	art      *article
	entities map[string]schema.Argument
	rows     map[int]*row
	made     map[int]*schema.Claim
}

// claims makes the claims of an article, in the order written.
func claims(art *article, rows []*row, table map[string]schema.Argument) ([]schema.Claim, error) {
	m := maker{art, table, map[int]*row{}, map[int]*schema.Claim{}}
	for _, r := range rows {
		if m.rows[r.number] != nil {
			return nil, fmt.Errorf("line %d: claim %d twice", r.line, r.number)
		}
		m.rows[r.number] = r
	}
	var list []schema.Claim
	var faults []error
	for _, r := range rows {
		c, err := m.claim(r.number)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		list = append(list, *c)
	}
	return list, errors.Join(faults...)
}

// claim makes the claim of that number, and first those it refers to.
func (m *maker) claim(number int) (*schema.Claim, error) {
	if c := m.made[number]; c != nil {
		return c, nil
	}
	r := m.rows[number]
	if r == nil {
		return nil, fmt.Errorf("no claim %d", number)
	}
	c, err := m.build(r)
	if err != nil {
		return nil, fmt.Errorf("line %d: claim %d: %w", r.line, r.number, err)
	}
	c.Identify()
	m.made[number] = c
	return c, nil
}

func (m *maker) build(r *row) (*schema.Claim, error) {
	c := &schema.Claim{
		Article: m.art.ID, Published: m.art.Published, Outlet: m.art.Outlet, Sentence: m.sentence(r),
		Polarity: schema.Positive, Modality: schema.Asserted, Formal: r.flags["formal"], Act: r.act,
	}
	steps := []func(*row, *schema.Claim) error{m.predicate, m.derivation, m.arguments, m.attribution, m.circumstances}
	for _, step := range steps {
		if err := step(r, c); err != nil {
			return nil, err
		}
	}
	if r.flags["neg"] {
		c.Polarity = schema.Negative
	}
	if r.flags["pos"] {
		c.Polarity = schema.Positive
	}
	if r.modality != "" {
		c.Modality = schema.Modality(r.modality)
	}
	return c, nil
}

func (m *maker) sentence(r *row) int {
	if r.title {
		return 0
	}
	return m.art.sentenceOf(r.winFrom)
}

func (m *maker) predicate(r *row, c *schema.Claim) (err error) {
	p := &c.Predicate
	if p.Span, err = m.span(r, r.predicate); err != nil {
		return fmt.Errorf("predicate: %w", err)
	}
	if r.predicate.text != "" {
		p.Lemma = r.lemma
	}
	if r.typ == "-" {
		return nil
	}
	term, ok := schema.TermByID(r.typ)
	if !ok {
		return fmt.Errorf("type %q is not in the ontology", r.typ)
	}
	if root, _ := schema.TermByID(term.Plover); r.mode != "" && !root.HasMode(r.mode) {
		return fmt.Errorf("%s has no mode %q", r.typ, r.mode)
	}
	p.Type, p.Mode, p.Name, p.Plover, p.Quad = term.ID, r.mode, term.Label, term.Plover, term.Quad
	return nil
}

func (m *maker) derivation(r *row, c *schema.Claim) error {
	for _, n := range r.from {
		source, err := m.claim(n)
		if err != nil {
			return err
		}
		c.DerivedFrom = append(c.DerivedFrom, source.ID)
	}
	return nil
}

func (m *maker) arguments(r *row, c *schema.Claim) error {
	targets := map[string]**schema.Argument{"s": &c.Subject, "o": &c.Object, "ab": &c.About, "h": &c.Holder, "pl": &c.Place}
	for key, p := range r.roles {
		arg, err := m.argument(r, p, c)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		*targets[key] = arg
	}
	return nil
}

func (m *maker) argument(r *row, p piece, c *schema.Claim) (*schema.Argument, error) {
	arg := &schema.Argument{}
	if p.value != "" {
		known, ok := m.entities[p.value]
		if !ok {
			return nil, fmt.Errorf("entity %q is not in entities.txt", p.value)
		}
		*arg = known
	}
	var err error
	if arg.Span, err = m.span(r, p); err != nil {
		return nil, err
	}
	if p.claim != 0 {
		target, err := m.claim(p.claim)
		if err != nil {
			return nil, err
		}
		arg.Claim = target.ID
	}
	if arg.Span == nil && len(c.DerivedFrom) > 0 {
		arg.Derived = string(c.DerivedFrom[0])
	}
	return arg, nil
}

// attribution fills holder, act, cue, content and said from the assertion the
// row stands under, or names the outlet as holder.
func (m *maker) attribution(r *row, c *schema.Claim) (err error) {
	if c.Cue, err = m.span(r, r.cue); err != nil {
		return fmt.Errorf("cue: %w", err)
	}
	if c.Content, err = m.span(r, r.content); err != nil {
		return fmt.Errorf("content: %w", err)
	}
	if r.by == 0 {
		if c.Holder == nil {
			c.Holder = &schema.Argument{Name: m.art.Outlet, Kind: schema.Media, Derived: "outlet"}
		}
		return nil
	}
	a := m.rows[r.by]
	if a == nil {
		return fmt.Errorf("by %d: no such claim", r.by)
	}
	if c.Holder, err = m.argument(a, a.roles["s"], c); err != nil {
		return fmt.Errorf("holder: %w", err)
	}
	if c.Cue, err = m.span(a, a.predicate); err != nil {
		return err
	}
	c.Act = a.typ
	c.Modality, c.Polarity = under(a.typ)
	if c.Content == nil {
		if c.Content, err = m.span(a, contentOf(a)); err != nil {
			return err
		}
	}
	if t, ok := a.times["t"]; ok {
		c.Said, err = m.interval(a, t)
	}
	return err
}

// contentOf is the role of an assertion that carries what is said.
func contentOf(a *row) piece {
	if a.roles["o"].claim != 0 {
		return a.roles["o"]
	}
	return a.roles["ab"]
}

// under is how a proposition is put when its assertion is of that type.
func under(act string) (schema.Modality, schema.Polarity) {
	switch act {
	case "ACCUSE", "ALLEGE":
		return schema.Alleged, schema.Positive
	case "DENY":
		return schema.Asserted, schema.Negative
	case "REQUEST", "DEMAND":
		return schema.Demanded, schema.Positive
	case "AGREE", "THREATEN":
		return schema.Intended, schema.Positive
	case "WARN", "PREDICT":
		return schema.Possible, schema.Positive
	}
	return schema.Asserted, schema.Positive
}

func (m *maker) circumstances(r *row, c *schema.Claim) (err error) {
	if t, ok := r.times["t"]; ok {
		if c.Occurred, err = m.interval(r, t); err != nil {
			return err
		}
	}
	if t, ok := r.times["sd"]; ok {
		if c.Said, err = m.interval(r, t); err != nil {
			return err
		}
	}
	if r.quantity.text == "" {
		return nil
	}
	value, unit, _ := strings.Cut(r.quantity.value, " ")
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return fmt.Errorf("quantity: %w", err)
	}
	c.Quantity = &schema.Quantity{Value: number, Unit: unit}
	c.Quantity.Span, err = m.span(r, r.quantity)
	return err
}

// interval reads "2022-03-16" or "2022-03-16..2022-03-18"; the precision is
// that of its ends as written.
func (m *maker) interval(r *row, p piece) (*schema.Interval, error) {
	from, to, two := strings.Cut(p.value, "..")
	if !two {
		to = from
	}
	written := max(len(from), len(to))
	precision := map[int]schema.Precision{4: schema.Year, 7: schema.Month, 10: schema.Day, 16: schema.Minute}[written]
	if precision == "" {
		return nil, fmt.Errorf("time %q: want a year, month or day", p.value)
	}
	if r, err := schema.ParseRange(from + ".." + to); err == nil && r.To.Sub(r.From) == 7*24*time.Hour {
		precision = schema.Week
	}
	span, err := m.span(r, p)
	return &schema.Interval{From: from, To: to, Precision: precision, Span: span}, err
}

// span finds the piece's words in its window; no words, no span.
func (m *maker) span(r *row, p piece) (*schema.Span, error) {
	if p.text == "" || p.text == "-" {
		return nil, nil
	}
	text, from, to := m.art.Text, r.winFrom, r.winTo
	switch {
	case r.title:
		text = m.art.Title
	case p.whole:
		from, to = m.art.Body[0], m.art.Body[1]
	}
	if from < 0 {
		return nil, fmt.Errorf("%q: no window set", p.text)
	}
	at := occurrences(text[from:to], p.text)
	nth := max(p.nth, 1)
	if len(at) < nth || p.nth == 0 && len(at) > 1 {
		return nil, fmt.Errorf("%q occurs %d times in %q", p.text, len(at), text[from:to])
	}
	start := from + at[nth-1]
	span := schema.NewSpan(text, start, start+len(p.text))
	if r.title {
		span.In = schema.InTitle
	}
	return span, nil
}

// occurrences lists where words stand in text, not beginning or ending within
// a word.
func occurrences(text, words string) []int {
	var at []int
	for i := 0; i+len(words) <= len(text); i++ {
		if text[i:i+len(words)] == words && !within(text, i) && !within(text, i+len(words)) {
			at = append(at, i)
		}
	}
	return slices.Clip(at)
}

// within reports whether the byte offset falls inside a word.
func within(text string, i int) bool {
	return i > 0 && i < len(text) && letter(text[i-1]) && letter(text[i])
}

func letter(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}
