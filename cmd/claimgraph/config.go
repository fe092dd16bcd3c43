package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// setting is one thing that can be configured: by flag, by CLAIMGRAPH_* in the
// environment, in ./claimgraph.yaml, in the user's claimgraph.yaml, or not at
// all.
type setting struct {
	key, help string
	value     any // the default
	// flag is the name of its flag where that is not the key; a local setting's
	// flag belongs to some commands only, or there is none.
	flag  string
	local bool
}

// flagName is what the setting's flag is called; "" for none.
func (s setting) flagName() string {
	if s.flag == "" && !s.local {
		return s.key
	}
	return s.flag
}

// settings lists what can be configured, in the order config show prints it.
func settings() []setting {
	list := []setting{
		{key: "db", help: "database file of the embedded store", value: "claimgraph.db"},
		{key: "store", help: "a store other than the database file: dgraph://host:port,…", value: ""},
		{key: "format", help: "output format: table, json, jsonl or csv (default: table on a terminal and in pipes)", value: "table"},
		{key: "color", help: "colours: auto, always or never", value: "auto"},
		{key: "quiet", help: "no progress, only errors", value: false},
		{key: "verbose", help: "more of what happens, on standard error", value: false},
		{key: "workers", help: "articles read at the same time (0: one per core)", value: 0},
		{key: "fast", help: "use the fast language model: twice the speed, less exact", value: false},
		{key: "entities", help: "file of your own entities (default: entities.yaml beside the database, if there)", value: ""},
		{key: "map", help: "fields of CSV, TSV and JSONL files: title=headline,text=body", value: ""},
		{key: "max-article-size", help: "the most bytes one article may have", value: 16 << 20},
	}
	return append(list, modelSettings()...)
}

// configuration reads settings in their order of precedence: flag,
// environment, project file, user file, default.
type configuration struct {
	flags, own    *pflag.FlagSet
	merged        *viper.Viper
	project, user *viper.Viper // what each file alone says
}

const envPrefix = "CLAIMGRAPH"

// addSettings gives cmd one persistent flag a setting.
func addSettings(flags *pflag.FlagSet) {
	for _, s := range settings() {
		if !s.local {
			s.addFlag(flags)
		}
	}
	flags.Lookup("map").Hidden = true // commands that read articles have their own
	flags.Lookup("format").Shorthand = "f"
	flags.Lookup("quiet").Shorthand = "q"
	flags.Lookup("verbose").Shorthand = "v"
}

// flag is the setting's flag on the command at hand, nil for none.
func (c *configuration) flag(s setting) *pflag.Flag {
	switch {
	case !s.local:
		return c.flags.Lookup(s.flagName())
	case s.flag != "" && c.own != nil:
		return c.own.Lookup(s.flag)
	}
	return nil
}

func (s setting) addFlag(flags *pflag.FlagSet) {
	switch value := s.value.(type) {
	case string:
		flags.String(s.flagName(), value, s.help)
	case bool:
		flags.Bool(s.flagName(), value, s.help)
	case int:
		flags.Int(s.flagName(), value, s.help)
	case float64:
		flags.Float64(s.flagName(), value, s.help)
	}
}

// projectFile is looked for in the working folder.
const projectFile = "claimgraph.yaml"

// userFile is where the user's own configuration lies.
func userFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "claimgraph", "claimgraph.yaml")
}

// readConfiguration reads the settings' flags from those every command has, and
// the local settings' from the command's own.
func readConfiguration(flags, own *pflag.FlagSet) (*configuration, error) {
	c := &configuration{flags: flags, own: own, merged: viper.New()}
	var err error
	if c.user, err = readConfigFile(userFile()); err != nil {
		return nil, err
	}
	if c.project, err = readConfigFile(projectFile); err != nil {
		return nil, err
	}
	c.merged.SetEnvPrefix(envPrefix)
	c.merged.SetEnvKeyReplacer(strings.NewReplacer("-", "_", ".", "_"))
	c.merged.AutomaticEnv()
	for _, s := range settings() {
		c.merged.SetDefault(s.key, s.value)
		if flag := c.flag(s); flag != nil {
			if err := c.merged.BindPFlag(s.key, flag); err != nil {
				return nil, err
			}
		}
	}
	for _, file := range []*viper.Viper{c.user, c.project} {
		if err := c.merged.MergeConfigMap(file.AllSettings()); err != nil {
			return nil, fmt.Errorf("merging configuration: %w", err)
		}
	}
	return c, c.check()
}

// readConfigFile reads one file; a missing one is empty. An unknown key is an
// error that names the file, since a mistyped key would be silently without
// effect.
func readConfigFile(path string) (*viper.Viper, error) {
	v := viper.New()
	if path == "" {
		return v, nil
	}
	v.SetConfigFile(path)
	v.SetConfigType("yaml")
	if err := v.ReadInConfig(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return viper.New(), nil
		}
		return nil, usagef("reading configuration %s: %w", path, err)
	}
	for _, key := range v.AllKeys() {
		if isSecret(key) {
			return nil, usagef("configuration %s: %q: a key does not belong in a configuration; %s", path, key, keyHelp)
		}
		if !slices.ContainsFunc(settings(), func(s setting) bool { return s.key == key }) {
			return nil, usagef("configuration %s: unknown key %q (see: claimgraph config show)", path, key)
		}
	}
	return v, nil
}

func (c *configuration) check() error {
	if f := c.format(); !slices.Contains(formats, f) {
		return usagef("unknown format %q (known: %s)", f, strings.Join(formats, ", "))
	}
	if color := c.merged.GetString("color"); !slices.Contains([]string{"auto", "always", "never"}, color) {
		return usagef("unknown colour setting %q (known: auto, always, never)", color)
	}
	if n := c.merged.GetInt("workers"); n < 0 {
		return usagef("workers must not be negative, but is %d", n)
	}
	return nil
}

func (c *configuration) format() string { return c.merged.GetString("format") }

// origin says where a setting's value comes from.
func (c *configuration) origin(key string) string {
	name := envPrefix + "_" + strings.ToUpper(strings.NewReplacer("-", "_", ".", "_").Replace(key))
	var flag *pflag.Flag
	for _, s := range settings() {
		if s.key == key {
			flag = c.flag(s)
		}
	}
	switch {
	case flag != nil && flag.Changed:
		return "flag --" + flag.Name
	case os.Getenv(name) != "":
		return "environment " + name
	case c.project.IsSet(key):
		return projectFile
	case c.user.IsSet(key):
		return userFile()
	}
	return "default"
}

func newConfigCommand(app *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Show the configuration and where each value comes from",
		Example: example("claimgraph config show --origin"),
	}
	var origin bool
	show := &cobra.Command{
		Use:   "show",
		Short: "Print every setting with its value",
		Long: `Print every setting with its value.

A value comes from, in this order: a flag, the environment (CLAIMGRAPH_DB for
--db), claimgraph.yaml in the working folder, claimgraph.yaml in the user's
configuration folder, the default.`,
		Example: `  claimgraph config show
  claimgraph config show --origin
  CLAIMGRAPH_DB=war.db claimgraph config show --origin`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			t := table{header: []string{"setting", "value"}, wide: true}
			if origin {
				t.header = append(t.header, "origin")
			}
			for _, s := range settings() {
				row := []string{s.key, fmt.Sprint(app.config.merged.Get(s.key))}
				object := map[string]any{"setting": s.key, "value": app.config.merged.Get(s.key)}
				if origin {
					row = append(row, app.config.origin(s.key))
					object["origin"] = app.config.origin(s.key)
				}
				t.add(object, row...)
			}
			return app.print(t)
		},
	}
	show.Flags().BoolVar(&origin, "origin", false, "also tell where each value comes from")
	cmd.AddCommand(show)
	return cmd
}
