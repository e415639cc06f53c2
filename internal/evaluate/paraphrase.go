package evaluate

import (
	"strings"

	"concord/internal/annotate"
	"concord/internal/reconcile/align"
	"concord/internal/report"
	"concord/internal/span"
)

// bare reads text as nothing but testimony: a clause that stands alone is neither
// headline nor furniture.
func bare(text string) *annotate.Document {
	rep := &report.Report{Language: "en", Text: text}
	at := 0
	for line := range strings.Lines(text) {
		rep.Blocks = append(rep.Blocks, report.Block{Span: span.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}, Kind: report.Body})
		at += len(line)
	}
	return annotate.Annotate(rep)
}

// allOf is all of text.
func allOf(text string) span.Span { return span.Span{End: len(text)} }

func sentenceLikeness(r *align.Reader, line object) align.Likeness {
	a, b := str(line, "a"), str(line, "b")
	return align.Compare(r.Text(bare(a), allOf(a)), r.Text(bare(b), allOf(b)), nil)
}

func predictParaphrase(line object, _ string) (object, error) {
	l := sentenceLikeness(align.NewReader(), line)
	if str(line, "set") == "sts" {
		return object{"score": l.Score(align.Degree)}, nil
	}
	label := 0
	if l.Score(align.Paraphrase) >= .5 {
		label = 1
	}
	return object{"label": label}, nil
}
