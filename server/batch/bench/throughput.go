package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/server/batch"
)

// throughput loads articles made of the texts under paths, each of about the
// given number of words, with one processor and with two, by turns.
func throughput(ctx context.Context, paths []string, words, rounds int, fast bool) error {
	articles, err := articlesOf(ctx, paths, words)
	if err != nil {
		return err
	}
	p, err := pipeline(fast)
	if err != nil {
		return err
	}
	rates, spent := map[int][]float64{}, map[int][]float64{}
	for range rounds {
		for _, processors := range []int{1, 2} {
			runtime.GOMAXPROCS(processors)
			store, _, done, err := inFolder(ctx, "")
			if err != nil {
				return err
			}
			loader := &batch.Loader{Pipeline: p, Store: store, Workers: processors}
			began := cpu()
			sum, err := loader.Load(ctx, each(articles))
			used := (cpu() - began).Seconds()
			done()
			if err != nil {
				return err
			}
			rate := float64(sum.Articles) / sum.Elapsed.Seconds()
			rates[processors] = append(rates[processors], rate)
			spent[processors] = append(spent[processors], float64(sum.Articles)/used)
			fmt.Printf("%d core(s): %d articles, %d claims, %d copies, %.1f articles/s, %.1f a second of processor time\n",
				processors, sum.Articles, sum.Claims, sum.Copies, rate, float64(sum.Articles)/used)
		}
	}
	one, two := median(rates[1]), median(rates[2])
	fmt.Printf("median: %.1f articles/s of about %d words on one core, %.1f on two: ×%.2f (a second of processor time: %.1f and %.1f)\n",
		one, words, two, two/one, median(spent[1]), median(spent[2]))
	return nil
}

// articlesOf reads the texts and joins short ones, of one source after another,
// and cuts long ones, at ends of paragraphs.
func articlesOf(ctx context.Context, paths []string, words int) ([]schema.Article, error) {
	var all []schema.Article
	var b strings.Builder
	n := 0
	var now schema.Article
	flush := func() {
		if n > 0 {
			now.ID, now.Text, now.Body = schema.ArticleID(fmt.Sprintf("text-%05d", len(all))), b.String(), nil
			all = append(all, now)
		}
		b.Reset()
		n = 0
	}
	for item, err := range article.Read(ctx, paths, article.Options{}) {
		if err != nil {
			continue // other files lie among the texts
		}
		start, end := item.Article.BodyRange()
		for paragraph := range strings.SplitSeq(item.Article.Text[start:end], "\n\n") {
			if n == 0 {
				now = item.Article
			}
			b.WriteString(strings.TrimSpace(paragraph) + "\n\n")
			if n += len(strings.Fields(paragraph)); n >= words {
				flush()
			}
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the texts make no article")
	}
	return all, nil
}

func each(articles []schema.Article) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for _, a := range articles {
			if !yield(article.Item{Article: a, Source: string(a.ID)}, nil) {
				return
			}
		}
	}
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}
