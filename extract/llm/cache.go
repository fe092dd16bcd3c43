package llm

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Cache keeps answers between runs. It is safe for concurrent use.
type Cache interface {
	// Get gives the value stored under key, nil when there is none.
	Get(ctx context.Context, key string) ([]byte, error)
	// Put stores a value, replacing any other.
	Put(ctx context.Context, key string, value []byte) error
}

// cacheKey names an answer by everything that shapes it: the article's words as
// they are sent, the instructions in their version, the schema, the model and
// how it is asked.
func cacheKey(version string, ask *Ask) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	_ = e.Encode([]any{version, ask.Model, ask.System, ask.Text, ask.Schema, ask.MaxOutput, ask.Temperature, ask.Seed}) // plain data into a hash: cannot fail
	return hex.EncodeToString(h.Sum(nil))
}

// remembered gives an answer from the cache.
func (e *Extractor) remembered(ctx context.Context, key string) (*Answer, error) {
	if e.cache == nil {
		return nil, nil
	}
	value, err := e.cache.Get(ctx, key)
	if err != nil || value == nil {
		return nil, err
	}
	var a Answer
	if err := json.Unmarshal(value, &a); err != nil {
		return nil, fmt.Errorf("a kept answer cannot be read: %w", err)
	}
	return &a, nil
}

// remember keeps an answer.
func (e *Extractor) remember(ctx context.Context, key string, a *Answer) error {
	if e.cache == nil {
		return nil
	}
	value, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return e.cache.Put(ctx, key, value)
}
