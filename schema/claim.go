package schema

import "time"

// ClaimID identifies a claim by its content; see Claim.Identify.
type ClaimID string

// EntityID identifies an entity: readable where the gazetteer knows it
// ("country/USA", "org/icc", "person/antony-blinken"), else NilEntity's hash.
type EntityID string

// ArticleID identifies an article; see Article.Identify.
type ArticleID string

// Claim is one claim: an assertion about a proposition. On the wire it is one
// JSON object; absent means unknown.
//
// Reported speech gives two claims: the assertion, whose subject is the holder,
// whose predicate is the act and whose object is the proposition's claim; and
// the proposition with Holder, Act, Cue and Content. A plain event in the
// article's own voice has the outlet as holder (Holder.Derived "outlet").
type Claim struct {
	ID        ClaimID    `json:"id"`
	Article   ArticleID  `json:"article,omitempty"`
	Sentence  int        `json:"sentence"` // counted from 0 in the article's body
	Subject   *Argument  `json:"subject,omitempty"`
	Predicate Predicate  `json:"predicate"`
	Object    *Argument  `json:"object,omitempty"`
	About     *Argument  `json:"about,omitempty"` // topic or content of a speech act
	Holder    *Argument  `json:"holder,omitempty"`
	Act       string     `json:"act,omitempty"`
	Cue       *Span      `json:"cue,omitempty"`
	Content   *Span      `json:"content,omitempty"`
	Polarity  Polarity   `json:"polarity,omitempty"`
	Modality  Modality   `json:"modality,omitempty"`
	Tense     Tense      `json:"tense,omitempty"`
	Formal    bool       `json:"formal,omitempty"` // a finding, ruling, warrant; not a remark
	Occurred  *Interval  `json:"occurred,omitempty"`
	Said      *Interval  `json:"said,omitempty"`
	Published string     `json:"published,omitempty"` // date or RFC 3339
	Recorded  *time.Time `json:"recorded,omitempty"`  // set by the store, never by an extractor
	Outlet    string     `json:"outlet,omitempty"`
	Place     *Argument  `json:"place,omitempty"`
	Quantity  *Quantity  `json:"quantity,omitempty"`

	DerivedFrom []ClaimID `json:"derived_from,omitempty"`
	Rule        string    `json:"rule,omitempty"`
	Confidence  float64   `json:"confidence,omitempty"` // 0..1
	Extractors  []string  `json:"extractors,omitempty"` // "rules/1"

	// Open triples come in addition to ordinary claims: strings as read, with
	// implied words allowed; subject, relation, object, further arguments.
	Open   bool     `json:"open,omitempty"`
	Triple []string `json:"triple,omitempty"`
}

// Argument fills a role of a claim: an entity, a topic, a literal, or another
// claim. The embedded Span is nil when the argument did not come from text;
// Derived then says from what ("outlet", or the id of a claim).
type Argument struct {
	*Span
	Entity  EntityID `json:"entity,omitempty"`
	Name    string   `json:"name,omitempty"` // canonical name of the entity
	Kind    Kind     `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Sector  string   `json:"sector,omitempty"`  // PLOVER: GOV MIL REB OPP IGO NGO MED JUD LEG …
	Claim   ClaimID  `json:"claim,omitempty"`
	Derived string   `json:"derived,omitempty"`
}

// Predicate says what kind of relation a claim states.
type Predicate struct {
	*Span
	Lemma    string   `json:"lemma,omitempty"`    // of the surface predicate: "set up"
	Name     string   `json:"name,omitempty"`     // canonical verb: "accuse"
	Type     string   `json:"type,omitempty"`     // PLOVER event type or speech act; empty for an open claim
	Mode     string   `json:"mode,omitempty"`     // PLOVER mode
	Contexts []string `json:"contexts,omitempty"` // PLOVER contexts
	Plover   string   `json:"plover,omitempty"`   // nearest PLOVER root, also for speech acts
	CAMEO    string   `json:"cameo,omitempty"`
	Quad     int      `json:"quad,omitempty"` // 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
}

// Quantity is a number with its unit as read: "39 ICC states" is 39, "state".
type Quantity struct {
	*Span
	Value float64 `json:"value"`
	Unit  string  `json:"unit,omitempty"`
}

// Polarity tells whether the proposition is stated to hold or not to hold.
type Polarity string

// The two polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality tells how firmly the proposition is put.
type Modality string

// The modalities, as in Saurí and Pustejovsky's FactBank reduced to what news
// readers tell apart.
const (
	Asserted     Modality = "asserted"
	Alleged      Modality = "alleged"
	Possible     Modality = "possible"
	Intended     Modality = "intended"
	Hypothetical Modality = "hypothetical"
	Asked        Modality = "asked"
	Demanded     Modality = "demanded"
)

// Tense places the event relative to the time of saying.
type Tense string

// The tenses of events.
const (
	Past    Tense = "past"
	Ongoing Tense = "ongoing"
	Planned Tense = "planned"
)

// Kind says what an entity is.
type Kind string

// The kinds of entity.
const (
	Country      Kind = "country"
	Organisation Kind = "organisation"
	IGO          Kind = "igo"
	Government   Kind = "government"
	Military     Kind = "military"
	Media        Kind = "media"
	Person       Kind = "person"
	Group        Kind = "group"
	Place        Kind = "place"
	Topic        Kind = "topic"
	Law          Kind = "law"
	Event        Kind = "event"
	Other        Kind = "other"
)

// Kinds lists every Kind.
func Kinds() []Kind {
	return []Kind{Country, Organisation, IGO, Government, Military, Media, Person, Group, Place, Topic, Law, Event, Other}
}

// Evidence yields every span of the claim with the wire name of its field.
func (c *Claim) Evidence(yield func(field string, span *Span) bool) {
	type part struct {
		name string
		span *Span
	}
	parts := []part{{"predicate", c.Predicate.Span}, {"cue", c.Cue}, {"content", c.Content}}
	for _, role := range c.Roles() {
		parts = append(parts, part{role.Name, role.Argument.Span})
	}
	if c.Occurred != nil {
		parts = append(parts, part{"occurred", c.Occurred.Span})
	}
	if c.Said != nil {
		parts = append(parts, part{"said", c.Said.Span})
	}
	if c.Quantity != nil {
		parts = append(parts, part{"quantity", c.Quantity.Span})
	}
	for _, p := range parts {
		if p.span != nil && !yield(p.name, p.span) {
			return
		}
	}
}

// Role is an argument of a claim with its wire name.
type Role struct {
	Name     string
	Argument *Argument
}

// Roles lists the arguments present, in wire order: subject, object, about,
// holder, place.
func (c *Claim) Roles() []Role {
	all := []Role{
		{"subject", c.Subject}, {"object", c.Object}, {"about", c.About},
		{"holder", c.Holder}, {"place", c.Place},
	}
	roles := all[:0]
	for _, r := range all {
		if r.Argument != nil {
			roles = append(roles, r)
		}
	}
	return roles
}
