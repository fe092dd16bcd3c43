package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/spf13/cobra"

	"claimgraph/extract"
	"claimgraph/graph"
	"claimgraph/server"
	"claimgraph/server/api"
	"claimgraph/server/ask"
	"claimgraph/server/guard"
	"claimgraph/server/ui"
	"claimgraph/testdata"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	listen, tokens      string
	cert, key           string
	hosts               []string
	insecure, readOnly  bool
	timeout             time.Duration
	rate                float64
	concurrency, upload int
	jsonLog             bool
}

func newServeCommand(app *app) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the graph: HTTP API, tools for agents, web page",
		Long: `Serve the graph over HTTP: questions under /api/v1 (described at /openapi.json,
readable at /docs), tools for language models at /mcp, metrics at /metrics, and a
web page at /. Articles can be loaded while it serves (POST /api/v1/load).

It listens on this machine only. On any other address it wants tokens, from a
file with lines "read SECRET" or "write SECRET" or from CLAIMGRAPH_READ_TOKEN and
CLAIMGRAPH_WRITE_TOKEN; clients send them as Authorization: Bearer SECRET.`,
		Example: example(
			`claimgraph serve`,
			`claimgraph serve --listen 127.0.0.1:8080 --read-only`,
			`claimgraph serve --listen :7474 --host news.example.org --tokens tokens.txt --tls-cert cert.pem --tls-key key.pem`,
			`curl 'localhost:7474/api/v1/claims?type=ACCUSE&object=Russia&during=2022-03'`,
		),
		GroupID: "ask",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return app.serve(contextOf(cmd), &o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.listen, "listen", "127.0.0.1:7474", "address to listen on")
	flags.StringVar(&o.tokens, "tokens", "", "file of tokens: lines \"read SECRET\" or \"write SECRET\"")
	flags.StringVar(&o.cert, "tls-cert", "", "file of the TLS certificate, PEM")
	flags.StringVar(&o.key, "tls-key", "", "file of its key, PEM")
	flags.StringSliceVar(&o.hosts, "host", nil, "names by which the server may be called, beside localhost and addresses")
	flags.BoolVar(&o.insecure, "insecure", false, "listen beyond this machine without tokens: anybody may read and load")
	flags.BoolVar(&o.readOnly, "read-only", false, "take no articles")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "the longest an answer may take")
	flags.Float64Var(&o.rate, "rate", 0, "requests a second one client may make (0: unbounded here, 50 on other addresses)")
	flags.IntVar(&o.concurrency, "concurrency", 128, "requests answered at the same time")
	flags.IntVar(&o.upload, "max-upload", 32, "the most megabytes of one load")
	flags.BoolVar(&o.jsonLog, "log-json", false, "log as JSON")
	return cmd
}

func (a *app) serve(ctx context.Context, o *serveOptions) error {
	tokens, err := readTokens(o.tokens)
	if err != nil {
		return usageError{err}
	}
	if err := guard.CheckAddress(o.listen, tokens.Len() > 0, o.insecure); err != nil {
		return usageError{err}
	}
	certificate, err := o.certificate()
	if err != nil {
		return usageError{err}
	}
	mode := writable
	if o.readOnly {
		mode = readOnly
	}
	store, err := a.openStore(ctx, mode)
	if err != nil {
		return err
	}
	defer store.Close()
	log := a.serveLog(o.jsonLog)
	s, err := a.newServer(store, o, tokens, certificate != nil, log)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", o.listen)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", o.listen, err)
	}
	defer a.model.close()
	scheme := "http"
	if certificate != nil {
		scheme = "https"
	}
	fmt.Fprintf(a.stderr, "claimgraph: serving %s on %s://%s\n", a.place(), scheme, l.Addr())
	return s.Serve(ctx, l, certificate)
}

// newServer wires the server over a store.
func (a *app) newServer(store graph.Store, o *serveOptions, tokens *guard.Tokens, tls bool, log *slog.Logger) (*server.Server, error) {
	service, err := a.service(store)
	if err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(o.listen)
	if err != nil {
		return nil, usageError{err}
	}
	rate := o.rate
	if rate == 0 && !guard.Loopback(host) {
		rate = 50
	}
	return server.New(server.Options{
		Service: service,
		API: api.Options{
			Version: version, Workers: max(1, runtime.GOMAXPROCS(0)/2), // the other half answers
			MaxArticle: a.config.merged.GetInt64("max-article-size"),
			Demo:       testdata.Articles,
		},
		Guard: guard.Options{
			Hosts: o.hosts, Tokens: tokens, MaxUpload: int64(o.upload) << 20, Timeout: o.timeout,
			Concurrency: o.concurrency, Rate: rate, TLS: tls,
		},
		ReadOnly:   o.readOnly,
		Collectors: a.collectors(),
		Pages:      ui.Handler(),
		Log:        log,
	})
}

// service answers questions over a store; models are read when first needed.
func (a *app) service(store graph.Store) (*ask.Service, error) {
	linker, err := a.linker()
	if err != nil {
		return nil, err
	}
	o := pipelineOptions{store: store}
	if _, err := a.prepareModel(o); err != nil {
		return nil, err
	}
	pipeline := sync.OnceValues(func() (*extract.Pipeline, error) { return a.pipelineWith(o) })
	return &ask.Service{Store: store, Linker: linker, Pipeline: pipeline}, nil
}

// collectors count what a language model is asked.
func (a *app) collectors() []prometheus.Collector {
	if a.model == nil {
		return nil
	}
	return []prometheus.Collector{server.ModelUse{Meter: a.model.meter}}
}

// serveLog logs requests, unless --quiet; --verbose adds what went wrong with
// connections.
func (a *app) serveLog(asJSON bool) *slog.Logger {
	level := slog.LevelInfo
	switch {
	case a.config.merged.GetBool("quiet"):
		level = slog.LevelError
	case a.config.merged.GetBool("verbose"):
		level = slog.LevelDebug
	}
	options := &slog.HandlerOptions{Level: level}
	if asJSON {
		return slog.New(slog.NewJSONHandler(a.stderr, options))
	}
	return slog.New(slog.NewTextHandler(a.stderr, options))
}

// readTokens reads the tokens of a file, or of the environment.
func readTokens(path string) (*guard.Tokens, error) {
	tokens := &guard.Tokens{}
	if path != "" {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("reading tokens: %w", err)
		}
		defer f.Close()
		if tokens, err = guard.ReadTokens(f); err != nil {
			return nil, fmt.Errorf("reading tokens from %s: %w", path, err)
		}
	}
	for _, v := range []struct {
		name  string
		scope guard.Scope
	}{{"CLAIMGRAPH_READ_TOKEN", guard.Read}, {"CLAIMGRAPH_WRITE_TOKEN", guard.Write}} {
		if secret := os.Getenv(v.name); secret != "" {
			if err := tokens.Add(secret, v.scope); err != nil {
				return nil, fmt.Errorf("%s: %w", v.name, err)
			}
		}
	}
	return tokens, nil
}

// certificate reads the TLS certificate; nil without one.
func (o *serveOptions) certificate() (*tls.Config, error) {
	if o.cert == "" && o.key == "" {
		return nil, nil
	}
	if o.cert == "" || o.key == "" {
		return nil, errors.New("TLS wants both --tls-cert and --tls-key")
	}
	pair, err := tls.LoadX509KeyPair(o.cert, o.key)
	if err != nil {
		return nil, fmt.Errorf("reading the TLS certificate: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}
