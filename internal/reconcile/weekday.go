package reconcile

import (
	"strconv"
	"strings"
	"time"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// misfit is a time whose weekday is not the weekday of its date.
type misfit struct {
	m             int
	at            span.Span
	day           time.Weekday
	weekday, date span.Span // the words
	parts         parts
	event         string
	word          span.Span
	conflict      string
}

// weekdayDifferences shows dates that do not fit within themselves, such as a
// "Friday, 5 June" that was a Thursday: the weekday and the date are two readings,
// and the other reports of the event stand with the one they have.
func (c *comparer) weekdayDifferences(buckets map[string][]dated) []Difference {
	type key struct {
		day   time.Weekday
		parts parts
	}
	var all [][]misfit
	at := map[key][]int{} // copies of one slip are one difference
	fits := c.misfits()
	for _, f := range fits {
		if f.event == "" {
			continue
		}
		k := key{f.day, f.parts}
		same := -1
		for _, i := range at[k] {
			if all[i][0].event == f.event {
				same = i
			}
		}
		if same < 0 {
			same = len(all)
			at[k] = append(at[k], same)
			all = append(all, nil)
		}
		all[same] = append(all[same], f)
	}
	for _, f := range fits { // where the event is not shown, the slip itself is
		if f.event != "" {
			continue
		}
		k := key{f.day, f.parts}
		if len(at[k]) == 0 {
			at[k] = []int{len(all)}
			all = append(all, nil)
		}
		i := at[k][0]
		all[i] = append(all[i], f)
	}
	var out []Difference
	for _, fs := range all {
		out = append(out, c.weekdayDifference(fs, buckets[fs[0].event]))
	}
	return out
}

// misfits finds the times whose weekday is not that of their date.
func (c *comparer) misfits() []misfit {
	var out []misfit
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Times {
			t := &doc.Times[i]
			if t.Conflict == "" || !t.Span.Fits(doc.Report.Text) {
				continue
			}
			f := misfit{m: m, at: t.Span, parts: partsOf(t, doc.Report.Text), conflict: t.Conflict}
			f.day, f.weekday, f.date = weekdayAndDate(token.Within(doc.Words, t.Span))
			if f.weekday.Empty() || f.date.Empty() || f.parts.year == 0 || f.parts.month == 0 || f.parts.day == 0 {
				continue
			}
			f.parts.inferred = false
			f.event, f.word = c.eventOf(m, t)
			out = append(out, f)
		}
	}
	return out
}

// weekdayDifference makes one difference of the times with one misfit, with the
// other dates of that kind of event beside them.
func (c *comparer) weekdayDifference(fs []misfit, ds []dated) Difference {
	f := &fs[0]
	subject := "when"
	if f.event != "" {
		subject += ": " + f.word.In(c.text(f.m))
	}
	why := []Ground{{"weekday and date of one time", f.conflict}}
	var marks []mark
	seen := map[int]bool{} // reports
	for i := range fs {
		m := fs[i].m
		if seen[m] {
			continue
		}
		seen[m] = true
		unit, sent := c.unitAt(m, fs[i].at), sentenceAt(c.s.Members[m].Document, fs[i].at)
		marks = append(marks, mark{m: m, unit: unit, sentence: sent, at: fs[i].weekday, value: f.day.String()},
			mark{m: m, unit: unit, sentence: sent, at: fs[i].date, value: f.parts.String()})
	}
	own := len(marks)
	x := -1
	for i := range ds {
		if ds[i].m == f.m && ds[i].at == f.at {
			x = i
		}
	}
	for i := range ds {
		d := &ds[i]
		if x < 0 || seen[d.m] || d.parts.day == 0 || len(c.around(&ds[x], d)) < 2 {
			continue
		}
		seen[d.m] = true
		mk := c.markOf(d.unit, d.at, dateValue(d))
		switch q := d.parts; {
		case !q.clash(f.parts):
			mk.value = f.parts.String()
		case q.year != 0 && time.Date(q.year, time.Month(q.month), q.day, 0, 0, 0, 0, time.UTC).Weekday() == f.day:
			mk.value = f.day.String()
		}
		marks = append(marks, mk)
	}
	if len(marks) > own {
		why = append(why, Ground{"same event", c.word(f.event)})
	}
	return c.dateDifference("date/weekday", JudgeTension, subject, marks, why)
}

// weekdayAndDate finds the name of a weekday and the day of the calendar in the
// words of a time.
func weekdayAndDate(ws []token.Word) (day time.Weekday, weekday, date span.Span) {
	for _, w := range ws {
		if d, ok := weekdays[strings.TrimSuffix(w.Norm, ".")]; ok && weekday.Empty() {
			day, weekday = d, w.Span
			continue
		}
		n, err := strconv.Atoi(strings.TrimRight(w.Norm, "stndrh"))
		_, month := months[strings.TrimSuffix(w.Norm, ".")]
		if month || err == nil && n > 0 {
			if date.Empty() {
				date = w.Span
			}
			date.End = w.End
			if err == nil && n > 31 { // the year ends it; a time of day may follow
				break
			}
		}
	}
	return day, weekday, date
}

var weekdays = map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6}

var months = wordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")
