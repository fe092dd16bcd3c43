package rules

func (d *draft) triples() {}
