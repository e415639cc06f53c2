package check

import (
	"sort"
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// times looks for each calendar time of the draft.
func (l *linter) times() {
	for i := range l.doc.Times {
		t := &l.doc.Times[i]
		if t.Type == when.Set || !t.Span.Fits(l.text) || l.inQuotation(t.Span) || l.flagged("date", t.Span) || l.agreed("date", t.Span) || l.flagged("number", t.Span) {
			continue
		}
		own := t.Span.In(l.text)
		if t.Type == when.Duration {
			if words := l.sameDuration(t); measured(t) && len(words) > 0 {
				l.agree("number", t.Span, "told so", words)
			} else if measured(t) && !l.otherTime(t, "number") {
				l.missed++
			}
			continue
		}
		mine := calendar(strings.ToLower(own))
		stated := mine.month != "" || mine.year != ""
		var words, day []story.Passage
		for m := range l.draft {
			doc := l.both.Members[m].Document
			for k := range doc.Times {
				o := &doc.Times[k]
				if !sameDay(t, o, own, o.Span.In(doc.Report.Text)) {
					continue
				}
				p := l.both.Passage(m, o.Span)
				day = append(day, p)
				if l.sharedKeys(t.Span, m, o.Span) >= commonKeys {
					words = append(words, p)
				}
			}
		}
		switch {
		case len(words) > 0:
			l.agree("date", t.Span, "told so", words)
		case l.otherTime(t, "date"):
		case !stated:
			if !l.otherDay(t) {
				l.missed++
			}
		case len(day) > 0:
			l.add("date/not-seen", Note, t.Span, "this date is in the reports, but not seen of this", []Reading{{Value: string(t.When), Words: day, Passages: l.sentencesOf(day)}}, nil)
		default:
			l.unseenDate(t, mine)
		}
	}
}

// otherTime: the likest place of a report has another time.
func (l *linter) otherTime(t *when.Time, kind string) bool {
	for _, a := range l.amountsOfTime(l.draft, t) {
		if l.otherAmount(a, kind) {
			return true
		}
	}
	return false
}

// otherDay: the draft names a weekday, no report has it in a sentence that shares
// words, and those much like the draft's have one other.
func (l *linter) otherDay(t *when.Time) bool {
	mine := weekdayIn(t.Span.In(l.text))
	if mine < 0 {
		return false
	}
	r, why, theirs, same := Reading{}, "", -1, false
	of := l.eventOf(l.draft, t)
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for k := range doc.Times {
			o := &doc.Times[k]
			if !o.Span.Fits(doc.Report.Text) {
				continue
			}
			day := weekdayIn(o.Span.In(doc.Report.Text))
			if day < 0 && o.Type == when.Date && l.muchAlike(t.Span, m, o.Span) {
				return false // "today", "on 9 September"
			}
			if day < 0 || !l.muchAlike(t.Span, m, o.Span) {
				continue
			}
			if day == mine || theirs >= 0 && day != theirs {
				return false
			}
			if theirs = day; why == "" {
				why = l.sharedWords(t.Span, m, o.Span)
			}
			same = same || of != "" && of == l.eventOf(m, o)
			r.Words = append(r.Words, l.both.Passage(m, o.Span))
		}
	}
	if theirs < 0 {
		return false
	}
	r.Value, r.Passages = r.Words[0].Exact, l.sentencesOf(r.Words)
	rule, level, says := "date/none", Warning, "no report has “"+short(t.Span.In(l.text))+"” in a sentence like this: "+heads([]Reading{r})
	if !same {
		rule, level, says = "date/not-seen", Note, "not seen in these reports; of what may be the same, "+heads([]Reading{r})
	}
	l.add(rule, level, t.Span, says, []Reading{r},
		[]reconcile.Ground{{What: "shared words", Words: why}})
	return true
}

// unseenDate: no report has the date. Where a sentence like the draft's has
// another of its kind, that is the one to look at.
func (l *linter) unseenDate(t *when.Time, mine calendarDay) {
	r, same := Reading{}, false // same: of the same verb or noun, which says more than a sentence that is alike
	of := l.eventOf(l.draft, t)
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for k := range doc.Times {
			o := &doc.Times[k]
			if o.Type != when.Date && o.Type != when.Clock {
				continue
			}
			c := calendar(strings.ToLower(o.Span.In(doc.Report.Text)))
			if (c.month == "") != (mine.month == "") || (c.day == "") != (mine.day == "") || c.month == "" && c.year == "" {
				continue
			}
			verb := of != "" && of == l.eventOf(m, o)
			if verb && l.sharedKeys(t.Span, m, o.Span) < commonKeys || !verb && (same || !l.muchAlike(t.Span, m, o.Span)) {
				continue
			}
			if verb && !same {
				r, same = Reading{}, true
			}
			r.Words = append(r.Words, l.both.Passage(m, o.Span))
		}
	}
	if len(r.Words) == 0 {
		l.add("date/not-seen", Note, t.Span, "not seen in these reports", nil, nil)
		return
	}
	r.Value, r.Passages = r.Words[0].Exact, l.sentencesOf(r.Words)
	l.add("date/not-seen", Note, t.Span, "not seen in these reports; of what may be the same, "+heads([]Reading{r}), []Reading{r},
		[]reconcile.Ground{{What: "shared words", Words: l.sharedWords(t.Span, l.member(r.Words[0].Report), r.Words[0].Span)}})
}

// eventOf is the folded stem of the last word that a time belongs to.
func (l *linter) eventOf(m int, t *when.Time) string {
	doc := l.both.Members[m].Document
	if t.Of.Empty() || !t.Of.Fits(doc.Report.Text) {
		return ""
	}
	ws := token.Within(doc.Words, t.Of)
	for i := len(ws) - 1; i >= 0; i-- {
		if k := statement.Key(ws[i].Norm); k != "" && !ws[i].Mark && k != "say" && k != "tell" {
			return k
		}
	}
	return ""
}

func (l *linter) sharedWords(at span.Span, m int, sp span.Span) string {
	theirs := l.keysAt(m, sp)
	var out []string
	for k := range l.keysAt(l.draft, at) {
		if theirs[k] {
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return strings.Join(out[:min(6, len(out))], ", ")
}

// sameDuration is where reports have the same length of time, in sentences that
// share words.
func (l *linter) sameDuration(t *when.Time) []story.Passage {
	var out []story.Passage
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for k := range doc.Times {
			if o := &doc.Times[k]; o.Type == when.Duration && o.Value == t.Value && l.sharedKeys(t.Span, m, o.Span) >= commonKeys {
				out = append(out, l.both.Passage(m, o.Span))
			}
		}
	}
	return out
}

// sameDay reports whether two times name the same: the same calendar time, or
// the same parts of one in words.
func sameDay(t, o *when.Time, x, y string) bool {
	if o.Type != when.Date && o.Type != when.Clock {
		return false
	}
	a, b := calendar(strings.ToLower(x)), calendar(strings.ToLower(y))
	if a.month != "" && a == b || a.year != "" && a == b {
		return true
	}
	if a.month != "" && a.month == b.month && a.day == b.day && (a.year == "" || b.year == "") {
		return true
	}
	if v, w := strings.TrimRight(string(t.When), "?~"), strings.TrimRight(string(o.When), "?~"); v != "" && v == w && len(v) >= len("2006-01-02") {
		return true
	}
	v, _, _ := strings.Cut(strings.TrimRight(string(t.When), "?~"), "T")
	w, _, _ := strings.Cut(strings.TrimRight(string(o.When), "?~"), "T")
	if v != "" && v == w && !strings.Contains(v, "/") {
		return true
	}
	p, q := weekdayIn(x), weekdayIn(y)
	return p >= 0 && p == q && (t.When == "" || o.When == "" || t.When.Compatible(o.When))
}
