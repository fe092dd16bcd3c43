package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// The forms that answers come in; the first is the default.
const (
	asJSON   = "application/json"
	asJSONL  = "application/jsonl"
	asNDJSON = "application/x-ndjson"
	asCSV    = "text/csv"
)

// negotiated is the form that an Accept header asks for, "" when it takes none
// of ours (RFC 9110, 12.5.1). Of forms it likes equally, the first of ours.
func negotiated(accept string) string {
	if strings.TrimSpace(accept) == "" {
		return asJSON
	}
	best, most := "", 0.0
	for _, form := range []string{asJSON, asJSONL, asNDJSON, asCSV} {
		if q := quality(accept, form); q > most {
			best, most = form, q
		}
	}
	return best
}

// quality is how much an Accept header likes a form: the weight of the most
// specific range that covers it.
func quality(accept, form string) float64 {
	kind, _, _ := strings.Cut(form, "/")
	found, rank := 0.0, 0
	for part := range strings.SplitSeq(accept, ",") {
		media, params, _ := strings.Cut(part, ";")
		specific := 0
		switch strings.ToLower(strings.TrimSpace(media)) {
		case form:
			specific = 3
		case kind + "/*":
			specific = 2
		case "*/*":
			specific = 1
		}
		if specific > rank {
			found, rank = weight(params), specific
		}
	}
	return found
}

func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		if name, value, ok := strings.Cut(strings.TrimSpace(p), "="); ok && strings.EqualFold(name, "q") {
			if q, err := strconv.ParseFloat(value, 64); err == nil && q >= 0 && q <= 1 {
				return q
			}
			return 0
		}
	}
	return 1
}

type formKey struct{}

// negotiate settles in which form the answer is written.
func (a *api) negotiate(ctx huma.Context, next func(huma.Context)) {
	if ctx.Operation().OperationID == "events" {
		next(ctx)
		return
	}
	r, _ := humago.Unwrap(ctx)
	form := negotiated(strings.Join(r.Header.Values("Accept"), ","))
	if form == "" {
		r.Header.Set("Accept", asJSON)
		huma.WriteErr(a.huma, ctx, http.StatusNotAcceptable, "answers come as "+strings.Join([]string{asJSON, asJSONL, asCSV}, ", "))
		return
	}
	r.Header.Set("Accept", form)
	next(huma.WithValue(ctx, formKey{}, form))
}

// inRows reports whether the answer will be written row by row.
func inRows(ctx context.Context) bool {
	form, _ := ctx.Value(formKey{}).(string)
	return form == asJSONL || form == asNDJSON || form == asCSV
}
