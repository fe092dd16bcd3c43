package copies

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Substitution says that a spun copy wrote To where the original has From.
type Substitution struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Count int    `json:"count"`
}

// Substitutions lists what the copy exchanged, the most frequent first. The
// texts' letter case is kept only in names. A word exchanged before a word that
// was kept is told with it: "war crimes" → "warfare crimes".
func Substitutions(original, copied *Text) []Substitution {
	counts := map[[2]string]int{}
	for _, p := range align(original, copied) {
		for _, e := range exchanges(original.in(p.a), copied.in(p.b)) {
			if e.content() > 0 {
				from, to := e.phrases()
				counts[[2]string{from, to}]++
			}
		}
	}
	list := make([]Substitution, 0, len(counts))
	for k, n := range counts {
		list = append(list, Substitution{k[0], k[1], n})
	}
	slices.SortFunc(list, func(a, b Substitution) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return list
}

// exchange is a run of words of one sentence that stands for a run of its
// counterpart, and the word after both where it is the same.
type exchange struct {
	from, to []word
	next     *word
}

// mostExchanged is the longest run that counts as an exchange of words; longer
// ones are rewritten passages.
const mostExchanged = 6

// exchanges lists the runs in which two counterparts differ, words for words;
// what was only added or left out is not among them. Runs of one length are
// told word by word.
func exchanges(a, b []word) []exchange {
	var found []exchange
	i, j := 0, 0
	flush := func(toI, toJ int) {
		from, to := a[i:toI], b[j:toJ]
		if len(from) == 0 || len(to) == 0 || len(from) > mostExchanged || len(to) > mostExchanged {
			return
		}
		var next *word
		if toI < len(a) && !a[toI].broken && !b[toJ].broken {
			next = &a[toI]
		}
		found = append(found, parts(from, to, next)...)
	}
	for _, s := range steps(a, b) {
		flush(s[0], s[1])
		i, j = s[0]+1, s[1]+1
	}
	flush(len(a), len(b))
	return found
}

// parts splits an exchange at punctuation that both sides have, and pairs off
// words: all where both have as many, else content words from the end on, so
// that "never said" and "by no means mentioned" become two.
func parts(from, to []word, next *word) []exchange {
	x, y := clauses(from), clauses(to)
	if len(x) != len(y) {
		x, y = [][]word{from}, [][]word{to}
	}
	var found []exchange
	for k := range x {
		from, to := x[k], y[k]
		var after *word
		if k == len(x)-1 {
			after = next
		}
		same := len(from) == len(to)
		for len(from) > 1 && len(to) > 1 && (same || !isGrammar(&from[len(from)-1]) && !isGrammar(&to[len(to)-1])) {
			i, j := len(from)-1, len(to)-1
			found = append(found, exchange{from[i:], to[j:], after})
			from, to, after = from[:i], to[:j], nil
		}
		found = append(found, exchange{from, to, after})
	}
	return found
}

// clauses splits words before each that follows punctuation.
func clauses(words []word) [][]word {
	var list [][]word
	begin := 0
	for i := 1; i < len(words); i++ {
		if words[i].broken {
			list, begin = append(list, words[begin:i]), i
		}
	}
	return append(list, words[begin:])
}

// steps gives the positions of the longest common subsequence.
func steps(a, b []word) [][2]int {
	width := len(b) + 1
	length := make([]int, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].hash == b[j].hash {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var at [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash == b[j].hash:
			at = append(at, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return at
}

// content counts the content words exchanged: no numbers, no words of grammar,
// no mere change of spelling such as glued words.
func (e *exchange) content() (n int) {
	for i := range e.from {
		if !e.from[i].number && !isGrammar(&e.from[i]) {
			n++
		}
	}
	if n == 0 || glued(e.from, e.to) || slices.ContainsFunc(e.to, func(w word) bool { return w.number }) {
		return 0
	}
	return n
}

// grammar lists the words of English grammar: articles, prepositions,
// conjunctions, pronouns, auxiliaries. In other languages every word counts as
// content.
var grammar = wordSet(`a an the this that these those some any no each every all both either neither such
of to in on at by for from with without into onto over under about after before between among during until since against
through within upon toward towards as than like per via and or but nor so yet if because although though while when where
whether which who whom whose what how there here it its he him his she her they them their we us our you your i me my
is are was were be been being am has have had having do does did will would shall should can could may might must not
also just only even too very more most much many other own same then now up down out off again`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

func isGrammar(w *word) bool { return grammar[plainForm(w.form)] }

// glued reports whether two runs differ only in their spaces, or in a word of
// grammar glued to one: "members" and "membersof".
func glued(a, b []word) bool {
	x, y := joined(a), joined(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	before, isSuffix := strings.CutSuffix(y, x)
	after, isPrefix := strings.CutPrefix(y, x)
	return x == y || isPrefix && grammar[after] || isSuffix && grammar[before]
}

func joined(words []word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(plainForm(words[i].form))
	}
	return b.String()
}

// phrases tells the two sides for people, without words of grammar that were
// left in place or glued to the word before them.
func (e *exchange) phrases() (from, to string) {
	f, t, next := e.from, e.to, e.next
	from, to = phrase(f), phrase(t)
	if last := &f[len(f)-1]; len(f) > len(t) && isGrammar(last) && strings.HasSuffix(to, plainForm(last.form)) {
		from, to, next = phrase(f[:len(f)-1]), strings.TrimSpace(strings.TrimSuffix(to, plainForm(last.form))), nil
	}
	if next != nil && !next.anchor() && !isGrammar(next) && startsLower(next.form) {
		from, to = from+" "+next.form, to+" "+next.form
	}
	return from, to
}

func phrase(words []word) string {
	var forms []string
	for i := range words {
		form := words[i].form
		if !words[i].name {
			form = strings.ToLower(form)
		}
		forms = append(forms, form)
	}
	return strings.Join(forms, " ")
}

func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}
