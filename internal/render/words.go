package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/account"
	"concord/internal/commitment"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/story"
)

// index looks things of an account up by siglum and id. Look-ups of what is not
// there give nil or "".
type index struct {
	acc     *account.Account
	reports map[string]*account.Report
	origins map[string]*lineage.Origin
	differ  map[string]*reconcile.Difference
}

func indexOf(acc *account.Account) *index {
	x := &index{acc: acc, reports: map[string]*account.Report{}, origins: map[string]*lineage.Origin{}, differ: map[string]*reconcile.Difference{}}
	for i := range acc.Reports {
		x.reports[acc.Reports[i].Siglum] = &acc.Reports[i]
	}
	for i := range acc.Lineage.Origins {
		x.origins[acc.Lineage.Origins[i].ID] = &acc.Lineage.Origins[i]
	}
	for i := range acc.Differences {
		x.differ[acc.Differences[i].ID] = &acc.Differences[i]
	}
	return x
}

// label is what to call a report: "Kellmouth Courier".
func (x *index) label(siglum string) string {
	if r := x.reports[siglum]; r != nil {
		return r.Label
	}
	return ""
}

// origin is the name of an origin, or its id when it has none.
func (x *index) origin(id string) string {
	if o := x.origins[id]; o != nil && o.Name != "" {
		return o.Name
	}
	return id
}

func (x *index) originNames(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = x.origin(id)
	}
	return strings.Join(names, ", ")
}

// plural is "1 report", "5 reports".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	many := one + "s"
	switch {
	case strings.HasSuffix(one, "y") && !strings.HasSuffix(one, "day"):
		many = one[:len(one)-1] + "ies"
	case strings.HasSuffix(one, "ch"):
		many = one + "es"
	}
	return strconv.Itoa(n) + " " + many
}

// inWords is plural with numbers up to twelve spelled out, as newspapers do.
func inWords(n int, one string) string {
	small := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	p := plural(n, one)
	if n < len(small) {
		return small[n] + strings.TrimPrefix(p, strconv.Itoa(n))
	}
	return p
}

// capital returns s with its first letter in upper case: for our own words only.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// accordingTo names who says so, safe to print.
func accordingTo(holder string) string { return "according to " + Plain(inSentence(holder)) }

// inSentence is a name or description as it stands inside a sentence: "The
// minister" begins one in the report, not here.
func inSentence(name string) string {
	for _, article := range [...]string{"The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return strings.ToLower(article) + rest
		}
	}
	return name
}

// standfirst is the account in three sentences.
func standfirst(acc *account.Account) string {
	s := acc.Summary
	var b strings.Builder
	b.WriteString(capital(inWords(s.Reports, "report")))
	if s.Origins > 0 {
		fmt.Fprintf(&b, " from %s", inWords(s.Origins, "origin"))
	}
	if s.Published != "" {
		fmt.Fprintf(&b, ", published %s", dateWords(s.Published))
	}
	b.WriteString(". ")
	if s.Reports < 2 {
		fmt.Fprintf(&b, "With fewer than two reports there is nothing to compare. %s found.", capital(inWords(s.Singles, "fact")))
		return b.String()
	}
	fmt.Fprintf(&b, "They agree on %s and differ on %s", inWords(s.Agreed, "fact"), inWords(s.Differences, "point"))
	if s.Hard > 0 {
		kinds := judgements(acc)
		if s.Hard == 1 {
			fmt.Fprintf(&b, ", one of them a %s", kinds)
		} else {
			fmt.Fprintf(&b, ", %s of them %s", strings.Fields(inWords(s.Hard, "point"))[0], kinds)
		}
	}
	b.WriteString(". ")
	if s.Singles > 0 {
		verb := "stand"
		if s.Singles == 1 {
			verb = "stands"
		}
		fmt.Fprintf(&b, "%s %s in one report only.", capital(inWords(s.Singles, "fact")), verb)
	}
	return strings.TrimSpace(b.String())
}

// judgements names the hard judgements met: "contradictions or disputes".
func judgements(acc *account.Account) string {
	var kinds []string
	noun := map[reconcile.Judgement]string{reconcile.JudgeContradiction: "contradiction", reconcile.JudgeTension: "tension", reconcile.JudgeDisputed: "dispute between named sources"}
	for _, j := range []reconcile.Judgement{reconcile.JudgeContradiction, reconcile.JudgeTension, reconcile.JudgeDisputed} {
		if slices.ContainsFunc(acc.Differences, func(d reconcile.Difference) bool { return d.Judgement == j }) {
			n := noun[j]
			if acc.Summary.Hard > 1 {
				n = strings.Replace(n+"s", "dispute between named sourcess", "disputes between named sources", 1)
			}
			kinds = append(kinds, n)
		}
	}
	return orList(kinds)
}

func orList(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " or " + items[len(items)-1]
}

// gloss says a judgement's meaning in words.
func gloss(j reconcile.Judgement) string {
	switch j {
	case reconcile.JudgeContradiction:
		return "cannot both hold"
	case reconcile.JudgeTension:
		return "can hardly both hold"
	case reconcile.JudgePrecision:
		return "one includes the other"
	case reconcile.JudgeScope:
		return "another population or extent"
	case reconcile.JudgeUpdate:
		return "a later state"
	case reconcile.JudgeWording:
		return "other words"
	case reconcile.JudgeDisputed:
		return "between named sources"
	}
	return ""
}

// reads is what a cell of the coverage matrix says, with the values of a
// difference in words.
func (x *index) reads(finding, reads string) string {
	d := x.differ[finding]
	if d == nil {
		return reads
	}
	parts := strings.Split(reads, " / ")
	for i := range parts {
		parts[i] = value(d, parts[i])
	}
	return strings.Join(parts, " / ")
}

// standing is the verdict of a cluster with its counts: "corroborated · 4 origins".
func standing(c *reconcile.Cluster) string {
	s := string(c.Verdict)
	if n := len(c.Origins); n > 0 {
		s += " · " + plural(n, "origin")
		if len(c.Reports) > n {
			s += ", " + plural(len(c.Reports), "report")
		}
	}
	if c.PrecisionVaries {
		s += " · precision varies"
	}
	return s
}

// because is the grounds in one phrase: "same head noun (deckhands, crew)".
func because(why []reconcile.Ground) string {
	parts := make([]string, len(why))
	for i, g := range why {
		parts[i] = g.What
		if g.Words != "" {
			parts[i] += " (" + oneLine(g.Words) + ")"
		}
	}
	return strings.Join(parts, "; ")
}

// shownValue is the value of a reading in plain words, with the capitals that a
// report gives it.
func shownValue(d *reconcile.Difference, r *reconcile.Reading) string {
	v := value(d, r.Value)
	for _, m := range r.Marks {
		words := oneLine(m.Exact)
		if i := strings.Index(strings.ToLower(words), v); i >= 0 && v != "" && i+len(v) <= len(words) && strings.EqualFold(words[i:i+len(v)], v) {
			return words[i : i+len(v)]
		}
	}
	return v
}

// sides are the readings of a difference, those of one value taken together: in a
// dispute several sources, or one source as several reports call it, stand on one side.
func sides(d *reconcile.Difference) []reconcile.Reading {
	var out []reconcile.Reading
	for _, r := range d.Readings {
		r.Holder = inSentence(r.Holder)
		r.Passages, r.Marks = nearest(r.Passages, r.Marks)
		k := slices.IndexFunc(out, func(o reconcile.Reading) bool { return o.Value == r.Value })
		if k < 0 {
			out = append(out, r)
			continue
		}
		o := &out[k]
		switch {
		case o.Holder == "":
			o.Holder = r.Holder
		case r.Holder != "" && !slices.Contains(strings.Split(o.Holder, ", "), r.Holder):
			o.Holder += ", " + r.Holder
		}
		o.Passages, o.Marks = append(o.Passages[:len(o.Passages):len(o.Passages)], r.Passages...), append(o.Marks[:len(o.Marks):len(o.Marks)], r.Marks...)
		for _, id := range r.Origins {
			if !slices.Contains(o.Origins, id) {
				o.Origins = append(o.Origins[:len(o.Origins):len(o.Origins)], id)
			}
		}
	}
	return out
}

// nearest keeps of passages that show the same words of a report the shortest: a
// clause says as much as the sentence around it.
func nearest(passages, marks []story.Passage) (ps, ms []story.Passage) {
	if len(passages) != len(marks) {
		return passages, marks
	}
	for i, p := range passages {
		k := slices.Index(ms, marks[i])
		switch {
		case k < 0 || marks[i].Empty():
			ps, ms = append(ps, p), append(ms, marks[i])
		case p.Len() < ps[k].Len():
			ps[k] = p
		}
	}
	return ps, ms
}

// subject is what a difference is about, in plain words. Where that is only one of
// the claims, as of a dispute, it is who stands against whom.
func subject(d *reconcile.Difference) string {
	claim, ok := strings.CutPrefix(d.Subject, "disputed: ")
	if !ok || !slices.ContainsFunc(d.Readings, func(r reconcile.Reading) bool { return r.Value == claim }) {
		return Plain(d.Subject)
	}
	var who []string
	for _, r := range sides(d) {
		if r.Holder == "" {
			return Plain(d.Subject)
		}
		first, _, _ := strings.Cut(r.Holder, ", ")
		who = append(who, Plain(first))
	}
	return strings.Join(who, " against ")
}

// differOn tells of a difference in the line of a fact that it touches.
func differOn(d *reconcile.Difference) string {
	if s := subject(d); d.Judgement == reconcile.JudgeDisputed && s != Plain(d.Subject) {
		return "disputed: " + s
	}
	return "they differ on " + Plain(d.Subject)
}

// chain is the way of a witness's words to its report, "" where the report gives
// them as the speaker's at first hand: "A ← Axios ← a former official".
func chain(w *collate.Witness) string {
	if len(w.Through) == 0 || w.Source == nil {
		return ""
	}
	out := w.Report
	for _, p := range append(w.Through[:len(w.Through):len(w.Through)], *w.Source) {
		out += " ← " + Plain(p.Exact)
	}
	return out
}

// pair is the shared wording of two reports, taken together, or an error that they
// share.
type pair struct {
	later, first   string
	words, stretch int
	sure, error    bool
	copies         []*lineage.Copy
}

// pairs adds up the copies by pair of reports, most words first, behind shared errors.
func pairs(l *lineage.Lineage) []pair {
	at := map[[2]string]int{}
	var out []pair
	for i := range l.Copies {
		c := &l.Copies[i]
		key := [2]string{c.Later.Report, c.First.Report}
		k, ok := at[key]
		if wrong := len(c.Others) > 0; !ok || wrong {
			if k = len(out); !wrong {
				at[key] = k
			}
			out = append(out, pair{later: key[0], first: key[1], sure: true, error: wrong})
		}
		out[k].words += c.Words
		out[k].stretch++
		out[k].sure = out[k].sure && c.Sure
		out[k].copies = append(out[k].copies, c)
	}
	slices.SortStableFunc(out, func(a, b pair) int {
		if a.error != b.error {
			if a.error {
				return -1
			}
			return 1
		}
		return b.words - a.words
	})
	return out
}

func (p *pair) String() string {
	if c := p.copies[0]; p.error {
		return fmt.Sprintf("%s and %s have “%s”, %s “%s”: counted as one origin", p.first, p.later, Plain(oneLine(c.Later.Exact)),
			strings.Join(sigla(c.Others), " "), Plain(oneLine(c.Others[0].Exact)))
	}
	n := plural(p.words, "word") + " in " + plural(p.stretch, "stretch")
	if p.sure {
		return p.later + " has " + n + " that stand in the earlier " + p.first
	}
	return p.later + " and " + p.first + " share " + n + "; which came first cannot be told"
}

// reported groups passages with the same words: the words once, and who has them.
type reported struct {
	exact string
	at    []story.Passage
	marks []story.Passage // beside at; the zero Passage where there is none
}

func sameWords(at, marks []story.Passage) []reported {
	var out []reported
	seen := map[string]int{}
	for i, p := range at {
		var m story.Passage
		if i < len(marks) && marks[i].Report == p.Report && p.Contains(marks[i].Span) && !marks[i].Empty() {
			m = marks[i]
		}
		key := oneLine(p.Exact)
		k, ok := seen[key]
		if !ok {
			k = len(out)
			seen[key] = k
			out = append(out, reported{exact: p.Exact})
		}
		out[k].at, out[k].marks = append(out[k].at, p), append(out[k].marks, m)
	}
	return out
}

// sigla lists the reports of passages, each once, in their order.
func sigla(at []story.Passage) []string {
	var out []string
	for _, p := range at {
		if !slices.Contains(out, p.Report) {
			out = append(out, p.Report)
		}
	}
	return out
}

// clause is a field of a commitment with all that is told of it.
type clause struct {
	name string
	told []reported
}

// clauses are the filled fields of a commitment, in the order in which a reader
// asks for them.
func clauses(c *commitment.Commitment) []clause {
	var out []clause
	add := func(name string, at ...story.Passage) {
		at = slices.DeleteFunc(slices.Clone(at), func(p story.Passage) bool { return p.Empty() })
		if len(at) > 0 {
			out = append(out, clause{name, sameWords(at, nil)})
		}
	}
	fields := func(name string, fs ...commitment.Field) {
		var at []story.Passage
		for _, f := range fs {
			at = append(at, f.Passages...)
		}
		add(name, at...)
	}
	field := func(name string, f *commitment.Field) {
		if f != nil {
			fields(name, *f)
		}
	}
	party := func(name string, p *commitment.Party) {
		if p != nil {
			add(name, p.Passages...)
		}
	}
	dated := func(name string, d *commitment.Dated) {
		if d != nil {
			add(name, d.Passages...)
		}
	}
	party("who is bound", c.Promisor)
	party("for whom", c.Promisee)
	dated("made", c.Made)
	dated("published", c.Published)
	if c.Constitutive != nil {
		fields("what is regarded", c.Constitutive.If)
		fields("as what", c.Constitutive.CountsAs)
	}
	if c.Trigger != nil {
		fields("in which case", c.Trigger.Says)
	}
	for i := range c.Duties {
		d := &c.Duties[i]
		fields("what is to be done", d.Content)
		if d.Bearer != nil && (c.Promisor == nil || d.Bearer.Name != c.Promisor.Name) {
			party("by whom", d.Bearer)
		}
		field("on condition", d.Condition)
		fields("measures", d.Measures...)
		fields("limits", d.Limits...)
		field("what for", d.Purpose)
		dated("due", d.Due)
	}
	fields("interests", c.Interests...)
	fields("grounds", c.Grounds...)
	for _, k := range c.ComparedWith {
		fields("compared with", k.To)
	}
	var cues []story.Passage
	for _, v := range c.Variants {
		if v.Cue != nil {
			cues = append(cues, *v.Cue)
		}
	}
	add("words that commit", cues...)
	return out
}

// tested says in a line each which events come near a commitment, and how they
// stand to it.
func (x *index) tested(commitment string) []string {
	var out []string
	for _, l := range x.acc.Engagements {
		if l.Commitment != commitment {
			continue
		}
		for i := range l.Engagements {
			g := &l.Engagements[i]
			k := slices.IndexFunc(x.acc.Events, func(e event.Event) bool { return e.ID == g.Event })
			if k < 0 {
				continue
			}
			what := capital(Plain(eventName(&x.acc.Events[k])))
			if when := x.acc.Events[k].When; when != "" {
				what += ", " + dateWords(when)
			}
			line := string(g.Result) + ": " + what
			if g.Failed != "" {
				line += "; not met: " + string(g.Failed)
			}
			for _, n := range g.Open {
				j := slices.IndexFunc(g.Conditions, func(c engage.Condition) bool { return c.Name == n })
				line += "; " + string(g.Conditions[j].Value) + ": " + string(n)
			}
			out = append(out, line+" ["+g.ID+"]")
		}
	}
	return out
}

// terse is c without the parties where every passage names them as the heading does.
func terse(c *commitment.Commitment) *commitment.Commitment {
	out := *c
	same := func(p *commitment.Party) bool {
		return p != nil && !slices.ContainsFunc(p.Passages, func(at story.Passage) bool { return oneLine(at.Exact) != p.Name })
	}
	bare := func(p *commitment.Party) *commitment.Party {
		if same(p) {
			return &commitment.Party{Name: p.Name, Kind: p.Kind}
		}
		return p
	}
	out.Promisor, out.Promisee = bare(c.Promisor), bare(c.Promisee)
	return &out
}

// pledge names a commitment's parties: "the port authority → the council".
func pledge(c *commitment.Commitment) string {
	who := "promisor not named"
	if c.Promisor != nil {
		who = c.Promisor.Name
	}
	if c.Promisee != nil {
		who += " → " + c.Promisee.Name
	}
	return who
}

// pledgeKind says what kind of commitment it is: "duty · agreement · made 12 June 2029".
func pledgeKind(c *commitment.Commitment) string {
	parts := []string{string(c.Kind)}
	if c.Instrument.Kind != "" && c.Instrument.Kind != string(c.Kind) {
		parts = append(parts, c.Instrument.Kind)
	}
	if c.Made != nil {
		parts = append(parts, "made "+dateWords(c.Made.When))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// base is the witness an utterance's lemmas are taken from, nil for none.
func base(u *collate.Utterance) *collate.Witness {
	if u.Base < 0 || u.Base >= len(u.Witnesses) {
		if len(u.Witnesses) == 0 {
			return nil
		}
		return &u.Witnesses[0]
	}
	return &u.Witnesses[u.Base]
}

// speaker is who speaks, or that it is not known.
func speaker(u *collate.Utterance) string {
	if u.Speaker == "" {
		return "speaker unknown"
	}
	return u.Speaker
}

// variantWords is a variant's reading and who has it. cut reports that the
// witness leaves the lemma out.
func variantWords(u *collate.Utterance, v *collate.Variant) (words string, who []string, cut bool) {
	for _, p := range v.At {
		if words == "" {
			words = p.Exact
		}
	}
	for _, i := range v.Witnesses {
		if 0 <= i && i < len(u.Witnesses) && !slices.Contains(who, u.Witnesses[i].Report) {
			who = append(who, u.Witnesses[i].Report)
		}
	}
	return words, who, words == ""
}

// context is up to n runes of text on either side of p, and whether p fits.
func (x *index) context(p story.Passage, n int) (before, after string, ok bool) {
	r := x.reports[p.Report]
	if r == nil || !p.Fits(r.Text) {
		return "", "", false
	}
	// A rune has at most four bytes: never look further than needed.
	from, to := max(0, p.Start-8*n), min(len(r.Text), p.End+8*n)
	for from < p.Start && !utf8.RuneStart(r.Text[from]) {
		from++
	}
	for to > p.End && to < len(r.Text) && !utf8.RuneStart(r.Text[to]) {
		to--
	}
	var cut bool
	if before, cut = clipEnd(r.Text[from:p.Start], n); cut || from > 0 {
		before = "…" + before
	}
	if after, cut = clip(r.Text[p.End:to], n); cut || to < len(r.Text) {
		after += "…"
	}
	return before, after, true
}

// credit is a source that reports name for their text, with every place that names it.
type credit struct {
	kind, name string
	places     []lineage.Credit
}

// creditsOf groups the credits of a lineage by the source they name, in order
// of the first place.
func creditsOf(l *lineage.Lineage) []credit {
	var out []credit
	at := map[[2]string]int{}
	for _, c := range l.Credits {
		key := [2]string{c.Kind, strings.ToLower(c.Name)}
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			out = append(out, credit{kind: c.Kind, name: c.Name})
		}
		out[k].places = append(out[k].places, c)
	}
	return out
}

// reports are the sigla of the reports that name the source, each once.
func (c credit) reports() []string {
	var out []string
	for _, p := range c.places {
		if !slices.Contains(out, p.At.Report) {
			out = append(out, p.At.Report)
		}
	}
	return out
}
