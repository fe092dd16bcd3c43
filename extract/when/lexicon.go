package when

import "time"

// months by name and usual abbreviation.
var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

// weekdays by name; abbreviations count only beside a date.
var weekdays = map[string]time.Weekday{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
}

var shortWeekdays = map[string]time.Weekday{
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 0,
}

// unit is a unit of calendar time, in TIMEX3's letters.
type unit struct {
	letter string // "D", "W", "M", "Y", "DE", "CE", "H", "MIN", "S"
	clock  bool   // belongs behind the T of a duration: PT3H
}

// units by word, singular and plural.
var units = map[string]unit{
	"second": {"S", true}, "minute": {"M", true}, "hour": {"H", true},
	"day": {"D", false}, "week": {"W", false}, "fortnight": {"W", false}, "month": {"M", false},
	"year": {"Y", false}, "decade": {"DE", false}, "century": {"CE", false}, "night": {"D", false},
	"weekend": {"WE", false}, "quarter": {"Q", false},
	"seconds": {"S", true}, "minutes": {"M", true}, "mins": {"M", true}, "hours": {"H", true}, "hrs": {"H", true},
	"days": {"D", false}, "weeks": {"W", false}, "fortnights": {"W", false}, "months": {"M", false},
	"years": {"Y", false}, "decades": {"DE", false}, "centuries": {"CE", false}, "nights": {"D", false},
	"weekends": {"WE", false}, "quarters": {"Q", false},
}

// dayParts are TIMEX3's names of the parts of a day.
var dayParts = map[string]string{
	"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI",
	"midnight": "NI", "overnight": "NI", "dawn": "MO", "dusk": "EV",
}

// seasons in TIMEX3's letters; they begin in the month given, as meteorologists
// reckon for the northern hemisphere.
var seasons = map[string]season{
	"spring": {"SP", 3}, "summer": {"SU", 6}, "autumn": {"FA", 9}, "fall": {"FA", 9}, "winter": {"WI", 12},
}

type season struct {
	letters string
	first   time.Month
}

// zones gives the offset from UTC, in minutes, of the zone names met in
// English news. Names shared by several zones take the one news means.
var zones = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
	"msk": 180, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
	"pst": -480, "pdt": -420, "pt": -480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "trt": 180,
}

// approximate are the modifiers that belong to the expression they qualify.
var approximate = set("almost", "nearly", "about", "around", "roughly", "approximately", "over", "some", "barely")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
