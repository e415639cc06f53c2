package evaluate

import (
	"fmt"
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	text := "Ruth Hale flew from Berlin to Paris to meet the Red Cross's chief. – Angela Merkel"
	for task, want := range map[string][]string{
		"ner":       {"Ruth Hale/PER", "Berlin/LOC", "Paris/LOC", "Red Cross/ORG", "Angela Merkel/PER"},
		"model-ner": {"Ruth Hale/PER", "Berlin/LOC", "Paris/LOC", "Red Cross/ORG", "Angela Merkel/PER"},
	} {
		pred, err := tasks[task](object{"text": text}, "")
		if err != nil {
			t.Errorf("%s: %v", task, err)
			continue
		}
		var got []string
		for _, e := range pred["entities"].([]object) {
			got = append(got, fmt.Sprintf("%s/%s", text[e["start"].(int):e["end"].(int)], e["type"]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", task, got)
		}
		if pred, err := tasks[task](object{"text": ". ."}, ""); err != nil || len(pred["entities"].([]object)) > 0 {
			t.Errorf("%s of marks alone: %v, %v", task, pred, err)
		}
	}
}
