package render

import (
	"cmp"
	_ "embed"
	"html/template"
	"slices"
	"strings"

	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/ledger"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/story"
)

//go:embed page/commitments.html
var commitmentsHTML string

//go:embed page/commitments.css
var commitmentsCSS string

// cardView is one commitment: in which case, what counts as what, what is then to
// be done by whom, each line with the exact words.
type cardView struct {
	ID, Finding, Parties, Kind string
	Sigla                      []sigil
	More                       int
	Alone                      bool // told by one report
	Flags                      []string
	Dates                      []termView
	Steps                      []stepView
	Duties                     []dutyView
	Terms                      []termView
	Variants                   []tellingView
	Unmentioned                []saidView
	Ladder                     *ladderView
	Rule                       string
}

// termView is a named field with the words that fill it.
type termView struct {
	Name  string
	About string // what it comes to, in our words
	Said  []saidView
}

// stepView is one step of the chain from trigger to measures.
type stepView struct {
	Name  string
	Said  []saidView
	About []string
}

// dutyView is a duty; its limits are set off within its words.
type dutyView struct {
	ID, Who, Force string
	Said           []limitedView
	Terms          []termView
}

// limitedView is a passage in which several stretches are set off.
type limitedView struct {
	Sigla []sigil
	Href  template.URL
	Parts []limitPart
	Cut   bool
}

type limitPart struct {
	Text    string
	Limited bool
}

// tellingView is how reports tell a commitment.
type tellingView struct {
	Said   saidView
	Quoted bool
	Holder string
	Grade  string
}

func (b *builder) cards() []cardView {
	events := map[string]*event.Event{}
	for i := range b.acc.Events {
		events[b.acc.Events[i].ID] = &b.acc.Events[i]
	}
	ladders := map[string]*engage.Ladder{}
	for i := range b.acc.Engagements {
		ladders[b.acc.Engagements[i].Commitment] = &b.acc.Engagements[i]
	}
	var out []cardView
	for i := range b.acc.Commitments {
		c := &b.acc.Commitments[i]
		v := b.card(c)
		if l := ladders[c.ID]; l != nil && (len(l.Engagements) > 0 || c.Trigger != nil || c.Constitutive != nil) {
			lv := b.ladder(*l, events)
			v.Ladder = &lv
		}
		out = append(out, v)
	}
	return out
}

// saidField is a field's words, each wording once with all reports that have it.
func (b *builder) saidField(finding string, fs ...commitment.Field) []saidView {
	var at []story.Passage
	for _, f := range fs {
		at = append(at, f.Passages...)
	}
	return b.saidAll(at, finding)
}

func (b *builder) saidAll(at []story.Passage, finding string) []saidView {
	var out []saidView
	for _, told := range sameWords(slices.DeleteFunc(slices.Clone(at), func(p story.Passage) bool { return p.Empty() }), nil) {
		out = append(out, b.said(told, finding, longest))
	}
	return out
}

func (b *builder) card(c *commitment.Commitment) cardView {
	v := cardView{ID: findingID(c.ID), Finding: Plain(c.ID), Parties: capital(Plain(pledge(c))), Kind: Plain(cardKind(c)), Rule: Plain(c.Rule)}
	var says []story.Passage
	for i := range c.Variants {
		says = append(says, c.Variants[i].Says)
	}
	v.Sigla, v.More = b.row(says, c.ID)
	v.Alone = len(sigla(says)) < 2
	if c.Denied {
		v.Flags = append(v.Flags, "told only to deny that it was made")
	}
	if c.Vague {
		v.Flags = append(v.Flags, "neither a case nor a deed that an outsider could test")
	}
	for _, d := range []struct {
		name string
		at   *commitment.Dated
	}{{"made", c.Made}, {"published", c.Published}, {"in force", c.InForce}} {
		if d.at != nil && d.at.When != "" {
			when := dateWords(d.at.When)
			if d.name == "in force" {
				when = sinceWords(d.at.When)
			}
			t := termView{Name: d.name, About: when, Said: b.saidAll(d.at.Passages, c.ID)}
			if len(t.Said) == 0 && d.at.Reason != "" {
				t.About += " (" + Plain(d.at.Reason) + ")"
			}
			v.Dates = append(v.Dates, t)
		}
	}
	v.Steps = b.steps(c)
	for i := range c.Duties {
		v.Duties = append(v.Duties, b.duty(c, &c.Duties[i]))
	}
	term := func(name string, said []saidView, about string) {
		if len(said) > 0 {
			v.Terms = append(v.Terms, termView{name, about, said})
		}
	}
	party := func(name string, p *commitment.Party) {
		if p != nil && slices.ContainsFunc(p.Passages, func(at story.Passage) bool { return oneLine(at.Exact) != p.Name }) {
			term(name, b.saidAll(p.Passages, c.ID), "")
		}
	}
	party("who is bound", c.Promisor)
	party("for whom", c.Promisee)
	term("instrument", b.saidAll(c.Instrument.Named, c.ID), "")
	term("interests", b.saidField(c.ID, c.Interests...), "")
	term("grounds", b.saidField(c.ID, c.Grounds...), "")
	compared := map[string][]commitment.Field{}
	var who []string
	for _, k := range c.ComparedWith {
		if _, ok := compared[k.By]; !ok {
			who = append(who, k.By)
		}
		compared[k.By] = append(compared[k.By], k.To)
	}
	for _, by := range who {
		name := "by the report"
		if by != "" {
			name = "by " + Plain(inSentence(by))
		}
		term("compared with", b.saidField(c.ID, compared[by]...), name+"; no term of the instrument")
	}
	for _, x := range c.Variants {
		v.Variants = append(v.Variants, tellingView{Said: b.alone(x.Says, c.ID), Quoted: x.Quoted, Holder: Plain(x.Holder), Grade: string(x.Grade)})
	}
	if len(v.Steps) == 0 && len(v.Duties) == 0 && len(v.Terms) == 0 {
		term("told as", b.saidAll(says, c.ID), "")
		v.Variants = nil
	}
	v.Unmentioned = b.saidAll(c.Unmentioned, c.ID)
	return v
}

// cardKind says what a commitment is: "order · executive order 14353 · unilateral".
func cardKind(c *commitment.Commitment) string {
	parts := []string{string(c.Kind)}
	for _, p := range []string{strings.TrimSpace(c.Instrument.Kind + " " + c.Instrument.Number), c.Instrument.Title, string(c.Instrument.Form)} {
		if p != "" && p != string(c.Kind) {
			parts = append(parts, p)
		}
	}
	if c.Instrument.Primary != "" {
		parts = append(parts, "read first from report "+c.Instrument.Primary+", the instrument itself")
	}
	return strings.Join(parts, " · ")
}

// steps is the chain: in which case, what counts as what, which measures.
func (b *builder) steps(c *commitment.Commitment) []stepView {
	var out []stepView
	if t := c.Trigger; t != nil {
		s := stepView{Name: "in case of", Said: b.saidField(c.ID, t.Says)}
		var acts []string
		for _, a := range t.Acts {
			acts = append(acts, strings.ToLower(strings.TrimSpace(a.Type+" "+a.Mode)))
		}
		if len(acts) > 0 {
			s.About = append(s.About, "act: "+strings.Join(acts, ", "))
		}
		switch {
		case t.Attacker != nil:
			s.About = append(s.About, "by: “"+Plain(t.Attacker.Value)+"”")
		case len(t.Acts) > 0:
			s.About = append(s.About, "by whomever")
		}
		var protected []string
		for _, p := range t.Protected {
			w := p.Kind
			if p.Of != "" {
				w += " of " + p.Of
			}
			if w = Plain(w); !slices.Contains(protected, w) {
				protected = append(protected, w)
			}
		}
		if len(protected) > 0 {
			s.About = append(s.About, "protected: "+strings.Join(protected, ", "))
		}
		out = append(out, s)
	}
	if r := c.Constitutive; r != nil {
		if c.Trigger == nil || r.If.Value != c.Trigger.Says.Value {
			out = append(out, stepView{Name: "what", Said: b.saidField(c.ID, r.If)})
		}
		out = append(out, stepView{Name: "counts as", Said: b.saidField(c.ID, r.CountsAs)})
	}
	var measures []commitment.Field
	lists := map[commitment.List]bool{}
	for i := range c.Duties {
		measures = append(measures, c.Duties[i].Measures...)
		lists[c.Duties[i].List] = true
	}
	if len(measures) > 0 {
		s := stepView{Name: "measures", Said: b.saidField(c.ID, measures...)}
		switch {
		case lists[commitment.Open]:
			s.About = append(s.About, "an open list: others may be taken")
		case lists[commitment.Closed]:
			s.About = append(s.About, "a closed list")
		}
		out = append(out, s)
	}
	return out
}

func (b *builder) duty(c *commitment.Commitment, d *commitment.Duty) dutyView {
	v := dutyView{ID: findingID(d.ID), Who: "who is bound is not named", Force: string(d.Modality)}
	switch {
	case d.Bearer != nil && d.Bearer.Name != "":
		v.Who = capital(Plain(d.Bearer.Name))
	case c.Promisor != nil && c.Promisor.Name != "":
		v.Who = capital(Plain(c.Promisor.Name))
	}
	for _, told := range sameWords(d.Content.Passages, nil) {
		v.Said = append(v.Said, b.limited(told, d.Limits, c.ID))
	}
	term := func(name string, at ...story.Passage) {
		if said := b.saidAll(at, c.ID); len(said) > 0 {
			v.Terms = append(v.Terms, termView{Name: name, Said: said})
		}
	}
	if d.Condition != nil && (c.Trigger == nil || d.Condition.Value != c.Trigger.Says.Value) {
		term("on condition", d.Condition.Passages...)
	}
	for _, l := range d.Limits { // those outside the words shown
		inside := func(p story.Passage) bool {
			return slices.ContainsFunc(d.Content.Passages, func(at story.Passage) bool { return at.Report == p.Report && at.Contains(p.Span) })
		}
		term("limit", slices.DeleteFunc(slices.Clone(l.Passages), inside)...)
	}
	if d.Purpose != nil {
		term("what for", d.Purpose.Passages...)
	}
	if d.Due != nil {
		v.Terms = append(v.Terms, termView{Name: "due", About: dateWords(d.Due.When), Said: b.saidAll(d.Due.Passages, c.ID)})
	}
	return v
}

// limited is a duty's words with its limits set off.
func (b *builder) limited(g reported, limits []commitment.Field, finding string) limitedView {
	p := g.at[0]
	v := limitedView{Href: b.link(p, finding)}
	for _, at := range g.at {
		if !slices.ContainsFunc(v.Sigla, func(s sigil) bool { return s.Siglum == at.Report }) {
			v.Sigla = append(v.Sigla, b.sigil(at, finding))
		} else {
			b.link(at, finding)
		}
	}
	var marks []span.Span
	for _, l := range limits {
		for _, at := range l.Passages {
			if at.Report == p.Report && p.Contains(at.Span) && !at.Empty() {
				marks = append(marks, at.Span)
			}
		}
	}
	slices.SortFunc(marks, func(x, y span.Span) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	if p.Len() != len(p.Exact) {
		marks = nil
	}
	at := p.Start
	add := func(from, to int, limited bool) {
		if from < to {
			v.Parts = append(v.Parts, limitPart{visible(fold(p.Exact[from-p.Start : to-p.Start])), limited})
		}
	}
	for _, m := range marks {
		if m.Start < at {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	if len(v.Parts) == 0 {
		words, cut := clip(oneLine(p.Exact), 2*longest)
		v.Parts, v.Cut = []limitPart{{Text: visible(words)}}, cut
		return v
	}
	add(at, p.End, false)
	return v
}

// ladderView is the events tested against one commitment, one rung for each
// condition. It is filled by builder.ladder and drawn by the template "ladder".
type ladderView struct {
	Why    string // nothing was tested, and why
	Rungs  []testedView
	Others []string // "12 events: the act is of another kind"
}

// testedView is one event beside the commitment.
type testedView struct {
	ID, Event, When string
	Said            *saidView // the clause that tells the event, nil for a supposed one
	Result          string
	Class           string // of the result: met, open, failed
	Hypothetical    bool
	Conditions      []conditionView
	Notices         []noticeRow
}

// conditionView is one of the seven conditions.
type conditionView struct {
	Name, Value, Sign, Class, Says string
	Said                           []saidView
}

// noticeRow says who was reportedly told of an event, and when.
type noticeRow struct {
	Words string
	Said  saidView
}

func (b *builder) ladder(l engage.Ladder, events map[string]*event.Event) ladderView {
	v := ladderView{Why: Plain(l.Why)}
	for i := range l.Engagements {
		g := &l.Engagements[i]
		r := testedView{ID: findingID(g.ID), Result: string(g.Result), Class: resultClass(g.Result), Hypothetical: g.Hypothetical, Event: "the event supposed"}
		if e := events[g.Event]; e != nil {
			r.Event, r.When = Plain(eventName(e)), dateShort(e.When)
			for k := range e.Mentions {
				if m := &e.Mentions[k]; !m.Clause.Empty() {
					said := b.alone(m.Clause, g.ID)
					r.Said = &said
					break
				}
			}
			for k := range e.Notices {
				n := &e.Notices[k]
				r.Notices = append(r.Notices, noticeRow{Words: capital(Plain(noticeWords(n))), Said: b.alone(n.Passage, g.ID)})
			}
		}
		for _, c := range g.Conditions {
			cv := conditionView{Name: string(c.Name), Value: string(c.Value), Says: Plain(c.Says), Said: b.saidAll(c.Passages, g.ID)}
			cv.Sign, cv.Class = conditionSign(c.Value)
			r.Conditions = append(r.Conditions, cv)
		}
		v.Rungs = append(v.Rungs, r)
	}
	for _, o := range l.Others {
		n := "1 other event"
		if o.Events != 1 {
			n = plural(o.Events, "other event")
		}
		if o.Failed != "" {
			n += ": " + failedWords(o.Failed)
		}
		v.Others = append(v.Others, n)
	}
	return v
}

func resultClass(r engage.Result) string {
	switch r {
	case engage.Engaged:
		return "met"
	case engage.PossiblyEngaged, engage.EngagementDisputed, engage.Undetermined:
		return "open"
	}
	return "failed"
}

// conditionSign is a sign and a class for a value: never colour alone.
func conditionSign(v engage.Value) (sign, class string) {
	switch v {
	case engage.Met:
		return "✓", "met"
	case engage.NotMet:
		return "✗", "failed"
	case engage.Disputed:
		return "≠", "open"
	}
	return "?", "open"
}

// failedWords says which condition failed first.
func failedWords(n engage.Name) string {
	switch n {
	case engage.Realis:
		return "not told as a fact"
	case engage.Act:
		return "an act of another kind"
	case engage.Attacker:
		return "not by somebody from outside, or by the promisor"
	case engage.Object:
		return "not against what is protected"
	case engage.OfParty:
		return "against somebody else"
	case engage.InTime:
		return "not while it was in force"
	}
	return string(n) + " not met"
}

// eventName names an event: "Israel → Qatar: assault, aerial, in Doha".
func eventName(e *event.Event) string {
	who := participants(e.Actors)
	if to := participants(e.Recipients); to != "" {
		if who == "" {
			who = "not told who"
		}
		who += " → " + to
	}
	what := strings.ToLower(string(e.Type))
	if e.Mode != "" {
		what += ", " + string(e.Mode)
	}
	if who != "" {
		what = who + ": " + what
	}
	if len(e.Places) > 0 {
		what += ", in " + e.Places[0].Name
	}
	return what
}

func participants(ps []event.Participant) string {
	var names []string
	for _, p := range ps {
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
		if len(names) == 3 {
			break
		}
	}
	return strings.Join(names, ", ")
}

func noticeWords(n *event.Notice) string {
	who := "somebody"
	if n.To != nil && n.To.Name != "" {
		who = n.To.Name
	}
	verb := " was told"
	if n.Denied {
		verb = " was not told"
	}
	out := who + verb
	if n.When != "" {
		out += " " + string(n.When) + " the event"
	} else {
		out += ", when is not said"
	}
	if n.By != nil && n.By.Name != "" {
		out += ", by " + n.By.Name
	}
	if n.Holder != "" {
		out += ", according to " + inSentence(n.Holder)
	}
	return out
}

// inForce is the rule of a moment at which a commitment came in force; its ID is
// that of the commitment.
const inForce = "in-force"

// moments is the timeline with when each commitment came in force.
func (x *index) moments() []reconcile.Moment {
	out := slices.Clone(x.acc.Timeline)
	for i := range x.acc.Commitments {
		c := &x.acc.Commitments[i]
		if c.InForce == nil || c.Denied || len(c.Variants) == 0 || c.Instrument.Kind == "" && c.Kind == commitment.Pledge {
			continue // what somebody says is not in force
		}
		from, _, _ := strings.Cut(string(c.InForce.When), "/")
		if _, err := edtf.Value(from).Bounds(); err != nil {
			continue
		}
		m := reconcile.Moment{ID: c.ID, Rule: inForce, When: edtf.Value(from), Passages: c.InForce.Passages, Says: c.Variants[0].Says}
		m.Reason = strings.TrimSuffix("in force from then on: "+pledge(c)+", "+cmp.Or(strings.TrimSpace(c.Instrument.Kind+" "+c.Instrument.Number), string(c.Kind))+"; "+c.InForce.Reason, "; ")
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b reconcile.Moment) int { return edtf.Compare(a.When, b.When) })
	return out
}

// besideView is a commitment beside the instruments of the reference set that
// reports compare it with.
type besideView struct {
	Name  string
	Href  template.URL
	Table instrumentsView
}

// beside sets side by side what reports compare.
func (b *builder) beside() []besideView {
	var out []besideView
	for i := range b.acc.Commitments {
		c := &b.acc.Commitments[i]
		sides := []ledger.Side{ledger.SideOfReports(c, "these reports")}
		var have []string
		for _, k := range c.ComparedWith {
			if r, ok := ledger.Named(k.To.Value); ok && !slices.Contains(have, r.ID) && len(have) < 3 {
				have = append(have, r.ID)
				sides = append(sides, ledger.SideOf(r))
			}
		}
		if len(have) > 0 {
			out = append(out, besideView{Name: capital(Plain(pledge(c))), Href: template.URL("#" + findingID(c.ID)), Table: b.instruments(ledger.Compare(sides...), c.ID)})
		}
	}
	return out
}
