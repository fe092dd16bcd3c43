package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

//go:generate go run ./gen/tables
//go:generate go run ./gen

//go:embed gazetteer.bin
var compiled []byte

// KnownUntil is the last month that the embedded tables know: who held an
// office then may have left it since.
var KnownUntil = Date{Year: 2025, Month: 12}

// Embedded is the gazetteer that comes with the program.
func Embedded() (Data, error) {
	d, err := Decode(compiled)
	if err != nil {
		return d, fmt.Errorf("reading the embedded gazetteer: %w", err)
	}
	return d, nil
}

// Checksum tells one embedded gazetteer from another.
func Checksum() uint32 {
	if len(compiled) < len(magic)+4 {
		return 0
	}
	return binary.LittleEndian.Uint32(compiled[len(magic):])
}

// ReadDir reads and checks every .yaml file of a folder, in order of name.
func ReadDir(dir fs.FS) (Data, error) {
	names, err := fs.Glob(dir, "*.yaml")
	if err != nil {
		return Data{}, fmt.Errorf("listing gazetteer sources: %w", err)
	}
	slices.Sort(names)
	var all Data
	var errs []error
	for _, name := range names {
		d, err := readFile(dir, name)
		errs = append(errs, err)
		all.Entries = append(all.Entries, d.Entries...)
		all.Offices = append(all.Offices, d.Offices...)
	}
	if err := errors.Join(errs...); err != nil {
		return Data{}, err
	}
	return all, all.Check()
}

func readFile(dir fs.FS, name string) (Data, error) {
	f, err := dir.Open(name)
	if err != nil {
		return Data{}, fmt.Errorf("reading %s: %w", name, err)
	}
	defer f.Close()
	return Read(name, f)
}

// Extend gives the data with a user's file added and the whole checked again.
// An entity or office the data has already is extended: its lists grow, its
// single fields are replaced by those the file gives.
func (d Data) Extend(path string) (Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return Data{}, fmt.Errorf("reading entities: %w", err)
	}
	defer f.Close()
	user, err := Read(filepath.Base(path), f)
	if err != nil {
		return Data{}, err
	}
	out := Data{Entries: slices.Clone(d.Entries), Offices: slices.Clone(d.Offices)}
	for _, o := range user.Offices {
		at := slices.IndexFunc(out.Offices, func(x Office) bool { return x.ID == o.ID && x.Pos == "" })
		if at < 0 {
			out.Offices = append(out.Offices, o)
			continue
		}
		out.Offices[at] = mergeOffice(out.Offices[at], o)
	}
	index := make(map[string]int, len(out.Entries))
	for i := range out.Entries {
		index[string(out.Entries[i].ID)] = i
	}
	for _, e := range user.Entries {
		at, known := index[string(e.ID)]
		if !known || out.Entries[at].Pos != "" {
			out.Entries = append(out.Entries, e)
			continue
		}
		out.Entries[at] = mergeEntry(out.Entries[at], e)
	}
	return out, out.Check()
}

func mergeOffice(o, user Office) Office {
	o.Titles = slices.Concat(o.Titles, user.Titles)
	o.Name, o.Country, o.Sector = or(user.Name, o.Name), or(user.Country, o.Country), or(user.Sector, o.Sector)
	o.Body = or(user.Body, o.Body)
	o.Shared = o.Shared || user.Shared
	o.Source, o.Pos = or(user.Source, o.Source), user.Pos
	return o
}

func mergeEntry(e, user Entry) Entry {
	e.Aliases = slices.Concat(e.Aliases, user.Aliases)
	e.Weak = slices.Concat(e.Weak, user.Weak)
	e.Acronyms = slices.Concat(e.Acronyms, user.Acronyms)
	e.Demonyms = slices.Concat(e.Demonyms, user.Demonyms)
	e.Metonyms = slices.Concat(e.Metonyms, user.Metonyms)
	e.Former = slices.Concat(e.Former, user.Former)
	e.Members = slices.Concat(e.Members, user.Members)
	e.Offices = slices.Concat(e.Offices, user.Offices)
	e.Name, e.Kind, e.Country = or(user.Name, e.Name), or(user.Kind, e.Kind), or(user.Country, e.Country)
	e.Sector, e.Gender, e.Wikidata = or(user.Sector, e.Sector), or(user.Gender, e.Gender), or(user.Wikidata, e.Wikidata)
	e.Capital, e.PartOf = or(user.Capital, e.Capital), or(user.PartOf, e.PartOf)
	e.From, e.To = or(user.From, e.From), or(user.To, e.To)
	e.Source, e.Pos = or(user.Source, e.Source), user.Pos
	return e
}

// or is the first value that is not zero.
func or[T comparable](first, second T) T {
	var zero T
	if first != zero {
		return first
	}
	return second
}
