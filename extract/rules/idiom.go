package rules

import "claimgraph/extract/rules/frames"

// idiom joins a verb and a bare noun that mean one thing, and takes what the noun's
// preposition adds as the object: "took advantage of the truce". Frames that know
// the words by a type keep them apart.
func (c *clause) idiom() {
	o := c.object()
	if c.form != verbal || c.passive || o < c.head || c.t.child(o, "det", "nmod:poss") >= 0 {
		return
	}
	prep, known := idioms[c.verb+" "+c.t.lower[o]]
	if !known || c.frame.Type != "" && prep != "" {
		return
	}
	if prep == "" {
		c.frame, c.framed = frames.Frame{}, false // "take place" is no taking
	}
	at := c.oblique(prep)
	for _, k := range c.t.children(o, "nmod") {
		if at < 0 && k > o && prep != "" && c.t.preposition(k) == prep {
			at = k
		}
	}
	for _, l := range c.loose {
		if at < 0 && l.prep == prep && !l.verb {
			at = l.head
		}
	}
	if prep != "" && at < o {
		return
	}
	c.lemma += " " + c.t.lower[o]
	c.frame.Name = c.lemma
	c.words, c.objects = append(c.words, o), nil
	if at >= 0 {
		c.objects = []int{at}
	}
	c.fire("idiom")
}

// idioms are verbs with a bare noun, and the preposition of their object; empty for
// those that take none.
var idioms = map[string]string{
	"take advantage": "of", "take note": "of", "take part": "in", "take care": "of", "take account": "of", "take charge": "of",
	"take command": "of", "take possession": "of", "take heart": "from", "take refuge": "in", "take shelter": "in", "take place": "",
	"take effect": "", "take shape": "", "take root": "", "take precedence": "over", "take stock": "of", "take pride": "in",
	"make use": "of", "make mention": "of", "make room": "for", "make sense": "of", "make fun": "of", "make progress": "on",
	"pay attention": "to", "pay heed": "to", "lose sight": "of", "lose track": "of", "lose touch": "with", "lose faith": "in",
	"play host": "to", "put pressure": "on", "give rise": "to", "give birth": "to", "give way": "to", "set foot": "in", "catch sight": "of",
	"keep track": "of", "keep pace": "with", "keep watch": "over", "find fault": "with", "do harm": "to", "do damage": "to",
	"do justice": "to", "bear witness": "to", "gain access": "to", "have access": "to", "have control": "of", "come face": "to", "run risk": "of",
}
