package when

import (
	"testing"
	"time"

	"claimgraph/extract/nlp"
)

// Which verb of a parsed sentence a date belongs to: the sentences are of
// Friday, 22 March 2024; want is the day or the stretch, "" for none.
func TestAttachNews(t *testing.T) {
	published := time.Date(2024, 3, 22, 0, 0, 0, 0, time.UTC)
	engine, err := nlp.New(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sentence, verb, want string }{
		// what is said or done in, at or after an event of that day
		{"The president said in a statement on Tuesday that he would resign.", "said", "2024-03-19"},
		{"In a televised address on Sunday, the president announced a state of emergency.", "announced", "2024-03-17"},
		{"He was killed in a clash with soldiers on Tuesday.", "killed", "2024-03-19"},
		{"After an emergency meeting on Tuesday the cabinet accused Ethiopia of lying.", "accused", "2024-03-19"},
		{"The council condemned the attack of Tuesday.", "condemned", ""},
		{"Germany condemned Saturday's attack on the refinery.", "condemned", ""},
		{"A report released on Tuesday noted that prices had risen.", "noted", "2024-03-19"},
		{"The president said in an interview published on Sunday that he would resign.", "said", "2024-03-17"},
		{"\"No part of it was sold,\" said agency officials in a statement on Sunday.", "said", "2024-03-17"},
		{"The police arrested the author of a report published on Sunday.", "arrested", ""},
		// a distance from the clause before
		{"Police on Tuesday arrested the leader, two days after he called for protests.", "called", "2024-03-17"},
		{"Australia cancelled his visa on Tuesday, a week after a judge reinstated it.", "reinstated", "2024-03-12"},
		{"The army withdrew on Tuesday, a day before the rebels entered the town.", "entered", "2024-03-20"},
		{"India expelled a diplomat on Tuesday, hours after Ottawa ordered an envoy to leave.", "ordered", ""},
		{"The attack came a week after gunmen killed 20 miners.", "killed", ""},
		// an event noun with its verb and its clauses
		{"The earthquake on Monday destroyed more than 4,000 homes.", "destroyed", "2024-03-18"},
		{"Friday's bombing, which killed 32 people, was claimed by a militia.", "killed", "2024-03-22"},
		{"Monday's bombing, which killed 32 people, was claimed by a militia.", "claimed", ""},
		{"The parliament ratified the accession on Monday.", "ratified", "2024-03-18"},
		{"The blast, which took place on Sunday, injured seven workers.", "injured", "2024-03-17"},
		{"The border was closed on Sunday after a clash on Saturday in which two soldiers were killed.", "killed", "2024-03-16"},
		// a date before what is reported
		{"So far this year, 1,200 migrants have drowned in the Mediterranean, the agency said.", "drowned", "2024-01-01..2024-12-31"},
		{"So far this year, 1,200 migrants have drowned in the Mediterranean, the agency said.", "said", ""},
		{"In a statement on Tuesday, the agency said 1,200 migrants had drowned.", "said", "2024-03-19"},
		// coordination
		{"Police fired at students on Thursday and detained 60 of them.", "detained", "2024-03-21"},
		{"Police fired at students on Thursday and detained 60 of them on Friday.", "detained", "2024-03-22"},
		{"On Monday the rebels took Goma and the army fled.", "fled", "2024-03-18"},
		{"Iran fired missiles at Israel on Monday, and Israel vowed to respond.", "vowed", ""},
		// participles and clauses with "when"
		{"On Monday, rebels seized the town, killing nine soldiers.", "killing", "2024-03-18"},
		{"Speaking in Jakarta on Wednesday, the minister urged the generals to release the prisoners.", "urged", "2024-03-20"},
		{"Abiy alarmed the region in October when he described the sea as vital.", "described", "2023-10-01..2023-10-31"},
		{"He was charged with taking bribes in 2019.", "taking", "2019-01-01..2019-12-31"},
		{"He was charged with taking bribes in 2019.", "charged", ""},
		// infinitives: what somebody begins happens then, what he promises does not
		{"The troops began to withdraw on Monday.", "withdraw", "2024-03-18"},
		{"On Monday the minister promised to resign.", "resign", ""},
		// since, now and soon
		{"The army has killed thousands of civilians since the coup of February 1.", "killed", "2024-02-01.."},
		{"The total rate now stood at 145 percent.", "stood", ""},
	} {
		doc := engine.Analyse(c.sentence)
		exprs := New().Find(doc, published)
		got := ""
		for i := range doc.Sentences {
			s := &doc.Sentences[i]
			for j := range s.Tokens {
				if s.Tokens[j].Form != c.verb {
					continue
				}
				if e := Attach(s, exprs, j); e != nil {
					got = e.Interval.From
					if e.Interval.To != got {
						got += ".." + e.Interval.To
					}
				}
			}
		}
		if got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.verb, c.sentence, got, c.want)
		}
	}
}
