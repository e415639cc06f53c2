package reconcile

import (
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Places are compared only for what happens to a person once: where somebody was
// born, died, is buried. Where reports place other events at different depths
// ("Doha", "Qatar") nothing is said.

var onceVerbs = map[string]string{"born": "born", "died": "died", "buried": "buried", "headquartered": "headquartered", "raised": "raised"}

type placed struct {
	m, unit  int
	sentence int
	verb     string
	at       span.Span
	names    []string
	who      []int // entities of the story that may be meant
}

func (c *comparer) placeDifferences() []Difference {
	var ps []placed
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for si := range doc.Sentences {
			ws := token.Within(doc.Words, doc.Sentences[si].Span)
			for i, w := range ws {
				verb := onceVerbs[w.Norm]
				if verb == "" || i+2 >= len(ws) || ws[i+1].Norm != "in" && ws[i+1].Norm != "at" {
					continue
				}
				p := placed{m: m, sentence: si, verb: verb, who: c.personsNear(m, si)}
				end := i + 1
				name := ""
				for k := i + 2; k < len(ws) && k < i+10; k++ {
					exact := ws[k].In(doc.Report.Text)
					if ws[k].Norm == "," && name != "" {
						if !closesName(doc.Report.Text, ws, k+1) {
							break // "Born in Leeds, Smith served": another thing begins
						}
						p.names, name = append(p.names, name), ""
						continue
					}
					if ws[k].Mark || exact[0] < 'A' || exact[0] > 'Z' {
						break
					}
					name = strings.TrimSpace(name + " " + strings.ToLower(exact))
					end = k
				}
				if name != "" {
					p.names = append(p.names, name)
				}
				if len(p.names) == 0 || len(p.who) == 0 {
					continue
				}
				p.at = span.Span{Start: w.Start, End: ws[end].End}
				p.unit = c.unitAt(m, p.at)
				ps = append(ps, p)
			}
		}
	}
	if len(ps) > slotBound {
		ps = ps[:slotBound]
	}
	var out []Difference
	for a := range ps {
		for b := a + 1; b < len(ps); b++ {
			x, y := &ps[a], &ps[b]
			if x.m == y.m || x.verb != y.verb || overlap(x.names, y.names) {
				continue
			}
			who := sharedInt(x.who, y.who)
			if who < 0 {
				continue
			}
			j := JudgeTension
			if level(x.names) != "" && level(x.names) == level(y.names) {
				j = JudgeContradiction
			}
			mk := func(p *placed) mark {
				return mark{m: p.m, unit: p.unit, sentence: p.sentence, at: p.at, value: strings.Join(p.names, ", ")}
			}
			out = append(out, c.difference("place/once", SlotPlace, j, x.verb+": "+c.s.Entities[who].Name, []mark{mk(x), mk(y)},
				[]Ground{{"happens once", x.verb}, {"same person or body", c.s.Entities[who].Name}}))
		}
	}
	return out
}

// closesName reports whether capitalised words from i on end at a mark, as the
// state does in "Austin, Texas, in 1970".
func closesName(text string, ws []token.Word, i int) bool {
	n := 0
	for ; i < len(ws) && n < 4; i, n = i+1, n+1 {
		if ws[i].Mark {
			return n > 0
		}
		if b := text[ws[i].Start]; b < 'A' || b > 'Z' {
			return false
		}
	}
	return n > 0 && i >= len(ws)
}

// personsNear lists the persons of the sentence, else of the two before it.
func (c *comparer) personsNear(m, sentence int) []int {
	doc := c.s.Members[m].Document
	local := c.s.Members[m].Entities
	for back := 0; back <= 3 && sentence-back >= 0; back++ {
		var out []int
		s := doc.Sentences[sentence-back].Span
		for _, mt := range doc.Mentions {
			if s.Contains(mt.Span) && mt.Entity >= 0 && mt.Entity < len(local) && doc.Entities[mt.Entity].Kind == entity.Person {
				if e := local[mt.Entity]; e >= 0 && e < len(c.s.Entities) {
					out = append(out, e)
				}
			}
			if mt.Start > s.End {
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || strings.Contains(x, y) || strings.Contains(y, x) {
				return true
			}
		}
	}
	return false
}

func sharedInt(a, b []int) int {
	best := -1
	for _, x := range a {
		for _, y := range b {
			if x == y && (best < 0 || x < best) {
				best = x
			}
		}
	}
	return best
}

// level names the kind of place where all names are known to be of one kind, of
// which two different ones exclude each other.
func level(names []string) string {
	if len(names) == 0 {
		return ""
	}
	if usStates[names[len(names)-1]] {
		return "state"
	}
	return ""
}

// usStates are the states and territories of the United States in full.
var usStates = stateSet(`alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|
kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|
new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|
tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|puerto rico|guam|american samoa`)

func stateSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Split(strings.ReplaceAll(list, "\n", ""), "|") {
		m[n] = true
	}
	return m
}
