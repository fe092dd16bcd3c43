package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/peterh/liner"

	"claimgraph/graph/cypher"
)

// prompter reads lines that a person types.
type prompter interface {
	Prompt(prompt string) (string, error)
	AppendHistory(item string)
}

// shell opens the interactive shell on the terminal.
func (a *app) shell(s *querySession) error {
	line := liner.NewLiner()
	defer line.Close()
	line.SetCtrlCAborts(true)
	line.SetTabCompletionStyle(liner.TabPrints)
	completion, err := newCompletion(s)
	if err != nil {
		return err
	}
	line.SetWordCompleter(completion.complete)
	history := historyFile()
	if f, err := os.Open(history); err == nil {
		_, _ = line.ReadHistory(f) // a shell without its history is still one
		f.Close()
	}
	fmt.Fprintln(a.stderr, "openCypher over "+s.where()+"; end a query with ; or an empty line, :help tells more")
	err = s.loop(line)
	if f, openErr := os.OpenFile(history, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); openErr == nil {
		_, _ = line.WriteHistory(f)
		f.Close()
	}
	return err
}

func (s *querySession) where() string {
	if address := s.app.config.merged.GetString("store"); address != "" {
		return redacted(address)
	}
	return s.app.dbPath()
}

// historyFile is where the shell keeps what was typed; its folder is made.
func historyFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "claimgraph")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	return filepath.Join(dir, "history")
}

// loop answers what is typed until the input ends or :quit. A query may take
// several lines.
func (s *querySession) loop(in prompter) error {
	pending := ""
	for {
		prompt := s.lang + "> "
		if pending != "" {
			prompt = strings.Repeat(" ", len(s.lang)-1) + "-> "
		}
		line, err := in.Prompt(prompt)
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			pending = ""
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		trimmed := strings.TrimSpace(line)
		if pending == "" && strings.HasPrefix(trimmed, ":") {
			in.AppendHistory(trimmed)
			if trimmed == ":quit" || trimmed == ":exit" || trimmed == ":q" {
				return nil
			}
			s.tell(s.command(trimmed))
			continue
		}
		var ready []string
		if ready, pending = s.take(pending, line); len(ready) > 0 {
			for _, query := range ready {
				in.AppendHistory(strings.Join(strings.Fields(query), " "))
				s.tell(s.script(query))
			}
		}
		if s.ctx.Err() != nil {
			return s.ctx.Err()
		}
	}
}

// take adds a line to what is pending and gives the queries that are complete:
// those before a semicolon, all at an empty line.
func (s *querySession) take(pending, line string) (ready []string, rest string) {
	if strings.TrimSpace(line) == "" {
		if strings.TrimSpace(pending) == "" {
			return nil, ""
		}
		return []string{pending}, ""
	}
	if pending != "" {
		pending += "\n"
	}
	pending += line
	if s.lang == "cypher" {
		return cypher.Split(pending)
	}
	return nil, pending
}

// tell shows an error; the shell goes on.
func (s *querySession) tell(err error) {
	if err != nil {
		fmt.Fprintln(s.app.stderr, err)
	}
}

const shellHelp = `A query ends with ; or an empty line and may take several lines.
Tab completes labels, relationship types, properties, functions and, within
quotes, the names of entities.

  :schema               labels, relationship types, properties and functions
  :format table|json|jsonl|csv
  :limit N              at most so many rows (0: all)
  :timeout 10s          give up after this long
  :param NAME VALUE     give $NAME a value; :param alone lists them
  :lang cypher|gizmo|graphql|dql
  :quit

EXPLAIN before a query shows how it is answered, PROFILE what that took.
AS OF date('2022-03-24') before it asks what was known then; DURING date('2022-03-01')
TO date('2022-03-31') what happened then.
`

// command obeys a line that begins with a colon.
func (s *querySession) command(line string) error {
	words := strings.Fields(line)
	rest := words[1:]
	switch words[0] {
	case ":help", ":h", ":?":
		_, err := io.WriteString(s.app.stdout, shellHelp)
		return err
	case ":schema":
		return s.schema()
	case ":format":
		return choose(rest, formats, &s.format)
	case ":lang":
		return choose(rest, []string{"cypher", "gizmo", "graphql", "dql"}, &s.lang)
	case ":limit":
		n, err := strconv.Atoi(strings.Join(rest, " "))
		if err != nil || n < 0 {
			return errors.New(":limit takes a number of 0 or more")
		}
		s.limit = n
	case ":timeout":
		d, err := time.ParseDuration(strings.Join(rest, ""))
		if err != nil || d <= 0 {
			return errors.New(":timeout takes a duration such as 10s")
		}
		s.timeout = d
	case ":param", ":params":
		if len(rest) > 1 {
			name := strings.TrimSuffix(rest[0], ":")
			_, value, _ := strings.Cut(line, rest[0])
			s.setParam(name, strings.TrimSpace(value))
			return nil
		}
		for _, name := range slices.Sorted(maps.Keys(s.texts)) {
			fmt.Fprintf(s.app.stdout, "$%s = %s\n", name, s.texts[name])
		}
	default:
		return fmt.Errorf("unknown command %s; :help lists them", words[0])
	}
	return nil
}

// choose sets a setting to one of some values, or tells them.
func choose(given, known []string, to *string) error {
	if len(given) != 1 || !slices.Contains(known, given[0]) {
		return fmt.Errorf("want one of %s; now %s", strings.Join(known, ", "), *to)
	}
	*to = given[0]
	return nil
}

func (s *querySession) schema() error {
	v, err := cypher.VocabularyOf(s.ctx, s.store)
	if err != nil {
		return err
	}
	if s.format == "json" || s.format == "jsonl" {
		return writeJSON(s.app.stdout, v)
	}
	for _, part := range []struct {
		title string
		words []string
	}{
		{"Labels", v.Labels}, {"Claims as relationships", v.Types[:v.Claims]}, {"Other relationships", v.Types[v.Claims:]},
		{"Properties", v.Properties}, {"Functions", v.Functions},
	} {
		fmt.Fprintf(s.app.stdout, "%s:\n  %s\n", part.title, strings.Join(part.words, " "))
	}
	return nil
}
