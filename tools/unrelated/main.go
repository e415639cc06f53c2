// Command unrelated writes N reports of about 600 words, each of an event of its own:
//
//	go run ./tools/unrelated N QUOTES STORIES FOLDER
//
// QUOTES and STORIES are dev.jsonl.gz of the development sets `quotes` and `stories`. A
// report is an article of `quotes` in which every name, number and content word is
// replaced, the same word by the same word throughout the report, by one of its kind drawn
// from both sets: common words as often as they stand there, so that reports share words as
// reports of different events do; names by rank, so that a few stand in many reports and
// most in few. The commonest verbs stay, and words of time, and with them the grammar.
// Three of four say when they were published, on a day of one month. Report i depends on i
// alone: the first ten of 10,000 are the ten of 10.
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
)

const (
	leastWords = 600 // of an article that is used; what stands after the paragraph in which they are reached is cut off
	keptVerbs  = 60  // the commonest, which stay
	flatRanks  = 20  // added to the rank of a name, so that the first is no tenth of all
)

// drawn is words with their weights, for drawing by chance.
type drawn struct {
	words []string
	sums  []float64
}

func (d *drawn) add(word string, weight float64) {
	if n := len(d.sums); n > 0 {
		weight += d.sums[n-1]
	}
	d.words, d.sums = append(d.words, word), append(d.sums, weight)
}

func (d *drawn) pick(rng *rand.Rand) string {
	if len(d.words) == 0 {
		return ""
	}
	at := rng.Float64() * d.sums[len(d.sums)-1]
	return d.words[min(sort.SearchFloat64s(d.sums, at), len(d.words)-1)]
}

// counted counts what is met.
type counted map[string]int

// byCount is the words of c, the commonest first.
func (c counted) byCount() []string {
	return slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), strings.Compare(a, b))
	})
}

// byRank draws a name by the rank of its frequency (Mandelbrot 1953).
func (c counted) byRank() *drawn {
	d := &drawn{}
	for i, w := range c.byCount() {
		d.add(w, 1/float64(i+1+flatRanks))
	}
	return d
}

func (c counted) asOften() *drawn {
	d := &drawn{}
	for _, w := range c.byCount() {
		d.add(w, float64(c[w]))
	}
	return d
}

// lexicon is what the words of a report are replaced by.
type lexicon struct {
	given, surname, place, other *drawn
	common                       map[english.POS]*drawn // lemmas
	forms                        map[string]counted     // "lemma tag" → forms
	keptVerb                     map[string]bool        // lemmas
	isCommon                     map[string]bool        // lower-case words that stand as common words too
}

func read(file string) (texts []string) {
	f, err := os.Open(file)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			log.Fatal(err)
		}
		texts = append(texts, a.Text)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	return texts
}

// name reports whether s is a capital and small letters, as most names are.
func name(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) || len(s) < 3 {
		return false
	}
	for _, r := range s[n:] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return true
}

func plain(s string) bool {
	for _, r := range s {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return len(s) > 2
}

func open(p english.POS) bool {
	return p == english.PosNOUN || p == english.PosVERB || p == english.PosADJ || p == english.PosADV
}

// timeWords stay: what they count is a number, which is replaced.
var timeWords = strings.Fields("second minute hour day week weekend month year decade century time morning afternoon evening night noon midnight today yesterday tomorrow percent dollar mile")

func learn(docs []*english.Doc) *lexicon {
	given, surname, place, other := counted{}, counted{}, counted{}, counted{}
	common := map[english.POS]counted{}
	lex := &lexicon{common: map[english.POS]*drawn{}, forms: map[string]counted{}, keptVerb: map[string]bool{}, isCommon: map[string]bool{}}
	for _, doc := range docs {
		for i, t := range doc.Tokens {
			w := doc.Word(i)
			if open(t.POS) && plain(w) && plain(t.Lemma) {
				if common[t.POS] == nil {
					common[t.POS] = counted{}
				}
				common[t.POS][t.Lemma]++
				key := t.Lemma + " " + t.Tag.String()
				if lex.forms[key] == nil {
					lex.forms[key] = counted{}
				}
				lex.forms[key][w]++
				lex.isCommon[w] = true
			}
		}
		for _, e := range doc.Entities {
			for i := e.From; i < e.To; i++ {
				w := doc.Word(i)
				if doc.Tokens[i].POS != english.PosPROPN || !name(w) {
					continue
				}
				switch {
				case e.Type == english.EntPERSON && e.To-e.From >= 2 && i == e.From:
					given[w]++
				case e.Type == english.EntPERSON && e.To-e.From >= 2 && i == e.To-1:
					surname[w]++
				case e.Type == english.EntGPE && e.To-e.From == 1:
					place[w]++
				case e.Type == english.EntORG:
					other[w]++
				}
			}
		}
	}
	for w := range other {
		if lex.isCommon[strings.ToLower(w)] {
			delete(other, w)
		}
	}
	verbs := common[english.PosVERB].byCount()
	for _, v := range verbs[:min(keptVerbs, len(verbs))] {
		lex.keptVerb[v] = true
		delete(common[english.PosVERB], v)
	}
	for _, w := range timeWords {
		delete(common[english.PosNOUN], w)
	}
	for p, c := range common {
		lex.common[p] = c.asOften()
	}
	lex.given, lex.surname, lex.place, lex.other = given.byRank(), surname.byRank(), place.byRank(), other.byRank()
	return lex
}

// shape writes a word in the capitals of another.
func shape(word, like string) string {
	switch {
	case len(like) > 1 && like == strings.ToUpper(like):
		return strings.ToUpper(word)
	case like != "" && unicode.IsUpper([]rune(like)[0]):
		r, n := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(r)) + word[n:]
	}
	return word
}

var (
	numberWords = strings.Fields("two three four five six seven eight nine ten eleven twelve")
	tensWords   = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	monthWords  = strings.Fields("January February March April May June July August September October November December")
	weekdays    = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	titles      = strings.Fields("Mr Mr. Mrs Mrs. Ms Ms. Dr. President Senator Sen. Rep. Gov. Governor Judge Prince King Queen Minister Secretary General House Senate Congress")
)

// number is another number of the same form; years stay years.
func number(w string, rng *rand.Rand) string {
	if y, err := strconv.Atoi(w); err == nil && 1900 <= y && y <= 2100 {
		return strconv.Itoa(1980 + rng.IntN(40))
	}
	out := []byte(w)
	first := true
	for i, c := range out {
		switch {
		case '0' <= c && c <= '9' && first:
			out[i], first = byte('1'+rng.IntN(2)), false
			if len(w) != 2 {
				out[i] = byte('1' + rng.IntN(9))
			}
		case '0' <= c && c <= '9':
			out[i] = byte('0' + rng.IntN(10))
		default:
			first = c != ',' && c != '.'
		}
	}
	return string(out)
}

func oneOf(words []string, rng *rand.Rand) string { return words[rng.IntN(len(words))] }

// replaced is the text of doc with its names, numbers and content words replaced.
func (lex *lexicon) replaced(doc *english.Doc, rng *rand.Rand) string {
	var b strings.Builder
	chosen := map[string]string{}
	same := func(key string, choose func() string) string {
		if _, ok := chosen[key]; !ok {
			chosen[key] = choose()
		}
		return chosen[key]
	}
	kind, last := make([]english.EntityType, len(doc.Tokens)), make([]bool, len(doc.Tokens))
	for _, e := range doc.Entities {
		for i := e.From; i < e.To; i++ {
			kind[i], last[i] = e.Type, i == e.To-1
		}
	}
	at := 0
	for i, t := range doc.Tokens {
		w := doc.Word(i)
		lower := strings.ToLower(w)
		to := w
		switch {
		case t.POS == english.PosSPACE || t.POS == english.PosPUNCT:
		case slices.Contains(monthWords, w):
			to = same(w, func() string { return oneOf(monthWords, rng) })
		case slices.Contains(weekdays, w):
			to = same(w, func() string { return oneOf(weekdays, rng) })
		case slices.Contains(numberWords, lower):
			to = shape(same(lower, func() string { return oneOf(numberWords, rng) }), w)
		case slices.Contains(tensWords, lower):
			to = shape(same(lower, func() string { return oneOf(tensWords, rng) }), w)
		case strings.ContainsAny(w, "0123456789"):
			to = same(w, func() string { return number(w, rng) })
		case t.POS == english.PosPROPN && len(w) > 1 && !slices.Contains(titles, w) && unicode.IsUpper([]rune(w)[0]):
			to = same(lower, func() string {
				switch {
				case kind[i] == english.EntPERSON && last[i]:
					return lex.surname.pick(rng)
				case kind[i] == english.EntPERSON:
					return lex.given.pick(rng)
				case kind[i] == english.EntGPE || kind[i] == english.EntLOC || kind[i] == english.EntFAC:
					return lex.place.pick(rng)
				case lex.isCommon[lower]: // Department, Times
					return lower
				}
				return lex.other.pick(rng)
			})
			to = shape(to, w)
		case open(t.POS) && plain(lower) && !lex.keptVerb[t.Lemma] && !slices.Contains(timeWords, t.Lemma):
			if d := lex.common[t.POS]; d != nil && lex.forms[t.Lemma+" "+t.Tag.String()] != nil {
				lemma := same(t.Lemma+" "+t.POS.String(), func() string { return d.pick(rng) })
				if forms := lex.forms[lemma+" "+t.Tag.String()]; forms != nil {
					to = shape(forms.byCount()[0], w)
				}
			}
		}
		b.WriteString(doc.Text[at:t.Start])
		b.WriteString(to)
		at = t.End
	}
	b.WriteString(doc.Text[at:])
	return b.String()
}

// long is an article of at least leastWords, cut after the paragraph that reaches them.
func long(text string) (string, bool) {
	words := 0
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		if words += len(strings.Fields(p)); words >= leastWords {
			return strings.Join(paragraphs[:i+1], "\n\n"), words < leastWords*5/4
		}
	}
	return "", false
}

func main() {
	if len(os.Args) != 5 {
		log.Fatal("unrelated N QUOTES STORIES FOLDER")
	}
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	folder := os.Args[4]
	if err := os.MkdirAll(folder, 0o755); err != nil {
		log.Fatal(err)
	}
	var templates, docs []*english.Doc
	for _, file := range os.Args[2:4] {
		for _, text := range read(file) {
			docs = append(docs, english.Default().Analyze(text))
			if part, ok := long(text); ok && file == os.Args[2] {
				templates = append(templates, english.Default().Analyze(part))
			}
		}
	}
	lex := learn(docs)
	for i := range n {
		rng := rand.New(rand.NewPCG(7, uint64(i)))
		text := lex.replaced(templates[i%len(templates)], rng)
		title, body, _ := strings.Cut(text, "\n")
		published := fmt.Sprintf("Published: %d March 2016\n\n", 1+rng.IntN(31))
		if i%4 == 3 {
			published = "" // many texts say no date
		}
		text = title + "\n\n" + published + strings.TrimLeft(body, "\n")
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%d.txt", i)), []byte(text), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
