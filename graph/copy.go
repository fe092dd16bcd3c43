package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"claimgraph/schema"
)

// copyBatch is how many records Copy holds before it writes them.
const copyBatch = 5000

// Copy puts every record of one store into another, with the times at which
// they were recorded; caches stay behind. What is there already is left as it
// is, so an interrupted copy is taken up by copying again. progress, which may
// be nil, is told how many records were read.
func Copy(ctx context.Context, to, from Store, progress func(records int)) (Written, error) {
	c := copying{ctx: ctx, to: to, progress: progress}
	err := each(from.Entities(ctx), func(e schema.Entity) error {
		c.step.Entities = append(c.step.Entities, e)
		return c.more(nil)
	})
	if err == nil {
		err = each(from.Articles(ctx), func(a schema.Article) error { return c.more(&Step{Article: &a}) })
	}
	open := true
	for _, f := range []Filter{{Retracted: true}, {Retracted: true, Open: &open}} {
		if err == nil {
			err = each(from.Claims(ctx, f), func(x schema.Claim) error {
				c.step.Claims = append(c.step.Claims, x)
				return c.more(nil)
			})
		}
	}
	if err == nil {
		err = each(from.Records(ctx), func(r Record) error {
			c.step.Records = append(c.step.Records, r)
			return c.more(nil)
		})
	}
	if err == nil {
		err = each(from.LedgerEntries(ctx), func(e Entry) error { return c.more(&Step{Ledger: &e}) })
	}
	if err == nil {
		err = c.flush()
	}
	return c.written, err
}

type copying struct {
	ctx      context.Context
	to       Store
	progress func(int)
	steps    []Step
	step     Step
	held     int
	read     int
	written  Written
}

func (c *copying) more(own *Step) error {
	if own != nil {
		c.steps = append(c.steps, *own)
	}
	c.held++
	c.read++
	if c.held < copyBatch {
		return nil
	}
	return c.flush()
}

func (c *copying) flush() error {
	if c.held == 0 {
		return nil
	}
	w, err := c.to.Put(c.ctx, append(c.steps, c.step)...)
	c.written.Articles += w.Articles
	c.written.Claims += w.Claims
	c.written.Entities += w.Entities
	c.steps, c.step, c.held = nil, Step{}, 0
	if c.progress != nil {
		c.progress(c.read)
	}
	return err
}

func each[T any](seq iter.Seq2[T, error], do func(T) error) error {
	for v, err := range seq {
		if err != nil {
			return err
		}
		if err := do(v); err != nil {
			return err
		}
	}
	return nil
}

// Difference tells the first difference between what two stores hold, "" when
// they hold the same: every article, claim, entity, record and ledger entry, in
// the order in which stores yield them.
func Difference(ctx context.Context, a, b Store) (string, error) {
	if d, err := differ("entity", a.Entities(ctx), b.Entities(ctx)); d != "" || err != nil {
		return d, err
	}
	if d, err := differ("article", a.Articles(ctx), b.Articles(ctx)); d != "" || err != nil {
		return d, err
	}
	open := true
	for _, f := range []Filter{{Retracted: true}, {Retracted: true, Open: &open}} {
		if d, err := differ("claim", a.Claims(ctx, f), b.Claims(ctx, f)); d != "" || err != nil {
			return d, err
		}
	}
	if d, err := differ("record", a.Records(ctx), b.Records(ctx)); d != "" || err != nil {
		return d, err
	}
	return differ("ledger entry", a.LedgerEntries(ctx), b.LedgerEntries(ctx))
}

func differ[T any](what string, a, b iter.Seq2[T, error]) (string, error) {
	next, stop := iter.Pull2(b)
	defer stop()
	n := 0
	for x, err := range a {
		if err != nil {
			return "", err
		}
		n++
		y, err, ok := next()
		if err != nil {
			return "", err
		}
		if !ok {
			return fmt.Sprintf("the second store ends before %s %d", what, n), nil
		}
		left, err := json.Marshal(x)
		if err != nil {
			return "", err
		}
		right, err := json.Marshal(y)
		if err != nil {
			return "", err
		}
		if string(left) != string(right) {
			return fmt.Sprintf("%s %d is %s and %s", what, n, left, right), nil
		}
	}
	if _, err, ok := next(); err != nil {
		return "", err
	} else if ok {
		return fmt.Sprintf("the first store ends after %d of %s", n, what), nil
	}
	return "", nil
}
