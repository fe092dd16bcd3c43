package resolve

// role is what a common noun says of an actor: its PLOVER sector, and whether
// it names one person, or people, or a body.
type role struct {
	sector string
	shape  shape
}

type shape uint8

const (
	person shape = iota + 1
	people
	body
	army // the armed forces as a whole
)

// roles are nouns that mean an actor when a country, a body or a person
// stands beside them, by PLOVER 2.0's sectors (MED for media).
var roles = rolesOf(map[role]string{
	{"GOV", person}: `official ambassador envoy diplomat minister president premier chancellor
		spokesman spokeswoman spokesperson secretary leader governor mayor attache attaché consul
		representative delegate negotiator chief head aide adviser advisor deputy king queen
		emir monarch sultan ruler dictator strongman vice-president undersecretary commissioner
		prosecutor-general statesman ombudsman ombudswoman superintendent councillor councilor treasurer comptroller`,
	{"GOV", people}: `officials authorities ambassadors envoys diplomats ministers leaders spokesmen
		negotiators representatives delegates aides advisers advisors governors mayors policymakers
		bureaucrats regulators monitors inspectors chiefs heads`,
	{"GOV", body}: `government administration regime leadership ministry department embassy consulate
		cabinet delegation presidency side office treasury junta
		monarchy bureaucracy bureau agency customs workplace`,
	{"MIL", army}: `military forces army troops soldiers armed-forces navy air-force airmen marines
		sailors servicemen paratroopers reservists personnel warplanes jets warships bombers
		helicopters missiles missile drones drone tanks artillery snipers gunners aircraft rockets
		bombs ships submarines units unit warship warplane boat boats defences conscripts pilots`,
	{"MIL", person}: `soldier general commander admiral colonel lieutenant sergeant major pilot
		marine officer captain conscript serviceman`,
	{"MIL", people}: `commanders generals officers peacekeepers mercenaries`,
	{"MIL", body}:   `brigade battalion regiment division fleet garrison militia command squadron infantry`,
	{"MED", body}:   `media press newspaper television broadcaster channel outlet tv radio magazine outlets newspapers`,
	{"MED", person}: `journalist reporter correspondent columnist anchor`,
	{"MED", people}: `journalists reporters correspondents`,
	{"LEG", body}:   `parliament senate congress legislature assembly duma lawmakers knesset bundestag`,
	{"LEG", person}: `lawmaker senator congressman congresswoman parliamentarian legislator mp`,
	{"LEG", people}: `senators mps legislators parliamentarians congressmen deputies`,
	{"JUD", body}:   `court tribunal judiciary courtroom prosecution prosecutors judges`,
	{"JUD", person}: `prosecutor judge justice magistrate`,
	{"COP", body}:   `police gendarmerie`,
	{"COP", people}: `policemen`,
	{"COP", person}: `policeman detective`,
	{"SPY", body}:   `intelligence spies`,
	{"SPY", person}: `spy agent spymaster`,
	{"REB", body}:   `rebels insurgents guerrillas militants insurgency separatists rebel-group fighters jihadists`,
	{"REB", person}: `rebel insurgent guerrilla militant separatist fighter jihadist`,
	{"OPP", body}:   `opposition dissidents`,
	{"OPP", person}: `dissident oppositionist`,
	{"", people}: `people experts nationalists members staff employees experts specialists
		supporters athletes politicians nationals elites crew crews fishermen farmers tourists`,
	{"", body}: `plane planes airliner vessel vessels convoy convoys trucks lorries trawler trawlers
		tanker tankers freighter team teams`,
	{"", person}: `expert nationalist member specialist supporter politician coordinator director
		manager organiser organizer founder co-founder owner volunteer chairman chairwoman chairperson`,
	{"CVL", people}: `civilians citizens residents villagers protesters demonstrators
		activists families children women men inhabitants voters locals hostages
		prisoners detainees`,
	{"CVL", person}: `civilian citizen resident villager protester demonstrator activist man
		woman`,
	{"CVL", body}:   `public population`,
	{"BUS", body}:   `companies company bank banks firm firms businesses oligarchs airline airlines industry`,
	{"BUS", person}: `businessman businesswoman oligarch tycoon billionaire executive ceo cfo banker financier`,
	{"REF", people}: `refugees migrants asylum-seekers evacuees`,
	{"CRM", people}: `gang gangs cartel cartels hackers gangsters smugglers traffickers pirates`,
	{"REL", people}: `church clergy bishops clerics`,
	{"REL", person}: `cleric priest bishop imam patriarch`,
	{"EDU", people}: `students academics university scientists researchers`,
	{"EDU", person}: `student professor academic scientist researcher`,
	{"LAB", people}: `workers union unions labourers laborers`,
	{"NGO", body}:   `charity charities`,
})

func rolesOf(lists map[role]string) map[string]role {
	m := map[string]role{}
	for r, list := range lists {
		for w := range set(list) {
			if old, ok := m[w]; !ok || r.sector < old.sector || r.sector == old.sector && r.shape < old.shape {
				m[w] = r
			}
		}
	}
	return m
}

// vehicle are things that act for whom they belong to, and are nobody's by
// themselves.
var vehicle = set("plane planes airliner vessel vessels convoy convoys trucks lorries trawler trawlers tanker tankers freighter")

// twoWords are roles of two words whose second is none, or another, by itself.
var twoWords = map[string]role{
	"attorney general": {"JUD", person}, "prosecutor general": {"JUD", person}, "solicitor general": {"JUD", person},
	"secretary general": {"GOV", person}, "director general": {"GOV", person}, "governor general": {"GOV", person},
	"air defence": {"MIL", army}, "air defense": {"MIL", army}, "air defences": {"MIL", army}, "air defenses": {"MIL", army},
	"air force": {"MIL", body}, "defence force": {"MIL", army}, "defense force": {"MIL", army},
	"coast guard": {"MIL", body}, "coast guards": {"MIL", body}, "border guard": {"COP", body}, "border guards": {"COP", people},
	"border force": {"COP", body}, "border service": {"COP", body}, "national guard": {"MIL", body}, "presidential guard": {"MIL", body},
	"republican guard": {"MIL", body}, "police force": {"COP", body}, "police officers": {"COP", people}, "police officer": {"COP", person},
	"security service": {"SPY", body}, "security services": {"SPY", body}, "secret service": {"SPY", body}, "intelligence service": {"SPY", body},
	"intelligence services": {"SPY", body}, "emergency services": {"GOV", body}, "rescue service": {"GOV", body},
	"security council": {"GOV", body}, "electoral commission": {"GOV", body}, "election commission": {"GOV", body},
	"electoral council": {"GOV", body}, "elections council": {"GOV", body}, "election body": {"GOV", body}, "military council": {"MIL", body},
	"ruling council": {"GOV", body}, "sovereignty council": {"GOV", body}, "statistics office": {"GOV", body}, "news agency": {"MED", body},
	"news channel": {"MED", body}, "news service": {"MED", body}, "ruling party": {"PTY", body}, "coup leaders": {"GOV", people},
	"the generals": {"MIL", army}, "security forces": {"GOV", people}, "special forces": {"MIL", army}, "general staff": {"MIL", body},
}

// strikes are acts that stand for the forces that carry them out when they
// are a sentence's subject: "a Russian air strike killed …".
var strikes = set("strike strikes airstrike airstrikes shelling bombardment barrage raid raids salvo")

// sectorWord are modifiers that decide a role's sector: "defence officials",
// "rebel forces", "opposition leader", "state media", "military spokesman".
var sectorWord = map[string]string{
	"military": "MIL", "army": "MIL", "naval": "MIL", "navy": "MIL", "rebel": "REB",
	"separatist": "REB", "insurgent": "REB", "militant": "REB", "guerrilla": "REB", "jihadist": "REB",
	"opposition": "OPP", "dissident": "OPP", "intelligence": "SPY", "security": "GOV", "police": "COP",
	"judicial": "JUD", "court": "JUD", "parliamentary": "LEG", "legislative": "LEG", "civilian": "CVL",
	"media": "MED", "press": "MED", "business": "BUS", "religious": "REL", "former": "ELI", "ex": "ELI",
}

// ruledBy are bodies that a person's name before them names: "the Biden
// administration", "Putin's government".
var ruledBy = set("administration government regime cabinet presidency")

// staffOf are roles that serve a person or body: their actor is its country's.
var staffOf = set("spokesman spokeswoman spokesperson aide aides adviser advisers advisor advisors office workplace team teams envoy lawyer lawyers")
