package llm

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"

	"claimgraph/extract"
)

// Patience says how long an answer is waited and asked for.
type Patience struct {
	Timeout time.Duration // for one whole answer
	Tries   int           // of one request, at least 1
	First   time.Duration // wait before the second try; it doubles, up to Longest
	Longest time.Duration // also the longest a server may ask to wait
	// GiveUp ends the run after so many requests failed one after the other, all
	// tries of them; 0 never does.
	GiveUp int
}

// DefaultPatience suits hosted models and local ones.
var DefaultPatience = Patience{Timeout: 2 * time.Minute, Tries: 6, First: 500 * time.Millisecond, Longest: 5 * time.Minute, GiveUp: 20}

// attempt wraps an error for package backoff: final ones end the tries, and the
// time a server asks for comes before the doubling one.
type attempt struct {
	error
	after time.Duration
	final bool
}

func (a attempt) Unwrap() error { return a.error }

// As lets backoff see what it looks for.
func (a attempt) As(target any) bool {
	switch t := target.(type) {
	case **backoff.PermanentError:
		if a.final {
			*t = &backoff.PermanentError{Err: a.error}
			return true
		}
	case **backoff.RetryAfterError:
		if a.after > 0 {
			*t = &backoff.RetryAfterError{Duration: a.after}
			return true
		}
	}
	return false
}

// asker sends requests, again where that may help.
type asker struct {
	provider Provider
	patience Patience
	budget   *Budget
	meter    *Meter
	slots    chan struct{} // requests at the same time
	until    atomic.Int64  // Unix nanoseconds: nobody asks before then
	failed   atomic.Int64  // requests in a row that failed for good
}

// ask gets an answer that check takes, in at most patience.Tries tries.
func (a *asker) ask(ctx context.Context, ask Ask, check func(*Answer) error) (Answer, error) {
	select {
	case a.slots <- struct{}{}:
		defer func() { <-a.slots }()
	case <-ctx.Done():
		return Answer{}, context.Cause(ctx)
	}
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval, waits.MaxInterval, waits.Multiplier = a.patience.First, a.patience.Longest, 2
	answer, err := backoff.Retry(ctx, func() (Answer, error) { return a.once(ctx, ask, check) },
		backoff.WithBackOff(waits), backoff.WithMaxTries(uint(max(a.patience.Tries, 1))), backoff.WithMaxElapsedTime(0),
		backoff.WithNotify(func(error, time.Duration) { a.meter.count(func(u *extract.Usage) { u.Retries++ }) }))
	var last attempt
	if errors.As(err, &last) {
		err = last.error
	}
	return answer, a.counted(err)
}

// counted keeps count of failures in a row: a server that is gone fails every
// article, and it is better to stop than to list them all.
func (a *asker) counted(err error) error {
	var f *Fault
	switch {
	case err == nil:
		a.failed.Store(0)
	case errors.As(err, &f) && !f.stops() && f.Kind != Refused && f.Kind != TooLong:
		if n := a.failed.Add(1); a.patience.GiveUp > 0 && n >= int64(a.patience.GiveUp) {
			return &Fault{Kind: GivenUp, Text: fmt.Sprintf("%d requests failed one after the other, the last one because %s", n, f.Text), Err: err}
		}
	}
	return err
}

// once tries once, within the budget.
func (a *asker) once(ctx context.Context, ask Ask, check func(*Answer) error) (Answer, error) {
	if err := a.pause(ctx); err != nil {
		return Answer{}, attempt{error: err, final: true}
	}
	most := Tokens{Input: ask.input() * 5 / 4, Output: int64(ask.MaxOutput)}
	if err := a.budget.Reserve(ctx, most); err != nil {
		return Answer{}, attempt{error: err, final: true}
	}
	bounded, cancel := context.WithTimeout(ctx, a.patience.Timeout)
	defer cancel()
	began := time.Now()
	answer, err := a.provider.Complete(bounded, ask)
	a.budget.Settle(most, a.used(ask, &answer, err))
	if err == nil {
		a.meter.answered(time.Since(began))
		err = check(&answer)
	}
	if err == nil {
		return answer, nil
	}
	return Answer{}, a.judge(ctx, err)
}

// used is what a request cost: as the server counted, else as estimated; of one
// that broke off or took too long, its input, which may well be charged.
func (a *asker) used(ask Ask, answer *Answer, err error) Tokens {
	var f *Fault
	switch {
	case err == nil && answer.Tokens.Total() > 0:
		return answer.Tokens
	case err == nil:
		return Tokens{ask.input(), Estimate(answer.Text)}
	case errors.As(err, &f) && f.Status == 0 && (f.Kind == Slow || f.Kind == TooLong || f.Kind == Malformed):
		return Tokens{Input: ask.input()}
	}
	return Tokens{}
}

// judge decides whether to try again, and when.
func (a *asker) judge(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return attempt{error: context.Cause(ctx), final: true}
	}
	var f *Fault
	if !errors.As(err, &f) {
		return attempt{error: err, final: true}
	}
	a.meter.fault(f.Kind)
	if f.After > a.patience.Longest {
		f.Text += fmt.Sprintf(" (it asks to wait %s, longer than llm.longest-wait)", f.After.Round(time.Second))
		return attempt{error: f, final: true}
	}
	if f.Kind == Busy && f.After > 0 {
		a.until.Store(max(a.until.Load(), time.Now().Add(f.After).UnixNano()))
	}
	return attempt{error: f, after: f.After, final: !f.passing()}
}

// pause waits while the server has asked everybody to wait.
func (a *asker) pause(ctx context.Context) error {
	wait := time.Until(time.Unix(0, a.until.Load()))
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// input estimates the request's tokens.
func (ask *Ask) input() int64 { return ask.fixed + Estimate(ask.Text) }
