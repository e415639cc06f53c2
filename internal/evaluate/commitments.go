package evaluate

import (
	"concord/internal/annotate"
	"concord/internal/commitment"
	"concord/internal/story"
)

// predictCommitments reads a sentence of either half of the set: speeches and
// releases, in which something is promised or not, or the manual of coded events.
func predictCommitments(line object, dir string) (object, error) {
	if str(line, "set") == "plover" {
		return predictPlover(line, dir)
	}
	doc, err := document(str(line, "text"), "")
	if err != nil {
		return nil, err
	}
	commissive, specific := false, false
	for _, c := range commitment.Find(story.New([]*annotate.Document{doc})) {
		if c.Denied {
			continue
		}
		commissive = true
		specific = specific || !c.Vague
	}
	return object{"commissive": commissive, "specific": specific}, nil
}
