package main

import (
	"sync"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/rules"
	"claimgraph/extract/rules/frames"
	"claimgraph/extract/when"
)

// pipeline gives the stages of extraction, as the program wires them.
func pipeline() (func() (*extract.Pipeline, error), error) {
	linker, err := resolve.New(resolve.Options{})
	if err != nil {
		return nil, err
	}
	return sync.OnceValues(func() (*extract.Pipeline, error) {
		engine, err := nlp.New(nlp.Options{})
		if err != nil {
			return nil, err
		}
		return &extract.Pipeline{
			Analyser: engine, Resolver: linker, Times: when.New(),
			Extractors: []extract.Extractor{rules.New(rules.Options{Lexicon: frames.Default(), Resolver: linker})},
		}, nil
	}), nil
}
