package rules_test

import (
	"testing"

	"claimgraph/schema"
)

// core is what a claim says without the words it says it in.
type core struct {
	subject, kind, object string
	polarity              schema.Polarity
	holder                string
}

func coreOf(c *schema.Claim) core {
	k := core{kind: c.Predicate.Type, polarity: c.Polarity}
	if c.Subject != nil {
		k.subject = c.Subject.Name
	}
	if c.Object != nil {
		k.object = c.Object.Name
	}
	if c.Holder != nil && c.Holder.Span != nil {
		k.holder = c.Holder.Name
	}
	return k
}

// dyad finds the direct claim of a type between two named actors.
func dyad(claims []schema.Claim, kind string) (core, bool) {
	for i := range claims {
		c := &claims[i]
		if !c.Open && len(c.DerivedFrom) == 0 && c.Predicate.Type == kind && c.Subject != nil && c.Object != nil && c.Object.Claim == "" {
			return coreOf(c), true
		}
	}
	return core{}, false
}

// TestMetamorphic puts one proposition in different ways and asks what may
// change and what may not.
func TestMetamorphic(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct {
		name, kind, plain, changed string
		want                       func(core) core
	}{
		{"passive", "ASSAULT", "Israel bombed Lebanon.", "Lebanon was bombed by Israel.", same},
		{"passive", "ACCUSE", "France accused Iran of espionage.", "Iran was accused of espionage by France.", same},
		{"passive", "SANCTION", "Canada sanctioned Belarus.", "Belarus was sanctioned by Canada.", same},
		{"negation", "ASSAULT", "Israel bombed Lebanon.", "Israel did not bomb Lebanon.", negated},
		{"negation", "ACCUSE", "France accused Iran of espionage.", "France never accused Iran of espionage.", negated},
		{"negation", "SANCTION", "Canada sanctioned Belarus.", "Canada has not sanctioned Belarus.", negated},
		{"swap", "ASSAULT", "Israel bombed Lebanon.", "Lebanon bombed Israel.", swapped},
		{"swap", "ACCUSE", "France accused Iran of espionage.", "Iran accused France of espionage.", swapped},
		{"swap", "SANCTION", "Canada sanctioned Belarus.", "Belarus sanctioned Canada.", swapped},
		{"according to", "ASSAULT", "Israel bombed Lebanon.", "According to Egypt, Israel bombed Lebanon.", heldBy("Egypt")},
		{"according to", "ASSAULT", "Israel bombed Lebanon.", "Israel bombed Lebanon, according to Egypt.", heldBy("Egypt")},
		{"saying", "ASSAULT", "Israel bombed Lebanon.", "Egypt said that Israel bombed Lebanon.", heldBy("Egypt")},
		{"saying", "SANCTION", "Canada sanctioned Belarus.", "Poland said Canada had sanctioned Belarus.", heldBy("Poland")},
		{"quoting", "ASSAULT", "Israel bombed Lebanon.", "“Israel bombed Lebanon,” Egypt said.", heldBy("Egypt")},
		{"quoting", "SANCTION", "Canada sanctioned Belarus.", "Poland said: “Canada sanctioned Belarus.”", heldBy("Poland")},
		{"denial", "ASSAULT", "Israel bombed Lebanon.", "Egypt denied that Israel bombed Lebanon.", func(c core) core {
			return negated(heldBy("Egypt")(c))
		}},
	} {
		before, ok := dyad(b.claims(t, "", test.plain), test.kind)
		if !ok {
			t.Errorf("%s: no %s claim", test.plain, test.kind)
			continue
		}
		after, ok := dyad(b.claims(t, "", test.changed), test.kind)
		if want := test.want(before); !ok || after != want {
			t.Errorf("%s: %s\ngot  %+v\nwant %+v", test.name, test.changed, after, want)
		}
	}
}

func same(c core) core { return c }

func negated(c core) core {
	c.polarity = schema.Negative
	return c
}

func swapped(c core) core {
	c.subject, c.object = c.object, c.subject
	return c
}

func heldBy(name string) func(core) core {
	return func(c core) core {
		c.holder = name
		return c
	}
}
