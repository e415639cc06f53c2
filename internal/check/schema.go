package check

import _ "embed"

//go:embed schema/check-1.schema.json
var schemaJSON []byte

// SchemaJSON returns the JSON Schema (2020-12) of concord.check/1, which refers
// to that of concord.account/1. The caller may keep and change the slice.
func SchemaJSON() []byte { return append([]byte(nil), schemaJSON...) }
