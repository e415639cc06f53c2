package assess_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/ledger"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for id, b := range map[string][]byte{"urn:concord:account:1": account.SchemaJSON(), "urn:concord:ledger:1": ledger.SchemaJSON(), "urn:concord:assess:1": assess.SchemaJSON()} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	sch, err := c.Compile("urn:concord:assess:1")
	if err != nil {
		t.Fatal(err)
	}
	return sch
}

// TestSchema: assessments of reports, of a supposed event, and of the reference
// set fit the schema, and a field it does not know does not.
func TestSchema(t *testing.T) {
	sch := compiled(t)
	reported := read(t, pact, "The day's report\n\nLIMA, 4 June 2031 - On 2 June 2031 Peruvian warplanes bombed the port of Arica in Chile. Norway was told of the raid beforehand.\n")
	s, err := assess.Suppose(assess.Supposed{Act: "missile attack", Actor: "Russia", Place: "Warsaw", Date: "2032-01-05"})
	if err != nil {
		t.Fatal(err)
	}
	supposed := reported
	supposed.Supposed, supposed.References = s, true
	for name, in := range map[string]assess.Input{"reported": reported, "supposed": supposed, "references": {Supposed: s, References: true}} {
		b, err := json.Marshal(assess.New(in))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := sch.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		v.(map[string]any)["verdict"] = "must act"
		if sch.Validate(v) == nil {
			t.Errorf("%s: a field that is in no schema is taken", name)
		}
	}
}
