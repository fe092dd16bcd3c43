package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"claimgraph/schema"
)

// writer invents short news articles: who said, did or denied what to whom.
// Every twentieth is a copy of a recent one, changed a little.
type writer struct {
	*rand.Rand
	recent []string
}

func newWriter(seed uint64) *writer { return &writer{Rand: rand.New(rand.NewPCG(seed, seed+1))} }

// article invents the number-th article: two to four sentences, about 50 words.
func (w *writer) article(number int) schema.Article {
	var text string
	if len(w.recent) > 100 && number%20 == 0 {
		text = w.changed(w.recent[w.IntN(len(w.recent))])
	} else {
		text = w.text()
	}
	if w.recent = append(w.recent, text); len(w.recent) > 5000 {
		w.recent = w.recent[len(w.recent)-2500:]
	}
	return schema.Article{
		ID:   schema.ArticleID(fmt.Sprintf("generated-%06d", number)),
		Text: text, Title: w.sentence(titles), Outlet: fmt.Sprintf("Outlet %d", w.IntN(300)),
		Published: fmt.Sprintf("20%02d-%02d-%02d", 10+w.IntN(14), 1+w.IntN(12), 1+w.IntN(28)),
	}
}

func (w *writer) text() string {
	var sentences []string
	for range 2 + w.IntN(3) {
		sentences = append(sentences, w.sentence(patterns))
	}
	return strings.Join(sentences, " ") + "\n"
}

// changed leaves a sentence out and exchanges some words.
func (w *writer) changed(text string) string {
	sentences := strings.SplitAfter(text, ". ")
	at := w.IntN(len(sentences))
	text = strings.Join(append(sentences[:at:at], sentences[at+1:]...), "")
	return strings.NewReplacer(" said ", " stated ", " attack", " assault", " talks", " negotiations", " troops", " soldiers").Replace(text)
}

// sentence fills a frame's slots: {actor}, {verb} and so on.
func (w *writer) sentence(patterns []string) string {
	frame := patterns[w.IntN(len(patterns))]
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(frame, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(w.fill(slot))
		frame = after
	}
}

func (w *writer) fill(slot string) string {
	switch slot {
	case "number":
		return fmt.Sprint(2 + w.IntN(900))
	case "person":
		return w.of("given") + " " + w.of("family") + w.of("ending")
	case "town":
		return w.of("stem") + w.of("suffix")
	}
	return w.of(slot)
}

func (w *writer) of(slot string) string {
	list := slots[slot]
	return list[w.IntN(len(list))]
}

var titles = []string{
	"{actor} accuses {actor} over {matter}", "{actor} and {actor} meet in {town}", "{number} injured near {town}", "{person} rejects {matter}",
	"{actor} warns of {matter}", "Doubts about {matter} in {town}",
}

var patterns = []string{
	"{actor} accused {actor} on {day} of {crime} near {town}, where {number} {people} had been {fate} since {month}.",
	"{person}, a spokeswoman for the {office}, denied that {adjective} {force} had taken part in {crime}.",
	"The {office} said in a statement that {number} {people} were {fate} after {event} in {town}.",
	"{person} told reporters that {actor} would {action} unless {condition}.",
	"\"{quote},\" {person} said at {place} in {town} on {day}.",
	"{actor} and {actor} agreed to {action} before the end of {month}, according to {source}.",
	"According to {source}, {adjective} {force} {movement} from {town} towards {town} late on {day}.",
	"{person} warned that {matter} could lead to {event} if {condition}.",
	"The {office} opened an investigation into {crime} after {source} published {number} documents.",
	"{actor} imposed sanctions on {number} companies from {actor} because of {matter}.",
	"In {month}, {person} had called {matter} {judgement} and asked {actor} to {action}.",
	"Residents of {town} described {event} that left {number} {people} {fate}.",
	"{actor} rejected the findings as {judgement}, and {person} said that {condition}.",
	"Negotiators from {actor} left {place} in {town} without an agreement on {matter}.",
	"{source} reported that {person} had met {adjective} officials to discuss {matter}.",
	"{number} {people} fled to {town} when {event} reached the outskirts on {day}.",
	"The parliament of {actor} voted to {action} by {number} votes, despite {matter}.",
	"{person} resigned from the {office} over {matter}, which {source} had called {judgement}.",
}

var slots = map[string][]string{
	"actor":     fields("Russia;Ukraine;France;Germany;China;Japan;Iran;Israel;Turkey;Egypt;Kenya;Sudan;Chad;Mali;Niger;Nigeria;India;Pakistan;Nepal;Vietnam;Peru;Chile;Brazil;Bolivia;Mexico;Canada;Cuba;Haiti;Spain;Italy;Greece;Serbia;Poland;Norway;Finland;Sweden;the United States;the European Union;the United Nations;NATO;the African Union"),
	"day":       fields("Monday;Tuesday;Wednesday;Thursday;Friday;Saturday;Sunday"),
	"month":     fields("January;February;March;April;May;June;July;August;September;October;November;December"),
	"given":     fields("Anna;Boris;Carla;Dmitri;Elena;Farid;Greta;Hassan;Ines;Jonas;Karim;Lucia;Marek;Nadia;Omar;Petra;Rashid;Sofia;Tomas;Vera"),
	"family":    fields("Bala;Corve;Dorn;Eskil;Farg;Gord;Hald;Ilm;Jarv;Korb;Lund;Morv;Narr;Ost;Pell;Rask;Sald;Tarn;Ulv;Varg"),
	"ending":    fields("ev;ova;son;ani;ez;ini;sen;ek;ou;ic;man;ard;ins;ado;ila"),
	"stem":      fields("Alder;Briar;Corran;Dun;Elm;Fenn;Gorod;Harran;Istra;Jal;Kovel;Lasta;Mirov;Nova;Oster;Pela;Quar;Rudna;Savar;Tiber;Umar;Velin;Wester;Yar;Zelen"),
	"suffix":    fields("ia;burg;grad;ton;abad;ville;sk;mouth;stan;pur;holm;field"),
	"crime":     fields("shelling a hospital;deporting families;torturing prisoners;blocking aid convoys;jamming satellites;mining a harbour;looting museums;attacking a convoy;hacking a power station;bombing a bridge;executing captives;bribing judges"),
	"people":    fields("people;miners;farmers;soldiers;children;sailors;students;journalists;drivers;nurses;refugees;monks;pensioners"),
	"fate":      fields("missing;wounded;detained;stranded;killed;evacuated;unaccounted for;without water;under treatment;displaced"),
	"office":    fields("foreign ministry;defence ministry;prosecutor's office;central bank;interior ministry;border guard;supreme court;energy ministry;election commission;navy;health ministry"),
	"adjective": fields("Russian;Ukrainian;French;German;Chinese;Iranian;Israeli;Turkish;Egyptian;Sudanese;Indian;Serbian;Polish;American;Mexican"),
	"force":     fields("troops;warships;drones;special forces;militias;paratroopers;tanks;police units;mercenaries;border guards"),
	"event":     fields("an explosion;heavy shelling;a flood;a chemical leak;the collapse of a dam;street fighting;a power cut;a landslide;a strike of dockers;an air raid;a mutiny"),
	"action":    fields("close the border;release the prisoners;withdraw its ambassador;resume deliveries of gas;send observers;suspend the treaty;reopen the port;cut tariffs;freeze the accounts;host a conference;ban the exports;supply helicopters"),
	"condition": fields("the blockade ended;inspectors were admitted;the ransom was paid;both armies withdrew;the court ruled otherwise;elections were held on time;prices kept rising;the winter came early;the talks failed again"),
	"quote":     fields("We will not be lectured by those who burned our fields;This is a matter for the courts and for nobody else;Whoever gave that order must answer for it;Our patience has limits and they have been reached;Not one of these figures survives a second look;The harvest cannot wait for diplomats;They came at night and left nothing standing;We have asked three times and never had a reply"),
	"place":     fields("a press conference;the old customs house;a military hospital;the summit;the port authority;a mosque;the railway station;the embassy;a university"),
	"source":    fields("a local newspaper;a United Nations panel;two diplomats;the Red Cross;an internal report;a monitoring group;satellite pictures;the trade union;aid workers;the mayor's office"),
	"movement":  fields("advanced;withdrew;moved heavy guns;dug trenches;escorted buses;carried supplies;retreated in disorder"),
	"matter":    fields("the grain embargo;the missing funds;the disputed islands;the prisoner exchange;the nuclear plant;the stolen ballots;the water treaty;arms deliveries;the railway contract;the fishing rights;the border fence;rising rents;the hostage crisis"),
	"judgement": fields("a provocation;a breach of law;a misunderstanding;a scandal;shameful;premature;a turning point;an act of war;unfounded"),
}

func fields(list string) []string { return strings.Split(list, ";") }
