package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"concord/internal/commitment"
	"concord/internal/story"
)

// ComparisonSchema names the JSON form of instruments side by side.
const ComparisonSchema = "concord.instruments/1"

// Comparison is instruments side by side, field by field.
type Comparison struct {
	Schema string `json:"schema"`
	Sides  []Side `json:"sides"`
	Rows   []Row  `json:"rows"`
}

// Side is one instrument. A side of the reference set says what concord's
// reference set has, a side of reports what these reports say: neither is the
// instrument itself.
type Side struct {
	Name  string `json:"name"`
	From  From   `json:"from"`
	ID    string `json:"id"`              // of the reference, or of the commitment
	Of    string `json:"of,omitempty"`    // the story or path of a commitment
	Cited string `json:"cited,omitempty"` // of a reference
	Notes string `json:"notes,omitempty"`
	cells map[string]Cell
}

// From says whose description a side is.
type From string

const (
	FromReference From = "reference set"
	FromReports   From = "reports"
)

// Row is one field of all sides.
type Row struct {
	Field string `json:"field"`
	Name  string `json:"name"` // in words: "who decides"
	Mark  Mark   `json:"mark"`
	Cells []Cell `json:"cells"` // in the order of Sides
}

// Mark says how the cells of a row compare.
type Mark string

const (
	Same     Mark = "same"
	Differ   Mark = "differ"
	OneSide  Mark = "one side"    // the others have nothing recorded or told
	NoneSide Mark = "neither"     // nothing recorded or told
	Words    Mark = "cannot tell" // free words stand beside terms or other words: for a reader to compare
)

// Cell is what one side has in a field.
type Cell struct {
	Terms    []string        `json:"terms,omitempty"`    // of the closed vocabulary, or plain values such as names and dates
	Text     string          `json:"text,omitempty"`     // in our own words, or a few of the instrument
	Passages []story.Passage `json:"passages,omitempty"` // of a side of reports: where the words stand
	Only     []string        `json:"only,omitempty"`     // terms that no other side has
}

func (c Cell) empty() bool { return len(c.Terms) == 0 && c.Text == "" && len(c.Passages) == 0 }

// Nothing is what an empty cell reads: "not recorded" of the reference set, "not
// told" of reports.
func (s *Side) Nothing() string {
	if s.From == FromReports {
		return "not told"
	}
	return NotRecorded
}

// fields are the rows of a comparison in their order.
var fields = []struct{ id, name string }{
	{"kind", "kind of instrument"},
	{"form", "form"},
	{"binding", "binding"},
	{"parties", "parties"},
	{"promisor", "who is bound"},
	{"promisee", "to whom"},
	{"obligations", "obligation (ATOP)"},
	{"acts", "trigger: act"},
	{"attacker", "trigger: attacker"},
	{"counts_as", "counts as"},
	{"objects", "what is protected"},
	{"area", "where"},
	{"decides", "who decides"},
	{"measures", "measures"},
	{"list", "list of measures"},
	{"limits", "limits"},
	{"duration", "duration"},
	{"in_force", "in force"},
}

// Compare sets instruments side by side.
func Compare(sides ...Side) *Comparison {
	c := &Comparison{Schema: ComparisonSchema, Sides: sides, Rows: []Row{}}
	for _, f := range fields {
		row := Row{Field: f.id, Name: f.name}
		for _, s := range sides {
			row.Cells = append(row.Cells, s.cells[f.id])
		}
		row.Mark = mark(row.Cells)
		for i := range row.Cells {
			var others []string
			for k := range row.Cells {
				if k != i {
					others = append(others, row.Cells[k].Terms...)
				}
			}
			if row.Mark == Differ {
				for _, t := range row.Cells[i].Terms {
					if !slices.Contains(others, t) {
						row.Cells[i].Only = append(row.Cells[i].Only, t)
					}
				}
			}
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// mark compares cells by their terms; words that are no terms are left to the reader.
func mark(cells []Cell) Mark {
	full, terms := 0, 0
	for _, c := range cells {
		if !c.empty() {
			full++
		}
		if len(c.Terms) > 0 {
			terms++
		}
	}
	switch {
	case full == 0:
		return NoneSide
	case full < len(cells):
		return OneSide
	case terms < len(cells):
		return Words
	}
	first := slices.Sorted(slices.Values(cells[0].Terms))
	for _, c := range cells[1:] {
		if !slices.Equal(first, slices.Sorted(slices.Values(c.Terms))) {
			return Differ
		}
	}
	return Same
}

// SideOf is a reference as a side.
func SideOf(r *Reference) Side {
	one := func(s string) Cell {
		if s == "" {
			return Cell{}
		}
		return Cell{Terms: []string{s}}
	}
	many := func(s []string) Cell { return Cell{Terms: s} }
	quoted := func(c Cell, field string) Cell {
		if w := r.Words[field]; w != "" {
			c.Text = "“" + w + "”"
		}
		return c
	}
	s := Side{Name: r.Name, From: FromReference, ID: r.ID, Cited: r.Source.Cited(), Notes: r.Notes, cells: map[string]Cell{
		"kind": one(r.Kind), "form": one(r.Form), "binding": one(r.Binding), "parties": many(r.Parties), "promisor": one(r.Promisor), "promisee": one(r.Promisee),
		"obligations": many(r.Obligations), "acts": quoted(many(r.Trigger.Acts), "trigger"), "attacker": one(r.Trigger.Attacker), "counts_as": quoted(one(r.CountsAs), "counts_as"),
		"objects": many(r.Scope.Objects), "decides": quoted(one(r.Decides), "decides"), "measures": quoted(many(r.Measures), "measures"), "list": one(r.List),
		"limits": quoted(many(r.Limits), "limits"), "duration": one(r.Duration.String()), "in_force": one(string(r.InForce)),
	}}
	s.cells["area"] = Cell{Text: r.Scope.Area}
	if w := r.Words["scope"]; w != "" {
		s.cells["area"] = Cell{Text: strings.TrimPrefix(r.Scope.Area+" (“"+w+"”)", " ")}
	}
	if len(r.Parties) == 0 && r.PartiesNote != "" {
		s.cells["parties"] = Cell{Text: r.PartiesNote}
	}
	return s
}

// SideOfReports is a commitment as these reports tell it, as a side. Its terms
// are those that its words name themselves; what it amounts to in the terms of
// ATOP is said where its words read so, as text for a reader to compare: "if
// necessary, military" may or may not be a duty of defence.
func SideOfReports(c *commitment.Commitment, source string) Side {
	s := Side{Name: titleOf(c), From: FromReports, ID: c.ID, Of: source, cells: map[string]Cell{}}
	put := func(id string, cell Cell) {
		if !cell.empty() {
			s.cells[id] = cell
		}
	}
	put("kind", Cell{Terms: nonEmpty(c.Instrument.Kind), Passages: c.Instrument.Named})
	put("form", Cell{Terms: nonEmpty(string(c.Instrument.Form))})
	put("promisor", partyCell(c.Promisor))
	put("promisee", partyCell(c.Promisee))
	var names []string
	for _, p := range []*commitment.Party{c.Promisor, c.Promisee} {
		if p != nil && p.Name != "" && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	put("parties", Cell{Terms: names})

	var trigger []commitment.Field
	if t := c.Trigger; t != nil {
		trigger = append(trigger, t.Says)
		if t.Attacker != nil {
			put("attacker", fieldCell("", *t.Attacker))
		} else if slices.Contains(wordsOf(t.Says.Value), "any") {
			put("attacker", fieldCell("any", t.Says))
		}
		var objects, area Cell
		var of []string
		for _, p := range t.Protected {
			if term := objectTerm[p.Kind]; term != "" && !slices.Contains(objects.Terms, term) {
				objects.Terms = append(objects.Terms, term)
			}
			objects.Passages = append(objects.Passages, p.Field.Passages...)
			if p.Of != "" && !slices.Contains(of, p.Of) {
				of = append(of, p.Of)
				area.Text = strings.Join(of, ", ")
			}
		}
		put("objects", objects)
		put("area", area)
	}
	if r := c.Constitutive; r != nil {
		trigger = append(trigger, r.If)
		put("counts_as", fieldCell("", r.CountsAs))
	}
	var acts Cell
	for _, f := range trigger {
		acts.Terms = append(acts.Terms, termsIn("acts", f.Value, acts.Terms)...)
		acts.Passages = append(acts.Passages, f.Passages...)
	}
	put("acts", acts)

	var measures, limits, obligations Cell
	var kinds []string
	lists := map[string]bool{}
	for _, d := range c.Duties {
		for _, f := range d.Measures {
			measures.Passages = append(measures.Passages, f.Passages...)
		}
		for _, f := range d.Limits {
			limits.Passages = append(limits.Passages, f.Passages...)
		}
		if d.List != "" {
			lists[string(d.List)] = true
		}
		if o := obligation(c, &d); o != "" {
			if !slices.Contains(kinds, o) {
				kinds = append(kinds, o)
				obligations.Text = strings.Join(kinds, ", ") + ", as the words read"
			}
			obligations.Passages = append(obligations.Passages, d.Content.Passages...)
		}
	}
	// The words of reports are narrower or wider than a term of the vocabulary: they are left to the reader.
	put("measures", measures)
	put("limits", limits)
	put("obligations", obligations)
	if len(lists) == 1 {
		for k := range lists {
			put("list", Cell{Terms: []string{k}})
		}
	}
	if f := c.InForce; f != nil {
		put("in_force", Cell{Terms: []string{string(f.When)}, Passages: f.Passages})
	}
	return s
}

var objectTerm = map[string]string{"territory": "territory", "sovereignty": "sovereignty", "forces": "forces", "ships": "vessels", "aircraft": "aircraft",
	"infrastructure": "infrastructure", "persons": "persons"}

// obligation is the ATOP type that the words of a duty name: consultation where
// it is to consult in a case of attack or threat, non-aggression where it is not
// to attack, defence where in a case of attack it is to defend or to use force.
// "" where the words do not say so much.
func obligation(c *commitment.Commitment, d *commitment.Duty) string {
	words := wordsOf(d.Content.Value)
	for _, m := range d.Measures {
		words = append(words, wordsOf(m.Value)...)
	}
	has := func(list ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, w) })
	}
	crisis := c.Trigger != nil || c.Constitutive != nil
	switch {
	case d.Modality == commitment.Prohibition && has("attack", "invade", "aggression", "force"):
		return "non-aggression"
	case d.Modality == commitment.Prohibition || d.Modality == commitment.Permission:
		return ""
	case crisis && has("defend", "military", "armed", "troops", "forces") && armed(c):
		return "defence"
	case crisis && has("consult", "consultation", "consultations"):
		return "consultation"
	}
	return ""
}

// armed reports whether the trigger is an armed act.
func armed(c *commitment.Commitment) bool {
	if t := c.Trigger; t != nil {
		for _, a := range t.Acts {
			if a.Type == "ASSAULT" {
				return true
			}
		}
		if namesAttack(t.Says.Value) {
			return true
		}
	}
	return c.Constitutive != nil && namesAttack(c.Constitutive.If.Value)
}

func namesAttack(s string) bool {
	return slices.ContainsFunc(wordsOf(s), func(w string) bool {
		return slices.Contains([]string{"attack", "attacks", "attacked", "aggression", "invasion", "invaded"}, w)
	})
}

// termsIn are the terms of a field's vocabulary that words name, but those had.
func termsIn(field, words string, had []string) []string {
	in := " " + strings.Join(wordsOf(words), " ") + " "
	var out []string
	for _, t := range Vocabulary[field] {
		if !slices.Contains(had, t) && strings.Contains(in, " "+strings.Join(wordsOf(t), " ")+" ") {
			out = append(out, t)
		}
	}
	// "armed aggression" is no second act beside "aggression".
	return slices.DeleteFunc(out, func(t string) bool {
		return slices.ContainsFunc(out, func(o string) bool { return o != t && strings.HasSuffix(o, " "+t) })
	})
}

func partyCell(p *commitment.Party) Cell {
	if p == nil {
		return Cell{}
	}
	return Cell{Terms: nonEmpty(p.Name), Passages: p.Passages}
}

func fieldCell(term string, f commitment.Field) Cell {
	return Cell{Terms: nonEmpty(term), Passages: f.Passages}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// titleOf names a commitment as a reader would.
func titleOf(c *commitment.Commitment) string {
	name := c.Instrument.Title
	if name == "" {
		name = strings.TrimSpace(c.Instrument.Kind + " " + c.Instrument.Number)
	}
	if name == "" {
		name = string(c.Kind)
	}
	if c.Promisor != nil && c.Promisor.Name != "" {
		name = c.Promisor.Name + ": " + name
	}
	if c.Made != nil && c.Made.When != "" {
		name += " (" + string(c.Made.When) + ")"
	}
	return name
}

// Pick returns the one commitment whose parties, instrument or clauses hold all
// of the words; with no words the only one there is. The error names what there
// is to choose from.
func Pick(cs []commitment.Commitment, words string) (*commitment.Commitment, error) {
	var found []int
	want := wordsOf(words)
	for i := range cs {
		in := wordsOf(titleOf(&cs[i]))
		if cs[i].Promisee != nil {
			in = append(in, wordsOf(cs[i].Promisee.Name)...)
		}
		for _, v := range cs[i].Variants {
			in = append(in, wordsOf(v.Says.Exact)...)
		}
		if !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(in, w) }) {
			found = append(found, i)
		}
	}
	switch {
	case len(cs) == 0:
		return nil, errors.New("no commitment is told here")
	case len(found) == 1:
		return &cs[found[0]], nil
	case len(found) == 0:
		return nil, fmt.Errorf("none of %s has all of these words", count(len(cs), "commitment"))
	}
	var list []string
	for _, i := range found {
		list = append(list, cs[i].ID+" "+titleOf(&cs[i]))
		if len(list) == 8 && len(found) > 8 {
			list = append(list, fmt.Sprintf("and %d more", len(found)-8))
			break
		}
	}
	return nil, fmt.Errorf("%s: %s", count(len(found), "commitment"), strings.Join(list, "; "))
}
