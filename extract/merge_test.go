package extract_test

import (
	"slices"
	"testing"

	"claimgraph/extract"
	"claimgraph/schema"
)

const mergeText = "Chad said on Monday that Malian rebels attacked Niger. Togo left."

// claimOf makes a claim with these stretches of mergeText as its parts.
func claimOf(by string, confidence float64, subject, predicate, object [2]int, kind string) schema.Claim {
	arg := func(at [2]int) *schema.Argument {
		if at == [2]int{} {
			return nil
		}
		return &schema.Argument{Span: schema.NewSpan(mergeText, at[0], at[1])}
	}
	c := schema.Claim{
		Article: "a", Subject: arg(subject), Object: arg(object), Polarity: schema.Positive, Confidence: confidence, Extractors: []string{by},
		Predicate: schema.Predicate{Span: schema.NewSpan(mergeText, predicate[0], predicate[1]), Type: kind},
		Holder:    &schema.Argument{Derived: "outlet"},
	}
	c.Identify()
	return c
}

// The assertion of a model points, after merging, at the proposition that was
// kept, which is the other extractor's; and being the same then, it merges too.
func TestMerge(t *testing.T) {
	attack := claimOf("rules/1", 0.8, [2]int{25, 38}, [2]int{39, 47}, [2]int{48, 53}, "ASSAULT")
	said := claimOf("rules/1", 0.9, [2]int{0, 4}, [2]int{5, 9}, [2]int{20, 53}, "STATE")
	said.Object.Claim = attack.ID
	said.Identify()
	other := claimOf("llm/1/m", 0.6, [2]int{32, 38}, [2]int{39, 47}, [2]int{48, 53}, "ASSAULT") // "rebels" alone
	saidToo := claimOf("llm/1/m", 0.6, [2]int{0, 4}, [2]int{5, 9}, [2]int{25, 53}, "STATE")
	saidToo.Object.Claim = other.ID
	saidToo.Identify()
	left := claimOf("llm/1/m", 0.6, [2]int{55, 59}, [2]int{60, 64}, [2]int{}, "RETREAT")
	about := claimOf("llm/1/m", 0.6, [2]int{55, 59}, [2]int{5, 9}, [2]int{25, 53}, "DENY")
	about.Object.Claim = other.ID
	about.Identify()
	differing := claimOf("llm/1/m", 0.6, [2]int{25, 38}, [2]int{39, 47}, [2]int{48, 53}, "COERCE")

	all, added, agreed := extract.Merge([]schema.Claim{attack, said}, []schema.Claim{saidToo, other, left, about, differing})
	if len(all) != 5 || added != 3 || agreed != 2 {
		t.Fatalf("%d claims, %d added, %d agreed", len(all), added, agreed)
	}
	for i, want := range []struct {
		by         []string
		confidence float64
	}{
		{[]string{"rules/1", "llm/1/m"}, 0.92}, {[]string{"rules/1", "llm/1/m"}, 0.96},
		{[]string{"llm/1/m"}, 0.6}, {[]string{"llm/1/m"}, 0.6}, {[]string{"llm/1/m"}, 0.6},
	} {
		if !slices.Equal(all[i].Extractors, want.by) || all[i].Confidence != want.confidence {
			t.Errorf("claim %d is by %v, %v; want %v, %v", i, all[i].Extractors, all[i].Confidence, want.by, want.confidence)
		}
	}
	if all[0].ID != attack.ID || all[3].Object.Claim != attack.ID || all[3].ID == about.ID {
		t.Errorf("a reference to a merged claim was not followed: %+v", all[3].Object)
	}
	if again, added, agreed := extract.Merge(all, []schema.Claim{left, other}); len(again) != 5 || added+agreed != 0 {
		t.Errorf("the same again: %d claims, %d added, %d agreed", len(again), added, agreed)
	}
}

func TestSame(t *testing.T) {
	base := claimOf("rules/1", 0.8, [2]int{25, 38}, [2]int{39, 47}, [2]int{48, 53}, "ASSAULT")
	for _, tt := range []struct {
		name   string
		change func(*schema.Claim)
		same   bool
	}{
		{"itself", func(*schema.Claim) {}, true},
		{"more words", func(c *schema.Claim) { c.Subject.Span = schema.NewSpan(mergeText, 32, 38) }, true},
		{"other words", func(c *schema.Claim) { c.Subject.Span = schema.NewSpan(mergeText, 0, 4) }, false},
		{"one entity by other words", func(c *schema.Claim) {
			c.Object.Entity, c.Object.Span = "country/NER", schema.NewSpan(mergeText, 0, 4)
		}, false},
		{"no object", func(c *schema.Claim) { c.Object = nil }, false},
		{"another type", func(c *schema.Claim) { c.Predicate.Type = "COERCE" }, false},
		{"denied", func(c *schema.Claim) { c.Polarity = schema.Negative }, false},
		{"another holder", func(c *schema.Claim) { c.Holder = &schema.Argument{Span: schema.NewSpan(mergeText, 0, 4)} }, false},
		{"an open triple", func(c *schema.Claim) { c.Open = true }, false},
		{"derived", func(c *schema.Claim) { c.DerivedFrom = []schema.ClaimID{"c1"} }, false},
		{"an assertion of it", func(c *schema.Claim) { c.Object.Claim = "c1" }, false},
	} {
		c := base
		object, subject := *base.Object, *base.Subject
		c.Object, c.Subject = &object, &subject
		tt.change(&c)
		if extract.Same(&base, &c) != tt.same {
			t.Errorf("%s: same is %v", tt.name, !tt.same)
		}
	}
}
