package resolve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/nlp"
	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// world is the small gazetteer of testdata.
func world(t testing.TB) gazetteer.Data {
	t.Helper()
	f, err := os.Open("testdata/world.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := gazetteer.Read("world.yaml", f)
	if err != nil {
		t.Fatal(err)
	}
	if err := data.Check(); err != nil {
		t.Fatal(err)
	}
	return data
}

// bench is a linker over the small world with an engine to feed it.
type bench struct {
	*Linker
	engine *nlp.Engine
}

func newBench(t testing.TB) bench {
	t.Helper()
	data := world(t)
	l, err := New(Options{Data: &data})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := nlp.New(nlp.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	return bench{l, engine}
}

func (b bench) link(text, published string) *Linked {
	return b.Link(&schema.Article{Text: text, Published: published}, nil, b.engine.Analyse(text))
}

// find gives the mention of that text whose Type is kind, or any when empty.
func find(t *testing.T, linked *Linked, text, kind string) *Mention {
	t.Helper()
	for i := range linked.Mentions {
		m := &linked.Mentions[i]
		if linked.Body.Text[m.Start:m.End] == text && (kind == "" || m.Type == kind) {
			return m
		}
	}
	for _, m := range linked.Mentions {
		t.Logf("%s %q %s %s %s", m.Type, linked.Body.Text[m.Start:m.End], m.Entity.ID, m.Country, m.Sector)
	}
	t.Fatalf("no %s mention %q", kind, text)
	return nil
}

func TestLink(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		text, date, mention string
		want                schema.EntityID // "" for a NIL entity, "-" for no mention
		country, sector     string
	}{
		{"The Worldwide Felony Courtroom (ICC) opened an inquiry.", "", "Worldwide Felony Courtroom", "org/icc", "", "IGO"},
		{"The International Cricket Council (ICC) met. The ICC set new rules.", "", "ICC", "org/cricket", "", ""},
		{"Officials at the State Division in the US declined.", "", "State Division", "org/us-department-of-state", "USA", "GOV"},
		{"Reporters asked the U.S. Division of State about it.", "", "U.S. Division of State", "org/us-department-of-state", "USA", "GOV"},
		{"Experts discussed the Duty to Defend at the United Nations.", "", "Duty to Defend", "topic/r2p", "", ""},
		{"Moscow's military shelled the town.", "", "Moscow's military", "country/RUS", "RUS", "MIL"},
		{"Ukraine's army advanced on Monday.", "", "Ukraine's army", "org/ukraine-armed-forces", "UKR", "MIL"},
		{"A Russian official rejected the claim.", "", "A Russian official", "country/RUS", "RUS", "GOV"},
		{"Russian media reported the strike.", "", "Russian media", "country/RUS", "RUS", "MED"},
		{"Moscow accused the alliance of lying.", "", "Moscow", "country/RUS", "RUS", ""},
		{"The delegation arrived in Moscow on Friday.", "", "Moscow", "place/moscow", "RUS", ""},
		{"The Biden administration criticised Russia. President Joe Biden spoke later.", "2022-03-01", "The Biden administration", "country/USA", "USA", "GOV"},
		{"Zelenskyy thanked the senators. President Volodymyr Zelenskyy had asked for weapons.", "2022-03-01", "Volodymyr Zelenskyy", "person/volodymyr-zelensky", "UKR", "GOV"},
		{"Volodymyr Zelenskiy spoke to lawmakers.", "2022-03-01", "Volodymyr Zelenskiy", "person/volodymyr-zelensky", "UKR", "GOV"},
		{"The US secretary of state flew home.", "2019-05-05", "The US secretary of state", "person/mike-pompeo", "USA", "GOV"},
		{"The US secretary of state flew home.", "2022-05-05", "The US secretary of state", "person/antony-blinken", "USA", "GOV"},
		{"Protests in Atlanta, Georgia, ended peacefully.", "", "Georgia", "place/georgia-us", "USA", ""},
		{"Georgia and Russia fought a war; Tbilisi lost land.", "", "Georgia", "country/GEO", "GEO", ""},
		{"Michael Jordan scored again.", "", "Jordan", "-", "", ""},
		{"Give it to us or who knows.", "", "us", "-", "", ""},
		{"They polish the table; the poles are long.", "", "polish", "-", "", ""},
		{"The UN appealed for US$42 million.", "", "US", "-", "", ""},
		{"The UN appealed for US$42 million.", "", "US$", "-", "", ""},
		{"Swaziland voted in favour.", "2010-01-01", "Swaziland", "country/SWZ", "SWZ", ""},
	} {
		t.Run(c.mention, func(t *testing.T) {
			linked := b.link(c.text, c.date)
			if c.want == "-" {
				for _, m := range linked.Mentions {
					if linked.Body.Text[m.Start:m.End] == c.mention && !strings.HasPrefix(string(m.Entity.ID), "nil/") {
						t.Errorf("%q in %q means %s", c.mention, c.text, m.Entity.ID)
					}
				}
				return
			}
			m := find(t, linked, c.mention, "")
			if m.Entity.ID != c.want || m.Country != c.country || m.Sector != c.sector {
				t.Errorf("%q in %q means %s %q %q, want %s %q %q", c.mention, c.text, m.Entity.ID, m.Country, m.Sector, c.want, c.country, c.sector)
			}
		})
	}
}

func TestCoreference(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		text, date, mention, kind string
		want                      schema.EntityID
	}{
		{"Antony Blinken arrived on Monday. He met Sergey Lavrov.", "2022-03-23", "He", "pronoun", "person/antony-blinken"},
		{"Karim Khan, who leads the inquiry, visited Kyiv.", "2022-03-23", "who", "pronoun", "person/karim-khan"},
		{"Karim Khan visited Kyiv and said his office had opened an inquiry.", "2022-03-23", "his office", "nominal", "org/icc"},
		{"Sergey Lavrov flew home and said his office knew nothing.", "2022-03-23", "his office", "nominal", "country/RUS"},
		{"Ukraine said it had shot down a drone.", "", "it", "pronoun", "country/UKR"},
		{"Ukraine denied that its forces had crossed the river.", "", "its forces", "nominal", "org/ukraine-armed-forces"},
		{"Ukraine denied responsibility. It said that it had lost two planes.", "", "It", "pronoun", "country/UKR"},
		{"Ukraine vowed to continue to defend itself.", "", "itself", "pronoun", "country/UKR"},
		{"It is clear that the talks failed.", "", "It", "pronoun", ""},
		{"Ukraine passed the bill in May, but the president has not signed it.", "", "it", "pronoun", ""},
		{"Ukraine cancelled the visa after a judge reinstated it.", "", "it", "pronoun", ""},
		{"Ukraine said that it had signed the bill.", "", "it", "pronoun", "country/UKR"},
		{"Ukraine says it is the worst outbreak in the country.", "", "it", "pronoun", ""},
		{"Ukraine says it is a member of the alliance.", "", "it", "pronoun", "country/UKR"},
		{"Ukraine says it is ready for talks.", "", "it", "pronoun", "country/UKR"},
		{"\"I repeat my call,\" Karim Khan said.", "2022-03-23", "I", "pronoun", "person/karim-khan"},
		{"\"They want to demonize our nation,\" Sergey Lavrov said.", "2022-03-23", "our nation", "nominal", "country/RUS"},
		{"The International Criminal Court has 124 members. The court ruled on Monday.", "", "The court", "nominal", "org/icc"},
		{"Fatou Bensouda spoke first. She was followed by Karim Khan.", "", "She", "pronoun", "person/fatou-bensouda"},
	} {
		t.Run(c.mention+"/"+string(c.want), func(t *testing.T) {
			linked := b.link(c.text, c.date)
			if c.want == "" {
				for _, m := range linked.Mentions {
					if linked.Body.Text[m.Start:m.End] == c.mention {
						t.Errorf("%q in %q means %s", c.mention, c.text, m.Entity.ID)
					}
				}
				return
			}
			if m := find(t, linked, c.mention, c.kind); m.Entity.ID != c.want {
				t.Errorf("%q in %q means %s, want %s", c.mention, c.text, m.Entity.ID, c.want)
			}
		})
	}
}

// A user's file may add names that are ordinary words; they must not swallow
// those words.
func TestOrdinaryWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "entities.yaml")
	text := "- {id: org/report, name: report}\n- {id: org/us-group, name: Us}\n- {id: org/will, name: Will}\n- {id: org/march, name: March}\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	data := world(t)
	l, err := New(Options{Data: &data, UserFile: path})
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	if l.Version() == b.Version() {
		t.Errorf("version %s does not tell the user's file", l.Version())
	}
	text = "Report after report told us so. They will march in March. Will they? Us they like."
	for _, m := range l.Link(&schema.Article{Text: text}, nil, b.engine.Analyse(text)).Mentions {
		switch m.Entity.ID {
		case "org/report", "org/us-group", "org/will", "org/march":
			t.Errorf("%q means %s", text[m.Start:m.End], m.Entity.ID)
		}
	}
}

// Whatever the text, offsets replay and nothing panics.
func FuzzLink(f *testing.F) {
	b := newBench(f)
	for _, seed := range []string{
		"Moscow (ICC) said: \"I will,\" he said.", "THE HAGUE (A) — U.S. U.S.", "\x00\xff Anatoly Antonov's 's ' (", "((ICC)) ICC (ICC",
		"President of the president of the US of the UN", "Blinkenformally Antony Blinkenformally",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		linked := b.link(text, "2022-03-23")
		for _, m := range linked.Mentions {
			if m.Start < 0 || m.End > len(text) || m.Start > m.End || m.Entity.ID == "" || m.First > m.Last {
				t.Errorf("mention %+v of %q", m, text)
			}
			arg := schema.Argument{Span: schema.NewSpan(text, m.Start, m.End)}
			b.Resolve(linked, &arg)
		}
	})
}

func TestAmbassador(t *testing.T) {
	b := newBench(t)
	linked := b.link("Anatoly Antonov, Russia's ambassador to the U.S., rejected the report. Antonov called it a lie.", "2022-03-23")
	full, short := find(t, linked, "Anatoly Antonov", "name"), find(t, linked, "Antonov", "name")
	if full.Country != "RUS" || full.Sector != "GOV" || full.Entity.Kind != schema.Person {
		t.Errorf("Anatoly Antonov is %s of %q %q", full.Entity.Kind, full.Country, full.Sector)
	}
	if want := schema.NilEntity(schema.Person, "RUS", "Anatoly Antonov"); full.Entity.ID != want || short.Entity.ID != want || full.Chain != short.Chain {
		t.Errorf("ids %s and %s, want %s", full.Entity.ID, short.Entity.ID, want)
	}
}

func TestResolve(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		text, arg, date string
		want            schema.Argument
	}{
		{"A Russian official accused the US of spying.", "A Russian official", "", schema.Argument{Entity: "country/RUS", Name: "Russia", Kind: schema.Country, Country: "RUS", Sector: "GOV"}},
		{"A Russian official accused the US of spying.", "the US", "", schema.Argument{Entity: "country/USA", Name: "United States", Kind: schema.Country, Country: "USA"}},
		{"U.S. Secretary of State Antony Blinken spoke on Monday.", "U.S. Secretary of State Antony Blinken", "2022-03-23", schema.Argument{Entity: "person/antony-blinken", Name: "Antony Blinken", Kind: schema.Person, Country: "USA", Sector: "GOV"}},
		{"Prosecutors documented the alleged war crimes.", "the alleged war crimes", "", schema.Argument{Entity: schema.NilEntity(schema.Topic, "", "war crimes"), Name: "war crimes", Kind: schema.Topic}},
	} {
		t.Run(c.arg, func(t *testing.T) {
			linked := b.link(c.text, c.date)
			at := strings.Index(c.text, c.arg)
			got := schema.Argument{Span: schema.NewSpan(c.text, at, at+len(c.arg))}
			b.Resolve(linked, &got)
			got.Span = nil
			if got != c.want {
				t.Errorf("%q is %+v, want %+v", c.arg, got, c.want)
			}
		})
	}
}

func TestWho(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		title, on string
		want      schema.EntityID // "" for unknown
	}{
		{"US secretary of state", "2022-03-23", "person/antony-blinken"},
		{"the American Secretary of State", "2020-03-23", "person/mike-pompeo"},
		{"United States top diplomat", "2022-03-23", "person/antony-blinken"},
		{"secretary of state", "2022-03-23", "person/antony-blinken"},
		{"Russian foreign minister", "2022-03-23", "person/sergey-lavrov"},
		{"Russia's minister of foreign affairs", "2022-03-23", "person/sergey-lavrov"},
		{"foreign minister", "2022-03-23", ""},
		{"the UN chief", "2022-03-23", "person/antonio-guterres"},
		{"secretary-general of the United Nations", "1999-03-23", "person/kofi-annan"},
		{"UN Secretary General", "2012-03-23", ""},
		{"prosecutor of the ICC", "2022-03-23", "person/karim-khan"},
		{"chief prosecutor of the International Criminal Court", "2012-06-10", ""},
		{"former US president", "2022-03-23", ""},
		{"US president-elect", "2020-12-01", "person/joe-biden"},
		{"US president", "2009-01-20", "person/barack-obama"},
		{"US president", "1895-01-01", ""},
		{"acting US president", "2022-01-01", ""},
		{"deputy foreign minister of Russia", "2022-03-23", ""},
		{"", "2022-03-23", ""},
	} {
		on, err := time.Parse("2006-01-02", c.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Who(c.title, on); got.Entity != c.want || got.Unknown != (c.want == "") {
			t.Errorf("%q on %s: %+v, want %s", c.title, c.on, got, c.want)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	w := newBench(b)
	text := strings.Repeat("Anatoly Antonov, Russia's ambassador to the U.S., rejected the report by the State Department on Monday. He said Washington was lying about Ukraine, where Russian forces shelled Kyiv. ", 15)
	doc := w.engine.Analyse(text)
	article := &schema.Article{Text: text, Published: "2022-03-23"}
	b.ReportAllocs()
	for b.Loop() {
		w.Link(article, nil, doc)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// One Linker serves many articles at once, and gives each the same answer.
func TestConcurrent(t *testing.T) {
	data := world(t)
	l, err := New(Options{Data: &data})
	if err != nil {
		t.Fatal(err)
	}
	text := "Anatoly Antonov, Russia's ambassador to the U.S., said the State Division lied. He blamed Volodimir Zelensky."
	doc := newBench(t).engine.Analyse(text)
	article := &schema.Article{Text: text, Published: "2022-03-23"}
	results := make(chan int, 8)
	for range cap(results) {
		go func() { results <- len(l.Link(article, nil, doc).Mentions) }()
	}
	want := len(l.Link(article, nil, doc).Mentions)
	for range cap(results) {
		if got := <-results; got != want {
			t.Errorf("%d mentions, want %d", got, want)
		}
	}
}
