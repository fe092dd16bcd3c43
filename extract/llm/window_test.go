package llm_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"claimgraph/extract"
	"claimgraph/extract/llm"
	"claimgraph/extract/llm/llmtest"
	"claimgraph/schema"
)

// long is an article of n sentences, each with a claim of its own.
func long(n int) string {
	states := strings.Fields("France Chad Mali Niger Benin Togo Ghana Kenya Uganda Angola Zambia Malawi")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s condemned %s.", states[i%12], states[(i+1+(i/12)%11)%12])
		if i%5 == 4 {
			b.WriteString("\n\n")
		} else {
			b.WriteString(" ")
		}
	}
	return b.String()
}

var sentenceLine = regexp.MustCompile(`(?m)^\[(\d+)\]`)

// A 200-page article goes in windows that overlap, each sentence in one at
// least; every claim comes once, at its own place.
func TestLongArticle(t *testing.T) {
	const n = 12000 // 200 pages of 60 sentences
	var mu sync.Mutex
	seen := map[string]int{}
	e, s := asking(t, func(r llmtest.Request) llmtest.Reply {
		mu.Lock()
		defer mu.Unlock()
		for _, m := range sentenceLine.FindAllStringSubmatch(r.Text, -1) {
			seen[m[1]]++
		}
		if len(r.Text) > 16000 {
			t.Errorf("a window of %d bytes", len(r.Text))
		}
		return llmtest.Toy(r)
	}, nil)
	list, _ := claims(t, e, schema.Article{Text: long(n)})
	if len(list) != n || len(seen) != n {
		t.Errorf("%d claims of %d sentences, %d asked about", len(list), n, len(seen))
	}
	for i := 1; i < len(list); i++ {
		if list[i].Sentence < list[i-1].Sentence {
			t.Fatalf("claim %d stands before claim %d", i, i-1)
		}
	}
	repeated := 0
	for _, times := range seen {
		repeated += times - 1
	}
	if want := 2 * (s.Requests() - 1); repeated != want {
		t.Errorf("%d sentences asked about twice in %d windows, want %d", repeated, s.Requests(), want)
	}
	if u := e.Usage(); u.Asked != n || u.Dropped[string(llm.Duplicate)] != repeated {
		t.Errorf("usage %+v", u)
	}
}

// An answer that reaches its limit is asked for again in halves.
func TestCutAnswersAreHalved(t *testing.T) {
	e, s := asking(t, func(r llmtest.Request) llmtest.Reply {
		reply := llmtest.Toy(r)
		if len(sentenceLine.FindAllString(r.Text, -1)) > 10 {
			reply.Text, reply.Cut = reply.Text[:len(reply.Text)/2], true
		}
		return reply
	}, nil)
	list, _ := claims(t, e, schema.Article{Text: long(40)})
	if len(list) != 40 || s.Requests() != 7 {
		t.Errorf("%d claims, %d requests", len(list), s.Requests())
	}
}

// One window that fails, fails the article, and what the others answered is
// kept.
func TestWindowsFailTogether(t *testing.T) {
	cache := &memory{values: map[string][]byte{}}
	broken := true
	script := func(r llmtest.Request) llmtest.Reply {
		if broken && strings.Contains(r.Text, "[300]") {
			return llmtest.Reply{Status: 400}
		}
		return llmtest.Toy(r)
	}
	run := func() ([]schema.Claim, int, error) {
		e, s := asking(t, script, func(o *llm.Options) { o.Cache, o.Span = cache, llm.Span{Tokens: 400} })
		list, _, err := pipeline(t, e).Extract(context.Background(), &schema.Article{ID: "a", Text: long(600)})
		return list, s.Requests(), err
	}
	_, all, err := run()
	if err == nil || errors.Is(err, extract.ErrStop) {
		t.Fatalf("error %v", err)
	}
	broken = false
	list, again, err := run()
	if err != nil || len(list) != 600 || again != 1 {
		t.Errorf("%d claims, %v; %d requests after %d", len(list), err, again, all)
	}
}

// Texts without sentences, and bytes that are no text, are no trouble.
func TestOddTexts(t *testing.T) {
	for _, text := range []string{"", " \n", "\xff\xfe\x00", "…", strings.Repeat("word ", 20000)} {
		e, _ := asking(t, llmtest.Toy, nil)
		if list, _ := claims(t, e, schema.Article{Text: text}); len(list) != 0 {
			t.Errorf("%q gave %d claims", text[:min(len(text), 10)], len(list))
		}
	}
}
