package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/story"
)

// names looks for each name of the draft.
func (l *linter) names() {
	told := map[int]bool{} // entities of the story that reports have
	for m := range l.draft {
		for _, e := range l.both.Members[m].Entities {
			told[e] = true
		}
	}
	voc := l.vocabulary()
	mem := &l.both.Members[l.draft]
	first := map[int]entity.Mention{}
	fullest := map[int]entity.Mention{}
	for _, mt := range l.doc.Mentions {
		if mt.Entity < 0 || mt.Entity >= len(l.doc.Entities) || mt.Name.Empty() || !mt.Name.Fits(l.text) {
			continue
		}
		if _, ok := first[mt.Entity]; !ok {
			first[mt.Entity], fullest[mt.Entity] = mt, mt
		} else if len(strings.Fields(mt.Name.In(l.text))) > len(strings.Fields(fullest[mt.Entity].Name.In(l.text))) {
			fullest[mt.Entity] = mt
		}
	}
	for i := range l.doc.Entities {
		mt, ok := fullest[i]
		if !ok {
			continue
		}
		e := &l.doc.Entities[i]
		at, name := mt.Name, strings.Join(strings.Fields(mt.Name.In(l.text)), " ")
		if l.flagged("name", at) {
			continue
		}
		if words := voc.whole(name); len(words) > 0 {
			l.agree("name", at, "told so", l.passagesAt(words))
			l.title(i, mt)
			continue
		}
		if l.covered(at) || l.otherNumber(voc, name, at) || l.misspelled(voc, name, at) {
			continue
		}
		if i < len(mem.Entities) && told[mem.Entities[i]] {
			l.agree("name", at, "another form of a name that the reports have", nil)
			l.title(i, mt)
			continue
		}
		f := strings.Fields(name)
		if len(f) < 2 && e.Kind != entity.Person && e.Kind != entity.Organisation && e.Kind != entity.Place {
			l.missed++
			continue
		}
		if voc.allWords(f) || e.Kind == entity.State {
			l.missed++ // words of it are there, not side by side: "the Nordkraft dam"
			continue
		}
		says, readings := "not seen in these reports", l.surname(e.Kind, name)
		if len(readings) > 0 {
			says += "; of this surname " + heads(readings)
		}
		l.add("name/not-seen", Note, at, says, readings, nil)
	}
}

// spotted is a place in a member's text.
type spotted struct {
	m int
	span.Span
}

func (l *linter) passagesAt(ps []spotted) []story.Passage {
	var out []story.Passage
	for _, p := range ps {
		out = append(out, l.both.Passage(p.m, p.Span))
	}
	return out
}

// vocabulary is the words of the reports that begin with a capital, and of the draft.
type vocabulary struct {
	l       *linter
	capital map[string][]spotted // folded word → a place per report
	lower   map[string]bool      // words that stand in small letters
	mine    map[string]bool      // words of the draft
	sorted  []string             // of capital
}

func (l *linter) vocabulary() *vocabulary {
	v := &vocabulary{l: l, capital: map[string][]spotted{}, lower: map[string]bool{}, mine: map[string]bool{}}
	for m := range l.both.Members {
		doc := l.both.Members[m].Document
		for _, w := range doc.Words {
			if w.Mark {
				continue
			}
			n := plain(w.Norm)
			if m == l.draft {
				v.mine[n] = true
				continue
			}
			r, _ := utf8.DecodeRuneInString(w.In(doc.Report.Text))
			if !unicode.IsUpper(r) {
				v.lower[n] = true
				continue
			}
			ps := v.capital[n]
			if len(ps) == 0 || ps[len(ps)-1].m != m {
				v.capital[n] = append(ps, spotted{m, w.Span})
			}
		}
	}
	for w := range v.capital {
		v.sorted = append(v.sorted, w)
	}
	sort.Strings(v.sorted)
	return v
}

// whole is the first place in each report where the words of a name stand in a row.
func (v *vocabulary) whole(name string) []spotted {
	want := token.Words(name, span.Span{End: len(name)})
	var out []spotted
	if len(want) == 0 {
		return nil
	}
	for _, p := range v.capital[plain(want[0].Norm)] {
		doc := v.l.both.Members[p.m].Document
		lo := sort.Search(len(doc.Words), func(i int) bool { return doc.Words[i].Start >= p.Start })
	next:
		for i := lo; i+len(want) <= len(doc.Words); i++ {
			for k := range want {
				if plain(doc.Words[i+k].Norm) != plain(want[k].Norm) {
					continue next
				}
			}
			out = append(out, spotted{p.m, span.Span{Start: doc.Words[i].Start, End: doc.Words[i+len(want)-1].End}})
			break
		}
	}
	return out
}

// plain is s folded, without the marks on its letters: António is Antonio.
func plain(s string) string {
	s = token.Fold(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(s))
		}
	}
	return s
}

func (v *vocabulary) allWords(f []string) bool {
	for _, w := range f {
		n := plain(strings.Trim(w, ".,'’"))
		n = strings.TrimSuffix(n, "'s")
		if len(v.capital[n]) == 0 && !v.lower[n] {
			return false
		}
	}
	return true
}

// misspelled: a word of the name is in no report, and one that differs by a
// letter or two is there, in the rest of the name or alone.
func (l *linter) misspelled(v *vocabulary, name string, at span.Span) bool {
	for _, w := range token.Words(l.text, at) {
		n := plain(w.Norm)
		if w.Mark || len(n) < 5 || len(v.capital[n]) > 0 || v.lower[n] {
			continue
		}
		for _, o := range v.sorted {
			if v.mine[o] || v.lower[o] || !alike(n, o) {
				continue
			}
			whole := v.whole(strings.Join(strings.Fields(strings.Replace(plain(name), n, o, 1)), " "))
			several := strings.Contains(name, " ")
			level := Warning
			switch {
			case several && len(whole) > 0:
				level = Error
			case several || len(n) < 6 || distance([]rune(n), []rune(o)) > 1:
				continue // another name that happens to be like it
			default:
				whole = v.capital[o]
			}
			words := l.passagesAt(whole)
			r := Reading{Value: o, Words: words, Passages: l.sentencesOf(words)}
			l.add("name/spelling", level, at, fmt.Sprintf("no report spells “%s” so: %s", short(name), heads([]Reading{r})), []Reading{r},
				[]reconcile.Ground{{What: "names alike", Words: n + " / " + o}})
			return true
		}
	}
	return false
}

// alike: the words differ by one letter, or by two where both are long; one is
// no longer form of the other, as a demonym or a plural is.
func alike(a, b string) bool {
	if a == b || len(b) < 5 || a[0] != b[0] || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	most := 1
	if min(len(a), len(b)) >= 8 {
		most = 2
	}
	if d := len(a) - len(b); d > most || -d > most {
		return false
	}
	return distance([]rune(a), []rune(b)) <= most
}

// distance is the number of letters put in, left out, exchanged or swapped with
// their neighbour (Damerau 1964, in the restricted form).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// covered reports whether a finding that is more than a note stands on the words.
func (l *linter) covered(at span.Span) bool {
	for i := range l.result {
		if l.result[i].Level != Note && l.result[i].At.Overlaps(at) {
			return true
		}
	}
	return false
}

// otherNumber: the reports have the name with another number in it: Article 5
// for Article 7.
func (l *linter) otherNumber(v *vocabulary, name string, at span.Span) bool {
	f := strings.Fields(name)
	if len(f) < 2 || !hasDigit(f[len(f)-1]) || hasYear(name) {
		return false
	}
	stem := strings.Join(f[:len(f)-1], " ")
	var words []story.Passage
	for _, p := range v.whole(stem) {
		doc := l.both.Members[p.m].Document
		i := sort.Search(len(doc.Words), func(i int) bool { return doc.Words[i].Start >= p.End })
		if i < len(doc.Words) && hasDigit(doc.Words[i].Norm) && l.likeSentence(at, p.m, p.Span) {
			words = append(words, l.both.Passage(p.m, span.Span{Start: p.Start, End: doc.Words[i].End}))
		}
	}
	if len(words) == 0 {
		return false
	}
	r := Reading{Value: words[0].Exact, Words: words, Passages: l.sentencesOf(words)}
	l.add("name/none", Warning, at, fmt.Sprintf("no report has “%s”: %s", short(name), heads([]Reading{r})), []Reading{r},
		[]reconcile.Ground{{What: "same name but for the number", Words: stem}})
	return true
}

// surname is where the reports have the surname of a person under other first
// names: two persons of one family as often as a slip, so it is only shown.
func (l *linter) surname(kind entity.Kind, name string) []Reading {
	mine, _ := entity.NameParts(name)
	if kind != entity.Person || len(mine) != 2 {
		return nil
	}
	r := Reading{}
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for _, mt := range doc.Mentions {
			if mt.Name.Empty() || !mt.Name.Fits(doc.Report.Text) {
				continue
			}
			if p, _ := entity.NameParts(mt.Name.In(doc.Report.Text)); len(p) >= 2 && p[len(p)-1] == mine[1] {
				r.Words = append(r.Words, l.both.Passage(m, mt.Name))
				break
			}
		}
	}
	if len(r.Words) == 0 {
		return nil
	}
	r.Value, r.Passages = r.Words[0].Exact, l.sentencesOf(r.Words)
	return []Reading{r}
}

// title compares the office of a person: the same kind of office of another
// field, where every report that gives one agrees.
func (l *linter) title(i int, mt entity.Mention) {
	e := &l.doc.Entities[i]
	mem := &l.both.Members[l.draft]
	if e.Kind != entity.Person || len(e.Titles) == 0 || i >= len(mem.Entities) {
		return
	}
	type held struct {
		m     int
		title string
		e     int
	}
	var theirs []held
	for m := range l.draft {
		om := &l.both.Members[m]
		for k, g := range om.Entities {
			if g == mem.Entities[i] {
				for _, t := range om.Document.Entities[k].Titles {
					theirs = append(theirs, held{m, t, k})
				}
			}
		}
	}
	for _, t := range e.Titles {
		x := titleWords(t)
		if len(x) < 2 || !offices[x[len(x)-1]] {
			continue
		}
		var words []story.Passage
		value := ""
		for _, o := range theirs {
			y := titleWords(o.title)
			if len(y) == 0 || subset(x, y) || subset(y, x) || len(y) > 1 && slices.Equal(x[len(x)-2:], y[len(y)-2:]) {
				words = nil
				break
			}
			if len(y) >= 2 && y[len(y)-1] == x[len(x)-1] {
				value = o.title
				words = append(words, l.titled(o.m, o.e, o.title))
			}
		}
		if len(words) == 0 {
			continue
		}
		at := mt.Span
		if k := strings.Index(strings.ToLower(l.text[max(0, at.Start-80):min(len(l.text), at.End+80)]), strings.Join(x, " ")); k >= 0 {
			start := max(0, at.Start-80) + k
			at = span.Span{Start: start, End: start + len(strings.Join(x, " "))}
		}
		if !at.Fits(l.text) {
			at = mt.Span
		}
		r := Reading{Value: value, Words: words, Passages: l.sentencesOf(words)}
		l.add("title/none", Warning, at, fmt.Sprintf("no report gives %s this office: %s", e.Name, heads([]Reading{r})), []Reading{r},
			[]reconcile.Ground{{What: "same person", Words: e.Name}})
		return
	}
}

// titled is the place where a member gives a person a title: the first mention
// that has it, else the first.
func (l *linter) titled(m, e int, title string) story.Passage {
	doc := l.both.Members[m].Document
	var first span.Span
	for _, mt := range doc.Mentions {
		if mt.Entity != e || !mt.Span.Fits(doc.Report.Text) {
			continue
		}
		if strings.Contains(strings.ToLower(mt.Span.In(doc.Report.Text)), strings.ToLower(title)) {
			return l.both.Passage(m, mt.Span)
		}
		if first.Empty() {
			first = mt.Span
		}
	}
	low := max(0, first.Start-80)
	if k := strings.Index(strings.ToLower(doc.Report.Text[low:first.Start]), strings.ToLower(title)); k >= 0 {
		sp := span.Span{Start: low + k, End: low + k + len(title)}
		if sp.Fits(doc.Report.Text) {
			return l.both.Passage(m, sp)
		}
	}
	return l.both.Passage(m, first)
}

// offices are heads of titles of which one person has one at a time, told apart
// by the word before: the energy minister, the foreign minister.
var offices = map[string]bool{"minister": true, "secretary": true, "president": true, "chief": true, "director": true, "executive": true,
	"ambassador": true, "mayor": true, "governor": true, "commissioner": true, "officer": true, "adviser": true, "judge": true}

func titleWords(t string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(t)) {
		switch w = strings.Trim(w, ".,'’"); w {
		case "", "the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "former", "current", "then", "new", "acting":
		default:
			out = append(out, w)
		}
	}
	return out
}

func subset(x, y []string) bool {
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}
