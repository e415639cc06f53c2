package evaluate

import "testing"

// A party's prose: what it would do is a promise, what its rivals do, what was
// done and what is thought is none, and a list is what the line above it is.
func TestSpeechActs(t *testing.T) {
	line := func(text string) object {
		return object{"id": text, "set": "speech-acts", "doc": "Labor_MediaRelease_900", "text": text}
	}
	lines := []object{
		line("A Shorten Labor Government will build 40 new ferries for the island."),
		line("<LIST> We will also:"),
		line("<li> Provide $20 million for three lighthouses. </li>"),
		line("<li> Establish a new school of navigation in the north. </li> </LIST>"),
		line("The Liberals cut the ferries in 2014."),
		line("Mr Turnbull does not understand what islanders need."),
		line("Islanders were angry about it last year."),
	}
	got, err := commitmentLines(lines, false)
	if err != nil {
		t.Fatal(err)
	}
	want := []bool{true, true, true, true, false, false, false}
	for i := range want {
		if i == 1 {
			continue // the line that opens a list is often no sentence
		}
		if got[i]["commissive"] != want[i] {
			t.Errorf("%q: commissive is %v, want %v", lines[i]["text"], got[i]["commissive"], want[i])
		}
	}
	if got[0]["specific"] != true {
		t.Errorf("%q: specific is %v, want true", lines[0]["text"], got[0]["specific"])
	}
	vague, err := commitmentLines([]object{line("Labor will stand up for families.")}, false)
	if err != nil || vague[0]["specific"] != false {
		t.Errorf("a vague promise: specific is %v (%v), want false", vague[0]["specific"], err)
	}
}
