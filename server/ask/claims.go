package ask

import (
	"cmp"
	"context"
	"iter"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Claims gives a page of the claims that f selects, in order of time.
func (s *Service) Claims(ctx context.Context, f graph.Filter, p Page) (*List[schema.Claim], error) {
	f.Limit = 0
	question := hash("claims", f)
	list := &List[schema.Claim]{Items: []schema.Claim{}}
	var err error
	if p.Cursor == "" {
		err = s.firstClaims(ctx, f, p.size(), question, list)
	} else {
		err = s.nextClaims(ctx, f, p, question, list)
	}
	if err != nil {
		return nil, err
	}
	if len(list.Items) == 0 {
		list.NoEvidence = "no evidence of any claim that matches"
	}
	return list, nil
}

// All yields every claim that f selects, in order of time.
func (s *Service) All(ctx context.Context, f graph.Filter) iter.Seq2[schema.Claim, error] {
	f.Limit = 0
	return s.Store.Claims(ctx, f)
}

func (s *Service) firstClaims(ctx context.Context, f graph.Filter, size int, question uint32, list *List[schema.Claim]) error {
	page := f
	page.Limit = size + 1
	for c, err := range s.Store.Claims(ctx, page) {
		if err != nil {
			return err
		}
		list.Items = append(list.Items, c)
	}
	total := len(list.Items)
	if total > size {
		list.Items = list.Items[:size]
		if _, ok := s.Store.(graph.Facter); !ok {
			list.Next = after(&list.Items[size-1], 0, question)
			return nil // counting would read them all
		}
		var err error
		if total, err = s.count(ctx, f, question); err != nil {
			return err
		}
		list.Next = after(&list.Items[size-1], total, question)
	}
	list.Total = &total
	return nil
}

func (s *Service) count(ctx context.Context, f graph.Filter, question uint32) (int, error) {
	return s.totals.get(ctx, s.Store, question, func() (int, error) {
		n := 0
		for _, err := range graph.Facts(ctx, s.Store, f) {
			if err != nil {
				return 0, err
			}
			n++
		}
		return n, nil
	})
}

// after is the cursor that goes on behind a claim.
func after(c *schema.Claim, total int, question uint32) string {
	return position{
		From: micros(graph.When(c).From), Published: micros(graph.PublishedRange(c).From), Claim: c.ID,
		Total: total, Question: question,
	}.encode()
}

// nextClaims goes through the facts up to the cursor and reads the claims
// behind it. What was loaded meanwhile is seen where it belongs.
func (s *Service) nextClaims(ctx context.Context, f graph.Filter, p Page, question uint32, list *List[schema.Claim]) error {
	at, err := decode(p.Cursor, question)
	if err != nil {
		return err
	}
	var ids []schema.ClaimID
	size := p.size()
	for fact, err := range graph.Facts(ctx, s.Store, f) {
		if err != nil {
			return err
		}
		if !at.before(fact) {
			continue
		}
		if ids = append(ids, fact.Claim); len(ids) > size {
			break
		}
	}
	for _, id := range ids[:min(len(ids), size)] {
		c, err := s.Store.Claim(ctx, id)
		if err != nil {
			return err
		}
		list.Items = append(list.Items, c)
	}
	if len(ids) > size {
		list.Next = after(&list.Items[size-1], at.Total, question)
	}
	if at.Total > 0 {
		list.Total = &at.Total
	}
	return nil
}

// before reports whether the fact lies behind the position, in the order of
// graph.Compare.
func (p position) before(f *graph.Fact) bool {
	return cmp.Or(cmp.Compare(p.From, micros(f.When.From)), cmp.Compare(p.Published, micros(f.Published)),
		cmp.Compare(p.Claim, f.Claim)) < 0
}

// Timeline is a page of what is said to have passed between two actors.
type Timeline struct {
	A graph.Actor `json:"a"`
	B graph.Actor `json:"b"`
	List[schema.Claim]
}

// Timeline gives what is said to have passed between two actors, by name.
func (s *Service) Timeline(ctx context.Context, a, b string, f graph.Filter, p Page) (*Timeline, error) {
	x, y, err := s.pair(ctx, a, b)
	if err != nil {
		return nil, err
	}
	f.Limit = 0
	question := hash("timeline", x, y, f)
	at := position{Question: question}
	if p.Cursor != "" {
		if at, err = decode(p.Cursor, question); err != nil {
			return nil, err
		}
	}
	end := at.Offset + p.size()
	f.Limit = end + 1
	answer, err := graph.Timeline(ctx, s.Store, x, y, f)
	if err != nil {
		return nil, err
	}
	t := &Timeline{A: answer.A, B: answer.B}
	total := len(answer.Claims)
	if total > end {
		if total, err = s.countBetween(ctx, x, y, f, question); err != nil {
			return nil, err
		}
		t.Next = position{Offset: end, Total: total, Question: question}.encode()
	}
	end = min(end, len(answer.Claims))
	t.Items = append([]schema.Claim{}, answer.Claims[min(at.Offset, end):end]...)
	t.Total, t.Evidence = &total, answer.Evidence
	return t, nil
}

// countBetween counts the claims between two actors, both ways.
func (s *Service) countBetween(ctx context.Context, x, y schema.EntityID, f graph.Filter, question uint32) (int, error) {
	f.Limit = 0
	total := 0
	for i, pair := range [][2]schema.EntityID{{x, y}, {y, x}} {
		if x == y && i == 1 {
			break
		}
		f.Subjects, f.Objects = []schema.EntityID{pair[0]}, []schema.EntityID{pair[1]}
		at, err := graph.AtLevel(ctx, s.Store, f)
		if err != nil {
			return 0, err
		}
		n, err := s.count(ctx, at, question+uint32(i))
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}
