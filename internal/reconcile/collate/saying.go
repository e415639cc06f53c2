package collate

import (
	"sort"
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// saying is one witness before it is known of what: a quotation, or the parts
// of one that the reporter interrupts.
type saying struct {
	member   int
	quotes   []int // indexes into the document's quotations, in text order
	text     Text
	words    []word
	sentence []int // for each word, the number of its sentence within the saying
	weights  []int // for each such sentence, the weight of its words
	holders  []int // for each such sentence, how many content words it has
	kind     quote.Kind
	where    int // number of the report's sentence it stands in, or -1-block where that is unknown
	block    report.Kind
	who      speaker
}

// speaker is who a report says is speaking, as far as the report tells.
type speaker struct {
	entity int // in Story.Entities, -1 where the source is a description or unknown
	name   string
	says   []string // the words of name that describe: see descriptionWords
	kind   quote.SourceKind
	person bool
}

func (y *saying) marked() bool { return y.kind != quote.Indirect }

func (y *saying) span() span.Span {
	return span.Span{Start: y.text.Pieces[0].Start, End: y.text.Pieces[len(y.text.Pieces)-1].End}
}

// farthest is the longest stretch of bytes between two parts of an utterance
// that a reporter interrupts: "said the minister, who had arrived the evening
// before from …". Beyond it, two quotations stay two whatever their number.
const farthest = 600

// sayings returns all quotations of a story but single terms, in order of member
// and place. Parts with one utterance number are one saying unless their
// sources, marks or nesting differ.
func sayings(s *story.Story, l lexicon) []saying {
	var out []saying
	for _, m := range bySiglum(s) {
		doc := s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		from := len(out)
		for q := range doc.Quotations {
			qu := &doc.Quotations[q]
			if qu.Term {
				continue
			}
			pieces := contents(qu, doc.Report.Text)
			if len(pieces) == 0 {
				continue
			}
			if y := continued(out[from:], doc, q, pieces); y != nil {
				y.quotes = append(y.quotes, q)
				y.text.Pieces = append(y.text.Pieces, pieces...)
				if qu.Kind == quote.Direct {
					y.kind = quote.Direct
				}
				continue
			}
			out = append(out, saying{member: m, quotes: []int{q}, kind: qu.Kind, who: speakerOf(s, m, qu),
				text: Text{Report: s.Members[m].Siglum, Text: doc.Report.Text, Pieces: pieces}})
		}
		kept := out[:from]
		for _, y := range out[from:] {
			if y.read(doc, l) {
				kept = append(kept, y)
			}
		}
		out = kept
	}
	return out
}

// bySiglum is the numbers of the members in order of their sigla: A, B, …, AA.
func bySiglum(s *story.Story) []int {
	out := make([]int, len(s.Members))
	for i := range out {
		out[i] = i
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := s.Members[out[i]].Siglum, s.Members[out[j]].Siglum
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	return out
}

// contents is the content of a quotation as spans that fit, in order.
func contents(q *quote.Quotation, text string) []span.Span {
	var out []span.Span
	end := 0
	for _, c := range q.Content {
		if c.Fits(text) && c.Start >= end && !c.Trim(text).Empty() {
			out = append(out, c)
			end = c.End
		}
	}
	if len(q.Content) == 0 && q.Span.Fits(text) && !q.Span.Trim(text).Empty() {
		out = append(out, q.Span)
	}
	return out
}

// continued returns the saying that quotation q goes on with, or nil.
func continued(before []saying, doc *annotate.Document, q int, pieces []span.Span) *saying {
	qu := &doc.Quotations[q]
	for i := len(before) - 1; i >= 0 && i >= len(before)-3; i-- {
		y := &before[i]
		last := &doc.Quotations[y.quotes[len(y.quotes)-1]]
		gap := pieces[0].Start - y.text.Pieces[len(y.text.Pieces)-1].End
		if last.Utterance == qu.Utterance && last.Within == qu.Within && gap >= 0 && gap <= farthest &&
			(last.Kind == quote.Indirect) == (qu.Kind == quote.Indirect) &&
			(last.Speaker == qu.Speaker || last.Speaker < 0 || qu.Speaker < 0) {
			return y
		}
	}
	return nil
}

// read cuts the saying into words; false when it has none.
func (y *saying) read(doc *annotate.Document, l lexicon) bool {
	y.words = y.text.words(l)
	if len(y.words) == 0 {
		return false
	}
	y.sentence = make([]int, len(y.words))
	n := 0
	y.weights, y.holders = []int{0}, []int{0}
	for i, w := range y.words {
		if i > 0 && y.words[i-1].last {
			n++
			y.weights, y.holders = append(y.weights, 0), append(y.holders, 0)
		}
		y.sentence[i] = n
		if !w.bracket {
			y.weights[n] += w.weight
			if w.content {
				y.holders[n]++
			}
		}
	}
	at := y.text.Pieces[0].Start
	y.block, y.where = blockAt(doc.Report, at), -1
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > at })
	if i < len(doc.Sentences) && doc.Sentences[i].Start <= at {
		y.where = i
	}
	return true
}

// blockAt is the kind of the block that holds byte at; "" for none.
func blockAt(rep *report.Report, at int) report.Kind {
	i := sort.Search(len(rep.Blocks), func(i int) bool { return rep.Blocks[i].Span.End > at })
	if i < len(rep.Blocks) && rep.Blocks[i].Span.Start <= at {
		return rep.Blocks[i].Kind
	}
	return ""
}

func speakerOf(s *story.Story, m int, q *quote.Quotation) speaker {
	mem := &s.Members[m]
	doc := mem.Document
	out := speaker{entity: -1, kind: q.SourceKind}
	if q.Source.Fits(doc.Report.Text) && !isPronoun(q.Source.In(doc.Report.Text)) {
		out.name = strings.Join(strings.Fields(q.Source.In(doc.Report.Text)), " ")
	}
	if q.Speaker >= 0 && q.Speaker < len(doc.Entities) {
		en := &doc.Entities[q.Speaker]
		if en.Name != "" {
			out.name = en.Name
		}
		out.person = en.Kind == entity.Person
		if q.Speaker < len(mem.Entities) && mem.Entities[q.Speaker] >= 0 && mem.Entities[q.Speaker] < len(s.Entities) {
			out.entity = mem.Entities[q.Speaker]
		}
	}
	out.says = descriptionWords(out.name)
	return out
}

func isPronoun(s string) bool {
	switch strings.ToLower(s) {
	case "", "he", "she", "it", "they", "i", "we", "who", "which", "that", "this", "you", "one":
		return true
	}
	return false
}

// relation is how two speakers stand to each other.
type relation int

const (
	sameSpeaker  relation = iota // one entity, or one description
	unknown                      // one of them is not told, or has no name
	author                       // a document and somebody who may speak through it
	otherSpeaker                 // two sources that may be one voice: a spokesman and his office
	otherPersons                 // two named persons
)

// relate compares two speakers. Two persons of one last name whom nobody joined
// are taken for one.
func relate(s *story.Story, a, b speaker) relation {
	switch {
	case a.name == "" || b.name == "":
		return unknown
	case a.entity >= 0 && a.entity == b.entity:
		return sameSpeaker
	case a.person && b.person:
		if lastName(a.name) == lastName(b.name) {
			return sameSpeaker
		}
		return otherPersons
	case descriptionsAgree(a.says, b.says):
		return sameSpeaker
	case a.kind == quote.Document && b.kind == quote.Document:
		// Two documents of one story are likelier one than two when one of them is named by its kind alone.
		if len(a.says) == 1 || len(b.says) == 1 {
			return unknown
		}
		return otherSpeaker
	case (a.kind == quote.Document) != (b.kind == quote.Document):
		return author
	case a.kind == quote.Anonymous || b.kind == quote.Anonymous || a.kind == quote.Unknown || b.kind == quote.Unknown:
		return unknown
	}
	return otherSpeaker
}

func lastName(name string) string {
	f := strings.Fields(name)
	return fold(f[len(f)-1])
}

// descriptionsAgree reports whether one description or name is the end of the
// other by whole words, articles aside: "the order", "the executive order".
func descriptionsAgree(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	for i := range x {
		if x[len(x)-1-i] != y[len(y)-1-i] {
			return false
		}
	}
	return true
}

// descriptionWords are the content words of a name or description, honorifics too.
func descriptionWords(name string) []string {
	var out []string
	for _, w := range lexicon(nil).appendWords(nil, name, span.Span{End: len(name)}, 0) {
		if !isFunction(w.key) || isHonorific(w.key) {
			out = append(out, strings.TrimSuffix(w.key, "'s"))
		}
	}
	return out
}
