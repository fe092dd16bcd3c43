package language

import (
	"context"
	"testing"

	"claimgraph/extract/article"
	"claimgraph/schema"
	"claimgraph/testdata"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, text, tag string
		sure            bool
	}{
		{"English", "The ministry said on Tuesday that the convoy had been stopped at the bridge and that two drivers were being questioned.", "en", true},
		{"English full of foreign names", "Generalleutnant Friedrich von Hohenberg und Graf zu Ysenburg met the mayor of Bad Aussee, who said that Österreichische Bundesbahnen trains were late.", "en", true},
		{"a short sentence", "Russia vetoed the draft.", "en", false},
		{"French", "Le ministre a déclaré mardi que le convoi avait été arrêté près du pont et que deux conducteurs étaient interrogés par la police.", "fr", true},
		{"German", "Das Ministerium teilte am Dienstag mit, der Konvoi sei an der Brücke gestoppt worden, und zwei Fahrer würden noch befragt.", "de", true},
		{"Spanish", "El ministerio informó el martes de que el convoy fue detenido en el puente y que dos conductores estaban siendo interrogados.", "es", true},
		{"Russian", "Министерство сообщило во вторник, что колонна была остановлена у моста, а двух водителей допрашивают.", "ru", true},
		{"Arabic", "قالت الوزارة يوم الثلاثاء إن القافلة أوقفت عند الجسر وإن سائقين يخضعان للاستجواب", "ar", true},
		{"Chinese", "该部周二表示，车队在桥边被拦下，两名司机正在接受讯问。当地居民说他们听到了枪声。", "zh", true},
		{"figures", "12 345 678 — 90 %", "", false},
		{"nothing", "", "", false},
	} {
		tag, sure := Detect(c.text)
		if sure != c.sure || (sure || c.tag == "") && tag != c.tag {
			t.Errorf("%s: %q, sure %t; want %q, %t", c.name, tag, sure, c.tag, c.sure)
		}
	}
}

func TestSettle(t *testing.T) {
	german := "Das Ministerium teilte am Dienstag mit, der Konvoi sei an der Brücke gestoppt worden, und zwei Fahrer würden noch befragt."
	for _, c := range []struct{ text, stated, want string }{
		{german, "en", "de"},
		{german, "de-AT", "de-AT"},
		{german, "", "de"},
		{"Kurz.", "de_DE", "de_DE"},
		{"Short.", "", ""},
		{"Short.", "und", ""},
		{"Short.", "English", ""},
	} {
		a := schema.Article{Text: c.text, Language: c.stated}
		Settle(&a)
		if a.Language != c.want {
			t.Errorf("%.10s… stated %q: %q, want %q", c.text, c.stated, a.Language, c.want)
		}
	}
}

func TestOther(t *testing.T) {
	for _, c := range []struct {
		language string
		want     bool
	}{{"en-GB", false}, {"eng", false}, {"", false}, {"de", true}, {"uk", true}} {
		if got := Other(&schema.Article{Language: c.language}, "en"); got != c.want {
			t.Errorf("%q: %t", c.language, got)
		}
	}
}

// TestShippedArticlesAreEnglish guards against what would be worst: leaving out
// articles that can be read.
func TestShippedArticlesAreEnglish(t *testing.T) {
	for item, err := range article.ReadFS(context.Background(), testdata.Articles, article.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if Settle(&item.Article); item.Article.Language != "en" {
			t.Errorf("%s is told to be %q", item.Source, item.Article.Language)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("The ministry said.")
	f.Add("\xff\xfe Привет")
	f.Fuzz(func(t *testing.T, text string) {
		a := schema.Article{Text: text}
		Settle(&a)
		once := a.Language
		if Settle(&a); a.Language != once {
			t.Errorf("settled as %q, then as %q", once, a.Language)
		}
	})
}
