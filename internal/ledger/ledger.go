// Package ledger keeps commitments over many stories, as an analyst would by
// hand: what was promised, what has since been reported done about each duty of
// it, what a person noted, and how one instrument compares with another.
//
// A status is always reported, never found: every one but the silent ones rests
// on words of a report that is later than the commitment. "None found" says that
// later reports were read and none tells of the duty; "not searched" that no
// later report was there to read. Neither says that nothing happened.
//
//	l := ledger.New(told, ledger.Asked{})
//	l.Replay(corrections, "corrections.txt")
//
// Keys of commitments and duties are made from the words of the reports that tell
// them, so that they stay the same when reports are added, renamed or reordered.
package ledger

import (
	_ "embed"

	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/story"
)

// Schema names the JSON form of a ledger and its version.
const Schema = "concord.ledger/1"

//go:embed schema/ledger-1.schema.json
var schemaJSON []byte

// SchemaJSON returns the JSON Schema (2020-12) of concord.ledger/1. The caller
// may keep and change the slice.
func SchemaJSON() []byte { return append([]byte(nil), schemaJSON...) }

// Told is one story with the commitments that were read in it.
type Told struct {
	Name        string // of its folder or archive
	Story       *story.Story
	Commitments []commitment.Commitment
	Cases       []Case
}

// Case is an event that is reported to have set a commitment's duties in motion,
// as a test of events against the trigger found (package engage). In is the name
// of the story that tells the event.
type Case struct {
	Commitment string // ID in Told.Commitments
	In         string
	Result     string // "engaged", "possibly engaged", "engagement disputed"
	Passage    story.Passage
	When       edtf.Value
}

// Asked narrows the time in which later reports count. "" is open.
type Asked struct {
	From edtf.Value `json:"from,omitempty"`
	To   edtf.Value `json:"to,omitempty"`
}

// Ledger is the commitments of many stories. All positions are bytes of UTF-8 in
// the text of the report that is named.
type Ledger struct {
	Schema  string    `json:"schema"`
	Summary Summary   `json:"summary"`
	Asked   Asked     `json:"asked"`
	Stories []Story   `json:"stories"`
	Entries []Entry   `json:"entries"` // by the time they were made, unknown last
	Person  Person    `json:"person"`  // what a corrections file brought
	Failed  []Failure `json:"failed"`  // named by the user and not read, and why
}

// Summary counts the duties of the ledger by status.
type Summary struct {
	Stories     int           `json:"stories"`
	Reports     int           `json:"reports"`
	Commitments int           `json:"commitments"`
	Duties      int           `json:"duties"`
	Statuses    []StatusCount `json:"statuses"` // in the order of Statuses, those that are met
}

// StatusCount is how many duties have a status.
type StatusCount struct {
	Status Status `json:"status"`
	Duties int    `json:"duties"`
}

// Story is one story that was read.
type Story struct {
	Name      string     `json:"name"`
	Published edtf.Value `json:"published"` // from its first to its last report, "" when nothing tells
	Reports   []Report   `json:"reports"`
}

// Report is one report of a story, without its text.
type Report struct {
	Siglum    string     `json:"siglum"`
	Source    string     `json:"source"`
	SHA256    string     `json:"sha256"`
	Label     string     `json:"label"` // the outlet, else the file's name
	Title     string     `json:"title,omitempty"`
	Published edtf.Value `json:"published"`
}

// Entry is one commitment, met in one story or several.
type Entry struct {
	Key        string                `json:"key"`
	Story      string                `json:"story"`   // whose sigla the commitment's passages use: the first that tells it
	Stories    []In                  `json:"stories"` // every story that tells it
	Commitment commitment.Commitment `json:"commitment"`
	Since      edtf.Value            `json:"since,omitempty"`        // when it was made, or at the latest first reported
	SinceBy    string                `json:"since_reason,omitempty"` // which of the two
	Keys       []string              `json:"keys"`                   // of all clauses that tell it: a correction may name any
	Cases      []Evidence            `json:"cases"`                  // reported events that are, or may be, the case of the trigger
	Duties     []Duty                `json:"duties"`
	Notes      []Note                `json:"notes,omitempty"`      // a person's, on the whole commitment
	References []string              `json:"references,omitempty"` // entries of the reference set that it was compared with
}

// In is a commitment as one story has it.
type In struct {
	Story   string   `json:"story"`
	ID      string   `json:"id"` // in the account of that story
	Reports []string `json:"reports"`
}

// Duty is what one bearer is to do, and what has been reported of it since.
type Duty struct {
	Key      string          `json:"key"`
	Keys     []string        `json:"keys"`
	Story    string          `json:"story"` // whose sigla the passages of Duty use
	Duty     commitment.Duty `json:"duty"`
	Status   Status          `json:"status"`
	Why      string          `json:"why"`
	Since    edtf.Value      `json:"since,omitempty"` // when what the status rests on is reported to have happened
	Evidence []Evidence      `json:"evidence"`        // in order of time
	Search   Search          `json:"search"`
	Notes    []Note          `json:"notes,omitempty"` // a person's, the last one standing
}

// Evidence is a later passage that tells of a duty.
type Evidence struct {
	Sign   Sign          `json:"sign"`
	Rule   string        `json:"rule"`
	Story  string        `json:"story"`
	Says   story.Passage `json:"says"`
	Cue    story.Passage `json:"cue"` // the words that decide, within Says
	Holder string        `json:"holder,omitempty"`
	When   edtf.Value    `json:"when"` // of what it tells where that is told, else of its report
	Dated  string        `json:"dated"`
	Label  string        `json:"label"` // of the report
}

// Search is which later reports were read for a duty.
type Search struct {
	State   SearchState `json:"state"`
	Reports int         `json:"reports"` // published later than the commitment and in the time asked for
	Stories int         `json:"stories"`
	Period  edtf.Value  `json:"period,omitempty"` // of these reports
	Why     string      `json:"why,omitempty"`    // of not searched
}

// SearchState keeps a silence apart from a search that was not made.
type SearchState string

const (
	Found       SearchState = "found"
	NoneFound   SearchState = "none found"
	NotSearched SearchState = "not searched"
)

// Failure is a source that gave no report, or one in a language that is not read.
type Failure struct {
	Source string `json:"source"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}
