package intake

import (
	"strings"
	"unicode"
)

// marked is a block with the decision what it is.
type marked struct {
	text   string
	kind   PartKind
	reason string
}

// shingle is the number of words compared at once: the measure of the usual
// extraction benchmarks, short enough for most sentences.
const shingle = 4

// mark decides for each block which part of the page it is. Go-trafilatura says
// which words are the article, without saying where they stand; a block is body
// when most of its runs of four words are among them. What the markup names
// outright (a caption, a byline) is that even inside the article. Hidden blocks
// are dropped unless they are the article, which scripts uncover on some pages.
func mark(blocks []block, found extraction, meta *Meta) []marked {
	inArticleText := matchArticle(blocks, found.paragraphs)
	simple := len(found.paragraphs) == 0
	if simple {
		inArticleText = plainRules(blocks)
	}
	first, last := len(blocks), -1
	for i, yes := range inArticleText {
		if yes {
			first, last = min(first, i), i
		}
	}

	lone := loneRuns(meta.Standfirst.Value)
	title := fold(meta.Title.Value)
	lead := fold(meta.Standfirst.Value)
	headlined, begun := false, false
	out := make([]marked, 0, len(blocks))
	for i, b := range blocks {
		m := marked{text: b.text}
		folded := ""
		if len(b.text) <= 1000 {
			folded = fold(b.text)
		}
		words := countWords(b.text, 200)
		switch {
		case b.hidden && !inArticleText[i]:
			continue
		case !headlined && folded != "" && isHeadline(b, folded, title):
			headlined = true
			m.kind, m.reason = PartHeadline, headlineReason(b, folded, title)
		case b.in&inCaption != 0 && b.in&inBoiler == 0 && words <= 150 && b.linked*2 <= len(b.text):
			m.kind, m.reason = PartCaption, "marked as a caption"
		case b.in&inCredit != 0 && words <= 40:
			m.kind, m.reason = PartCredit, "marked as a credit"
		case b.in&inByline != 0 && words <= 40 && (!inArticleText[i] || words <= 12):
			m.kind, m.reason = PartCredit, "marked as a byline"
		case b.in&inBoiler == 0 && isByline(b.text, meta.Byline):
			m.kind, m.reason = PartCredit, "names the authors and little else"
		case b.in&inBoiler == 0 && isDateLine(b.text):
			m.kind, m.reason = PartCredit, "a date line"
		case i < first+3 && b.in&inDeck != 0 && words <= 80 && words > 3:
			m.kind, m.reason = PartStandfirst, "marked as a standfirst"
		case i < first && folded != "" && b.in&inBoiler == 0 && (isLead(folded, lead) || lone.cover(b.text)):
			m.kind, m.reason = PartStandfirst, "says the same as "+meta.Standfirst.From
		case i == first && folded != "" && isLead(folded, lead) && bylineFollows(blocks, inArticleText, i, meta.Byline):
			m.kind, m.reason = PartStandfirst, "says the same as "+meta.Standfirst.From
		case inArticleText[i] && headlined && title != "" && folded == title:
			m.kind, m.reason = PartFurniture, "repeats the headline"
		case inArticleText[i] && b.linked*10 >= len(b.text)*9 && (words >= 4 || !begun):
			m.kind, m.reason = PartFurniture, "a link to another page, alone in its paragraph"
		case inArticleText[i] && words <= 20 && isCopyright(folded, b.text):
			m.kind, m.reason = PartFurniture, "a copyright notice"
		case inArticleText[i]:
			m.kind, m.reason = PartBody, "part of the article by layout"
			if simple {
				m.reason = "a paragraph outside menus, by simple rules"
			}
			if b.hidden {
				m.reason += "; hidden until a script shows it"
			}
		default:
			m.kind, m.reason = PartFurniture, whyFurniture(b, i < first, i > last)
		}
		begun = begun || m.kind == PartBody
		out = append(out, m)
	}
	return withLD(out, found.ld)
}

// withLD adds the article that JSON-LD holds where the page itself shows less
// than half of it: a script would have brought it to the screen.
func withLD(out []marked, ld string) []marked {
	body := 0
	for _, m := range out {
		if m.kind == PartBody {
			body += len(m.text)
		}
	}
	if len(ld) < 300 || body*2 > len(ld) {
		return out
	}
	for i := range out {
		if out[i].kind == PartBody {
			out[i].kind, out[i].reason = PartFurniture, "stands in place of the article, which JSON-LD holds in full"
		}
	}
	for p := range strings.SplitSeq(ld, "\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, marked{text: p, kind: PartBody, reason: "JSON-LD articleBody, not shown without scripts"})
		}
	}
	return out
}

// matchArticle reports for each block whether its words are among paragraphs.
func matchArticle(blocks []block, paragraphs []string) []bool {
	in := make([]bool, len(blocks))
	if len(paragraphs) == 0 {
		return in
	}
	runs := make(map[uint64]bool)
	whole := make(map[string]int)
	var all []uint64
	for _, p := range paragraphs {
		all = append(all, wordHashes(p)...)
		whole[fold(p)]++
	}
	for i := 0; i+shingle <= len(all); i++ {
		runs[runHash(all[i:i+shingle])] = true
	}

	type place struct{ at, rank int }
	same := make(map[string][]place) // blocks with the same words, long ones
	for i, b := range blocks {
		words := wordHashes(b.text)
		if len(words) < shingle {
			continue
		}
		hits := 0
		for j := 0; j+shingle <= len(words); j++ {
			if runs[runHash(words[j:j+shingle])] {
				hits++
			}
		}
		if hits*10 >= (len(words)-shingle+1)*6 {
			in[i] = true
			rank := 0
			if b.hidden {
				rank += 4
			}
			if b.in&inBoiler != 0 || b.linked*2 > len(b.text) {
				rank += 2
			}
			if b.in&inArticle == 0 {
				rank++
			}
			key := fold(b.text)
			same[key] = append(same[key], place{i, rank})
		}
	}
	// A page may show a paragraph twice, in a teaser or for small screens; it is
	// body as often as the extractor has it, where it most looks like body.
	for key, places := range same {
		keep := max(1, whole[key])
		if len(places) <= keep {
			continue
		}
		for rank := range 8 {
			for _, p := range places {
				if p.rank == rank {
					if keep--; keep < 0 {
						in[p.at] = false
					}
				}
			}
		}
	}
	// Blocks of one to three words have no run of their own; they count when a
	// run that takes in words of their neighbours is in the article.
	shortBlocks(blocks, runs, in)
	return in
}

func shortBlocks(blocks []block, runs map[uint64]bool, in []bool) {
	type bounds struct{ block, start, end int }
	var stream []uint64
	var short []bounds
	for i, b := range blocks {
		if b.hidden && !in[i] {
			continue
		}
		words := wordHashes(b.text)
		if 0 < len(words) && len(words) < shingle && b.in&inBoiler == 0 {
			short = append(short, bounds{i, len(stream), len(stream) + len(words)})
		}
		stream = append(stream, words...)
	}
	for _, s := range short {
		for at := max(0, s.end-shingle); at <= s.start && at+shingle <= len(stream); at++ {
			if runs[runHash(stream[at:at+shingle])] {
				in[s.block] = true
				break
			}
		}
	}
}

// plainRules tells the article without go-trafilatura: prose outside menus.
func plainRules(blocks []block) []bool {
	in := make([]bool, len(blocks))
	inside := false
	for _, b := range blocks {
		inside = inside || b.in&inArticle != 0 && b.in&inBoiler == 0 && len(b.text) > 80
	}
	for i, b := range blocks {
		if b.in&(inBoiler|inHeading) != 0 || inside && b.in&inArticle == 0 || b.hidden {
			continue
		}
		words := countWords(b.text, 50)
		ends := strings.HasSuffix(strings.TrimRight(b.text, `"'”’) `), ".") ||
			strings.ContainsAny(b.text[max(0, len(b.text)-4):], "?!")
		in[i] = b.linked*3 < len(b.text) && (words >= 20 || words >= 5 && ends)
	}
	return in
}

func isHeadline(b block, folded, title string) bool {
	if countWords(b.text, 60) > 50 {
		return false
	}
	h1 := b.tag.String() == "h1"
	if title != "" && (folded == title || len(folded) > 15 && (strings.HasPrefix(title, folded) || strings.HasPrefix(folded, title))) {
		return h1 || b.in&(inHeading|inHeadline) != 0 || b.in&inBoiler == 0 && b.linked == 0
	}
	return h1 && b.in&(inBoiler|inCaption) == 0 && b.linked < len(b.text) && countWords(b.text, 60) >= 3 ||
		b.in&inHeadline != 0 && b.in&inHeading != 0 && b.in&inArticle != 0 && b.linked == 0
}

func headlineReason(b block, folded, title string) string {
	if folded == title {
		return "says the same as the title of the page"
	}
	if b.tag.String() == "h1" {
		return "<h1>"
	}
	return "a heading like the title of the page"
}

// isLead reports whether a block says what the description of the page says,
// which is often cut short.
func isLead(folded, lead string) bool {
	lead = strings.TrimSpace(strings.TrimRight(lead, ".… "))
	if len(lead) < 20 || len(folded) < 20 {
		return false
	}
	return strings.HasPrefix(folded, lead) && len(folded) < len(lead)*2 || strings.HasPrefix(lead, strings.TrimRight(folded, ".… "))
}

// runSet is the runs of four words of a text.
type runSet map[uint64]bool

func loneRuns(s string) runSet {
	words := wordHashes(s)
	set := make(runSet, len(words))
	for i := 0; i+shingle <= len(words); i++ {
		set[runHash(words[i:i+shingle])] = true
	}
	return set
}

// cover reports whether two thirds of the runs of text are in the set.
func (set runSet) cover(text string) bool {
	if len(set) < 5 || len(text) > 1000 {
		return false
	}
	words := wordHashes(text)
	n := len(words) - shingle + 1
	hits := 0
	for i := range max(n, 0) {
		if set[runHash(words[i:i+shingle])] {
			hits++
		}
	}
	return n >= 5 && hits*3 >= n*2
}

// isByline reports whether text is the authors' names, with "by" or the like
// before them and a job or a place after.
func isByline(text string, authors []Stated) bool {
	if len(text) > 120 || len(authors) == 0 {
		return false
	}
	rest, hit := " "+fold(text)+" ", false
	for _, a := range authors {
		if name := fold(a.Value); name != "" && strings.Contains(rest, " "+name+" ") {
			rest, hit = strings.Replace(rest, name, "\x00", 1), true
		}
	}
	if !hit {
		return false
	}
	before, after, _ := strings.Cut(rest, "\x00")
	for w := range strings.FieldsSeq(before) {
		switch w {
		case "by", "written", "story", "words", "from", "text", "reporting", "report", "author", "authors", "reported", "posted", "published", "and", "with":
		default:
			return false
		}
	}
	n := 0
	for w := range strings.FieldsSeq(after) {
		switch w {
		case "said", "says", "is", "was", "has", "told", "are", "will", "have", "had":
			return false
		case "\x00":
		default:
			n++
		}
	}
	return n <= 6
}

// bylineFollows reports whether a byline or date line stands between block i and
// the next block of the article: what is above the byline is a standfirst.
func bylineFollows(blocks []block, in []bool, i int, authors []Stated) bool {
	for _, b := range blocks[i+1 : min(len(blocks), i+12)] {
		if i++; b.in&inByline != 0 || isByline(b.text, authors) || isDateLine(b.text) {
			return true
		} else if in[i] {
			return false
		}
	}
	return false
}

func isCopyright(folded, text string) bool {
	return strings.HasPrefix(text, "©") || strings.HasPrefix(folded, "copyright ") && strings.ContainsAny(folded, "0123456789") ||
		strings.Contains(folded, "all rights reserved")
}

// isDateLine reports whether text is a date or time of publication and nothing
// else: "Sunday 17 December 2023 17:23, UK", "Updated 3 hours ago".
func isDateLine(text string) bool {
	if len(text) > 90 {
		return false
	}
	dated := 0
	for w := range strings.FieldsSeq(fold(text)) {
		switch w {
		case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
			"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ago", "updated", "published", "posted", "modified":
			dated++
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
			"am", "pm", "a", "m", "p", "on", "at", "last", "first", "created", "date", "issued", "time", "hours", "hour", "hr", "hrs", "h", "minutes", "minute", "mins", "min",
			"days", "day", "weeks", "week", "months", "month", "years", "year", "gmt", "utc", "bst", "ist", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt",
			"cet", "cest", "eet", "jst", "aest", "aedt", "sgt", "local", "uk", "st", "nd", "rd", "th", "of":
		default:
			if strings.Trim(w, "0123456789") != "" && !(len(w) > 2 && strings.Trim(w[:len(w)-2], "0123456789") == "") {
				return false
			}
		}
	}
	return dated > 0 && strings.ContainsAny(text, "0123456789")
}

func whyFurniture(b block, before, after bool) string {
	switch {
	case b.in&inBoiler != 0:
		return "in a menu, footer or sidebar of the page"
	case b.linked*2 > len(b.text):
		return "a link"
	case before:
		return "before the article by layout"
	case after:
		return "after the article by layout"
	}
	return "not part of the article by layout"
}

// fold makes texts comparable: letters and digits in lower case, one space
// between words.
func fold(s string) string {
	var out strings.Builder
	gap := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && out.Len() > 0 {
				out.WriteByte(' ')
			}
			gap = false
			out.WriteRune(unicode.ToLower(r))
		} else if r != '\'' && r != '’' {
			gap = true
		}
	}
	return out.String()
}

// wordHashes returns a hash (FNV-1a, 64 bits) of each folded word of s.
func wordHashes(s string) []uint64 {
	var out []uint64
	const offset, prime = 14695981039346656037, 1099511628211
	h, in := uint64(offset), false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h = (h ^ uint64(unicode.ToLower(r))) * prime
			in = true
		case r == '\'' || r == '’':
		case in:
			out = append(out, h)
			h, in = offset, false
		}
	}
	if in {
		out = append(out, h)
	}
	return out
}

func runHash(words []uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ w) * 1099511628211
		h ^= h >> 29
	}
	return h
}
