package ast

// Expr is an expression.
type Expr interface{ At() Pos }

// The expressions.
type (
	// Literal is null, a boolean, number or string.
	Literal struct {
		Pos
		Value any
	}
	// Parameter is $name.
	Parameter struct {
		Pos
		Name string
	}
	// Variable is a name bound by a pattern, UNWIND, WITH or comprehension.
	Variable struct {
		Pos
		Name string
	}
	// Property is expr.key.
	Property struct {
		Pos
		Of  Expr
		Key string
	}
	// HasLabels is expr:Label:Label.
	HasLabels struct {
		Pos
		Of     Expr
		Labels []string
	}
	// Index is expr[index].
	Index struct {
		Pos
		Of, Index Expr
	}
	// Slice is expr[from..to].
	Slice struct {
		Pos
		Of, From, To Expr
	}
	// ListLiteral is […].
	ListLiteral struct {
		Pos
		Items []Expr
	}
	// MapLiteral is {key: expr, …}.
	MapLiteral struct {
		Pos
		Keys   []string
		Values []Expr
	}
	// MapProjection is v {.key, key: expr, .*, v}.
	MapProjection struct {
		Pos
		Of    *Variable
		All   bool
		Items []MapItem
	}
	// MapItem is one entry of a MapProjection; Value nil means the property Key.
	MapItem struct {
		Key   string
		Value Expr
	}
	// Logic is an n-ary AND, OR or XOR.
	Logic struct {
		Pos
		Op   string
		Args []Expr
	}
	// Unary is NOT, - or +.
	Unary struct {
		Pos
		Op  string
		Arg Expr
	}
	// Binary is arithmetic, a string predicate, =~ or IN.
	Binary struct {
		Pos
		Op          string
		Left, Right Expr
	}
	// Comparison is a chain a < b <= c, meaning a < b AND b <= c.
	Comparison struct {
		Pos
		First Expr
		Ops   []string
		Rest  []Expr
	}
	// IsNull is IS NULL or IS NOT NULL.
	IsNull struct {
		Pos
		Of  Expr
		Not bool
	}
	// Call is a function call; count(*) has Star.
	FunctionCall struct {
		Pos
		Name           string
		Distinct, Star bool
		Args           []Expr
	}
	// Case is CASE; Of is nil in the general form.
	Case struct {
		Pos
		Of         Expr
		When, Then []Expr
		Else       Expr
	}
	// ListComprehension is [v IN list WHERE … | …].
	ListComprehension struct {
		Pos
		Var             *Variable
		List, Where, To Expr
	}
	// PatternComprehension is [p = (a)-->(b) WHERE … | …].
	PatternComprehension struct {
		Pos
		Path      *Path
		Where, To Expr
	}
	// Quantifier is all, any, none or single(v IN list WHERE …).
	Quantifier struct {
		Pos
		Kind        string
		Var         *Variable
		List, Where Expr
	}
	// Reduce is reduce(acc = init, v IN list | expr).
	Reduce struct {
		Pos
		Acc        *Variable
		Init       Expr
		Var        *Variable
		List, Expr Expr
	}
	// PatternPredicate is a pattern used as a condition.
	PatternPredicate struct {
		Pos
		Path *Path
	}
	// Subquery is EXISTS {…} or COUNT {…}, with either a pattern or a query.
	Subquery struct {
		Pos
		Count   bool
		Pattern []*Path
		Where   Expr
		Query   *Query
	}
)
