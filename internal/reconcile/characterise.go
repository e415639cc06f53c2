package reconcile

import (
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/statement"
)

// superlative is a claim of rank: "the worst floods in the nation's history".
type superlative struct {
	m        int
	unit     int
	sentence int
	at       span.Span // from the superlative to the end of its scope
	rank     string
	head     int32
	headWord string
	next     string // the word after the superlative
	scope    []int32
	time     string // "history", or the span of time named: "decade"
	scoped   string
	after    []int32 // features of the words that follow
}

// ranks maps superlatives to one name for those that are exchanged.
var ranks = map[string]string{"worst": "worst", "deadliest": "worst", "bloodiest": "worst", "best": "best", "largest": "largest",
	"biggest": "largest", "greatest": "largest", "highest": "highest", "lowest": "lowest", "strongest": "strongest", "fastest": "fastest",
	"longest": "longest", "oldest": "oldest", "youngest": "youngest", "richest": "richest", "heaviest": "heaviest", "first": "first"}

var spansOfTime = wordSet("history ever record century decade decades century centuries generation year years memory months")

// superlatives collects the claims of rank in a story.
func (c *comparer) superlatives() []superlative {
	var out []superlative
	for ui := range c.units {
		u := &c.units[ui]
		for i, w := range u.words {
			rank := ranks[w.Norm]
			if rank == "" || rank == "first" && !firstOfKind(u.words, i) {
				continue
			}
			s := superlative{m: u.m, unit: ui, sentence: u.st.Sentence, rank: rank, head: -1}
			end := i
			k := i + 1
			for ; k < len(u.words) && k < i+6; k++ {
				n := u.words[k].Norm
				if u.words[k].Mark && n != "-" && n != "\"" && n != "'" || scopeWords[n] {
					break
				}
				if key := statement.Key(n); key != "" {
					if f, ok := c.ids[concept(key)]; ok {
						s.head, s.headWord = f, n
						end = k
					}
				}
			}
			if s.head < 0 {
				continue
			}
			if k < len(u.words) && scopeWords[u.words[k].Norm] {
				from := k
				for ; k < len(u.words) && k < from+9 && !u.words[k].Mark; k++ {
					end = k
					if spansOfTime[u.words[k].Norm] {
						s.time = u.words[k].Norm
					}
				}
				s.scope = c.strong(c.featuresOf(u.words[from : end+1]))
				s.scoped = plain(span.Span{Start: u.words[from].Start, End: u.words[end].End}.In(c.text(u.m)))
			}
			if i+1 < len(u.words) {
				s.next = u.words[i+1].Norm
			}
			s.after = c.featuresOf(u.words[i+1 : min(len(u.words), i+22)])
			s.at = span.Span{Start: w.Start, End: u.words[end].End}
			out = append(out, s)
		}
	}
	return out
}

// firstOfKind keeps "the first time", "the first Arab country" and leaves "first
// responders", "at first" and "the first phase".
func firstOfKind(ws []token.Word, i int) bool {
	return i+1 < len(ws) && (ws[i+1].Norm == "time" || i > 0 && ws[i-1].Norm == "the" && i > 1 && firstCues[ws[i-2].Norm]) || i > 0 && ws[i-1].Norm == "1st"
}

var firstCues = wordSet("marks marking marked is was be became becomes as been")

var scopeWords = wordSet("in of since on among ever for")

// rankDifferences compares claims of rank about the same thing.
func (c *comparer) rankDifferences() []Difference {
	ss := c.superlatives()
	if len(ss) > 2*slotBound {
		ss = ss[:2*slotBound]
	}
	var out []Difference
	done := map[[2]int]bool{}
	for a := range ss {
		for b := a + 1; b < len(ss); b++ {
			x, y := &ss[a], &ss[b]
			if x.m == y.m || x.rank != y.rank || done[[2]int{a, y.m}] {
				continue
			}
			if x.rank == "first" && x.head != y.head {
				near := c.strong(common(x.after, y.after))
				if len(near) < 3 || x.next == y.next {
					continue
				}
				done[[2]int{a, y.m}] = true
				out = append(out, c.difference("characterisation/first", SlotScope, JudgeScope, "the first of what",
					[]mark{c.markOf(x.unit, x.at, "first "+x.headWord), c.markOf(y.unit, y.at, "first "+y.headWord)},
					[]Ground{{"shared words after it", c.label(near, 5)}}))
				continue
			}
			if x.head != y.head || x.rank == "first" || x.scoped == "" || y.scoped == "" || len(common(x.scope, y.scope)) > 0 && x.time == y.time {
				continue
			}
			// Spans of time must be told on both sides: places are too often one
			// inside the other ("in the region", "in the Middle East").
			if x.time == "" || y.time == "" || x.time == y.time {
				continue
			}
			done[[2]int{a, y.m}] = true
			word := c.word(c.names[x.head])
			out = append(out, c.difference("characterisation/rank", SlotCharacterisation, JudgeTension, x.rank+" "+word,
				[]mark{c.markOf(x.unit, x.at, x.rank+" "+x.scoped), c.markOf(y.unit, y.at, y.rank+" "+y.scoped)},
				[]Ground{{"same rank of the same thing", x.rank + " " + word}}))
		}
	}
	return out
}
