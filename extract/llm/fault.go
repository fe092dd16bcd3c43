package llm

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"claimgraph/extract"
)

// Fault is what went wrong with one request. Its message never holds a key.
type Fault struct {
	Kind   FaultKind
	Status int           // of HTTP; 0 when there was no answer
	After  time.Duration // how long the server asks to wait; 0 if it does not say
	Text   string
	Err    error // the cause; may be nil, and is not part of the message
}

// FaultKind tells faults apart by what is to be done about them.
type FaultKind string

// The kinds of fault.
const (
	Busy        FaultKind = "busy"        // 429, 503, 529: try again when told to
	Broken      FaultKind = "broken"      // other 5xx, a torn connection: try again
	Slow        FaultKind = "timeout"     // no whole answer in time: try again
	Malformed   FaultKind = "malformed"   // an answer that is no JSON as asked for: try again
	TooLong     FaultKind = "too long"    // an answer beyond the limit
	Refused     FaultKind = "refused"     // the model would not
	Rejected    FaultKind = "rejected"    // the server would not take the request
	Locked      FaultKind = "locked"      // wrong key, no such model, no money: nothing will work
	OutOfBudget FaultKind = "budget"      // the limit on tokens or money is reached
	GivenUp     FaultKind = "given up on" // too many articles failed one after the other
)

// Error tells the fault in one line.
func (f *Fault) Error() string {
	if f.Status != 0 {
		return fmt.Sprintf("the model's server answered %d %s: %s", f.Status, http.StatusText(f.Status), f.Text)
	}
	return f.Text
}

// Unwrap gives the cause; a fault that nothing can go on after is also an
// extract.ErrStop.
func (f *Fault) Unwrap() []error {
	var causes []error
	if f.Err != nil {
		causes = append(causes, f.Err)
	}
	if f.stops() {
		causes = append(causes, extract.ErrStop)
	}
	return causes
}

func (f *Fault) stops() bool { return f.Kind == Locked || f.Kind == OutOfBudget || f.Kind == GivenUp }

// passing reports whether the same request may succeed later.
func (f *Fault) passing() bool {
	return f.Kind == Busy || f.Kind == Broken || f.Kind == Slow || f.Kind == Malformed
}

// statusFault reads an HTTP error: its status, its headers, and the code and
// message in its body.
func statusFault(status int, header http.Header, code, message string) *Fault {
	f := &Fault{Status: status, After: retryAfter(header, time.Now()), Text: message}
	if f.Text == "" {
		f.Text = "no reason given"
	}
	switch {
	case status == http.StatusTooManyRequests && code == "insufficient_quota",
		status == http.StatusUnauthorized, status == http.StatusForbidden,
		status == http.StatusPaymentRequired, status == http.StatusNotFound:
		f.Kind = Locked
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable, status == 529:
		f.Kind = Busy
	case status >= 500, status == http.StatusRequestTimeout, status == http.StatusConflict, status == http.StatusTooEarly:
		f.Kind = Broken
	default:
		f.Kind = Rejected
	}
	return f
}

// retryAfter reads how long a server asks to wait: Retry-After (RFC 9110, in
// seconds or as a date) or the more exact retry-after-ms.
func retryAfter(header http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(header.Get("Retry-After-Ms"), 64); err == nil && ms > 0 && ms < 1e10 {
		return time.Duration(ms * float64(time.Millisecond))
	}
	value := strings.TrimSpace(header.Get("Retry-After"))
	if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 && s < 1e7 {
		return time.Duration(s * float64(time.Second))
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// transportFault reads an error that is no answer of the server: of the
// connection, the deadline, or the size.
func transportFault(err error) *Fault {
	var size *sizeError
	switch {
	case errors.As(err, &size):
		return &Fault{Kind: TooLong, Text: size.Error(), Err: err}
	case errors.Is(err, context.DeadlineExceeded):
		return &Fault{Kind: Slow, Text: "the model's server gave no whole answer in time", Err: err}
	}
	return &Fault{Kind: Broken, Text: "asking the model's server: " + rootText(err), Err: err}
}

// rootText is the message of the innermost cause: the outer ones repeat the
// request, whose address may hold secrets.
func rootText(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err.Error()
		}
		err = next
	}
}
