package resolve

import (
	"slices"
	"time"

	"claimgraph/extract/resolve/gazetteer"
	"claimgraph/schema"
)

// office gives the office that a title means on a day (zero: whenever), nil when
// none or several do. The
// longest names count first ("the Russian Foreign Ministry" has a spokesman),
// then only countries ("the US" has a "treasury secretary").
func (x *lexicon) office(title []string, on time.Time) *gazetteer.Office {
	for _, only := range []func(*gazetteer.Entry) bool{anyOwner, isCountry} {
		for _, r := range readings(x.parseTitle(title, only)) {
			if o := x.officeOf(r, on); o != nil {
				return o
			}
		}
	}
	return nil
}

func anyOwner(e *gazetteer.Entry) bool {
	return e.Kind != schema.Person && e.Kind != schema.Topic && e.Kind != schema.Event
}

func isCountry(e *gazetteer.Entry) bool { return e.Kind == schema.Country }

// officeOf gives the office of one reading; without an owner only a title that
// one office in the world bears.
func (x *lexicon) officeOf(r reading, on time.Time) *gazetteer.Office {
	for _, k := range titleKeys(r.words) {
		list := x.titles()[k]
		if len(r.owners) == 0 {
			if len(list) == 1 {
				return list[0]
			}
			continue
		}
		var found *gazetteer.Office
		several := false
		for _, o := range list {
			if slices.ContainsFunc(r.owners, func(id schema.EntityID) bool { return x.owns(id, o) }) {
				several = several || found != nil
				found = o
			}
		}
		if several {
			found = x.foremost(list, r.owners)
			if found == nil {
				found = x.filled(list, r.owners, on)
			}
		}
		if found != nil {
			return found
		}
		if k == "chief" || k == "head" || k == "leader" {
			return x.headOf(r.owners)
		}
	}
	return nil
}

// foremost settles a title that several offices of an owner bear: the one of
// the owner itself rather than of a body within it; nil when that leaves two.
func (x *lexicon) foremost(list []*gazetteer.Office, owners []schema.EntityID) *gazetteer.Office {
	var found *gazetteer.Office
	for _, o := range list {
		if o.Body != "" && slices.Contains(owners, o.Body) || o.Body == "" && o.Country != "" && slices.Contains(owners, schema.EntityID("country/"+o.Country)) {
			if found != nil {
				return nil
			}
			found = o
		}
	}
	return found
}

// filled settles a title that several offices of an owner bear, such as king
// and queen "monarch", by the only one that somebody held on the day.
func (x *lexicon) filled(list []*gazetteer.Office, owners []schema.EntityID, on time.Time) *gazetteer.Office {
	var found *gazetteer.Office
	for _, o := range list {
		if on.IsZero() || !slices.ContainsFunc(owners, func(id schema.EntityID) bool { return x.owns(id, o) }) || !x.held(o.ID, on) {
			continue
		}
		if found != nil {
			return nil
		}
		found = o
	}
	return found
}

// held reports whether anybody held or may have held the office on a day.
func (x *lexicon) held(id gazetteer.OfficeID, on time.Time) bool {
	return slices.ContainsFunc(x.holders[id], func(h holder) bool { return gazetteer.Holds(h.From, h.To, on) != gazetteer.No })
}

// titleKeys are the keys a title is tried under: as it is, then without a
// "chief", "chief executive" or "head" that only underlines it.
func titleKeys(list []string) []string {
	keys := []string{titleKey(list)}
	for _, extra := range []string{"chief", "senior", "top", "general"} {
		if i := slices.Index(list, extra); i >= 0 && len(list) > 1 {
			if k := titleKey(slices.Delete(slices.Clone(list), i, i+1)); k != "" {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

// holderOn gives who held the office on a day, nil when nobody is known to, or
// when it is not certain. Of several the one who came last, on a day of
// handover; of a holder and one acting for them, the one acting.
func (x *lexicon) holderOn(id gazetteer.OfficeID, on time.Time) *holder {
	var found *holder
	list := x.holders[id]
	for i := range list {
		h := &list[i]
		switch gazetteer.Holds(h.From, h.To, on) {
		case gazetteer.Maybe:
			return nil
		case gazetteer.Yes:
			if found != nil && !x.handover(found, h, on) {
				return nil
			}
			found = h
		}
	}
	return found
}

// handover reports whether h follows the one found before on that very day, or
// stands in for them.
func (x *lexicon) handover(before, h *holder, on time.Time) bool {
	if h.Acting != before.Acting {
		return h.Acting
	}
	return before.To == h.From && h.From.First().Equal(on)
}
