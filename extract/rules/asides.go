package rules

import "slices"

// cutSayings takes out of what somebody says a saying of the same speaker that goes
// on behind it: "threatened to leave, saying that …", "denied the raid, adding that
// …" are two sayings, neither within the other.
func (d *draft) cutSayings() {
	for _, r := range d.reports {
		c := r.clause
		if c != nil && r.construction == "reporting aside" {
			d.cutBehindColon(r)
		}
		if c == nil || c.form != verbal || r.source.head < 0 || c.t.Tokens[c.head].XPOS != "VBG" || !c.t.is(c.head, "advcl") {
			continue
		}
		first, last := c.t.first[c.head], c.t.last[c.head]
		if first == 0 || c.t.Tokens[first].Form != "," && c.t.Tokens[first-1].Form != "," {
			continue
		}
		for _, o := range d.reports {
			if o != r && o.t == r.t && o.source == r.source && o.covers(r.t, r.at) && o.at < first && !(r.covers(o.t, o.at)) {
				o.cutOut(r.t, first, last)
			}
		}
	}
}

// sayingRepairs are the mistakes of the parser about who says what.
var sayingRepairs = []repair{
	{hungIntent, completeIntent}, {asideInside, giveFarSubject}, {relativeThat, introduceClause}, {neitherNor, rootVerb},
	{relativeSwallow, rootVerb}, {asyndeton, joinHeadline}, {frontedContent, raiseContent}, {withSaying, giveSaying},
	{quotedVerdict, raiseQuoted}, {pluralCompound, splitPlural}, {adverbVerdict, completeVerdict}, {assertionThat, relateThat},
	{asideConjunct, joinContent}, {hungTag, tagSources}, {calledFor, raiseCalled}, {trailingVerdict, raiseTrailing}, {itProves, giveProof}, {asideOnSubject, freeAside},
	{laterSaying, raiseLater}, {strayCharge, appose}, {wrongdoingNoun, makeNoun}, {participleVerdict, splitParticiple},
	{looseVerdict, tieVerdict}, {thatRelative, relate},
	{hungQuestion, raiseContent}, {perfectHave, raisePerfect},
}

var allRepairs = slices.Concat(repairs, sayingRepairs)

// cutBehindColon takes an aside with what it comments on out of a saying that ends
// before a colon: "stressed that it was not so: Chad, he said, had done it".
func (d *draft) cutBehindColon(r *report) {
	first, last := len(r.t.Tokens), -1
	for _, p := range r.content {
		if p.t != r.t {
			return
		}
		first, last = min(first, p.first), max(last, p.last)
	}
	for first < last && r.t.pos(first, "PUNCT") {
		first++
	}
	if first < 2 || r.t.Tokens[first-1].Form != ":" && r.t.Tokens[first-1].Form != ";" {
		return
	}
	for _, o := range d.reports {
		if o != r && o.t == r.t && o.covers(r.t, r.at) && o.at < first {
			o.cutOut(r.t, first, max(last, r.at))
		}
	}
}
