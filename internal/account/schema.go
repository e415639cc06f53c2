package account

import _ "embed"

//go:embed schema/account-1.schema.json
var schemaJSON []byte

// SchemaJSON returns the JSON Schema (2020-12) of concord.account/1. The caller
// may keep and change the slice.
func SchemaJSON() []byte { return append([]byte(nil), schemaJSON...) }
