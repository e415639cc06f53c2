package evaluate

import (
	"errors"
	"net/url"
	"path"
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/intake"
	"concord/internal/span"
)

// predictCoref answers with the chains of a text, or for a pronoun and two names
// in a text, which of the names stand in the pronoun's chain.
func predictCoref(line object, _ string) (object, error) {
	text := str(line, "text")
	title := ""
	if str(line, "set") == "gap" {
		// A passage is read below the title of its page, as a report below its headline.
		title = pageTitle(str(line, "url"))
		text = title + text
	}
	doc, err := document(text, "")
	var unread *intake.Error
	if errors.As(err, &unread) {
		doc, err = &annotate.Document{}, nil // a text of marks alone
	}
	if err != nil {
		return nil, err
	}
	if str(line, "set") == "gap" {
		pronoun, a, b := located(text, title, line["pronoun"]), located(text, title, line["A"]), located(text, title, line["B"])
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
		if len(spans) > 1 {
			clusters = append(clusters, pairs(spans))
		}
	}
	return object{"unit": "bytes", "clusters": clusters}, nil
}

// pageTitle is the title of a page of Wikipedia by its address, as a paragraph of
// its own, without what tells apart pages of one title: "Georgia (country)".
func pageTitle(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	title, _, _ := strings.Cut(strings.ReplaceAll(path.Base(u.Path), "_", " "), " (")
	if title == "" || title == "." || title == "/" {
		return ""
	}
	return title + "\n\n"
}

// located turns the code points of a place marked in what follows title into bytes
// of text.
func located(text, title string, v any) span.Span {
	place, _ := v.(object)
	start, _ := place["start"].(float64)
	end, _ := place["end"].(float64)
	out := span.Span{}
	n := 0
	for at := range text[len(title):] {
		if n == int(start) {
			out.Start = len(title) + at
		}
		if n == int(end) {
			out.End = len(title) + at
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
