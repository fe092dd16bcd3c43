package neural

import _ "embed"

//go:embed model.bin
var embedded []byte

// Embedded returns the file of the model in the program; it must not be changed.
func Embedded() []byte { return embedded }
