package ask

import (
	"context"
	"sync"
	"time"

	"claimgraph/graph"
)

// kept is something made from the whole store. While the store changes, one
// that was costly is used a little longer than it is true and made anew beside
// the questions: making it never takes more than a twentieth of the time.
type kept[T any] struct {
	mu     sync.Mutex // guards the fields
	value  *T
	at     graph.Stats
	cost   time.Duration
	made   time.Time
	making bool

	maker sync.Mutex // held while making
}

// cheap is a cost at which a value is always made anew at once.
const cheap = 20 * time.Millisecond

// get gives the value, made anew where that is due.
func (k *kept[T]) get(ctx context.Context, store graph.Store, produce func(context.Context) (*T, error)) (*T, error) {
	stats, err := store.Stats(ctx)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	value := k.value
	if value != nil && (k.at == stats || k.cost > cheap) {
		if k.at != stats && !k.making && time.Since(k.made) > 20*k.cost {
			k.making = true
			go k.renew(context.WithoutCancel(ctx), stats, produce)
		}
		k.mu.Unlock()
		return value, nil
	}
	k.mu.Unlock()
	return k.remake(ctx, stats, produce)
}

// renew makes the value anew in the background; an error leaves the old one.
func (k *kept[T]) renew(ctx context.Context, stats graph.Stats, produce func(context.Context) (*T, error)) {
	k.remake(ctx, stats, produce)
	k.mu.Lock()
	k.making = false
	k.mu.Unlock()
}

func (k *kept[T]) remake(ctx context.Context, stats graph.Stats, produce func(context.Context) (*T, error)) (*T, error) {
	k.maker.Lock()
	defer k.maker.Unlock()
	k.mu.Lock()
	value, at := k.value, k.at
	k.mu.Unlock()
	if value != nil && at == stats {
		return value, nil // made while we waited
	}
	began := time.Now()
	value, err := produce(ctx)
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.value, k.at, k.cost, k.made = value, stats, time.Since(began), time.Now()
	return value, nil
}

// expire has the value made anew when it is next asked for.
func (k *kept[T]) expire() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.value = nil
}
