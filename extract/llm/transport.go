package llm

import (
	"fmt"
	"io"
	"net/http"
	"time"
)

// newClient makes the HTTP client of a provider: it follows no redirect, which
// would carry the key to another server, and reads at most limit bytes of an
// answer. Deadlines come from the request's context.
func newClient(connections int, limit int64) *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = max(connections, 1)
	transport.TLSHandshakeTimeout = 15 * time.Second
	return &http.Client{
		Transport:     limited{transport, limit},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// limited bounds the answers of another transport.
type limited struct {
	http.RoundTripper
	limit int64
}

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := l.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = &limitedBody{ReadCloser: resp.Body, left: l.limit, limit: l.limit}
	return resp, nil
}

type limitedBody struct {
	io.ReadCloser
	left, limit int64
}

// sizeError says that an answer is longer than it may be.
type sizeError struct{ limit int64 }

func (e *sizeError) Error() string {
	return fmt.Sprintf("the model's answer has more than %d bytes (llm.max-answer)", e.limit)
}

func (b *limitedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, &sizeError{b.limit}
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, &sizeError{b.limit}
	}
	return n, err
}
