package when

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/nlp"
)

// token cuts test sentences the way the tree bank does, near enough.
var token = regexp.MustCompile(`\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?|\d{4}-\d\d-\d\d\S*|[A-Z](?:\.[A-Z])+\.?|[ap]\.m\.|'s|\pL+|[^\s]`)

func document(text string) *nlp.Document {
	d := &nlp.Document{Text: text}
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		s := nlp.Sentence{Start: at, End: at + len(line)}
		for _, m := range token.FindAllStringIndex(line, -1) {
			s.Tokens = append(s.Tokens, nlp.Token{Start: at + m[0], End: at + m[1], Form: line[m[0]:m[1]]})
		}
		if len(s.Tokens) > 0 {
			d.Sentences = append(d.Sentences, s)
		}
		at += len(line)
	}
	return d
}

// show writes an expression as "text = TYPE value [from..to]".
func show(doc *nlp.Document, e Expression) string {
	s := doc.Text[e.Start:e.End] + " = " + e.Type + " " + e.Value
	if e.Interval != nil {
		s += " [" + e.Interval.From + ".." + e.Interval.To + "]"
	}
	return s
}

func findAll(text string, published time.Time) []string {
	doc := document(text)
	var out []string
	for _, e := range New().Find(doc, published) {
		out = append(out, show(doc, e))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		// calendar.go
		{"2022-03-23", "The talks ended on March 16, 2022.", "March 16, 2022 = DATE 2022-03-16 [2022-03-16..2022-03-16]"},
		{"2022-03-23", "The talks ended on 16 March.", "16 March = DATE 2022-03-16 [2022-03-16..2022-03-16]"},
		{"2022-01-05", "The envoys met on December 28.", "December 28 = DATE 2021-12-28 [2021-12-28..2021-12-28]"},
		{"2021-12-20", "The envoys will meet on January 10.", "January 10 = DATE 2022-01-10 [2022-01-10..2022-01-10]"},
		{"2022-03-23", "The law was signed in early March.", "early March = DATE 2022-03 [2022-03-01..2022-03-10]"},
		{"2022-03-23", "Prices rose in October.", "October = DATE 2021-10 [2021-10-01..2021-10-31]"},
		{"2022-03-23", "Elections are scheduled for October.", "October = DATE 2022-10 [2022-10-01..2022-10-31]"},
		{"2022-03-23", "It cannot have been 30 February.", "30 February = DATE "},
		{"2022-03-23", "The town was taken on February 29, 2021.", "February 29, 2021 = DATE "},
		{"2022-03-23", "The treaty of 1867 was signed on 30 March 1867.", "1867 = DATE 1867 [1867-01-01..1867-12-31] | 30 March 1867 = DATE 1867-03-30 [1867-03-30..1867-03-30]"},
		{"2022-03-23", "Mrs Theresa May resigned and the May summit failed.", ""},
		{"2022-03-23", "The May summit will be in Vienna.", "May = DATE 2022-05 [2022-05-01..2022-05-31]"},
		// weekday.go
		{"2022-03-23", "Blinken spoke to reporters on Wednesday.", "Wednesday = DATE 2022-03-23 [2022-03-23..2022-03-23]"},
		{"2022-03-23", "Blinken spoke to reporters on Friday.", "Friday = DATE 2022-03-18 [2022-03-18..2022-03-18]"},
		{"2022-03-23", "Biden will travel to Poland on Friday.", "Friday = DATE 2022-03-25 [2022-03-25..2022-03-25]"},
		{"2022-03-23", "The order came on Friday last week.", "Friday last week = DATE 2022-03-18 [2022-03-18..2022-03-18]"},
		{"2022-03-23", "He resigned on Sunday of last week.", "Sunday of last week = DATE 2022-03-20 [2022-03-20..2022-03-20]"},
		{"2022-03-23", "They will meet on Monday next week.", "Monday next week = DATE 2022-03-28 [2022-03-28..2022-03-28]"},
		{"2022-03-23", "The council met last Wednesday.", "last Wednesday = DATE 2022-03-16 [2022-03-16..2022-03-16]"},
		{"2022-03-23", "It was dated Thursday, February 24, 2022.", "Thursday, February 24, 2022 = DATE 2022-02-24 [2022-02-24..2022-02-24]"},
		// relative.go
		{"2022-03-23", "Shells fell earlier this month.", "earlier this month = DATE 2022-03 [2022-03-01..2022-03-23]"},
		{"2022-03-23", "The port was hit last week.", "last week = DATE 2022-W11 [2022-03-14..2022-03-20]"},
		{"2022-03-23", "They fled three days ago.", "three days ago = DATE 2022-03-20 [2022-03-20..2022-03-20]"},
		{"2022-03-23", "He left office two years ago.", "two years ago = DATE 2020 [2020-01-01..2020-12-31]"},
		{"2022-03-23", "The vote is due by the end of this year.", "the end of this year = DATE 2022 [..2022-12-31]"},
		{"2022-03-23", "She spoke the day before yesterday.", "the day before yesterday = DATE 2022-03-21 [2022-03-21..2022-03-21]"},
		// prepositions
		{"2022-03-23", "Thousands have died since February 24.", "February 24 = DATE 2022-02-24 [2022-02-24..]"},
		{"2022-03-23", "The pause holds until Friday.", "Friday = DATE 2022-03-25 [..2022-03-25]"},
		// year.go
		{"2022-03-23", "In the 1990s the union fell apart.", "1990s = DATE 199 [1990-01-01..1999-12-31]"},
		{"2022-03-23", "Borders of the 19th century do not count.", "the 19th century = DATE 18 [1800-01-01..1899-12-31]"},
		// season.go
		{"2022-03-23", "Sales fell in the third quarter of 2021.", "the third quarter of 2021 = DATE 2021-Q3 [2021-07-01..2021-09-30]"},
		{"2022-03-23", "The offensive began in the summer of 2014.", "the summer of 2014 = DATE 2014-SU [2014-06-01..2014-08-31]"},
		// duration.go
		{"2022-03-23", "The siege lasted for 27 days.", "27 days = DURATION P27D"},
		{"2022-03-23", "He got a five-year sentence.", "five-year = DURATION P5Y"},
		{"2022-03-23", "In the past 24 hours ten ships sank.", "the past 24 hours = DURATION PT24H [2022-03-22..2022-03-23]"},
		{"2022-03-23", "It takes between 60 and 90 days.", "60 = DURATION P60D | 90 days = DURATION P90D"},
		// clock.go
		{"2022-03-23", "The siren sounded at 18:00 UTC on Tuesday.", "18:00 UTC on Tuesday = TIME 2022-03-22T18:00Z [2022-03-22T18:00:00Z..2022-03-22T18:00:00Z]"},
		{"2022-03-23", "He spoke at 3 p.m. EST.", "3 p.m. EST = TIME 2022-03-23T15:00-05:00 [2022-03-23T20:00:00Z..2022-03-23T20:00:00Z]"},
		{"2022-03-23", "Bombs fell on Friday night.", "Friday night = TIME 2022-03-18TNI [2022-03-18..2022-03-18]"},
		{"2024-03-22", "Drones fell in the night from Tuesday to Wednesday.", "the night from Tuesday to Wednesday = TIME 2024-03-19TNI [2024-03-19..2024-03-20]"},
		{"2024-03-22", "Shells fell in the night to Friday.", "the night to Friday = TIME 2024-03-21TNI [2024-03-21..2024-03-22]"},
		// range.go
		{"2022-03-23", "It ran from 3 March to 5 March.", "3 March = DATE 2022-03-03 [2022-03-03..2022-03-05] | 5 March = DATE 2022-03-05 [2022-03-03..2022-03-05]"},
		{"2024-03-22", "They raided it on Sunday and Monday.", "Sunday = DATE 2024-03-17 [2024-03-17..2024-03-18] | Monday = DATE 2024-03-18 [2024-03-17..2024-03-18]"},
		{"2024-03-22", "They raided it on Sunday and Tuesday.", "Sunday = DATE 2024-03-17 [2024-03-17..2024-03-17] | Tuesday = DATE 2024-03-19 [2024-03-19..2024-03-19]"},
		{"2024-03-22", "They fought between Friday and Sunday.", "Friday = DATE 2024-03-15 [2024-03-15..2024-03-17] | Sunday = DATE 2024-03-17 [2024-03-15..2024-03-17]"},
		{"2022-03-23", "The war of 2014-2015 was worse.", "2014 = DATE 2014 [2014-01-01..2015-12-31] | 2015 = DATE 2015 [2014-01-01..2015-12-31]"},
		// recurring.go
		{"2022-03-23", "They meet every Monday and twice a month.", "every Monday = SET XXXX-WXX-1 | twice a month = SET P1M"},
		// festival.go
		{"2022-01-10", "The truce held over Christmas.", "Christmas = DATE 2021-12-25 [2021-12-25..2021-12-25]"},
		{"2024-03-01", "A truce before Ramadan will hold.", "Ramadan = DATE 2024-03 [..2024-03-10]"},
		// anaphoric.go
		{"2022-03-23", "They met on March 3 and again two days later.", "March 3 = DATE 2022-03-03 [2022-03-03..2022-03-03] | two days later = DATE 2022-03-05 [2022-03-05..2022-03-05]"},
		// anchor.go
		{"2022-03-23", "Since the invasion of Ukraine millions have fled.", "the invasion = DATE 2022-02-24 [2022-02-24..]"},
		{"2022-03-23", "Two days after the invasion of Ukraine, banks were cut off.", "Two days = DURATION P2D [2022-02-26..2022-02-26] | the invasion = DATE 2022-02-24 [2022-02-24..2022-02-24]"},
		{"2022-03-23", "Russia was expelled after the 2014 annexation of Crimea.", "2014 = DATE 2014 [2014-03-18..2014-03-18]"},
		{"2022-03-23", "Since the invasion of Grenada nothing changed.", ""},
		// without a date of publication
		{"", "He spoke on Wednesday and yesterday.", "Wednesday = DATE XXXX-WXX-3 | yesterday = DATE XXXX-XX-XX"},
		{"", "He spoke on March 3.", "March 3 = DATE XXXX-03-03"},
	} {
		var published time.Time
		if c.published != "" {
			published, _ = time.Parse(time.DateOnly, c.published)
		}
		if got := strings.Join(findAll(c.text, published), " | "); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.published, c.text, got, c.want)
		}
	}
}

// TestNotTime lists what looks like a time expression and is none.
func TestNotTime(t *testing.T) {
	published := time.Date(2022, 3, 23, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{
		"He may go and they march on Kyiv.",
		"May God help them, and the March on Rome ended.",
		"The second man sat in the sun.",
		"A second round of talks failed.",
		"Some 24 people and 2,000 troops died.",
		"Russia sent 2000 troops and 1945 soldiers.",
		"NATO invoked Article 5 and Resolution 1973.",
		"Call +44 20 7946 2014 or 555-2014.",
		"The war took 1000's of innocent lives, lots of 1000's, 1000s of them.",
		"The index fell 3.20 percent to US$2.51 a share from 9.12 million.",
		"Flight 2014 cost $2010 and 3.5 million euros.",
		"The score was 3-2 at the half.",
		"Kim Jong Un, 38, spoke with April Jones.",
		"He fell in with the wrong crowd in his 60s.",
		"USA Today and The Sun wrote it.",
		"The moment he left, shots rang out.",
		"Decide first, ask questions of the third party.",
	} {
		if got := findAll(text, published); len(got) > 0 {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"He spoke on Wednesday, March 23, 2022 at 18:00 UTC.", "the last week of March", "from 3 to 5 March",
		"two and a half years ago", "30 February", "the 2014 annexation of Crimea", "in the early '90s", "Eid al-Fitr 2022",
	} {
		f.Add(text, int64(1648000000))
		f.Add(text, int64(0))
	}
	finder := New()
	f.Fuzz(func(t *testing.T, text string, at int64) {
		var published time.Time
		if at != 0 {
			published = time.Unix(at%(1<<36), 0)
		}
		doc := document(text)
		end, sentence := 0, 0
		for _, e := range finder.Find(doc, published) {
			if e.Sentence != sentence {
				end, sentence = 0, e.Sentence
			}
			if e.Start < end || e.End <= e.Start || e.End > len(text) || e.First > e.Last {
				t.Fatalf("%q: bad offsets %+v", text, e)
			}
			end = e.End
			if _, err := e.Interval.Bounds(); err != nil {
				t.Fatalf("%q: interval of %q %s: %v", text, text[e.Start:e.End], e.Value, err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	doc := document(strings.Repeat("Russia's foreign minister said on Wednesday that talks held two weeks ago in Geneva would resume by the end of March, after the 2014 annexation of Crimea.\n", 20))
	published := time.Date(2022, 3, 23, 0, 0, 0, 0, time.UTC)
	finder := New()
	b.ReportAllocs()
	for b.Loop() {
		finder.Find(doc, published)
	}
}
