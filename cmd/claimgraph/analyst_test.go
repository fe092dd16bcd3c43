package main

import (
	"strings"
	"testing"
)

// analystQuestion is one question asked in four ways, with what the articles
// say. A fact is the number of the article and words that the claim must hold.
// The facts were written by reading the articles, not from the program's answers.
type analystQuestion struct {
	name   string
	cli    []string
	http   string
	tool   string
	args   map[string]any
	cypher string // its first column holds claim ids
	// cypherFacts are looked for in openCypher's answer where the language can
	// ask for the claims but not for what the question computes from them.
	cypherFacts []string

	facts  []string // must be there
	missed []string // in the articles, known not to be found
	never  []string // must not be there
	says   string   // in the tool's answer, where it cites no claims
	list   bool     // the answer is a list of claims
	more   bool     // the tool cites claims beside those of the answer
	check  func(t *testing.T, h *house, cli any)
}

func analystQuestions() []analystQuestion {
	return []analystQuestion{
		{
			name: "who accused Russia of war crimes before April 2022",
			cli:  words("claims --type ACCUSE --object Russia --level country --topic war_crimes --topic war_crime --as-of 2022-03-31"),
			http: "claims?type=ACCUSE&object=Russia&level=country&topic=war+crimes&topic=war+crime&as-of=2022-03-31&limit=1000",
			tool: "search_claims", list: true,
			args:   map[string]any{"type": "ACCUSE", "object": "Russia", "level": "country", "topic": "war crimes,war crime", "as_of": "2022-03-31", "limit": 100},
			cypher: `AS OF date('2022-03-31') MATCH (c:Claim {type: 'ACCUSE'})-[:OBJECT]->(o {country: 'RUS'}) WHERE toLower(c.about) CONTAINS 'war crim' RETURN c.id`,
			facts: []string{
				"013 | Joe Biden | ACCUSE | Vladimir Putin | war crim", // "war criminal", 16 March
				"014 | United States | ACCUSE | Russia | war crimes",   // John Kirby, 21 March
				"015 | United States | ACCUSE | Russia | war crimes",   // Antony Blinken, 23 March
			},
			missed: []string{
				"006 | Josep Borrell | ACCUSE",  // called the shelling of the hospital a war crime
				"011 | Dmytro Kuleba | ACCUSE",  // called the attack on the theatre a war crime
				"013 | Antony Blinken | ACCUSE", // personally agreed
			},
			never: []string{"025", "052", "084 | Joe Biden"},
		},
		{
			name: "which accusations did Russia deny, and after how long",
			cli:  words("conflicts --entity Russia --level country --during 2022-03-09..2022-03-18"),
			http: "conflicts?entity=Russia&level=country&during=2022-03-09..2022-03-18",
			tool: "conflicts", args: map[string]any{"entity": "Russia", "level": "country", "during": "2022-03-09..2022-03-18"},
			cypher:      `DURING date('2022-03-09') TO date('2022-03-18') MATCH (d:Claim {type: 'DENY'})-[:SUBJECT]->(s {country: 'RUS'}) RETURN d.id`,
			cypherFacts: []string{"011 | Russia | DENY | theatre", "007 | Ministry of Defence of Russia | DENY | hospital"},
			facts: []string{
				"011 | Russia | DENY | bomb | theatre", // accused and denied of the attack of 16 March, told on the 17th
				"006 | DENY | building",                // the hospital: hours later
			},
			check: func(t *testing.T, _ *house, cli any) {
				days := map[string]float64{}
				for _, c := range field(cli, "conflicts").([]any) {
					if after, ok := field(c, "after_days").(float64); ok && holder(field(c, "denied"), "Russia") {
						days[asText(c)] = after
					}
				}
				if !someOf(days, "theatre", 0, 2) { // 16 March; denied "on the day of the attack"
					t.Errorf("the theatre was denied within two days; found %v", days)
				}
				if !someOf(days, "building", 0, 2) { // 9 and 10 March
					t.Errorf("the hospital was denied within two days; found %v", days)
				}
			},
		},
		{
			name: "the ICC and Ukraine",
			cli:  words("thread --entity org/icc --during 2022-03..2023-03"),
			http: "thread?entity=org/icc&during=2022-03..2023-03",
			tool: "thread", args: map[string]any{"entity": "org/icc", "during": "2022-03..2023-03", "limit": 100}, list: true,
			cypher:      `DURING date('2022-03-01') TO date('2023-03-31') MATCH (c:Claim)-[:SUBJECT|OBJECT|ABOUT|HOLDER]->({id: 'org/icc'}) RETURN DISTINCT c.id`,
			cypherFacts: []string{"015 | International Criminal Court | INVESTIGATE", "052 | International Criminal Court | ACCUSE | Putin"},
			facts: []string{
				"015 | International Criminal Court | INVESTIGATE | Ukraine", // "opened an investigation … on March 2"
				"052 | International Criminal Court | ACCUSE | Putin",        // the warrant of 17 March 2023
			},
			missed: []string{"052 | International Criminal Court | CHARGE | Lvova-Belova", "052 | Kremlin | DENY"},
			never:  []string{"073", "087"},
		},
		{
			name: "how many independent sources a claim has",
			// The ambassador's accusation stands in a report and in its syndicated
			// copy: two articles, one source.
			cli:  []string{"corroborate", "@003 | Sergiy Kyslytsya (Sergiy Kyslytsya) · accuse | Russia"},
			http: "corroborate?claim=@003 | Sergiy Kyslytsya (Sergiy Kyslytsya) · accuse | Russia",
			tool: "corroborate", args: map[string]any{"claim": "@003 | Sergiy Kyslytsya (Sergiy Kyslytsya) · accuse | Russia"},
			cypher:      `MATCH (c:Claim {type: 'ACCUSE'})-[:SUBJECT]->({name: 'Sergiy Kyslytsya'}), (c)-[:IN]->(a:Article) WHERE a.id STARTS WITH '00' OPTIONAL MATCH (a)-[:COPY_OF]->(o) RETURN c.id, coalesce(o.id, a.id) AS original`,
			cypherFacts: []string{"003 | Kyslytsya", "004 | Kyslytsya"},
			facts:       []string{"003 | Kyslytsya", "004 | Kyslytsya"},
			check: func(t *testing.T, _ *house, cli any) {
				sources := field(cli, "sources").([]any)
				if len(sources) != 1 || len(field(sources[0], "articles").([]any)) != 2 {
					t.Errorf("%s; want one source in two articles", asText(sources))
				}
			},
		},
		{
			name: "is this document spun, and from what",
			cli:  words("copies 084-blinken-warfare-crimes"),
			http: "copies?article=084-blinken-warfare-crimes",
			tool: "copies", args: map[string]any{"article": "084-blinken-warfare-crimes"}, says: "015-blinken-war-crimes-determination",
			check: func(t *testing.T, h *house, cli any) {
				rows := cli.([]any)
				if len(rows) != 1 || field(rows[0], "kind") != "spun" || field(rows[0], "copy_of") != "015-blinken-war-crimes-determination" {
					t.Fatalf("%s", asText(cli))
				}
				for _, word := range []string{"said", "mentioned", "ambassador", "envoy"} { // exchanged, as the two texts show
					if !strings.Contains(asText(rows[0]), word) {
						t.Errorf("the exchange of %q is not told", word)
					}
				}
			},
		},
		{
			name: "who was the US secretary of state on 23 March 2022",
			cli:  []string{"who", "US secretary of state", "--on", "2022-03-23"},
			http: "who?title=US+secretary+of+state&on=2022-03-23",
			tool: "who_held", args: map[string]any{"title": "US secretary of state", "on": "2022-03-23"}, says: "person/antony-blinken",
			check: func(t *testing.T, _ *house, cli any) {
				if field(cli, "entity") != "person/antony-blinken" || field(cli, "from") != "2021-01-26" {
					t.Errorf("%s", asText(cli))
				}
			},
		},
		{
			name: "how the United States and Russia stood to each other, by week",
			cli:  words("stance USA RUS --by week --level country --during 2022-03"),
			http: "stance?a=USA&b=RUS&by=week&level=country&during=2022-03",
			tool: "stance", args: map[string]any{"a": "USA", "b": "RUS", "by": "week", "level": "country", "during": "2022-03"},
			cypher:      `DURING date('2022-03-01') TO date('2022-03-31') MATCH (a {country: 'USA'})-[c]-(b {country: 'RUS'}) WHERE c.id IS NOT NULL RETURN DISTINCT c.id`,
			cypherFacts: []string{"008 | Russia | ACCUSE | United States", "015 | United States | ACCUSE | Russia", "009 | Russia | SANCTION"},
			facts:       []string{"008 | Russia | ACCUSE | United States", "015 | United States | ACCUSE | Russia", "009 | Russia | SANCTION | Biden"},
			check: func(t *testing.T, _ *house, cli any) {
				score := map[string]float64{}
				for _, p := range field(cli, "points").([]any) {
					score[field(p, "from").(string)] = field(p, "score").(float64)
				}
				for _, week := range []string{"2022-03-07", "2022-03-14", "2022-03-21"} { // laboratories, sanctions, the determination
					if score[week] >= 0 {
						t.Errorf("the week of %s scores %g; want conflict", week, score[week])
					}
				}
				if score["2022-03-21"] >= score["2022-03-07"] {
					t.Errorf("%v; want the week of the determination worse than that of the laboratories", score)
				}
			},
		},
		{
			name: "who accuses whom in March 2022",
			cli:  words("stance --level country --during 2022-03"),
			http: "stance?level=country&during=2022-03",
			tool: "stance", args: map[string]any{"level": "country", "during": "2022-03", "limit": 100},
			cypher:      `DURING date('2022-03-01') TO date('2022-03-31') MATCH (c:Claim {type: 'ACCUSE'})-[:SUBJECT]->(s:Entity), (c)-[:OBJECT]->(o:Entity) RETURN c.id`,
			cypherFacts: []string{"006 | Zelensk | ACCUSE | Russia", "008 | Russia | ACCUSE | United States"},
			facts: []string{
				"003 | Kyslytsya | ACCUSE | Russia", "006 | Zelensk | ACCUSE | Russia | genocide", "011 | Ukraine | ACCUSE | Russia",
				"008 | Russia | ACCUSE | United States", "008 | Thomas-Greenfield | ACCUSE | Russia", "015 | Antonov | ACCUSE",
			},
			check: func(t *testing.T, _ *house, cli any) {
				for _, pair := range [][2]string{{"Ukraine", "Russia"}, {"United States", "Russia"}, {"Russia", "United States"}, {"Russia", "Ukraine"}} {
					if cell(cli, pair[0], pair[1]) == 0 {
						t.Errorf("%s does not accuse %s", pair[0], pair[1])
					}
				}
				if cell(cli, "Ukraine", "Russia") <= cell(cli, "Russia", "Ukraine") {
					t.Error("Ukraine accuses Russia more often than the other way round")
				}
			},
		},
		{
			name: "what was known on 24 March about 16 March",
			cli:  words("claims --during 2022-03-16 --as-of 2022-03-24"),
			http: "claims?during=2022-03-16&as-of=2022-03-24&limit=1000",
			tool: "search_claims", args: map[string]any{"during": "2022-03-16", "as_of": "2022-03-24", "limit": 100}, list: true,
			cypher: `AS OF date('2022-03-24') DURING date('2022-03-16') TO date('2022-03-16') MATCH (c:Claim) RETURN c.id`,
			facts: []string{
				"010 | International Court of Justice | Russia", // ordered on Wednesday
				"011 | Russia | bomb | theatre",                 // on Wednesday
				"013 | Biden | Ukraine | $800 million",          // announced on Wednesday
			},
			missed: []string{"013 | Biden | ACCUSE | Putin"}, // on Wednesday, but dated by publication
			never:  []string{"021", "035", "049"},
		},
		{
			name: "what changed in the week of 21 March 2022",
			cli:  words("diff --from 2022-03-14..2022-03-20 --to 2022-03-21..2022-03-27 --level country"),
			http: "diff?from=2022-03-14..2022-03-20&to=2022-03-21..2022-03-27&level=country",
			tool: "diff", args: map[string]any{"from": "2022-03-14..2022-03-20", "to": "2022-03-21..2022-03-27", "level": "country"},
			facts: []string{
				"015 | United States | ACCUSE | Russia",    // the determination
				"018 | General Assembly | ACCUSE | Russia", // blamed Russia on Thursday
				"019 | G", // the G7's statement
			},
			missed: []string{"020 | Moon Jae-in | North Korea"}, // condemned the launch: an object, not the country
			never:  []string{"025", "034"},
			check: func(t *testing.T, _ *house, cli any) {
				if !strings.Contains(asText(field(cli, "changed")), `"subject":"country/USA"`) {
					t.Error("what the United States did to others has not changed")
				}
			},
		},
		{
			name: "contradictory assertions by holder",
			cli:  words("conflicts --level country --during 2022-03"),
			http: "conflicts?level=country&during=2022-03",
			tool: "conflicts", args: map[string]any{"level": "country", "during": "2022-03"},
			facts: []string{"011 | Russia | DENY | theatre", "008 | biological"},
			check: func(t *testing.T, _ *house, cli any) {
				theatre, weapons := false, false
				for _, c := range field(cli, "conflicts").([]any) {
					text := strings.ToLower(asText(c))
					asserted, denied := field(c, "asserted"), field(c, "denied")
					theatre = theatre || strings.Contains(text, "theatre") && holder(asserted, "Ukraine") && holder(denied, "Russia")
					weapons = weapons || strings.Contains(text, "biological") && holder(asserted, "Russia") && holder(denied, "United States")
				}
				if !theatre || !weapons {
					t.Errorf("the theatre (Ukraine against Russia): %t; biological weapons (Russia against the United States): %t", theatre, weapons)
				}
			},
		},
		{
			name: "formal findings and remarks",
			cli:  words("claims --type ACCUSE --object Russia --level country --topic war_crimes --topic war_crime --during 2022-03"),
			http: "claims?type=ACCUSE&object=Russia&level=country&topic=war+crimes&topic=war+crime&during=2022-03&limit=1000",
			tool: "search_claims", list: true,
			args:        map[string]any{"type": "ACCUSE", "object": "Russia", "level": "country", "topic": "war crimes,war crime", "during": "2022-03", "limit": 100},
			cypher:      `DURING date('2022-03-01') TO date('2022-03-31') MATCH (c:Claim {type: 'ACCUSE', formal: true})-[:OBJECT]->(o {country: 'RUS'}) WHERE toLower(c.about) CONTAINS 'war crim' RETURN c.id`,
			cypherFacts: []string{"015 | United States | formal"},
			facts:       []string{"013 | Biden", "014 | United States", "015 | United States | formal"},
			check: func(t *testing.T, _ *house, cli any) {
				for _, c := range cli.([]any) {
					formal, _ := field(c, "formal").(bool)
					switch article := field(c, "article").(string); {
					case strings.HasPrefix(article, "015") && !formal: // "formally determined"
						t.Errorf("the determination is told as a remark: %s", asText(c))
					case (strings.HasPrefix(article, "013") || strings.HasPrefix(article, "014")) && formal: // an answer to a reporter; a briefing
						t.Errorf("a remark is told as a finding: %s", asText(c))
					}
				}
			},
		},
		{
			name: "claims with one anonymous source",
			cli:  words("anonymous --during 2022-03"),
			http: "anonymous?during=2022-03",
			tool: "anonymous_claims", args: map[string]any{"during": "2022-03", "limit": 100}, list: true,
			facts: []string{"016 | Russia | lose | official", "011 | basement shelter | withstand | lawmaker"}, // "on condition of anonymity"
			never: []string{"by Antony Blinken", "001"},
		},
		{
			name: "a path in order of time within an interval",
			cli:  []string{"path", "European Union", "Ukraine", "--level", "country", "--during", "2022-03-15..2022-03-31"},
			http: "path?from=European+Union&to=Ukraine&level=country&during=2022-03-15..2022-03-31",
			tool: "path", args: map[string]any{"from": "European Union", "to": "Ukraine", "level": "country", "during": "2022-03-15..2022-03-31"}, list: true,
			cypher:      `DURING date('2022-03-15') TO date('2022-03-31') MATCH (a {id: 'org/eu'})-[x]->(b)-[y]->(c {id: 'country/UKR'}) WHERE x.occurred <= y.occurred OR x.published <= y.published RETURN x.id`,
			cypherFacts: []string{"009 | European Union | SANCTION | Russia"},
			facts:       []string{"009 | European Union | SANCTION | Russia"}, // 15 March; then what Russia did to Ukraine
			check: func(t *testing.T, h *house, cli any) {
				steps := field(cli, "steps").([]any)
				if len(steps) != 2 || !strings.Contains(asText(field(steps[0], "to")), "country/RUS") {
					t.Fatalf("%s; want the Union, Russia, Ukraine", asText(steps))
				}
				if first, second := field(steps[0], "claim", "published"), stepDay(steps[1]); second < first.(string) {
					t.Errorf("the second step, of %s, is before the first, of %s", second, first)
				}
			},
		},
		{
			name: "which claims cite a number, and do the numbers conflict",
			cli:  words("numbers --during 2022-02-24..2022-03-31"),
			http: "numbers?during=2022-02-24..2022-03-31",
			tool: "numbers", args: map[string]any{"during": "2022-02-24..2022-03-31", "limit": 100},
			cypher:      `DURING date('2022-02-24') TO date('2022-03-31') MATCH (c:Claim) WHERE c.quantity IS NOT NULL RETURN c.id`,
			cypherFacts: []string{"017 | 1,351", "016 | between 7,000 and 15,000"},
			facts:       []string{"017 | 1,351 Russian servicemen", "016 | between 7,000 and 15,000 Russian soldiers", "012 | 130 people", "003 | 141 votes"},
			check: func(t *testing.T, _ *house, cli any) {
				for _, n := range field(cli, "numbers").([]any) {
					text := asText(n)
					if strings.Contains(text, "1,351 Russian servicemen") && strings.Contains(text, "between 7,000 and 15,000") {
						if field(n, "conflict") != true {
							t.Error("Russia's figure of its dead and NATO's are not told to conflict")
						}
						return
					}
				}
				t.Error("Russia's figure of its dead and NATO's are not told as figures of one thing")
			},
		},
	}
}
