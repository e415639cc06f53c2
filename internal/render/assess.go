package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"concord/internal/assess"
	"concord/internal/commitment"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/ledger"
	"concord/internal/story"
)

// Assessment writes for people which commitments an event engages: each case with
// its conditions, then what it sets in motion, who was told, and what was reported
// since. Of a supposed event every case says so.
func Assessment(w io.Writer, a *assess.Assessment, opt TextOptions) error {
	t := newAssessor(a, newSheet(opt))
	t.head()
	for i := range a.Cases {
		t.one(&a.Cases[i])
	}
	t.rest()
	return t.writeTo(w)
}

type assessor struct {
	*sheet
	a      *assess.Assessment
	events map[string]*event.Event
}

func newAssessor(a *assess.Assessment, s *sheet) *assessor {
	t := &assessor{sheet: s, a: a, events: map[string]*event.Event{}}
	for i := range a.Events {
		t.events[a.Events[i].ID] = &a.Events[i]
	}
	return t
}

const hypotheticalWords = "HYPOTHETICAL: the event is supposed; no report tells it."

func (t *assessor) head() {
	if t.a.Hypothetical {
		t.para(0, "", run{hypotheticalWords, grave})
		t.para(0, "", run{"Supposed: " + supposedWords(t.a.Supposed), bold})
	}
	if len(t.a.Cases) == 0 {
		t.para(0, "", run{"No event comes near a commitment that events can be tested against.", bold})
		return
	}
	var parts []string
	for _, s := range t.a.Summary {
		parts = append(parts, fmt.Sprintf("%d %s", s.Cases, s.Result))
	}
	t.para(0, "", run{counted(len(t.a.Cases), "case") + ": " + strings.Join(parts, ", ") + ".", bold})
	t.para(0, "", run{"A case is one event beside one commitment. No line says how grave or lawful anything is, or that anybody must act.", dim})
}

// supposedWords is what the user supposed, in one line.
func supposedWords(s *assess.Supposed) string {
	out := s.Act
	for _, part := range []struct{ word, value string }{{"by", s.Actor}, {"on", s.Target}, {"of", s.Owner}, {"in", s.Place}} {
		if part.value != "" {
			out += " " + part.word + " " + part.value
		}
	}
	if s.Date != "" {
		out += ", " + dateWords(s.Date)
	}
	return Plain(out)
}

var resultStyle = map[engage.Result]style{engage.Engaged: grave, engage.EngagementDisputed: grave, engage.PossiblyEngaged: bold}

// resultWords is a result, marked where the event is supposed.
func resultWords(g *engage.Engagement) string {
	if g.Hypothetical {
		return string(g.Result) + " (hypothetical)"
	}
	return string(g.Result)
}

func (t *assessor) one(c *assess.Case) {
	t.blank()
	name := Plain(c.Name)
	if c.Reference {
		name += " (as concord's reference set has it, told by no report here)"
	}
	t.para(2, "", run{strings.ToUpper(resultWords(&c.Engagement)), resultStyle[c.Result]}, run{"  " + name, bold}, run{"  [" + c.ID + "]", dim})
	if e := t.events[c.Event]; e != nil {
		t.para(4, "  ", eventRuns(e)...)
	}
	for _, cond := range c.Conditions {
		st := plain
		if cond.Value == engage.NotMet || cond.Value == engage.Disputed {
			st = bold
		}
		runs := []run{{string(cond.Value), st}, {": " + Plain(cond.Says), plain}}
		for _, p := range cond.Passages {
			runs = append(runs, shownPassage(p)...)
		}
		t.para(24, "    "+string(cond.Name), runs...)
	}
	t.duties(c)
	t.notices(c)
	if c.Reference {
		if r := t.reference(c.Commitment); r != nil {
			for _, n := range referenceTerms(r) {
				t.para(18, "    "+n[0], run{Plain(n[1]), plain})
			}
		}
	}
}

// eventRuns is an event in one line, with the clauses that tell it.
func eventRuns(e *event.Event) []run {
	what := eventName(e)
	if e.When != "" {
		what += ", " + dateWords(e.When)
	}
	runs := []run{{capital(Plain(what)), plain}}
	for i, m := range e.Mentions {
		if i == 2 {
			runs = append(runs, run{fmt.Sprintf("  and %d more", len(e.Mentions)-i), dim})
			break
		}
		runs = append(runs, shownPassage(m.Clause)...)
	}
	return runs
}

func shownPassage(p story.Passage) []run {
	return []run{{"  “" + clipped(p.Exact) + "” ", plain}, {p.Report, name}}
}

func (t *assessor) duties(c *assess.Case) {
	for i, d := range c.Duties {
		if i == 0 {
			t.para(4, "", run{"In that case, by the words of the text:", dim})
		}
		runs := []run{}
		if d.Duty.Bearer != nil {
			runs = append(runs, run{Plain(d.Duty.Bearer.Name) + ": ", bold})
		}
		runs = append(runs, run{"“" + clipped(d.Duty.Content.Value) + "”", plain})
		if d.Standing {
			runs = append(runs, run{"  stands with or without the event", dim})
		}
		t.para(18, "    "+string(d.Duty.Modality), runs...)
		for _, part := range [][2]string{{"measures: ", measureWords(&d.Duty)}, {"limits: ", limitWords(&d.Duty)}} {
			if part[1] != "" {
				t.para(18, "", run{part[0] + part[1], plain})
			}
		}
		t.para(18, "", run{"since: " + string(d.Status), plain}, run{"  " + Plain(d.Why), dim})
		for _, e := range d.Evidence {
			t.para(20, "", append([]run{{string(e.Sign) + ", " + dateWords(e.When), plain}}, shownPassage(e.Says)...)...)
		}
	}
}

func (t *assessor) notices(c *assess.Case) {
	for i := range c.Notices {
		if i == 0 {
			t.para(4, "", run{"Who was told, as reported:", dim})
		}
		t.para(6, "    ", append([]run{{capital(Plain(noticeWords(&c.Notices[i]))), plain}}, shownPassage(c.Notices[i].Passage)...)...)
	}
}

// measureWords is the measures of a duty, and whether others may be taken.
func measureWords(d *commitment.Duty) string {
	if len(d.Measures) == 0 {
		return ""
	}
	out := quotedList(d.Measures)
	if d.List != "" {
		out += " (" + string(d.List) + " list)"
	}
	return out
}

func limitWords(d *commitment.Duty) string { return quotedList(d.Limits) }

func quotedList(fs []commitment.Field) string {
	var out []string
	for _, f := range fs {
		out = append(out, "“"+clipped(f.Value)+"”")
	}
	return strings.Join(out, ", ")
}

// referenceTerms is what an entry of the reference set leaves to be done, by
// whom, and where its text stands; by name and value.
func referenceTerms(r *ledger.Reference) [][2]string {
	source := r.Source.Title
	if r.Source.Article != "" {
		source += ", " + r.Source.Article
	}
	var out [][2]string
	for _, n := range [][2]string{{"measures", strings.Join(r.Measures, ", ")}, {"decided by", r.Decides}, {"limits", strings.Join(r.Limits, ", ")},
		{"holds for", r.Scope.Area}, {"source", source}} {
		if n[1] != "" {
			out = append(out, n)
		}
	}
	return out
}

func (t *assessor) rest() {
	if len(t.a.Others) > 0 || len(t.a.Untested) > 0 {
		t.heading("Not near", "")
	}
	for _, u := range t.a.Untested {
		t.para(4, "", run{"undetermined: " + Plain(u.Name), plain}, run{"  " + u.Why + "  [" + u.Commitment + "]", dim})
	}
	for _, o := range t.others() {
		t.para(4, "", run{"not near: " + o.Name, plain}, run{"  " + o.Why, dim})
	}
	for _, f := range t.a.Failed {
		t.para(2, "! ", run{"not read: " + Plain(f.Source) + ": " + Plain(f.Reason), grave})
	}
}

// others are the commitments that no event came near, and why; those that fail
// alike stand in one line.
func (t *assessor) others() []whyView {
	names := map[string]string{}
	for i := range t.a.Commitments {
		names[t.a.Commitments[i].ID] = Plain(assess.Called(&t.a.Commitments[i]))
	}
	var out []whyView
	for _, o := range t.a.Others {
		var parts []string
		for _, n := range o.Counts {
			parts = append(parts, counted(n.Events, "event")+": "+failedWords(n.Failed))
		}
		name := names[o.Commitment]
		if r, ok := ledger.Lookup(o.Commitment); ok {
			name = r.Name
		}
		v := whyView{name, strings.Join(parts, "; ")}
		if i := slices.IndexFunc(out, func(w whyView) bool { return w.Why == v.Why }); i >= 0 {
			out[i].Name += " · " + v.Name
			continue
		}
		out = append(out, v)
	}
	return out
}

func (t *assessor) reference(id string) *ledger.Reference {
	for i := range t.a.References {
		if t.a.References[i].ID == id {
			return &t.a.References[i]
		}
	}
	return nil
}
