package llm

import "claimgraph/extract"

// outputShare guesses an answer's length from its window's: what a claim quotes
// and the names of its fields come to a good three times the words. It is a
// guess, not measured; MaxOutput is the limit.
const outputShare = 3.5

// expect adds a request to what a dry run would use.
func (e *Extractor) expect(ask Ask) {
	most := Tokens{Input: ask.input(), Output: int64(ask.MaxOutput)}
	likely := Tokens{Input: most.Input, Output: min(most.Output, int64(outputShare*float64(Estimate(ask.Text))))}
	price := e.options.Budget.Price
	e.meter.count(func(u *extract.Usage) {
		if u.Expected == nil {
			u.Expected = &extract.Expected{}
		}
		x := u.Expected
		x.Requests++
		x.InputTokens += likely.Input
		x.OutputTokens += likely.Output
		x.MostOutput += most.Output
		x.Cost += price.Cost(likely)
		x.MostCost += price.Cost(most)
	})
}
