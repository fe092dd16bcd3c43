package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/graph"
	"claimgraph/graph/cayley"
	"claimgraph/server/batch"
)

// model is the language model of a run, with what it has used and the answers
// it gave.
type model struct {
	name      string
	meter     *llm.Meter
	extractor *llm.Extractor
	answers   *batch.Answers
	file      graph.Store // of llm.cache; nil for none
	dryRun    bool
}

// extractorNames lists what --extractor takes.
var extractorNames = []string{"rules", "llm", "both"}

// newModel makes the model that the configuration names. store, which may be
// nil, keeps its answers where llm.cache names no other file.
func (a *app) newModel(store graph.Store, dryRun bool) (*model, error) {
	c := a.config
	m := &model{name: c.merged.GetString("llm.model"), dryRun: dryRun}
	if m.name == "" {
		return nil, usagef("no language model is configured: set llm.model and llm.base-url, or --llm-model and --llm-base-url (see: claimgraph config show)")
	}
	o, err := c.modelOptions()
	if err != nil {
		return nil, err
	}
	if o.Provider, err = a.provider(o.Concurrency, o.Form); err != nil {
		return nil, err
	}
	m.meter = llm.NewMeter(o.Budget)
	o.Meter, o.DryRun = m.meter, dryRun
	if path := c.merged.GetString("llm.cache"); path != "" {
		if m.file, err = cayley.Open(context.Background(), path, cayley.Options{}); err != nil {
			return nil, storeError{fmt.Errorf("opening llm.cache: %w", err)}
		}
		store = m.file
	}
	m.answers = batch.NewAnswers(store)
	o.Cache = m.answers
	m.extractor, err = llm.New(o)
	return m, err
}

// modelOptions reads what does not depend on where the model is.
func (c *configuration) modelOptions() (o llm.Options, err error) {
	v := c.merged
	o.Model = v.GetString("llm.model")
	form, err := c.oneOf("llm.form", "schema", "json", "prompt")
	if err != nil {
		return o, err
	}
	for _, r := range []struct {
		key         string
		least, most float64
	}{
		{"llm.temperature", -1, 2}, {"llm.share", 0, 1}, {"llm.concurrency", 1, 1000}, {"llm.window", 50, 1e6},
		{"llm.overlap", 0, 100}, {"llm.max-output", 16, 1e6}, {"llm.max-answer", 1000, 1e9}, {"llm.give-up", 0, 1e9},
		{"llm.max-tokens", llm.NoLimit, 1e15}, {"llm.max-cost", llm.NoLimit, 1e12}, {"llm.tries", 1, 100}, {"llm.seed", -1, 1 << 31},
	} {
		if err := c.within(r.key, r.least, r.most); err != nil {
			return o, err
		}
	}
	o.Form, o.Concurrency, o.MaxOutput = llm.Form(form), v.GetInt("llm.concurrency"), v.GetInt("llm.max-output")
	o.Span = llm.Span{Tokens: v.GetInt("llm.window"), Overlap: v.GetInt("llm.overlap")}
	if t := v.GetFloat64("llm.temperature"); t >= 0 {
		o.Temperature = &t
	}
	if s := v.GetInt("llm.seed"); s >= 0 {
		o.Seed = &s
	}
	if o.Patience, err = c.patience(); err != nil {
		return o, err
	}
	o.Budget = &llm.Budget{MaxTokens: v.GetInt64("llm.max-tokens"), MaxCost: v.GetFloat64("llm.max-cost")}
	price, known, err := c.price(o.Model)
	if err == nil && !known && o.Budget.MaxCost >= 0 {
		err = usagef("--max-cost needs the price of %s in llm.prices", o.Model)
	}
	o.Budget.Price = price
	which, badFor := c.oneOf("llm.for", "all", "low")
	if err == nil {
		err = badFor
	}
	if which == "low" {
		o.Low = v.GetFloat64("llm.share")
	}
	return o, err
}

// provider connects to the model's server.
func (a *app) provider(connections int, form llm.Form) (llm.Provider, error) {
	kind, err := a.config.oneOf("llm.provider", "openai", "anthropic")
	if err != nil {
		return nil, err
	}
	base, own, err := a.config.address(kind)
	if err != nil {
		return nil, err
	}
	key, err := a.config.key(kind)
	switch {
	case err != nil:
		return nil, err
	case key == "" && own:
		return nil, usagef("%s wants a key: %s", base, keyHelp)
	case key != "" && plainHTTP(base):
		a.log.Warn("the key travels unencrypted: llm.base-url is http, beyond this machine")
	}
	e := llm.Endpoint{
		BaseURL: base, Key: key, Form: form, Stream: a.config.merged.GetBool("llm.stream"),
		Connections: connections, MaxAnswer: a.config.merged.GetInt64("llm.max-answer"),
	}
	if kind == "anthropic" {
		return llm.NewAnthropic(e), nil
	}
	return llm.NewOpenAI(e), nil
}

// keepIn keeps answers in a store, unless llm.cache names another file.
func (m *model) keepIn(store graph.Store) {
	if m != nil && m.file == nil {
		m.answers.Use(store)
	}
}

// flush writes what answers are not written yet.
func (m *model) flush() error {
	if m == nil || m.dryRun {
		return nil
	}
	if err := m.answers.Flush(context.Background()); err != nil {
		return storeError{err}
	}
	return nil
}

// close flushes, and closes llm.cache.
func (m *model) close() error {
	err := m.flush()
	if m != nil && m.file != nil {
		if closed := m.file.Close(); err == nil && closed != nil {
			err = storeError{closed}
		}
	}
	return err
}

// finishModel reports what a model was asked, and closes it; it adds to the
// error of a command that ends.
func (a *app) finishModel(err *error) {
	if a.model == nil {
		return
	}
	if closed := a.model.close(); *err == nil {
		*err = closed
	}
	if !a.config.merged.GetBool("quiet") {
		a.model.report(a.stderr)
	}
}

// report tells in a line or two what was asked and what came of it.
func (m *model) report(w io.Writer) {
	if m != nil {
		reportUsage(w, m.name, m.meter.Usage())
	}
}

func reportUsage(w io.Writer, name string, u extract.Usage) {
	if x := u.Expected; x != nil {
		fmt.Fprintf(w, "%s would be asked %s (%d of %d sentences; %d answers are kept from before): about %d tokens in, %d out (at most %d)",
			name, plural(x.Requests, "time"), u.Asked, u.Sentences, u.Cached, x.InputTokens, x.OutputTokens, x.MostOutput)
		if x.MostCost > 0 {
			fmt.Fprintf(w, ", costing about %.4f (at most %.4f)", x.Cost, x.MostCost)
		}
		fmt.Fprintln(w)
		return
	}
	fmt.Fprintf(w, "%s: %s", name, plural(u.Requests, "request"))
	if u.Cached > 0 {
		fmt.Fprintf(w, ", %s from before", plural(u.Cached, "answer"))
	}
	if u.Retries > 0 {
		fmt.Fprintf(w, ", %d repeated", u.Retries)
	}
	fmt.Fprintf(w, "; %d tokens in, %d out", u.InputTokens, u.OutputTokens)
	if u.Cost > 0 {
		fmt.Fprintf(w, ", cost %.4f", u.Cost)
	}
	fmt.Fprintf(w, "; asked about %d of %d sentences", u.Asked, u.Sentences)
	if u.Added+u.Agreed > 0 {
		fmt.Fprintf(w, "; brought %s, confirmed %d", plural(u.Added, "claim"), u.Agreed)
	}
	fmt.Fprintln(w)
	if len(u.Dropped) > 0 {
		fmt.Fprintf(w, "%s: not taken: %s\n", name, countsText(u.Dropped))
	}
}

// countsText lists counts, the most first.
func countsText(counts map[string]int) string {
	keys := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(keys, func(a, b string) int { return counts[b] - counts[a] })
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", k, counts[k])
	}
	return strings.Join(keys, ", ")
}
