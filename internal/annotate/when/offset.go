package when

import (
	"strings"
	"time"

	"concord/internal/edtf"
	"concord/internal/span"
)

// Offset is the distance of a time from an event, an ISO 8601 duration as in
// TIMEX3: "P2D" two days after it, "-P3W" three weeks before it, "P0D" the same
// day, "PXD" some days after it; "" where there is none.
type Offset string

// Days returns the least and the greatest distance that o allows, in days, both
// negative before the event. A unit is as exact as it is said: two days are two,
// three weeks may be half a week more or less, three months half a month. ok is
// false for what is no offset.
func (o Offset) Days() (lo, hi int, ok bool) {
	s, before := strings.CutPrefix(string(o), "-")
	s, ok = strings.CutPrefix(s, "P")
	if !ok || s == "" {
		return 0, 0, false
	}
	if strings.HasPrefix(s, "T") {
		return sided(0, 1, before) // hours and minutes: the day, or the next one
	}
	n, i, half := 0, 0, false
	vague := s[0] == 'X'
	if vague {
		i = 1
	}
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9' && n < 1e6; i++ {
		n = n*10 + int(s[i]-'0')
	}
	if i+1 < len(s) && s[i:i+2] == ".5" {
		half, i = true, i+2
	}
	if i == len(s) {
		return 0, 0, false
	}
	// How many days the unit has, how far the count may be off, and how many of
	// the unit one speaks of before the next unit is used.
	length, slack, few := 1, 0, 13
	switch s[i] {
	case 'D':
	case 'W':
		length, slack, few = 7, 3, 10
	case 'M':
		length, slack, few = 30, 15, 24
	case 'Q':
		length, slack, few = 91, 30, 8
	case 'Y':
		length, slack, few = 365, 183, 15
	case 'E':
		length, slack, few = 3652, 1826, 10
	case 'C':
		length, slack, few = 36524, 18262, 10
	default:
		return 0, 0, false
	}
	if vague {
		return sided(length+1, few*length, before)
	}
	mid := n * length
	if half {
		mid += length / 2
	}
	return sided(max(mid-slack, 0), mid+slack, before)
}

func sided(lo, hi int, before bool) (int, int, bool) {
	if before {
		return -hi, -lo, true
	}
	return lo, hi, true
}

// From is the calendar time at the distance o from an event, an interval where
// either is not known to the day; "" where one tells nothing. With it "two days
// after the strike" of one report can be set beside the date of another.
func (o Offset) From(event edtf.Value) edtf.Value {
	lo, hi, ok := o.Days()
	b, err := event.Bounds()
	if !ok || event == "" || err != nil || b.OpenFrom || b.OpenTo {
		return ""
	}
	first, last := civil(b.From).AddDate(0, 0, lo), civil(b.To.Add(-time.Nanosecond)).AddDate(0, 0, hi)
	if first.Year() < 1 || last.Year() > 9999 {
		return ""
	}
	return qualify(edtf.Interval(edtf.Of(first), edtf.Of(last)), reference{uncertain: b.Uncertain, about: b.Approx})
}

// event is the noun or verb of an event named at token k, after a word that
// counts from it: "after [the deadly embassy bombings]", "before [he spoke]".
func (s *scan) event(k int) (span.Span, bool) {
	begin := k
	at := -1
	for ; k < len(s.toks) && k < begin+9; k++ {
		t := s.at(k)
		if t.s == "-" && t.glued || t.s == "'" && t.glued || t.s == "s" && t.glued || t.kind == number {
			continue
		}
		if articles[t.s] && k == begin {
			continue
		}
		if t.kind != word || after[t.s] && !articles[t.s] || clausal[t.s] || otherPreps[t.s] || eventPreps[t.s] || datePreps[t.s] && t.s != "late" && t.s != "early" {
			break
		}
		if k == begin && strings.HasSuffix(t.s, "ing") && len(t.s) > 5 && !thingNouns[t.s] && !eventNouns[t.s] && !t.cap {
			at = k // after agreeing to it
			if t.s == "being" && (s.past(k+1) || s.irregular(k+1) || participles[s.at(k+1).s]) {
				at = k + 1
			}
			break
		}
		if k > begin && (modal[t.s] || auxiliary(t.s) || s.irregular(k) && !t.cap || s.past(k) && !t.cap && !articles[s.at(k-1).s] && !eventNouns[s.at(k+1).s]) && !eventNouns[t.s] {
			if m, ok := s.mainVerb(k); ok && at < 0 {
				at = m
			}
			break
		}
		if eventNouns[t.s] || writNouns[t.s] {
			at = k
		}
	}
	if at < 0 && subjects[s.at(begin).s] {
		if m, ok := s.verbAfter(begin); ok {
			at = m
		}
	}
	if at < 0 || at >= len(s.toks) || s.toks[at].kind != word || !s.toks[at].Fits(s.text) {
		return span.Span{}, false
	}
	return s.toks[at].Span, true
}

// besideEvent reads the event after a counted unit, "two days after the strike": f is
// the count, w the word at f.to that says which way.
func (s *scan) besideEvent(f found, w string) found {
	sign := ""
	switch w {
	case "after", "following":
	case "before":
		sign = "-"
	default:
		return f
	}
	if sp, ok := s.event(f.to + 1); ok {
		f.event, f.offset = sp, Offset(sign+f.value)
		f.reason = "duration, counted from the event named after it"
	}
	return f
}

// unitBeside reads "the day after the attack", "the week before the vote", "the
// day of the attack": one unit beside an event.
func (s *scan) unitBeside(i, k int, u unit) (found, bool) {
	f := found{typ: Date, to: k + 1, value: masked(u), noWhen: true, silent: true}
	switch s.at(k + 1).s {
	case "after", "following":
		f.offset = Offset(duration(count{n: 1}, u))
	case "before":
		f.offset = "-" + Offset(duration(count{n: 1}, u))
	default:
		return found{}, false
	}
	sp, ok := s.event(k + 2)
	if !ok {
		return found{}, false
	}
	f.event, f.reason = sp, u.noun()+" beside the event named after it"
	return f, true
}

// fromEvents gives the times that are counted from an event their calendar time
// where the text names the day of that event once: "the Sept. 9 strike" before or
// after "two days after the strike".
func (s *scan) fromEvents() {
	type told struct {
		when  edtf.Value
		clash bool
	}
	var of map[string]told
	for i := range s.out {
		t := &s.out[i]
		if t.Event.Empty() {
			continue
		}
		if of == nil {
			of = map[string]told{}
			for k := range s.out {
				x := &s.out[k]
				if x.Of.Empty() || !x.Event.Empty() || x.Type != Date && x.Type != Clock || len(x.When) < 10 || x.When[4] != '-' || x.When.IsInterval() {
					continue
				}
				key, d := stem(x.Of.In(s.text)), x.When
				if len(d) > 10 && d[10] == 'T' {
					d = d[:10]
				}
				if old, ok := of[key]; ok && strings.TrimRight(string(old.when), "?~%") != strings.TrimRight(string(d), "?~%") {
					of[key] = told{clash: true}
				} else if !ok {
					of[key] = told{when: d}
				}
			}
		}
		e := of[stem(t.Event.In(s.text))]
		if e.clash || e.when == "" {
			continue
		}
		if w := t.Offset.From(e.when); w != "" {
			t.When, t.Anchor = w, e.when
			t.Reason += ", which the text dates " + string(e.when)
		}
	}
}

// stem is an event noun or verb without the ending of number or tense.
func stem(w string) string {
	w = strings.ToLower(w)
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 4 {
		w = w[:len(w)-1]
	}
	return w
}
