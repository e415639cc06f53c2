package oppose

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"concord/english"
	"concord/internal/span"

	porter "github.com/kljensen/snowball/english"
)

// antonymTable is written by tools/antonyms/antonyms.py from WordNet 3.1 (see
// NOTICE): a word and the words of opposite meaning, a line each, ascending.
//
//go:embed antonyms.txt
var antonymTable string

// antonyms maps words to those of opposite meaning.
var antonyms = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(antonymTable) {
		w := strings.Fields(line)
		m[w[0]] = w[1:]
	}
	for line := range strings.Lines(moreAntonyms) {
		if w := strings.Fields(line); len(w) > 1 {
			m[w[0]] = append(m[w[0]], w[1:]...)
			for _, o := range w[1:] {
				m[o] = append(m[o], w[0])
			}
		}
	}
	return m
})

// opposites maps the stem of a word to those of its antonyms, so that "earnings" and
// "lose" are met too.
var opposites = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for w, os := range antonyms() {
		k := porter.Stem(w, false)
		for _, o := range os {
			if o = porter.Stem(o, false); o != k && !slices.Contains(m[k], o) {
				m[k] = append(m[k], o)
			}
		}
	}
	for k := range m {
		slices.Sort(m[k])
	}
	return m
})

// moreAntonyms are verbs that news sets against each other.
const moreAntonyms = `win lose
buy sell
rise fall drop decline decrease
increase decrease fall drop cut decline
gain lose
profit loss
earn lose
accept reject refuse decline
approve reject oppose veto
support oppose criticise criticize
allow ban forbid prohibit bar
arrest release free
arrive leave depart
open close shut
start end stop finish
begin end stop
succeed fail precede
legal illegal
alive dead
live die
guilty innocent
convict acquit
accuse clear exonerate
hire fire sack dismiss
join leave quit
confirm deny
true false
allied enemy
import export
former current
ally enemy
compulsory voluntary
agree disagree refuse
war peace
before after
keep lose
retain lose
predecessor successor
conservative liberal
male female
`

// side is one of the two texts.
type side struct {
	doc    *english.Doc
	words  []int    // content tokens
	key    []string // stem of each token
	lemma  []string // in lower case
	match  []int    // token → token of the other side, -1
	neg    []bool   // token → stands under a negation
	cue    [7]int   // kind → how many cues
	first  [7]int   // kind → token of the first cue, -1
	negs   int      // negations
	where  int      // first negation, -1
	root   int      // main verb, -1
	number []int    // tokens of numbers
}

// pair is two texts being compared.
type pair struct {
	a, b    side
	reasons []Reason
	values  [featureCount]float64
}

func newPair(a, b *english.Doc) *pair { return &pair{a: newSide(a), b: newSide(b)} }

func newSide(d *english.Doc) side {
	n := len(d.Tokens)
	s := side{doc: d, key: make([]string, n), lemma: make([]string, n), match: make([]int, n), neg: make([]bool, n), where: -1, root: -1}
	for k := range s.first {
		s.first[k] = -1
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		s.match[i] = -1
		lower := strings.ToLower(d.Word(i))
		s.lemma[i] = strings.ToLower(t.Lemma)
		s.key[i] = porter.Stem(lower, false)
		if t.POS == english.PosPROPN {
			s.lemma[i] = lower
		}
		if t.Dep == english.DepROOT && s.root < 0 {
			s.root = i
		}
		switch t.POS {
		case english.PosNOUN, english.PosPROPN, english.PosVERB, english.PosADJ, english.PosNUM, english.PosADV, english.PosX:
			if !stop()[s.lemma[i]] && letters(s.key[i]) {
				s.words = append(s.words, i)
			}
		}
		if t.POS == english.PosNUM || t.Tag == english.TagCD || t.Entity == english.EntORDINAL && t.POS == english.PosADJ {
			s.number = append(s.number, i)
		}
	}
	return s
}

func letters(w string) bool {
	for _, c := range w {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c > 127 {
			return true
		}
	}
	return false
}

func (s *side) span(i int) span.Span {
	if i < 0 {
		return span.Span{}
	}
	return span.Span{Start: s.doc.Tokens[i].Start, End: s.doc.Tokens[i].End}
}

// cues finds the cue words and the negations of both sides.
func (p *pair) cues() {
	p.a.readCues()
	p.b.readCues()
}

// emptyNegation are negations that deny nothing told.
var emptyNegation = map[string]bool{"no comment": true, "no idea": true, "not just": true, "not only": true, "no longer": true, "no doubt": true,
	"no wonder": true, "no one": true, "not long": true, "not guilty": true, "no stranger": true, "n't stop": true, "never walk": true, "no less": true,
	"not alone": true, "not even": true, "not yet": true}

func (s *side) readCues() {
	n := len(s.key)
	lower := make([]string, n)
	for i := range lower {
		lower[i] = strings.ToLower(s.doc.Word(i))
	}
	for i := range s.key {
		found := cues()[s.lemma[i]] | cues()[lower[i]] | cues()[s.key[i]]
		if i+1 < n {
			found |= cues()[lower[i]+" "+lower[i+1]] | cues()[s.lemma[i]+" "+lower[i+1]]
		}
		if i+2 < n {
			found |= cues()[lower[i]+" "+lower[i+1]+" "+lower[i+2]]
		}
		for k := range kindOrder {
			if found&(1<<k) != 0 {
				s.cue[k]++
				if s.first[k] < 0 {
					s.first[k] = i
				}
			}
		}
		if s.doc.Tokens[i].Dep == english.DepNeg || slices.Contains([]string{"not", "n't", "no", "never", "nobody", "none", "nothing", "without", "neither", "nor", "hardly", "barely", "scarcely", "rarely", "seldom", "isnt", "didnt", "doesnt", "wasnt", "wont", "cannot"}, lower[i]) {
			if i+1 < n && emptyNegation[lower[i]+" "+lower[i+1]] || i > 0 && lower[i-1] == "or" {
				continue
			}
			s.negs++
			if s.where < 0 {
				s.where = i
			}
			// What it negates: its head and what stands below.
			h := s.doc.Tokens[i].Head
			if lower[i] == "without" {
				for c := range s.doc.Children(i) {
					s.neg[c] = true
				}
				continue
			}
			s.neg[h] = true
			for c := range s.doc.Children(h) {
				switch s.doc.Tokens[c].Dep {
				case english.DepXcomp, english.DepCcomp, english.DepAttr, english.DepAcomp, english.DepDobj:
					s.neg[c] = true
				}
			}
		}
	}
}

// align finds for each content word of b the best word of a.
func (p *pair) align() {
	index := map[string]int{}
	for _, i := range p.a.words {
		if _, ok := index[p.a.key[i]]; !ok {
			index[p.a.key[i]] = i
		}
	}
	for _, j := range p.b.words {
		i, ok := index[p.b.key[j]]
		if !ok {
			for _, k := range p.a.words {
				if related(p.a.key[k], p.b.key[j]) {
					i, ok = k, true
					break
				}
			}
		}
		if ok {
			p.b.match[j] = i
			if p.a.match[i] < 0 {
				p.a.match[i] = j
			}
		}
	}
}

// related reports whether two words are of one family by their beginnings: explode
// and explosion, Mexico and Mexican.
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 {
		return false
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n >= 5 && n >= len(a)-2 && len(b)-n <= 5 || n == len(a) && len(a) >= 4 && len(b)-n <= 3
}

// Antonyms reports whether two lemmas in lower case are words of opposite meaning.
func Antonyms(a, b string) bool {
	return slices.Contains(antonyms()[a], b) || slices.Contains(antonyms()[b], a)
}
