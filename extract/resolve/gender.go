package resolve

import (
	"strings"

	"claimgraph/extract/resolve/given"
)

// genderOf is the gender of the mention's person: what the gazetteer or a role
// said, or what the given name tells; empty when unsure.
func (c *corefer) genderOf(m *mention) string {
	if m.gender == "" {
		root := m
		for root.same != nil {
			root = root.same
		}
		if root.gender == "" && root.Type == "name" {
			root.gender = or(genderOfName(root.s.wordsOf(root.First, root.Last)), unsureGender)
		}
		m.gender = root.gender
	}
	if m.gender == unsureGender {
		return ""
	}
	return m.gender
}

// unsureGender marks a mention whose name was asked and told no gender.
const unsureGender = "unsure"

// genderOfName tells a person's gender by the given name, or by a surname that
// declines, as East Slavic ones do; empty when unsure.
func genderOfName(list []string) string {
	if len(list) == 0 {
		return ""
	}
	if g := genderOfRole[list[0]]; g != "" {
		return g
	}
	if g, sure := given.Gender(list[0]); sure {
		return g
	}
	if len(list) < 2 {
		return "" // a surname as likely
	}
	last := list[len(list)-1]
	for _, end := range []string{"ova", "eva", "skaya", "ina", "aya"} {
		if strings.HasSuffix(last, end) && len(last) > 6 && strings.HasSuffix(list[0], "a") {
			return "female"
		}
	}
	for _, end := range []string{"ov", "ev", "sky", "skiy", "skyy"} {
		if strings.HasSuffix(last, end) && len(last) > 5 {
			return "male"
		}
	}
	return ""
}

// softGender guesses a gender from how a given name ends, when nothing surer
// tells it.
func (c *corefer) softGender(m *mention) string {
	if c.genderOf(m) != "" {
		return ""
	}
	root := m
	for root.same != nil {
		root = root.same
	}
	if root.Type != "name" {
		return ""
	}
	list := root.s.wordsOf(root.First, root.Last)
	if len(list) == 0 {
		return ""
	}
	if g, _ := given.Gender(list[0]); g != "" {
		return g
	}
	for _, x := range softEndings {
		if strings.HasSuffix(list[0], x.end) && len(list[0]) > len(x.end)+1 {
			return x.gender
		}
	}
	return ""
}

// softEndings are endings of given names in European languages.
var softEndings = []struct{ end, gender string }{
	{"ette", "female"}, {"elle", "female"}, {"ine", "female"}, {"lyn", "female"}, {"lynn", "female"}, {"een", "female"},
	{"a", "female"}, {"ie", "female"}, {"ey", "male"}, {"us", "male"}, {"o", "male"}, {"ard", "male"}, {"ert", "male"},
	{"son", "male"}, {"ton", "male"}, {"im", "male"}, {"er", "male"}, {"os", "male"}, {"an", "male"}, {"in", "male"},
}
