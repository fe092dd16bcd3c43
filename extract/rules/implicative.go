package rules

import "claimgraph/schema"

// implication is what a verb says of its infinitive, gerund or event-noun
// complement, after Karttunen's implicatives (1971) and Saurí's event selecting
// predicates (2008).
type implication struct {
	modality schema.Modality
	negative bool // the complement did not happen
	holds    bool // negating the verb leaves the complement's polarity alone
	noun     bool // applies to event nouns too
}

var (
	intends  = implication{modality: schema.Intended, holds: true}
	demands  = implication{modality: schema.Demanded, holds: true}
	prevents = implication{negative: true}
	averts   = implication{negative: true, noun: true}
	wonders  = implication{modality: schema.Asked, holds: true}
	alleges  = implication{modality: schema.Alleged, holds: true}
	plans    = implication{modality: schema.Intended, holds: true, noun: true}
	wants    = implication{modality: schema.Demanded, holds: true, noun: true}
	maybe    = implication{modality: schema.Possible, holds: true, noun: true}
	lets     = implication{modality: schema.Possible, noun: true}
)

// implications by lemma of the governing verb.
var implications = map[string]implication{
	"want": intends, "plan": plans, "intend": intends, "seek": plans, "aim": intends, "hope": intends, "try": intends,
	"attempt": intends, "agree": intends, "promise": plans, "vow": plans, "pledge": plans, "threaten": plans, "prepare": plans,
	"decide": intends, "offer": intends, "propose": plans, "consider": maybe, "wish": intends, "expect": plans, "mean": intends,
	"be": intends, "schedule": plans, "commit": {}, "move": intends, "work": intends, "push": intends, "vote": intends,
	"urge": demands, "order": demands, "ask": demands, "tell": demands, "call": demands, "call on": demands, "demand": wants,
	"request": wants, "require": wants, "press": demands, "appeal": demands, "pressure": demands, "instruct": demands,
	"command": demands, "advise": demands, "encourage": demands, "invite": demands, "warn": {modality: schema.Possible, holds: true},
	"beg": demands, "need": demands, "implore": demands, "direct": demands, "recommend": wants, "call for": wants,
	"fail": prevents, "refuse": prevents, "decline": prevents, "neglect": prevents, "avoid": averts, "stop": prevents,
	"cease": prevents, "prevent": averts, "forbid": prevents, "ban": prevents, "prohibit": prevents, "refrain": prevents,
	"abstain": prevents, "keep from": prevents, "avert": averts, "bar": prevents, "block": averts,
	"halt": prevents, "cancel": averts, "rule out": averts, "reject": {negative: true}, "hesitate": {modality: schema.Possible},
	"wonder": wonders, "accuse": alleges, "suspect": alleges, "blame": alleges, "allege": alleges, "claim": alleges,
	"believe": alleges, "think": alleges, "fear": maybe, "say": alleges, "report": alleges, "rumour": alleges, "rumor": alleges,
	"seem": maybe, "appear": maybe, "risk": maybe, "allow": lets, "permit": lets, "enable": lets, "let": lets, "be able": lets, "be unable": prevents,
}
