package evaluate

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// answer predicts one line of a task and reads the answer back as a scorer does.
func answer(t *testing.T, task, line string) map[string]any {
	t.Helper()
	var in, out object
	if err := json.Unmarshal([]byte(line), &in); err != nil {
		t.Fatal(err)
	}
	pred, err := tasks[task](in, "")
	if err != nil {
		t.Fatalf("%s: %v", task, err)
	}
	b, err := json.Marshal(pred)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestParaphraseTask(t *testing.T) {
	same := `"a": "The bank cut its rate to 3 percent on Monday.", "b": "On Monday the bank reduced its rate to 3 percent."`
	other := `"a": "The bank cut its rate to 3 percent on Monday.", "b": "Farmers near Lind lost 40 sheep in the flood."`
	if l := answer(t, "paraphrase", `{"id": "1", "set": "mrpc", `+same+`}`)["label"]; l != 1. {
		t.Errorf("a paraphrase is labelled %v", l)
	}
	if l := answer(t, "paraphrase", `{"id": "1", "set": "mrpc", `+other+`}`)["label"]; l != 0. {
		t.Errorf("two unlike sentences are labelled %v", l)
	}
	x := answer(t, "paraphrase", `{"id": "1", "set": "sts", `+same+`}`)["score"].(float64)
	y := answer(t, "paraphrase", `{"id": "1", "set": "sts", `+other+`}`)["score"].(float64)
	if x < 3 || y > 1.5 {
		t.Errorf("degrees %v and %v", x, y)
	}
}

func TestAlignTask(t *testing.T) {
	pred := answer(t, "align", `{"id": "1", "set": "superpal",
		"left": [{"id": "L0", "sentence": "s0", "text": "the dam...broke at night", "sentence_text": "Officials said the dam of Velden broke at night."},
			{"id": "L1", "sentence": "s1", "text": "schools stay closed", "sentence_text": "All schools stay closed."}],
		"right": [{"id": "R0", "doc": "1", "sentence": "1:0", "text": "The Velden dam gave way at night.", "sentence_text": "The Velden dam gave way at night."},
			{"id": "R1", "doc": "1", "sentence": "1:1", "text": "No school will open.", "sentence_text": "No school will open before May."}]}`)
	score := map[string]float64{}
	for _, p := range pred["pairs"].([]any) {
		p := p.([]any)
		score[fmt.Sprint(p[0], p[1])] = p[2].(float64)
	}
	if len(score) != 4 || score["L0R0"] <= score["L0R1"] || score["L1R1"] <= score["L1R0"] {
		t.Errorf("superpal: %v", score)
	}
	pred = answer(t, "align", `{"id": "1", "set": "qa-align", "text_1": "A gunman killed two guards.", "text_2": "Two guards were killed by a gunman.",
		"tokens_1": ["A", "gunman", "killed", "two", "guards", "."], "tokens_2": ["Two", "guards", "were", "killed", "by", "a", "gunman", "."],
		"qas_1": [{"id": "a1", "verb": "killed", "verb_idx": 2, "question": "Who killed someone?", "answer": "A gunman", "answer_range": "0:2"},
			{"id": "a2", "verb": "killed", "verb_idx": 2, "question": "Who was killed?", "answer": "two guards", "answer_range": "3:5"}],
		"qas_2": [{"id": "b1", "verb": "killed", "verb_idx": 3, "question": "Who was killed?", "answer": "Two guards", "answer_range": "0:2"},
			{"id": "b2", "verb": "killed", "verb_idx": 3, "question": "Who killed someone?", "answer": "a gunman", "answer_range": "5:7"}]}`)
	var said []string
	for _, p := range pred["pairs"].([]any) {
		if p := p.([]any); p[2].(float64) >= .5 {
			said = append(said, fmt.Sprint(p[0], p[1]))
		}
	}
	if slices.Sort(said); !slices.Equal(said, []string{"a1b2", "a2b1"}) {
		t.Errorf("qa-align: %v", pred["pairs"])
	}
}

// Offsets are code points: the first text has two letters of two bytes.
func TestEventTask(t *testing.T) {
	pred := answer(t, "event-coref", `{"id": "1", "docs": [
		{"id": "d1", "text": "Zoë Björk resigned on Monday.", "mentions": [
			{"id": "m1", "kind": "entity", "spans": [[0, 9]]}, {"id": "m2", "kind": "event", "spans": [[10, 18]]}]},
		{"id": "d2", "text": "The resignation of Zoë Björk came on Monday. A ferry sank.", "mentions": [
			{"id": "m3", "kind": "event", "spans": [[4, 15]]}, {"id": "m4", "kind": "entity", "spans": [[19, 28]]},
			{"id": "m5", "kind": "event", "spans": [[53, 57]]}, {"id": "m6", "kind": "entity", "spans": [[47, 52]]}]}]}`)
	if got := fmt.Sprint(pred["event"], pred["entity"]); got != "[[m2 m3] [m5]] [[m1 m4] [m6]]" {
		t.Errorf("clusters %s", got)
	}
}

func TestAskedRole(t *testing.T) {
	for question, want := range map[string]string{
		"Who was killed?": "patient", "Who killed someone?": "agent", "What did someone finish?": "patient", "Who has been hired?": "patient",
		"Who had finished something?": "agent", "Who was something done by?": "agent", "Where did someone move something to?": "place",
		"When was something carried out?": "time", "Why did someone leave?": "cause", "How much did something cost?": "quantity",
		"What was someone talking about?": "other", "Who was leading something?": "agent", "": "other",
	} {
		if got := askedRole(question); string(got) != want {
			t.Errorf("%q asks for the %s, got %s", question, want, got)
		}
	}
}
