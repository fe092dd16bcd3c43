// Package testdata holds the articles written for this project, so that the
// program can show itself without any file beside it.
package testdata

import "embed"

// Articles holds the folder "articles": Markdown with YAML front matter, one
// article a file, in order of their numbers. README.md beside it describes them.
//
//go:embed articles
var Articles embed.FS
