package extract

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve"
	"claimgraph/extract/when"
	"claimgraph/schema"
)

// Pipeline turns articles into claims: analyse, link, find times, extract,
// resolve. It is safe for concurrent use when its parts are.
type Pipeline struct {
	Analyser   nlp.Analyser
	Resolver   resolve.Resolver
	Times      when.Finder
	Extractors []Extractor
	// Merged, when set, is told of every article read by several extractors how
	// many claims the later ones added and in how many they agreed. It must be
	// safe for concurrent use.
	Merged func(added, agreed int)
}

// Version names everything that shapes the claims, for the ledger: when it
// changes, articles read by another version may be read again.
func (p *Pipeline) Version() string {
	parts := []string{p.Analyser.Version(), p.Resolver.Version()}
	for _, e := range p.Extractors {
		parts = append(parts, e.Version())
	}
	return strings.Join(parts, " ")
}

// Result is what came of one article. Err is set when reading or extracting it
// failed; the other articles are not touched by that.
type Result struct {
	Item     article.Item
	Claims   []schema.Claim
	Entities []schema.Entity
	Err      error
	Elapsed  time.Duration // of extraction alone
}

// Read analyses one article and links its mentions, without drawing claims.
func (p *Pipeline) Read(a *schema.Article) *Document {
	doc := &Document{Article: a}
	if a.Title != "" {
		doc.Title = p.Analyser.AnalyseTitle(a.Title)
	}
	start, end := a.BodyRange()
	doc.Body = p.Analyser.Analyse(a.Text[start:end])
	doc.Body.Shift(start, a.Text)
	doc.Linked = p.Resolver.Link(a, doc.Title, doc.Body)
	published := publishedTime(a)
	if doc.Title != nil {
		doc.TitleTimes = p.Times.Find(doc.Title, published)
	}
	doc.Times = p.Times.Find(doc.Body, published)
	return doc
}

// PanicError is a fault of the program met in one article.
type PanicError struct {
	Value any
	Stack []byte // for the log; not part of the message
}

func (e *PanicError) Error() string {
	return fmt.Sprintf("internal error: %v (please report it with the article)", e.Value)
}

// Extract draws the claims of one article, in text order, with the entities
// they name. A panic in a stage is returned as an error that names the article.
func (p *Pipeline) Extract(ctx context.Context, a *schema.Article) (claims []schema.Claim, entities []schema.Entity, err error) {
	defer func() {
		if r := recover(); r != nil {
			claims, entities = nil, nil
			err = fmt.Errorf("extracting article %s: %w", a.ID, &PanicError{Value: r, Stack: debug.Stack()})
		}
	}()
	doc := p.Read(a)
	for i, e := range p.Extractors {
		found, err := e.Extract(ctx, doc)
		if err != nil {
			return nil, nil, fmt.Errorf("extracting article %s with %s: %w", a.ID, e.Version(), err)
		}
		p.complete(doc, found)
		if i == 0 {
			claims = found
		} else {
			claims = p.merge(claims, found)
		}
		doc.Drawn = claims
	}
	return claims, p.entitiesOf(doc, claims), nil
}

// merge joins what a further extractor found to what others did; see Merge.
func (p *Pipeline) merge(earlier, found []schema.Claim) []schema.Claim {
	all, added, agreed := Merge(earlier, found)
	if p.Merged != nil {
		p.Merged(added, agreed)
	}
	return all
}

// complete fills what every claim gets from its article, and the entities of
// arguments that an extractor left open.
func (p *Pipeline) complete(doc *Document, claims []schema.Claim) {
	for i := range claims {
		c := &claims[i]
		c.Published, c.Outlet = doc.Article.Published, doc.Article.Outlet
		for _, r := range c.Roles() {
			if a := r.Argument; a.Span != nil && a.Entity == "" && a.Claim == "" {
				p.Resolver.Resolve(doc.Linked, a)
			}
		}
	}
}

// Run extracts every item of items on workers goroutines and gives the results
// to sink in the order of the items, so that the outcome does not depend on
// timing. At most 4 × workers articles are in memory. An item that failed to be
// read is passed on as a Result with Err. Run ends with the first error of sink
// or when ctx is done, and returns that error.
func (p *Pipeline) Run(ctx context.Context, items iter.Seq2[article.Item, error], workers int, sink func(Result) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type job struct {
		result Result
		done   chan struct{}
	}
	queue := make(chan *job, 4*workers) // in order, to the sink
	work := make(chan *job)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range work {
				r := &j.result
				began := time.Now()
				r.Claims, r.Entities, r.Err = p.Extract(ctx, &r.Item.Article)
				r.Elapsed = time.Since(began)
				close(j.done)
			}
		})
	}
	wg.Go(func() {
		defer close(queue)
		defer close(work)
		for item, err := range items {
			j := &job{result: Result{Item: item, Err: err}, done: make(chan struct{})}
			select {
			case queue <- j:
			case <-ctx.Done():
				return
			}
			if err != nil {
				close(j.done)
				continue
			}
			select {
			case work <- j:
			case <-ctx.Done():
				return
			}
		}
	})
	err := func() error {
		for j := range queue {
			select {
			case <-j.done:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
			if err := sink(j.result); err != nil {
				return err
			}
		}
		return context.Cause(ctx)
	}()
	cancel(err)
	for range queue { // let the reader go
	}
	wg.Wait()
	return err
}

// publishedTime is the article's date as an instant, zero when it has none. When
// its file was changed tells until when it was published, not what "Tuesday"
// means in it.
func publishedTime(a *schema.Article) time.Time {
	if strings.HasPrefix(a.PublishedFrom, "modified") {
		return time.Time{}
	}
	r, err := schema.ParseRange(a.Published)
	if err != nil {
		return time.Time{}
	}
	return r.From
}

// entitiesOf lists, once each and in order of first use, the entities that the
// claims name and the countries they belong to: as the linker knows them, else
// as the argument says.
func (p *Pipeline) entitiesOf(doc *Document, claims []schema.Claim) []schema.Entity {
	known := map[schema.EntityID]*schema.Entity{}
	for i := range doc.Linked.Mentions {
		e := &doc.Linked.Mentions[i].Entity
		if e.ID != "" && known[e.ID] == nil {
			known[e.ID] = e
		}
	}
	var list []schema.Entity
	seen := map[schema.EntityID]bool{}
	for i := range claims {
		for _, r := range claims[i].Roles() {
			a := r.Argument
			if a.Entity != "" && !seen[a.Entity] {
				seen[a.Entity] = true
				list = append(list, p.entityOf(a, known[a.Entity]))
			}
			if id := schema.EntityID("country/" + a.Country); a.Country != "" && !seen[id] {
				if e, ok := p.Resolver.Entity(id); ok {
					seen[id] = true
					list = append(list, e)
				}
			}
		}
	}
	return list
}

// entityOf is the entity an argument names: as mentioned in the article, as the
// gazetteer has it, or as the argument says.
func (p *Pipeline) entityOf(a *schema.Argument, mentioned *schema.Entity) schema.Entity {
	if mentioned != nil {
		return *mentioned
	}
	if e, ok := p.Resolver.Entity(a.Entity); ok {
		return e
	}
	e := schema.Entity{ID: a.Entity, Name: a.Name, Kind: a.Kind, Country: a.Country}
	if a.Kind != schema.Country { // "a Russian official" is Russia, not a Russia of sector GOV
		e.Sector = a.Sector
	}
	return e
}
