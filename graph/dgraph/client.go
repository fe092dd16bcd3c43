package dgraph

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	dgo "github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
)

// maxMessage is the largest answer accepted; the library's own limit of 4 MiB
// is less than one long article.
const maxMessage = 256 << 20

// client speaks to one alpha at a time and goes to the next when that one does
// not answer: dgo itself does not fail over.
type client struct {
	options Options
	conns   []*grpc.ClientConn
	alphas  []*dgo.Dgraph
	current atomic.Uint32
	login   sync.Mutex
	known   []bool // which alphas we have logged in to
}

func dial(o Options) (*client, error) {
	if o.Attempt == 0 {
		o.Attempt = 10 * time.Second
	}
	if o.Patience == 0 {
		o.Patience = time.Minute
	}
	c := &client{options: o, known: make([]bool, len(o.Endpoints))}
	security := insecure.NewCredentials()
	if o.TLS != nil {
		security = credentials.NewTLS(o.TLS)
	}
	for _, endpoint := range o.Endpoints {
		conn, err := grpc.NewClient(endpoint, grpc.WithTransportCredentials(security),
			grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)))
		if err != nil {
			c.close()
			return nil, fmt.Errorf("connecting to Dgraph at %s: %w", endpoint, err)
		}
		c.conns = append(c.conns, conn)
		c.alphas = append(c.alphas, dgo.NewDgraphClient(api.NewDgraphClient(conn)))
	}
	return c, nil
}

func (c *client) close() error {
	var errs []error
	for _, conn := range c.conns {
		errs = append(errs, conn.Close())
	}
	return errors.Join(errs...)
}

// alpha gives the alpha in use, logged in.
func (c *client) alpha(ctx context.Context) (*dgo.Dgraph, error) {
	i := int(c.current.Load()) % len(c.alphas)
	if c.options.User == "" {
		return c.alphas[i], nil
	}
	c.login.Lock()
	defer c.login.Unlock()
	if !c.known[i] {
		if err := c.alphas[i].LoginIntoNamespace(ctx, c.options.User, c.options.Password, c.options.Namespace); err != nil {
			return nil, fmt.Errorf("logging in as %s: %w", c.options.User, err)
		}
		c.known[i] = true
	}
	return c.alphas[i], nil
}

// do runs one unit of work against an alpha until it succeeds, fails for good,
// or patience ends. The work must be idempotent: a commit that seemed to fail
// may have landed.
func (c *client) do(ctx context.Context, what string, work func(context.Context, *dgo.Dgraph) error) error {
	deadline := time.Now().Add(c.options.Patience)
	var last error
	for try := 0; ; try++ {
		err := c.attempt(ctx, work)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case !passing(err):
			return fmt.Errorf("%s on Dgraph at %s: %w", what, c.endpoint(), plain(err))
		}
		last = err
		if !errors.Is(err, dgo.ErrAborted) {
			c.current.Add(1)
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s: Dgraph at %s does not answer: %w", what, strings.Join(c.options.Endpoints, ","), plain(last))
		}
		pause := time.Duration(10<<min(try, 7)) * time.Millisecond
		select {
		case <-time.After(pause/2 + rand.N(pause)):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

func (c *client) attempt(ctx context.Context, work func(context.Context, *dgo.Dgraph) error) error {
	ctx, cancel := context.WithTimeout(ctx, c.options.Attempt)
	defer cancel()
	alpha, err := c.alpha(ctx)
	if err != nil {
		return err
	}
	return work(ctx, alpha)
}

func (c *client) endpoint() string {
	return c.options.Endpoints[int(c.current.Load())%len(c.alphas)]
}

// passing reports whether an error may go away: a conflict with another
// transaction, an alpha that is down, slow or starting.
func passing(err error) bool {
	if errors.Is(err, dgo.ErrAborted) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	text := err.Error()
	if strings.Contains(text, "certificate") || strings.Contains(text, "tls:") {
		return false
	}
	switch code(err) {
	case codes.Unavailable, codes.DeadlineExceeded, codes.Aborted:
		return true
	case codes.Unknown:
		for _, s := range []string{"not ready", "Please retry", "conn closed", "No connection exists", "is not leader"} {
			if strings.Contains(text, s) {
				return true
			}
		}
	}
	return false
}

func code(err error) codes.Code {
	var s interface{ GRPCStatus() *status.Status }
	if errors.As(err, &s) {
		return s.GRPCStatus().Code()
	}
	return codes.Unknown
}

// plain keeps a server error's message and drops its wrapping, since it is
// shown to people.
func plain(err error) error {
	if s, ok := status.FromError(err); ok && s.Message() != "" {
		return &serverError{s.Message(), err}
	}
	return err
}

type serverError struct {
	message string
	cause   error
}

func (e *serverError) Error() string { return strings.TrimSpace(e.message) }
func (e *serverError) Unwrap() error { return e.cause }
