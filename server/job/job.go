// Package job runs loads one after the other, beside the questions: each has an
// id, tells how it goes on, and is kept a while after it has ended.
package job

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"sync"
	"time"

	"claimgraph/server/batch"
)

// State is how far a job has come.
type State string

// The states.
const (
	Queued    State = "queued"
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Over reports whether the job has ended.
func (s State) Over() bool { return s == Done || s == Failed || s == Cancelled }

// Job is one load.
type Job struct {
	ID       string        `json:"id"`
	State    State         `json:"state" enum:"queued,running,done,failed,cancelled"`
	Created  time.Time     `json:"created"`
	Began    time.Time     `json:"began,omitzero"`
	Ended    time.Time     `json:"ended,omitzero"`
	Bytes    int64         `json:"bytes" doc:"Bytes received"`
	Progress batch.Summary `json:"progress" doc:"What was done so far; at the end, in all"`
	Error    string        `json:"error,omitempty"`
}

// Work does a job: it calls progress after every article and gives the sum.
type Work func(ctx context.Context, progress func(batch.Summary)) (batch.Summary, error)

// ErrBusy says that too much is waiting already.
var ErrBusy = errors.New("too many loads are waiting; try again later")

// ErrUnknown says that there is no such job (any more).
var ErrUnknown = errors.New("no such job")

// Limits bound what waits and what is remembered.
type Limits struct {
	Waiting int   // jobs; 0 means 32
	Bytes   int64 // received and not yet loaded; 0 means 256 MiB
	Kept    int   // jobs that have ended; 0 means 100
}

// Queue runs jobs in the order in which they come, one at a time: the store has
// one writer.
type Queue struct {
	// Counts adds up what the loads of all jobs did, for monitoring.
	Counts batch.Counters

	limits Limits
	// Ended, when set, is called after each job.
	ended func()

	mu      sync.Mutex
	jobs    []*entry // in order of creation
	waiting []*entry
	bytes   int64
	closed  bool
	wake    chan struct{}
	done    chan struct{}
	stop    context.CancelFunc
}

type entry struct {
	job     Job
	work    Work
	cancel  context.CancelFunc
	changed chan struct{} // closed at the next change
}

// New starts a queue; ended, which may be nil, is called after every job.
func New(limits Limits, ended func()) *Queue {
	if limits.Waiting == 0 {
		limits.Waiting = 32
	}
	if limits.Bytes == 0 {
		limits.Bytes = 256 << 20
	}
	if limits.Kept == 0 {
		limits.Kept = 100
	}
	ctx, stop := context.WithCancel(context.Background())
	q := &Queue{limits: limits, ended: ended, wake: make(chan struct{}, 1), done: make(chan struct{}), stop: stop}
	go q.run(ctx)
	return q
}

// Add appends a job that holds so many bytes.
func (q *Queue) Add(bytes int64, work Work) (Job, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || len(q.waiting) >= q.limits.Waiting || q.bytes+bytes > q.limits.Bytes {
		return Job{}, ErrBusy
	}
	e := &entry{
		job:  Job{ID: newID(), State: Queued, Created: time.Now().UTC(), Bytes: bytes, Progress: batch.Summary{Failures: []batch.Failure{}}},
		work: work, changed: make(chan struct{}),
	}
	q.bytes += bytes
	q.jobs = append(q.jobs, e)
	q.waiting = append(q.waiting, e)
	q.forget()
	select {
	case q.wake <- struct{}{}:
	default:
	}
	return e.job, nil
}

// forget drops the oldest jobs that have ended.
func (q *Queue) forget() {
	over := 0
	for _, e := range q.jobs {
		if e.job.State.Over() {
			over++
		}
	}
	q.jobs = slices.DeleteFunc(q.jobs, func(e *entry) bool {
		if over > q.limits.Kept && e.job.State.Over() {
			over--
			return true
		}
		return false
	})
}

func newID() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return "j" + hex.EncodeToString(b[:])
}

// Jobs lists the jobs, the newest first.
func (q *Queue) Jobs() []Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := make([]Job, 0, len(q.jobs))
	for _, e := range slices.Backward(q.jobs) {
		list = append(list, e.job)
	}
	return list
}

// Job gives a job and a channel that is closed when it next changes.
func (q *Queue) Job(id string) (Job, <-chan struct{}, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if e := q.find(id); e != nil {
		return e.job, e.changed, nil
	}
	return Job{}, nil, ErrUnknown
}

func (q *Queue) find(id string) *entry {
	for _, e := range q.jobs {
		if e.job.ID == id {
			return e
		}
	}
	return nil
}

// Cancel ends a job; what it has loaded by then stays.
func (q *Queue) Cancel(id string) (Job, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	e := q.find(id)
	if e == nil {
		return Job{}, ErrUnknown
	}
	switch e.job.State {
	case Queued:
		q.waiting = slices.DeleteFunc(q.waiting, func(w *entry) bool { return w == e })
		q.end(e, Cancelled, nil)
	case Running:
		e.cancel()
	}
	return e.job, nil
}

// Close cancels what runs and what waits, and returns when it has ended or ctx
// is over.
func (q *Queue) Close(ctx context.Context) error {
	q.mu.Lock()
	q.closed = true
	for _, e := range q.waiting {
		q.end(e, Cancelled, nil)
	}
	q.waiting = nil
	q.mu.Unlock()
	q.stop()
	select {
	case <-q.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
