package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the program's release, see CHANGELOG.md.
const version = "0.1.0"

func newVersionCommand(app *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Example: example(
			"claimgraph version",
			"claimgraph version --format json",
		),
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			pipeline, err := app.pipeline()
			if err != nil {
				return err
			}
			about := struct {
				Version   string `json:"version"`
				Revision  string `json:"revision,omitempty"`
				Go        string `json:"go"`
				Extractor string `json:"extractor"`
			}{version, revision(), runtime.Version(), pipeline.Version()}
			return app.printObject(about, func(w io.Writer) {
				fmt.Fprintf(w, "claimgraph %s %s (%s)\nreads with: %s\n", about.Version, about.Revision, about.Go, about.Extractor)
			})
		},
	}
}

// revision is the commit the program was built from, when Go knows it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
