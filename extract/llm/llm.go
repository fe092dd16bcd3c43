package llm

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"claimgraph/extract"
	"claimgraph/schema"
)

// Options configure an Extractor. Provider and Model are required.
type Options struct {
	Provider    Provider
	Model       string
	Form        Form     // FormSchema if empty
	MaxOutput   int      // most tokens of an answer; 8192 if 0
	Temperature *float64 // nil leaves it to the model
	Seed        *int
	Span        Span     // DefaultSpan if zero
	Patience    Patience // DefaultPatience if zero
	Concurrency int      // requests at the same time; 4 if 0
	Budget      *Budget  // nil for one without limits
	Cache       Cache    // nil for none
	Meter       *Meter   // nil for one of its own; made with the same Budget
	// Low asks only about the sentences that the extractors before this one were
	// least sure of, at most this share of all, 0..1; 0 asks about all.
	Low float64
	// DryRun sends nothing: it adds up what would be sent in the Meter's
	// Expected, less what the cache has, and finds no claims.
	DryRun bool
}

// Extractor draws claims by asking a language model. It is safe for concurrent
// use.
type Extractor struct {
	options Options
	asker   *asker
	cache   Cache
	meter   *Meter
	version string
}

var _ extract.Extractor = (*Extractor)(nil)

// New makes an extractor.
func New(o Options) (*Extractor, error) {
	if o.Provider == nil || o.Model == "" {
		return nil, errors.New("llm: a provider and a model are needed")
	}
	if o.MaxOutput <= 0 {
		o.MaxOutput = 8192
	}
	if o.Form == "" {
		o.Form = FormSchema
	}
	if o.Span == (Span{}) {
		o.Span = DefaultSpan
	}
	if o.Patience == (Patience{}) {
		o.Patience = DefaultPatience
	}
	if o.Concurrency <= 0 {
		o.Concurrency = 4
	}
	if o.Budget == nil {
		o.Budget = &Budget{MaxTokens: NoLimit, MaxCost: NoLimit}
	}
	if o.Meter == nil {
		o.Meter = NewMeter(o.Budget)
	}
	return &Extractor{
		options: o, cache: o.Cache, meter: o.Meter, version: versionOf(o),
		asker: &asker{provider: o.Provider, patience: o.Patience, budget: o.Budget, meter: o.Meter, slots: make(chan struct{}, o.Concurrency)},
	}, nil
}

// versionOf names prompt and model: "llm/1/gpt-4.1-mini", and the share where
// only the unsure sentences are asked about: "llm/1/gpt-4.1-mini/low0.05".
func versionOf(o Options) string {
	v := "llm/" + PromptVersion + "/" + strings.ReplaceAll(o.Model, " ", "_")
	if o.Low > 0 {
		v += fmt.Sprintf("/low%g", o.Low)
	}
	return v
}

// Version is "llm/1/" and the model: the number is the prompt's.
func (e *Extractor) Version() string { return e.version }

// Usage is what the extractor has used so far.
func (e *Extractor) Usage() extract.Usage { return e.meter.Usage() }

// Merged counts what came of comparing extractors; it is what a pipeline tells.
func (e *Extractor) Merged(added, agreed int) { e.meter.Merged(added, agreed) }

// Extract asks about a document, window by window, and gives what holds of the
// answers. An answer that cannot be had fails the whole document, so that
// nothing of it is taken for all; what was answered is in the cache.
func (e *Extractor) Extract(ctx context.Context, doc *extract.Document) ([]schema.Claim, error) {
	list := windows(doc, e.options.Span)
	if e.options.Low > 0 {
		list = unsure(doc, e.options.Low)
	}
	asked := 0
	for _, w := range list {
		asked += len(w.sentences)
		if n := len(w.sentences); n > 0 {
			asked -= max(0, w.from-w.sentences[0]) // repeated of the window before
		}
	}
	e.meter.sentences(len(doc.Body.Sentences), asked)
	answers, err := e.all(ctx, doc, list)
	if err != nil {
		return nil, err
	}
	claims := e.join(answers)
	slices.SortStableFunc(claims, func(a, b schema.Claim) int { return cmp.Compare(order(&a), order(&b)) })
	return claims, nil
}

// order is where a claim stands: the title's come first.
func order(c *schema.Claim) int {
	if c.Predicate.In == schema.InTitle {
		return -1
	}
	return c.Sentence
}

// all asks about every window, several at the same time, and gives their claims
// in the order of the windows. The first error in that order is given, but one
// that stops the run before all others.
func (e *Extractor) all(ctx context.Context, doc *extract.Document, list []window) ([][]schema.Claim, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	claims, errs := make([][]schema.Claim, len(list)), make([]error, len(list))
	next := make(chan int)
	var group sync.WaitGroup
	for range min(e.options.Concurrency, len(list)) {
		group.Go(func() {
			for i := range next {
				if claims[i], errs[i] = e.window(ctx, doc, list[i], 0); errors.Is(errs[i], extract.ErrStop) {
					cancel()
				}
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	group.Wait()
	var first error
	for _, err := range errs {
		if err != nil && (first == nil || errors.Is(err, extract.ErrStop) && !errors.Is(first, extract.ErrStop)) {
			first = err
		}
	}
	return claims, first
}

// mostHalvings is how often a window whose answer is cut off is asked about
// again in halves.
const mostHalvings = 3

// window asks about one window. Where the answer is cut off, its halves are
// asked about; what cannot be halved gives what it has.
func (e *Extractor) window(ctx context.Context, doc *extract.Document, w window, depth int) ([]schema.Claim, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	ask := e.request(w.text(doc))
	answer, err := e.answer(ctx, ask)
	if err != nil || answer == nil {
		return nil, err
	}
	list, misshapen, whole, err := parseReply(answer.Text)
	if err != nil && !answer.Cut {
		return nil, &Fault{Kind: Malformed, Text: err.Error()}
	}
	if halves := w.halves(); !whole && depth < mostHalvings && halves != nil {
		var both [][]schema.Claim
		for _, half := range halves {
			claims, err := e.window(ctx, doc, half, depth+1)
			if err != nil {
				return nil, err
			}
			both = append(both, claims)
		}
		return e.join(both), nil
	}
	for range misshapen {
		e.meter.drop(WrongShape)
	}
	return e.draw(doc, w, list), nil
}

// request is how a window is asked about.
func (e *Extractor) request(text string) Ask {
	o := &e.options
	ask := Ask{Model: o.Model, System: Instructions(), Text: text, MaxOutput: o.MaxOutput, Temperature: o.Temperature, Seed: o.Seed}
	withSchema, without := fixedTokens()
	if ask.fixed = without; o.Form == FormSchema {
		ask.Schema, ask.fixed = Outline(), withSchema
	}
	return ask
}

// answer gives the kept answer or asks for one; nil in a dry run.
func (e *Extractor) answer(ctx context.Context, ask Ask) (*Answer, error) {
	key := cacheKey(PromptVersion, &ask)
	kept, err := e.remembered(ctx, key)
	if err != nil {
		return nil, err
	}
	if kept != nil {
		e.meter.count(func(u *extract.Usage) { u.Cached++ })
		return kept, nil
	}
	if e.options.DryRun {
		e.expect(ask)
		return nil, nil
	}
	got, err := e.asker.ask(ctx, ask, acceptable)
	if err != nil {
		return nil, err
	}
	return &got, e.remember(context.WithoutCancel(ctx), key, &got)
}

// acceptable checks an answer as far as asking again may help: a refusal is
// final, and so is an answer that reached its limit.
func acceptable(a *Answer) error {
	if a.Refused != "" {
		return &Fault{Kind: Refused, Text: "the model refused: " + oneLine(a.Refused)}
	}
	_, _, whole, err := parseReply(a.Text)
	switch {
	case a.Cut, err == nil && whole:
		return nil
	case err == nil:
		err = errors.New("the model's answer breaks off")
	}
	return &Fault{Kind: Malformed, Text: err.Error()}
}

// join puts the claims of windows together: what two windows share is there
// once.
func (e *Extractor) join(parts [][]schema.Claim) []schema.Claim {
	if len(parts) == 1 {
		return parts[0]
	}
	var all []schema.Claim
	for _, claims := range parts {
		joined, added, _ := extract.Merge(all, claims)
		for range len(claims) - added {
			e.meter.drop(Duplicate)
		}
		all = joined
	}
	return all
}
