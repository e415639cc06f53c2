package quote

import (
	"cmp"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"concord/english"
)

// A sign is one thing that is seen of a place where words may end: its trait and up to
// three values.
type sign uint32

func signOf(f trait, a, b, c uint8) sign {
	return sign(f)<<24 | sign(a)<<16 | sign(b)<<8 | sign(c)
}

// String is the sign as ends.txt has it.
func (x sign) String() string {
	t := traits[x>>24]
	return fmt.Sprintf("%s %s %s %s", t.name, t.values[0].name(uint8(x>>16)), t.values[1].name(uint8(x>>8)), t.values[2].name(uint8(x)))
}

type trait uint8

const (
	fMoved trait = iota
	fLast
	fDistance
	fLength
	fLengthMarked
	fMarks
	fNext
	fNextMoved
	fNextAlone
	fTwo
	fFirstTwo
	fFirstMarks
	fHangs
	fLabel
	fConjunct
	fConjunctVerb
	fConjunctOwn
	fClause
	fClauseNext
	fAct
	fActFirst
	fActKind
)

// traits names the traits and what their values are. "Next" is the item behind the
// place, "first" the first word from there on.
var traits = [...]struct {
	name   string
	values [3]value
}{
	fMoved:        {"moved", [3]value{number, kinds}},
	fLast:         {"last", [3]value{number, kinds, number}},
	fDistance:     {"distance", [3]value{number, number}},
	fLength:       {"length", [3]value{number, kinds}},
	fLengthMarked: {"length-marked", [3]value{number, number}},
	fMarks:        {"marks", [3]value{number, number, number}},
	fNext:         {"next", [3]value{wordAt, number}},
	fNextMoved:    {"next-moved", [3]value{wordAt, number}},
	fNextAlone:    {"next-alone", [3]value{wordAt, number, number}},
	fTwo:          {"next-first", [3]value{wordAt, wordAt}},
	fFirstTwo:     {"first-second", [3]value{wordAt, wordAt}},
	fFirstMarks:   {"first-marks", [3]value{wordAt, number, number}},
	fHangs:        {"first-hangs", [3]value{wordAt, regions, number}},
	fLabel:        {"label-hangs", [3]value{label, regions, number}},
	fConjunct:     {"conjunct", [3]value{number, regions, number}},
	fConjunctVerb: {"conjunct-verb", [3]value{number, kinds, regions}},
	fConjunctOwn:  {"conjunct-subject", [3]value{number, regions, kinds}},
	fClause:       {"first-clause", [3]value{wordAt, number, number}},
	fClauseNext:   {"clause-next", [3]value{number, number, wordAt}},
	fAct:          {"act-next", [3]value{number, wordAt}},
	fActFirst:     {"act-first", [3]value{number, wordAt}},
	fActKind:      {"act-kind", [3]value{number, kinds, number}},
}

// value is what the numbers of a value stand for.
type value uint8

const (
	number value = iota
	wordAt
	label
	kinds
	regions
)

var (
	kindNames   = [...]string{"-", "thought", "noun", "accord", "weak", "labels", "accuses", "says", "bids", "thinks", "objects", "other"}
	regionNames = [...]string{"-", "nothing", "cue", "outside", "content", "behind", "before"}
	markNames   = [...]string{codeNone: "-", codeComma: ",", codeSemicolon: ";", codeColon: ":", codeDash: "dash", codeOpen: "(", codeClose: ")", codeMark: "mark", codeQuote: "quote", codeClosed: "quote.", codeTitle: "title"}
	// The closed classes at which phrases begin and end.
	signWords = [...]string{"and", "but", "or", "nor", "that", "which", "who", "whom", "whose", "when", "where", "while", "because", "although", "though", "if", "unless", "as", "whereas", "whether",
		"how", "why", "what", "than", "once", "of", "in", "on", "at", "by", "for", "from", "with", "to", "about", "after", "before", "during", "under", "over", "against", "through", "between", "among",
		"into", "since", "until", "within", "without", "amid", "despite", "like", "following", "regarding", "including", "according", "so", "not", "even", "then", "also", "just", "only", "such",
		"a", "an", "the", "he", "she", "it", "they", "his", "her", "their", "this", "these", "there"}
)

// name is the i-th name of a value, "" for none.
func (v value) name(i uint8) string {
	var of []string
	switch v {
	case number:
		return strconv.Itoa(int(i))
	case label:
		return cmp.Or(english.Dep(i).String(), "-")
	case kinds:
		of = kindNames[:]
	case regions:
		of = regionNames[:]
	case wordAt:
		switch {
		case i >= codeTags:
			return cmp.Or(english.Tag(i-codeTags).String(), "-")
		case i >= codeWords:
			of, i = signWords[:], i-codeWords
		default:
			of = markNames[:]
		}
	}
	if int(i) < len(of) {
		return of[i]
	}
	return ""
}

// Codes of items: of marks, of marked words by how they end, of the words of closed
// classes, of others by their tags.
const (
	codeNone = iota
	codeComma
	codeSemicolon
	codeColon
	codeDash
	codeOpen
	codeClose
	codeMark
	codeQuote
	codeClosed
	codeTitle
	codeWords
	codeTags = 128
)

var wordCodes = sync.OnceValue(func() map[string]uint8 {
	m := make(map[string]uint8, len(signWords))
	for i, w := range signWords {
		m[w] = codeWords + uint8(i)
	}
	return m
})

// code is the code of the i-th item, codeNone outside.
func (p phrases) code(i int) uint8 {
	if i < 0 || i >= len(p.items) {
		return codeNone
	}
	it := p.items[i]
	switch {
	case it.quote >= 0 && it.title:
		return codeTitle
	case it.quote >= 0 && p.closed(i):
		return codeClosed
	case it.quote >= 0:
		return codeQuote
	}
	if it.mark {
		switch it.norm {
		case ",":
			return codeComma
		case ";":
			return codeSemicolon
		case ":":
			return codeColon
		case "(", "[":
			return codeOpen
		case ")", "]":
			return codeClose
		}
		if isDash(it.norm) {
			return codeDash
		}
		return codeMark
	}
	if c := wordCodes()[it.norm]; c > 0 {
		return c
	}
	return codeTags + uint8(p.tok[it.token].Tag)
}

// kind is an act's place in kindNames.
func (s said) kind() uint8 {
	c := s.verb.class
	switch {
	case s.thought:
		return 1
	case s.noun:
		return 2
	case s.accord:
		return 3
	case s.weak:
		return 4
	case c&labels != 0:
		return 5
	case c&accuses != 0:
		return 6
	case c&(says|tells) != 0 && c&bids == 0:
		return 7
	case c&bids != 0:
		return 8
	case c&thinks != 0:
		return 9
	case c&objects != 0:
		return 10
	}
	return 11
}

func flag(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// bucket is a length in steps that grow.
func bucket(n int) uint8 {
	for i, most := range [...]int{1, 2, 3, 4, 6, 9, 13, 20, 35} {
		if n <= most {
			return uint8(i)
		}
	}
	return 9
}

//go:embed ends.txt
var endTable string

// endWeights are the weights of the signs; each line of the table has a sign, its three
// values and the weight.
var endWeights = sync.OnceValue(func() map[sign]float32 {
	byName := map[string]trait{}
	for f := range traits {
		byName[traits[f].name] = trait(f)
	}
	codes := map[value]map[string]uint8{}
	for v := number; v <= regions; v++ {
		codes[v] = map[string]uint8{}
		for i := 255; i >= 0; i-- {
			if n := v.name(uint8(i)); n != "" {
				codes[v][n] = uint8(i)
			}
		}
	}
	m := make(map[sign]float32, strings.Count(endTable, "\n"))
	for line := range strings.Lines(endTable) {
		c := strings.Fields(line)
		if len(c) != 5 {
			continue
		}
		f, ok := byName[c[0]]
		w, err := strconv.ParseFloat(c[4], 32)
		if !ok || err != nil {
			continue
		}
		v := traits[f].values
		m[signOf(f, codes[v[0]][c[1]], codes[v[1]][c[2]], codes[v[2]][c[3]])] = float32(w)
	}
	return m
})
