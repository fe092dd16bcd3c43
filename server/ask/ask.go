// Package ask answers the questions of programs: it reads their parameters,
// named as the command line's flags, and adds what only a long-running server
// needs: pages, a catalogue of names, counts over time.
package ask

import (
	"context"
	"errors"
	"fmt"

	"claimgraph/extract"
	"claimgraph/extract/resolve"
	"claimgraph/graph"
	"claimgraph/schema"
)

// Service answers questions over one store. It is safe for concurrent use.
type Service struct {
	Store graph.Store
	// Linker knows offices and their holders; nil: nobody is known.
	Linker *resolve.Linker
	// Pipeline gives the stages of extraction, made when first asked for; nil:
	// texts are not read.
	Pipeline func() (*extract.Pipeline, error)

	totals      totals
	catalogue   kept[listing]
	suggestions kept[[]Suggestion]
	articles    kept[[]ArticleRow]
	copies      kept[[]CopyRow]
}

// Loaded says that a load has ended: what was loaded is found at once.
func (s *Service) Loaded() {
	s.catalogue.expire()
	s.suggestions.expire()
	s.articles.expire()
	s.copies.expire()
}

// InputError says that a parameter is wrong: the asker's fault, not ours.
type InputError struct {
	Param string // its name, as asked
	Err   error
}

func (e *InputError) Error() string {
	if e.Param == "" {
		return e.Err.Error()
	}
	return e.Param + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *InputError) Unwrap() error { return e.Err }

// inputf makes an InputError.
func inputf(param, format string, args ...any) error {
	return &InputError{param, fmt.Errorf(format, args...)}
}

// Entity gives the entity that a name, alias, code or id means.
func (s *Service) Entity(ctx context.Context, name string) (schema.Entity, error) {
	return graph.Find(ctx, s.Store, name)
}

// pair finds two actors by name.
func (s *Service) pair(ctx context.Context, a, b string) (x, y schema.EntityID, err error) {
	first, err := s.Entity(ctx, a)
	if err != nil {
		return "", "", err
	}
	second, err := s.Entity(ctx, b)
	return first.ID, second.ID, err
}

// ErrNoPipeline says that this server does not read texts.
var ErrNoPipeline = errors.New("this server does not extract claims from texts")

// Pipe gives the pipeline.
func (s *Service) Pipe() (*extract.Pipeline, error) {
	if s.Pipeline == nil {
		return nil, ErrNoPipeline
	}
	return s.Pipeline()
}
