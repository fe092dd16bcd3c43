package gold

import (
	"bufio"
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"claimgraph/schema"
)

// sets are the folders of gold: this one, that of articles from all over the
// world, and the one kept blind.
var sets = []string{".", "../world/gold", "../world/blind/gold"}

func TestFilesFollowTheirSources(t *testing.T) {
	for _, dir := range sets {
		files, err := Make(dir)
		if err != nil {
			t.Fatal(err)
		}
		names, err := MakeMentions(dir)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(files, names)
		for name, want := range files {
			got, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Error(err)
			} else if !bytes.Equal(got, want) {
				t.Errorf("%s/%s is not what its source says; run: go run ./testdata/gold/build testdata/gold testdata/world/gold testdata/world/blind/gold", dir, name)
			}
		}
		for _, path := range goldFiles(t, dir) {
			if rel, err := filepath.Rel(dir, path); err != nil || files[rel] == nil {
				t.Errorf("%s has no source (%v)", path, err)
			}
		}
	}
}

func TestEnoughGold(t *testing.T) {
	held, _ := filepath.Glob("heldout/*.jsonl")
	if len(held) != 10 {
		t.Errorf("%d held-out articles, want 10", len(held))
	}
	if all := goldFiles(t, "."); len(all) < 25 {
		t.Errorf("%d gold articles, want at least 25", len(all))
	}
}

func TestGoldClaimsAreSound(t *testing.T) {
	for _, path := range goldFiles(t, sets...) {
		t.Run(path, func(t *testing.T) {
			art, err := readArticle(articleOf(path))
			if err != nil {
				t.Fatal(err)
			}
			list := readClaims(t, path)
			if len(list) < 6 {
				t.Errorf("only %d claims", len(list))
			}
			known := map[schema.ClaimID]bool{}
			for i := range list {
				if known[list[i].ID] {
					t.Errorf("claim %s twice", list[i].ID)
				}
				known[list[i].ID] = true
			}
			for i := range list {
				for _, fault := range faults(art, &list[i], known) {
					t.Errorf("claim %d (%s): %s", i+1, list[i].Predicate.Lemma, fault)
				}
			}
		})
	}
}

// faults lists what is wrong with a gold claim of the article.
func faults(art *article, c *schema.Claim, known map[schema.ClaimID]bool) (list []string) {
	add := func(bad bool, what string) {
		if bad {
			list = append(list, what)
		}
	}
	again := *c
	again.Identify()
	add(again.ID != c.ID, "its id is not that of its content")
	add(c.Article != art.ID, "is of another article")
	for field, span := range c.Evidence {
		if err := span.Check(&art.Article); err != nil {
			add(true, field+": "+err.Error())
		}
		add(span.In == "" && span.Start < art.Body[0], field+" lies in the front matter")
		add(span.Text != strings.TrimSpace(span.Text), field+" begins or ends with a space")
	}
	add(c.Predicate.Span == nil && len(c.DerivedFrom) == 0, "has no predicate in the text and is not derived")
	add(c.Subject == nil && c.Object == nil && c.About == nil && c.Place == nil, "has no argument")
	add(c.Holder == nil, "has no holder")
	add(c.Content != nil && !c.Content.Contains(c.Predicate.Span) && c.Predicate.Span != nil && c.Cue != nil, "its predicate lies outside its content")
	if term, ok := schema.TermByID(c.Predicate.Type); ok {
		root, _ := schema.TermByID(term.Plover)
		add(c.Predicate.Mode != "" && !root.HasMode(c.Predicate.Mode), "mode "+c.Predicate.Mode)
	} else {
		add(c.Predicate.Type != "", "type "+c.Predicate.Type)
	}
	if c.Act != "" {
		term, ok := schema.TermByID(c.Act)
		add(!ok || !term.Act && term.Plover != "AGREE", "act "+c.Act+" is no speech act")
	}
	add(!slices.Contains([]schema.Polarity{schema.Positive, schema.Negative}, c.Polarity), "polarity")
	add(!slices.Contains([]schema.Modality{schema.Asserted, schema.Alleged, schema.Possible, schema.Intended,
		schema.Hypothetical, schema.Asked, schema.Demanded}, c.Modality), "modality")
	for _, role := range c.Roles() {
		add(role.Argument.Kind != "" && !slices.Contains(schema.Kinds(), role.Argument.Kind), role.Name+": kind")
		add(role.Argument.Sector != "" && !slices.ContainsFunc(schema.Sectors(), func(s schema.Sector) bool {
			return s.ID == role.Argument.Sector
		}), role.Name+": sector "+role.Argument.Sector)
		add(role.Argument.Claim != "" && !known[role.Argument.Claim], role.Name+": no such claim")
		add(role.Argument.Claim == c.ID, role.Name+": refers to itself")
		add(role.Argument.Span == nil && role.Argument.Derived == "", role.Name+": neither in the text nor derived")
	}
	for _, from := range c.DerivedFrom {
		add(!known[from], "derived from no claim of this article")
	}
	for _, times := range []*schema.Interval{c.Occurred, c.Said} {
		if _, err := times.Bounds(); err != nil {
			add(true, err.Error())
		}
	}
	return list
}

func TestCopiesNameArticles(t *testing.T) {
	raw, err := os.ReadFile("copies.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	spun := 0
	for line := range strings.Lines(string(raw)) {
		var row struct {
			Article string          `json:"article"`
			Of      string          `json:"copy_of"`
			Kind    schema.CopyKind `json:"kind"`
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if row.Kind == schema.SpunCopy {
			spun++
		}
		copied, err := readArticle(filepath.Join("..", "articles", row.Article+".md"))
		if err != nil {
			t.Fatal(err)
		}
		original, err := readArticle(filepath.Join("..", "articles", row.Of+".md"))
		if err != nil {
			t.Fatal(err)
		}
		if copied.Published < original.Published {
			t.Errorf("%s is older than what it copies", row.Article)
		}
	}
	if spun != 4 {
		t.Errorf("%d spun copies, want 4", spun)
	}
}

func TestMentionsStandInTheBody(t *testing.T) {
	paths, err := filepath.Glob("mentions/*.jsonl")
	if err != nil || len(paths) != len(goldFiles(t, ".")) {
		t.Fatalf("%d files of mentions for %d articles (%v)", len(paths), len(goldFiles(t, ".")), err)
	}
	for _, path := range paths {
		art, err := readArticle(filepath.Join("..", "articles", strings.TrimSuffix(filepath.Base(path), ".jsonl")+".md"))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := art.Body[0]
		for line := range strings.Lines(string(raw)) {
			var m Mention
			if err := json.Unmarshal([]byte(line), &m); err != nil {
				t.Fatal(err)
			}
			if m.Start < at || art.Text[m.Start:m.End] != m.Text {
				t.Errorf("%s: %d..%d %q overlaps or does not replay", path, m.Start, m.End, m.Text)
			}
			if !slices.Contains([]string{"PER", "ORG", "LOC", "NORP"}, m.Type) {
				t.Errorf("%s: %q has type %q", path, m.Text, m.Type)
			}
			at = m.End
		}
	}
}

func TestLongestNameWins(t *testing.T) {
	text := "The UN Security Council met; the UN, Kyivan, US-led."
	art := &article{Article: schema.Article{Text: text, Body: &[2]int{0, len(text)}}}
	list := []name{{"UN Security Council", "ORG", "org/un-security-council"}, {"Kyiv", "LOC", ""}, {"UN", "ORG", "org/un"}, {"US", "LOC", ""}}
	var got []string
	for _, m := range mentions(art, list) {
		got = append(got, m.Text)
	}
	if want := []string{"UN Security Council", "UN", "US"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSourceErrors(t *testing.T) {
	art := &article{Article: schema.Article{
		ID: "a", Title: "Minister resigns", Text: "The minister met the envoy. The envoy left.", Body: &[2]int{0, 43},
	}}
	art.sentences = sentences(art.Text, 0)
	table := map[string]schema.Argument{"m": {Entity: "person/m", Kind: schema.Person}}
	for _, tt := range []struct{ name, source, want string }{
		{"fine", ">The minister met\n1 CONSULT met~meet | s The minister =m | o the envoy", ""},
		{"words missing", ">The minister met\n1 CONSULT saw~see | s The minister =m", "occurs 0 times"},
		{"words within a word", ">The minister met\n1 CONSULT minis~x | s The minister =m", "occurs 0 times"},
		{"ambiguous sentence", ">envoy\n1 CONSULT met~meet | s The minister =m", "occurs in 2 sentences"},
		{"unknown type", ">The minister met\n1 MEET met~meet | s The minister =m", "not in the ontology"},
		{"unknown mode", ">The minister met\n1 CONSULT:aerial met~meet | s The minister =m", "no mode"},
		{"unknown entity", ">The minister met\n1 CONSULT met~meet | s The minister =n", "entities.txt"},
		{"unknown claim", ">The minister met\n1 CONSULT met~meet | s The minister =m | o the envoy #7", "no claim 7"},
		{"no window", "1 CONSULT met~meet | s The minister =m", "no window"},
		{"number twice", ">The minister met\n1 CONSULT met~meet\n1 CONSULT met~meet", "twice"},
	} {
		rows, err := parse(strings.NewReader(tt.source), art)
		if err == nil {
			_, err = claims(art, rows, table)
		}
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: got error %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "KYIV, Feb. 24 (Wire) — U.S. President Joe Biden met him. \"It is so,\" he said. \"Yes.\" She left.\n\nEnd.\n"
	want := []string{"KYIV, Feb. 24 (Wire) — U.S. President Joe Biden met him.", "\"It is so,\" he said.", "\"Yes.\"", "She left.", "End."}
	var got []string
	for _, s := range sentences(text, 0) {
		got = append(got, text[s[0]:s[1]])
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func goldFiles(t *testing.T, dirs ...string) []string {
	t.Helper()
	var all []string
	for _, dir := range dirs {
		for _, pattern := range []string{"[0-9]*.jsonl", "heldout/*.jsonl"} {
			list, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, list...)
		}
	}
	return all
}

// articleOf is the article that a file of gold annotates.
func articleOf(path string) string {
	dir, name := filepath.Split(path)
	if filepath.Base(dir) == "heldout" {
		dir = filepath.Dir(filepath.Clean(dir))
	}
	return filepath.Join(dir, "..", "articles", strings.TrimSuffix(name, ".jsonl")+".md")
}

func readClaims(t *testing.T, path string) (list []schema.Claim) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var c schema.Claim
		dec := json.NewDecoder(bytes.NewReader(scan.Bytes()))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&c); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		list = append(list, c)
	}
	if err := scan.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}
