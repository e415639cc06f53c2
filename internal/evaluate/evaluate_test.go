package evaluate

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every task answers an invented line in the form its scorer reads: the same
// id, spans that hold what they are said to hold.
func TestPredictions(t *testing.T) {
	for task, c := range map[string]struct{ line, want string }{
		"sentences":   {`{"id": "1", "text": "Dr. Hale spoke at 9 a.m. on Monday. Nobody answered."}`, `["Dr. Hale spoke at 9 a.m. on Monday.","Nobody answered."]`},
		"quotes":      {`{"id": "1", "text": "A bridge for Kell\n\n“We will rebuild it,” said Ruth Hale, the mayor.\n"}`, `"cue"`},
		"times":       {`{"id": "1", "created": "2031-03-12", "text": "The lake broke its banks on Tuesday, the office said."}`, `"value":"2031-03-11"`},
		"times-specs": {`{"id": "1", "family": "NumberWithUnit", "model": "CurrencyModel", "text": "They paid $94,000 for it."}`, `"value":"94000"`},
	} {
		path := filepath.Join(t.TempDir(), "data.jsonl")
		if err := os.WriteFile(path, []byte(c.line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := Predict(task, path, &out); err != nil {
			t.Errorf("%s: %v", task, err)
			continue
		}
		var answer struct {
			ID   string         `json:"id"`
			Pred map[string]any `json:"pred"`
		}
		if err := json.Unmarshal(out.Bytes(), &answer); err != nil || answer.ID != "1" {
			t.Errorf("%s: answer %s, %v", task, out.Bytes(), err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: answer %s has no %s", task, out.Bytes(), c.want)
		}
	}
}

func TestUnknownTaskAndBrokenData(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.jsonl")
	if err := os.WriteFile(path, []byte("{}\nno json\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Predict("nonsense", path, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "known are") {
		t.Errorf("unknown task: %v", err)
	}
	if err := Predict("sentences", path, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "data.jsonl:2") {
		t.Errorf("broken line: %v", err)
	}
}
