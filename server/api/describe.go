package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsStyle []byte

// describe serves the OpenAPI document and a page made from it, which needs
// nothing from elsewhere.
func (a *api) describe(mux *http.ServeMux) error {
	doc := a.huma.OpenAPI()
	tidy(doc)
	spec, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing the OpenAPI document: %w", err)
	}
	page, err := render(doc)
	if err != nil {
		return fmt.Errorf("writing the page of the API: %w", err)
	}
	for _, f := range []struct {
		path, kind string
		data       []byte
	}{{"/openapi.json", "application/openapi+json", spec}, {"/docs", "text/html; charset=utf-8", page}, {"/docs/style.css", "text/css; charset=utf-8", docsStyle}} {
		mux.HandleFunc("GET "+f.path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", f.kind)
			w.Header().Set("Cache-Control", "no-cache")
			w.Write(f.data)
		})
	}
	return nil
}

// tidy makes the document say what is so: paths as OpenAPI writes them, spans
// that an argument may lack, and every form that answers come in.
func tidy(doc *huma.OpenAPI) {
	for path, item := range maps.Clone(doc.Paths) {
		if clean := strings.ReplaceAll(path, "...}", "}"); clean != path {
			delete(doc.Paths, path)
			doc.Paths[clean] = item
		}
		for _, op := range operations(item) {
			for _, r := range op.Responses {
				if m := r.Content["application/json"]; m != nil && item.Get == op && op.OperationID != "events" {
					r.Content["application/jsonl"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Description: "A row a line"}}
					r.Content["text/csv"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
				}
			}
		}
	}
	schemas := doc.Components.Schemas.Map()
	for _, name := range []string{"Argument", "Predicate", "Interval", "Quantity"} {
		if s := schemas[name]; s != nil { // the embedded span may be absent
			s.Required = slices.DeleteFunc(s.Required, func(f string) bool { return f == "text" || f == "start" || f == "end" })
		}
	}
}

func operations(item *huma.PathItem) []*huma.Operation {
	return slices.DeleteFunc([]*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete}, func(o *huma.Operation) bool { return o == nil })
}

// section is what the page says of one tag.
type section struct {
	Tag        string
	Operations []operation
}

type operation struct {
	Method, Path, Summary, Description string
	Params                             []*huma.Param
	Example                            string
}

func render(doc *huma.OpenAPI) ([]byte, error) {
	var sections []section
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		for _, op := range operations(doc.Paths[path]) {
			o := operation{op.Method, path, op.Summary, op.Description, op.Parameters, ""}
			if op.Method == http.MethodGet && !strings.Contains(path, "{") {
				o.Example = example(path, op.Parameters)
			}
			i := slices.IndexFunc(sections, func(s section) bool { return s.Tag == op.Tags[0] })
			if i < 0 {
				i = len(sections)
				sections = append(sections, section{Tag: op.Tags[0]})
			}
			sections[i].Operations = append(sections[i].Operations, o)
		}
	}
	t, err := template.New("docs").Parse(docsPage)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{"Info": doc.Info, "Sections": sections})
	return out.Bytes(), err
}

// example is a path with its required parameters, as their descriptions show
// them.
func example(path string, params []*huma.Param) string {
	var parts []string
	for _, p := range params {
		if p.Required && p.In == "query" {
			value := fmt.Sprint(p.Example)
			if p.Example == nil && p.Schema != nil && len(p.Schema.Examples) > 0 {
				value = fmt.Sprint(p.Schema.Examples[0])
			}
			if value == "<nil>" {
				return ""
			}
			parts = append(parts, p.Name+"="+template.URLQueryEscaper(value))
		}
	}
	if len(parts) == 0 {
		return path
	}
	return path + "?" + strings.Join(parts, "&")
}
