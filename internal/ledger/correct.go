package ledger

import (
	"fmt"
	"slices"
	"strings"

	"concord/internal/edtf"
)

// Note is a person's own status of a duty or note on it or on a commitment. It is
// shown as theirs beside what reports say and replaces nothing.
type Note struct {
	Key    string     `json:"key"` // as the file names it
	Status Status     `json:"status,omitempty"`
	By     string     `json:"by"`
	On     edtf.Value `json:"on"` // the day they wrote it
	Text   string     `json:"text,omitempty"`
	Line   int        `json:"line"` // in the file
}

// Person is what a corrections file brought.
type Person struct {
	File    string    `json:"file,omitempty"`
	Lines   int       `json:"lines"`   // that say something
	Applied int       `json:"applied"` // to a commitment or duty of this ledger
	Unknown []Unknown `json:"unknown"`
}

// Unknown is a line that was not applied, and why; its words are kept.
type Unknown struct {
	Line   int    `json:"line"`
	Words  string `json:"words"`
	Reason string `json:"reason"`
}

// Replay reads a corrections file and puts its lines beside the commitments and
// duties that they name, in the order of the file. Each line is
//
//	KEY | STATUS | NAME | DATE | NOTE
//
// KEY is of a duty or of a commitment, as the ledger prints it. STATUS is one of
// the statuses, or - for a note alone; only a duty has one. DATE is EDTF. NOTE
// may hold anything, bars as well, and may be absent. Empty lines and lines that
// begin with # say nothing. A line that cannot be read or whose key nothing has is
// kept in Person.Unknown with its reason: it is reported, never lost.
func (l *Ledger) Replay(text, file string) {
	l.Person = Person{File: file, Unknown: []Unknown{}}
	entries, duties := map[string][]int{}, map[string][][2]int{}
	for i := range l.Entries {
		l.Entries[i].Notes = nil
		for _, k := range l.Entries[i].Keys {
			entries[k] = append(entries[k], i)
		}
		for d := range l.Entries[i].Duties {
			l.Entries[i].Duties[d].Notes = nil
			for _, k := range l.Entries[i].Duties[d].Keys {
				duties[k] = append(duties[k], [2]int{i, d})
			}
		}
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		l.Person.Lines++
		note, err := readNote(line)
		note.Line = n
		es, ds := entries[note.Key], duties[note.Key]
		switch {
		case err != nil:
		case len(es) == 0 && len(ds) == 0:
			err = fmt.Errorf("nothing here has the key %q", note.Key)
		case len(es)+len(ds) > 1:
			err = fmt.Errorf("%s have the key %q", count(len(es)+len(ds), "commitment or duty"), note.Key)
		case len(es) > 0 && note.Status != "":
			err = fmt.Errorf("%q is a commitment: a status is given to one of its duties, a commitment may have a note", note.Key)
		case len(es) > 0:
			l.Entries[es[0]].Notes = append(l.Entries[es[0]].Notes, note)
		default:
			d := &l.Entries[ds[0][0]].Duties[ds[0][1]]
			d.Notes = append(d.Notes, note)
		}
		if err != nil {
			l.Person.Unknown = append(l.Person.Unknown, Unknown{n, line, err.Error()})
			continue
		}
		l.Person.Applied++
	}
}

func readNote(line string) (Note, error) {
	f := strings.SplitN(line, "|", 5)
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	note := Note{Key: f[0]}
	if len(f) < 4 {
		return note, fmt.Errorf("%d fields; KEY | STATUS | NAME | DATE | NOTE are wanted", len(f))
	}
	note.By, note.On = f[2], edtf.Value(f[3])
	if len(f) == 5 {
		note.Text = f[4]
	}
	if f[1] != "-" && f[1] != "" {
		note.Status = Status(strings.ToLower(f[1]))
		if !slices.Contains(Statuses, note.Status) || note.Status == Unsearched {
			return note, fmt.Errorf("%q is no status", f[1])
		}
	}
	switch {
	case note.By == "":
		return note, fmt.Errorf("the name of who says so is missing")
	case note.Status == "" && note.Text == "":
		return note, fmt.Errorf("neither a status nor a note")
	}
	if _, err := note.On.Bounds(); err != nil {
		return note, fmt.Errorf("%q is no date such as 2031-05-02", f[3])
	}
	return note, nil
}
