package copies

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"claimgraph/schema"
)

// The second evaluation has nothing from the first, on which the thresholds were
// set: other sources, other exchanges of words, other ways of editing. Nothing
// is set on it.

// otherWords are exchanges of words; what is not in them becomes one of stray.
var otherWords = readSynonyms(`
said remarked|stated; told informed|notified; people persons|individuals; killed murdered|slaughtered; carrying transporting|conveying;
passengers travellers|riders; warned cautioned|alerted; announced proclaimed|publicized; increase enhance|boost|growth; raised lifted|elevated;
price worth; prices costs; decision choice|verdict; expected anticipated; bank financial~institution; wages salaries|pay; shops outlets|retailers;
attacked assailed|raided; soldiers troopers|warriors; wounded harmed; victims sufferers|casualties; army military; market bazaar|marketplace;
governor administrator; agreement accord|settlement; water fluid; river stream; farmers cultivators|growers; engineers technicians; dispute quarrel|argument;
parliament legislature; treaty pact; signed inked|autographed; minister secretary; money cash|funds; bribes kickbacks|payoffs; judge magistrate; trial hearing|ordeal;
prison jail|penitentiary; lawyer attorney|solicitor; denied refuted|repudiated; campaign marketing~effort; earthquake tremor|quake; damaged broken|harmed;
houses homes|dwellings; bridge span; school faculty; hurt injured|wounded; officials functionaries|officers; mayor burgomaster; promised pledged|vowed;
night evening; captain skipper; ship vessel|boat; harbour port; closed shut; helicopters choppers; rescue salvage; vessel craft; searched scoured|looked;
begin start|commence; began commenced; ended concluded|finished; built constructed|erected; new brand~new|recent; old outdated|aged; large massive|huge;
first preliminary; last final; year 12~months; years decades; month 30~days; week seven~days; hours time; day daytime; house residence; group band|gang;
found discovered|situated; called referred~to~as|dubbed; asked requested|inquired; spoke talked; criticised slammed|lambasted; praised lauded|hailed;
good nice|great; former previous|erstwhile; against towards|in~opposition~to; became turned; known recognized; offered supplied|provided; sent despatched|shipped;
blamed accused; reported mentioned; according in~keeping; least minimum; most maximum; another one~more; further additional; remained stayed; seen noticed
`)

var stray = map[string][]string{
	"ing": strings.Fields("reckoning sheltering marking gauging tallying prompting lodging framing"),
	"ed":  strings.Fields("reckoned sheltered marked gauged tallied prompted lodged framed tendered"),
	"ly":  strings.Fields("plainly keenly broadly squarely duly faintly"),
	"s":   strings.Fields("ledgers portions outlooks remnants layers tokens strands quarters"),
	"":    strings.Fields("ledger portion outlook remnant layer token strand quarter gravel canopy brittle ample sober rigid vivid modest"),
}

// mill is a content farm.
type mill struct {
	*rand.Rand
	serial int
}

func (m *mill) of(list []string) string { return list[m.IntN(len(list))] }

var slot = regexp.MustCompile(`\{(\w+?)(\d?)\}`)

// occurrence gives both reports of an event with the same facts.
func (m *mill) occurrence(e event) (first, second string) {
	filled, used := map[string]string{}, map[string]bool{}
	fill := func(s string) string {
		return slot.ReplaceAllStringFunc(s, func(name string) string {
			if filled[name] != "" {
				return filled[name]
			}
			kind := slot.FindStringSubmatch(name)[1]
			value := ""
			for value == "" || used[value] {
				switch {
				case name == "{n5}":
					value = fmt.Sprintf("%d.%d", 4+m.IntN(3), m.IntN(10))
				case kind == "n":
					value = fmt.Sprint(3 + m.IntN(400))
				case kind == "year":
					value = fmt.Sprint(1960 + m.IntN(60))
				default:
					value = m.of(facts[kind])
				}
			}
			filled[name], used[value] = value, true
			return value
		})
	}
	return fill(e.first), fill(e.second)
}

var plainWord = regexp.MustCompile(`\pL[\pL'’-]*`)

// spin exchanges a share of the content words, drops a paragraph, turns the
// sentences of one round, opens some sentences with a word more, and glues.
func (m *mill) spin(text string, share float64) string {
	paragraphs := strings.Split(text, "\n\n")
	if n := len(paragraphs); n > 3 && m.IntN(2) == 0 {
		at := 1 + m.IntN(n-1)
		paragraphs = slices.Delete(paragraphs, at, at+1)
	}
	at := m.IntN(len(paragraphs))
	sentences := strings.Split(paragraphs[at], ". ")
	if last := len(sentences) - 1; last > 0 {
		sentences[last] = strings.TrimSuffix(sentences[last], ".")
		slices.Reverse(sentences)
		paragraphs[at] = strings.Join(sentences, ". ") + "."
	}
	for i := range paragraphs {
		if m.IntN(4) == 0 {
			paragraphs[i] = m.of([]string{"Notably, ", "In the meantime, ", "Furthermore, ", "As a matter of fact, "}) + paragraphs[i]
		}
	}
	body := plainWord.ReplaceAllStringFunc(strings.Join(paragraphs, "\n\n"), func(w string) string {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(first) || len(w) < 4 || grammar[w] || m.Float64() >= share {
			return w
		}
		if list := otherWords[w]; list != nil {
			return m.of(list)
		}
		for _, ending := range []string{"ing", "ed", "ly", "s"} {
			if strings.HasSuffix(w, ending) {
				return m.of(stray[ending])
			}
		}
		return m.of(stray[""])
	})
	words := strings.Split(body, " ")
	var b strings.Builder
	for i, w := range words {
		if i > 0 && m.IntN(70) > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// syndicate makes of a text what another paper prints of it: a dateline, one
// sentence less, some marks changed, a line at its foot.
func (m *mill) syndicate(text string) string {
	paragraphs := strings.Split(text, "\n\n")
	at := 1 + m.IntN(len(paragraphs)-1)
	if cut := strings.LastIndex(paragraphs[at], ". "); cut > 0 {
		paragraphs[at] = paragraphs[at][:cut+1]
	}
	text = strings.NewReplacer(`"`, "'", " percent", "%", " before ", " ahead of ", " told reporters", " told journalists").Replace(strings.Join(paragraphs, "\n\n"))
	return strings.ToUpper(m.of(facts["place"])) + " (Agency) - " + text + "\n\nAdditional material by our correspondents. All times local."
}

var figure = regexp.MustCompile(`\b\d+\b`)

// update is the outlet's next version: two of its figures are higher, and a
// paragraph has come on top.
func (m *mill) update(text string) string {
	n := 0
	text = figure.ReplaceAllStringFunc(text, func(s string) string {
		if n++; n > 2 || len(s) == 4 {
			return s
		}
		return s + "1"
	})
	return "Rescuers and officials corrected earlier accounts overnight as more became known, and the government called a meeting of its crisis staff.\n\n" + text
}

func (m *mill) article(what, text, outlet string, day int) schema.Article {
	m.serial++
	return schema.Article{ID: schema.ArticleID(fmt.Sprintf("%05d/%s", m.serial, what)), Text: text, Outlet: outlet, Published: fmt.Sprintf("2031-%02d-%02d", 1+day/28%12, 1+day%28)}
}

func (m *mill) outlet() string { return fmt.Sprintf("Paper %d", m.IntN(5000)) }

func TestSecondGeneratedSet(t *testing.T) {
	m := &mill{Rand: rand.New(rand.NewPCG(90210, 4711))}
	var all []schema.Article
	family := map[schema.ArticleID]int{} // articles of one number repeat each other
	kind := map[schema.ArticleID]string{}
	add := func(what, text, outlet string, number, day int) {
		a := m.article(what, text, outlet, day)
		all = append(all, a)
		family[a.ID], kind[a.ID] = number, what
	}
	number := 0
	for range 8 { // occurrences of each event: told in the same form, with other facts
		for _, e := range events {
			first, second := m.occurrence(e)
			number += 2
			own := m.outlet()
			add("original", first, own, number, 0)
			add("same event", second, m.outlet(), number+1, 1)
			for _, share := range []float64{.1, .2, .3, .4, .5, .6} {
				add(fmt.Sprintf("spun %.0f", 100*share), m.spin(first, share), m.outlet(), number, 2+m.IntN(20))
			}
			add("near", m.syndicate(first), m.outlet(), number, 2)
			add("update", m.update(first), own, number, 1)
			add("exact", first, m.outlet(), number, 3)
		}
	}
	m.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	report(t, all, found(all), family, kind)
}

// report tells recall of each kind, and of what is told to be of a kind how much
// is true: the claim that one article repeats the other.
func report(t *testing.T, all []schema.Article, copies map[schema.ArticleID]schema.Copy, family map[schema.ArticleID]int, kind map[schema.ArticleID]string) {
	t.Helper()
	count, right := map[string]int{}, map[string]int{}
	told, good := map[schema.CopyKind]int{}, map[schema.CopyKind]int{}
	wrong := map[string]int{}
	for _, a := range all {
		count[kind[a.ID]]++
		c, ok := copies[a.ID]
		if !ok {
			continue
		}
		told[c.Kind]++
		if family[c.Of] == family[a.ID] {
			right[kind[a.ID]]++
			good[c.Kind]++
		} else {
			wrong[kind[a.ID]+" of "+kind[c.Of]]++
		}
	}
	var names []string
	for k := range count {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		recall := float64(right[k]) / float64(count[k])
		t.Logf("%-10s %3d articles, found to be copies %.3f", k, count[k], recall)
		if least := leastFound(k); recall < least {
			t.Errorf("%s: %.3f of the copies are found, want %.2f", k, recall, least)
		}
	}
	allTold, allTrue := 0, 0
	for _, k := range []schema.CopyKind{schema.ExactCopy, schema.NearCopy, schema.UpdateCopy, schema.SpunCopy} {
		precision := float64(good[k]) / float64(max(1, told[k]))
		t.Logf("told to be %-6s %3d, true %.4f", k, told[k], precision)
		if precision < .99 {
			t.Errorf("of what is told to be %s, %.3f is", k, precision)
		}
		allTold, allTrue = allTold+told[k], allTrue+good[k]
	}
	t.Logf("precision of all %.4f; wrong ones: %v", float64(allTrue)/float64(allTold), wrong)
}

// leastFound is the share of the copies of a kind that must be found.
func leastFound(kind string) float64 {
	switch {
	case strings.HasPrefix(kind, "spun"):
		return .95
	case kind == "near", kind == "update":
		return .99
	case kind == "exact":
		return 1
	}
	return 0
}
