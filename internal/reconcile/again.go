package reconcile

import (
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/reconcile/collate"
	"concord/internal/story"
)

// saidAgain compares quotations of one speaker of which nearly all words of the
// shorter stand in the other, and that are not collated as one utterance: said
// twice, or shortened.
func (c *comparer) saidAgain(us []collate.Utterance) []Difference {
	var out []Difference
	ls := c.links()
	for i := range ls {
		l := &ls[i]
		u, v := &c.units[l.a], &c.units[l.b]
		if u.st.Quotation < 0 || v.st.Quotation < 0 || u.st.Holder == "" || v.st.Holder == "" || l.Score < 0.9 || u.st.Nested || v.st.Nested ||
			foldedText(u) == foldedText(v) || !c.inQuotes(u.m, u.st.Span) || !c.inQuotes(v.m, v.st.Span) || u.st.Negated != v.st.Negated {
			continue
		}
		shared, least := sharedCount(u.words, v.words)
		// Where one is only called "he", so many equal words are not two people's.
		unnamed := pronouns[strings.ToLower(u.st.Holder)] || pronouns[strings.ToLower(v.st.Holder)]
		if !unnamed && !sameHolder(u.st.Holder, v.st.Holder) || unnamed && shared < saidUnnamed {
			continue
		}
		if least < saidLeast || shared*10 < least*9 || shared == least || collated(us, c.says(l.a), c.says(l.b)) {
			continue
		}
		out = append(out, c.difference("wording/again", SlotWording, JudgeWording, "wording: "+u.st.Holder, []mark{
			c.markOf(l.a, u.st.Span, plain(u.st.Span.In(c.text(u.m)))), c.markOf(l.b, v.st.Span, plain(v.st.Span.In(c.text(v.m))))}, c.shows(l)))
	}
	return c.joinSame(out)
}

const (
	saidLeast   = 7 // words of the shorter of two quotations
	saidUnnamed = 9 // shared words, where a speaker is not named
)

// sharedCount counts the words that two clauses share, each as often as both have it,
// and the words of the shorter and the longer.
func sharedCount(a, b []token.Word) (shared, least int) {
	count := map[string]int{}
	n, m := 0, 0
	for _, w := range a {
		if !w.Mark {
			count[w.Norm]++
			n++
		}
	}
	for _, w := range b {
		if !w.Mark {
			m++
			if count[w.Norm] > 0 {
				count[w.Norm]--
				shared++
			}
		}
	}
	return shared, min(n, m)
}

// collated reports whether two passages are witnesses of one utterance.
func collated(us []collate.Utterance, a, b story.Passage) bool {
	for i := range us {
		inA, inB := false, false
		for _, w := range us[i].Witnesses {
			for _, p := range w.Content {
				inA = inA || w.Report == a.Report && p.Start < a.End && a.Start < p.End
				inB = inB || w.Report == b.Report && p.Start < b.End && b.Start < p.End
			}
		}
		if inA && inB {
			return true
		}
	}
	return false
}
