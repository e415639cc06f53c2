package assess

import _ "embed"

//go:embed schema/assess-1.schema.json
var schemaJSON []byte

// SchemaJSON returns the JSON Schema (2020-12) of concord.assess/1, which refers
// to those of concord.account/1 and concord.ledger/1. The caller may keep and
// change the slice.
func SchemaJSON() []byte { return append([]byte(nil), schemaJSON...) }
