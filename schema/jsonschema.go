package schema

import _ "embed"

// ClaimSchema is the JSON Schema (draft 2020-12) of one claim on the wire.
//
//go:embed claim.schema.json
var ClaimSchema []byte
