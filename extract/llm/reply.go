package llm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// statement is one claim as a model gives it: quotes and terms.
type statement struct {
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

// mostStatements is the most claims one answer may hold; more is a model that
// goes round.
const mostStatements = 2000

// mostStarts bounds how often the answer is looked for behind other text.
const mostStarts = 8

var errNoClaims = errors.New("it has no list of claims")

// parseReply reads an answer: an object with a list of claims, or the bare
// list, with or without talk and a code fence around it. Claims of another
// shape than asked for are counted and left out. When the list breaks off, what
// came before is given with whole false.
func parseReply(text string) (list []statement, misshapen int, whole bool, err error) {
	var firstErr error
	for from, tries := 0, 0; tries < mostStarts; tries++ {
		at := strings.IndexAny(text[from:], "{[")
		if at < 0 {
			break
		}
		from += at
		list, misshapen, whole, err = parseList(text[from:])
		if err == nil {
			return list, misshapen, whole, nil
		}
		if firstErr == nil {
			firstErr = err
		}
		end := strings.IndexByte(text[from:], '\n') // talk before the answer may hold a bracket
		if end < 0 {
			break
		}
		from += end
	}
	if firstErr == nil {
		firstErr = errNoClaims
	}
	return nil, 0, false, fmt.Errorf("the model's answer is not as asked for: %w", firstErr)
}

// parseList reads the value at the start of text.
func parseList(text string) (list []statement, misshapen int, whole bool, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	if text[0] == '{' {
		if err := findClaims(d); err != nil {
			return nil, 0, false, err
		}
	}
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, 0, false, errNoClaims
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			if len(list)+misshapen == 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
				return nil, 0, false, err
			}
			return list, misshapen, false, nil
		}
		if len(list)+misshapen >= mostStatements {
			return list, misshapen, false, nil
		}
		if s, ok := parseStatement(raw); ok {
			list = append(list, s)
		} else {
			misshapen++
		}
	}
	_, err = d.Token()
	return list, misshapen, err == nil, nil
}

// findClaims goes to the value of "claims" in an object.
func findClaims(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if name == "claims" {
			return nil
		}
		var other json.RawMessage
		if err := d.Decode(&other); err != nil {
			return err
		}
	}
	return errNoClaims
}

// parseStatement reads one claim. null stands for an empty field.
func parseStatement(raw json.RawMessage) (s statement, ok bool) {
	if !bytes.HasPrefix(raw, []byte("{")) || json.Unmarshal(raw, &s) != nil {
		return s, false
	}
	for _, f := range []*string{&s.Subject, &s.Predicate, &s.Object, &s.About, &s.Type, &s.Mode, &s.Holder, &s.Act, &s.Cue, &s.Content,
		&s.Occurred, &s.Said, &s.Place, &s.Quantity} {
		*f = strings.TrimSpace(*f)
	}
	return s, s.Predicate != "" && s.Subject+s.Object != ""
}
