package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// bylineOf returns the names in a byline, nil where s is none: "By Jane Doe",
// "By JANE DOE and John Roe, Associated Press".
func bylineOf(s string) []string {
	s = strings.TrimSpace(s)
	rest := ""
	switch {
	case strings.HasPrefix(s, "By ") || strings.HasPrefix(s, "BY ") || strings.HasPrefix(s, "by "):
		rest = s[3:]
	case strings.HasPrefix(s, "By: "):
		rest = s[4:]
	case strings.HasPrefix(s, "Written by "):
		rest = s[len("Written by "):]
	default:
		return nil
	}
	if len(rest) > 150 || strings.HasSuffix(rest, ".") && !strings.HasSuffix(rest, "Jr.") || strings.ContainsAny(rest, "!?“”\"") {
		return nil
	}
	if i := strings.IndexAny(rest, "|•·/"); i >= 0 {
		rest = rest[:i]
	}
	rest = strings.ReplaceAll(strings.ReplaceAll(rest, " and ", ", "), " & ", ", ")
	var names []string
	for i, part := range strings.Split(rest, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		fields := strings.Fields(part)
		if len(fields) > 6 {
			return nil
		}
		small := 0
		for _, f := range fields {
			if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) {
				small++
				switch f {
				case "de", "da", "van", "von", "der", "den", "al", "bin", "el", "la", "of", "the", "for", "in":
					small--
				}
			}
		}
		if small > 0 {
			if i == 0 && !unnamed(fields) {
				return nil
			}
			continue
		}
		names = append(names, strings.Join(fields, " "))
	}
	if len(names) > 0 && len(strings.Fields(names[0])) < 2 && names[0] != strings.ToUpper(names[0]) && !strings.HasPrefix(s, "By: ") {
		return nil // "By Monday", "By Tuesday evening"
	}
	return names
}

// unnamed reports words of a byline that name nobody: "our staff", "staff
// writers", "agencies".
func unnamed(words []string) bool {
	for _, w := range words {
		switch strings.ToLower(w) {
		case "our", "own", "the", "staff", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "agencies", "agency", "newsroom", "desk", "web", "news", "editors", "wires":
		default:
			return false
		}
	}
	return true
}

// loneDateline reports a line that is a dateline and nothing else.
func loneDateline(s string) bool {
	d := datelineAt(s, span.Span{End: len(s)})
	return d != nil && d.Agency != "" && d.Span.End == len(s)
}

// dateLabelled reports a line that labels its dates, with nothing after them
// but times of day: "Posted: Sunday, May 12, 2013 5:16 AM EST Updated: …".
func dateLabelled(s string) bool {
	published, changed := labelledDates(s, span.Span{End: len(s)})
	last := max(published.Span.End, changed.Span.End)
	return last > 0 && countWords(s[last:], 8) < 6 && countWords(s, 40) < 30 && !endsSentence(s)
}

// publicationLine reports a short line that holds a full date and else only
// words that pages put beside their date.
func publicationLine(s string) bool {
	if len(s) > 140 {
		return false
	}
	ds := dates(s, span.Span{End: len(s)})
	full := false
	for _, d := range ds {
		full = full || d.Year > 0 && d.Day > 0
	}
	if !full {
		return false
	}
	for _, w := range words(s, 0, len(s), 0) {
		in := false
		for _, d := range ds {
			in = in || d.Span.Contains(w.Span)
		}
		if in || number(strings.TrimRight(w.low, "apmhz")) >= 0 {
			continue
		}
		switch w.low {
		case "published", "updated", "posted", "last", "first", "modified", "created", "date", "on", "at", "am", "pm", "a", "p", "m", "h", "et", "est", "edt", "ct", "cst", "cdt", "pt", "pst", "pdt",
			"gmt", "bst", "utc", "ist", "cet", "cest", "aest", "sgt", "hkt", "wat", "eat", "z", "local", "time", "publication", "release", "issued", "article", "news", "report", "and", "revised", "edited", "added":
		default:
			if weekday(w.low) < 0 {
				return false
			}
		}
	}
	return true
}

// agencies are news agencies and networks as datelines name them. The values
// are their usual names.
func agencyName(s string) string {
	switch folded(strings.TrimSpace(s)) {
	case "reuters", "thomson reuters":
		return "Reuters"
	case "ap", "the associated press", "associated press":
		return "Associated Press"
	case "afp", "agence france-presse":
		return "AFP"
	case "upi", "united press international":
		return "UPI"
	case "bloomberg", "bloomberg news":
		return "Bloomberg"
	case "cnn", "cnn business", "cnn money":
		return "CNN"
	case "xinhua":
		return "Xinhua"
	case "tass", "itar-tass":
		return "TASS"
	case "ria novosti", "sputnik":
		return "Sputnik"
	case "dpa":
		return "dpa"
	case "efe":
		return "EFE"
	case "ansa":
		return "ANSA"
	case "pti":
		return "PTI"
	case "ani":
		return "ANI"
	case "ians":
		return "IANS"
	case "pa", "pa media", "press association":
		return "PA Media"
	case "kyodo", "kyodo news":
		return "Kyodo News"
	case "yonhap":
		return "Yonhap"
	case "aa", "anadolu", "anadolu agency":
		return "Anadolu"
	case "qna", "qatar news agency":
		return "Qatar News Agency"
	case "kuna":
		return "KUNA"
	case "spa", "saudi press agency":
		return "Saudi Press Agency"
	case "wam":
		return "WAM"
	case "irna":
		return "IRNA"
	case "canadian press", "the canadian press":
		return "The Canadian Press"
	case "fox news", "cbs news", "cbs", "nbc news", "abc news", "npr", "mcclatchy", "kxan", "ktla", "wsvn", "newsnation", "the center square", "states newsroom", "cbsla.com", "cbs local", "catholic news agency", "religion news service", "jta":
		return strings.TrimSpace(s)
	}
	return ""
}

// datelineAt reads the dateline at the beginning of sp, nil where none stands:
//
//	WASHINGTON — …            DES MOINES, Iowa (AP) — …
//	DOHA, Oct 1 (Reuters) - … Washington (CNN) …        (Reuters) - …
func datelineAt(text string, sp span.Span) *Dateline {
	const longest = 90
	limit := min(sp.End, sp.Start+longest)
	head := text[sp.Start:limit]
	for !utf8.ValidString(head) && len(head) > 0 {
		head = head[:len(head)-1]
	}
	d := &Dateline{}
	place := head
	rest := ""
	if open := strings.IndexByte(head, '('); open >= 0 && open <= 60 {
		if closing := strings.IndexByte(head[open:], ')'); closing > 0 && closing < 30 {
			d.Agency = agencyName(head[open+1 : open+closing])
			if d.Agency == "" && dashLen(strings.TrimLeft(head[open+closing+1:], " ")) > 0 {
				// An agency that is not known is one where a day and a dash show the dateline.
				if ds := dates(head[:open], span.Span{End: open}); len(ds) == 1 && ds[0].Day > 0 && outletName(head[open+1:open+closing], false) {
					d.Agency = head[open+1 : open+closing]
				}
			}
			if d.Agency != "" {
				place, rest = head[:open], head[open+closing+1:]
			}
		}
	}
	end := 0 // of the dateline in head
	if d.Agency != "" {
		trimmed := strings.TrimLeft(rest, " ")
		gap := len(rest) - len(trimmed)
		end = len(place) + len(head) - len(place) - len(rest)
		if n := dashLen(trimmed); n > 0 {
			end += gap + n
		}
	} else {
		i := dashAt(head)
		if i < 0 {
			return nil
		}
		place = head[:i]
		end = i + dashLen(head[i:])
	}
	place = strings.TrimRight(strings.TrimSpace(place), ",")
	if ds := dates(place, span.Span{End: len(place)}); len(ds) == 1 && ds[0].Day > 0 {
		d.Date = ds[0].Span.In(place)
		if ds[0].Span.End < len(place) {
			return nil
		}
		place = strings.TrimRight(strings.TrimSpace(place[:ds[0].Span.Start]), ",")
	}
	if place == "" && d.Agency == "" {
		return nil
	}
	// "TOPSHOT - " begins the captions of one agency.
	if !placeLike(place, d.Agency != "") || place == "TOPSHOT" || strings.Contains(place, "Photo") || strings.Contains(place, "PHOTO") {
		return nil
	}
	d.Place = place
	d.Span = span.Span{Start: sp.Start, End: sp.Start + end}.Trim(text)
	return d
}

// dashAt returns the place of the first dash with a space before it, or -1.
func dashAt(s string) int {
	for i := 1; i < len(s); i++ {
		if isSpaceByte(s[i-1]) && dashLen(s[i:]) > 0 {
			return i
		}
	}
	return -1
}

// dashLen returns the length of the dash that s begins with and that white
// space follows, 0 where there is none.
func dashLen(s string) int {
	for _, d := range []string{"--", "—", "–", "-", "_"} {
		if rest, ok := strings.CutPrefix(s, d); ok && (rest == "" || isSpaceByte(rest[0])) {
			return len(d)
		}
	}
	return 0
}

// placeLike reports whether s may be the place of a dateline: its first word
// in capitals, or, beside an agency, at most five words with capitals.
func placeLike(s string, agency bool) bool {
	if s == "" {
		return agency
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' || r == ',' })
	if len(fields) == 0 || len(fields) > 7 {
		return false
	}
	first := strings.Trim(fields[0], ".,")
	capitals := first == strings.ToUpper(first) && len(first) >= 3 && strings.IndexFunc(first, unicode.IsLetter) == 0
	if len(first) < 3 && len(fields) > 1 { // "LA PAZ", "AL UDEID"
		second := strings.Trim(fields[1], ".,")
		capitals = first == strings.ToUpper(first) && second == strings.ToUpper(second) && len(second) >= 3
	}
	if !capitals && !agency {
		return false
	}
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(r) && f != "de" && f != "la" && f != "of" && f != "and" && f != "the" {
			return false
		}
	}
	return true
}
