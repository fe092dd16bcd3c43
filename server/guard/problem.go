package guard

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// problem is what is told of a refused request (RFC 9457).
type problem struct {
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance,omitempty"`
}

// Refuse answers a request with a problem.
func Refuse(w http.ResponseWriter, r *http.Request, status int, detail string) {
	p := problem{Title: http.StatusText(status), Status: status, Detail: detail}
	if id := RequestID(r.Context()); id != "" {
		p.Instance = "urn:request:" + id
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(p) // an error is the client's who left
}

// later refuses a request for now.
func later(w http.ResponseWriter, r *http.Request, status int, wait time.Duration, detail string) {
	w.Header().Set("Retry-After", strconv.Itoa(max(1, int(wait.Round(time.Second)/time.Second))))
	Refuse(w, r, status, detail)
}
