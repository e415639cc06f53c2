package ledger

import (
	"math"
	"slices"
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/span"
)

// ask is what a duty asks for, as later reports may tell it.
type ask struct {
	actions []action
	content []string // stems of its words
	bearer  party
	ban     bool
	refusal bool // given up later, it is superseded and not broken
	due     edtf.Value
	amounts []quantity.Quantity
}

// action is one thing to be done: its verb, and the words of what it is done to.
type action struct {
	base   string
	head   string   // stem of the head of its object, "" for none
	object []string // stems
	names  []string // stems of the names in it
	agent  party    // of a trigger: who must do it; nobody where anyone may
}

// asks reads a duty.
func (lib *library) asks(d *Duty, promisor *commitment.Party) ask {
	a := ask{content: stemsOf(d.Duty.Content.Value), ban: d.Duty.Modality == commitment.Prohibition, bearer: lib.party(d.Story, d.Duty.Bearer)}
	if a.bearer.nobody() {
		a.bearer = lib.party(d.Story, promisor)
	}
	if d.Duty.Due != nil {
		a.due = d.Duty.Due.When
	}
	for _, p := range d.Duty.Content.Passages {
		if m := lib.member(d.Story, p); m != nil {
			a.actions = actions(lib.reading(m.Document), p.Span)
			a.amounts = within(lib.reading(m.Document), p.Span)
			if len(a.actions) > 0 {
				break
			}
		}
	}
	return a
}

// actions are the outermost things done in a stretch of text.
func actions(doc *reading, at span.Span) []action {
	var out []action
	inside := func(i int) bool {
		return i >= 0 && at.Contains(headOf(doc, i))
	}
	from := sort.Search(len(doc.Predicates), func(i int) bool { return headOf(doc, i).Start >= at.Start })
	for i := from; i < len(doc.Predicates) && headOf(doc, i).Start < at.End; i++ {
		p := &doc.Predicates[i]
		if !inside(i) || p.Kind == predicate.Apposition || p.Kind == predicate.Copula || inside(p.Within) {
			continue
		}
		switch p.By {
		case predicate.When, predicate.Because, predicate.Contrast, predicate.Relative, predicate.Purpose_:
			if len(out) > 0 {
				continue // told beside what is to be done
			}
		}
		a := action{base: p.Base}
		for _, arg := range p.Arguments {
			if arg.Role == predicate.Agent {
				a.agent.add(arg.In(doc.Report.Text))
				a.agent.referent(doc, arg.Span)
			}
		}
		a.head, a.object = object(doc, p)
		a.names = properNames(doc, p)
		out = append(out, a)
	}
	return out
}

func headOf(doc *reading, i int) span.Span {
	t := doc.Grammar.Tokens[doc.Predicates[i].Head]
	return span.Span{Start: t.Start, End: t.End}
}

// object is the stems of what p is done to, its head first told apart: of the
// patient, where there is none of its other phrases.
func object(doc *reading, p *predicate.Predicate) (head string, stems []string) {
	take := func(roles ...predicate.Role) {
		for i := range p.Arguments {
			a := &p.Arguments[i]
			if !slices.Contains(roles, a.Role) {
				continue
			}
			if head == "" {
				if h := stemsOf(word(doc, a.Head)); len(h) > 0 {
					head = h[0]
				}
			}
			stems = append(stems, phraseStems(doc, a)...)
		}
	}
	if take(predicate.Patient); len(stems) == 0 {
		take(predicate.Recipient, predicate.Attribute, predicate.Place, predicate.Topic, predicate.Other)
	}
	return head, stems
}

// properNames are the stems of the proper nouns in what p is done to: in its
// patient, else in its other phrases, else in who does it ("the Velden dam burst").
func properNames(doc *reading, p *predicate.Predicate) []string {
	var patient, other, agent []string
	alone := true // nothing is told but who does it
	for _, a := range p.Arguments {
		alone = alone && (a.Role == predicate.Agent || a.Role == predicate.Time)
		for i := a.From; i < a.To; i++ {
			if doc.Grammar.Tokens[i].POS != english.PosPROPN {
				continue
			}
			switch stems := stemsOf(word(doc, i)); a.Role {
			case predicate.Patient:
				patient = append(patient, stems...)
			case predicate.Agent:
				agent = append(agent, stems...)
			case predicate.Time:
			default:
				other = append(other, stems...)
			}
		}
	}
	switch {
	case len(patient) > 0:
		return patient
	case alone:
		return agent
	}
	return other
}

// another reports whether p is done to something of another name: the Lowmere
// bridge where the action is about the Kessin bridge. No name is no other name.
func (a action) another(doc *reading, p *predicate.Predicate) bool {
	theirs := properNames(doc, p)
	return len(a.names) > 0 && len(theirs) > 0 && shared(a.names, append(theirs, clauseStems(doc, p)...)) == 0
}

func word(doc *reading, token int) string {
	t := doc.Grammar.Tokens[token]
	return span.Span{Start: t.Start, End: t.End}.In(doc.Report.Text)
}

// phraseStems are the stems of an argument, with the name of what a pronoun or
// description in it refers to.
func phraseStems(doc *reading, a *predicate.Argument) []string {
	out, ok := doc.stems[a]
	if !ok {
		out = stemsOf(a.In(doc.Report.Text))
		var who party
		who.referent(doc, a.Span)
		for _, n := range who.names {
			out = append(out, stemsOf(strings.Join(n, " "))...)
		}
		out = slices.Clip(out)
		doc.stems[a] = out
	}
	return out
}

func within(doc *reading, at span.Span) []quantity.Quantity {
	var out []quantity.Quantity
	for _, q := range doc.Quantities {
		if at.Contains(q.Span) && !q.Vague && (q.Kind == quantity.Count || q.Kind == quantity.Money || q.Kind == quantity.Measure) {
			out = append(out, q)
		}
	}
	return out
}

// covers reports whether words hold an action's object: its head, and half of the
// rest. An action without an object is covered by anything.
func (a action) covers(words []string, half float64) bool {
	if a.head == "" || len(a.object) == 0 {
		return len(a.object) == 0
	}
	n := shared(a.object, words)
	all := len(slices.Compact(slices.Sorted(slices.Values(a.object))))
	return slices.Contains(words, a.head) && n >= max(1, int(math.Ceil(half*float64(all))))
}
