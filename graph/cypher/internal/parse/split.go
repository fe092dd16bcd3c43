package parse

import "strings"

// Split cuts a script into its statements at semicolons outside strings, names
// and comments; rest is what stands after the last, a statement not ended yet.
// Text that cannot be read as tokens is left in one piece.
func Split(script string) (statements []string, rest string) {
	l := &lexer{src: script}
	start := 0
	for {
		t, err := l.next()
		if err != nil || t.kind == end {
			break
		}
		if t.is(";") {
			if s := strings.TrimSpace(script[start:t.at]); s != "" {
				statements = append(statements, s)
			}
			start = int(t.end)
		}
	}
	return statements, strings.TrimSpace(script[start:])
}
