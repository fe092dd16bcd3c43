package guard

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

type contextKey int

const (
	requestIDKey contextKey = iota
	scopeKey
)

// RequestID is the id under which the log knows a request.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}

// identify takes the id the client gave, if it is a harmless one.
func identify(given string) string {
	if len(given) > 0 && len(given) <= 64 {
		harmless := true
		for _, r := range []byte(given) {
			if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.') {
				harmless = false
			}
		}
		if harmless {
			return given
		}
	}
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// logged gives each request an id, logs it at its end, and turns a panic into
// an answer. Neither headers nor the query are logged: they may hold secrets.
func logged(h http.Handler, o *Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		id := identify(r.Header.Get("X-Request-Id"))
		r = r.WithContext(context.WithValue(r.Context(), requestIDKey, id))
		w.Header().Set("X-Request-Id", id)
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(p)
				}
				o.Log.Error("internal error", "request", id, "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
				if rec.status == 0 {
					Refuse(rec, r, http.StatusInternalServerError, "an internal error; the log has it under the request's id")
				}
			}
			done := Answered{r, rec.code(), rec.bytes, time.Since(began)}
			if o.Done != nil {
				o.Done(done)
			}
			o.Log.LogAttrs(r.Context(), level(done.Status), "request",
				slog.String("request", id), slog.String("method", r.Method), slog.String("path", r.URL.Path),
				slog.Int("status", done.Status), slog.Int64("bytes", done.Bytes),
				slog.Duration("elapsed", done.Elapsed), slog.String("from", clientAddress(r)))
		}()
		h.ServeHTTP(rec, r)
	})
}

func level(status int) slog.Level {
	if status >= 500 {
		return slog.LevelWarn
	}
	return slog.LevelInfo
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 && status >= 200 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}

// Unwrap lets http.ResponseController through.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Flush implements http.Flusher, for streams.
func (r *recorder) Flush() { http.NewResponseController(r.ResponseWriter).Flush() }
