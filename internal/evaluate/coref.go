package evaluate

import (
	"errors"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/intake"
	"concord/internal/span"
)

// predictCoref answers with the chains of a text, or for a pronoun and two names
// in a text, which of the names stand in the pronoun's chain.
func predictCoref(line object, _ string) (object, error) {
	text := str(line, "text")
	doc, err := document(text, "")
	var unread *intake.Error
	if errors.As(err, &unread) {
		doc, err = &annotate.Document{}, nil // a text of marks alone
	}
	if err != nil {
		return nil, err
	}
	if str(line, "set") == "gap" {
		pronoun, a, b := located(text, line["pronoun"]), located(text, line["A"]), located(text, line["B"])
		for _, c := range doc.Chains {
			for _, p := range c.Phrases {
				if p.Span == pronoun {
					return object{"A": names(doc, c, a), "B": names(doc, c, b)}, nil
				}
			}
		}
		return object{"A": false, "B": false}, nil
	}
	clusters := [][][]int{}
	for _, c := range doc.Chains {
		var spans []span.Span
		for _, p := range c.Phrases {
			spans = append(spans, p.Span)
		}
		clusters = append(clusters, pairs(spans))
	}
	return object{"unit": "bytes", "clusters": clusters}, nil
}

// located turns the code points of a marked place into bytes of text.
func located(text string, v any) span.Span {
	place, _ := v.(object)
	start, _ := place["start"].(float64)
	end, _ := place["end"].(float64)
	out := span.Span{}
	n := 0
	for at := range text {
		if n == int(start) {
			out.Start = at
		}
		if n == int(end) {
			out.End = at
			return out
		}
		n++
	}
	out.End = len(text)
	return out
}

// names reports whether a chain has a mention at the place of a name.
func names(doc *annotate.Document, c entity.Chain, at span.Span) bool {
	for _, p := range c.Phrases {
		if at.Contains(p.Head) {
			return true
		}
	}
	for _, m := range doc.Mentions {
		if m.Entity == c.Entity && !m.Name.Empty() && m.Name.Overlaps(at) {
			return true
		}
	}
	return false
}
