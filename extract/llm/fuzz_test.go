package llm_test

import (
	"context"
	"strings"
	"testing"

	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

// spoken is a provider that says what it is told, without a server.
type spoken struct{ text string }

func (spoken) Name() string { return "spoken" }

func (s spoken) Complete(context.Context, llm.Ask) (llm.Answer, error) {
	return llm.Answer{Text: s.text}, nil
}

// Whatever a model answers about whatever text, every claim's evidence replays,
// its ids and references hold, and nothing panics.
func FuzzAnswer(f *testing.F) {
	text := "Moscow denied on Tuesday that it shelled the “port”. Chad said Mali attacked Niger, and Niger attacked Mali."
	answers := []string{
		llmtest.Claims(),
		llmtest.Claims(st{Sentence: 1, Subject: "it", Predicate: "shelled", Object: `the "port"`, Type: "ASSAULT", Holder: "Moscow", Cue: "denied", Act: "DENY", Content: `it shelled the "port"`, Said: "on Tuesday"}),
		llmtest.Claims(st{Sentence: 2, Subject: "Mali", Predicate: "attacked", Object: "Niger", Type: "ASSAULT", Holder: "Chad", Cue: "said", Act: "STATE", Quantity: "Mali", Place: "Niger"}),
		"```json\n" + llmtest.Claims(st{Subject: "Chad", Predicate: "said", Object: "Mali", Type: "x"}) + "\n```",
		`{"claims":[{"predicate":"attacked","subject":null,"object":"Mali","sentence":99999999999}`,
		`[{"subject":" ","predicate":".","object":"“"}]`, `{"claims":{}}`, "{{{{[[[[", `{"claims":[1,null,"x",{}]}`,
	}
	for _, a := range answers {
		f.Add(text, "Chad attacks Mali", a)
	}
	f.Add("\xff Chad \xff attacked Mali.", "", llmtest.Claims(st{Subject: "\xff Chad", Predicate: "attacked", Object: "Mali"}))
	f.Fuzz(func(t *testing.T, text, title, answer string) {
		if len(text) > 2000 || len(title) > 200 || len(answer) > 5000 {
			return
		}
		e, err := llm.New(llm.Options{Provider: spoken{answer}, Model: "m", Patience: llm.Patience{Timeout: hasty.Timeout, Tries: 1}})
		if err != nil {
			t.Fatal(err)
		}
		a := schema.Article{Text: text, Title: title, Published: "2022-03-23"}
		a.Identify()
		list, _, err := pipeline(t, e).Extract(context.Background(), &a)
		if err != nil && strings.Contains(err.Error(), "internal error") {
			t.Fatal(err)
		}
		ids := map[schema.ClaimID]bool{}
		for i := range list {
			if ids[list[i].ID] {
				t.Errorf("claim %s is there twice", list[i].ID)
			}
			ids[list[i].ID] = true
		}
		for i := range list {
			c := &list[i]
			for field, span := range c.Evidence {
				if err := span.Check(&a); err != nil {
					t.Errorf("%s of %s: %v", field, c.ID, err)
				}
			}
			for _, r := range c.Roles() {
				if id := r.Argument.Claim; id != "" && !ids[id] {
					t.Errorf("%s of %s refers to claim %s, which is not there", r.Name, c.ID, id)
				}
			}
		}
	})
}
