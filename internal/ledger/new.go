package ledger

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"

	"concord/internal/annotate"
	"concord/internal/annotate/token"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/story"
)

// New makes the ledger of stories. The order in which they are given changes
// nothing. Two stories that tell one commitment give one entry.
func New(told []Told, asked Asked) *Ledger {
	told = slices.Clone(told)
	slices.SortStableFunc(told, func(a, b Told) int {
		return cmp.Or(edtf.Compare(published(a.Story), published(b.Story)), strings.Compare(a.Name, b.Name))
	})
	l := &Ledger{Schema: Schema, Asked: asked, Stories: []Story{}, Entries: []Entry{}, Failed: []Failure{}, Person: Person{Unknown: []Unknown{}}}
	lib := newLibrary(told)
	for _, t := range told {
		l.Stories = append(l.Stories, storyOf(t))
		for i := range t.Story.Members {
			if rep := t.Story.Members[i].Document.Report; !t.Story.Members[i].Read() {
				l.Failed = append(l.Failed, Failure{Source: rep.Source, Kind: "language", Reason: "in another language (" + rep.Language + "): not read for what it tells"})
			}
		}
	}
	for _, e := range lib.join() {
		l.Entries = append(l.Entries, lib.entry(e, asked))
	}
	slices.SortStableFunc(l.Entries, func(a, b Entry) int { return cmp.Or(edtf.Compare(a.Since, b.Since), strings.Compare(a.Key, b.Key)) })
	l.count()
	return l
}

func (l *Ledger) count() {
	s := Summary{Stories: len(l.Stories), Commitments: len(l.Entries), Statuses: []StatusCount{}}
	n := map[Status]int{}
	for _, st := range l.Stories {
		s.Reports += len(st.Reports)
	}
	for _, e := range l.Entries {
		for _, d := range e.Duties {
			s.Duties++
			n[d.Status]++
		}
	}
	for _, st := range Statuses {
		if n[st] > 0 {
			s.Statuses = append(s.Statuses, StatusCount{st, n[st]})
		}
	}
	l.Summary = s
}

func storyOf(t Told) Story {
	out := Story{Name: t.Name, Published: published(t.Story), Reports: []Report{}}
	for i := range t.Story.Members {
		m := &t.Story.Members[i]
		rep := m.Document.Report
		out.Reports = append(out.Reports, Report{Siglum: m.Siglum, Source: rep.Source, SHA256: rep.SHA256, Label: labelOf(m), Title: rep.Title, Published: rep.Published.When})
	}
	return out
}

func labelOf(m *story.Member) string {
	if o := m.Document.Report.Outlet.Value; o != "" {
		return o
	}
	src := m.Document.Report.Source
	return src[strings.LastIndexAny(src, `/\`)+1:]
}

// published is the time from the first to the last report of a story.
func published(s *story.Story) edtf.Value {
	var from, to edtf.Value
	for i := range s.Members {
		when := s.Members[i].Document.Report.Published.When
		b, err := when.Bounds()
		if err != nil || b.OpenFrom || b.OpenTo {
			continue
		}
		day, last := edtf.Of(b.From), edtf.Of(b.To.Add(-time.Second))
		if from == "" || day < from {
			from = day
		}
		if to == "" || last > to {
			to = last
		}
	}
	if from == "" {
		return ""
	}
	return edtf.Interval(from, to)
}

// library is the stories with what is looked up in them again and again.
type library struct {
	told     []Told
	texts    map[string]map[string]int       // story → siglum → member
	at       map[string]int                  // story → index in told
	index    map[string][]site               // predicates by base
	bases    []string                        // of index, sorted
	near     map[string][]string             // bases of one meaning, when asked for
	readings map[*annotate.Document]*reading // of reports, when asked for
	last     edtf.Value                      // day of the last report
}

// site is a predicate of a report.
type site struct{ story, member, predicate int }

func newLibrary(told []Told) *library {
	lib := &library{told: told, texts: map[string]map[string]int{}, at: map[string]int{}, index: map[string][]site{}, near: map[string][]string{}, readings: map[*annotate.Document]*reading{}}
	for i, t := range told {
		lib.at[t.Name] = i
		lib.texts[t.Name] = map[string]int{}
		for m := range t.Story.Members {
			lib.texts[t.Name][t.Story.Members[m].Siglum] = m
			doc := t.Story.Members[m].Document
			for p := range doc.Predicates {
				base := doc.Predicates[p].Base
				lib.index[base] = append(lib.index[base], site{i, m, p})
			}
			if b, err := doc.Report.Published.When.Bounds(); err == nil && !b.OpenTo {
				if day := edtf.Of(b.To.Add(-time.Second)); day > lib.last {
					lib.last = day
				}
			}
		}
	}
	for base := range lib.index {
		lib.bases = append(lib.bases, base)
	}
	sort.Strings(lib.bases)
	return lib
}

// member is the report in which a passage of a story stands, nil for none.
func (lib *library) member(story string, p story.Passage) *story.Member {
	m, ok := lib.texts[story][p.Report]
	if !ok {
		return nil
	}
	return &lib.told[lib.at[story]].Story.Members[m]
}

// met is one commitment as one story tells it.
type met struct {
	story int
	c     *commitment.Commitment
	stems []string // of all its clauses, sorted
	who   party
}

// join puts the commitments of all stories together that are one: of one promisor
// and no two times, and either of one numbered instrument or in much the same
// words. Within a story package commitment has joined what is one already.
func (lib *library) join() [][]met {
	var groups [][]met
	byStem := map[string][]int{}
	byNumber := map[string][]int{}
	for i := range lib.told {
		before := len(groups)
		for k := range lib.told[i].Commitments {
			c := &lib.told[i].Commitments[k]
			if len(c.Variants) == 0 {
				continue
			}
			m := met{story: i, c: c, stems: lib.stems(i, c), who: lib.party(lib.told[i].Name, c.Promisor)}
			shared := map[int]int{}
			for _, s := range m.stems {
				for _, g := range byStem[s] {
					shared[g]++
				}
			}
			best, most := -1, 0.0
			try := func(g int, share float64) {
				// Groups of this very story are other commitments.
				if g < before && share > most && oneCommitment(groups[g][0], m) && groups[g][len(groups[g])-1].story != i {
					best, most = g, share
				}
			}
			for _, g := range sortedKeys(shared) {
				if n := shared[g]; n >= 3 {
					if share := float64(n) / float64(min(len(m.stems), len(groups[g][0].stems))); share >= 0.6 {
						try(g, share)
					}
				}
			}
			if n := c.Instrument.Number; n != "" {
				for _, g := range byNumber[n] {
					if shared[g] >= 2 {
						try(g, 2)
					}
				}
			}
			if best < 0 {
				best = len(groups)
				groups = append(groups, nil)
				for _, s := range m.stems {
					byStem[s] = append(byStem[s], best)
				}
				if n := c.Instrument.Number; n != "" {
					byNumber[n] = append(byNumber[n], best)
				}
			}
			groups[best] = append(groups[best], m)
		}
	}
	return groups
}

func sortedKeys(m map[int]int) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// oneCommitment reports whether two may be one: not of two promisors, two times,
// or one of them told only to deny it; what is refused or asked was not promised.
func oneCommitment(a, b met) bool {
	for _, kind := range [...]commitment.Kind{commitment.Refusal, commitment.Demand} {
		if (a.c.Kind == kind) != (b.c.Kind == kind) {
			return false
		}
	}
	if a.c.Denied != b.c.Denied || !a.who.same(b.who, false) { // who is not known is nobody else
		return false
	}
	return a.c.Made == nil || b.c.Made == nil || a.c.Made.When.Compatible(b.c.Made.When)
}

// stems are the stems of the content words of all clauses of c, sorted.
func (lib *library) stems(i int, c *commitment.Commitment) []string {
	var out []string
	for _, v := range c.Variants {
		out = append(out, stemsOf(v.Says.Exact)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stemsOf are the stems of the content words of s, in order.
func stemsOf(s string) []string {
	var out []string
	for _, w := range wordsOf(s) {
		if token.Content(w) {
			out = append(out, token.Stem(w))
		}
	}
	return out
}

// wordsOf are the words of s in lower case, marks and possessives aside.
func wordsOf(s string) []string {
	s = strings.ReplaceAll(s, "’", "'")
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	out := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(strings.TrimSuffix(f, "'s"), "'"); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// entry makes the entry of one commitment.
func (lib *library) entry(group []met, asked Asked) Entry {
	first := group[0]
	name := lib.told[first.story].Name
	e := Entry{Story: name, Commitment: *first.c, Duties: []Duty{}, Keys: []string{}}
	for _, m := range group {
		in := In{Story: lib.told[m.story].Name, ID: m.c.ID, Reports: []string{}}
		for _, v := range m.c.Variants {
			if !slices.Contains(in.Reports, v.Says.Report) {
				in.Reports = append(in.Reports, v.Says.Report)
			}
			if k := lib.key("c", in.Story, v.Says); !slices.Contains(e.Keys, k) {
				e.Keys = append(e.Keys, k)
			}
		}
		e.Stories = append(e.Stories, in)
		for _, cw := range m.c.ComparedWith {
			if r, ok := Named(cw.To.Value); ok && !slices.Contains(e.References, r.ID) {
				e.References = append(e.References, r.ID)
			}
		}
	}
	slices.Sort(e.References)
	e.Key = e.Keys[0]
	since := lib.since(group)
	e.Since, e.SinceBy = since.when, since.why
	for _, m := range group {
		for k := range m.c.Duties {
			lib.addDuty(&e, m, &m.c.Duties[k])
		}
	}
	s := lib.search(since, asked)
	e.Cases = lib.cases(group, since, asked)
	for i := range e.Duties {
		d := &e.Duties[i]
		d.Search = s
		d.Evidence = lib.evidence(group, d, since, asked)
		cases := d.Evidence
		if c := first.c; d.Duty.Condition != nil && (c.Trigger != nil || c.Constitutive != nil) {
			cases = append(cases[:len(cases):len(cases)], e.Cases...) // "in the event of such an attack"
		}
		var ends edtf.Value
		if f := first.c.InForce; f != nil {
			ends = f.When
		}
		d.conclude(cases, ends, lib.last)
	}
	return e
}

// addDuty adds a duty of one story, or its keys where another story's duty says
// the same.
func (lib *library) addDuty(e *Entry, m met, duty *commitment.Duty) {
	if len(duty.Content.Passages) == 0 {
		return
	}
	name := lib.told[m.story].Name
	var keys []string
	for _, p := range duty.Content.Passages {
		if k := lib.key("d", name, p); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	mine := stemsOf(duty.Content.Value)
	for i := range e.Duties {
		d := &e.Duties[i]
		if d.Story == name || (d.Duty.Modality == commitment.Prohibition) != (duty.Modality == commitment.Prohibition) {
			continue
		}
		theirs := stemsOf(d.Duty.Content.Value)
		if n := shared(mine, theirs); n >= 2 && float64(n) >= 0.6*float64(min(len(mine), len(theirs))) {
			for _, k := range keys {
				if !slices.Contains(d.Keys, k) {
					d.Keys = append(d.Keys, k)
				}
			}
			return
		}
	}
	e.Duties = append(e.Duties, Duty{Key: keys[0], Keys: keys, Story: name, Duty: *duty})
}

// shared is how many different words of a stand in b.
func shared(a, b []string) int {
	n := 0
	for i, w := range a {
		if !slices.Contains(a[:i], w) && slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// key names a clause by its words and those of the sentence around it, so that it
// outlasts changes of files, places and the reports beside it.
func (lib *library) key(kind, story string, p story.Passage) string {
	around := p.Exact
	if m := lib.member(story, p); m != nil {
		sentences := m.Document.Sentences
		i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > p.Start })
		if i < len(sentences) && sentences[i].Start <= p.Start {
			around = sentences[i].In(m.Document.Report.Text)
		}
	}
	h := sha256.Sum256([]byte(kind + "\n" + strings.Join(wordsOf(around), " ") + "\n" + strings.Join(wordsOf(p.Exact), " ")))
	return kind + "-" + hex.EncodeToString(h[:])[:10]
}

// since is from when on a report counts as later than a commitment.
type sinceTime struct {
	when  edtf.Value
	why   string
	after time.Time // first instant that is later; zero when nothing tells
}

func (lib *library) since(group []met) sinceTime {
	var out sinceTime
	for _, m := range group {
		if d := m.c.Made; d != nil && d.When != "" && (out.when == "" || out.when.Contains(d.When)) {
			if b, err := d.When.Bounds(); err == nil && !b.OpenTo {
				out.when, out.why, out.after = d.When, "made", b.To
			}
		}
	}
	for _, m := range group {
		for _, v := range m.c.Variants {
			rep := lib.member(lib.told[m.story].Name, v.Says)
			if rep == nil {
				continue
			}
			b, err := rep.Document.Report.Published.When.Bounds()
			if err != nil || b.OpenTo || b.OpenFrom {
				continue
			}
			if out.why != "made" && (out.after.IsZero() || b.To.Before(out.after)) {
				out.when, out.why, out.after = rep.Document.Report.Published.When, "first reported", b.To
			}
			if out.why == "made" && b.To.Before(out.after) {
				out.after = b.To // "made in 2031", reported in May: what follows in June is later
			}
		}
	}
	return out
}

// search counts the reports that could tell of a commitment made before.
func (lib *library) search(since sinceTime, asked Asked) Search {
	s := Search{State: NotSearched}
	var from, to edtf.Value
	any := false
	for _, t := range lib.told {
		n := 0
		for i := range t.Story.Members {
			when := t.Story.Members[i].Document.Report.Published.When
			b, err := when.Bounds()
			if err != nil || b.OpenFrom || b.OpenTo || !t.Story.Members[i].Read() {
				continue
			}
			if since.after.IsZero() || b.From.Before(since.after) {
				continue
			}
			any = true
			if !asked.holds(when) {
				continue
			}
			n++
			day, last := edtf.Of(b.From), edtf.Of(b.To.Add(-time.Second))
			if from == "" || day < from {
				from = day
			}
			if to == "" || last > to {
				to = last
			}
		}
		if n > 0 {
			s.Stories++
			s.Reports += n
		}
	}
	switch {
	case s.Reports > 0:
		s.State, s.Period = NoneFound, edtf.Interval(from, to)
	case since.after.IsZero():
		s.Why = "it is not known when it was made, nor when it was first reported"
	case any:
		s.Why = "no later report lies in the period asked for"
	default:
		s.Why = "no report here is later than it"
	}
	return s
}

// holds reports whether a time lies in the period asked for, as far as it can be told.
func (a Asked) holds(when edtf.Value) bool {
	b, err := when.Bounds()
	if err != nil {
		return a.From == "" && a.To == ""
	}
	if f, err := a.From.Bounds(); err == nil && b.From.Before(f.From) {
		return false
	}
	if t, err := a.To.Bounds(); err == nil && b.To.After(t.To) {
		return false
	}
	return true
}
