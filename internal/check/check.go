// Package check lints a draft against the reports of one story, the way a
// compiler lints a program: every number, date, name and quotation of the draft
// that the reports also have is laid beside theirs, and what does not fit is a
// finding with the draft's words, the reports' words, and where both stand.
//
// The draft is no report. It is read as one and put beside the reports as one
// more member of their story, so that the rules of package reconcile decide what
// is the same quantity, event or name; then only what involves the draft is kept.
// The reports themselves are read without it: it is no origin, dates no report,
// and joins nothing that they keep apart.
//
// A finding says that the draft and the reports differ, never which of them is
// right. Error is kept for what cannot fit (no report has the value, and what
// the value measures was shown to be the same); warning for what likely needs a
// look; note for what these reports do not have at all, which is no fault: an
// editor may know more than they do. What was compared and fits is counted, so
// that silence is not mistaken for a check.
package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"concord/internal/account"
	"concord/internal/annotate"
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/story"
)

// Schema names the JSON form and its version.
const Schema = "concord.check/1"

// Check is a draft laid beside the reports of a story.
type Check struct {
	Schema   string            `json:"schema"`
	Draft    Draft             `json:"draft"`
	Summary  Summary           `json:"summary"`
	Findings []Finding         `json:"findings"` // in order of their place in the draft
	Agreeing []Agreement       `json:"agreeing"` // what was compared and fits; empty unless asked for
	Reports  []account.Report  `json:"reports"`
	Failed   []account.Failure `json:"failed"`
	Notes    []string          `json:"notes"`
}

// Draft is what was checked. Positions in it are those of the file as given.
type Draft struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
	Words  int    `json:"words"`
	// ReadAs is the day on which the draft's "yesterday" and "on Monday" were
	// read, with the reason: its own date, the one given, or the last report's.
	ReadAs Dating `json:"read_as"`
	Text   string `json:"text"` // as read; Start and End of every place are bytes of it
}

// Dating is a calendar time with the reason for it.
type Dating struct {
	When   edtf.Value `json:"when"`
	Reason string     `json:"reason"`
}

// Summary counts. Checked is everything in the draft that could be laid beside
// the reports; Agree of it fits, the rest is in the findings or could not be
// compared.
type Summary struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
	Checked  int `json:"checked"`
	Agree    int `json:"agree"`
	Uncheck  int `json:"not_compared"` // numbers, times and marked words that nothing in the reports could be laid beside
}

// Level is how sure it is that something does not fit. The words are SARIF's.
type Level string

const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// Place is a stretch of the draft. Start and End are bytes of Draft.Text; Line
// and Column count from 1 in the draft's file, columns in characters.
type Place struct {
	span.Span
	Exact     string `json:"exact"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
}

// Finding is one place of the draft that does not fit the reports.
type Finding struct {
	ID       string             `json:"id"`
	Rule     string             `json:"rule"`
	Level    Level              `json:"level"`
	At       Place              `json:"at"`
	Message  string             `json:"message"` // one sentence
	Readings []Reading          `json:"readings"`
	Changes  []Change           `json:"changes,omitempty"` // of a quotation, in order
	Why      []reconcile.Ground `json:"why"`               // what showed that the same is meant
}

// Reading is what reports have in the draft's place.
type Reading struct {
	Value    string          `json:"value"`
	Agrees   bool            `json:"agrees"`
	Holder   string          `json:"holder,omitempty"`
	Words    []story.Passage `json:"words"`    // the words that agree or differ, one per place
	Passages []story.Passage `json:"passages"` // each with what stands around it, in the same order
}

// Change is one place at which a quotation differs from a report's print.
type Change struct {
	Draft string        `json:"draft"` // "" where the draft leaves words out
	Reads story.Passage `json:"reads"` // empty where the draft adds words
	Grade string        `json:"grade"`
}

// Agreement is one place of the draft that fits at least one report.
type Agreement struct {
	Kind  string          `json:"kind"` // quotation, number, date, name
	At    Place           `json:"at"`
	How   string          `json:"how"`
	Words []story.Passage `json:"words"`
}

// Input is what a draft is checked against.
type Input struct {
	Draft   *annotate.Document
	Story   *story.Story     // of the reports alone
	Account *account.Account // of that story
	Source  Source
	ReadAs  Dating
	Assumed bool // ReadAs is not the draft's own date
	All     bool // list what agrees
}

// New checks a draft. It changes none of its input but the draft's siglum in a
// story of its own.
func New(in Input) *Check {
	rep := in.Draft.Report
	c := &Check{Schema: Schema, Draft: Draft{Source: rep.Source, SHA256: in.Source.SHA256, ReadAs: in.ReadAs, Text: in.Source.Text},
		Findings: []Finding{}, Agreeing: []Agreement{}, Reports: in.Account.Reports, Failed: in.Account.Failed, Notes: append([]string{}, in.Account.Notes...)}
	for _, w := range in.Draft.Words {
		if !w.Mark {
			c.Draft.Words++
		}
	}
	l := newLinter(in)
	l.differences()
	l.weekdays()
	l.quotations()
	l.near()
	l.numbers()
	l.times()
	l.names()
	l.finish(c)
	if !in.All {
		c.Agreeing = []Agreement{}
	}
	return c
}

// linter is the work of one check.
type linter struct {
	in     Input
	doc    *annotate.Document
	text   string
	both   *story.Story // the reports and, last, the draft
	draft  int          // the draft's member in both
	found  reconcile.Findings
	result []Finding
	agrees []Agreement
	missed int
	keys   map[int]map[int]map[string]bool // member, sentence → keys
	index  index

	amountsOf map[int][]amount // by member
	texts     *texts           // nil until asked for
}

// draftSiglum stands for the draft where sigla stand for reports.
const draftSiglum = "draft"

func newLinter(in Input) *linter {
	l := &linter{in: in, doc: in.Draft, text: in.Draft.Report.Text, keys: map[int]map[int]map[string]bool{}, amountsOf: map[int][]amount{}}
	l.both, l.draft = beside(in.Story, in.Draft)
	l.found = reconcile.Reconcile(l.both)
	l.index = indexOf(in.Story)
	return l
}

// beside is the story of the reports with the draft as its last member. The
// reports keep their sigla.
func beside(s *story.Story, draft *annotate.Document) (*story.Story, int) {
	sigla := map[*annotate.Document]string{}
	docs := make([]*annotate.Document, 0, len(s.Members)+1)
	for i := range s.Members {
		sigla[s.Members[i].Document] = s.Members[i].Siglum
		docs = append(docs, s.Members[i].Document)
	}
	both := story.New(append(docs, draft))
	last := story.Member{}
	kept := make([]story.Member, 0, len(both.Members))
	for _, m := range both.Members {
		if m.Document == draft {
			m.Siglum = draftSiglum
			last = m
			continue
		}
		m.Siglum = sigla[m.Document]
		kept = append(kept, m)
	}
	both.Members = append(kept, last)
	return both, len(kept)
}

// add keeps a finding unless one of the same kind stands on the same words.
// Findings of stronger evidence are added first.
func (l *linter) add(rule string, level Level, at span.Span, message string, readings []Reading, why []reconcile.Ground, changes ...Change) {
	for i := range l.result {
		if l.result[i].At.Overlaps(at) && kindOf(l.result[i].Rule) == kindOf(rule) {
			return
		}
	}
	if readings == nil {
		readings = []Reading{}
	}
	if why == nil {
		why = []reconcile.Ground{}
	}
	l.result = append(l.result, Finding{Rule: rule, Level: level, At: Place{Span: at}, Message: message, Readings: readings, Why: why, Changes: changes})
}

// flagged reports whether a finding of this kind stands on the words.
func (l *linter) flagged(kind string, at span.Span) bool {
	for i := range l.result {
		if l.result[i].At.Overlaps(at) && kindOf(l.result[i].Rule) == kind {
			return true
		}
	}
	return false
}

// agree notes that words of the draft fit a report.
func (l *linter) agree(kind string, at span.Span, how string, words []story.Passage) {
	for i := range l.agrees {
		if l.agrees[i].At.Span == at && l.agrees[i].Kind == kind {
			return
		}
	}
	l.agrees = append(l.agrees, Agreement{Kind: kind, At: Place{Span: at}, How: how, Words: words})
}

func kindOf(rule string) string {
	kind, _, _ := strings.Cut(rule, "/")
	return kind
}

var levels = map[Level]int{Error: 0, Warning: 1, Note: 2}

// finish puts the findings in the order of the draft and counts them.
func (l *linter) finish(c *Check) {
	// What a finding is about does not agree, whatever else was seen of it.
	kept := l.agrees[:0]
	for _, a := range l.agrees {
		if !l.overruled(a) {
			kept = append(kept, a)
		}
	}
	l.agrees = kept
	sort.SliceStable(l.result, func(i, j int) bool {
		a, b := &l.result[i], &l.result[j]
		switch {
		case a.At.Start != b.At.Start:
			return a.At.Start < b.At.Start
		case a.At.End != b.At.End:
			return a.At.End < b.At.End
		case levels[a.Level] != levels[b.Level]:
			return levels[a.Level] < levels[b.Level]
		}
		return a.Rule < b.Rule
	})
	sort.SliceStable(l.agrees, func(i, j int) bool {
		a, b := &l.agrees[i], &l.agrees[j]
		if a.At.Start != b.At.Start {
			return a.At.Start < b.At.Start
		}
		if a.At.End != b.At.End {
			return a.At.End < b.At.End
		}
		return a.Kind < b.Kind
	})
	lines := l.in.Source.lines()
	used := map[string]int{}
	for i := range l.result {
		f := &l.result[i]
		f.At = lines.place(f.At.Span, l.in.Source.Text)
		f.ID = l.id(f, used)
		switch f.Level {
		case Error:
			c.Summary.Errors++
		case Warning:
			c.Summary.Warnings++
		default:
			c.Summary.Notes++
		}
	}
	for i := range l.agrees {
		l.agrees[i].At = lines.place(l.agrees[i].At.Span, l.in.Source.Text)
		if l.agrees[i].Words == nil {
			l.agrees[i].Words = []story.Passage{}
		}
	}
	c.Findings = append(c.Findings, l.result...)
	c.Agreeing = append(c.Agreeing, l.agrees...)
	c.Summary.Agree = len(l.agrees)
	c.Summary.Uncheck = l.missed
	c.Summary.Checked = len(l.agrees) + len(l.result)
}

// overruled reports whether a finding that is more than a note is about the
// same words.
func (l *linter) overruled(a Agreement) bool {
	kind := map[string]string{"quotation": "quote", "number": "number", "date": "date", "name": "name"}[a.Kind]
	for i := range l.result {
		f := &l.result[i]
		if f.Level != Note && kindOf(f.Rule) == kind && f.At.Overlaps(a.At.Span) {
			return true
		}
	}
	return false
}

// id names a finding by its rule and the words around it and not by where it
// stands, so that it is the same after a line was put in above.
func (l *linter) id(f *Finding, used map[string]int) string {
	around := f.At.Exact
	if i := sentenceAt(l.doc, f.At.Span); i >= 0 {
		around = l.doc.Sentences[i].Span.In(l.text)
	}
	key := f.Rule + "\n" + f.At.Exact + "\n" + strings.Join(strings.Fields(around), " ")
	if used[key]++; used[key] > 1 {
		key += fmt.Sprintf("\n%d", used[key])
	}
	sum := sha256.Sum256([]byte(key))
	return "f-" + hex.EncodeToString(sum[:5])
}
