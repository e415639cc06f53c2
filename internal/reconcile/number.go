package reconcile

import (
	"math"
	"sort"
	"strings"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/edtf"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/statement"
)

// number is one quantity made ready for comparison.
type number struct {
	m         int
	span      span.Span // of the quantity
	unit      int       // index into comparer.units, -1 where the quantity lies in none
	sentence  int
	slot      string // what may be compared with what: "toll/killed", "count/store", "money/USD"
	subject   string // in plain words
	low, high float64
	value     float64
	bound     quantity.Bound
	vague     bool
	lead      bool       // in the headline, the standfirst or the first sentences of the body
	revised   bool       // its sentence says that an earlier figure was changed
	when      edtf.Value // date in its clause, "" for none
	head      string     // head noun of what is counted
	rate      string     // "week" of "$20 a week", "" for none
	several   bool       // its sentence has other numbers of the slot
	verb      int32      // the verb it is the object of, -1 for none
	partial   bool       // its clause tells of a part of the area or population only
	sought    bool       // asked for, expected or possible, and not so yet
	inclusive bool       // its clause says what is counted in or left out: "costs included"
	beside    bool       // told as one amount beside another: "must also pay"
	sums      []float64  // what it makes together with the numbers it is coordinated with
	near      []int32    // features of the words around it, without its head
	context   []int32    // features of its sentence and the one before
}

// numbers collects what can be compared of all quantities.
func (c *comparer) numbers() []number {
	var out []number
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		body := 0
		lead := map[int]bool{}
		for i, sent := range doc.Sentences {
			if sent.Block >= 0 && sent.Block < len(doc.Report.Blocks) && doc.Report.Blocks[sent.Block].Kind != report.Body {
				lead[i] = true
				continue
			}
			if body++; body <= leadSentences {
				lead[i] = true
			}
		}
		for qi := range doc.Quantities {
			q := &doc.Quantities[qi]
			if !q.Span.Fits(doc.Report.Text) || q.Empty() || q.Kind == quantity.Duration || q.Kind == quantity.Ordinal || q.Kind == quantity.Age {
				continue
			}
			n := number{m: m, span: q.Span, value: q.Value, bound: q.Bound, vague: q.Vague}
			n.sentence = sentenceAt(doc, q.Span)
			if n.sentence < 0 {
				continue
			}
			if inCode(doc.Report.Text, q.Number) {
				continue
			}
			n.unit = c.unitAt(m, q.Span)
			sent := token.Within(doc.Words, doc.Sentences[n.sentence].Span)
			lo, hi := token.IndexWithin(sent, q.Span)
			if lo == hi {
				continue
			}
			n.lead = lead[n.sentence]
			n.slot, n.subject = slotOf(doc.Report.Text, q, sent, lo, hi)
			if n.slot == "" {
				continue
			}
			n.low, n.high = interval(q)
			n.when = c.dateNear(m, n.unit)
			for _, w := range sent {
				n.revised = n.revised || revisions[w.Norm]
			}
			n.sums = sums(doc, qi)
			for i := lo - 1; i >= 0 && i >= lo-soughtReach; i-- {
				n.sought = n.sought || seekings[sent[i].Norm]
				n.beside = n.beside || i >= lo-4 && (sent[i].Norm == "also" || sent[i].Norm == "additionally" || sent[i].Norm == "additional")
			}
			for i := max(0, lo-soughtReach); i < len(sent) && i < hi+soughtReach; i++ {
				n.inclusive = n.inclusive || inclusions[sent[i].Norm]
			}
			n.verb = c.governing(m, sent, lo)
			n.head, n.rate = strings.ToLower(q.Head), rateOf(sent, lo, hi)
			if k := len(out) - 1; k >= 0 && out[k].m == m && out[k].sentence == n.sentence && out[k].slot == n.slot {
				out[k].several, n.several = true, true
			}
			for i, w := range sent {
				n.partial = n.partial || partials[w.Norm] && i+1 < len(sent) && (sent[i+1].Norm == "of" || w.Norm == "regional" || w.Norm == "local")
			}
			n.near = c.featuresOf(sent[max(0, lo-nearWords):lo], sent[hi:min(len(sent), hi+nearWords)])
			n.context = c.contextOf(m, n.sentence)
			out = append(out, n)
		}
	}
	c.slotted = map[slotOfReport]map[float64]bool{}
	for i := range out {
		k := slotOfReport{out[i].m, out[i].slot}
		if c.slotted[k] == nil {
			c.slotted[k] = map[float64]bool{}
		}
		c.slotted[k][out[i].value] = true
	}
	return out
}

// inCode reports whether digits are a part of a telephone number or the like: "(214)
// 373-TIPS", "31/33".
func inCode(text string, s span.Span) bool {
	coded := func(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' }
	at := func(i int) byte {
		if i < 0 || i >= len(text) {
			return ' '
		}
		return text[i]
	}
	joint := func(b byte) bool { return b == '-' || b == '/' || b == ')' }
	return joint(at(s.Start-1)) && coded(at(s.Start-2)) || joint(at(s.End)) && coded(at(s.End+1)) || at(s.Start-1) == '(' && at(s.End) == ')'
}

// slotOfReport is a slot in one report.
type slotOfReport struct {
	m    int
	slot string
}

// onlyQuantity shows that two numbers count the same by there being no other of the
// slot near them in either report, where their sentences share words: "more than 300
// lawyers" and "370 lawyers", "180 miles" and "181 miles". The nearer the numbers are
// to each other, the less it is chance that both reports have them.
func (c *comparer) onlyQuantity(x, y *number) ([]Ground, bool) {
	ratio := max(x.value, y.value) / min(x.value, y.value)
	if x.slot == "percent" || strings.HasPrefix(x.slot, "ratio/") || x.slot == "count/person" || x.vague || y.vague || x.rate != "" && y.rate != "" && x.rate != y.rate || min(x.value, y.value) < 10 ||
		!(ratio <= onlyFar) {
		return nil, false
	}
	money := strings.HasPrefix(x.slot, "money/")
	shown, least := "in either report", onlyWords
	for _, n := range []*number{x, y} {
		for v := range c.slotted[slotOfReport{n.m, n.slot}] {
			switch {
			case v == n.value:
			case ratio > onlyNear || money || max(v, x.value, y.value) <= onlyFar*min(v, x.value, y.value):
				return nil, false
			default:
				shown = "near it " + shown
			}
		}
	}
	if ratio <= onlyNear {
		least--
	}
	strong := c.strong(common(x.context, y.context))
	if len(strong) < least {
		return nil, false
	}
	return []Ground{{"no other number of it", shown}, {"shared words", c.label(strong, 5)}}, true
}

const (
	onlyFar   = 1.35 // ratio of two numbers that may be of one thing
	onlyNear  = 1.12 // the same where the reports have others of the slot
	onlyWords = 2    // shared words of their sentences and those before
)

const (
	leadSentences = 4
	nearWords     = 8
)

// soughtReach is how many words before an amount may say that it is only asked for.
const soughtReach = 6

// seekings are words that say an amount is asked for, expected or possible.
var seekings = wordSet(`ask asks asked asking seek seeks sought seeking demand demands demanded demanding request requested requests propose
	proposed offer offered expect expects expected expecting forecast could may might would should maximum possible potential`)

// inclusions are words that say an amount has more in it than the bare one, or less.
var inclusions = wordSet("included including inclusive excluding exclusive plus costs fees interest taxes combined altogether")

// revisions are words that say a figure replaces an earlier one.
var revisions = wordSet("revised corrected updated amended lowered raised initially earlier previously originally")

// rateOf is the unit of time or of things that a number is reckoned by: "per
// week", "a year", "each", "annual" before it.
func rateOf(sent []token.Word, lo, hi int) string {
	if lo > 0 {
		switch n := sent[lo-1].Norm; n {
		case "annual", "yearly":
			return "year"
		case "weekly", "monthly", "daily", "hourly":
			return n[:len(n)-2]
		}
	}
	for i := hi; i+1 < len(sent) && i < hi+3 && !sent[i].Mark && sent[i].Norm != "or"; i++ {
		switch n := sent[i].Norm; n {
		case "per":
			return sent[i+1].Norm
		case "a", "an", "each", "every":
			if timeNouns[sent[i+1].Norm] || sent[i+1].Norm == "person" {
				return sent[i+1].Norm
			}
		case "annually", "yearly":
			return "year"
		case "weekly", "monthly", "daily", "hourly":
			return n[:len(n)-2]
		}
	}
	return ""
}

// partials are words that say, before "of", that only a part is meant.
var partials = wordSet("part parts portion portions area areas corner half most some regional local")

// governing is the verb that a number is the object of: the word before it,
// adverbs and bounds aside.
func (c *comparer) governing(m int, sent []token.Word, lo int) int32 {
	for i := lo - 1; i >= 0 && i >= lo-4; i-- {
		n := sent[i].Norm
		if beforeNumber[n] {
			continue
		}
		if sent[i].Mark || !c.verbLike(m, sent[i]) {
			return -1
		}
		k := statement.Key(n)
		if k == "" || frequent[concept(k)] {
			return -1
		}
		if f, ok := c.ids[concept(k)]; ok {
			return f
		}
		return -1
	}
	return -1
}

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// interval is the set of values that a stated quantity allows. Vague words allow
// much: "several" 2 to 20, "dozens" 20 to 200.
func interval(q *quantity.Quantity) (low, high float64) {
	v, h := q.Value, math.Max(q.High, q.Value)
	if q.Vague {
		if v <= 0 {
			v, h = 2, 20
		}
		if v < 10 {
			return 2, 30
		}
		return v * 0.9, math.Max(h, v) * 12
	}
	switch q.Bound {
	case quantity.AtLeast:
		return v, math.Inf(1)
	case quantity.MoreThan:
		return math.Nextafter(v, math.Inf(1)), math.Inf(1)
	case quantity.AtMost:
		return 0, v
	case quantity.LessThan:
		return v * 0.85, v // "nearly 600" is not far below
	case quantity.About:
		return v * 0.88, v * 1.12
	case quantity.Between:
		return v, h
	}
	// A large round number is as good as its last digit that is not nought.
	if v >= 1000 || q.Kind == quantity.Measure && v >= 20 {
		step := 1.0
		for math.Mod(v, step*10) == 0 && step*10 <= v {
			step *= 10
		}
		if step >= 100 || q.Kind == quantity.Measure && step > 1 {
			return v - step/2, v + step/2
		}
	}
	return v, v
}

// slotOf says what a quantity measures: for people the harm done to them, else
// the noun counted.
func slotOf(text string, q *quantity.Quantity, sent []token.Word, lo, hi int) (slot, subject string) {
	head := strings.ToLower(q.Head)
	switch q.Kind {
	case quantity.Count, quantity.Number:
		if harm, part := harmOf(sent, lo, hi, head); harm != "" {
			if part {
				return "", ""
			}
			who := people(head)
			if who == "" {
				if q.Kind == quantity.Number && head != "" {
					return "", ""
				}
				return "toll/" + harm, "people " + harm
			}
			return "toll/" + harm + "/" + who, head + " " + harm
		}
		if timesMore(sent, lo, hi) {
			return "ratio/times", "times as much"
		}
		if head == "" || q.Kind == quantity.Number || partOf(sent, lo, hi) {
			return "", ""
		}
		key := statement.Key(head)
		if key == "" || timeNouns[head] || totalOf(sent, lo) {
			return "", ""
		}
		if currencies[head] {
			return "money/" + head, "amount of money"
		}
		if persons[head] {
			return "count/person", head
		}
		return "count/" + concept(key), head
	case quantity.Money:
		return "money/" + q.Unit, "amount of money"
	case quantity.Percent:
		return "percent", "share in percent"
	case quantity.Measure:
		if q.Unit == "" || timeNouns[q.Unit] {
			return "", ""
		}
		return "measure/" + q.Unit, q.Unit + "s"
	}
	return "", ""
}

// totalOf reports whether a number is the whole of which another was just told:
// the 14 of "eleven of 14 counts", the seven of "one in seven people".
func totalOf(sent []token.Word, lo int) bool {
	i := lo - 1
	for i > 0 && determiners[sent[i].Norm] {
		i--
	}
	return i > 0 && (sent[i].Norm == "of" || sent[i].Norm == "in" && i == lo-1) && (digits(sent[i-1].Norm) || smallNumbers[sent[i-1].Norm])
}

var smallNumbers = wordSet(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
	eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred`)

// currencies are the names of currencies without a code of their own in the text,
// because several states have one of the name.
var currencies = wordSet(`crown krone krona króna kroner koruna franc peso rupee rupiah ruble rouble yuan renminbi yen won dinar dirham riyal
	rial lira baht ringgit shekel zloty forint hryvnia naira rand shilling taka dong leu lev denar kwacha guilder cedi birr tenge lari dram`)

// timesMore: "four times more than", "three times the average".
func timesMore(sent []token.Word, lo, hi int) bool {
	for i := lo; i < len(sent) && i <= hi+1; i++ {
		if sent[i].Norm == "times" && i+1 < len(sent) {
			switch sent[i+1].Norm {
			case "more", "the", "as", "higher", "larger", "greater", "its", "their", "less", "lower", "bigger":
				return true
			}
		}
	}
	return false
}

// persons are heads that outlets exchange for one another where the verb is the
// same: "interviewed 175 witnesses", "interviewed more than 100 people".
var persons = wordSet("person people witness individual other resident passenger victim citizen")

// timeNouns count time and are compared as dates or not at all.
var timeNouns = wordSet("year month week day hour minute second decade century time season night morning weekend moment point part way")

// numberDifferences puts numbers of one slot side by side and makes the differences.
func (c *comparer) numberDifferences() []Difference {
	slots := map[string][]number{}
	for _, n := range c.numbers() {
		slots[n.slot] = append(slots[n.slot], n)
	}
	var out []Difference
	for _, slot := range sortedNames(slots) {
		out = append(out, c.compareSlot(slot, slots[slot])...)
	}
	return out
}

func sortedNames[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// slotBound is how many mentions of one slot are compared with one another; a
// story of very many reports is compared through the first mention of each value.
const slotBound = 240

// compareSlot finds the conflicting pairs in one slot and joins those that hang
// together to one difference each.
func (c *comparer) compareSlot(slot string, ns []number) []Difference {
	if len(ns) > slotBound {
		ns = firstOfEach(ns)
	}
	toll := strings.HasPrefix(slot, "toll/")
	for i := range ns { // what is counted in is told once, and holds for the amount in its headline too
		for j := range ns {
			if ns[i].inclusive && ns[j].m == ns[i].m && ns[j].value == ns[i].value {
				ns[j].inclusive = true
			}
		}
	}
	parent := make([]int, len(ns))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	type link struct {
		a, b int
		j    Judgement
		why  []Ground
	}
	var links []link
	for a := range ns {
		for b := a + 1; b < len(ns); b++ {
			x, y := &ns[a], &ns[b]
			if x.m == y.m || c.sameValue(x, y) {
				continue
			}
			why, ok := c.sameQuantity(x, y, toll)
			if !ok || x.beside || y.beside || addsUp(x, y) || x.sought != y.sought && x.apart(y) || c.explained(ns, a, b, toll) {
				continue
			}
			j := c.judgeNumbers(x, y, toll)
			if gravity[j] < gravity[JudgeScope] && strings.HasPrefix(slot, "money/") && costsApart(ns, x, y) {
				j = JudgeScope
			}
			if j == "" {
				continue
			}
			links = append(links, link{a, b, j, why})
			if ra, rb := find(a), find(b); ra != rb {
				parent[max(ra, rb)] = min(ra, rb)
			}
		}
	}
	// What hangs together by an equal value is one difference.
	members := map[int]bool{}
	for _, l := range links {
		members[l.a], members[l.b] = true, true
	}
	for a := range ns {
		for b := a + 1; members[a] && b < len(ns); b++ {
			if !members[b] || find(a) == find(b) || ns[a].value != ns[b].value || ns[a].m == ns[b].m && ns[a].bound != ns[b].bound {
				continue
			}
			if _, ok := c.sameQuantity(&ns[a], &ns[b], toll); ok || toll {
				ra, rb := find(a), find(b)
				parent[max(ra, rb)] = min(ra, rb)
			}
		}
	}
	groups := map[int][]link{}
	for _, l := range links {
		groups[find(l.a)] = append(groups[find(l.a)], l)
	}
	roots := make([]int, 0, len(groups))
	for r := range groups {
		roots = append(roots, r)
	}
	sort.Ints(roots)
	var out []Difference
	for _, r := range roots {
		ls := groups[r]
		worst := ls[0]
		in := map[int]bool{}
		for _, l := range ls {
			in[l.a], in[l.b] = true, true
			if gravity[l.j] < gravity[worst.j] {
				worst = l
			}
		}
		// A report that agrees with one of the values is a witness for it.
		for i := range ns {
			for _, l := range ls {
				for _, k := range []int{l.a, l.b} {
					if !in[i] && ns[i].m != ns[k].m && c.sameValue(&ns[i], &ns[k]) {
						if _, ok := c.sameQuantity(&ns[i], &ns[k], toll); ok {
							in[i] = true
						}
					}
				}
			}
		}
		// "About 640" and "640" are one reading.
		exact := map[float64]bool{}
		for i := range ns {
			exact[ns[i].value] = exact[ns[i].value] || in[i] && ns[i].exact()
		}
		var rs []mark
		for i := range ns {
			if !in[i] {
				continue
			}
			mk := c.numberMark(&ns[i])
			if n := &ns[i]; exact[n.value] && !n.vague && !n.open() {
				mk.value = formatNumber(n.value)
			}
			rs = append(rs, mk)
		}
		rule := "number/" + strings.SplitN(slot, "/", 2)[0]
		kind := SlotNumber
		out = append(out, c.difference(rule, kind, worst.j, ns[worst.a].subject, rs, worst.why))
	}
	return out
}

// firstOfEach keeps the first mention of each value in each report, up to the bound.
func firstOfEach(ns []number) []number {
	type key struct {
		m int
		v float64
		b quantity.Bound
	}
	seen := map[key]bool{}
	perValue := map[float64]int{}
	var out []number
	for _, n := range ns {
		k := key{n.m, n.value, n.bound}
		if seen[k] || perValue[n.value] > 12 || len(out) >= slotBound {
			continue
		}
		seen[k] = true
		perValue[n.value]++
		out = append(out, n)
	}
	return out
}

// sameValue: equal numbers, whatever "about" or "some" stands before one.
func (c *comparer) sameValue(x, y *number) bool {
	// "plus or minus 3" is a margin of 3
	return x.vague == y.vague && math.Abs(x.value) == math.Abs(y.value) && x.open() == y.open()
}

// open reports whether a number is a lower bound.
func (n *number) open() bool { return n.bound == quantity.AtLeast || n.bound == quantity.MoreThan }

// closed reports whether a number is an upper bound.
func (n *number) closed() bool { return n.bound == quantity.AtMost || n.bound == quantity.LessThan }

// exact reports whether a number is told without a bound.
func (n *number) exact() bool { return !n.vague && (n.bound == quantity.Exactly || n.bound == "") }

// apart reports whether no value is allowed by both.
func (n *number) apart(o *number) bool { return n.high < o.low || o.high < n.low }

// farApart reports whether two values are so far apart that "about" does not
// bridge them, however freely it is used.
func farApart(x, y *number) bool {
	const free = 0.16
	low, high := math.Min(x.value, y.value), math.Max(x.value, y.value)
	return !x.vague && !y.vague && low*(1+free) < high*(1-free)
}

// judgeNumbers says how two values of one quantity stand to each other.
func (c *comparer) judgeNumbers(x, y *number, toll bool) Judgement {
	if x.inclusive != y.inclusive && x.value != y.value && strings.HasPrefix(x.slot, "money/") {
		return JudgeScope
	}
	if !x.apart(y) {
		if x.open() && y.closed() || x.closed() && y.open() { // at least, at most
			return JudgeTension
		}
		if x.open() && y.open() && !toll && math.Max(x.value, y.value) > 1.1*math.Min(x.value, y.value) {
			return JudgeTension
		}
		return JudgePrecision
	}
	if x.partial != y.partial || x.rate != y.rate { // so much, and so much a year
		return JudgeScope
	}
	if x.slot == "count/person" && x.head != y.head { // passengers are not all people on board
		return JudgeScope
	}
	if toll {
		order := c.order(x.m, y.m)
		if order < 0 && y.value > x.value || order > 0 && x.value > y.value {
			return JudgeUpdate
		}
		if order != 0 && bothWays[strings.SplitN(x.slot, "/", 3)[1]] {
			return JudgeUpdate // the missing are found, the displaced go home
		}
		if c.revised(x.value, y.value) {
			return JudgeUpdate
		}
	}
	if (x.bound == quantity.About || y.bound == quantity.About || x.vague || y.vague) && !(toll && farApart(x, y)) {
		return JudgeTension
	}
	return JudgeContradiction
}

// bothWays are the harms whose count falls as well as rises from day to day.
var bothWays = wordSet("missing injured displaced sickened")

// order is -1 when report a was surely published before b, 1 after, 0 unknown.
func (c *comparer) order(a, b int) int {
	x, errX := c.published(a).Bounds()
	y, errY := c.published(b).Bounds()
	switch {
	case errX != nil || errY != nil:
		return 0
	case !x.OpenTo && !y.OpenFrom && !y.From.Before(x.To):
		return -1
	case !y.OpenTo && !x.OpenFrom && !x.From.Before(y.To):
		return 1
	}
	return 0
}

func (c *comparer) numberMark(n *number) mark {
	value := formatNumber(n.value)
	if n.vague {
		value = strings.ToLower(n.span.In(c.text(n.m)))
	} else if n.bound != quantity.Exactly && n.bound != "" && n.bound != quantity.Between {
		value = string(n.bound) + " " + value
	}
	return mark{m: n.m, unit: n.unit, at: n.span, value: value, sentence: n.sentence}
}

// oneOwner reports whether two owners are one: a shop is called by the first word of
// its name as well, "Hale's" for "Hale's Garden Centre".
func (c *comparer) oneOwner(a, b int) bool {
	if a < 0 || b < 0 || a == b {
		return a == b
	}
	x, y := nameWords(c.s.Entities[a].Name), nameWords(c.s.Entities[b].Name)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) == 1 && len(y) > 1 && unowned(x[0]) == unowned(y[0]) && c.s.Entities[b].Kind != c.s.Entities[a].Kind
}

func unowned(word string) string { return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s") }
