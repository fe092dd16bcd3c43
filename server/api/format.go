package api

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// each is a sequence that may end in an error.
type each[T any] iter.Seq2[T, error]

// formats lists the forms of answers: whole as JSON; row by row as JSON lines
// or CSV.
func formats() map[string]huma.Format {
	read := huma.DefaultJSONFormat.Unmarshal
	return map[string]huma.Format{
		asJSON:   {Marshal: writeJSON, Unmarshal: read},
		"json":   {Marshal: writeJSON, Unmarshal: read},
		asJSONL:  {Marshal: writeJSONL, Unmarshal: read},
		asNDJSON: {Marshal: writeJSONL, Unmarshal: read},
		asCSV:    {Marshal: writeCSV, Unmarshal: read},
	}
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// marshal writes a value as writeJSON does, without the end of the line.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	err := writeJSON(&b, v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

func writeJSONL(w io.Writer, v any) error {
	if p, ok := v.(*huma.ErrorModel); ok {
		return writeJSON(w, p)
	}
	out := bufio.NewWriterSize(w, 32<<10)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for row, err := range rows(v) {
		if err == nil {
			err = e.Encode(row)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

func writeCSV(w io.Writer, v any) error {
	if p, ok := v.(*huma.ErrorModel); ok {
		return writeJSON(w, p)
	}
	out := csv.NewWriter(bufio.NewWriterSize(w, 32<<10))
	first := true
	for row, err := range rows(v) {
		if err != nil {
			return err
		}
		header, cells, err := record(row)
		if err != nil {
			return err
		}
		if first {
			out.Write(header)
			first = false
		}
		for i := range cells {
			cells[i] = harmless(cells[i])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	if first {
		out.Write(emptyHeader(v))
	}
	out.Flush()
	return out.Error()
}

// harmless keeps text of articles from being taken for a formula by programs
// that open CSV as a spreadsheet (OWASP, CSV injection).
func harmless(cell string) string {
	if cell == "" {
		return cell
	}
	switch cell[0] {
	case '=', '@', '\t', '\r':
		return "'" + cell
	case '+', '-':
		var n json.Number
		if json.Unmarshal([]byte(cell), &n) != nil {
			return "'" + cell
		}
	}
	return cell
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }
