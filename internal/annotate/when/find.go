package when

import (
	"strings"
	"time"

	"concord/english"
	"concord/internal/edtf"
	"concord/internal/span"
)

// Find returns the time expressions of the sentences of text, in text order and
// without overlap. anchor is when the report was published: a day, a day with
// a time, an interval, an uncertain value, or "" when that is not known.
//
// A relative expression is counted from the last day named in the text where
// English says so ("two days later", "that year"), otherwise from anchor. An
// anchor that is an interval is counted from at both ends: where they give
// different answers When is the interval between them and Value is masked with
// X, so that no expression gets a precision nobody stated. Where that interval
// is too wide to tell anything (see vague), and where there is no anchor, Value
// is masked and When is "". Of an anchor with an open end see anchorOf.
//
// With grammar, which may be nil, the verb that governs an expression is that of its
// trees; without, it is told from the words beside it.
func Find(text string, sentences []span.Span, anchor edtf.Value, grammar *english.Doc) []Time {
	s := &scan{text: text, ref: anchorOf(anchor), doc: grammar}
	for i, sp := range sentences {
		if sp.Start < 0 || sp.End > len(text) || sp.Start >= sp.End {
			continue
		}
		s.sentence = i
		s.toks = lex(s.toks[:0], text, sp)
		s.titled = titleCase(s.toks)
		s.read()
	}
	s.fromEvents()
	return s.out
}

// scan is the state of one pass over a text.
type scan struct {
	text     string
	doc      *english.Doc // trees of the text, or nil
	ref      reference
	toks     []tok // of the sentence at hand
	sentence int
	limit    bool // the expression at hand is what "until" limits
	titled   bool // the sentence is a headline in title case: capitals say nothing

	years       map[[2]int]int // years stated with a month and day, for when these come again without
	lastDay     mention        // the last calendar day named
	lastAny     mention        // the last day, week, month, season, quarter or year named
	lastYear    mention        // the last year named
	lastQuarter mention        // the last quarter named that is not itself counted back from another
	lost        bool           // the last day named could not be told
	dated       [8]mention     // the last day stated together with each weekday, Monday is 1
	placed      []placed       // the times of the sentence at hand
	out         []Time
}

// mention is a resolved period with the place where it was named.
type mention struct {
	lo, hi   period
	sentence int
	stated   edtf.Value
}

func (m mention) known() bool { return m.lo.unit != noUnit }

// found is an expression before it is written out.
type found struct {
	from, to int // tokens [from, to)
	typ      Type
	value    string // the TIMEX3 value where no period tells it: durations, sets, masked dates
	lo, hi   period // the calendar period; they differ when the anchor is an interval
	end      period // the last period of a stated range ("Sept. 9-11"); zero otherwise
	part     string // TIMEX3 time of day after the value: "TMO", "T22:00"
	clock    clockTime
	about    bool // the count is only about right: "nearly four years ago"
	mod      string
	when     edtf.Value // in place of what the periods give
	noWhen   bool
	relative bool    // counted from the publication time
	counted  mention // the mention it was counted from, if any
	reason   string
	conflict string
	silent   bool      // does not become the last day named
	weekday  int       // the weekday stated with a date, or standing alone; 0 for none
	doubted  bool      // its year may be another one that the text names
	certain  bool      // what is stated leaves no doubt, whatever the doubt about publication
	event    span.Span // the event it is counted from, and how far
	offset   Offset
}

// read finds the expressions of one sentence: at each token the rules for its
// first word are tried in order, the first that matches wins.
func (s *scan) read() {
	for i := 0; i < len(s.toks); {
		f, ok := s.match(i)
		if !ok || f.to <= i {
			i++
			continue
		}
		i = s.emit(f)
	}
	s.attach()
	s.placed = s.placed[:0]
}

// match tries the rules at token i. Longer readings come before shorter ones.
func (s *scan) match(i int) (found, bool) {
	t := s.at(i)
	if t.kind == mark && !(t.s == "'" && s.at(i+1).kind == number) && t.s != "½" {
		return found{}, false
	}
	if t.kind == word && !starters[t.s] {
		return found{}, false
	}
	for _, rule := range rules {
		if f, ok := rule(s, i); ok {
			f.from = i
			return f, true
		}
	}
	return found{}, false
}

// rel resolves a rule at both ends of the publication time.
func (s *scan) rel(f found, at func(t time.Time) period) found {
	f.relative = true
	if s.ref.hasLo {
		f.lo = at(s.ref.lo)
	}
	if s.ref.hasHi {
		f.hi = at(s.ref.hi)
	}
	return f
}

// abs makes p the time of f.
func abs(f found, p period) found {
	f.lo, f.hi = p, p
	return f
}

// fromText resolves a rule at both ends of an earlier mention.
func (s *scan) fromText(f found, m mention, at func(p period) period) found {
	f.counted = m
	if m.lo.unit != noUnit {
		f.lo = at(m.lo)
	}
	if m.hi.unit != noUnit {
		f.hi = at(m.hi)
	}
	return f
}

// emit writes f out, remembers what it named and returns the next token.
func (s *scan) emit(f found) int {
	sp := span.Span{Start: s.toks[f.from].Start, End: s.toks[f.to-1].End}
	if !sp.Fits(s.text) {
		return f.to // beside a byte that is no UTF-8
	}
	if m := s.dated[f.weekday]; f.relative && f.alone() && m.known() && (!s.ref.known() || f.vague() || f.lo != f.hi && !m.lo.first.Before(f.lo.first) && !m.hi.first.After(f.hi.first)) {
		// "issued Monday" after "Monday, September 29", where publication leaves a choice
		f.relative, f.reason = false, "weekday of a date named before"
		f = s.fromText(f, m, func(p period) period { return p })
	}
	told := edtf.Value("") // what later expressions count from
	out := Time{Span: sp, Type: f.typ, Value: f.value, Mod: f.mod, When: f.when, Reason: f.reason, Conflict: f.conflict, Event: f.event, Offset: f.offset}
	switch {
	case f.vague():
		out.When = ""
		f.certain = false
		s.forget(f)
		if (f.lo.ok() || f.hi.ok()) && !f.noWhen {
			f.reason += ", which is known too roughly"
			out.Reason = f.reason
		}
	case f.lo.ok() || f.hi.ok():
		value, w := f.resolved()
		if value != "" {
			out.Value = value
		}
		if !f.noWhen && f.when == "" {
			out.When = w
		}
		told = w
	case f.relative || f.counted.known():
		s.forget(f)
	}
	if out.Value == "" {
		out.Value = "XXXX"
	}
	out.Stated = out.Value
	if (f.relative || f.counted.known() || strings.HasPrefix(f.reason, "year ")) && strings.HasPrefix(f.value, "XXXX-") {
		out.Stated = f.value
		if f.end.ok() && len(f.value) == len("XXXX-09-09") {
			out.Stated += "/XXXX" + f.end.value()[4:]
		}
	}
	if f.part != "" {
		out.Value += f.part
		out.Stated += f.part
	}
	switch {
	case f.counted.known():
		out.Anchor = f.counted.stated
		out.Reason = f.reason + ", counted from " + string(f.counted.stated)
		if b, err := f.counted.stated.Bounds(); err == nil {
			doubt := reference{uncertain: b.Uncertain, about: b.Approx}
			out.When, told = qualify(out.When, doubt), qualify(told, doubt)
		}
	case f.relative && s.ref.known():
		out.Anchor = s.ref.value
		if !f.certain {
			out.When, told = qualify(out.When, s.ref), qualify(told, s.ref)
		}
	case f.relative:
		out.When = ""
		out.Reason = f.reason + ", publication time not known"
	}
	if f.doubted && !f.certain {
		out.When, told = qualify(out.When, reference{uncertain: true}), qualify(told, reference{uncertain: true})
	}
	if f.about {
		out.When = qualify(out.When, reference{about: true, uncertain: s.ref.uncertain && f.relative})
	}
	if told != "" {
		s.remember(f, told)
	}
	if f.weekday > 0 && f.typ != Set && f.lo.unit == day && f.lo == f.hi && !f.alone() {
		m := s.lastDay
		if out.When != "" && m.lo == f.lo {
			s.dated[f.weekday] = m
		}
	}
	if _, err := out.When.Bounds(); out.When != "" && err != nil {
		out.When = "" // an interval that ends before it begins denotes nothing
	}
	s.placed = append(s.placed, placed{out: len(s.out), from: f.from, to: f.to, deictic: f.relative && strings.HasPrefix(f.value, "XXXX-WXX") || f.relative && f.value == "XXXX-XX-XX"})
	s.out = append(s.out, out)
	return f.to
}

// resolved is the TIMEX3 value and the EDTF value of the periods of f. The
// value is "" where only one end is known or the two have no common shape.
func (f found) resolved() (value string, when edtf.Value) {
	from, to := edtf.Value(".."), edtf.Value("..")
	lo, hi := f.lo.ok(), f.hi.ok()
	if lo {
		from, to = f.lo.ends()
		value = f.lo.value()
	}
	switch {
	case lo && hi:
		value = mask(value, f.hi.value())
		if f.hi != f.lo {
			_, to = f.hi.ends()
		}
	case hi:
		_, to = f.hi.ends()
		value = ""
	default:
		to, value = "..", ""
	}
	if f.end.ok() {
		_, to = f.end.ends()
		if value != "" {
			value += "/" + f.end.value()
		}
	}
	if f.clock.known && from == to && lo && f.lo.unit == day {
		return value, f.clock.on(from)
	}
	return value, edtf.Interval(from, to)
}

// remember keeps what later expressions count from.
func (s *scan) remember(f found, stated edtf.Value) {
	if f.silent || f.typ == Duration || f.typ == Set || !f.lo.ok() || !f.hi.ok() {
		return
	}
	m := mention{lo: f.lo, hi: f.hi, sentence: s.sentence, stated: stated}
	switch f.lo.unit {
	case day:
		s.lastDay, s.lastAny, s.lost = m, m, false
	case week, weekend, month, season:
		s.lastAny = m
	case year:
		s.lastAny, s.lastYear = m, m
	case quarter:
		s.lastAny = m
		switch {
		case !f.counted.known():
			s.lastQuarter = m
		case m.lo == s.lastQuarter.lo:
			s.lastQuarter.sentence = s.sentence
		}
	}
}

// qualify carries the doubt about the publication time over to what was
// counted from it.
func qualify(v edtf.Value, r reference) edtf.Value {
	if v == "" || !r.uncertain && !r.about {
		return v
	}
	q := "?"
	if r.uncertain && r.about {
		q = "%"
	} else if r.about {
		q = "~"
	}
	from, to, interval := cut(v)
	one := func(e string) string {
		if e == ".." || e == "" || len(e) > 10 {
			return e
		}
		return strings.TrimRight(e, "?~%") + q
	}
	if !interval {
		return edtf.Value(one(from))
	}
	return edtf.Value(one(from) + "/" + one(to))
}

func cut(v edtf.Value) (from, to string, interval bool) {
	for i := range len(v) {
		if v[i] == '/' {
			return string(v[:i]), string(v[i+1:]), true
		}
	}
	return string(v), "", false
}

// titleCase reports whether most words of four letters and more begin with a
// capital, as in many headlines.
func titleCase(toks []tok) bool {
	long, caps := 0, 0
	for _, t := range toks {
		if t.kind == word && t.Len() > 3 {
			long++
			if t.cap {
				caps++
			}
		}
	}
	return long > 2 && caps*5 >= long*4
}

// named reports whether the capitalised word i is part of a name rather than a
// word of time: only a first word, or any word of a headline, may have a capital.
func (s *scan) named(i int) bool {
	t := s.at(i)
	return t.cap && !s.titled && !s.first(i)
}

// first reports whether the word i opens its sentence or a quotation.
func (s *scan) first(i int) bool {
	for i--; i >= 0; i-- {
		switch t := s.at(i); {
		case t.kind != mark:
			return false
		case t.s == ":" || t.s == `"` || t.s == "-" && !t.glued || t.s == ".":
			return true
		}
	}
	return true
}
