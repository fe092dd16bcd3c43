package when

import (
	"strconv"
	"strings"
)

// figures spells the numbers up to a hundred.
var figures = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
	"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
	"twentieth": 20, "thirtieth": 30,
}

// amount is a number of units; vague amounts ("several") are unknown.
type amount struct {
	value   float64
	unknown bool
}

func (a amount) String() string {
	if a.unknown {
		return "X"
	}
	return strconv.FormatFloat(a.value, 'f', -1, 64)
}

// whole gives the amount as an integer, if it is one that can be counted with.
func (a amount) whole() (int, bool) {
	n := int(a.value)
	return n, !a.unknown && float64(n) == a.value && n >= 0 && n < 100000
}

// cardinal reads a number from word at: "two", "twenty-one", "2.5", "1,000",
// "a", "several", "two and a half", "a couple of". It gives the index after it.
func (c *clause) cardinal(at int) (amount, int, bool) {
	a, next, ok := c.simpleCardinal(at)
	if !ok {
		return a, at, false
	}
	if c.is(next, "and") && c.is(next+1, "a") && c.is(next+2, "half") && !a.unknown {
		return amount{value: a.value + .5}, next + 3, true
	}
	return a, next, true
}

func (c *clause) simpleCardinal(at int) (amount, int, bool) {
	w := c.text(at)
	switch w {
	case "several", "few", "many":
		return amount{unknown: true}, at + 1, true
	case "a", "an":
		return c.articleCount(at)
	case "half":
		if c.is(at+1, "a", "an") {
			return amount{value: .5}, at + 2, true
		}
		return amount{}, at, false
	}
	if n, ok := figures[w]; ok {
		if m, ok := figures[c.text(at+1)]; ok && n >= 20 && n < 100 && m > 0 && m < 10 {
			return amount{value: float64(n + m)}, at + 2, true
		}
		if c.is(at+1, "hundred") && n < 20 {
			return amount{value: float64(n * 100)}, at + 2, true
		}
		return amount{value: float64(n)}, at + 1, true
	}
	if w == "" || w[0] < '0' || w[0] > '9' {
		return amount{}, at, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	if err != nil || v > 1e6 {
		return amount{}, at, false
	}
	return amount{value: v}, at + 1, true
}

// articleCount reads what begins with the indefinite article: "a", "a few", "a
// couple of", "a dozen", "a half".
func (c *clause) articleCount(at int) (amount, int, bool) {
	switch c.text(at + 1) {
	case "few":
		return amount{unknown: true}, at + 2, true
	case "couple":
		if c.is(at+2, "of") {
			return amount{value: 2}, at + 3, true
		}
		return amount{value: 2}, at + 2, true
	case "dozen":
		return amount{value: 12}, at + 2, true
	case "half":
		return amount{value: .5}, at + 2, true
	case "hundred":
		return amount{value: 100}, at + 2, true
	}
	return amount{value: 1}, at + 1, true
}

// ordinal reads "third", "23rd" or "twenty-third" and gives the index after it.
func (c *clause) ordinal(at int) (n, next int, ok bool) {
	w := c.text(at)
	if n, ok := ordinals[w]; ok {
		return n, at + 1, true
	}
	if tens, ok := figures[w]; ok && tens >= 20 && tens < 100 {
		if n, ok := ordinals[c.text(at+1)]; ok && n < 10 {
			return tens + n, at + 2, true
		}
	}
	if !startsWithDigit(w) {
		return 0, at, false
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if digits, found := strings.CutSuffix(w, suffix); found {
			if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < 200 && len(digits) <= 3 {
				return n, at + 1, true
			}
		}
	}
	return 0, at, false
}

// digits reads word at as an unsigned integer of at most max figures.
func (c *clause) digits(at, max int) (int, bool) {
	w := c.text(at)
	if w == "" || len(w) > max {
		return 0, false
	}
	n := 0
	for i := 0; i < len(w); i++ {
		if w[i] < '0' || w[i] > '9' {
			return 0, false
		}
		n = n*10 + int(w[i]-'0')
	}
	return n, true
}
