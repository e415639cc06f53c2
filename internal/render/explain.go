package render

import (
	"fmt"
	"io"
	"strings"

	"concord/internal/account"
	"concord/internal/commitment"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/story"
)

// contextRunes is how much text Explain shows on either side of a passage.
const contextRunes = 80

// Explain writes why the finding with this id was made: its rule with the rule's
// sentence from rules, what was shown before it was made, and each passage it
// rests on with the text around it. An unknown id is an error.
func Explain(w io.Writer, acc *account.Account, id string, rules map[string]string) error {
	f, ok := acc.Find(id)
	if !ok {
		return fmt.Errorf("explaining %q: nothing in this account has that id", id)
	}
	e := &explainer{sheet: newSheet(TextOptions{Width: 92}), index: indexOf(acc), rules: rules}
	switch f := f.(type) {
	case *reconcile.Cluster:
		kind := "Fact"
		if len(f.Reports) == 1 {
			kind = "Fact in one report"
		}
		e.head(kind, f.ID, f.Rule, standing(f))
		e.field("says", Plain(f.Says.Exact))
		e.field("according to", Plain(f.Holder))
		e.field("reports", strings.Join(f.Reports, ", "))
		e.originsOf(f.Origins)
		e.field("relation", string(f.Relation))
		for _, d := range f.Differences {
			if e.differ[d] != nil {
				e.field("differs", Plain(e.differ[d].Subject)+" ["+Plain(d)+"]")
			}
		}
		e.grounds(f.Why)
		e.places("Statements", f.Statements...)
	case *reconcile.Difference:
		e.head("Difference", f.ID, f.Rule, string(f.Kind)+" · "+string(f.Judgement)+", "+gloss(f.Judgement))
		e.field("about", Plain(f.Subject))
		e.field("unanimous", "no: no reading is preferred")
		e.grounds(f.Why)
		for i := range f.Readings {
			r := &f.Readings[i]
			title := "Reads " + Plain(r.Value)
			if by := heldBy(r); by != "" {
				title += ", " + accordingTo(by)
			}
			e.places(title, r.Passages...)
			if len(r.Marks) > 0 {
				words := make([]string, len(r.Marks))
				for k, m := range r.Marks {
					words[k] = m.Report + " “" + Plain(m.Exact) + "”"
				}
				e.field("the words", strings.Join(words, ", "))
			}
			e.originsOf(r.Origins)
		}
	case *collate.Utterance:
		e.head("Utterance", f.ID, f.Rule, string(f.SourceKind))
		e.field("speaker", Plain(speaker(f)))
		e.field("grade", string(f.Grade))
		for i := range f.Apparatus {
			var s strings.Builder
			for _, r := range apparatus(f, &f.Apparatus[i]) {
				s.WriteString(r.text)
			}
			e.field("variant", s.String())
		}
		for i := range f.Witnesses {
			wit := &f.Witnesses[i]
			title := "Witness " + wit.Report + ", " + string(wit.Kind)
			if i == f.Base {
				title += ", the base"
			}
			e.places(title, wit.Content...)
			if wit.Cue != nil {
				e.field("cue", fmt.Sprintf("“%s” (%s)", Plain(wit.Cue.Exact), wit.Stance))
			}
			if wit.Source != nil {
				e.field("source", "“"+Plain(wit.Source.Exact)+"”")
			}
			e.field("speaker", Plain(wit.Speaker))
			e.field("note", Plain(wit.Note))
		}
	case *reconcile.Moment:
		e.head("Moment", f.ID, f.Rule, momentLong(f))
		e.field("EDTF", string(f.When))
		e.field("why this date", Plain(f.Reason))
		e.places("What happened", f.Says)
		e.places("Time expressions", f.Passages...)
	case *commitment.Commitment:
		e.head("Commitment", f.ID, f.Rule, pledgeKind(f))
		e.field("parties", Plain(pledge(f)))
		for i := range f.Variants {
			v := &f.Variants[i]
			title := "As " + v.Says.Report + " tells it"
			if v.Holder != "" {
				title += ", " + accordingTo(v.Holder)
			}
			e.places(title, v.Says)
		}
		for _, t := range clauses(f) {
			for _, told := range t.told {
				e.field(t.name, "“"+Plain(told.exact)+"”")
			}
		}
	case *event.Event:
		e.head("Event", f.ID, f.Rule, string(f.Type)+" of PLOVER")
		e.field("what", Plain(eventName(f)))
		if f.When != "" {
			e.field("when", dateWords(f.When)+", "+Plain(f.WhenReason))
		}
		for i := range f.Notices {
			e.field("notice", Plain(noticeWords(&f.Notices[i])))
		}
		var told []story.Passage
		for i := range f.Mentions {
			told = append(told, f.Mentions[i].Clause)
		}
		e.places("Told in", told...)
	case *engage.Engagement:
		e.head("Event beside a commitment", f.ID, f.Rule, string(f.Result))
		e.field("event", Plain(f.Event))
		e.field("commitment", Plain(f.Commitment))
		for _, c := range f.Conditions {
			e.places(capital(string(c.Name))+", "+string(c.Value)+": "+Plain(c.Says), c.Passages...)
		}
	case *lineage.Copy:
		order := "which came first cannot be told"
		if f.Sure {
			order = "the order of publication is known"
		}
		e.head("Shared wording", f.ID, f.Rule, plural(f.Words, "word")+"; "+order)
		e.places("Later", f.Later)
		e.places("First", f.First)
	case *lineage.Credit:
		e.head("Credit", f.ID, f.Rule, f.Kind)
		e.field("names", Plain(f.Name))
		e.places("Place", f.At)
	case *reconcile.Question:
		e.head("Question", f.ID, f.Rule, "")
		e.field("asks", Plain(f.Asks))
		e.places("Raised by", f.Passages...)
	default:
		return fmt.Errorf("explaining %q: no way to explain a %T", id, f)
	}
	return e.writeTo(w)
}

type explainer struct {
	*sheet
	*index
	rules map[string]string
}

func (e *explainer) head(kind, id, rule, about string) {
	title := kind + " " + Plain(id)
	if about != "" {
		title += ": " + Plain(about)
	}
	e.para(0, "", run{title, bold})
	e.field("rule", Plain(rule))
	if s := e.rules[rule]; s != "" {
		e.para(fieldHang, "", run{Plain(s), plain})
	}
}

const fieldHang = 21

// field writes a name and what it holds; nothing when it holds nothing.
func (e *explainer) field(name, words string) {
	if words != "" {
		e.para(fieldHang, "  "+name, run{words, plain})
	}
}

func (e *explainer) originsOf(ids []string) {
	for _, id := range ids {
		words := Plain(e.origin(id))
		if o := e.origins[id]; o != nil {
			words += " (" + o.Kind + ")"
			if o.Why != "" {
				words += ": " + Plain(o.Why)
			}
		}
		e.field("origin", words)
	}
}

func (e *explainer) grounds(why []reconcile.Ground) {
	for _, g := range why {
		words := Plain(g.What)
		if g.Words != "" {
			words += ": " + Plain(g.Words)
		}
		e.field("because", words)
	}
}

// places writes passages, each on a line of its own between the text around it.
func (e *explainer) places(title string, at ...story.Passage) {
	e.blank()
	e.para(0, "", run{title, bold})
	for _, p := range at {
		e.para(2, "", run{fmt.Sprintf("%s · %s · bytes %d–%d", p.Report, Plain(e.label(p.Report)), p.Start, p.End), plain})
		before, after, ok := e.context(p, contextRunes)
		if !ok {
			e.para(6, "    | ", run{Plain(p.Exact), plain})
			e.para(6, "", run{"(the place is not in this report's text)", plain})
			continue
		}
		if before = Plain(before); before != "" {
			e.para(6, "", run{before, plain})
		}
		e.para(6, "    > ", run{Plain(p.Exact), bold})
		if after = Plain(after); after != "" {
			e.para(6, "", run{after, plain})
		}
	}
}
