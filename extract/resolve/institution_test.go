package resolve

import (
	"testing"

	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// known is a linker over the embedded gazetteer.
func known(t testing.TB) bench {
	t.Helper()
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	return bench{l, engine}
}

// phraseCase is what a phrase in a text must mean; entity "" for a NIL node or
// none, "-" for no country and no entity of the gazetteer.
type phraseCase struct {
	text, phrase    string
	entity          schema.EntityID
	country, sector string
}

func checkPhrases(t *testing.T, b bench, date string, cases []phraseCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.phrase, func(t *testing.T) {
			linked := b.link(c.text, date)
			at := lastIndex(c.text, c.phrase)
			if at < 0 {
				t.Fatalf("no %q in %q", c.phrase, c.text)
			}
			arg := schema.Argument{Span: &schema.Span{Text: c.phrase, Start: at, End: at + len(c.phrase)}}
			b.Resolve(linked, &arg)
			if c.entity == "-" {
				if arg.Country != "" {
					t.Errorf("%q in %q means %s %s", c.phrase, c.text, arg.Entity, arg.Country)
				}
				return
			}
			if c.entity != "" && arg.Entity != c.entity || arg.Country != c.country || c.sector != "" && arg.Sector != c.sector {
				t.Errorf("%q in %q means %s %q %q, want %s %q %q", c.phrase, c.text, arg.Entity, arg.Country, arg.Sector, c.entity, c.country, c.sector)
			}
		})
	}
}

// lastIndex finds the last occurrence: what is asked about stands behind what
// it refers to.
func lastIndex(text, phrase string) int {
	for i := len(text) - len(phrase); i >= 0; i-- {
		if text[i:i+len(phrase)] == phrase {
			return i
		}
	}
	return -1
}

// Institutions without an owner belong to the country that the text is about.
func TestInstitutionsWithoutOwner(t *testing.T) {
	checkPhrases(t, known(t), "2023-06-16", []phraseCase{
		{"Chad's government declared a curfew in N'Djamena on Monday. Hundreds marched in Moundou. The army fired on the crowd.", "The army", "org/tcd-forces", "TCD", "MIL"},
		{"Bolivia's president resigned on Sunday. Bolivia was calm. The interior ministry said roads were open.", "The interior ministry", "org/bol-interior", "BOL", "GOV"},
		{"Thousands rallied in Nairobi and Mombasa, Kenya. Police fired tear gas.", "Police", "country/KEN", "KEN", "COP"},
		{"Kuwait's ruler dissolved the assembly of Kuwait. The cabinet met in Kuwait City.", "The cabinet", "country/KWT", "KWT", "GOV"},
		{"Zambia held elections on Thursday. In Lusaka, the opposition rejected the result.", "the opposition", "country/ZMB", "ZMB", "OPP"},
		{"Tunisia arrested a judge in Sfax. Tunis said little. A security official said he was held.", "A security official", "country/TUN", "TUN", "GOV"},
		{"Thailand voted on Sunday. In Bangkok, the election commission counted on.", "the election commission", "org/tha-election-commission", "THA", "GOV"},
		{"Colombia seized a boat. Colombia's president thanked the navy.", "the navy", "org/col-navy", "COL", "MIL"},
		{"Ecuador arrested two guards in Quito. Ecuador was shaken. The prosecutor's office accused them.", "The prosecutor's office", "org/ecu-prosecutor", "ECU", "JUD"},
		{"Iran arrested a singer in Tehran. Iran was silent. State television showed him.", "State television", "country/IRN", "IRN", "MED"},
		{"KHARTOUM, June 16 - Sudan's army denied it. The Rapid Support Forces accused the military of shelling homes.", "the military", "org/saf", "SDN", "MIL"},
		{"Germany and Israel spoke. The opposition leader of Israel, Yair Lapid, urged the government to accept a deal.", "the government", "country/ISR", "ISR", "GOV"},
		// nobody's, or nobody's known
		{"The army marched.", "The army", "-", "", ""},
		{"Peru and Chile met. Peru and Chile quarrelled. The army of ants moved on.", "The army of ants", "-", "", ""},
		{"Thousands rallied in Nairobi, Kenya. A police dog barked.", "A police dog", "-", "", ""},
		{"Kenya played on. Kenya won. Fighters entered the ring.", "Fighters", "-", "", ""},
	})
}

// Names of institutions get the country of their possessor or of the text.
func TestStateBodies(t *testing.T) {
	checkPhrases(t, known(t), "2023-06-16", []phraseCase{
		{"Kenya's High Court blocked the plan.", "Kenya's High Court", "", "KEN", "JUD"},
		{"The Supreme Court of Nepal ordered a vote.", "The Supreme Court of Nepal", "org/npl-supreme-court", "NPL", "JUD"},
		{"Lawmakers in Peru voted. Peru's president protested in Lima. The Constitutional Court ruled against him.", "The Constitutional Court", "", "PER", "JUD"},
		{"The International Court of Justice heard Peru and Chile. Peru won.", "The International Court of Justice", "org/icj", "", ""},
	})
}

// A counterpart holds the same post, or is the same institution, elsewhere.
func TestCounterparts(t *testing.T) {
	checkPhrases(t, known(t), "2025-01-28", []phraseCase{
		{"President Felix Tshisekedi refused to meet his Rwandan counterpart.", "his Rwandan counterpart", "person/paul-kagame", "RWA", "GOV"},
		{"Sergey Lavrov phoned his Turkish counterpart.", "his Turkish counterpart", "person/hakan-fidan", "TUR", "GOV"},
		{"The Japanese foreign ministry called its Chinese counterpart.", "its Chinese counterpart", "org/chn-mfa", "CHN", "GOV"},
		{"A singer met his Rwandan counterpart.", "his Rwandan counterpart", "", "RWA", ""},
	})
}

// Phrases beside a body's name mean that body.
func TestDescriptions(t *testing.T) {
	checkPhrases(t, known(t), "2023-11-14", []phraseCase{
		{"JNIM, an al-Qaeda-linked group, besieges the town.", "an al-Qaeda-linked group", "group/jnim", "MLI", ""},
		{"Colonel Assimi Goita spoke. The junta leader of Mali, Colonel Assimi Goita, said so.", "The junta leader of Mali, Colonel Assimi Goita", "person/assimi-goita", "MLI", ""},
		{"MONUSCO, the U.N. mission, left.", "the U.N. mission", "org/monusco", "", ""},
		{"Hamas, a bank and a hotel were named.", "a bank", "-", "", ""},
	})
}

// Bodies are called again by their kind.
func TestEpithets(t *testing.T) {
	checkPhrases(t, known(t), "2023-11-14", []phraseCase{
		{"The African Union met on Monday. The regional bloc condemned the coup.", "The regional bloc", "org/au", "", ""},
		{"The United Nations counted the dead. The world body asked for help.", "The world body", "org/un", "", ""},
		{"Hezbollah fired rockets. The militant group said they hit a base.", "The militant group", "group/hezbollah", "LBN", ""},
		{"The town fell to M23. The rebels promised order.", "The rebels", "group/m23", "COD", ""},
		{"Gazprom cut supplies to Poland. The company gave no reason.", "The company", "org/gazprom", "RUS", "BUS"},
		// a bank is no bloc, and a party may be a feast
		{"Boeing cut jobs. The bloc gave no reason.", "The bloc", "-", "", ""},
		{"Hezbollah fired rockets. The party went on.", "The party", "-", "", ""},
	})
}

// Titles without an owner mean their only bearer, or who held the office.
func TestIncumbents(t *testing.T) {
	checkPhrases(t, known(t), "2022-09-22", []phraseCase{
		{"Armenian Prime Minister Nikol Pashinyan spoke. Crowds shouted. Rain fell. Nobody left. Cars stood. People sang. Flags waved. They asked the prime minister to resign.", "the prime minister", "person/nikol-pashinyan", "ARM", "GOV"},
		{"Iran arrested women in Tehran. Iran was in uproar. The interior minister denied it.", "The interior minister", "person/ahmad-vahidi", "IRN", "GOV"},
		{"Iran arrested women in Tehran. Iran was in uproar. The former interior minister denied it.", "The former interior minister", "", "", ""},
		{"The president spoke.", "The president", "-", "", ""},
		{"France recalled an envoy. France said its president was angry.", "its president", "person/emmanuel-macron", "FRA", "GOV"},
		{"Somalia protested. Somalia recalled its ambassador.", "its ambassador", "country/SOM", "SOM", "GOV"},
	})
}

// What a state or body owns acts for it; quantities are of what they count.
func TestOwned(t *testing.T) {
	checkPhrases(t, known(t), "2022-09-22", []phraseCase{
		{"A Saudi plane landed in Aleppo.", "A Saudi plane", "country/SAU", "SAU", ""},
		{"Thousands of Venezuelans marched.", "Thousands of Venezuelans", "country/VEN", "VEN", ""},
		{"Shelling by Indian troops killed two.", "Shelling by Indian troops", "org/ind-forces", "IND", "MIL"},
		{"China violated American sovereignty.", "American sovereignty", "topic/sovereignty", "USA", ""},
		{"Dozens of planes landed.", "Dozens of planes", "-", "", ""},
	})
}

// A surname after its full name is no company's; the Arabic article may stand
// in lower case.
func TestNamesAgain(t *testing.T) {
	checkPhrases(t, known(t), "2024-07-30", []phraseCase{
		{"Attorney General Tarek William Saab spoke in Caracas. Later Saab accused her.", "Saab", "", "VEN", "JUD"},
		{"Sweden bought jets from Saab.", "Saab", "org/saab", "SWE", "BUS"},
		{"The Islamist group al-Shabaab threatened both.", "The Islamist group al-Shabaab", "group/al-shabaab", "SOM", ""},
	})
}

// Of whom the text says nothing else, an article nearly all about one country
// tells the country; the node stays the name's.
func TestNatives(t *testing.T) {
	const news = "Venezuela counted its votes in Caracas. Venezuela's president thanked Caracas and Maracaibo. "
	checkPhrases(t, known(t), "2024-07-30", []phraseCase{
		{news + "Elvis Borrego spoke.", "Elvis Borrego", "", "VEN", ""},
		{news + "The envoy, Elvis Borrego, spoke.", "Elvis Borrego", "", "", ""},
		{"Peru met Chile in Lima. Chile and Peru disagreed. Elvis Borrego spoke.", "Elvis Borrego", "", "", ""},
		{news + "Fighting went on in Rakhine state.", "Rakhine state", "place/rakhine", "MMR", ""},
	})
}

// The town of a dateline is a place, whatever the tree says.
func TestDatelines(t *testing.T) {
	checkPhrases(t, known(t), "2024-07-30", []phraseCase{
		{"KHARTOUM, June 16 (Agency) - Soldiers fired.", "KHARTOUM", "place/khartoum", "SDN", ""},
		{"Khartoum denied the report.", "Khartoum", "country/SDN", "SDN", ""},
	})
}

// Heads and bodies of a part of a country are not the country's.
func TestSubnational(t *testing.T) {
	checkPhrases(t, known(t), "2020-07-30", []phraseCase{
		{"The premier of the German state of North Rhine-Westphalia spoke.", "The premier of the German state of North Rhine-Westphalia", "country/DEU", "DEU", "GOV"},
		{"The governor of the Mexican state of Sonora spoke.", "The governor of the Mexican state of Sonora", "country/MEX", "MEX", "GOV"},
		{"The premier of Queensland spoke.", "The premier of Queensland", "country/AUS", "AUS", "GOV"},
		{"The U.S. secretary of state spoke.", "The U.S. secretary of state", "person/mike-pompeo", "USA", "GOV"},
		{"The German chancellor spoke.", "The German chancellor", "person/angela-merkel", "DEU", "GOV"},
		{"The mayor of London spoke.", "The mayor of London", "person/sadiq-khan", "GBR", "GOV"},
	})
}

// Names that bodies of many countries bear belong to the one the text is about.
func TestEverywhere(t *testing.T) {
	checkPhrases(t, known(t), "2022-12-07", []phraseCase{
		{"Peru's president was arrested in Lima. Peru was calm after Congress voted.", "Congress", "org/per-parliament", "PER", "LEG"},
		{"President Joe Biden signed the bill that Congress passed in Washington. The United States welcomed it.", "Congress", "org/us-congress", "USA", "LEG"},
		{"The Philippines protested. In Manila the Department of Foreign Affairs summoned the ambassador.", "the Department of Foreign Affairs", "org/phl-mfa", "PHL", "GOV"},
		{"South Korea tested a rocket. In Seoul the National Security Council met.", "the National Security Council", "org/kor-security-council", "KOR", "GOV"},
		{"Venezuela voted. In Caracas the National Electoral Council named the winner.", "the National Electoral Council", "org/ven-cne", "VEN", "GOV"},
	})
}

// Ships of a service are that service's; a ministry named before is meant again.
func TestServices(t *testing.T) {
	checkPhrases(t, known(t), "2023-03-23", []phraseCase{
		{"Six Chinese coast guard ships came near.", "Six Chinese coast guard ships", "org/chn-coast-guard", "CHN", ""},
		{"Two Indian warships came near.", "Two Indian warships", "org/ind-forces", "IND", "MIL"},
		{"China's defence ministry protested. Later the Chinese ministry said it was over.", "the Chinese ministry", "org/chn-mod", "CHN", "GOV"},
		{"General Min Aung Hlaing spoke in Naypyidaw. The general smiled.", "The general", "person/min-aung-hlaing", "MMR", "MIL"},
		{"Somaliland accused Somalia of lying.", "Somaliland", "group/somaliland", "SOM", "REB"},
		{"He flew to Somaliland.", "Somaliland", "place/somaliland-place", "SOM", ""},
		{"Ghana quit the African Union. The 55-nation bloc regretted it.", "The 55-nation bloc", "org/au", "", ""},
	})
}

// Who is chosen, seated or led: by the text's own words.
func TestHeadsAndSeats(t *testing.T) {
	checkPhrases(t, known(t), "2023-09-13", []phraseCase{
		{"Police in Karachi fired tear gas.", "Police in Karachi", "country/PAK", "PAK", "COP"},
		{"A court in Naypyidaw jailed her.", "A court in Naypyidaw", "country/MMR", "MMR", "JUD"},
		{"A tribunal in The Hague ruled.", "A tribunal in The Hague", "", "", ""},
		{"Guatemalan President-elect Bernardo Arevalo spoke.", "Guatemalan President-elect Bernardo Arevalo", "person/bernardo-arevalo", "GTM", ""},
		{"Move Forward leader Pita Limjaroenrat lost. His party won most seats.", "His party", "org/tha-move-forward", "THA", "PTY"},
		{"The Houthis fired a missile. Nobody was hurt. Ships turned round. Prices rose. Talks went on. Oil was dear. The rebels were silent.", "The rebels", "group/houthis", "YEM", "REB"},
		{"Fighting went on in the Amhara region. Nobody could leave the region.", "the region", "place/amhara", "ETH", ""},
	})
}

// A dash behind a dateline joins nothing; what is ordered, backed or spoken for.
func TestAroundNames(t *testing.T) {
	checkPhrases(t, known(t), "2024-10-02", []phraseCase{
		{"HANOI, Oct 2 - Vietnam's foreign ministry protested.", "Vietnam's foreign ministry", "org/vnm-mfa", "VNM", "GOV"},
		{"Hezbollah denied it. The Iran-backed group had fired before.", "The Iran-backed group", "group/hezbollah", "LBN", ""},
		{"Nigeria mourned in Abuja. Nigeria's president ordered security forces to pursue the kidnappers.", "security forces", "country/NGA", "NGA", "GOV"},
		{"Morocco mourned. In Rabat, the kingdom accepted aid.", "the kingdom", "country/MAR", "MAR", ""},
		{"Lawmakers voiced support for Quito.", "Quito", "country/ECU", "ECU", ""},
		{"They left for Quito.", "Quito", "place/quito", "ECU", ""},
		{"The Bank of Canada warned of a shock.", "The Bank of Canada", "org/can-central-bank", "CAN", "GOV"},
	})
}
