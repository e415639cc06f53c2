package reconcile

import (
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/report"
	"concord/internal/span"
)

// A headline's verb or adjective may judge what another tells. Which words judge is
// a matter of a list, of the words that style guides call loaded; that one headline
// has such a word and another of the same event has none is shown, not weighed.

// loaded are words with which a headline judges.
var loaded = wordSet(`cave caves caved slam slams slammed blast blasts blasted rip rips ripped torch torches torched bash bashes bashed trash
	trashes trashed gut guts gutted collapse collapses collapsed implode implodes cower cowers cowered surrender surrenders surrendered capitulate
	capitulates capitulated grovel grovels shame shames shamed dump dumps dumped dumping sabotage sabotages fume fumes fumed erupt erupts erupted
	explode explodes exploded bemoan bemoans bemoaned whine whines whined gloat gloats gloated mock mocks mocked skewer skewers skewered
	eviscerate eviscerates eviscerated shred shreds shredded roast roasts roasted destroy destroys destroyed humiliate humiliates humiliated
	crush crushes crushed savage savages savaged pounce pounces pounced snub snubs snubbed flail flails spew spews rant rants ranted
	lash lashes lashed hijack hijacks hijacked ram rams rammed weaponize weaponizes weaponized smear smears smeared bully bullies bullied
	stun stuns stunned shock shocks shocked shocking stunning outrage outrageous outraged furious fury bombshell disgrace disgraceful disgusting
	gross stunt hoax sham scam phony bogus extreme radical vile cruel heartless reckless shameful hypocrite hypocrisy hypocritical
	disaster disastrous catastrophe apocalyptic horrifying horrific chilling terrifying nightmare chaos meltdown debacle fiasco witch-hunt
	vendetta crackdown power-grab assault war epic hateful evil insane crazy unhinged bizarre surprise surprising unprecedented historic
	draconian sweeping rogue corrupt crooked lies lie lied liar smackdown backlash uproar`)

// headlineDifferences sets headlines of one event side by side where one has a loaded
// word that no other has.
func (c *comparer) headlineDifferences() []Difference {
	type head struct {
		m       int
		at      span.Span // the headline
		word    span.Span // loaded, empty for none
		value   string
		content []int32
	}
	var heads []head
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for b := range doc.Report.Blocks {
			if doc.Report.Blocks[b].Kind != report.Headline {
				continue
			}
			at := doc.Report.Blocks[b].Span
			ws := token.Within(doc.Words, at)
			h := head{m: m, at: at, content: c.strong(c.featuresOf(ws)), value: "none of them"}
			for _, w := range ws {
				if loaded[w.Norm] && !c.marked(m, w.Span) {
					h.word, h.value = w.Span, w.Norm
					break
				}
			}
			heads = append(heads, h)
			break
		}
	}
	if len(heads) > slotBound {
		heads = heads[:slotBound]
	}
	var marks []mark
	var why []Ground
	in := map[int]bool{}
	for a := range heads {
		for b := range heads {
			x, y := &heads[a], &heads[b]
			if x.word.Empty() || !y.word.Empty() || x.m == y.m {
				continue
			}
			both := common(x.content, y.content)
			if len(both) < 3 {
				continue
			}
			if why == nil {
				why = []Ground{{"shared words", c.label(both, 5)}}
			}
			in[a], in[b] = true, true
		}
	}
	for i := range heads {
		if h := &heads[i]; in[i] {
			at := h.word
			if at.Empty() {
				at = h.at
			}
			doc := c.s.Members[h.m].Document
			marks = append(marks, mark{m: h.m, unit: -1, sentence: sentenceAt(doc, h.at.Trim(doc.Report.Text)), at: at, value: h.value})
		}
	}
	if why == nil {
		return nil
	}
	return []Difference{c.difference("characterisation/headline", SlotCharacterisation, JudgeWording, "how the headlines put it", marks, why)}
}

// marked reports whether a place stands between quotation marks of its line.
func (c *comparer) marked(m int, at span.Span) bool {
	text := c.text(m)
	from := strings.LastIndexByte(text[:at.Start], '\n') + 1
	open := strings.LastIndexAny(text[from:at.Start], "\"“‘'")
	return open >= 0 && strings.ContainsAny(text[at.End:min(len(text), at.End+60)], "\"”’'") || c.inQuotes(m, at)
}
