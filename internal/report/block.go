package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/intake"
	"concord/internal/span"
)

// blocks cuts the text of a page into blocks: by what its markup says, else by
// rules for plain text.
func blocks(p *intake.Page) []Block {
	var found []Block
	width := 0
	if len(p.Parts) == 0 {
		width = wrapWidth(p.Text)
	}
	add := func(within span.Span, part *intake.Part) {
		for _, sp := range paragraphs(p.Text, within, width) {
			found = append(found, markupBlock(p.Text, sp, part))
		}
	}
	at := 0
	for i := range p.Parts {
		part := &p.Parts[i]
		if part.Span.Start < at || part.Span.End > len(p.Text) || !part.Span.Fits(p.Text) {
			continue
		}
		add(span.Span{Start: at, End: part.Span.Start}, nil)
		add(part.Span, part)
		at = part.Span.End
	}
	add(span.Span{Start: at, End: len(p.Text)}, nil)

	foreign(p.Text, found)
	if len(p.Parts) == 0 {
		found = head(p.Text, found)
	}
	leading(p.Text, found)
	return cutFurniture(p.Text, found)
}

// markupBlock makes a block of one paragraph: what the markup says holds, and
// inside a body the rules for furniture still look.
func markupBlock(text string, sp span.Span, part *intake.Part) Block {
	s := sp.In(text)
	low := folded(s[:min(len(s), 2000)])
	v := furniture(s, low, countWords(s, 200))
	b := Block{Span: sp, Kind: Body}
	if part == nil || part.Kind == intake.PartBody {
		if v.kind != "" {
			b.Kind, b.Reason = v.kind, v.reason
		}
		return b
	}
	reason := part.Reason
	if reason == "" {
		reason = "by the markup of the page"
	}
	switch part.Kind {
	case intake.PartHeadline:
		b.Kind, b.Reason = Headline, reason
	case intake.PartStandfirst:
		b.Kind, b.Reason = Standfirst, reason
	case intake.PartCaption:
		b.Kind, b.Reason = Caption, reason
	case intake.PartCredit:
		b.Kind, b.Reason = Credit, reason
	default:
		b.Kind, b.Reason = Debris, reason
		if v.kind != "" {
			b.Kind, b.Reason = v.kind, v.reason
		}
	}
	return b
}

// foreign marks paragraphs in another script than the page's own: captions and
// menus that a page in one language carries from another.
func foreign(text string, found []Block) {
	total := map[*unicode.RangeTable]int{}
	for _, b := range found {
		if b.Kind == Body {
			s, n := script(b.Span.In(text))
			total[s] += n
		}
	}
	var main *unicode.RangeTable
	for _, t := range scripts {
		if total[t] > 0 && (main == nil || total[t] > total[main]) {
			main = t
		}
	}
	if main == nil {
		return
	}
	for i := range found {
		b := &found[i]
		if b.Kind != Body {
			continue
		}
		// A foreign paragraph must be a small part of the page: a page half in another script has two languages.
		if s, n := script(b.Span.In(text)); s != nil && s != main && n*3 < total[main] {
			b.Kind, b.Reason = Debris, "in another script than the page"
		}
	}
}

var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Han, unicode.Greek,
	unicode.Devanagari, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Bengali, unicode.Armenian, unicode.Georgian, unicode.Ethiopic, unicode.Tamil}

// script returns the script that most letters of s have, nil where no script
// has six letters of ten, and the number of its letters.
func script(s string) (*unicode.RangeTable, int) {
	var count [32]int
	letters := 0
	for _, r := range s {
		if r < utf8.RuneSelf {
			if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				count[0]++
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for i, t := range scripts {
			if unicode.Is(t, r) {
				count[i]++
				break
			}
		}
	}
	for i, t := range scripts {
		if letters > 0 && count[i]*10 >= letters*6 {
			return t, count[i]
		}
	}
	return nil, 0
}

// leading finds headline, standfirst, bylines and publication lines at the
// beginning of a text without markup for them.
func leading(text string, found []Block) {
	at := 0 // first block that may be one of them
	next := func() int {
		for at < len(found) && (found[at].Kind != Body || creditLine(text, &found[at])) {
			at++
		}
		return at
	}
	head, stand := false, false
	for _, b := range found {
		head = head || b.Kind == Headline
		stand = stand || b.Kind == Standfirst
	}
	if i := next(); i < len(found) && loneDateline(found[i].Span.In(text)) {
		head, stand = true, true // the text proper begins
		at++
	}
	if i := next(); !head && i < len(found) && headline(text, found, i) {
		found[i].Kind, found[i].Reason = Headline, "short first line without a full stop"
		head = true
		at++
	}
	if i := next(); !stand && i < len(found) {
		if reason := standfirst(text, found, i, head); reason != "" {
			found[i].Kind, found[i].Reason = Standfirst, reason
			at++
		}
	}
	next()
	// Bylines and publication lines also stand at the end.
	for i := len(found) - 1; i >= max(at+1, len(found)-4); i-- {
		creditLine(text, &found[i])
	}
}

// creditLine marks b where it is a byline or a line that dates the page.
func creditLine(text string, b *Block) bool {
	if b.Kind != Body {
		return false
	}
	s := b.Span.In(text)
	if len(s) > 200 {
		return false
	}
	switch {
	case bylineOf(s) != nil:
		b.Kind, b.Reason = Credit, "byline"
	case publicationLine(s):
		b.Kind, b.Reason = Credit, "dates the page"
	case dateLabelled(s):
		b.Kind, b.Reason = Credit, "dates the page"
	default:
		return false
	}
	return true
}

func headline(text string, found []Block, i int) bool {
	s := found[i].Span.In(text)
	n := countWords(s, 40)
	if n < 2 || n > 28 || len(s) > 220 || strings.HasSuffix(strings.TrimRight(s, "\"'”’ "), ".") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘«["))
	if unicode.IsLower(r) {
		return false
	}
	// Text must follow: a block of sentences, longer than the line itself.
	for _, b := range found[i+1:] {
		if b.Kind != Body {
			continue
		}
		t := b.Span.In(text)
		if endsSentence(t) && len(t) > len(s) && countWords(t, 12) >= 8 {
			return true
		}
	}
	return false
}

// standfirst returns why block i is a standfirst, "" where it is none: after a
// headline a line without a full stop, or, where no headline stands, a short
// sentence that the text after it says again.
func standfirst(text string, found []Block, i int, afterHeadline bool) string {
	s := found[i].Span.In(text)
	n := countWords(s, 70)
	longer, rest := false, 0
	for _, b := range found[i+1:] {
		if b.Kind == Body {
			t := b.Span.In(text)
			rest += len(t)
			longer = longer || len(t) > len(s) && endsSentence(t)
		}
	}
	if !longer || rest < 3*len(s) || n < 4 {
		return ""
	}
	if afterHeadline && n <= 60 && !endsSentence(s) && sentences(s) == 0 && !strings.HasSuffix(s, ":") {
		return "line without a full stop after the headline"
	}
	if !afterHeadline && n <= 35 && sentences(s) == 1 && datelineAt(text, found[i].Span) == nil && saidAgain(text, found, i) {
		return "short first sentence that the text says again"
	}
	return ""
}

// sentences counts the places in s that look like the end of a sentence.
func sentences(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '.' || s[i] == '!' || s[i] == '?' {
			if j := i + 1; j >= len(s) || isSpaceByte(s[j]) || s[j] >= utf8.RuneSelf || s[j] == '"' {
				n++
			}
		}
	}
	return n
}

// saidAgain reports whether four of five of the longer words of block i stand
// in the bodies after it, compared by their first five letters.
func saidAgain(text string, found []Block, i int) bool {
	stems := map[string]bool{}
	seen := 0
	for _, b := range found[i+1:] {
		if b.Kind != Body || seen > 20000 {
			continue
		}
		seen += b.Span.Len()
		for _, w := range words(text, b.Span.Start, b.Span.End, 4000) {
			stems[stem5(w.low)] = true
		}
	}
	all, again := 0, 0
	for _, w := range words(text, found[i].Span.Start, found[i].Span.End, 0) {
		if len(w.low) < 4 {
			continue
		}
		all++
		if stems[stem5(w.low)] {
			again++
		}
	}
	return all >= 4 && again*5 >= all*4
}

// stem5 is the first five bytes of a word, or fewer, ending between runes.
func stem5(w string) string {
	if len(w) <= 5 {
		return w
	}
	n := 5
	for n > 0 && !utf8.RuneStart(w[n]) {
		n--
	}
	return w[:n]
}
