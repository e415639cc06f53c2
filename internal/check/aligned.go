package check

import (
	"math"
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/reconcile"
	"concord/internal/reconcile/align"
	"concord/internal/span"
	"concord/internal/statement"
)

// Where no rule of reconcile showed that a number or day of the draft and one of a
// report are of the same thing, the words around them may: their clauses tell the
// same fact (package align, without what it makes of numbers and times), the words
// next to them are the same, they count things of one name or belong to one verb.
// How much of that must be there is measured on stories of three outlets: of the
// numbers and days that stand in another report too, the place that is likest by
// this sum and above the threshold has the same value in nearly all cases, so that
// another value there is worth a look. docs/check.md has the figures.

// amount is one number or calendar time with what it may be compared with.
type amount struct {
	m      int
	at     span.Span
	class  string // "count", "money USD", "duration D", "weekday", "month", "year"
	value  string
	event  string // folded: the word a time belongs to
	number *quantity.Quantity
}

// What the likeness of two places is made of, beside that of their clauses.
const (
	nextWords = 6   // to either side are looked at
	nextMost  = 4   // of them are counted
	perNext   = 0.1 // for each that is the same
	perVerb   = 0.1 // for the same verb above both
	perEvent  = 0.2 // for times of the same verb or noun
	perHead   = 0.4 // for what is counted, by how near in meaning it is; as much off where it is nothing alike
	unlike    = 0.3 // below it, what is counted is nothing alike
	perSize   = 0.2 // off for numbers of another size, at each of sizes
	perReport = 0.1 // of times: for another report with the same in a place like this, off for one with another
	perNames  = 0.2 // off where both clauses have names and none is the same
	nearRival = 0.15
	likePlace = 0.55
)

// sizes are the ratios from which one number is of another size than another.
var sizes = []float64{2.5, 10, 100}

// likeEnough is the likeness from which two places tell of the same. Of weekdays
// and lengths of time it is less, for a report has few.
func likeEnough(class string) float64 {
	switch {
	case class == "weekday":
		return 0.82
	case strings.HasPrefix(class, "duration"):
		return 0.9
	}
	return 1
}

// amounts are the numbers and times of a member, in text order of each kind.
func (l *linter) amounts(m int) []amount {
	if as, ok := l.amountsOf[m]; ok {
		return as
	}
	doc := l.both.Members[m].Document
	var out []amount
	for i := range doc.Quantities {
		if q := &doc.Quantities[i]; q.Span.Fits(doc.Report.Text) && !q.Empty() {
			out = append(out, l.amountOfNumber(m, q))
		}
	}
	for i := range doc.Times {
		if t := &doc.Times[i]; t.Span.Fits(doc.Report.Text) {
			out = append(out, l.amountsOfTime(m, t)...)
		}
	}
	out = slices.DeleteFunc(out, func(a amount) bool { return a.class == "" })
	l.amountsOf[m] = out
	return out
}

// amountOfNumber has no class where a number is too vague to be compared.
func (l *linter) amountOfNumber(m int, q *quantity.Quantity) amount {
	a := amount{m: m, at: q.Span, value: valueOf(q), number: q}
	switch {
	case q.Vague, q.Kind == quantity.Ordinal, q.Kind == quantity.Duration, q.Unit == "share":
	case q.Kind == quantity.Number:
		a.class = string(quantity.Count)
	default:
		a.class = strings.TrimSpace(string(q.Kind) + " " + q.Unit)
	}
	return a
}

// amountsOfTime is a time by each of its parts that can be compared.
func (l *linter) amountsOfTime(m int, t *when.Time) []amount {
	words := strings.ToLower(t.Span.In(l.both.Members[m].Document.Report.Text))
	var out []amount
	add := func(class, value string) {
		out = append(out, amount{m: m, at: t.Span, class: class, value: value, event: l.eventOf(m, t)})
	}
	switch t.Type {
	case when.Duration:
		if n := len(t.Value); n > 0 && measured(t) {
			add("duration "+t.Value[n-1:], t.Value)
		}
	case when.Date, when.Clock:
		c := calendar(words)
		if d := weekdayIn(words); d >= 0 {
			add("weekday", weekdayNames[d])
		}
		if c.month != "" {
			add("month", strings.TrimSpace(c.month+" "+c.day))
		} else if c.year != "" {
			add("year", c.year)
		}
	}
	return out
}

// fits reports whether two amounts of one class can be the same.
func (a *amount) fits(b *amount) bool {
	switch {
	case a.number != nil && b.number != nil:
		return math.Abs(a.number.Value) == math.Abs(b.number.Value) || allows(b.value, a.value) // “minus 4.9” is told as “down 4.9” too
	case a.class == "month":
		x, dx, _ := strings.Cut(a.value, " ")
		y, dy, _ := strings.Cut(b.value, " ")
		return x == y && (dx == dy || dx == "" || dy == "")
	}
	return a.value == b.value
}

// otherAmount looks for the place in the reports that is likest to a's. Where it
// is like enough and has another value, and no report has the draft's in a place
// like it, that is a finding, and the result is true.
func (l *linter) otherAmount(a amount, kind string) bool {
	if a.class == "" {
		return false
	}
	type near struct {
		*amount
		like float64
	}
	best := map[int]near{} // by member
	for m := range l.draft {
		as := l.amounts(m)
		for i := range as {
			b := &as[i]
			if b.class != a.class || l.sharedKeys(a.at, m, b.at) < commonKeys {
				continue
			}
			like := l.likeness(&a, b)
			if like >= likePlace && a.fits(b) {
				return false
			}
			if like > best[m].like {
				best[m] = near{b, like}
			}
		}
	}
	first := near{}
	for m := range l.draft {
		if n := best[m]; n.like > first.like {
			first = n
		}
	}
	if first.amount == nil {
		return false
	}
	like := first.like
	r := Reading{Value: first.value}
	for m := range l.draft {
		switch n := best[m]; {
		case n.like < likePlace:
		case n.amount.fits(first.amount):
			r.Words = append(r.Words, l.both.Passage(m, n.at))
			if n.amount != first.amount && a.number == nil {
				like += perReport
			}
		case a.number == nil:
			like -= perReport
		}
	}
	if like < likeEnough(a.class) {
		return false
	}
	// Another place of the draft may be the one that answers to the report's.
	for _, c := range l.amounts(l.draft) {
		if c.at == a.at || c.class != a.class {
			continue
		}
		if like := l.likeness(&c, first.amount); like >= first.like || like >= first.like-nearRival && c.fits(first.amount) {
			return false
		}
	}
	r.Passages = l.sentencesOf(r.Words)
	l.add(kind+"/none", Warning, a.at, "no report has “"+short(a.at.In(l.text))+"” in a place like this: "+heads([]Reading{r}), []Reading{r}, l.whyLike(&a, first.amount))
	return true
}

// likeness is how much speaks for two places telling of the same, whatever their
// values are.
func (l *linter) likeness(a, b *amount) float64 {
	whole, _ := l.sameFact(l.textAt(a.m, l.sentenceOf(a)), l.textAt(b.m, l.sentenceOf(b)))
	clause, otherNames := l.sameFact(l.textAt(a.m, l.clauseOf(a)), l.textAt(b.m, l.clauseOf(b)))
	sum := max(whole, clause) - perNames*otherNames
	sum += perNext * float64(min(nextMost, len(l.nextShared(a, b))))
	if v := l.verbOf(a); v != "" && v == l.verbOf(b) {
		sum += perVerb
	}
	switch {
	case a.event == "" || b.event == "":
	case a.event == b.event:
		sum += perEvent
	case a.class != "weekday": // the day of the news is told with any verb
		sum -= perEvent
	}
	if a.number == nil || b.number == nil {
		return sum
	}
	if near, ok := l.counted(a, b); ok {
		sum += perHead * near
		if near < unlike {
			sum -= perHead
		}
	}
	for _, size := range sizes {
		if x, y := math.Abs(a.number.Value), math.Abs(b.number.Value); max(x, y) > size*min(x, y) {
			sum -= perSize
		}
	}
	if below(a.number.Bound) && above(b.number.Bound) || above(a.number.Bound) && below(b.number.Bound) {
		sum -= perSize // “nearly 190” and “more than 65” are hardly of one thing
	}
	return sum
}

func below(b quantity.Bound) bool { return b == quantity.AtMost || b == quantity.LessThan }
func above(b quantity.Bound) bool { return b == quantity.AtLeast || b == quantity.MoreThan }

// counted is how near in meaning what two numbers count is, 0 to 1, and whether
// both say what they count.
func (l *linter) counted(a, b *amount) (float64, bool) {
	x, y := a.number.Counted, b.number.Counted
	if x.Empty() || y.Empty() {
		return 0, false
	}
	like := align.Compare(l.textAt(a.m, x), l.textAt(b.m, y), nil)
	return like[align.Meaning], true
}

// verbOf is the predicate of the smallest clause around an amount, "" for verbs
// that go with everything.
func (l *linter) verbOf(a *amount) string {
	ps := l.both.Members[a.m].Document.Predicates
	best, out := math.MaxInt, ""
	for i := range ps {
		if p := &ps[i]; p.Clause.Contains(a.at) && p.Clause.Len() < best && p.Kind != predicate.Apposition {
			best, out = p.Clause.Len(), p.Base
		}
	}
	switch out {
	case "be", "have", "say", "tell":
		return ""
	}
	return out
}

// sameFact is how likely two texts tell the same fact, numbers and times aside,
// and whether they have only different names. Rivals are weighed by otherAmount,
// among places of one class.
func (l *linter) sameFact(a, b *align.Text) (likely, otherNames float64) {
	like := align.Compare(a, b, l.texts.set)
	for _, p := range []align.Part{align.Numbers, align.OtherNums, align.Dates, align.OtherDates, align.Nearest} {
		like[p] = 0
	}
	like[align.Nearer] = 0.1
	return like.Score(align.SameFact), like[align.OtherNames]
}

// texts are the sentences and clauses made ready for package align.
type texts struct {
	reader *align.Reader
	made   map[textPlace]*align.Text
	set    *align.Set
}

type textPlace struct {
	m  int
	at span.Span
}

// weighed is how many reports of a story tell how much a word tells in it.
const weighed = 24

func (l *linter) textAt(m int, sp span.Span) *align.Text {
	if l.texts == nil {
		l.texts = &texts{reader: align.NewReader(), made: map[textPlace]*align.Text{}}
		var all []*align.Text
		for k := range l.both.Members {
			if k < weighed || k == l.draft {
				for _, s := range l.both.Members[k].Document.Sentences {
					all = append(all, l.textAt(k, s.Span))
				}
			}
		}
		l.texts.set = align.NewSet(all)
	}
	key := textPlace{m, sp}
	if l.texts.made[key] == nil {
		l.texts.made[key] = l.texts.reader.Text(l.both.Members[m].Document, sp)
	}
	return l.texts.made[key]
}

func (l *linter) sentenceOf(a *amount) span.Span {
	doc := l.both.Members[a.m].Document
	if i := sentenceAt(doc, a.at); i >= 0 {
		return doc.Sentences[i].Span
	}
	return a.at
}

// clauseOf is the smallest statement around an amount that says something by
// itself, else its sentence.
func (l *linter) clauseOf(a *amount) span.Span {
	out := l.sentenceOf(a)
	sts := l.both.Members[a.m].Statements
	from := sort.Search(len(sts), func(i int) bool { return sts[i].Start >= out.Start })
	doc := l.both.Members[a.m].Document
	for i := from; i < len(sts) && sts[i].Start < a.at.End; i++ {
		if sp := sts[i].Span; sp.Contains(a.at) && sp.Len() < out.Len() && len(tellingKeys(token.Within(doc.Words, sp))) >= leastKeys {
			out = sp
		}
	}
	return out
}

// nextShared are the telling words that stand next to both amounts.
func (l *linter) nextShared(a, b *amount) []string {
	theirs := l.next(b)
	var out []string
	for k := range l.next(a) {
		if theirs[k] {
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return out
}

func (l *linter) next(a *amount) map[string]bool {
	ws := l.both.Members[a.m].Document.Words
	from := sort.Search(len(ws), func(i int) bool { return ws[i].End > a.at.Start })
	to := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= a.at.End })
	out := tellingKeys(ws[max(0, from-nextWords):from])
	for k := range tellingKeys(ws[to:min(len(ws), to+nextWords)]) {
		out[k] = true
	}
	return out
}

// tellingKeys are the keys of the words that say something.
func tellingKeys(ws []token.Word) map[string]bool {
	out := map[string]bool{}
	for _, w := range ws {
		if k := statement.Key(w.Norm); !w.Mark && k != "" {
			out[k] = true
		}
	}
	return out
}

// whyLike is what the two places share, in words.
func (l *linter) whyLike(a, b *amount) []reconcile.Ground {
	why := []reconcile.Ground{{What: "shared words", Words: l.sharedWords(a.at, b.m, b.at)}}
	if next := l.nextShared(a, b); len(next) > 0 {
		why = append(why, reconcile.Ground{What: "words next to it", Words: strings.Join(next, ", ")})
	}
	if a.event != "" && a.event == b.event {
		why = append(why, reconcile.Ground{What: "same verb or noun", Words: a.event})
	}
	if a.number != nil && a.number.Head != "" && a.number.Head == b.number.Head {
		why = append(why, reconcile.Ground{What: "same head noun", Words: a.number.Head})
	}
	return why
}
