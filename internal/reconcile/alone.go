package reconcile

import (
	"concord/internal/annotate/token"
	"strings"

	"concord/internal/story"
)

// standsAlone reports whether a clause can be read without what stands before it:
// it has a verb and some words, and does not open with a word that leans on
// another clause ("which …", "it had …", "so far killing …").
func (c *comparer) standsAlone(ui int) bool {
	u := &c.units[ui]
	words, verb := 0, false
	opens := ""
	var opening token.Word
	for _, w := range u.words {
		if w.Mark {
			continue
		}
		words++
		if opens == "" {
			opens, opening = w.Norm, w
		}
		verb = verb || c.verbLike(u.m, w) && !strings.HasSuffix(w.Norm, "ing")
	}
	if words < 5 || !verb || leaning[opens] {
		return false
	}
	text := c.text(u.m)
	first := text[u.words[0].Start:]
	if u.words[0].Mark && len(u.words) > 1 {
		first = text[u.words[1].Start:]
	}
	small := first[0] >= 'a' && first[0] <= 'z'
	return !small || !strings.HasSuffix(opens, "ing") && !(c.verbLike(u.m, opening) && u.st.Start != u.sentence.Start)
}

// leaning are the words that tie a clause to one before it: relatives,
// conjunctions, pronouns and the adverbs that link.
var leaning = wordSet(`which who whom whose where that when while whereas as if because since although though unless until before after
	and but or nor so yet then than also thus hence including
	it he she they we i you his her its their him them himself herself itself themselves
	it's he's she's they're he'd she'd they'd he'll she'll they'll it'll this these those to not`)

// alone is the passage that shows a unit by itself: the unit where it stands
// alone, else its sentence, unless that runs on and on.
func (c *comparer) alone(ui int) story.Passage {
	u := &c.units[ui]
	const longest = 400 // bytes
	if c.standsAlone(ui) || u.sentence.Len() > longest || u.sentence == u.st.Span {
		return c.says(ui)
	}
	text := c.text(u.m)
	s := u.sentence.Trim(text)
	if !s.Fits(text) || s.Empty() {
		return c.says(ui)
	}
	return c.s.Passage(u.m, s)
}
