package quote

import (
	"slices"
	"sort"

	"concord/internal/span"
)

// Attribution is a quotation in the terms of PARC 3.0 and PolNeAR: content with
// its marks and, where marks are built into a sentence, the whole clause; the
// parts of one interrupted utterance together.
type Attribution struct {
	Content []span.Span
	Source  span.Span // empty for none
	Cue     span.Span
}

// Attributions turns the quotations of one text into attributions, in order of
// their content. Terms and nested quotations are no attributions of their own, nor
// is what stands wholly within the content of another.
func Attributions(quotations, attitudes []Quotation) []Attribution {
	qs := slices.Concat(quotations, attitudes)
	sort.SliceStable(qs, func(i, j int) bool { return qs[i].Start < qs[j].Start })
	var out []Attribution
	at := map[int]int{} // utterance → place
	for _, q := range qs {
		if q.Within >= 0 || q.Term && q.Clause == q.Span {
			continue
		}
		pieces := append([]span.Span{q.Clause}, q.Rest...)
		if q.Kind == Indirect {
			pieces = q.Content
		}
		i, ok := at[q.Utterance]
		if !ok {
			if q.Cue.Empty() && (q.Term || q.Kind == Mixed && q.Source.Empty()) {
				continue
			}
			i = len(out)
			at[q.Utterance] = i
			out = append(out, Attribution{Source: q.Source, Cue: q.Cue})
		}
		out[i].Content = append(out[i].Content, pieces...)
	}
	for i := range out {
		out[i].Content = merged(out[i].Content)
	}
	return outermost(out)
}

// outermost leaves out what is wholly part of another's content, cue, source
// and all: said that | Holm called it “mad”. The corpora mark the outer alone.
func outermost(in []Attribution) []Attribution {
	const window = 8 // neighbours that can hold it
	out := in[:0:0]
	for i, a := range in {
		inside := false
		for j := max(0, i-window); j < min(len(in), i+window) && !inside; j++ {
			if j != i && !a.Cue.Empty() {
				for _, c := range in[j].Content {
					inside = inside || c.Contains(a.Cue) && c.Contains(a.Source) && c.Contains(span.Span{Start: a.Content[0].Start, End: a.Content[len(a.Content)-1].End})
				}
			}
		}
		if !inside {
			out = append(out, a)
		}
	}
	return out
}

// merged joins spans that overlap.
func merged(in []span.Span) []span.Span {
	sort.Slice(in, func(i, j int) bool { return in[i].Start < in[j].Start })
	out := in[:0]
	for _, s := range in {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
