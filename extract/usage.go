package extract

import "errors"

// ErrStop is in the chain of an extractor's error after which no article can be
// extracted: a limit is reached, a key is wrong. The article is not at fault; a
// run ends there, and the same run goes on from there later.
var ErrStop = errors.New("stopped")

// Usage is what extractors that ask a paid service have used so far in a run.
type Usage struct {
	Requests     int            `json:"requests"` // answered ones
	Retries      int            `json:"retries"`
	Cached       int            `json:"cached"` // answers that were there already
	InputTokens  int64          `json:"input_tokens"`
	OutputTokens int64          `json:"output_tokens"`
	Cost         float64        `json:"cost"`             // in the currency of the price table; 0 without one
	Sentences    int            `json:"sentences"`        // looked at
	Asked        int            `json:"asked"`            // of those, sent to the service
	Added        int            `json:"added"`            // claims that only the service found
	Agreed       int            `json:"agreed"`           // claims that it found as others did
	Dropped      map[string]int `json:"dropped"`          // what it gave and was not taken, by reason
	Faults       map[string]int `json:"faults"`           // of requests, by kind
	Expected     *Expected      `json:"dry_run,omitzero"` // set when nothing was sent
}

// Expected is what a dry run would use.
type Expected struct {
	Requests     int     `json:"requests"`
	InputTokens  int64   `json:"input_tokens"`
	OutputTokens int64   `json:"output_tokens"` // a guess
	MostOutput   int64   `json:"most_output_tokens"`
	Cost         float64 `json:"cost"`
	MostCost     float64 `json:"most_cost"`
}
