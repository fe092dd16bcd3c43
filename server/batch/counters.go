package batch

import (
	"iter"
	"maps"
	"sync/atomic"
	"time"
)

// Counters add up what all loads of a Loader did since it was made, for
// monitoring. They only grow, and may be read at any time.
type Counters struct {
	articles, loaded, known, skipped, failed, copies, claims, entities, bytes, lookUp atomic.Int64
}

// Counter is one counter's reading.
type Counter struct {
	Name  string // in Prometheus' manner, without the program's name: "load_articles_total"
	Help  string
	Value float64
}

// All yields every counter, always in the same order.
func (c *Counters) All() iter.Seq[Counter] {
	return func(yield func(Counter) bool) {
		for _, one := range []Counter{
			{"load_articles_total", "Articles read.", float64(c.articles.Load())},
			{"load_articles_loaded_total", "Articles that came into the graph.", float64(c.loaded.Load())},
			{"load_articles_known_total", "Articles left alone because they had been loaded.", float64(c.known.Load())},
			{"load_articles_skipped_total", "Articles stored but not extracted, because of their language.", float64(c.skipped.Load())},
			{"load_failures_total", "Articles that could not be read or extracted.", float64(c.failed.Load())},
			{"load_copies_total", "Articles recognised as copies.", float64(c.copies.Load())},
			{"load_claims_total", "New claims written.", float64(c.claims.Load())},
			{"load_entities_total", "New entities written.", float64(c.entities.Load())},
			{"load_text_bytes_total", "Bytes of article text loaded.", float64(c.bytes.Load())},
			{"load_copies_seconds_total", "Seconds spent on recognising copies.", time.Duration(c.lookUp.Load()).Seconds()},
		} {
			if !yield(one) {
				return
			}
		}
	}
}

// add adds what a load did since it was last counted.
func (c *Counters) add(now, counted *Summary) {
	c.articles.Add(int64(now.Articles - counted.Articles))
	c.loaded.Add(int64(now.Loaded - counted.Loaded))
	c.known.Add(int64(now.Known - counted.Known))
	c.skipped.Add(int64(now.Skipped - counted.Skipped))
	c.failed.Add(int64(now.Failed - counted.Failed))
	c.copies.Add(int64(now.Copies - counted.Copies))
	c.claims.Add(int64(now.Claims - counted.Claims))
	c.entities.Add(int64(now.Entities - counted.Entities))
	c.bytes.Add(now.Bytes - counted.Bytes)
	c.lookUp.Add(int64(now.LookUp - counted.LookUp))
	*counted = *now
}

// skip counts an article of a language that is not extracted. Summaries told
// before keep the map they have.
func (s *Summary) skip(language string) {
	s.Skipped++
	counts := map[string]int{}
	maps.Copy(counts, s.Languages)
	counts[language]++
	s.Languages = counts
}
