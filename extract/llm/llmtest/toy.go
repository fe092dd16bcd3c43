package llmtest

import (
	"regexp"
	"strconv"
	"strings"
)

// Statement is one claim as an answer holds it; empty fields are sent empty.
type Statement struct {
	Sentence  int      `json:"sentence"`
	Subject   string   `json:"subject"`
	Predicate string   `json:"predicate"`
	Object    string   `json:"object"`
	About     string   `json:"about"`
	Type      string   `json:"type"`
	Mode      string   `json:"mode"`
	Contexts  []string `json:"contexts"`
	Polarity  string   `json:"polarity"`
	Modality  string   `json:"modality"`
	Tense     string   `json:"tense"`
	Holder    string   `json:"holder"`
	Act       string   `json:"act"`
	Cue       string   `json:"cue"`
	Content   string   `json:"content"`
	Occurred  string   `json:"occurred"`
	Said      string   `json:"said"`
	Place     string   `json:"place"`
	Quantity  string   `json:"quantity"`
}

// Claims is an answer's text with these statements.
func Claims(list ...Statement) string {
	for i := range list {
		s := &list[i]
		if s.Contexts == nil {
			s.Contexts = []string{}
		}
		if s.Polarity == "" {
			s.Polarity = "positive"
		}
		if s.Modality == "" {
			s.Modality = "asserted"
		}
	}
	if list == nil {
		list = []Statement{}
	}
	return encode(object{"claims": list})
}

var (
	numbered = regexp.MustCompile(`(?m)^\[(\d+)\] (.*)$`)
	told     = regexp.MustCompile(`^(?:(\pL+) (said|denied) (?:that )?)?(\pL+) (accused|condemned|attacked|praised|shelled) (\pL+)(?: of ([\pL ]+?))?(?: on (\pL+))?\.$`)
)

var toyTypes = map[string]string{"accused": "ACCUSE", "condemned": "CONDEMN", "attacked": "ASSAULT", "shelled": "ASSAULT", "praised": "SUPPORT"}

// Toy reads sentences of one plain pattern ("Ruritania said that Graustark
// attacked Sylvania on Monday.") and nothing else, to have something to answer
// with where no model is.
func Toy(r Request) Reply {
	var list []Statement
	for _, line := range numbered.FindAllStringSubmatch(r.Text, -1) {
		m := told.FindStringSubmatch(strings.TrimSpace(line[2]))
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(line[1]) // digits by the pattern
		s := Statement{Sentence: n, Subject: m[3], Predicate: m[4], Object: m[5], About: m[6], Type: toyTypes[m[4]], Tense: "past", Occurred: m[7]}
		if m[1] != "" {
			s.Holder, s.Cue, s.Act = m[1], m[2], "STATE"
			_, s.Content, _ = strings.Cut(strings.TrimSuffix(line[2], "."), m[2]+" ")
			if m[2] == "denied" {
				s.Act, s.Polarity = "DENY", "negative"
			}
		}
		list = append(list, s)
	}
	return Reply{Text: Claims(list...)}
}
