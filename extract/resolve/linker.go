package resolve

import (
	"fmt"
	"hash/crc32"
	"slices"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// Options say what a Linker knows beyond the embedded gazetteer.
type Options struct {
	// UserFile is the path of an entities.yaml in the gazetteer's format, read
	// at New; empty for none.
	UserFile string
	// Data replaces the embedded gazetteer; nil for the embedded one.
	Data *gazetteer.Data
}

// Linker is the Resolver over a gazetteer. It holds no state of an article and
// is safe for concurrent use.
type Linker struct {
	lex     *lexicon
	version string
}

var _ Resolver = (*Linker)(nil)

// New gives a Linker. The error, when the user's file cannot be read or
// contradicts itself or the gazetteer, names file and line.
func New(opts Options) (*Linker, error) {
	data, err := source(opts)
	if err != nil {
		return nil, err
	}
	return &Linker{newLexicon(data), version(opts, data)}, nil
}

func source(opts Options) (gazetteer.Data, error) {
	if opts.Data == nil {
		return readData(opts.UserFile)
	}
	if opts.UserFile == "" {
		return gazetteer.Data{Entries: slices.Clone(opts.Data.Entries), Offices: opts.Data.Offices}, nil
	}
	return opts.Data.Extend(opts.UserFile)
}

// rules numbers the linking rules; it grows when they would link otherwise.
const rules = 1

// version names rules and gazetteer: "resolve/1+5e0c21aa".
func version(opts Options, data gazetteer.Data) string {
	sum := gazetteer.Checksum()
	if opts.UserFile != "" || opts.Data != nil {
		sum = crc32.ChecksumIEEE(data.Encode())
	}
	return fmt.Sprintf("resolve/%d+%08x", rules, sum)
}

// Version names the rules and the gazetteer with the user's file, so that a
// change of either can be told.
func (l *Linker) Version() string { return l.version }

// Entity gives the gazetteer's entity with this id, if it has one.
func (l *Linker) Entity(id schema.EntityID) (schema.Entity, bool) {
	e := l.lex.byID[id]
	if e == nil {
		return schema.Entity{}, false
	}
	return e.Entity(), true
}

// Link finds and links the mentions: names first, then the roles and titles
// around them, then what the document says of the ambiguous ones, then
// pronouns and definite roles. title may be nil.
func (l *Linker) Link(article *schema.Article, title, body *nlp.Document) *Linked {
	k := l.run(article, title, body, nil)
	return &Linked{Title: title, Body: body, Mentions: k.done()}
}

func (l *Linker) run(article *schema.Article, title, body *nlp.Document, watch watcher) *linking {
	k := &linking{lex: l.lex, date: published(article), watch: watch}
	k.read(0, title)
	k.read(1, body)
	k.names()
	k.acronyms()
	k.spun()
	k.disambiguate()
	k.appositions()
	k.parts()
	k.localNames()
	k.stateBodies()
	k.identify()
	k.nominals()
	k.descriptions()
	k.spread()
	k.corefer()
	return k
}

// published is the article's day, zero when it has none or not a date.
func published(a *schema.Article) time.Time {
	if a == nil || a.Published == "" {
		return time.Time{}
	}
	r, err := schema.ParseRange(a.Published)
	if err != nil {
		return time.Time{}
	}
	return r.From.Truncate(24 * time.Hour)
}
