package rules

func (d *draft) derive() {}
