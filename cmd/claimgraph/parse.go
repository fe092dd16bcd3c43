package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"claimgraph/extract/article"
	"claimgraph/extract/nlp"
	"claimgraph/extract/nlp/conllu"
	"claimgraph/schema"
)

func newParseCommand(app *app) *cobra.Command {
	var (
		input        inputOptions
		format       string
		pretokenised bool
	)
	cmd := &cobra.Command{
		Use:   "parse PATH…|-",
		Short: "Print the sentences, words, tags, trees and names of articles",
		Long: `Print the linguistic analysis as CoNLL-U. MISC holds each word's byte offsets
into the article's text (Start=12|End=17), SpaceAfter=No, and names in IOB2
(Name=B-PER).

With --pretokenised the input is CoNLL-U: its words, sentences and comments are
kept and every other column is filled in anew; offsets are into the text that
the words make up.

With --format jsonl: what the text mentions and which entities that means, its
time expressions (TIMEX3), and which mentions are of the same thing. Spans are
byte offsets; those in the title are marked "in":"title".`,
		Example: `  echo "Russia accused NATO of escalation." | claimgraph parse -
  claimgraph parse report.txt --format conllu
  claimgraph parse report.txt --format jsonl | jq .times
  claimgraph parse --pretokenised treebank.conllu`,
		GroupID: "in",
		Args:    atLeastOnePath,
		RunE: func(cmd *cobra.Command, paths []string) error {
			reading, err := input.options(app)
			switch {
			case err != nil:
				return err
			case format == "jsonl" && !pretokenised:
				return app.parseMentions(contextOf(cmd), paths, reading)
			case format != "conllu":
				return usagef("unknown format %q for parse (known: conllu and, for raw text, jsonl)", format)
			}
			engine, err := nlp.New(nlp.Options{Fast: app.config.merged.GetBool("fast")})
			if err != nil {
				return fmt.Errorf("loading the language model: %w", err)
			}
			if pretokenised {
				return app.parseWords(contextOf(cmd), engine, paths)
			}
			return app.parseArticles(contextOf(cmd), engine, paths, reading)
		},
	}
	input.addFlags(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "conllu", "output format: conllu, or jsonl: mentions, times and chains, an article a line")
	cmd.Flags().BoolVar(&pretokenised, "pretokenised", false, "read CoNLL-U and keep its words and sentences")
	return cmd
}

// parseArticles prints the analysis of each article's body.
func (a *app) parseArticles(ctx context.Context, engine *nlp.Engine, paths []string, o article.Options) error {
	out := conllu.NewWriter(a.stdout)
	failed, done := 0, 0
	for item, err := range article.Read(ctx, paths, o) {
		if err != nil {
			failed++
			fmt.Fprintf(a.stderr, "claimgraph: %v\n", err)
			continue
		}
		done++
		if err := writeSentences(out, conllu.FromDocument(analyseBody(engine, &item.Article), string(item.Article.ID))); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed > 0 && done == 0 {
		return quietError{exitError}
	}
	return nil
}

// analyseBody analyses an article's prose, with offsets into its whole text.
func analyseBody(engine *nlp.Engine, art *schema.Article) *nlp.Document {
	start, end := art.BodyRange()
	doc := engine.Analyse(art.Text[start:end])
	doc.Shift(start, art.Text)
	return doc
}

// parseWords annotates the sentences of CoNLL-U files.
func (a *app) parseWords(ctx context.Context, engine *nlp.Engine, paths []string) error {
	out := conllu.NewWriter(a.stdout)
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		read, err := a.readSentences(path)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		doc := conllu.ToDocument(read)
		engine.Annotate(doc)
		if err := writeSentences(out, conllu.Annotated(read, doc)); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) readSentences(path string) ([]*conllu.Sentence, error) {
	var in io.Reader = a.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	return conllu.ReadAll(in)
}

func writeSentences(out *conllu.Writer, ss []*conllu.Sentence) error {
	for _, s := range ss {
		if err := out.Write(s); err != nil {
			return err
		}
	}
	return out.Flush()
}
