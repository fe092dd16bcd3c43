package llmtest

import (
	"hash/fnv"
	"time"
)

// Faulty makes a script misbehave on share of the texts it is asked about, the
// same ones in every run: some faults pass when asked again, some never do.
func Faulty(script Script, share float64) Script {
	kinds := faults()
	return func(r Request) Reply {
		h := fnv.New64a()
		h.Write([]byte(r.Text))
		lot := h.Sum64()
		if float64(lot>>11)/(1<<53) >= share {
			return script(r)
		}
		f := kinds[int(lot%uint64(len(kinds)))]
		if r.Try > f.times && f.times > 0 {
			return script(r)
		}
		return f.do(script(r))
	}
}

// fault is one way to misbehave, for the first times tries; 0 means always.
type fault struct {
	name  string
	times int
	do    func(Reply) Reply
}

func faults() []fault {
	return []fault{
		{"busy", 1, func(Reply) Reply { return Reply{Status: 429, Header: map[string]string{"Retry-After-Ms": "2"}} }},
		{"overloaded", 2, func(Reply) Reply { return Reply{Status: 529} }},
		{"broken", 1, func(Reply) Reply { return Reply{Status: 500, Raw: "<html>internal error</html>"} }},
		{"torn", 1, func(r Reply) Reply { r.Break = true; return r }},
		{"truncated", 1, func(r Reply) Reply { r.Text = r.Text[:len(r.Text)/2]; return r }},
		{"slow", 1, func(r Reply) Reply { r.Delay = 20 * time.Millisecond; return r }},
		{"malformed", 0, func(r Reply) Reply { r.Text = "I would rather talk about the weather."; return r }},
		{"refused", 0, func(Reply) Reply { return Reply{Refusal: "I cannot help with that."} }},
		{"rejected", 0, func(Reply) Reply { return Reply{Status: 400} }},
		{"always broken", 0, func(Reply) Reply { return Reply{Status: 502} }},
	}
}
