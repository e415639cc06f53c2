package evaluate

import (
	"concord/english"
	"concord/internal/reconcile/oppose"
)

// predictContradiction says what text a makes of text b, with the labels of the
// set that the pair is of.
func predictContradiction(line object, _ string) (object, error) {
	model := english.Default()
	c := oppose.Compare(model.Analyze(str(line, "a")), model.Analyze(str(line, "b")))
	var label string
	switch str(line, "set") {
	case "emergent":
		label = string(c.Stance())
	case "claimdiff":
		label = string(c.Effect())
		if label == string(oppose.Neutral) {
			label = "neither"
		}
	default:
		label = string(c.Relation())
	}
	return object{"label": label}, nil
}

// predictContradictionParts writes the features of a pair, to fit weights with.
func predictContradictionParts(line object, _ string) (object, error) {
	model := english.Default()
	c := oppose.Compare(model.Analyze(str(line, "a")), model.Analyze(str(line, "b")))
	return object{"features": c.Features()}, nil
}
