package schema

// Context is a PLOVER context: what an event was about, whatever its type.
type Context struct{ ID, Label string }

// Contexts lists the contexts of PLOVER 2.0 in the manual's order.
func Contexts() []Context {
	return []Context{
		{"military", "state armed forces"},
		{"intelligence", "intelligence services and espionage"},
		{"executive", "heads of state and government and their agencies"},
		{"legislative", "parliaments and law-making"},
		{"election", "elections and campaigns"},
		{"political_institutions", "change in formal political bodies and parties"},
		{"pro_democracy", "democratisation"},
		{"pro_autocracy", "autocratisation"},
		{"economic", "trade, finance, development"},
		{"legal", "courts and law"},
		{"reparations", "compensation for past harm"},
		{"human_rights", "human rights in general"},
		{"rights_freedoms", "particular political rights and civil liberties"},
		{"repression", "force used by security services on the unarmed"},
		{"human_security", "access to food, water, housing, energy, land"},
		{"gender", "gender and women's issues"},
		{"lgbt", "LGBTQ issues"},
		{"religion_ethnicity", "religion, ethnicity, caste, language"},
		{"inequality", "unequal resources and opportunities"},
		{"diplomatic", "diplomacy"},
		{"territory", "territorial disputes and displacement"},
		{"peacekeeping", "keeping and monitoring of peace"},
		{"health", "public health and disease"},
		{"asylum", "seeking and granting asylum"},
		{"migration", "migration, refugees, the displaced"},
		{"disasters", "natural disasters and accidents"},
		{"natural_resource", "natural resources"},
		{"environment", "pollution, climate, environmental policy"},
		{"technology", "technology and high-tech industry"},
		{"terrorism", "terrorism and action against it"},
		{"cbrn", "chemical, biological, radiological, nuclear weapons"},
		{"cyber", "cyber attack and security"},
		{"misinformation", "disinformation and influence operations"},
		{"crime", "crime without a more particular context"},
		{"corruption", "abuse of office"},
		{"illegal_drugs", "illegal drugs"},
		{"trafficking", "smuggling of people or goods"},
	}
}

// Sector is a PLOVER sector: the part of society an actor belongs to.
type Sector struct{ ID, Label string }

// Sectors lists PLOVER 2.0's sectors, frequent ones first, then the
// international actors that stand where a country would. JRN is the press and
// MED medicine; CAMEO's MED was the media.
func Sectors() []Sector {
	return []Sector{
		{"COP", "police"},
		{"GOV", "government"},
		{"JUD", "judiciary"},
		{"LEG", "legislature"},
		{"MIL", "armed forces of a state"},
		{"PRM", "paramilitaries not opposed to government"},
		{"PTY", "political parties"},
		{"REB", "armed opposition"},
		{"SPY", "intelligence services"},
		{"UAF", "unidentified armed forces"},
		{"UNK", "unidentified actors"},
		{"AGR", "agricultural labour"},
		{"BUS", "business"},
		{"CRM", "criminals"},
		{"CVL", "civilians"},
		{"EDU", "education"},
		{"ELI", "former officials and their families"},
		{"JRN", "the press"},
		{"LAB", "organised labour"},
		{"MED", "medicine and health"},
		{"REF", "refugees and displaced people"},
		{"OPP", "political opposition"},
		{"PRE", "partially recognised entities"},
		{"REL", "religious bodies"},
		{"SOC", "civil society"},
		{"IGO", "intergovernmental organisations"},
		{"UNO", "United Nations"},
		{"EUR", "European Union"},
		{"NGO", "non-governmental organisations"},
		{"ISM", "international social movements"},
		{"IMG", "transnational armed groups"},
		{"MNC", "multinational corporations"},
	}
}
