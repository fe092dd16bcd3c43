package ask

import (
	"time"

	"claimgraph/extract/resolve"
	"claimgraph/schema"
)

// Holder answers who held an office, with what the answer rests on.
type Holder struct {
	resolve.Answer
	Title  string `json:"title,omitempty"`
	Acting bool   `json:"acting,omitempty"`
	Source string `json:"source,omitempty"`
	Why    string `json:"why,omitempty" doc:"Why it is unknown"`
}

// Who tells who held an office on a day, today when none is given.
func (s *Service) Who(title, on string) (*Holder, error) {
	day := time.Now().UTC()
	if on != "" {
		r, err := schema.ParseRange(on)
		if err != nil || r.From.IsZero() {
			return nil, inputf("on", "%q: want a day such as 2022-03-23", on)
		}
		day = r.From
	}
	if s.Linker == nil {
		return &Holder{Answer: resolve.Answer{Unknown: true}, Why: "this server knows no offices"}, nil
	}
	a := s.Linker.Who(title, day)
	return &Holder{Answer: a, Title: a.Title, Acting: a.Acting, Source: a.Source, Why: a.Why}, nil
}
