package guard

import (
	"bufio"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// Scope is what a request may do.
type Scope int

// The scopes; each includes those before it.
const (
	None  Scope = iota
	Read        // ask questions
	Write       // load articles too
)

// Tokens are secrets with what they allow. Only their hashes are kept.
type Tokens struct{ list []token }

type token struct {
	hash  [sha256.Size]byte
	scope Scope
}

// shortest is how long a token must be.
const shortest = 16

// Add adds a token.
func (t *Tokens) Add(secret string, scope Scope) error {
	if len(secret) < shortest {
		return fmt.Errorf("a token must have at least %d characters; openssl rand -hex 32 makes a good one", shortest)
	}
	t.list = append(t.list, token{sha256.Sum256([]byte(secret)), scope})
	return nil
}

// Len counts the tokens; a nil Tokens has none.
func (t *Tokens) Len() int {
	if t == nil {
		return 0
	}
	return len(t.list)
}

// ReadTokens reads a file of tokens: a line each, "read SECRET" or "write
// SECRET"; empty lines and those that begin with # are left out. Errors name
// the line, never the secret.
func ReadTokens(r io.Reader) (*Tokens, error) {
	tokens := &Tokens{}
	lines := bufio.NewScanner(io.LimitReader(r, 1<<20))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		scope := map[string]Scope{"read": Read, "write": Write}[words[0]]
		if len(words) != 2 || scope == None {
			return nil, fmt.Errorf("line %d: want \"read SECRET\" or \"write SECRET\"", n)
		}
		if err := tokens.Add(words[1], scope); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(tokens.list) == 0 {
		return nil, errors.New("there is no token in it")
	}
	return tokens, nil
}

// scope gives what a secret allows. Every token is compared, each in constant
// time, so that the time taken tells nothing.
func (t *Tokens) scope(secret string) Scope {
	hash := sha256.Sum256([]byte(secret))
	found := None
	for _, known := range t.list {
		equal := subtle.ConstantTimeCompare(hash[:], known.hash[:])
		found = Scope(subtle.ConstantTimeSelect(equal, max(int(found), int(known.scope)), int(found)))
	}
	return found
}

// ScopeOf is what the request of a context may do; a context of no request may
// do all.
func ScopeOf(ctx context.Context) Scope {
	if s, ok := ctx.Value(scopeKey).(Scope); ok {
		return s
	}
	return Write
}

// data reports whether a request asks for what the store holds, rather than
// for pages and descriptions that are the same everywhere.
func data(r *http.Request) bool {
	p := r.URL.Path
	return strings.HasPrefix(p, "/api/") || p == "/mcp" || strings.HasPrefix(p, "/mcp/") || p == "/metrics"
}

// needs tells the scope a request wants. Queries and extractions are posted but
// store nothing.
func needs(r *http.Request) Scope {
	switch {
	case !data(r):
		return None
	case r.Method == http.MethodGet, r.Method == http.MethodHead, r.Method == http.MethodOptions:
		return Read
	case r.URL.Path == "/api/v1/query", r.URL.Path == "/api/v1/extract", strings.HasPrefix(r.URL.Path, "/mcp"):
		return Read
	}
	return Write
}

// authorised lets through who has a token for what the request wants.
func authorised(h http.Handler, o *Options) http.Handler {
	if o.Tokens.Len() == 0 {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		want := needs(r)
		if want == None {
			h.ServeHTTP(w, r)
			return
		}
		have := None
		if secret, ok := bearer(r); ok {
			have = o.Tokens.scope(secret)
		}
		switch {
		case have == None:
			w.Header().Set("WWW-Authenticate", `Bearer realm="claimgraph"`)
			Refuse(w, r, http.StatusUnauthorized, "a token is wanted: Authorization: Bearer …")
		case have < want:
			w.Header().Set("WWW-Authenticate", `Bearer realm="claimgraph", error="insufficient_scope", scope="write"`)
			Refuse(w, r, http.StatusForbidden, "this token may only read")
		default:
			h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), scopeKey, have)))
		}
	})
}

func bearer(r *http.Request) (string, bool) {
	kind, secret, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(secret), ok && strings.EqualFold(kind, "Bearer")
}
