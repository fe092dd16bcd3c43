package graph

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"claimgraph/schema"
)

// NumbersAnswer lists the numbers that claims cite, and whether they agree.
type NumbersAnswer struct {
	Numbers []Numbers `json:"numbers"` // those that conflict first, then by claims
	Evidence
}

// Numbers are the figures given for one thing: how many of whom something
// happened to, at one time.
type Numbers struct {
	What     string   `json:"what"` // "kill soldier"
	Counted  Actor    `json:"counted,omitzero"`
	Figures  []Figure `json:"figures"`  // in order of time
	Conflict bool     `json:"conflict"` // two of them exclude each other

	until time.Time // end of the last one's time
}

// Figure is one number as a holder gives it, at least Low and at most High;
// High is 0 when it is open ("more than 300").
type Figure struct {
	Low    float64        `json:"low"`
	High   float64        `json:"high,omitempty"`
	Text   string         `json:"text"`
	Holder Actor          `json:"holder"`
	When   string         `json:"when,omitempty"`
	Claim  schema.ClaimID `json:"claim"`
}

// NumbersOf gathers the claims that f selects and that cite a quantity, by what
// was counted. Figures conflict when they exclude each other: about N allows a
// tenth more or less. Limit bounds the groups.
func NumbersOf(ctx context.Context, s Store, f Filter) (*NumbersAnswer, error) {
	f, err := AtLevel(ctx, s, f)
	if err != nil {
		return nil, err
	}
	cast, err := newCaster(ctx, s, f)
	if err != nil {
		return nil, err
	}
	limit := f.Limit
	f.Limit = 0
	groups := map[string][]*Numbers{} // by what is counted, in order of time
	for c, err := range s.Claims(ctx, f) {
		if err != nil {
			return nil, err
		}
		if c.Quantity == nil || len(c.DerivedFrom) > 0 {
			continue
		}
		if err := count(cast, groups, &c, f.Level); err != nil {
			return nil, err
		}
	}
	answer := &NumbersAnswer{Numbers: []Numbers{}}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		for _, n := range groups[key] {
			n.Conflict = excluding(n.Figures)
			answer.Numbers = append(answer.Numbers, *n)
		}
	}
	slices.SortStableFunc(answer.Numbers, func(a, b Numbers) int {
		if a.Conflict != b.Conflict {
			if a.Conflict {
				return -1
			}
			return 1
		}
		return cmp.Compare(len(b.Figures), len(a.Figures))
	})
	if limit > 0 && len(answer.Numbers) > limit {
		answer.Numbers = answer.Numbers[:limit]
	}
	if len(answer.Numbers) == 0 {
		answer.Evidence = noEvidence(f, "claims that cite a number")
	}
	return answer, nil
}

// count files a claim's figure; claims come in order of time.
func count(cast *caster, groups map[string][]*Numbers, c *schema.Claim, level Level) error {
	counted := countedIn(c)
	id := cast.reading.Actor(counted, level)
	verb := cmp.Or(c.Predicate.Name, c.Predicate.Lemma)
	key := cmp.Or(sameDeed[verb], verb) + " " + cmp.Or(string(id), c.Quantity.Unit)
	when := When(c)
	var n *Numbers
	if list := groups[key]; len(list) > 0 && !list[len(list)-1].past(when) {
		n = list[len(list)-1]
	} else {
		n = &Numbers{What: strings.TrimSpace(verb + " " + c.Quantity.Unit)}
		if id != "" {
			var err error
			if n.Counted, err = cast.actor(id); err != nil {
				return err
			}
		}
		groups[key] = append(list, n)
	}
	if when.To.After(n.until) {
		n.until = when.To
	}
	low, high := figures(c.Quantity)
	holder, err := holderOf(cast, c, level)
	n.Figures = append(n.Figures, Figure{low, high, quantityText(c.Quantity), holder, timeText(when.From), c.ID})
	return err
}

// sameDeed names verbs that count the same by one of them.
var sameDeed = map[string]string{"die": "kill", "be dead": "kill", "perish": "kill"}

// past reports whether a time is of another event than the figures so far.
func (n *Numbers) past(when schema.Range) bool {
	return !when.From.IsZero() && !n.until.IsZero() && when.From.Sub(n.until) > sameEvent
}

func quantityText(q *schema.Quantity) string {
	if q.Span != nil {
		return q.Text
	}
	return strconv.FormatFloat(q.Value, 'f', -1, 64) + " " + q.Unit
}

func holderOf(cast *caster, c *schema.Claim, level Level) (Actor, error) {
	if id := cast.reading.Actor(c.Holder, level); id != "" {
		return cast.actor(id)
	}
	name := c.Outlet
	if c.Holder != nil {
		name = cmp.Or(c.Holder.Name, name)
		if c.Holder.Span != nil {
			name = c.Holder.Text
		}
	}
	return Actor{Name: name}, nil
}

// countedIn is the part of the claim that the quantity stands in.
func countedIn(c *schema.Claim) *schema.Argument {
	for _, arg := range []*schema.Argument{c.Object, c.Subject, c.About} {
		if arg != nil && arg.Span != nil && c.Quantity.Span != nil && arg.Span.Overlaps(c.Quantity.Span) {
			return arg
		}
	}
	return nil
}

var digits = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// figures reads how a quantity is put: a range, about, at least, at most.
func figures(q *schema.Quantity) (low, high float64) {
	low, high = q.Value, q.Value
	text := strings.ToLower(quantityText(q))
	var all []float64
	for _, d := range digits.FindAllString(text, -1) {
		if v, err := strconv.ParseFloat(strings.ReplaceAll(d, ",", ""), 64); err == nil {
			all = append(all, v)
		}
	}
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	switch {
	case len(all) == 2 && all[0] == q.Value && all[1] > all[0] && has("between", " to ", " and ", "-", "–"):
		return all[0], all[1]
	case has("more than", "at least", "over ", "above", "no fewer"):
		return low, 0
	case has("up to", "at most", "fewer than", "less than", "under "):
		return 0, high
	case has("about", "around", "some ", "nearly", "roughly", "approximately", "almost", "estimated"):
		return low * 0.9, high * 1.1
	}
	return low, high
}

// excluding reports whether two of the figures cannot both be right.
func excluding(list []Figure) bool {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.High != 0 && b.Low > a.High || b.High != 0 && a.Low > b.High {
				return true
			}
		}
	}
	return false
}
