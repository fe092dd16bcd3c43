package rules

import "slices"

// contexts lists the PLOVER contexts of a typed claim: those of its frame, then
// what the words of its event, object and topic speak of, each once.
func (d *draft) contexts(c *clause, object, about int) []string {
	if c.frame.Type == "" {
		return nil
	}
	all := slices.Clone(c.frame.Contexts)
	heads := []int{object, about}
	if c.absorbed != nil {
		heads = append(heads, c.absorbed.head)
	}
	if c.form == nominal {
		heads = append(heads, c.head)
	}
	for _, h := range heads {
		if h < 0 {
			continue
		}
		for _, word := range append([]int{h, c.t.sense(h)}, c.t.children(h, "nmod")...) {
			for _, context := range d.e.lexicon.Contexts(c.t.lower[word], c.t.modifiers(word)...) {
				if !slices.Contains(all, context) {
					all = append(all, context)
				}
			}
		}
	}
	return all
}
