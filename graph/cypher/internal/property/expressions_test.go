package property

import (
	"context"
	"errors"
	"slices"
	"testing"

	"claimgraph/graph/cypher/internal/engine"
	"claimgraph/graph/cypher/internal/value"
)

// evaluate gives the one value that RETURN expression gives, as a literal.
func evaluate(expression string) string {
	q, err := engine.Parse("RETURN " + expression + " AS x")
	if err != nil {
		return "error: " + err.Error()
	}
	plan, err := engine.Compile(q, engine.Config{Graph: &Graph{}})
	if err != nil {
		return "error: " + err.Error()
	}
	out := "no row"
	err = plan.Run(context.Background(), engine.Settings{}, func(r []value.Value) bool {
		out = value.Literal(r[0])
		return true
	})
	if err != nil {
		return "error: " + err.Error()
	}
	return out
}

func TestExpressions(t *testing.T) {
	for _, test := range []struct{ expression, want string }{
		{"1 + 2 * 3 - 4 / 2", "5"}, {"7 % 4 + 2 ^ 3", "11.0"}, {"-2 ^ 2", "4.0"}, {"1 / 2", "0"}, {"1.0 / 2", "0.5"}, {"0x1F + 0o17", "46"},
		{"'a' + 1 + true", "error: + is not defined for a Boolean"}, {"[1] + 2 + [3, null]", "[1, 2, 3, null]"}, {"1 = 1.0", "true"}, {"[1, 2] = [1, 2.0]", "true"},
		{"null = null", "null"}, {"[1, null] = [1, 2]", "null"}, {"[1, null] = [2, 2]", "false"}, {"1 < 'a'", "null"}, {"1 < 2 < 3 >= 3", "true"}, {"'a' <> 1", "true"},
		{"true AND null", "null"}, {"false AND null", "false"}, {"true OR null", "true"}, {"true XOR null", "null"}, {"NOT null", "null"},
		{"3 IN [1, null, 3]", "true"}, {"2 IN [1, null, 3]", "null"}, {"2 IN []", "false"}, {"null IN []", "false"}, {"[1, 2, 3][-1]", "3"}, {"[1, 2, 3][5]", "null"}, {"[1, 2, 3, 4][1..-1]", "[2, 3]"},
		{"{a: {b: 7}}.a.b", "7"}, {"{a: 1}['a']", "1"}, {"{a: 1}.c", "null"}, {"keys({b: 1, a: 2})", "['a', 'b']"},
		{"'Kyiv' STARTS WITH 'Ky'", "true"}, {"'Kyiv' CONTAINS 'yi'", "true"}, {"'Kyiv' ENDS WITH 1", "null"}, {"'Kyiv' =~ 'K.*v'", "true"}, {"'Kyiv' =~ 'yi'", "false"},
		{"[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]"}, {"reduce(s = 0, x IN [1, 2, 3] | s + x)", "6"}, {"all(x IN [] WHERE x)", "true"}, {"any(x IN [null] WHERE x > 1)", "null"},
		{"single(x IN [1, 2] WHERE x = 1)", "true"}, {"none(x IN [1, 2] WHERE x = 3)", "true"}, {"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "'b'"}, {"CASE WHEN false THEN 1 END", "null"},
		{"coalesce(null, 2, 3)", "2"}, {"size('naïve')", "5"}, {"substring('hello', 1, 3)", "'ell'"}, {"split('a,b', ',')", "['a', 'b']"}, {"reverse('abc')", "'cba'"}, {"trim('  a ')", "'a'"},
		{"left('abc', 2) + right('abc', 1) + replace('aXa', 'X', 'b')", "'abcaba'"}, {"toInteger('12.7')", "12"}, {"toInteger('x')", "null"}, {"toFloat('1e2')", "100.0"}, {"toBoolean('TRUE')", "true"}, {"toString(1.0)", "'1.0'"},
		{"abs(-3)", "3"}, {"sign(-2.5)", "-1"}, {"round(2.5)", "3.0"}, {"round(-2.5)", "-2.0"}, {"floor(-1.5)", "-2.0"}, {"range(5, 1, -2)", "[5, 3, 1]"}, {"head([]) IS NULL", "true"}, {"tail([1, 2])", "[2]"},
		{"date('2022-03-23').week", "12"}, {"date('2022-W12-3')", "'2022-03-23'"}, {"date('2022-082')", "'2022-03-23'"}, {"date({year: 2024, month: 2, day: 29}) + duration('P1Y')", "'2025-02-28'"},
		{"date('2022-02-30')", "error: date(): cannot read \"2022-02-30\"; write it as in 2022-03-23"}, {"date('2022-03-23') > date('2022-03-22')", "true"}, {"duration.between(date('2022-03-16'), date('2022-04-02'))", "'P17D'"},
		{"duration.inMonths(date('2022-01-31'), date('2022-03-30')).months", "1"}, {"datetime('2022-03-27T01:30:00[Europe/Kyiv]') + duration('PT3H')", "'2022-03-27T05:30+03:00[Europe/Kyiv]'"},
		{"date.truncate('week', date('2022-03-23'))", "'2022-03-21'"}, {"datetime('2022-03-23T14:00:00+02:00') = datetime('2022-03-23T12:00:00Z')", "false"}, {"datetime('2022-03-23T14:00:00+02:00').epochSeconds", "1648036800"},
		{"localtime('14:30').minute", "30"}, {"duration('P1Y2M10DT2H30M') ", "'P1Y2M10DT2H30M'"}, {"duration({days: 1.5})", "'P1DT12H'"}, {"duration('PT36H').days", "0"},
		{"9223372036854775807 + 1", "error: integer overflow"}, {"1 / 0", "error: division by zero"}, {"1.0 / 0", "Inf"}, {"0.0 / 0 = 0.0 / 0", "false"},
	} {
		got := evaluate(test.expression)
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.expression, got, test.want)
		}
	}
}

// TestErrors: what is wrong is named as the TCK names it, before anything runs
// where that is possible.
func TestErrors(t *testing.T) {
	for _, test := range []struct{ query, kind, detail string }{
		{"MATCH (n) RETURN m", "SyntaxError", "UndefinedVariable"},
		{"MATCH (n)-[n]->() RETURN n", "SyntaxError", "VariableTypeConflict"},
		{"MATCH (a)-[r]->()-[r]->() RETURN r", "SyntaxError", "RelationshipUniquenessViolation"},
		{"MATCH p = (a), p = (b) RETURN p", "SyntaxError", "VariableAlreadyBound"},
		{"UNWIND [1] AS x UNWIND [2] AS x RETURN x", "SyntaxError", "VariableAlreadyBound"},
		{"RETURN 1 AS a, 2 AS a", "SyntaxError", "ColumnNameConflict"},
		{"WITH 1 + 1 RETURN 2", "SyntaxError", "NoExpressionAlias"},
		{"MATCH () RETURN *", "SyntaxError", "NoVariablesInScope"},
		{"MATCH (n) WHERE count(n) > 1 RETURN n", "SyntaxError", "InvalidAggregation"},
		{"RETURN count(count(1))", "SyntaxError", "NestedAggregation"},
		{"MATCH (n) RETURN n.a + count(n) AS x", "SyntaxError", "AmbiguousAggregationExpression"},
		{"RETURN 1 AS a UNION RETURN 2 AS b", "SyntaxError", "DifferentColumnsInUnion"},
		{"RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", "SyntaxError", "InvalidClauseComposition"},
		{"RETURN nonsense(1)", "SyntaxError", "UnknownFunction"},
		{"RETURN size(1, 2)", "SyntaxError", "InvalidNumberOfArguments"},
		{"RETURN NOT 1", "SyntaxError", "InvalidArgumentType"},
		{"MATCH (n) RETURN type(n)", "SyntaxError", "InvalidArgumentType"},
		{"MATCH (n) RETURN (n)-->() AS x", "SyntaxError", "UnexpectedSyntax"},
		{"MATCH (n $p) RETURN n", "SyntaxError", "InvalidParameterUse"},
		{"RETURN 1 LIMIT -1", "SyntaxError", "NegativeIntegerArgument"},
		{"MATCH (n) RETURN n LIMIT n.x", "SyntaxError", "NonConstantExpression"},
		{"RETURN 9223372036854775808", "SyntaxError", "IntegerOverflow"},
		{"RETURN 1e999", "SyntaxError", "FloatingPointOverflow"},
		{"RETURN 12abc", "SyntaxError", "InvalidNumberLiteral"},
		{"MATCH (a)-[*-1]->() RETURN a", "SyntaxError", "InvalidRelationshipPattern"},
		{"CALL no.such()", "ProcedureError", "ProcedureNotFound"},
		{"MERGE (a)", "ReadOnlyError", "WriteClause"},
		{"MATCH (a) DETACH DELETE a", "ReadOnlyError", "WriteClause"},
		{"CREATE INDEX x", "ReadOnlyError", "WriteClause"},
		{"LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x", "ReadOnlyError", "WriteClause"},
	} {
		q, err := engine.Parse(test.query)
		if err == nil {
			_, err = engine.Compile(q, engine.Config{Graph: &Graph{}})
		}
		var e *engine.Error
		if !errors.As(err, &e) || e.Kind != test.kind || e.Detail != test.detail {
			t.Errorf("%s: got %+v, want %s: %s", test.query, err, test.kind, test.detail)
		}
	}
}

// TestOrderOfAllValues: maps, nodes, relationships, lists, paths, times, strings,
// booleans, numbers, NaN, null.
func TestOrderOfAllValues(t *testing.T) {
	got := ask(&Graph{}, "UNWIND [null, 0.0/0.0, 1.5, 1, true, false, 'b', 'a', date('2022-01-01'), [2], [1, 2], [1], {a: 1}] AS x RETURN x ORDER BY x")
	want := []string{"{a: 1}", "1", "1, 2", "2", "'2022-01-01'", "'a'", "'b'", "false", "true", "1", "1.5", "NaN", "null"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
