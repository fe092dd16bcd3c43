package rules

// sense is the token that tells what a phrase means: of "dozens of artefacts",
// "a team of experts" and "$5 million in aid" not the measure but what is measured.
func (t *tree) sense(head int) int {
	for range 3 {
		of := "of"
		if money[t.lower[head]] {
			of = "in"
		} else if !measures[t.lower[head]] && !(t.pos(head, "NUM") && t.counting(head)) {
			return head
		}
		next := -1
		for _, k := range t.children(head, "nmod") {
			if k > head && (t.preposition(k) == of || t.preposition(k) == "of") && t.nominal(k) {
				next = k
				break
			}
		}
		if next < 0 {
			return head
		}
		head = next
	}
	return head
}

// money counts what it buys: "$5 million in aid".
var money = set("$ € £ ¥ dollar euro pound yen million billion trillion")

// measures are nouns that count or gather what their "of"-phrase names.
var measures = set(`dozen score hundred thousand million billion number lot couple pair handful bunch group set series
	range variety team crowd string spate wave flurry host array batch pack piece bit slice part portion share majority
	minority half third quarter rest remainder kind sort type form amount quantity deal total sum ton tonne package
	load shipment round level degree act member one some many most % percent several few all both each any`)
