package llm_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

// However a server repeats the key, no error tells it, whole or in part.
func TestErrorsKeepTheKey(t *testing.T) {
	bodies := []string{
		`{"error":{"message":"Incorrect API key provided: ` + testKey + `. You can find yours at …","code":"invalid_api_key"}}`,
		`{"error":{"message":"bad header: Bearer ` + testKey + `"}}`,
		`{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key ` + testKey + `"}}`,
		`{"error":"` + testKey + `"}`,
		`{"error":{"message":"Incorrect API key provided: sk-test-****cdef"}}`,
		testKey,
	}
	for _, wire := range wires {
		for i, body := range bodies {
			for _, status := range []int{400, 401, 403, 429, 500} {
				t.Run(fmt.Sprintf("%s/%d/%d", wire.name, i, status), func(t *testing.T) {
					t.Parallel()
					s := llmtest.NewServer(t, func(llmtest.Request) llmtest.Reply { return llmtest.Reply{Status: status, Raw: body} })
					o := llm.Options{Provider: wire.make(endpoint(s, wire.name, wire.stream)), Model: "toy", Patience: hasty}
					o.Patience.Tries = 1
					e, err := llm.New(o)
					if err != nil {
						t.Fatal(err)
					}
					_, _, err = pipeline(t, e).Extract(context.Background(), &schema.Article{ID: "a", Text: "France condemned Russia."})
					if err == nil {
						t.Fatal("no error")
					}
					for _, form := range []string{"%v", "%+v", "%#v", "%q"} {
						if text := fmt.Sprintf(form, err); strings.Contains(text, testKey) || strings.Contains(text, "****cdef") {
							t.Errorf("the key is in %s", text)
						}
					}
				})
			}
		}
	}
}

// The environment's keys and addresses are the SDKs' business only when we hand
// them on: a server elsewhere must not get them.
func TestEnvironmentIsNotLookedAt(t *testing.T) {
	for _, name := range []string{"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"} {
		t.Setenv(name, "sk-from-the-environment")
	}
	t.Setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/")
	t.Setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:1/")
	for _, wire := range wires {
		var key string
		s := llmtest.NewServer(t, func(r llmtest.Request) llmtest.Reply { key = r.Key; return llmtest.Toy(r) })
		where := endpoint(s, wire.name, wire.stream)
		where.Key = ""
		e, err := llm.New(llm.Options{Provider: wire.make(where), Model: "toy", Patience: hasty})
		if err != nil {
			t.Fatal(err)
		}
		if list, _ := claims(t, e, schema.Article{Text: "France condemned Russia."}); len(list) != 1 || key != "" {
			t.Errorf("%s: %d claims; sent key %q", wire.name, len(list), key)
		}
	}
}
