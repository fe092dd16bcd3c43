package name

import "strings"

// kinds of word that bear on names; a word may be of several.
const (
	title uint64 = 1 << iota
	nationality
	company
	body
	force
	law
	event
	landmark
	calendar
	kin
	locality
	organisation
	business
)

// wordLists holds the lists, by kind, as lower-case words.
var wordLists = []struct {
	kind  uint64
	words string
}{
	{title, `mr. mrs. ms. mr mrs ms miss dr. dr sir lord lady dame prof. professor president vice-president
		premier chancellor minister secretary senator sen. rep. representative congressman congresswoman governor gov.
		mayor ambassador envoy king queen prince princess emperor sheikh sheik shah ayatollah imam mullah pope cardinal
		archbishop bishop rev. reverend father rabbi general gen. colonel col. lieutenant lt. major maj. captain capt.
		sergeant sgt. admiral adm. brigadier brig. commander cmdr. marshal judge justice magistrate attorney prosecutor
		chairman chairwoman chair spokesman spokeswoman spokesperson director commissioner speaker leader chief deputy
		detective inspector officer ombudsman ombudswoman secretary-general sultan emir crown baroness baron count duke duchess coach author singer actor actress
		journalist reporter analyst economist activist lawyer dictator warlord comrade`},
	{company, `inc. inc ltd. ltd llc corp. corp co. plc gmbh ag s.a. nv l.p. llp group holdings company corporation
		industries airlines airways motors bank partners enterprises systems technologies pharmaceuticals energy capital`},
	{body, `ministry department agency bureau office commission committee council court tribunal parliament congress
		senate assembly house duma bundestag knesset union organization organisation association federation league
		party movement front alliance coalition university college institute academy school hospital church museum
		foundation trust fund society club center centre authority board administration government cabinet embassy
		consulate police service secretariat network press news times post journal tribune herald gazette observatory
		initiative campaign forum agency tribunal watch international nations brotherhood cartel`},
	{force, `army navy marines force forces guard guards corps battalion brigade division regiment squadron fleet
		troops militia infantry militias command coast air legion garrison platoon brigades battalions regiments
		divisions militiamen`},
	{law, `act treaty convention conventions accord accords agreement protocol charter constitution statute amendment
		resolution declaration memorandum covenant pact law bill directive ordinance`},
	{event, `war wars revolution uprising massacre holocaust genocide summit olympics games cup championship festival
		conference election elections referendum hurricane earthquake tsunami crisis operation battle siege intifada
		congress exhibition expo tournament awards spring rebellion coup famine pandemic conflict invasion`},
	{landmark, `street avenue road river lake mount mountain mountains island islands bay gulf sea ocean strait
		peninsula desert valley city town village county province region district oblast governorate state republic
		kingdom square park bridge airport port base camp hotel stadium palace border strip bank north south east west
		northern southern eastern western central upper lower cape fort coast canal delta beach`},
	{calendar, `january february march april may june july august september october november december monday tuesday
		wednesday thursday friday saturday sunday jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. christmas easter
		ramadan`},
	{business, `company broadcaster newspaper magazine daily agency firm group militia movement party network airline bank
		manufacturer conglomerate watchdog charity platform site website channel operator producer`},
	{kin, `brother sister son daughter wife husband mother father uncle aunt cousin nephew niece widow friend colleague
		aide rival predecessor successor`},
}

var kindOf = func() map[string]uint64 {
	m := map[string]uint64{}
	for _, l := range wordLists {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= l.kind
		}
	}
	for w := range strings.FieldsSeq(nationalities) {
		m[w] |= nationality
		m[w+"s"] |= nationality
	}
	for first, names := range knownNames {
		for _, n := range names {
			if len(n.words) > 1 {
				continue
			}
			if n.kind == "LOC" {
				m[first] |= locality
			} else {
				m[first] |= organisation
			}
		}
	}
	delete(m, "us") // the pronoun; "US" is known by its capitals
	delete(m, "who")
	return m
}()

// listsOf gives the kinds of a lower-case word.
func listsOf(lower string) uint64 { return kindOf[lower] }

// nationalities are the adjectives and nouns of peoples, religions and
// political creeds, in the singular.
const nationalities = `afghan abkhaz albanian algerian american andorran angolan arab argentine argentinian armenian asian
	australian austrian azerbaijani azeri bahamian bahraini bangladeshi barbadian basque bavarian belarusian belgian
	belizean beninese bengali bhutanese bolivian bosnian botswanan brazilian briton british bruneian bulgarian
	burkinabe burmese burundian californian cambodian cameroonian canadian catalan chadian chechen chilean chinese
	circassian colombian comorian congolese cornish croat croatian cuban cypriot czech czechoslovak dane danish
	djiboutian dominican dutch dutchman ecuadorian egyptian emirati english englishman eritrean estonian ethiopian
	european fijian filipino finn finnish flemish french frenchman gabonese gambian georgian german ghanaian greek
	greenlandic grenadian guatemalan guinean guyanese haitian honduran hongkonger hungarian icelandic icelander indian
	indonesian ingush iranian iraqi irish irishman israeli italian ivorian jamaican japanese jordanian kazakh
	kazakhstani kenyan korean kosovan kosovar kurd kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan
	lithuanian luxembourger macedonian malagasy malawian malaysian maldivian malian maltese maori mauritanian mauritian
	mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien
	norwegian omani ossetian pakistani palestinian panamanian papuan paraguayan persian peruvian pole polish portuguese
	puerto-rican qatari quebecois romanian russian rwandan salvadoran samoan saudi scot scottish senegalese serb serbian
	siberian singaporean slovak slovakian slovene slovenian somali somalian spaniard spanish sri-lankan sudanese
	surinamese swede swedish swiss syrian taiwanese tajik tanzanian tatar thai tibetan tigrayan gazan crimean amhara oromo karabakhi kashmiri baloch togolese tongan trinidadian
	tunisian turk turkish turkmen tuvaluan ugandan ukrainian uruguayan uyghur uighur uzbek vanuatuan venezuelan
	vietnamese welsh welshman yemeni yugoslav zambian zimbabwean african latino hispanic scandinavian balkan caucasian
	soviet ottoman byzantine nordic slav slavic semitic
	muslim moslem christian jew jewish hindu buddhist sikh catholic protestant orthodox sunni shia shiite shi'ite alawite
	alawi druze yazidi yezidi coptic copt evangelical mormon quaker baptist anglican lutheran methodist islamist zionist
	salafi salafist wahhabi jihadist islamic houthi hazara pashtun tamil sinhalese rohingya hutu tutsi zulu
	republican democrat communist socialist nazi marxist maoist bolshevik fascist baathist ba'athist`
