// Package api answers questions over HTTP, as an OpenAPI 3.1 document made from
// the Go types describes: the same answers as the command line's --format json.
package api

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"claimgraph/graph"
	"claimgraph/server/ask"
	"claimgraph/server/guard"
	"claimgraph/server/job"
)

// Base is where the questions are asked.
const Base = "/api/v1"

// Querier answers queries in a language; see Options.
type Querier func(ctx context.Context, q Query) (*QueryAnswer, error)

// Options say what the API is over.
type Options struct {
	Service *ask.Service
	Jobs    *job.Queue // nil: nothing is loaded
	Version string
	// Workers is how many articles a load reads at the same time.
	Workers int
	// MaxArticle is the most bytes one article may have; 0: the readers' own.
	MaxArticle int64
	// MaxUpload is the most bytes one load may have.
	MaxUpload int64
	// Query answers POST /query; nil: there is no such language here.
	Query Querier
	// Demo are the articles that POST /demo loads; nil: there are none.
	Demo fs.FS
	Log  *slog.Logger
}

// api is one server's API.
type api struct {
	Options
	*ask.Service
	huma huma.API
}

// Register adds the API's routes, its description and its page to mux.
func Register(mux *http.ServeMux, o Options) error {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.MaxUpload == 0 {
		o.MaxUpload = 32 << 20
	}
	a := &api{Options: o, Service: o.Service}
	a.huma = humago.New(mux, a.config())
	a.huma.UseMiddleware(a.negotiate)
	a.claims()
	a.networks()
	a.drawings()
	a.threads()
	a.entities()
	a.articles()
	a.loads()
	a.demo()
	a.queries()
	a.health(mux)
	return a.describe(mux)
}

func (a *api) config() huma.Config {
	config := huma.DefaultConfig("claimgraph", a.Version)
	config.Info.Description = "Who claims what about whom, when, and on which words. " +
		"Every answer cites claims; each claim carries the article, the byte offsets and the words it rests on. " +
		"Lists come in pages; with Accept: application/jsonl or text/csv, one row a line. Errors are RFC 9457 problems."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.CreateHooks = nil // bodies are as the Go types say, without $schema
	config.Formats = formats()
	config.DefaultFormat = asJSON
	config.NoFormatFallback = true
	config.RejectUnknownQueryParameters = true
	config.Transformers = []huma.Transformer{problems}
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "Wanted where the server was started with tokens; read or write."},
	}
	config.Security = []map[string][]string{{}, {"token": {}}}
	return config
}

// reply is a response with a body.
type reply[T any] struct{ Body T }

// get registers a question.
func get[I, O any](a *api, path, id, summary string, tag string, answer func(context.Context, *I) (O, error)) {
	huma.Register(a.huma, huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: Base + path, Summary: summary, Tags: []string{tag},
		Errors: []int{http.StatusUnprocessableEntity, http.StatusNotFound, http.StatusGatewayTimeout},
	}, func(ctx context.Context, in *I) (*reply[O], error) {
		out, err := answer(ctx, in)
		if err != nil {
			return nil, a.fault(ctx, err)
		}
		return &reply[O]{out}, nil
	})
}

// fault turns an error into what the client is told of it.
func (a *api) fault(ctx context.Context, err error) error {
	var input *ask.InputError
	var status huma.StatusError
	if fault := queryFault(err); fault != nil {
		return fault
	}
	switch {
	case errors.As(err, &status):
		return err
	case errors.As(err, &input):
		return huma.Error422UnprocessableEntity(err.Error(), &huma.ErrorDetail{Message: input.Err.Error(), Location: location(input.Param)})
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, job.ErrUnknown):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, job.ErrBusy):
		return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable(err.Error()), http.Header{"Retry-After": {"10"}})
	case errors.Is(err, ask.ErrNoPipeline):
		return huma.Error501NotImplemented(err.Error())
	case errors.Is(err, context.DeadlineExceeded):
		return huma.Error504GatewayTimeout("the answer took too long; ask for less: a shorter time, a named entity, a limit")
	case errors.Is(err, context.Canceled):
		return huma.NewError(499, "the client left")
	}
	a.Log.Error("question failed", "request", guard.RequestID(ctx), "error", err)
	return huma.Error500InternalServerError("an internal error; the log has it under the request's id")
}

func location(param string) string {
	if param == "" {
		return "query"
	}
	return "query." + param
}

// problems completes a problem with the request's id; problems are JSON in
// whatever form the answer was to be.
func problems(ctx huma.Context, _ string, v any) (any, error) {
	if p, ok := v.(*huma.ErrorModel); ok {
		ctx.SetHeader("Content-Type", "application/problem+json")
		ctx.SetHeader("Cache-Control", "no-store")
		if id := guard.RequestID(ctx.Context()); id != "" {
			p.Instance = "urn:request:" + id
		}
	}
	return v, nil
}

// health answers whether the server lives, and whether it can answer.
func (a *api) health(mux *http.ServeMux) {
	say := func(w http.ResponseWriter, status int, text string) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		w.Write([]byte(text + "\n"))
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if _, err := a.Store.Stats(ctx); err != nil {
			a.Log.Warn("not ready", "error", err)
			say(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		say(w, http.StatusOK, "ready")
	})
}
