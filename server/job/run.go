package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"claimgraph/extract"
	"claimgraph/server/batch"
)

// run works until ctx is done.
func (q *Queue) run(ctx context.Context) {
	defer close(q.done)
	for {
		e, own := q.next(ctx)
		if e == nil {
			select {
			case <-q.wake:
				continue
			case <-ctx.Done():
				return
			}
		}
		q.do(own, e)
	}
}

// next takes the first job that waits, with a context of its own.
func (q *Queue) next(ctx context.Context) (*entry, context.Context) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 || ctx.Err() != nil {
		return nil, nil
	}
	e := q.waiting[0]
	q.waiting = slices.Delete(q.waiting, 0, 1)
	own, cancel := context.WithCancel(ctx)
	e.cancel = cancel
	e.job.State, e.job.Began = Running, time.Now().UTC()
	e.tell()
	return e, own
}

func (q *Queue) do(ctx context.Context, e *entry) {
	defer e.cancel()
	sum, err := q.guarded(ctx, e)
	if q.ended != nil {
		q.ended()
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if sum.Failures == nil {
		sum.Failures = []batch.Failure{}
	}
	e.job.Progress = sum
	state := Done
	switch {
	case errors.Is(err, context.Canceled):
		state = Cancelled
	case err != nil:
		state = Failed
	}
	q.end(e, state, err)
}

// guarded turns a panic of the work into an error.
func (q *Queue) guarded(ctx context.Context, e *entry) (sum batch.Summary, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("loading: %w", &extract.PanicError{Value: r, Stack: debug.Stack()})
		}
	}()
	return e.work(ctx, func(s batch.Summary) {
		q.mu.Lock()
		defer q.mu.Unlock()
		s.Failures = slices.Clone(s.Failures)
		e.job.Progress = s
		e.tell()
	})
}

// end files how a job ended; q.mu is held.
func (q *Queue) end(e *entry, state State, err error) {
	e.job.State, e.job.Ended = state, time.Now().UTC()
	if err != nil && state == Failed {
		e.job.Error = err.Error()
	}
	q.bytes -= e.job.Bytes
	e.work = nil // lets the bytes go
	e.tell()
}

// tell wakes those who wait for a change.
func (e *entry) tell() {
	close(e.changed)
	e.changed = make(chan struct{})
}
