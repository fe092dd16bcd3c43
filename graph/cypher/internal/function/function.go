// Package function holds the functions of openCypher that need no graph.
package function

import (
	"fmt"
	"strings"
	"time"

	"claimgraph/graph/cypher/internal/value"
)

// Function is a function over values. Arguments are as many as Min and Max say
// (Max -1: any number). Unless Nulls is set, the function is null when an
// argument is, and Call is not asked.
type Function struct {
	Name     string
	Min, Max int
	Nulls    bool
	Varies   bool // the same arguments may give different values
	Result   string
	Call     func(now time.Time, args []value.Value) (value.Value, error)
}

// ArgumentError is an argument that a function does not take; Kind and Detail
// are the TCK's names.
type ArgumentError struct{ Kind, Detail, Message string }

func (e *ArgumentError) Error() string { return e.Message }

func wrongType(name string, v value.Value, want string) error {
	return &ArgumentError{"TypeError", "InvalidArgumentType", fmt.Sprintf("%s() takes %s, not a %s", name, want, value.TypeName(v))}
}

func wrongValue(format string, args ...any) error {
	return &ArgumentError{"ArgumentError", "InvalidArgumentValue", fmt.Sprintf(format, args...)}
}

// Apply calls the function as expressions do.
func (f *Function) Apply(now time.Time, args []value.Value) (value.Value, error) {
	if !f.Nulls {
		for _, a := range args {
			if a == nil {
				return nil, nil
			}
		}
	}
	return f.Call(now, args)
}

// Lookup finds a function by its name in any case.
func Lookup(name string) *Function { return table[strings.ToLower(name)] }

// Names lists the functions as they are usually written.
func Names() []string {
	var names []string
	for _, f := range table {
		names = append(names, f.Name)
	}
	return names
}

var table = index(stringFunctions(), mathFunctions(), listFunctions(), conversions(), temporalFunctions())

func index(groups ...[]*Function) map[string]*Function {
	t := map[string]*Function{}
	for _, group := range groups {
		for _, f := range group {
			t[strings.ToLower(f.Name)] = f
		}
	}
	return t
}
