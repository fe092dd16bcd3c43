package name

import (
	"slices"
	"strings"
)

// places are the states, their capitals and other cities and regions that world
// news names most, in lower case; several words are joined by "_".
const places = `afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
	bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria
	burkina_faso burma burundi cambodia cameroon canada cape_verde central_african_republic chad chile china colombia
	comoros congo costa_rica croatia cuba cyprus czechia czech_republic denmark djibouti dominica dominican_republic
	east_timor ecuador egypt el_salvador england equatorial_guinea eritrea estonia eswatini ethiopia fiji finland france
	gabon gambia germany ghana great_britain greece greenland grenada guatemala guinea guinea-bissau guyana haiti
	honduras hong_kong hungary iceland india indonesia iran iraq ireland israel italy ivory_coast jamaica japan
	kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania
	luxembourg macao macau madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova
	monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands new_zealand nicaragua niger
	nigeria north_korea north_macedonia northern_ireland norway oman pakistan palau palestine panama papua_new_guinea
	paraguay peru philippines poland portugal puerto_rico qatar romania russia rwanda samoa san_marino saudi_arabia
	scotland senegal serbia seychelles sierra_leone singapore slovakia slovenia solomon_islands somalia somaliland
	south_africa south_korea south_sudan spain sri_lanka sudan suriname sweden switzerland syria taiwan tajikistan
	tanzania thailand togo tonga tunisia turkey turkiye türkiye turkmenistan tuvalu u.a.e. u.k. u.s u.s. u.s.a. uae uganda
	uk ukraine united_arab_emirates united_kingdom united_states united_states_of_america uruguay us usa
	uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe
	africa antarctica asia europe middle_east latin_america north_america south_america central_asia balkans caucasus
	abkhazia artsakh balochistan bavaria catalonia chechnya crimea dagestan darfur donbas donbass flanders galilee gaza
	gaza_strip golan_heights idlib jammu kashmir khuzestan kurdistan nagorno-karabakh oromia punjab quebec rakhine
	sahel siberia sindh south_ossetia tibet tigray transnistria tripolitania west_bank xinjiang
	abu_dhabi abuja accra addis_ababa aden aleppo alexandria algiers almaty amman amsterdam anbar ankara antananarivo
	ashgabat asmara astana asuncion athens atlanta auckland baghdad baku bamako bandar_abbas bangkok bangui barcelona
	basra beijing beirut belfast belgrade benghazi berlin bern bishkek bogota boston brasilia bratislava brazzaville
	brussels bucha bucharest budapest buenos_aires bujumbura cairo calgary canberra caracas chernihiv chernobyl
	chicago chisinau copenhagen dakar damascus dar_es_salaam darwin delhi denver dhaka dnipro doha donetsk dubai
	dublin dushanbe edinburgh el_fasher fallujah fordow frankfurt freetown fukushima geneva glasgow goma grozny guantanamo
	guatemala_city hanoi harare havana hebron helmand helsinki herat hiroshima hodeidah homs houston irpin isfahan
	islamabad istanbul izium izyum jakarta jalalabad jeddah jenin jerusalem johannesburg juba kabul kaliningrad kampala
	kandahar karachi kathmandu kazan kharkiv kharkov khartoum kherson khan_younis kiev kigali kinshasa kirkuk kramatorsk
	kuala_lumpur kunduz kuwait_city kyiv lagos lahore latakia libreville lima lisbon ljubljana london los_angeles luanda
	luhansk lusaka lviv lyman madrid makhachkala managua manila maputo mariupol marrakech mecca medina mekelle melbourne
	melitopol mexico_city miami milan minsk mogadishu monrovia monterrey montevideo montreal moscow mosul mumbai munich
	murmansk muscat mykolaiv nablus nairobi najaf nanjing naypyidaw ndjamena new_delhi new_york new_york_city
	niamey nicosia nouakchott odesa odessa osaka oslo ottawa ouagadougou palmyra paris
	peshawar philadelphia phnom_penh podgorica port-au-prince port_sudan prague pretoria pristina pyongyang quetta quito
	rabat rafah ramallah raqqa reykjavik riga rio_de_janeiro riyadh rome rostov rotterdam san_francisco san_jose
	san_salvador sanaa santiago sao_paulo sarajevo seattle sebastopol sevastopol seoul sevierodonetsk shanghai sharjah
	sirte skopje sochi sofia st._petersburg stepanakert stockholm sydney taipei tallinn tashkent tbilisi tehran tel_aviv
	the_hague hague tijuana tikrit tirana tokyo toronto tripoli tunis ulaanbaatar vancouver vatican vienna vientiane
	vilnius vladivostok volgograd warsaw washington wellington wuhan yangon yerevan zagreb zaporizhzhia zurich
	atlantic pacific mediterranean black_sea red_sea baltic_sea north_sea caspian_sea south_china_sea east_china_sea
	persian_gulf gulf_of_aden gulf_of_mexico sea_of_azov sea_of_japan taiwan_strait strait_of_hormuz suez_canal dnipro_river
	california texas florida alaska hawaii ohio virginia michigan georgia illinois pennsylvania arizona nevada oregon utah
	colorado minnesota wisconsin tennessee kentucky alabama louisiana mississippi missouri oklahoma kansas nebraska iowa
	maryland delaware connecticut massachusetts vermont maine new_jersey new_mexico new_hampshire north_carolina
	south_carolina north_dakota south_dakota west_virginia rhode_island ontario alberta manitoba new_south_wales
	andhra_pradesh arunachal_pradesh assam bihar chhattisgarh goa gujarat haryana himachal_pradesh jharkhand karnataka kerala
	madhya_pradesh maharashtra manipur meghalaya mizoram nagaland odisha rajasthan sikkim tamil_nadu telangana tripura
	uttar_pradesh uttarakhand west_bengal british_columbia saskatchewan nova_scotia new_brunswick newfoundland queensland
	tasmania south_australia western_australia northern_territory yorkshire lancashire cornwall
	normandy provence burgundy tuscany sicily sardinia lombardy andalusia galicia saxony hesse transylvania
	patagonia okinawa hokkaido borneo sumatra java bali luzon mindanao`

// listed is a name of the lists.
type listed struct {
	words []string // places in lower case, organisations as written
	kind  string
}

// knownNames gives the listed names by their first word in lower case, longer
// ones first.
var knownNames = func() map[string][]listed {
	m := map[string][]listed{}
	add := func(list, kind string) {
		for n := range strings.FieldsSeq(list) {
			w := strings.Split(n, "_")
			first := strings.ToLower(w[0])
			m[first] = append(m[first], listed{w, kind})
			if strings.Contains(n, "-") { // the tokeniser parts what a hyphen joins
				w = strings.Split(strings.ReplaceAll(n, "-", "_-_"), "_")
				first = strings.ToLower(w[0])
				m[first] = append(m[first], listed{w, kind})
			}
		}
	}
	add(organisations, "ORG")
	add(companies, "ORG")
	add(places, "LOC")
	for _, names := range m {
		slices.SortStableFunc(names, func(a, b listed) int { return len(b.words) - len(a.words) })
	}
	return m
}()

// knownAt gives the longest listed name that begins at word i, with its last
// word; "" for none.
func knownAt(s *Sentence, i int) (kind string, last int) {
	if !upper(s.Forms[i]) || s.small[i] == "us" && s.Forms[i] != "US" { // the pronoun
		return "", 0
	}
	for _, n := range knownNames[s.small[i]] {
		if i+len(n.words) <= len(s.Forms) && n.at(s, i) {
			return n.kind, i + len(n.words) - 1
		}
	}
	return "", 0
}

func (n *listed) at(s *Sentence, i int) bool {
	forms := s.Forms
	if n.kind == "LOC" {
		forms = s.small
	}
	for k, w := range n.words {
		if forms[i+k] != w || !upper(s.Forms[i+k]) && !(k > 0 && small(w)) {
			return false
		}
	}
	return true
}

// small reports a word that is often written small within a name: "Gaza strip".
func small(w string) bool {
	return w == "of" || w == "the" || w == "-" || w == "&" || listsOf(w)&landmark != 0
}
