package llm

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
)

// Endpoint is where a model is and how it is spoken to.
type Endpoint struct {
	BaseURL     string // up to and with the version: "http://localhost:11434/v1/"
	Key         string // empty for servers that want none
	Form        Form
	Stream      bool  // take the answer piece by piece
	Connections int   // kept open
	MaxAnswer   int64 // most bytes of an answer
}

// Form says how an answer's form is asked for.
type Form string

// The forms: by JSON Schema; as any JSON object; by the instructions alone.
const (
	FormSchema Form = "schema"
	FormJSON   Form = "json"
	FormPrompt Form = "prompt"
)

// secret are words that look like keys, in whatever a server says.
var secret = regexp.MustCompile(`(?i)\b(sk|key|pk|rk)-[A-Za-z0-9*_\-]{6,}|bearer +\S+`)

// longestText is how much of a server's message is kept.
const longestText = 300

// clean makes a server's message fit for logs and the ledger: one line, without
// anything that is or looks like a key.
func (e *Endpoint) clean(message string) string {
	if e.Key != "" {
		message = strings.ReplaceAll(message, e.Key, "[key]")
	}
	message = secret.ReplaceAllString(message, "[key]")
	message = strings.Join(strings.Fields(strings.ToValidUTF8(message, "")), " ")
	if len(message) > longestText {
		message = strings.ToValidUTF8(message[:longestText], "") + "…"
	}
	return message
}

// sdkFault reads an error of an SDK that is not an HTTP error.
func (e *Endpoint) sdkFault(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &typed) {
		return &Fault{Kind: Broken, Text: "the model's server sent what is no answer of its wire format", Err: err}
	}
	f := transportFault(err)
	f.Text = e.clean(f.Text)
	return f
}
