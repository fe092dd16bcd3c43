package rules

import "strings"

// reporting are the verbs by which a source is said to state, think or ask
// something, with the speech act or PLOVER type that the saying itself is.
// Classes after Levin (1993) 37 "communication" and VerbNet's say, tell,
// conjecture, wish and consider classes.
var reporting = acts(map[string]string{
	"STATE": `say tell state add note explain remark observe declare announce proclaim write tweet post comment
		mention reply respond answer continue conclude emphasise emphasize stress underline underscore reiterate repeat
		point_out go_on argue maintain contend reason insist assert opine quip joke recall recount relate describe
		clarify elaborate specify disclose reveal tell inform notify brief advise assure reassure remind inform
		chime_in sum_up spell_out lay_out read recite sing shout yell scream cry exclaim whisper mutter murmur
		declare pronounce testify swear depose outline detail set_out signal indicate suggest hint imply
		acknowledge_that agree concur counter retort interject interrupt boast brag gush enthuse lament complain grumble
		moan fume rail bristle scoff sneer blast rant snap fire_back shoot_back hit_back push_back preach lecture
		caption label call dub term brand characterise characterize portray paint refer_to cite quote
		believe think feel consider reckon deem hold suppose assume presume guess figure imagine suspect
		know understand realise realize recognise recognize learn hear see discover find_out notice
		hope wish want expect anticipate intend plan fear worry dread doubt wonder dream mean prefer like
		teach show message text email radio telephone phone broadcast blog
		sound_off speak talk chant`,
	"ALLEGE":      "allege claim purport charge_that accuse_that insinuate speculate theorise theorize",
	"CONDEMN":     "condemn denounce criticise criticize deplore decry slam lambast lambaste castigate censure rebuke blast assail",
	"DENY":        "deny refute rebut dispute dismiss reject disavow repudiate",
	"ACKNOWLEDGE": "acknowledge admit concede confess accept grant own_up",
	"CONFIRM":     "confirm verify corroborate affirm reaffirm certify attest authenticate",
	"DETERMINE":   "determine decide find rule conclude judge establish assess adjudicate resolve",
	"INVESTIGATE": "investigate probe",
	"WARN":        "warn caution alert threaten",
	"PREDICT":     "predict forecast foresee project prophesy estimate calculate anticipate",
	"DEMAND":      "demand insist_on require",
	"REQUEST":     "urge order ask request beg plead implore appeal call_on call_for press command instruct recommend propose exhort entreat beseech advise encourage inquire enquire query question",
	"RETRACT":     "retract withdraw_statement take_back recant backtrack",
	"REPORT":      "report relay carry publish tip",
	"ACCUSE":      "accuse blame fault",
	"AGREE":       "promise vow pledge commit swear_to agree_to undertake",
})

// acts turns lists of lemmas by act into acts by lemma; the first act named for
// a lemma stands. Particles are joined with an underscore in the lists.
func acts(lists map[string]string) map[string]string {
	byLemma := map[string]string{}
	for _, act := range actOrder {
		for _, lemma := range strings.Fields(lists[act]) {
			lemma = strings.ReplaceAll(lemma, "_", " ")
			if byLemma[lemma] == "" {
				byLemma[lemma] = act
			}
		}
	}
	return byLemma
}

// actOrder decides for a lemma in two lists.
var actOrder = []string{"ALLEGE", "DENY", "ACKNOWLEDGE", "CONFIRM", "DETERMINE", "INVESTIGATE", "WARN", "PREDICT",
	"DEMAND", "REQUEST", "RETRACT", "REPORT", "ACCUSE", "AGREE", "CONDEMN", "STATE"}

// unreporting are verbs that take a clause without anybody holding it: what
// they say of it is that it comes about or is made sure.
var unreporting = set(`make ensure cause let have help happen occur seem appear prove tend start begin continue
	keep stop finish turn_out come go mean matter result follow depend ensue require_that entail guarantee do be get
	enable allow permit prevent become wait last bring lead take use remain`)

// quotable are verbs that may stand beside a quotation without a clause as
// their complement in the tree: those that put something into words.
func quotable(lemma string) bool {
	_, ok := reporting[lemma]
	return ok || introducers[lemma]
}

var introducers = set(`begin start open close end finish laugh smile sigh nod shrug grin offer volunteer venture vent
	muse reflect ponder thunder intone implore urge greet tease chide scold warn praise hail thank welcome apologise
	apologize mock taunt jeer plead promise put_it`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// reportNouns are nouns that name a saying or thought, with its act.
var reportNouns = acts(map[string]string{
	"STATE": `statement remark comment assertion declaration announcement argument contention view opinion belief notion
		idea message speech testimony explanation suggestion hint sentiment feeling conviction thought impression
		understanding perception assurance word tweet post insistence reminder indication sign evidence fact news hope
		concern worry fear expectation suspicion doubt conclusion signal letter point interpretation position stance
		theory theme narrative account version explanation`,
	"ALLEGE":      "allegation claim rumour rumor speculation insinuation",
	"ACCUSE":      "accusation charge complaint criticism",
	"DENY":        "denial refutation rejection",
	"ACKNOWLEDGE": "admission acknowledgement acknowledgment concession confession",
	"CONFIRM":     "confirmation affirmation",
	"DETERMINE":   "determination finding ruling verdict decision judgment judgement assessment",
	"WARN":        "warning threat caution",
	"PREDICT":     "prediction forecast estimate projection prognosis",
	"DEMAND":      "demand",
	"REQUEST":     "call request appeal plea order recommendation proposal",
	"REPORT":      "report",
	"AGREE":       "promise pledge vow commitment",
})
