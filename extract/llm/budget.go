package llm

import (
	"context"
	"fmt"
	"sync"
)

// Price is what a model costs, in the price table's currency for a million
// tokens.
type Price struct {
	Model  string  `mapstructure:"model"`
	Input  float64 `mapstructure:"input"`
	Output float64 `mapstructure:"output"`
}

// Cost is what tokens cost.
func (p Price) Cost(t Tokens) float64 {
	return (float64(t.Input)*p.Input + float64(t.Output)*p.Output) / 1e6
}

// NoLimit is a limit that is none; zero is a limit like any other and allows
// nothing.
const NoLimit = -1

// Budget bounds what a run may use. What a request may use at most is reserved
// before it and settled after it, so that requests at the same time never pass
// a limit together. It is safe for concurrent use.
type Budget struct {
	MaxTokens int64   // NoLimit, or any negative number, for none
	MaxCost   float64 // the same
	Price     Price

	mu             sync.Mutex
	spent, held    Tokens
	settled        chan struct{} // closed at the next settling
	spentC, heldC  float64
	requestsInHand int
}

// Reserve sets aside what a request may use at most. Where that is more than
// what is left, it waits for requests under way to give back what they did not
// use, and fails when there are none: with a Fault of kind OutOfBudget.
func (b *Budget) Reserve(ctx context.Context, most Tokens) error {
	for {
		wait, err := b.try(most)
		if err != nil || wait == nil {
			return err
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// try reserves, or gives what to wait for.
func (b *Budget) try(most Tokens) (<-chan struct{}, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	cost := b.Price.Cost(most)
	tokens := b.MaxTokens >= 0 && b.spent.Total()+b.held.Total()+most.Total() > b.MaxTokens
	money := b.MaxCost >= 0 && b.spentC+b.heldC+cost > b.MaxCost
	switch {
	case !tokens && !money:
		b.held.Input, b.held.Output, b.heldC = b.held.Input+most.Input, b.held.Output+most.Output, b.heldC+cost
		b.requestsInHand++
		return nil, nil
	case b.requestsInHand > 0:
		if b.settled == nil {
			b.settled = make(chan struct{})
		}
		return b.settled, nil
	case tokens:
		return nil, &Fault{Kind: OutOfBudget, Text: fmt.Sprintf("the limit of %d tokens is reached: %d used, and the next request may need %d (--max-tokens)", b.MaxTokens, b.spent.Total(), most.Total())}
	}
	return nil, &Fault{Kind: OutOfBudget, Text: fmt.Sprintf("the limit of %.4f is reached: %.4f spent, and the next request may cost %.4f (--max-cost)", b.MaxCost, b.spentC, cost)}
}

// Settle gives back what was reserved and notes what was used.
func (b *Budget) Settle(reserved, used Tokens) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held.Input, b.held.Output = b.held.Input-reserved.Input, b.held.Output-reserved.Output
	b.spent.Input, b.spent.Output = b.spent.Input+used.Input, b.spent.Output+used.Output
	b.spentC += b.Price.Cost(used)
	if b.requestsInHand--; b.requestsInHand == 0 {
		b.held, b.heldC = Tokens{}, 0 // sums of fractions drift
	} else {
		b.heldC -= b.Price.Cost(reserved)
	}
	if b.settled != nil {
		close(b.settled)
		b.settled = nil
	}
}

// Spent is what was used so far, and what it cost.
func (b *Budget) Spent() (Tokens, float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.spent, b.spentC
}
