package cayley

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
)

// NativeVars runs a query as Native does, with the values of its variables. In
// Gizmo each is a variable of the script; in GraphQL, $name stands for it where a
// value may stand. A value is JSON, or else a string; IRIs are written <country/RUS>.
// It can never become code.
func (s *Store) NativeVars(ctx context.Context, lang, text string, vars map[string]string, limit int) ([]any, error) {
	for name := range vars {
		if !variableName.MatchString(name) {
			return nil, fmt.Errorf("variable %q: want letters, digits and _", name)
		}
	}
	switch {
	case len(vars) == 0:
	case lang == gizmo.Name:
		text = gizmoVars(vars) + text
	case lang == graphql.Name:
		text = graphqlVars(text, vars)
	}
	return s.Native(ctx, lang, text, limit)
}

var (
	variableName = regexp.MustCompile(`^[A-Za-z_][A-Za-z_0-9]*$`)
	iri          = regexp.MustCompile(`^<[^<>"\\\s{}]+>$`)
	// strings come first, so that a $ within one stays.
	graphqlToken = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|\$[A-Za-z_][A-Za-z_0-9]*`)
)

// literal writes a value as JSON, which both languages read as a constant:
// encoding/json escapes the line ends that JavaScript would stumble over.
func literal(value string) string {
	var v any = value
	if d := json.NewDecoder(strings.NewReader(value)); d.Decode(&v) != nil || d.More() {
		v = value
	}
	data, err := json.Marshal(v)
	if err != nil {
		return `""` // what JSON gave can be written as JSON
	}
	return string(data)
}

func gizmoVars(vars map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		fmt.Fprintf(&b, "var %s = %s;\n", name, literal(vars[name]))
	}
	return b.String()
}

func graphqlVars(text string, vars map[string]string) string {
	return graphqlToken.ReplaceAllStringFunc(text, func(token string) string {
		value, ok := vars[strings.TrimPrefix(token, "$")]
		switch {
		case token[0] == '"' || !ok:
			return token
		case iri.MatchString(value):
			return value
		}
		return literal(value)
	})
}
