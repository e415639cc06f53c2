package account_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/render"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What the whole line makes of real and sample stories fits the schema: the
// words for kinds, verdicts and judgements that the stages use are those it names.
func TestStoriesFitTheSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(account.SchemaJSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	dirs, _ := filepath.Glob("../../testdata/stories/*-*")
	real, _ := filepath.Glob("../../../shared/stories/*")
	raw, _ := filepath.Glob("../../../shared/bench/raw-stories/story-*")
	if len(dirs) == 0 {
		t.Fatal("no stories in testdata")
	}
	if len(real)+len(raw) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("../shared holds no stories")
		}
		t.Log("without the real stories of ../shared")
	}
	for _, dir := range slices.Concat(dirs, real, raw) {
		var pages []*intake.Page
		var failed []account.Failure
		for page, err := range intake.Read(context.Background(), intake.Options{}, []string{dir}) {
			if err != nil {
				failed = append(failed, account.Failure{Source: dir, Kind: "failed", Reason: err.Error()})
				continue
			}
			pages = append(pages, page)
		}
		acc := pipeline.Compare(pages, failed)
		var buf bytes.Buffer
		if err := render.JSON(&buf, acc); err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(&buf)
		if err != nil {
			t.Fatal(err)
		}
		if err := sch.Validate(v); err != nil {
			t.Errorf("%s: %v", filepath.Base(dir), err)
		}
		if len(acc.Reports) < 2 {
			t.Errorf("%s: only %d reports", filepath.Base(dir), len(acc.Reports))
		}
	}
}
