package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// app is what every command shares: the streams and the configuration.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	config         *configuration
	log            *slog.Logger
	model          *model // once a pipeline asks one
}

// newRootCommand builds the program's commands. Answers go to stdout; progress
// and messages to stderr.
func newRootCommand(stdin io.Reader, stdout, stderr io.Writer) *cobra.Command {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := &cobra.Command{
		Use:   "claimgraph",
		Short: "Who claims what about whom, when, and on which words",
		Long: `claimgraph turns news articles into a graph of who claims what about whom,
when, and on which words; keeps it in one file; and answers questions over time.

Exit codes: 0 done (also when there is no evidence), 1 nothing could be done,
2 wrong use or configuration, 3 the database cannot be used, 4 what was asked
for is unknown, 5 a language model's limit was reached, 130 interrupted.`,
		Example: `  claimgraph demo                                   # try it on the shipped articles
  claimgraph load news/                             # load a folder of articles
  claimgraph timeline Russia Ukraine --during 2022-03
  claimgraph claims --subject "United States" --type ACCUSE
  claimgraph network Russia --format json`,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	addSettings(root.PersistentFlags())
	root.AddGroup(
		&cobra.Group{ID: "in", Title: "Articles in:"},
		&cobra.Group{ID: "ask", Title: "Questions:"},
		&cobra.Group{ID: "keep", Title: "The database:"},
	)
	for _, c := range commands(a) {
		root.AddCommand(c)
	}
	return root
}

func (a *app) configure(cmd *cobra.Command) error {
	config, err := readConfiguration(cmd.Root().PersistentFlags(), cmd.Flags())
	if err != nil {
		return err
	}
	a.config = config
	level := slog.LevelWarn
	switch {
	case config.merged.GetBool("quiet"):
		level = slog.LevelError
	case config.merged.GetBool("verbose"):
		level = slog.LevelDebug
	}
	a.log = slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
	return nil
}

// colored reports whether w should get colours: --color, then NO_COLOR
// (https://no-color.org), then whether a person looks at it.
func (a *app) colored(w io.Writer) bool {
	switch a.config.merged.GetString("color") {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// showProgress reports whether a progress bar makes sense.
func (a *app) showProgress() bool {
	return !a.config.merged.GetBool("quiet") && isTerminal(a.stderr)
}

// quiet reports whether only answers and errors are wanted.
func (a *app) quiet() bool { return a.config.merged.GetBool("quiet") }

// dbPath is the database file of the embedded store.
func (a *app) dbPath() string { return a.config.merged.GetString("db") }

// example indents the lines of a command's examples as cobra shows them.
func example(lines ...string) string { return "  " + strings.Join(lines, "\n  ") }

// contextOf gives a command's context, never nil.
func contextOf(cmd *cobra.Command) context.Context {
	if ctx := cmd.Context(); ctx != nil {
		return ctx
	}
	return context.Background()
}
