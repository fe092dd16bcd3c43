package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"claimgraph/schema"
)

// magic opens a compiled gazetteer; its last byte is the format's version.
const magic = "cggaz\x01"

// ErrDamaged says that a compiled gazetteer is truncated or altered.
var ErrDamaged = errors.New("compiled gazetteer is damaged")

// Encode compiles the data: magic, CRC-32 of the rest, a table of strings, the
// offices, the entries. Strings are references into the table; numbers are
// unsigned varints. The same data gives the same bytes.
func (d Data) Encode() []byte {
	w := &writer{index: map[string]int{}}
	w.count(len(d.Offices))
	for i := range d.Offices {
		w.office(&d.Offices[i])
	}
	w.count(len(d.Entries))
	for i := range d.Entries {
		w.entry(&d.Entries[i])
	}
	var table writer
	table.count(len(w.table))
	for _, s := range w.table {
		table.count(len(s))
	}
	for _, s := range w.table {
		table.buf = append(table.buf, s...)
	}
	body := append(table.buf, w.buf...)
	out := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(body))
	return append(out, body...)
}

type writer struct {
	buf   []byte
	table []string
	index map[string]int
}

func (w *writer) count(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

func (w *writer) text(s string) {
	at, ok := w.index[s]
	if !ok {
		at = len(w.table)
		w.index[s] = at
		w.table = append(w.table, s)
	}
	w.count(at)
}

func (w *writer) texts(list []string) {
	w.count(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *writer) date(d Date) {
	if d.IsZero() {
		w.count(0)
		return
	}
	w.count(1 + int(d.Day) + 32*(int(d.Month)+16*(int(d.Year))))
}

func (w *writer) flag(b bool) {
	if b {
		w.count(1)
	} else {
		w.count(0)
	}
}

func (w *writer) office(o *Office) {
	w.text(string(o.ID))
	w.text(o.Name)
	w.text(o.Country)
	w.text(string(o.Body))
	w.texts(o.Titles)
	w.text(o.Sector)
	w.flag(o.Shared)
	w.text(o.Source)
}

func (w *writer) entry(e *Entry) {
	for _, s := range []string{string(e.ID), e.Name, string(e.Kind), string(e.Capital), e.Country, e.Sector, e.Gender, string(e.PartOf), e.Wikidata, e.Source} {
		w.text(s)
	}
	for _, list := range [][]string{e.Aliases, e.Weak, e.Acronyms, e.Demonyms, e.Metonyms} {
		w.texts(list)
	}
	w.date(e.From)
	w.date(e.To)
	w.count(len(e.Former))
	for _, f := range e.Former {
		w.text(f.Name)
		w.date(f.From)
		w.date(f.To)
	}
	w.count(len(e.Members))
	for _, m := range e.Members {
		w.text(string(m.ID))
		w.date(m.From)
		w.date(m.To)
	}
	w.count(len(e.Offices))
	for _, t := range e.Offices {
		w.text(string(t.Office))
		w.text(t.Title)
		w.date(t.From)
		w.date(t.To)
		w.flag(t.Acting)
	}
}

// Decode reads what Encode wrote. The error wraps ErrDamaged.
func Decode(b []byte) (d Data, err error) {
	const head = len(magic) + 4
	if len(b) < head || string(b[:len(magic)]) != magic {
		return d, fmt.Errorf("%w: not in this format", ErrDamaged)
	}
	if crc32.ChecksumIEEE(b[head:]) != binary.LittleEndian.Uint32(b[len(magic):]) {
		return d, fmt.Errorf("%w: wrong checksum", ErrDamaged)
	}
	s := &scanner{buf: b[head:]}
	s.strings()
	d.Offices = make([]Office, s.length())
	for i := range d.Offices {
		s.office(&d.Offices[i])
	}
	d.Entries = make([]Entry, s.length())
	for i := range d.Entries {
		s.entry(&d.Entries[i])
	}
	if s.bad {
		return Data{}, fmt.Errorf("%w: ends early", ErrDamaged)
	}
	return d, nil
}

type scanner struct {
	buf   []byte
	table []string
	bad   bool
}

func (s *scanner) count() int {
	n, size := binary.Uvarint(s.buf)
	if size <= 0 {
		s.bad = true
		return 0
	}
	s.buf = s.buf[size:]
	return int(n)
}

// length is a count of things that take at least a byte each.
func (s *scanner) length() int {
	n := s.count()
	if n < 0 || n > len(s.buf) {
		s.bad = true
		return 0
	}
	return n
}

func (s *scanner) strings() {
	lengths := make([]int, s.length())
	total := 0
	for i := range lengths {
		lengths[i] = s.length()
		total += lengths[i]
	}
	if s.bad || total > len(s.buf) {
		s.bad = true
		return
	}
	all := string(s.buf[:total])
	s.buf = s.buf[total:]
	s.table = make([]string, len(lengths))
	for i, n := range lengths {
		s.table[i], all = all[:n], all[n:]
	}
}

func (s *scanner) text() string {
	at := s.count()
	if at < 0 || at >= len(s.table) {
		s.bad = true
		return ""
	}
	return s.table[at]
}

func (s *scanner) texts() []string {
	n := s.length()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = s.text()
	}
	return list
}

func (s *scanner) date() Date {
	n := s.count()
	if n == 0 {
		return Date{}
	}
	n--
	return Date{int16(n / 32 / 16), uint8(n / 32 % 16), uint8(n % 32)}
}

func (s *scanner) flag() bool { return s.count() == 1 }

func (s *scanner) office(o *Office) {
	o.ID = OfficeID(s.text())
	o.Name = s.text()
	o.Country = s.text()
	o.Body = schema.EntityID(s.text())
	o.Titles = s.texts()
	o.Sector = s.text()
	o.Shared = s.flag()
	o.Source = s.text()
}

func (s *scanner) entry(e *Entry) {
	for _, to := range []*string{(*string)(&e.ID), &e.Name, (*string)(&e.Kind), (*string)(&e.Capital), &e.Country, &e.Sector, &e.Gender, (*string)(&e.PartOf), &e.Wikidata, &e.Source} {
		*to = s.text()
	}
	for _, to := range []*[]string{&e.Aliases, &e.Weak, &e.Acronyms, &e.Demonyms, &e.Metonyms} {
		*to = s.texts()
	}
	e.From, e.To = s.date(), s.date()
	if n := s.length(); n > 0 {
		e.Former = make([]FormerName, n)
	}
	for i := range e.Former {
		e.Former[i] = FormerName{s.text(), s.date(), s.date()}
	}
	if n := s.length(); n > 0 {
		e.Members = make([]Member, n)
	}
	for i := range e.Members {
		e.Members[i] = Member{schema.EntityID(s.text()), s.date(), s.date()}
	}
	if n := s.length(); n > 0 {
		e.Offices = make([]Tenure, n)
	}
	for i := range e.Offices {
		e.Offices[i] = Tenure{Office: OfficeID(s.text()), Title: s.text(), From: s.date(), To: s.date(), Acting: s.flag()}
	}
}
