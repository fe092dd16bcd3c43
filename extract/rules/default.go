package rules

// Construction fills roles of a clause from one construction of English. Fill
// returns whether the construction was met. It may read the clause's governor,
// whose roles are already filled.
type Construction struct {
	Name string
	fill func(c *clause) bool
}

// Default lists the constructions in the order in which they are tried: the
// clause's own dependants first, then what it shares with other clauses.
func Default() []Construction {
	return []Construction{
		{"particle verb", particleVerb},
		{"prepositional argument", prepositional},
		{"active", active},
		{"passive", passive},
		{"ditransitive", ditransitive},
		{"copular", copula},
		{"nominalisation", nominalisation},
		{"complement clause", complementClause},
		{"relative clause", relativeClause},
		{"participial clause", participialClause},
		{"control and raising", control},
		{"attended event", attendedEvent},
		{"coordination", coordination},
		{"adverbial clause", adverbialClause},
		{"headline", headline},
	}
}
