// Package lineage works out who copied whom and which sources several reports
// share, so that origins can be counted instead of pages.
package lineage

import "concord/internal/story"

// Lineage is the descent of a story's reports.
type Lineage struct {
	Copies  []Copy   `json:"copies"`
	Credits []Credit `json:"credits"`
	Origins []Origin `json:"origins"`
	// Own is, for each report, the share of its body words that stand in no earlier report, 0 to 1.
	Own map[string]float64 `json:"own"`
	// Groups are the reports that go back to one origin as whole pages; "9 reports, 3 origins".
	Groups []Group `json:"groups"`

	statements [][]string // origin ids by member and statement
}

// Copy is wording that two reports have from one place: a long stretch outside
// quotation marks, or a shared error.
type Copy struct {
	ID    string        `json:"id"`
	Rule  string        `json:"rule"`
	Later story.Passage `json:"later"`
	First story.Passage `json:"first"` // in the report published earlier, or first by siglum when that cannot be told
	Sure  bool          `json:"sure"`  // the order of publication is known
	Words int           `json:"words"`
	// Others is, of a shared error, what the other reports have there, a passage each.
	Others []story.Passage `json:"others,omitempty"`
}

// Credit is a place where a report names where its text comes from: an agency
// line, "told Axios", "according to the order".
type Credit struct {
	ID   string        `json:"id"`
	Rule string        `json:"rule"`
	Kind string        `json:"kind"` // agency | outlet | document
	Name string        `json:"name"`
	At   story.Passage `json:"at"`
}

// Origin is the furthest identified source of statements.
type Origin struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // document | person | office | outlet | agency | unstated
	Name string `json:"name"`
	Why  string `json:"why"` // the rule of counting that joined its reports
}

// Group is reports that count as one origin as whole pages.
type Group struct {
	Origin  string   `json:"origin"`  // id
	Reports []string `json:"reports"` // sigla
	Why     string   `json:"why"`
}

// Rules explains the rules that copies and credits name, one plain sentence each.
var Rules = map[string]string{
	ruleRun:      "At least eight words in a row, outside quotation marks and not only names, stand in an earlier report.",
	ruleSentence: "At least half of the runs of four words of a sentence stand in one sentence of an earlier report.",
	ruleAltered:  "Reports print a quotation with the same other word, against more origins that print it otherwise.",
	ruleSpelled:  "Reports misspell a full name in the same way, against more origins that spell it otherwise.",
	ruleDateline: "The dateline names a news agency.",
	ruleByline:   "The byline, or a line of its own, names a news agency.",
	ruleWith:     "The report says that a news agency contributed to it.",
	ruleFellow:   "The byline credits the outlet of another report of the story, so that report came first.",
	ruleTold:     "The sentence says that something was told to this outlet.",
	ruleReported: "The sentence says that this outlet reported something.",
	ruleDocument: "The sentence gives a document as its source.",
}
