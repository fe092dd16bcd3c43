package rules

import (
	"context"

	"claimgraph/extract"
	"claimgraph/extract/nlp"
	"claimgraph/schema"
)

// Explanation tells how one sentence was read.
type Explanation struct {
	Title    bool // a sentence of the title
	Index    int  // in its text, counted from 0
	Sentence *nlp.Sentence
	Skipped  bool // boilerplate: nothing is claimed
	Clauses  []ClauseReading
	Reports  []ReportReading
	Claims   []schema.Claim // those whose predicate stands in the sentence
}

// ClauseReading is a predicate with its roles as spans, and the constructions
// that gave them.
type ClauseReading struct {
	Predicate     *schema.Span
	Form          string // "verbal", "copular", "nominal"
	Lemma         string
	Constructions []string
	Subjects      []*schema.Span
	Objects       []*schema.Span
	Type, Mode    string // from the lexicon of frames
	Polarity      schema.Polarity
	Modality      schema.Modality
	Tense         schema.Tense
}

// ReportReading is who is read to say what by which words. Source and Cue may be
// nil.
type ReportReading struct {
	Construction         string
	Act                  string
	Source, Cue, Content *schema.Span
}

// Explain reads a document as Extract does and tells, sentence by sentence, the
// title's first, which constructions fired and what they gave.
func (e *Extractor) Explain(ctx context.Context, doc *extract.Document) ([]Explanation, error) {
	var all []Explanation
	for _, d := range e.drafts(doc) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		claims := d.write()
		for _, t := range d.trees {
			all = append(all, d.explain(t, claims))
		}
	}
	return all, nil
}

// explain tells of one sentence.
func (d *draft) explain(t *tree, claims []schema.Claim) Explanation {
	x := Explanation{Title: t.in == schema.InTitle, Index: t.index, Sentence: t.Sentence, Skipped: t.skip}
	for _, c := range t.order {
		x.Clauses = append(x.Clauses, c.explain())
	}
	for _, r := range d.reports {
		if r.t == t {
			x.Reports = append(x.Reports, r.explain())
		}
	}
	for i := range claims {
		if claims[i].Sentence == t.index {
			x.Claims = append(x.Claims, claims[i])
		}
	}
	return x
}

var formNames = map[form]string{verbal: "verbal", copular: "copular", nominal: "nominal"}

func (c *clause) explain() ClauseReading {
	return ClauseReading{
		Predicate: c.evidence(), Form: formNames[c.form], Lemma: c.lemma, Constructions: c.fired,
		Subjects: c.t.phrases(c.subjects), Objects: c.t.phrases(c.objects),
		Type: c.frame.Type, Mode: c.frame.Mode,
		Polarity: c.status.polarity, Modality: c.status.modality, Tense: c.status.tense,
	}
}

// phrases are the noun phrases of some heads.
func (t *tree) phrases(heads []int) []*schema.Span {
	var spans []*schema.Span
	for _, h := range heads {
		spans = append(spans, t.noun(h).Span)
	}
	return spans
}

func (r *report) explain() ReportReading {
	x := ReportReading{Construction: r.construction, Act: r.act, Cue: r.cue, Content: r.span()}
	if r.source.head >= 0 {
		x.Source = r.source.t.noun(r.source.head).Span
	}
	return x
}
