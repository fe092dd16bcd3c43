package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/server/batch"
)

// readersHelp lists the readers, for people.
func readersHelp() string {
	var b strings.Builder
	b.WriteString("What is read:\n")
	for _, r := range article.Readers() {
		fmt.Fprintf(&b, "  %-8s %s\n", r.Name, r.About)
	}
	return strings.TrimRight(b.String(), "\n")
}

// selectionFlags are the flags that pick articles by date, outlet and language.
type selectionFlags struct {
	since, until string
	outlets      []string
	languages    []string
}

func (f *selectionFlags) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.since, "since", "", "only articles published then or later: a year, month, day or time")
	cmd.Flags().StringVar(&f.until, "until", "", "only articles published then or earlier")
	cmd.Flags().StringSliceVar(&f.outlets, "outlet", nil, "only articles of this outlet")
	cmd.Flags().StringSliceVar(&f.languages, "lang", nil, "only articles in this language: en, de; those too short to tell count as en")
}

func (f *selectionFlags) selection() (batch.Selection, error) {
	s := batch.Selection{Outlets: f.outlets, Languages: f.languages}
	if f.since == "" && f.until == "" {
		return s, nil
	}
	var err error
	if s.Published, err = schema.ParseRange(f.since + ".." + f.until); err != nil {
		return s, usageError{fmt.Errorf("--since, --until: %w", err)}
	}
	return s, nil
}

// inputOptions are the flags of every command that reads articles.
type inputOptions struct {
	format string
	fields map[string]string
}

func (o *inputOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.format, "input-format", "", "read every file as this format: "+strings.Join(formatNames(), ", ")+" (default: by name and content)")
	cmd.Flags().StringToStringVar(&o.fields, "map", nil, "fields of CSV, TSV and JSONL files: title=headline,text=body")
}

func (o *inputOptions) options(a *app) (article.Options, error) {
	fields, err := o.fieldMap(a)
	return article.Options{
		Formats: article.Formats(fields), Format: o.format, Stdin: a.stdin,
		Limit: article.Limit{Article: a.config.merged.GetInt64("max-article-size")},
	}, err
}

// fieldMap reads --map, else what the configuration says.
func (o *inputOptions) fieldMap(a *app) (article.FieldMap, error) {
	fields := article.FieldMap(o.fields)
	if len(fields) == 0 {
		fields = article.FieldMap{}
		for pair := range strings.SplitSeq(a.config.merged.GetString("map"), ",") {
			field, column, ok := strings.Cut(pair, "=")
			if ok {
				fields[strings.TrimSpace(field)] = strings.TrimSpace(column)
			} else if strings.TrimSpace(pair) != "" {
				return nil, usagef("configuration: map: %q is not FIELD=COLUMN", pair)
			}
		}
	}
	for field := range fields {
		if !slices.Contains(article.Fields(), field) {
			return nil, usagef("--map: an article has no field %q (known: %s)", field, strings.Join(article.Fields(), ", "))
		}
	}
	return fields, nil
}

func formatNames() []string {
	var names []string
	for _, f := range article.Default() {
		names = append(names, f.Name())
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func atLeastOnePath(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("%s needs a file, a folder, or - for standard input\n\nExamples:\n%s", cmd.CommandPath(), cmd.Example)
	}
	return nil
}
