package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSpanReplays(t *testing.T) {
	a := &Article{Text: "Łukasz said: “no” 🙂 twice.", Title: "No, says Łukasz"}
	at := strings.Index(a.Text, "“no”")
	for name, c := range map[string]struct {
		span *Span
		bad  string
	}{
		"exact":         {NewSpan(a.Text, at, at+len("“no”")), ""},
		"absent":        {nil, ""},
		"title":         {&Span{Text: "says", Start: 4, End: 8, In: InTitle}, ""},
		"wrong text":    {&Span{Text: "said", Start: 0, End: 4}, "claim says"},
		"beyond":        {&Span{Text: "x", Start: 100, End: 101}, "outside"},
		"backwards":     {&Span{Start: 5, End: 2}, "outside"},
		"unknown part":  {&Span{In: "footer"}, "unknown part"},
		"parts":         {&Span{Text: a.Text[:12], End: 12, Spans: [][2]int{{0, 3}, {8, 12}}}, ""},
		"overlap":       {&Span{Text: a.Text[:12], End: 12, Spans: [][2]int{{0, 9}, {8, 12}}}, "out of order"},
		"part too long": {&Span{Text: a.Text[:12], End: 12, Spans: [][2]int{{0, 13}}}, "out of order"},
	} {
		err := c.span.Check(a)
		if c.bad == "" && err != nil || c.bad != "" && (err == nil || !strings.Contains(err.Error(), c.bad)) {
			t.Errorf("%s: %v, want %q", name, err, c.bad)
		}
	}
}

func TestClaimIDDependsOnContentAlone(t *testing.T) {
	base := func() *Claim {
		return &Claim{
			Article: "a", Subject: &Argument{Span: &Span{Text: "Russia", End: 6}, Entity: "country/RUS"},
			Predicate: Predicate{Span: &Span{Text: "denied", Start: 7, End: 13}, Type: "DENY"},
			Polarity:  Positive, Modality: Asserted,
		}
	}
	first := base()
	first.Identify()
	same := []func(*Claim){
		func(c *Claim) { c.Confidence, c.Rule, c.Extractors = 0.3, "x", []string{"y"} },
		func(c *Claim) { c.Subject.Entity, c.Subject.Name = "nil/x", "Moscow" }, // resolved otherwise, same words
		func(c *Claim) { c.Published = "2022-01-01" },
	}
	other := []func(*Claim){
		func(c *Claim) { c.Article = "b" },
		func(c *Claim) { c.Polarity = Negative },
		func(c *Claim) { c.Predicate.Type = "STATE" },
		func(c *Claim) { c.Subject.Span.Start = 1 },
		func(c *Claim) { c.Holder = &Argument{Span: &Span{Start: 20, End: 25}} },
		func(c *Claim) { c.Object = &Argument{Claim: "c1"} },
		func(c *Claim) { c.DerivedFrom = []ClaimID{"c1"} },
	}
	for i, change := range same {
		c := base()
		change(c)
		if c.Identify(); c.ID != first.ID {
			t.Errorf("change %d, which does not count, changes the id", i)
		}
	}
	seen := map[ClaimID]int{first.ID: -1}
	for i, change := range other {
		c := base()
		change(c)
		c.Identify()
		if j, taken := seen[c.ID]; taken {
			t.Errorf("changes %d and %d give the same id", i, j)
		}
		seen[c.ID] = i
	}
}

func TestArticleIdentity(t *testing.T) {
	given := &Article{ID: "mine", Text: "x"}
	if given.Identify(); given.ID != "mine" {
		t.Error("a given id is replaced")
	}
	a, b, c := &Article{Text: "x", Outlet: "A"}, &Article{Text: "x", Outlet: "A"}, &Article{Text: "x", Outlet: "B"}
	a.Identify()
	b.Identify()
	c.Identify()
	if a.ID != b.ID || a.ID == c.ID {
		t.Errorf("ids %s, %s, %s: want the first two alike, the third another", a.ID, b.ID, c.ID)
	}
}

func TestNilEntityFoldsNames(t *testing.T) {
	if NilEntity(Person, "RUS", "Ivan  Petrov") != NilEntity(Person, "RUS", "ivan petrov.") {
		t.Error("case, spaces and full stops tell names apart")
	}
	if NilEntity(Person, "RUS", "Ivan Petrov") == NilEntity(Person, "UKR", "Ivan Petrov") {
		t.Error("the country does not count")
	}
}

func TestWireOmitsWhatIsUnknown(t *testing.T) {
	c := Claim{ID: "c1", Subject: &Argument{Entity: "country/RUS", Derived: "c0"}}
	data, err := json.Marshal(&c)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"c1","sentence":0,"subject":{"entity":"country/RUS","derived":"c0"},"predicate":{}}`; string(data) != want {
		t.Errorf("wire is %s\nwant    %s", data, want)
	}
	c.Subject.Span = &Span{Text: "R", Start: 0, End: 1}
	if data, _ = json.Marshal(&c); !strings.Contains(string(data), `"start":0,"end":1`) {
		t.Errorf("an offset of 0 is left out: %s", data)
	}
	var back Claim
	if err := json.Unmarshal(data, &back); err != nil || back.Subject.Span == nil || back.Subject.End != 1 {
		t.Errorf("reading it back gives %+v, %v", back.Subject, err)
	}
}

func TestParseRange(t *testing.T) {
	for s, want := range map[string]string{
		"2022":                   "2022-01-01 00:00..2023-01-01 00:00",
		"2022-03":                "2022-03-01 00:00..2022-04-01 00:00",
		"2022-03-23":             "2022-03-23 00:00..2022-03-24 00:00",
		"2022-03-23T14":          "2022-03-23 14:00..2022-03-23 15:00",
		"2022-03-23T14:30+02:00": "2022-03-23 12:30..2022-03-23 12:31",
		"2022-03..2022-04-02":    "2022-03-01 00:00..2022-04-03 00:00",
		"..2022":                 "..2023-01-01 00:00",
		"2022-03-23T14:00:00Z..": "2022-03-23 14:00..",
		" 1899-12-31 ":           "1899-12-31 00:00..1900-01-01 00:00",
		"2022-02-30":             "error",
		"March":                  "error",
		"2022-04..2022-03":       "error",
		"2022-03-23..2022-03-xx": "error",
		"":                       "error",
		"2022-03-23T25:00:00Z":   "error",
	} {
		r, err := ParseRange(s)
		got := "error"
		if err == nil {
			const layout = "2006-01-02 15:04"
			got = ".."
			if !r.From.IsZero() {
				got = r.From.Format(layout) + got
			}
			if !r.To.IsZero() {
				got += r.To.Format(layout)
			}
		}
		if got != want {
			t.Errorf("ParseRange(%q) = %s (%v), want %s", s, got, err, want)
		}
	}
}

func TestRangeOverlaps(t *testing.T) {
	parse := func(s string) Range {
		r, err := ParseRange(s)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2022-03-23", "2022-03", true},
		{"2022-03-23", "2022-03-24", false}, // ends are exclusive
		{"..2022-03-23", "2022-03-23..", true},
		{"..2022-03-22", "2022-03-23..", false},
		{"2022", "2021..2023", true},
	} {
		if got := parse(c.a).Overlaps(parse(c.b)); got != c.want {
			t.Errorf("%s overlaps %s: %v, want %v", c.a, c.b, got, c.want)
		}
		if got := parse(c.b).Overlaps(parse(c.a)); got != c.want {
			t.Errorf("%s overlaps %s: %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

func FuzzParseRange(f *testing.F) {
	for _, s := range []string{"2022", "2022-03..", "..", "2022-03-23T14:00:00Z", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRange(s)
		if err == nil && !r.From.IsZero() && !r.To.IsZero() && !r.From.Before(r.To) {
			t.Errorf("ParseRange(%q) gives %v, which is empty", s, r)
		}
	})
}
