package quote

import (
	"strings"
	"testing"
)

// held writes the attitudes of a text: source | cue | content.
func held(text string) string {
	_, as := read(text).find()
	var lines []string
	for _, a := range as {
		var pieces []string
		for _, c := range a.Content {
			pieces = append(pieces, c.In(text))
		}
		lines = append(lines, a.Source.In(text)+" | "+a.Cue.In(text)+" | "+strings.Join(pieces, " ¶ "))
	}
	return strings.Join(lines, "\n")
}

func TestNounsAndAdjectivesOfAttitude(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ada Holm voiced doubt about the plan.", "Ada Holm | voiced doubt about | the plan"},
		{"Ada Holm's support for the plan is well known.", "Ada Holm | support for | the plan"},
		{"The crane seemed to fail.", " | seemed | The crane ¶ to fail"},
		{"It seemed to rain.", ""},
		{"Asked whether it would last, Ada Holm smiled.", " | Asked | whether it would last"},
		{"Ada Holm was critical of the plan.", "Ada Holm | was critical of | the plan"},
		{"Ada Holm is confident that the port will stay.", "Ada Holm | is confident | that the port will stay"},
		{"Ada Holm is not eager to go.", ""},
		{"The crane was quick to fail.", ""},
		{"The plan was first reported by the Coast Gazette.", "the Coast Gazette | was first reported | The plan"},
		{"Ada Holm criticised the new steps to tighten the law.", "Ada Holm | criticised | the new steps to tighten the law"},
		{"Ada Holm called on Monday.", ""},
	} {
		if got := held(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
