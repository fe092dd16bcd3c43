package when

// event is a dated event that news uses as an anchor: "since the invasion".
// Its heads are what it is called; near are words of which the document must
// have one for the short name to mean this event.
type event struct {
	heads    []string // lower case, words separated by spaces
	near     []string // lower case; none: the name stands for itself
	from, to string   // days, inclusive; to is empty for a single day
}

// datedEvents lists the anchors. Dates are those of the day the event began
// and, where it is over and its end is not in dispute, the day it ended.
func datedEvents() []event {
	return []event{
		{[]string{"invasion", "full scale invasion", "war", "start of the war", "full scale war", "special military operation", "russian invasion"}, []string{"ukraine", "ukrainian", "kyiv", "zelensky", "zelenskyy", "zelenskiy", "donbas", "donbass"}, "2022-02-24", ""},
		{[]string{"annexation of crimea", "annexation", "crimean annexation"}, []string{"crimea", "crimean"}, "2014-03-18", ""},
		{[]string{"crimean referendum"}, nil, "2014-03-16", ""},
		{[]string{"minsk agreements"}, nil, "2014-09-05", "2015-02-12"},
		{[]string{"downing of mh17", "downing of flight mh17", "mh17 crash", "mh17"}, nil, "2014-07-17", ""},
		{[]string{"kherson withdrawal", "liberation of kherson", "recapture of kherson"}, nil, "2022-11-11", ""},
		{[]string{"fall of mariupol", "mariupol theatre strike", "mariupol theater strike"}, nil, "2022-03-16", "2022-05-20"},
		{[]string{"kakhovka dam collapse", "destruction of the kakhovka dam", "kakhovka dam breach"}, nil, "2023-06-06", ""},
		{[]string{"wagner mutiny", "wagner rebellion", "prigozhin mutiny"}, nil, "2023-06-23", "2023-06-24"},
		{[]string{"nord stream explosions", "nord stream sabotage", "nord stream blasts"}, nil, "2022-09-26", ""},
		{[]string{"october 7 attack", "october 7 attacks", "7 october attack", "7 october attacks", "hamas attack", "hamas attacks", "hamas led attack", "hamas assault"}, nil, "2023-10-07", ""},
		{[]string{"war", "start of the war", "outbreak of the war", "war in gaza"}, []string{"gaza", "hamas"}, "2023-10-07", ""},
		{[]string{"six day war", "1967 war"}, nil, "1967-06-05", "1967-06-10"},
		{[]string{"yom kippur war"}, nil, "1973-10-06", "1973-10-25"},
		{[]string{"oslo accords"}, nil, "1993-09-13", ""},
		{[]string{"abraham accords"}, nil, "2020-09-15", ""},
		{[]string{"invasion", "us led invasion", "war"}, []string{"iraq", "iraqi", "baghdad", "saddam"}, "2003-03-20", ""},
		{[]string{"invasion of kuwait", "invasion"}, []string{"kuwait", "kuwaiti"}, "1990-08-02", ""},
		{[]string{"taliban takeover", "fall of kabul", "taliban 's return to power", "takeover"}, []string{"taliban", "kabul", "afghanistan"}, "2021-08-15", ""},
		{[]string{"coup", "military coup", "military takeover", "takeover"}, []string{"myanmar", "naypyidaw", "suu"}, "2021-02-01", ""},
		{[]string{"coup", "military coup"}, []string{"niger", "niamey", "bazoum"}, "2023-07-26", ""},
		{[]string{"coup", "military coup"}, []string{"gabon", "bongo", "libreville"}, "2023-08-30", ""},
		{[]string{"coup", "military coup", "failed coup", "attempted coup", "coup attempt"}, []string{"turkey", "turkish", "erdogan", "gulen", "ankara"}, "2016-07-15", "2016-07-16"},
		{[]string{"war", "fighting", "conflict", "start of the war"}, []string{"sudan", "sudanese", "khartoum", "rsf", "burhan", "darfur"}, "2023-04-15", ""},
		{[]string{"independence", "secession"}, []string{"juba"}, "2011-07-09", ""},
		{[]string{"pretoria agreement", "cessation of hostilities agreement"}, []string{"tigray", "ethiopia", "ethiopian"}, "2022-11-02", ""},
		{[]string{"war", "conflict", "fighting"}, []string{"tigray", "tigrayan", "tplf"}, "2020-11-04", "2022-11-02"},
		{[]string{"september 11 attacks", "sept 11 attacks", "9/11 attacks", "september 11", "9/11"}, nil, "2001-09-11", ""},
		{[]string{"fall of the berlin wall", "berlin wall fell"}, nil, "1989-11-09", ""},
		{[]string{"collapse of the soviet union", "dissolution of the soviet union", "breakup of the soviet union", "fall of the soviet union"}, nil, "1991-12-26", ""},
		{[]string{"second world war", "world war ii", "world war two", "wwii"}, nil, "1939-09-01", "1945-09-02"},
		{[]string{"first world war", "world war i", "world war one"}, nil, "1914-07-28", "1918-11-11"},
		{[]string{"korean war"}, nil, "1950-06-25", "1953-07-27"},
		{[]string{"islamic revolution", "iranian revolution"}, nil, "1979-02-11", ""},
		{[]string{"tiananmen square massacre", "tiananmen crackdown", "tiananmen square crackdown"}, nil, "1989-06-04", ""},
		{[]string{"rwandan genocide", "genocide"}, []string{"rwanda", "rwandan", "tutsi", "tutsis"}, "1994-04-07", "1994-07-15"},
		{[]string{"srebrenica massacre", "srebrenica genocide"}, nil, "1995-07-11", ""},
		{[]string{"dayton accords", "dayton agreement"}, nil, "1995-12-14", ""},
		{[]string{"handover"}, []string{"hong"}, "1997-07-01", ""},
		{[]string{"brexit referendum"}, nil, "2016-06-23", ""},
		{[]string{"brexit"}, nil, "2020-01-31", ""},
		{[]string{"capitol riot", "january 6 attack", "capitol attack", "storming of the capitol"}, nil, "2021-01-06", ""},
		{[]string{"iran nuclear deal", "nuclear deal", "jcpoa"}, []string{"iran", "iranian", "tehran"}, "2015-07-14", ""},
		{[]string{"grain deal", "black sea grain initiative", "black sea grain deal"}, []string{"ukraine", "ukrainian", "odesa", "odessa", "istanbul"}, "2022-07-22", "2023-07-17"},
		{[]string{"khashoggi murder", "murder of jamal khashoggi", "killing of jamal khashoggi", "khashoggi killing"}, nil, "2018-10-02", ""},
		{[]string{"salisbury poisoning", "salisbury attack", "skripal poisoning"}, nil, "2018-03-04", ""},
		{[]string{"arab spring"}, nil, "2010-12-17", ""},
		{[]string{"good friday agreement"}, nil, "1998-04-10", ""},
		{[]string{"bataclan attack", "paris attacks"}, nil, "2015-11-13", ""},
		{[]string{"russo georgian war", "2008 war", "five day war"}, []string{"georgia", "georgian", "ossetia", "abkhazia"}, "2008-08-07", "2008-08-12"},
	}
}
