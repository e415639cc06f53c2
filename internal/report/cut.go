package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// cutFurniture cuts furniture out of the paragraphs that are read: pages whose
// paragraphs were lost have links, credits and labels in running text. A piece
// is cut only where its beginning and its end are both sure.
func cutFurniture(text string, blocks []Block) []Block {
	out := make([]Block, 0, len(blocks))
	for _, b := range blocks {
		if !b.Kind.Reads() {
			out = append(out, b)
			continue
		}
		at := b.Span.Start
		for _, c := range pieces(text, b.Span) {
			if before := (span.Span{Start: at, End: c.Span.Start}).Trim(text); !before.Empty() {
				out = append(out, Block{Span: before, Kind: b.Kind, Reason: b.Reason})
			}
			out = append(out, c)
			at = c.Span.End
		}
		if rest := (span.Span{Start: at, End: b.Span.End}).Trim(text); !rest.Empty() {
			out = append(out, Block{Span: rest, Kind: b.Kind, Reason: b.Reason})
		}
	}
	return out
}

// pieces returns the furniture inside one paragraph, in order.
func pieces(text string, within span.Span) []Block {
	var found []Block
	add := func(start, end int, v verdict) int {
		if sp := (span.Span{Start: start, End: end}).Trim(text); !sp.Empty() && sp != within {
			found = append(found, Block{Span: sp, Kind: v.kind, Reason: v.reason})
		}
		return end
	}
	start := true // a sentence may begin at i
	for i := within.Start; i < within.End; {
		c := text[i]
		if isSpaceByte(c) {
			i++
			continue
		}
		if c == '(' || c == '[' {
			if end := bracketCredit(text, i, within.End); end > i {
				i = add(i, end, verdict{Credit, "names who made a picture"})
				start = true
				continue
			}
			i++
			continue
		}
		if c == '|' && i+1 < within.End && text[i+1] == ' ' {
			if end := barCredit(text, i, within.End); end > i {
				i = add(i, end, verdict{Credit, "names who made a picture"})
				start = true
				continue
			}
		}
		if end, v := label(text, i, within, start); end > i {
			i = add(i, end, v)
			start = true
			continue
		}
		if start && (c < utf8.RuneSelf && unicode.IsUpper(rune(c)) || c == '\'' || c == '"' || c >= utf8.RuneSelf || c == '-') {
			if end, v := pageSentence(text, i, within.End); end > i {
				i = add(i, end, v)
				continue
			}
		}
		// On to the end of this word.
		for i < within.End && !isSpaceByte(text[i]) && text[i] != '(' && text[i] != '[' {
			i++
		}
		start = endsSentence(text[max(within.Start, i-8):i])
	}
	return found
}

// longestCredit bounds the length of a credit in brackets, in bytes.
const longestCredit = 160

func bracketCredit(text string, i, end int) int {
	closing := byte(')')
	if text[i] == '[' {
		closing = ']'
	}
	limit := min(end, i+longestCredit)
	j := strings.IndexByte(text[i:limit], closing)
	if j < 0 || !pictureCredit(text[i+1:i+j]) {
		return i
	}
	return i + j + 1
}

// barCredit reads "| Jane Doe/Agency/Getty Images" up to the agency.
func barCredit(text string, i, end int) int {
	return slashEnd(text, i+2, end, i)
}

// slashEnd reads a run of at most eight capitalised words that ends with an
// agency after a slash, and returns its end, or none.
func slashEnd(text string, from, end, none int) int {
	best := none
	n := 0
	for j := from; j < end && n < 8 && j-from < 100; {
		k := j
		for k < end && !isSpaceByte(text[k]) {
			k++
		}
		w := text[j:k]
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "via" && w != "for" && w != "de" && w != "van" && w != "al" {
			break
		}
		if strings.Contains(text[from:k], "/") && creditEnds(strings.TrimRight(text[from:k], ".,")) {
			best = k
		}
		n++
		if strings.HasSuffix(w, ".") && len(w) > 3 {
			break
		}
		j = k
		for j < end && isSpaceByte(text[j]) {
			j++
		}
	}
	return best
}

// creditEnds reports whether s is a credit whose last part is an agency.
func creditEnds(s string) bool {
	return slashCredit(s) && pictureAgency(strings.TrimSpace(s[strings.LastIndexByte(s, '/')+1:]))
}

// labels are phrases of the page's program that stand in running text where
// the layout was lost. They are matched with their capitals.
var labels = []struct {
	phrase string
	verdict
}{
	{"Enlarge this image toggle caption", verdict{GalleryControl, "label of a gallery or player"}},
	{"Enlarge this image", verdict{GalleryControl, "label of a gallery or player"}},
	{"toggle caption", verdict{GalleryControl, "label of a gallery or player"}},
	{"hide caption", verdict{GalleryControl, "label of a gallery or player"}},
	{"Story highlights", verdict{Debris, "label of a part of the page"}},
	{"Advertisement Continue reading the main story", verdict{Debris, "label of an advertisement"}},
	{"Continue reading the main story", verdict{Debris, "label of an advertisement"}},
	{"Story continues below advertisement", verdict{Debris, "label of an advertisement"}},
	{"Article continues after advertisement", verdict{Debris, "label of an advertisement"}},
	{"ADVERTISEMENT", verdict{Debris, "label of an advertisement"}},
	{"Advertisement", verdict{Debris, "label of an advertisement"}},
	{"View Gallery", verdict{GalleryControl, "label of a gallery or player"}},
	{"ArrowRight", verdict{Debris, "name of an icon"}},
}

// label matches a page label at i. A label is one only where a sentence or
// another capital follows it, and, for the short ones, where one ended before.
func label(text string, i int, within span.Span, start bool) (int, verdict) {
	if c := text[i]; c < 'A' || c > 'Z' && c != 't' && c != 'h' {
		return i, verdict{}
	}
	for _, l := range labels {
		if !strings.HasPrefix(text[i:within.End], l.phrase) {
			continue
		}
		end := i + len(l.phrase)
		if end < within.End && !isSpaceByte(text[end]) {
			continue
		}
		if !start && !strings.Contains(l.phrase, " ") && l.phrase != "ArrowRight" && l.phrase != "ADVERTISEMENT" {
			continue
		}
		next := end
		for next < within.End && isSpaceByte(text[next]) {
			next++
		}
		if r, _ := utf8.DecodeRuneInString(text[next:within.End]); next < within.End && unicode.IsLower(r) {
			continue
		}
		// "Enlarge this image toggle caption Jane Doe/Getty Images Jane Doe/Getty Images"
		if strings.HasSuffix(l.phrase, "caption") {
			if credit := slashEnd(text, next, within.End, 0); credit > 0 {
				end = credit
			}
		}
		return end, l.verdict
	}
	return i, verdict{}
}

// longestNote bounds the sentences that pageSentence looks at, in bytes.
const longestNote = 400

// pageSentence returns the end of the sentence at i where the whole of it is
// furniture.
func pageSentence(text string, i, end int) (int, verdict) {
	limit := min(end, i+longestNote)
	j := sentenceEnd(text, i, limit)
	if j < 0 {
		if limit < end {
			return i, verdict{}
		}
		j = limit
	}
	s := text[i:j]
	low := folded(s)
	n := countWords(s, 60)
	bare := strings.TrimRight(low, " .:!)*")
	switch {
	case n > 40:
	case !strings.ContainsAny(s, `"“`) && contributes(bare):
		return j, verdict{Credit, "names who worked on the report"}
	case aboutPage(bare):
		return j, verdict{SelfReference, "note about this page"}
	case n <= 18:
		if v := link(s, bare, n); v.kind != "" && !strings.HasPrefix(bare, "more from ") && !strings.HasPrefix(bare, "want to ") {
			return j, v
		}
		if strings.HasPrefix(bare, "all rights reserved") || strings.HasPrefix(bare, "copyright ") && copyrightHead(bare) || strings.HasPrefix(s, "©") || strings.Contains(bare, "may not be published, broadcast") {
			return j, verdict{Debris, "copyright line"}
		}
		if n <= 8 && creditAt(s) == 0 {
			return j, verdict{Credit, "names who made a picture"}
		}
	}
	return i, verdict{}
}

// sentenceEnd returns the end of the sentence that begins at i, closing marks
// included, or -1 where none ends before limit. It is rougher than package
// sentence, which comes later in the line: abbreviations end sentences here
// unless they are one or two letters or a title.
func sentenceEnd(text string, i, limit int) int {
	for j := i; j < limit; j++ {
		c := text[j]
		if c != '.' && c != '!' && c != '?' {
			continue
		}
		k := j + 1
		for k < limit {
			r, n := utf8.DecodeRuneInString(text[k:limit])
			if !strings.ContainsRune(".!?\"'”’)]", r) {
				break
			}
			k += n
		}
		if k < limit && !isSpaceByte(text[k]) {
			continue
		}
		if c == '.' {
			b := j
			for b > i && (text[b-1]|0x20 >= 'a' && text[b-1]|0x20 <= 'z' || text[b-1] == '.') {
				b--
			}
			switch w := text[b:j]; {
			case len(w) == 1, strings.Contains(w, "."):
				continue
			case w == "Mr", w == "Mrs", w == "Ms", w == "Dr", w == "Sen", w == "Rep", w == "Gov", w == "Gen", w == "St", w == "Lt", w == "Col", w == "Jr", w == "Sgt", w == "Capt", w == "No":
				continue
			}
		}
		return k
	}
	return -1
}
