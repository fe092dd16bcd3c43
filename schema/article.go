package schema

// Article is one text as it was published. Text is kept byte for byte.
//
// On the wire (JSONL in): {"id","text","title","published","url","outlet"},
// of which only text is required.
type Article struct {
	ID        ArticleID `json:"id,omitempty"`
	Text      string    `json:"text"`
	Title     string    `json:"title,omitempty"`
	Published string    `json:"published,omitempty"` // date or RFC 3339
	// PublishedFrom says where Published was found when the article did not
	// state it: "file name", "url", "document" (its making), or, as the latest it
	// can be, "modified" (the file) or "crawled" (the page); behind it, in
	// brackets, a date as stated that was yet to come. "unreadable: …" has the
	// date as stated when that cannot be read.
	PublishedFrom string `json:"published_from,omitempty"`
	URL           string `json:"url,omitempty"`
	Outlet        string `json:"outlet,omitempty"`
	Author        string `json:"author,omitempty"`
	Language      string `json:"language,omitempty"` // BCP 47; empty when unsure
	// Body is the half-open byte range of Text that is prose to be analysed;
	// zero means all of it. Front matter lies outside.
	Body *[2]int `json:"body,omitempty"`
	Copy *Copy   `json:"copy,omitempty"`
}

// Copy says that an article repeats an earlier one.
type Copy struct {
	Of         ArticleID `json:"of"`
	Kind       CopyKind  `json:"kind"`
	Similarity float64   `json:"similarity"` // 0..1
}

// CopyKind tells how an article repeats another.
type CopyKind string

// The kinds of copy.
const (
	ExactCopy  CopyKind = "exact"
	NearCopy   CopyKind = "near"
	UpdateCopy CopyKind = "update"
	SpunCopy   CopyKind = "spun"
)

// BodyRange gives the byte range of Text to be analysed.
func (a *Article) BodyRange() (start, end int) {
	if a.Body == nil {
		return 0, len(a.Text)
	}
	return a.Body[0], a.Body[1]
}

// Entity is a node of the graph: an actor, a place, a topic.
type Entity struct {
	ID       EntityID `json:"id"`
	Name     string   `json:"name"`
	Kind     Kind     `json:"kind,omitempty"`
	Country  string   `json:"country,omitempty"`
	Sector   string   `json:"sector,omitempty"`
	Wikidata string   `json:"wikidata,omitempty"`
	Aliases  []string `json:"aliases,omitempty"`
}
