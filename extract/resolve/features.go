package resolve

import (
	"math"

	"claimgraph/schema"
)

// features describe a pronoun with a possible antecedent, after what Hobbs
// (1978), Lappin and Leass (1994) and Soon et al. (2001) weigh: distance,
// grammatical role, parallelism, salience, agreement and binding. Each is 0 or
// 1 but for the logarithms.
type features [featureCount]float64

// The features, in the order of the weights.
const (
	fBias = iota
	fSentence0
	fSentence1
	fSentence2
	fSentence3
	fNearest
	fSecond
	fThird
	fSubject
	fObject
	fOblique
	fNominal
	fPossessor
	fApposition
	fConjunct
	fRoot
	fParallel
	fSubjectSubject
	fPossessiveSubject
	fObjectSubject
	fObjectObject
	fGenderKnown
	fIsName
	fIsPronoun
	fIsNominal
	fFullName
	fMentions
	fFirstEntity
	fAfter
	fAfterMatrixSubject
	fBound
	fReflexiveBound
	fOwnClauseSubject
	fOwnHead
	fDominated
	fMatrixSubject
	fQuoteDiffers
	fSpeakers
	fOpens
	fSameParagraph
	fWordDistance
	fSoftAgrees
	fSoftDisagrees
	fFronted
	fSameWord
	fShortName
	fUnsurePerson
	fDepth
	fUnderPerson
	fMainSubject
	fBracketed
	fOwnSubject
	fOwnPossessive
	fOwnObject
	fOwnEarly
	fOwnSubordinate
	fJoinedClause
	fUnderCandidate
	fPassiveSubject
	fPassiveOwn
	fAgent
	fSubordinate
	fLastNamed
	fTopic
	fNames
	fSubjects
	fByOneWord
	fOld
	fSamePronoun
	fOtherPronoun
	fRivals
	fMostMeant
	fOnlySure
	fOtherSure
	fWith
	fOf
	fTo
	fHasConjunct
	fPossessorOfSubject
	fRelative
	fNearestSubject
	fHidden
	fAgentOfClause
	fCoargument
	fBoundElsewhere
	fAppointed
	fThingsBetween
	fParallelThing
	fObjectThing
	fOwnObjectThing
	featureCount
)

// featureNames label the weights in their generated file.
var featureNames = [featureCount]string{
	"bias", "same sentence", "sentence before", "two before", "three before", "nearest", "second nearest", "third nearest",
	"subject", "object", "oblique", "noun modifier", "possessor", "apposition", "conjunct", "root", "parallel role",
	"subject to subject", "possessive to subject", "object to subject", "object to object", "gender known", "name",
	"pronoun", "nominal", "full name", "log mentions", "first entity", "after", "after, subject of matrix clause",
	"argument of the same verb", "reflexive of the same verb", "subject of the possessed's clause", "what is possessed",
	"within the pronoun's phrase", "subject of a matrix clause", "one within quotation", "both subjects of speech",
	"opens its sentence", "same paragraph", "log words between",
	"name sounds of the gender", "name sounds of the other gender", "subject after a fronted phrase", "the same pronoun", "one word of a name", "not known for a person",
	"log depth in the tree", "within another person's phrase", "subject of the main clause", "in brackets",
	"the pronoun a subject", "the pronoun possessive", "the pronoun an object", "the pronoun opens its sentence", "the pronoun in a subordinate clause",
	"subject of the clause joined to", "governs the pronoun", "subject of a passive", "the pronoun subject of a passive", "agent", "in a subordinate clause",
	"named last", "subject of the text's first sentence",
	"log names in the text", "log mentions as subject", "first named by one word", "named in an earlier sentence",
	"meant by this pronoun before", "meant by the other pronoun before", "log rivals", "meant most", "alone of sure gender", "another of sure gender",
	"after with", "after of", "after to", "first of conjuncts", "possessor of a subject", "introduced as a relative", "subject of the nearest clause", "perhaps a name",
	"implied subject of the clause", "implied subject of the verb", "bound elsewhere", "appointed",
	"log unnamed things between", "an unnamed thing in the pronoun's role", "an unnamed thing before an object", "an object",
}

// features measures antecedent m for the pronoun at token t of s, back
// sentences later, with passed other entities named between.
func (c *corefer) features(m *mention, s *sentence, t int, p pronoun, back, passed int) features {
	var f features
	on := func(i int, yes bool) {
		if yes {
			f[i] = 1
		}
	}
	role, own := rel(m.s.Tokens[m.Head].Rel), rel(s.Tokens[t].Rel)
	if own == "expl" {
		own = "nsubj"
	}
	possessor := m.s.Tokens[m.Head].Rel == "nmod:poss"
	f[fBias] = 1
	f[fSentence0+back] = 1
	after := back == 0 && m.First > t
	on(fNearest, passed == 0 && !after)
	on(fSecond, passed == 1 && !after)
	on(fThird, passed >= 2 && !after)
	on(fSubject, role == "nsubj")
	on(fObject, role == "obj" || role == "iobj")
	on(fOblique, role == "obl")
	on(fNominal, role == "nmod" && !possessor || role == "compound")
	on(fPossessor, possessor)
	on(fApposition, role == "appos" || role == "flat")
	on(fConjunct, role == "conj")
	on(fRoot, role == "root")
	on(fParallel, role == own && !p.possessive)
	subject, object := own == "nsubj", own == "obj" || own == "iobj" || own == "obl"
	on(fSubjectSubject, subject && role == "nsubj")
	on(fPossessiveSubject, p.possessive && role == "nsubj")
	on(fObjectSubject, object && role == "nsubj")
	on(fObjectObject, object && (role == "obj" || role == "obl"))
	on(fGenderKnown, p.gender != "" && c.genderOf(m) == p.gender)
	soft := c.softGender(m)
	on(fSoftAgrees, p.gender != "" && soft == p.gender)
	on(fSoftDisagrees, p.gender != "" && soft != "" && soft != p.gender)
	on(fSameWord, m.Type == "pronoun" && pronouns[m.s.lower(m.Head)].gender == p.gender)
	on(fShortName, m.Type == "name" && m.Last == m.First)
	f[fDepth] = math.Log1p(float64(m.s.depth(m.Head)))
	on(fUnderPerson, c.underPerson(m))
	on(fMainSubject, role == "nsubj" && m.s.depth(m.Head) == 1)
	on(fBracketed, m.s.lower(m.First-1) == "(")
	on(fUnsurePerson, p.gender != "" && m.Entity.Kind != schema.Person)
	on(fHidden, c.isHidden(m))
	on(fAppointed, appointed(m))
	on(fIsName, m.Type == "name")
	on(fIsPronoun, m.Type == "pronoun")
	on(fIsNominal, m.Type == "nominal")
	on(fFullName, m.Type == "name" && m.Last > m.First)
	f[fMentions] = math.Log1p(float64(c.seen[m.Entity.ID]))
	on(fFirstEntity, c.opening == m.Entity.ID)
	on(fQuoteDiffers, m.s.quoted[m.Head] != s.quoted[t])
	on(fSpeakers, subject && role == "nsubj" && m.s.speech(m.Head) && s.speech(t))
	on(fOpens, m.First == 0)
	on(fSameParagraph, m.s.Paragraph == s.Paragraph)
	on(fOwnSubject, subject)
	on(fOwnPossessive, p.possessive)
	on(fOwnObject, object)
	on(fOwnEarly, t < 2)
	on(fOwnSubordinate, s.subordinate(t))
	on(fSubordinate, m.s.subordinate(m.Head))
	on(fPassiveSubject, m.s.Tokens[m.Head].Rel == "nsubj:pass")
	on(fPassiveOwn, s.Tokens[t].Rel == "nsubj:pass")
	on(fAgent, m.s.Tokens[m.Head].Rel == "obl:agent" || m.s.Tokens[m.Head].Rel == "obl" && m.s.lower(m.First-1) == "by")
	on(fLastNamed, passed == 0 && m.Type == "name" && !after)
	on(fTopic, c.opening == m.Entity.ID && role == "nsubj" && m.Sentence == 0)
	c.salient(&f, m, p)
	c.placing(&f, m, p)
	if back == 0 {
		f[fWordDistance] = math.Log1p(math.Abs(float64(t - m.Head)))
		c.inside(&f, m, s, t, p, on)
	}
	return f
}

// inside adds the features of an antecedent in the pronoun's own sentence.
func (c *corefer) inside(f *features, m *mention, s *sentence, t int, p pronoun, on func(int, bool)) {
	mh, ph := s.Tokens[m.Head].Head, s.Tokens[t].Head
	same := mh == ph && mh >= 0
	subject := rel(s.Tokens[m.Head].Rel) == "nsubj"
	matrix := mh >= 0 && ph != mh && s.Dominates(mh, t)
	after := m.First > t
	on(fAfter, after)
	on(fFronted, after && subject && mh >= 0 && t < mh && rel(s.Tokens[mh].Rel) == "root" && !c.namedBefore(s, t))
	on(fAfterMatrixSubject, after && subject && matrix)
	on(fBound, !p.possessive && !p.reflexive && same)
	on(fReflexiveBound, p.reflexive && same)
	on(fOwnClauseSubject, p.possessive && ph >= 0 && mh >= 0 && subject && s.Tokens[ph].Head == mh)
	on(fOwnHead, p.possessive && ph == m.Head)
	on(fDominated, !p.possessive && after && s.Dominates(t, m.Head))
	on(fMatrixSubject, !after && subject && matrix)
	on(fJoinedClause, subject && ph >= 0 && mh >= 0 && rel(s.Tokens[ph].Rel) == "conj" && s.Tokens[ph].Head == mh)
	on(fUnderCandidate, !after && s.Dominates(m.Head, t))
	on(fNearestSubject, m.Head == s.clauseSubject(t))
	on(fAgentOfClause, p.possessive && s.agent(m, t))
	on(fCoargument, !p.possessive && !p.reflexive && s.coargument(m, t))
}

// subordinate reports whether token t stands in a clause that depends on
// another: relative, adverbial or complement.
func (s *sentence) subordinate(t int) bool {
	for n := 0; t >= 0 && n < 6; t, n = s.Tokens[t].Head, n+1 {
		switch rel(s.Tokens[t].Rel) {
		case "acl", "advcl", "ccomp", "xcomp", "csubj":
			return true
		}
	}
	return false
}

// depth counts the steps from token t to the root.
func (s *sentence) depth(t int) int {
	n := 0
	for h := s.Tokens[t].Head; h >= 0 && n < 30; h = s.Tokens[h].Head {
		n++
	}
	return n
}

// underPerson reports whether another person's name governs m: "X, daughter of
// M".
func (c *corefer) underPerson(m *mention) bool {
	for h, n := m.s.Tokens[m.Head].Head, 0; h >= 0 && n < 4; h, n = m.s.Tokens[h].Head, n+1 {
		if o := m.s.at(h); o != nil && o != m && o.Entity.Kind == schema.Person && o.Entity.ID != m.Entity.ID && rel(m.s.Tokens[m.Head].Rel) != "conj" {
			return true
		}
		if m.s.tag(h) == "VERB" {
			return false
		}
	}
	return false
}

// namedBefore reports whether a person stands before token t in its sentence.
func (c *corefer) namedBefore(s *sentence, t int) bool {
	for _, m := range c.in[s] {
		if m.Last < t && m.Entity.Kind == schema.Person {
			return true
		}
	}
	return false
}

// speech reports whether the governor of token t is a verb of speech.
func (s *sentence) speech(t int) bool {
	h := s.Tokens[t].Head
	return h >= 0 && speechVerbs[s.Tokens[h].Lemma]
}

// network scores a candidate by its features: a linear part and a hidden layer
// of rectified units beside it, as learnt by extract/resolve/train.
type network struct {
	linear features
	units  []unit
}

type unit struct {
	in        features
	bias, out float64
}

func (n *network) score(f *features) float64 {
	score := 0.0
	for j, v := range f {
		if v != 0 {
			score += v * n.linear[j]
		}
	}
	for u := range n.units {
		if a := n.units[u].sum(f); a > 0 {
			score += a * n.units[u].out
		}
	}
	return score
}

func (u *unit) sum(f *features) float64 {
	a := u.bias
	for j, v := range f {
		if v != 0 {
			a += v * u.in[j]
		}
	}
	return a
}

// scored gives each candidate's score under the weights.
func scored(list []candidate, w *network) []float64 {
	out := make([]float64, len(list))
	for i := range list {
		out[i] = w.score(&list[i].features)
	}
	return out
}

// weightsFor are the weights for a kind of pronoun.
func weightsFor(p pronoun) *network {
	switch {
	case p.gender != "":
		return &personWeights
	case p.plural:
		return &pluralWeights
	}
	return &thingWeights
}
