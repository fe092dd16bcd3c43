package copies

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/schema"
)

// spinner rewrites articles as content farms do.
type spinner struct {
	*rand.Rand
	serial int
}

// synonyms are what a bad paraphraser makes of words of the news.
var synonyms = readSynonyms(`
accused blamed|charged; accuses blames; accord pact|treaty; action motion|deed; additional further|extra; adopted
embraced|passed; agreed consented; agreement settlement|deal; aid assist|help; aircraft plane|jet; allegedly
supposedly; allies companions|partners; also additionally; ambassador envoy; announced introduced|declared;
announcement declaration; answer reply; approved authorized; area zone|region; armed weaponed|equipped; army navy|troops;
arrest apprehension; asked requested; assault strike; attack assault|strike; attacks assaults; attacked assaulted;
authorities officers; based primarily~based; began started|commenced; believed thought; believe consider; bodies our~bodies;
building constructing|edifice; buildings edifices; called referred~to~as|termed; campaign marketing~campaign; care cautious; careful
cautious; cases circumstances|instances; ceasefire truce; centre middle|hub; charges expenses|prices; children kids|youngsters;
civilians noncombatants; city metropolis; claim declare; claims declares; committed dedicated|perpetrated; condemned denounced;
conflict battle|warfare; countries nations|international~locations; country nation; court courtroom|tribunal; crime felony|offence;
crimes offences|felonies; criminal felony|legal; dead lifeless; deal take~care~of; decision resolution; declared asserted; defence
protection; demanded insisted~on; denied refuted|rejected; deny refute; denies refutes; described depicted; destroyed demolished;
determined decided|ruled; died perished; document doc; early earlier; economic financial; evidence proof; expected anticipated;
exports shipments; family household; fighters combatants; fighting combating; figure determine; fire hearth; food meals; forces
troops|drive; foreign overseas|international; formal official; formally officially; found discovered; general normal|basic;
government authorities; governor chief; grain cereal; group bunch; guilt culpability; head chief; held detained; help assist;
historic momentous; hope optimism; hospital clinic|infirmary; immediate instant; immediately instantly; important vital;
independent unbiased; information knowledge|data; injured harmed; international worldwide|global; investigation inquiry|probe;
issued launched; joint mutual; judges magistrates; killed slain|murdered; killing slaying; killings murders; large massive;
last final; later afterwards; law legislation; leader chief; legal authorized; letter missive; made produced; major main;
massacre bloodbath|carnage; meeting gathering; members contributors; military navy|army; minister secretary; ministry
division; missile rocket; missiles rockets; month thirty~days; months weeks; move transfer; nuclear atomic; number quantity;
office workplace|bureau; officers officials; official functionary; officials officers; opened began; order command; ordered
commanded; particular specific; parties events; peace tranquillity; people folks|individuals; picture photograph; pictures
photographs; police cops; political politic; port harbour; ports harbours; power energy; presence attendance; press
media; prevent forestall; prison jail; promised pledged; proposal suggestion; protect defend|safeguard; public open; published
revealed; question query; questions queries; reached achieved; ready prepared; reasonable affordable; received obtained; recognise
acknowledge; region area; rejected spurned|dismissed; released launched; remain stay; repeatedly time~and~again; report
document; reported knowledgeable; reporters journalists; request ask; requested sought; residents inhabitants; resolution
determination; response reply; responsibility duty; review overview|evaluation; rights proper; said mentioned|acknowledged; sanctions
penalties; says mentions; school faculty; security safety; separate distinct; serious grave; session sitting; ship vessel; ships
vessels; showed confirmed; signed inked; soldiers troopers; source supply; sources supplies; spokesman mouthpiece; spokeswoman
mouthpiece; state nation; statement announcement; states nations; station depot; stopped ceased; strike hit; strikes hits; support
help; talks discussions; terms phrases; territory land; theatre playhouse|theater; told instructed|advised; took grabbed; town village|city; troops
troopers; trying making~an~attempt; unlawful illegal; urged exhorted; victims casualties; vote poll; votes ballots; war battle|warfare; warned
cautioned; warrant authorization; warrants authorizations; weapons arms; welcomed hailed; women girls; wounded injured; year 12~months;
years a~long~time
`)

func readSynonyms(list string) map[string][]string {
	all := map[string][]string{}
	for _, entry := range strings.Split(list, ";") {
		f := strings.Fields(entry)
		for _, to := range strings.Split(f[1], "|") {
			all[f[0]] = append(all[f[0]], strings.ReplaceAll(to, "~", " "))
		}
	}
	return all
}

var wordPattern = regexp.MustCompile(`\pL[\pL\pM'’-]*`)

// spin exchanges the given share of the content words for others, word by word
// all through the text, glues some words together and leaves names and numbers.
func (s *spinner) spin(body string, share float64) string {
	chosen := map[string]string{}
	return s.glue(wordPattern.ReplaceAllStringFunc(body, func(w string) string {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) || len(w) < 4 || grammar[strings.ToLower(w)] || s.Float64() >= share {
			return w
		}
		if chosen[w] == "" || s.IntN(3) == 0 {
			chosen[w] = s.synonym(w)
		}
		return chosen[w]
	}))
}

// synonym gives a word of the list, or for words that are not in it any word
// that ends alike.
func (s *spinner) synonym(w string) string {
	if list := synonyms[strings.ToLower(w)]; list != nil {
		return list[s.IntN(len(list))]
	}
	stems := []string{"render", "convey", "engage", "dispose", "quarrel", "merit", "venture", "tender", "gather", "reckon", "fathom", "relay"}
	ending := ""
	for _, e := range []string{"ing", "ed", "ly", "s"} {
		if strings.HasSuffix(w, e) {
			ending = e
			break
		}
	}
	return stems[s.IntN(len(stems))] + string(rune('a'+s.IntN(26))) + ending
}

// glue drops one space in eighty.
func (s *spinner) glue(body string) string {
	var b strings.Builder
	for _, c := range body {
		if c != ' ' || s.IntN(80) > 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// background adds the last fifth of the sentences of one article to another, as
// agencies do at the foot of each report on a matter.
func (s *spinner) background(own, from string) string {
	sentences := strings.SplitAfter(strings.TrimSpace(from), ". ")
	return own + "\n\n" + strings.Join(sentences[len(sentences)-len(sentences)/5:], "")
}

// cut drops a paragraph in four, never the first, and changes the order of the
// sentences of a paragraph in four.
func (s *spinner) cut(body string) string {
	var kept []string
	for i, p := range strings.Split(body, "\n\n") {
		if i > 0 && s.IntN(4) == 0 {
			continue
		}
		if parts := strings.SplitAfter(p, ". "); len(parts) > 1 && s.IntN(4) == 0 {
			for k, part := range parts {
				parts[k] = strings.TrimSpace(part)
			}
			s.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			p = strings.Join(parts, " ")
		}
		kept = append(kept, p)
	}
	return strings.Join(kept, "\n\n")
}

// edit makes the small changes of a paper that prints agency copy.
func (s *spinner) edit(body string) string {
	for _, r := range [][2]string{{" said that ", " said "}, {"U.S.", "US"}, {"however, ", ""}, {" also ", " "}, {" percent", " per cent"}} {
		if s.IntN(2) == 0 {
			body = strings.ReplaceAll(body, r[0], r[1])
		}
	}
	paragraphs := strings.Split(body, "\n\n")
	if n := len(paragraphs); n > 3 {
		paragraphs = paragraphs[:n-s.IntN(n/3+1)]
	}
	paragraphs = append(paragraphs, fmt.Sprintf("Reporting by the foreign desk; editing by %c. Calloway.", 'A'+s.IntN(26)))
	return strings.Join(paragraphs, "\n\n")
}

// independent writes of what another article reports, in sentences of its own:
// the same names, numbers and short quotations. It is empty when there are too
// few of them.
func (s *spinner) independent(body string) string {
	frames := []string{
		"Attention turned to %s as word of %s spread through the capitals of the region.",
		"Much remains unclear, and neither %s nor %s would be drawn on what comes next.",
		"For %s the matter is settled; for %s it has hardly begun.",
		"Diplomats who follow %s closely doubt whether %s can hold to that line for long.",
		"An hour later %s was at the centre of a dispute that also touched %s.",
		"What %s does now will be watched well beyond %s, several analysts predicted.",
		"The figures given by %s could not be squared with those heard from %s.",
		"People near %s spoke of long hours of uncertainty, and of %s in the same breath.",
		"It was not the first time that %s and %s had been named together.",
		"Behind closed doors, %s had long prepared for a day like this, according to aides of %s.",
	}
	s.Shuffle(len(frames), func(i, j int) { frames[i], frames[j] = frames[j], frames[i] })
	names := regexp.MustCompile(`(?:\p{Lu}[\pL'’-]+ ){1,2}\p{Lu}[\pL'’-]+|\d[\d,.]* \pL+|"[^"]{3,60}"`).FindAllString(body, -1)
	if len(names) < 8 {
		return ""
	}
	s.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	var out []string
	for i, f := range frames {
		out = append(out, fmt.Sprintf(f, names[2*i%len(names)], names[(2*i+1)%len(names)]))
		if i%3 == 2 {
			out = append(out, "\n\n")
		}
	}
	return strings.Join(out, " ")
}

// article gives a text a new outlet, id and date some days after another's.
func (s *spinner) article(of schema.Article, what, body string) schema.Article {
	s.serial++
	return schema.Article{
		ID: schema.ArticleID(fmt.Sprintf("%s/%s-%04d", of.ID, what, s.serial)), Text: body, Title: of.Title,
		Outlet: fmt.Sprintf("Outlet %d", s.serial), Published: fmt.Sprintf("2025-%02d-%02d", 1+s.IntN(12), 1+s.IntN(28)),
	}
}
