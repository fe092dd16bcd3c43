package main

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"claimgraph/extract/llm"
)

// modelSettings are those of the extractor that asks a language model. Those
// with a flag have it on the commands that extract.
func modelSettings() []setting {
	p := llm.DefaultPatience
	return []setting{
		{local: true, flag: "extractor", key: "extractor", help: "who draws claims: rules, llm (a language model) or both", value: "rules"},
		{local: true, flag: "llm-for", key: "llm.for", help: "which sentences a model is asked about: all, or low (where the rules are unsure)", value: "all"},
		{local: true, flag: "llm-share", key: "llm.share", help: "with --llm-for low: the most of all sentences to ask about", value: 0.05},
		{local: true, flag: "llm-provider", key: "llm.provider", help: "wire format of the model's server: openai (also Azure, Ollama, vLLM, llama.cpp, …) or anthropic", value: "openai"},
		{local: true, flag: "llm-model", key: "llm.model", help: "name of the model", value: ""},
		{local: true, flag: "llm-base-url", key: "llm.base-url", help: "where the model is: http://localhost:11434/v1/ (default: the provider's own service)", value: ""},
		{local: true, flag: "llm-cache", key: "llm.cache", help: "database file to keep answers in (default: the database that is loaded into)", value: ""},
		{local: true, flag: "max-tokens", key: "llm.max-tokens", help: "stop before a run uses more tokens than this; -1 for no limit", value: llm.NoLimit},
		{local: true, flag: "max-cost", key: "llm.max-cost", help: "stop before a run costs more than this by the price table; -1 for no limit", value: float64(llm.NoLimit)},
		{local: true, key: "llm.key-file", help: "file with the key; else CLAIMGRAPH_LLM_KEY, else OPENAI_API_KEY or ANTHROPIC_API_KEY", value: ""},
		{local: true, key: "llm.prices", help: "price table: a list of model, input, output, for a million tokens", value: []any{}},
		{local: true, key: "llm.temperature", help: "0 for the likeliest answer; -1 leaves it to the model", value: 0.0},
		{local: true, key: "llm.seed", help: "seed, where the server knows one; -1 sends none", value: 1},
		{local: true, key: "llm.form", help: "how the answer's form is asked for: schema (JSON Schema), json (any JSON), prompt (words alone)", value: "schema"},
		{local: true, key: "llm.stream", help: "take answers piece by piece", value: false},
		{local: true, key: "llm.concurrency", help: "requests at the same time", value: 4},
		{local: true, key: "llm.timeout", help: "the longest to wait for one answer", value: p.Timeout.String()},
		{local: true, key: "llm.tries", help: "how often a request is tried", value: p.Tries},
		{local: true, key: "llm.longest-wait", help: "the longest to wait between tries, also when the server asks to", value: p.Longest.String()},
		{local: true, key: "llm.give-up", help: "end the run after so many requests failed one after the other; 0 never", value: p.GiveUp},
		{local: true, key: "llm.window", help: "tokens of text a request holds, estimated", value: llm.DefaultSpan.Tokens},
		{local: true, key: "llm.overlap", help: "sentences that a request repeats of the one before, in long articles", value: llm.DefaultSpan.Overlap},
		{local: true, key: "llm.max-output", help: "the most tokens of an answer", value: 8192},
		{local: true, key: "llm.max-answer", help: "the most bytes of an answer", value: 4 << 20},
	}
}

// addModelFlags adds the flags of the model's settings to a command's.
func addModelFlags(flags *pflag.FlagSet) {
	for _, s := range modelSettings() {
		if s.flag != "" {
			s.addFlag(flags)
		}
	}
}

const keyHelp = "put it into CLAIMGRAPH_LLM_KEY, or into a file of its own and name that in llm.key-file"

// isSecret recognises where somebody would write a key in a configuration.
func isSecret(key string) bool {
	return slices.Contains([]string{"llm.key", "llm.api-key", "llm.apikey", "llm.api_key", "llm.token", "llm.secret"}, key)
}

// address reads where the model is, and says whether that is the provider's own
// service, which wants a key.
func (c *configuration) address(provider string) (base string, own bool, err error) {
	base = c.merged.GetString("llm.base-url")
	standard := llm.OpenAIAddress
	if provider == "anthropic" {
		standard = llm.AnthropicAddress
	}
	if base == "" {
		return standard, true, nil
	}
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return "", false, usagef("llm.base-url: want http://HOST:PORT/v1/ or https://HOST/v1/")
	case u.User != nil:
		return "", false, usagef("llm.base-url must not hold a name or password; %s", keyHelp)
	}
	path := strings.Trim(u.Path, "/")
	if provider == "anthropic" {
		path = strings.TrimSuffix(strings.TrimSuffix(path, "v1"), "/") // its SDK adds the version
	} else if path == "" {
		path = "v1"
	}
	if u.Path = "/"; path != "" {
		u.Path = "/" + path + "/"
	}
	return u.String(), u.String() == standard, nil
}

// key finds the model's key: in the file named, else in the environment. It is
// handed to the provider and kept nowhere else.
func (c *configuration) key(provider string) (string, error) {
	source, key := "", ""
	if path := c.merged.GetString("llm.key-file"); path != "" {
		b, err := os.ReadFile(path)
		if err != nil {
			return "", usagef("reading llm.key-file: %w", err)
		}
		if source, key = path, strings.TrimSpace(string(b)); key == "" {
			return "", usagef("llm.key-file %s is empty", path)
		}
	}
	names := []string{"CLAIMGRAPH_LLM_KEY", "OPENAI_API_KEY"}
	if provider == "anthropic" {
		names[1] = "ANTHROPIC_API_KEY"
	}
	for _, name := range names {
		if key == "" {
			source, key = name, strings.TrimSpace(os.Getenv(name))
		}
	}
	if strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", usagef("the key in %s holds a space, a line break or another character that no key has", source)
	}
	return key, nil
}

// price is what the configured model costs.
func (c *configuration) price(model string) (price llm.Price, known bool, err error) {
	var prices []llm.Price
	if err := c.merged.UnmarshalKey("llm.prices", &prices); err != nil {
		return price, false, usagef("llm.prices: want a list of {model: NAME, input: PRICE, output: PRICE}: %w", err)
	}
	for _, p := range prices {
		if p.Input < 0 || p.Output < 0 {
			return price, false, usagef("llm.prices: the price of %s is negative", p.Model)
		}
		if p.Model == model {
			price, known = p, true
		}
	}
	return price, known, nil
}

// patience reads how long answers are waited for.
func (c *configuration) patience() (llm.Patience, error) {
	p := llm.Patience{
		Tries: c.merged.GetInt("llm.tries"), First: llm.DefaultPatience.First, GiveUp: c.merged.GetInt("llm.give-up"),
	}
	for _, d := range []struct {
		key  string
		into *time.Duration
	}{{"llm.timeout", &p.Timeout}, {"llm.longest-wait", &p.Longest}} {
		var err error
		if *d.into, err = time.ParseDuration(c.merged.GetString(d.key)); err != nil || *d.into <= 0 {
			return p, usagef("%s: want a time like 90s or 5m, not %q", d.key, c.merged.GetString(d.key))
		}
	}
	if p.Tries < 1 {
		return p, usagef("llm.tries must be 1 or more, but is %d", p.Tries)
	}
	return p, nil
}

// plainHTTP reports whether a key would travel unencrypted beyond this machine.
func plainHTTP(base string) bool {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback())
}

// oneOf checks a setting that has few values.
func (c *configuration) oneOf(key string, values ...string) (string, error) {
	v := c.merged.GetString(key)
	if !slices.Contains(values, v) {
		return "", usagef("%s: unknown %q (known: %s)", key, v, strings.Join(values, ", "))
	}
	return v, nil
}

// within checks a setting that is a number.
func (c *configuration) within(key string, least, most float64) error {
	if v := c.merged.GetFloat64(key); !(v >= least && v <= most) {
		return usagef("%s must be between %g and %g, but is %s", key, least, most, fmt.Sprint(c.merged.Get(key)))
	}
	return nil
}
