package check

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"concord/internal/annotate"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/story"
)

// differences makes findings of the differences in which the draft has a part.
func (l *linter) differences() {
	for i := range l.found.Differences {
		d := &l.found.Differences[i]
		switch {
		case d.Kind == reconcile.SlotWording, d.Rule == "date/weekday":
			continue // quotations and weekdays are looked at by themselves
		}
		l.difference(d)
	}
}

// side is one reading of a difference, the draft's part and the reports'.
type side struct {
	value   string
	holder  string
	draft   []story.Passage
	reports Reading
}

func sides(d *reconcile.Difference) []side {
	var out []side
	for _, r := range d.Readings {
		s := side{value: r.Value, holder: r.Holder, reports: Reading{Value: r.Value, Holder: r.Holder}}
		for k, p := range r.Marks {
			if p.Report == draftSiglum {
				s.draft = append(s.draft, p)
				continue
			}
			s.reports.Words = append(s.reports.Words, p)
			s.reports.Passages = append(s.reports.Passages, r.Passages[min(k, len(r.Passages)-1)])
		}
		out = append(out, s)
	}
	return out
}

func (l *linter) difference(d *reconcile.Difference) {
	all := sides(d)
	told, others := 0, 0
	for _, s := range all {
		if len(s.draft) > 0 {
			told++
		}
		if len(s.reports.Words) > 0 {
			others++
		}
	}
	if told == 0 || others == 0 {
		return
	}
	for i := range all {
		s := &all[i]
		if len(s.draft) == 0 {
			continue
		}
		var readings []Reading
		for k := range all {
			if r := all[k].reports; len(r.Words) > 0 {
				r.Agrees = k == i
				readings = append(readings, r)
			}
		}
		at := s.draft[0].Span
		switch {
		case len(s.reports.Words) == 0:
			l.alone(d, s, all, readings, at)
		case told > 1 || others == 1 || !parted(readings):
			l.agree(kindWord(d.Kind), at, "told with the other readings", s.reports.Words)
		default:
			l.oneSide(d, s, readings, at)
		}
	}
}

// parted reports whether a report has another reading than the draft's and not
// the draft's as well.
func parted(readings []Reading) bool {
	both := map[string]bool{}
	for _, r := range readings {
		for _, p := range r.Words {
			both[p.Report] = both[p.Report] || r.Agrees
		}
	}
	for _, agrees := range both {
		if !agrees {
			return true
		}
	}
	return false
}

// alone: the draft has a value that no report has.
func (l *linter) alone(d *reconcile.Difference, s *side, all []side, readings []Reading, at span.Span) {
	j := d.Judgement
	switch d.Kind {
	case reconcile.SlotNumber:
		for k := range all {
			o := &all[k]
			if o != s && len(o.reports.Words) > 0 && allows(o.value, s.value) {
				if exact(s.value) && !exact(o.value) && !l.anyExact(all, s.value) {
					l.add("number/more-precise", Note, at, fmt.Sprintf("no report is as precise: %s", heads(readings)), readings, d.Why)
				} else {
					l.agree("number", at, "within what a report tells", o.reports.Words)
				}
				return
			}
		}
	case reconcile.SlotDate:
		if j == reconcile.JudgePrecision {
			l.agree("date", at, "within what a report tells, or the other way round", readings[0].Words)
			return
		}
		if l.in.Assumed && !hasDigit(at.In(l.text)) && !l.otherWeekday(at, readings) {
			l.missed++
			return
		}
	case reconcile.SlotName:
		if j == reconcile.JudgePrecision {
			l.agree("name", at, "a longer or shorter form", readings[0].Words)
			return
		}
	}
	level := Warning
	rule := string(d.Kind) + "/none"
	says := fmt.Sprintf("no report has “%s” here: %s", short(at.In(l.text)), heads(readings))
	switch j {
	case reconcile.JudgePrecision:
		level = Note
	case reconcile.JudgeScope: // a number of another extent may be meant; the draft's is none of theirs all the same
		if d.Kind != reconcile.SlotNumber {
			level = Note
		}
	case reconcile.JudgeContradiction:
		level = Error
	case reconcile.JudgeUpdate:
		says = fmt.Sprintf("no report has “%s” here, not the latest either: %s", short(at.In(l.text)), heads(readings))
	case reconcile.JudgeWording: // of names: spelled otherwise
		if len(readings) == 1 {
			level = Error
		}
		says = fmt.Sprintf("no report spells “%s” so: %s", short(at.In(l.text)), heads(readings))
	}
	switch d.Kind {
	case reconcile.SlotNumber, reconcile.SlotDate, reconcile.SlotPlace, reconcile.SlotName:
	default:
		says = fmt.Sprintf("told otherwise than in every report that tells it: %s", heads(readings))
		level = max1(level, Warning)
	}
	l.add(rule, level, at, says, readings, d.Why)
}

// max1 is the milder of two levels.
func max1(a, b Level) Level {
	if levels[a] < levels[b] {
		return b
	}
	return a
}

// oneSide: reports differ, and the draft tells one of their readings.
func (l *linter) oneSide(d *reconcile.Difference, s *side, readings []Reading, at span.Span) {
	var level Level
	rule := string(d.Kind) + "/one-side"
	says := fmt.Sprintf("reports differ here and the draft tells one side: %s", heads(readings))
	switch d.Judgement {
	case reconcile.JudgeContradiction, reconcile.JudgeDisputed:
		level = Warning
	case reconcile.JudgeTension:
		level = Note
	case reconcile.JudgeUpdate:
		later := l.laterOnly(s, readings)
		if later == "" {
			l.agree(kindWord(d.Kind), at, "the latest value told", s.reports.Words)
			return
		}
		level, rule = Warning, string(d.Kind)+"/stale"
		says = fmt.Sprintf("a later report, %s, has another value: %s", later, heads(readings))
	default:
		l.agree(kindWord(d.Kind), at, "one of the readings, which fit each other", s.reports.Words)
		return
	}
	l.add(rule, level, at, says, readings, d.Why)
}

// laterOnly is the siglum of a report that has another reading and was surely
// published after all that have the draft's; "" where there is none.
func (l *linter) laterOnly(s *side, readings []Reading) string {
	last := time.Time{}
	for _, p := range s.reports.Words {
		b, err := l.published(p.Report).Bounds()
		if err != nil || b.OpenTo {
			return ""
		}
		if b.To.After(last) {
			last = b.To
		}
	}
	for _, r := range readings {
		if r.Agrees {
			continue
		}
		for _, p := range r.Words {
			if b, err := l.published(p.Report).Bounds(); err == nil && !b.OpenFrom && !b.From.Before(last) {
				return p.Report
			}
		}
	}
	return ""
}

func (l *linter) anyExact(all []side, value string) bool {
	for i := range all {
		if len(all[i].reports.Words) > 0 && all[i].value == value {
			return true
		}
	}
	return false
}

// weekdays are the times of the draft whose weekday is not that of their date:
// the calendar decides, no report is needed.
func (l *linter) weekdays() {
	for i := range l.doc.Times {
		t := &l.doc.Times[i]
		if t.Conflict == "" || !t.Span.Fits(l.text) {
			continue
		}
		var readings []Reading
		why := []reconcile.Ground{{What: "weekday and date of one time", Words: t.Conflict}}
		for k := range l.found.Differences {
			d := &l.found.Differences[k]
			if d.Rule != "date/weekday" || !touches(d, t.Span) {
				continue
			}
			for _, s := range sides(d) {
				if len(s.reports.Words) > 0 {
					readings = append(readings, s.reports)
				}
			}
		}
		says := "the weekday does not fit the date: " + strings.TrimPrefix(t.Conflict, "stated weekday does not fit: ")
		if len(readings) > 0 {
			says += "; " + heads(readings)
		}
		level := Error
		if !hasYear(t.Span.In(l.text)) {
			level = Warning // which year is meant was inferred
		}
		l.add("date/weekday", level, t.Span, says, readings, why)
	}
}

func touches(d *reconcile.Difference, at span.Span) bool {
	for _, r := range d.Readings {
		for _, p := range r.Marks {
			if p.Report == draftSiglum && p.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

// otherWeekday reports whether words of the draft name a weekday that is the
// weekday of no report's date: then it is not only another week.
func (l *linter) otherWeekday(at span.Span, readings []Reading) bool {
	mine := weekdayIn(at.In(l.text))
	if mine < 0 {
		return false
	}
	known := false
	for _, r := range readings {
		day, err := time.Parse("2006-01-02", r.Value)
		if err != nil {
			continue
		}
		if int(day.Weekday()) == mine {
			return false
		}
		known = true
	}
	return known
}

var weekdayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

func weekdayIn(s string) int {
	for _, f := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if i := slices.Index(weekdayNames, f); i >= 0 {
			return i
		}
	}
	return -1
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func hasYear(s string) bool {
	run := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			if run++; run == 4 {
				return true
			}
			continue
		}
		run = 0
	}
	return false
}

// bound reads a value as reconcile writes it: "1400", "~ 1400", ">= 12".
func bound(value string) (op string, v float64, ok bool) {
	op, rest, cut := strings.Cut(value, " ")
	if !cut {
		op, rest = "", value
	}
	v, err := strconv.ParseFloat(rest, 64)
	return op, v, err == nil
}

func exact(value string) bool {
	op, _, ok := bound(value)
	return ok && op == ""
}

// allows reports whether a report's value is compatible with the draft's: "about
// 1,400" with 1,390 and "at least 12" with 14, but not 1,400 with 1,500.
func allows(report, draft string) bool {
	op, v, ok := bound(report)
	mine, w, ok2 := bound(draft)
	if !ok || !ok2 {
		return !ok != !ok2 && vague(report, draft)
	}
	near := func(a, b float64) bool { return a-b <= 0.06*b && b-a <= 0.06*b }
	switch {
	case v == w:
		return true
	case op == "~" || mine == "~":
		return near(w, v)
	case op == ">=" || op == ">":
		return w >= v && w <= 1.5*v
	case mine == ">=" || mine == ">":
		return v >= w && v <= 1.5*w
	case op == "<=" || op == "<":
		return w <= v && w >= 0.85*v
	case mine == "<=" || mine == "<":
		return v <= w && v >= 0.85*w
	}
	return false
}

// vague: one side says "several" or the like, which fits many numbers.
func vague(a, b string) bool {
	_, v, ok := bound(a)
	if !ok {
		_, v, ok = bound(b)
	}
	return ok && v >= 2
}

// heads is the readings in few words: A B “about 1,400 people”, D “2,100”.
func heads(readings []Reading) string {
	var parts []string
	for _, r := range readings {
		var sigla []string
		for _, p := range r.Words {
			if !slices.Contains(sigla, p.Report) {
				sigla = append(sigla, p.Report)
			}
		}
		sort.Slice(sigla, func(i, j int) bool {
			return len(sigla[i]) < len(sigla[j]) || len(sigla[i]) == len(sigla[j]) && sigla[i] < sigla[j]
		})
		verb := "has"
		if len(sigla) > 1 {
			verb = "have"
		}
		most := ""
		if len(sigla) > 6 {
			most = fmt.Sprintf(" and %d more", len(sigla)-6)
			sigla = sigla[:6]
		}
		parts = append(parts, fmt.Sprintf("%s%s %s “%s”", strings.Join(sigla, " "), most, verb, short(r.Words[0].Exact)))
	}
	if len(parts) > 4 {
		parts = append(parts[:4], "…")
	}
	return strings.Join(parts, ", ")
}

// short is s on one line, cut at a word after 80 bytes.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 80 {
		return s
	}
	i := strings.LastIndexByte(s[:80], ' ')
	if i < 40 {
		i = 80
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
	}
	return s[:i] + " …"
}

func kindWord(k reconcile.Slot) string {
	if k == reconcile.SlotAttribution {
		return "quotation"
	}
	return string(k)
}

func sentenceAt(doc *annotate.Document, sp span.Span) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > sp.Start })
	if i < len(doc.Sentences) && doc.Sentences[i].Start <= sp.Start {
		return i
	}
	return -1
}
