package llm

import "context"

// Provider speaks one wire format with a model's server. It is safe for
// concurrent use, asks once and never retries.
type Provider interface {
	// Complete sends one request and gives the whole answer. Its error is a
	// *Fault, or the context's.
	Complete(ctx context.Context, ask Ask) (Answer, error)
	// Name is the wire format: "openai", "anthropic".
	Name() string
}

// Ask is one request.
type Ask struct {
	Model       string
	System      string         // instructions
	Text        string         // the window
	Schema      map[string]any // JSON Schema of the answer; nil to leave its form to the instructions
	MaxOutput   int            // most tokens of the answer
	Temperature *float64       // nil leaves it to the model
	Seed        *int           // where the wire format knows one

	fixed int64 // tokens of System and Schema, estimated
}

// Answer is what came back.
type Answer struct {
	Text    string `json:"text"`
	Refused string `json:"refused,omitempty"` // why the model would not answer
	Cut     bool   `json:"cut,omitempty"`     // it reached MaxOutput before its end
	Tokens  Tokens `json:"tokens"`            // as the server counted them; zero if it did not
}

// Tokens counts what went to a model and came from it.
type Tokens struct {
	Input  int64 `json:"input"`
	Output int64 `json:"output"`
}

// Total is all tokens.
func (t Tokens) Total() int64 { return t.Input + t.Output }

// Estimate guesses how many tokens a text has: a quarter of its ASCII bytes and
// one for every other character, which is about right for English and too many
// for most of the rest.
func Estimate(text string) int64 {
	ascii, other := 0, 0
	for _, r := range text {
		if r < 0x80 {
			ascii++
		} else {
			other++
		}
	}
	return int64((ascii+3)/4 + other)
}
