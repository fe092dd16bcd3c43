package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"claimgraph/graph"
	"claimgraph/schema"
)

// JSONL is every record of a graph, one JSON object a line with one member that
// names what it is: {"article":{…}}, {"claim":{…}}, {"entity":{…}},
// {"record":{…}}, {"ledger":{…}}. Recorded times are kept, so that a graph read
// back answers as-of questions as before. Caches are left out: they can be made
// again.
//
// A bare claim, {"id":…,"predicate":…}, as extract prints it, is read too.
type JSONL struct{}

// Name is "jsonl".
func (JSONL) Name() string { return "jsonl" }

type jsonLine struct {
	Article *schema.Article `json:"article,omitempty"`
	Claim   *schema.Claim   `json:"claim,omitempty"`
	Entity  *schema.Entity  `json:"entity,omitempty"`
	Record  *graph.Record   `json:"record,omitempty"`
	Ledger  *graph.Entry    `json:"ledger,omitempty"`
}

// Line reads one object.
func (JSONL) Line(line []byte) (step graph.Step, skip bool, err error) {
	if bare := bytes.Contains(line, []byte(`"predicate"`)) && !bytes.HasPrefix(line, []byte(`{"claim":`)); bare {
		var c schema.Claim
		if err := json.Unmarshal(line, &c); err == nil && c.ID != "" {
			return graph.Step{Claims: []schema.Claim{c}}, false, nil
		}
	}
	var l jsonLine
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return step, false, err
	}
	switch {
	case l.Article != nil && l.Article.ID != "":
		step.Article = l.Article
	case l.Claim != nil && l.Claim.ID != "":
		step.Claims = []schema.Claim{*l.Claim}
	case l.Entity != nil && l.Entity.ID != "":
		step.Entities = []schema.Entity{*l.Entity}
	case l.Record != nil && l.Record.ID != "":
		step.Records = []graph.Record{*l.Record}
	case l.Ledger != nil && l.Ledger.Article != "":
		step.Ledger = l.Ledger
	default:
		return step, false, errors.New("no article, claim, entity, record or ledger entry with an id")
	}
	return step, false, nil
}

// WriteJSONL writes every record of a store: entities, articles, claims, records
// and ledger, each in the order in which the store yields them.
func WriteJSONL(ctx context.Context, w io.Writer, s graph.Store) error {
	out := bufio.NewWriterSize(w, 1<<20)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for x, err := range s.Entities(ctx) {
		if err := write(e, jsonLine{Entity: &x}, err); err != nil {
			return err
		}
	}
	for x, err := range s.Articles(ctx) {
		if err := write(e, jsonLine{Article: &x}, err); err != nil {
			return err
		}
	}
	open := true
	for _, f := range []graph.Filter{{Retracted: true}, {Retracted: true, Open: &open}} {
		for x, err := range s.Claims(ctx, f) {
			if err := write(e, jsonLine{Claim: &x}, err); err != nil {
				return err
			}
		}
	}
	for x, err := range s.Records(ctx) {
		if err := write(e, jsonLine{Record: &x}, err); err != nil {
			return err
		}
	}
	for x, err := range s.LedgerEntries(ctx) {
		if err := write(e, jsonLine{Ledger: &x}, err); err != nil {
			return err
		}
	}
	return out.Flush()
}

func write(e *json.Encoder, l jsonLine, err error) error {
	if err != nil {
		return fmt.Errorf("reading the graph: %w", err)
	}
	return e.Encode(l)
}
