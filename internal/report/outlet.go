package report

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/intake"
	"concord/internal/span"
)

// outlet names who published the report, from the surest source to the
// weakest; the zero Claim where nothing tells.
func outlet(r *Report, p *intake.Page, top Claim) Claim {
	if v := strings.TrimSpace(p.Meta.Outlet.Value); v != "" {
		return Claim{Value: v, Reason: "stated by the page: " + p.Meta.Outlet.From}
	}
	if top.Value != "" {
		return top
	}
	for _, find := range []func(*Report) Claim{ownWords, ownNotices, agencyOutlet} {
		if c := find(r); c.Value != "" {
			return c
		}
	}
	for _, address := range []string{p.URL, r.Source} {
		if h := host(address); h != "" {
			return Claim{Value: h, Reason: "host of the address"}
		}
	}
	if name := fileOutlet(r.Source); name != "" {
		return Claim{Value: name, Reason: "name of the file"}
	}
	if h := host(r.URL); h != "" {
		return Claim{Value: h, Reason: "host of the address at the top of the text"}
	}
	return Claim{}
}

// ownWords finds a sentence in which the outlet names itself in capitals, as
// Nigerian, Indian and American house styles do: "PREMIUM TIMES reports that".
// One short word in capitals may be another outlet's acronym ("CNN reports
// that"), so a name of one word must have six letters.
func ownWords(r *Report) Claim {
	for _, b := range r.Blocks {
		if b.Kind != Body {
			continue
		}
		s := b.Span.In(r.Text)
		ws := words(s, 0, len(s), 0)
		for i := 1; i < len(ws); i++ {
			verb := i
			if ws[i].low == "has" || ws[i].low == "had" || ws[i].low == "can" {
				verb++
			}
			if verb >= len(ws) || s[ws[verb].Start] != ws[verb].low[0] || !selfVerb(ws[verb].low, verb > i, ws, verb) {
				continue
			}
			first := i
			for first > 0 && i-first < 4 && capitals(ws[first-1].In(s)) && (first == i || s[ws[first-1].End:ws[first].Start] == " ") {
				first--
			}
			if first == i || s[ws[i-1].End:ws[i].Start] != " " {
				continue
			}
			name := span.Span{Start: ws[first].Start, End: ws[i-1].End}
			if i-first == 1 && (name.Len() < 6 || agencyName(name.In(s)) != "") {
				continue
			}
			at := span.Span{Start: b.Span.Start + name.Start, End: b.Span.Start + name.End}
			return Claim{titleCase(name.In(s)), "names itself in its text", at}
		}
	}
	return Claim{}
}

// selfVerb reports verbs with which an outlet speaks of its own work.
func selfVerb(w string, perfect bool, ws []word, i int) bool {
	that := i+1 < len(ws) && (ws[i+1].low == "that" || ws[i+1].low == "how")
	switch w {
	case "reports", "understands", "gathered", "learnt", "recalls":
		return !perfect || w == "gathered" || w == "learnt"
	case "reported", "learned", "reveal", "report", "confirm":
		return perfect || that && w == "reported"
	case "previously", "earlier":
		return i+1 < len(ws) && ws[i+1].low == "reported"
	}
	return false
}

func capitals(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// titleCase writes a name in capitals as a name: PREMIUM TIMES, Premium Times.
// Names of one word keep their capitals, for they may be written so.
func titleCase(s string) string {
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return s
	}
	for i, f := range fields {
		if len(f) > 3 || f == "THE" || f == "NEW" || f == "DAY" || f == "SUN" {
			r, n := utf8.DecodeRuneInString(f)
			fields[i] = string(r) + strings.ToLower(f[n:])
		}
	}
	return strings.Join(fields, " ")
}

// ownNotices finds the outlet in comment policies, copyright lines and credits.
func ownNotices(r *Report) Claim {
	for _, b := range r.Blocks {
		s := b.Span.In(r.Text)
		switch {
		case b.Kind == CommentPolicy:
			for _, p := range []string{"privacy policy of ", "terms of use of ", "terms of service of ", "comment policy of ", "community guidelines of "} {
				if c := nameAfter(r.Text, b.Span, p, "named in its terms for comments"); c.Value != "" {
					return c
				}
			}
		case b.Kind == Debris && b.Reason == "copyright line":
			c := copyrightHolder(r.Text, b.Span)
			if agency := agencyName(c.Value); agency != "" {
				// The rights are the agency's; the outlet is another where anything tells one.
				if host(r.URL) != "" || host(r.Source) != "" || fileOutlet(r.Source) != "" {
					continue
				}
				c.Value = agency
			}
			if c.Value != "" {
				return c
			}
		case b.Kind == Credit && b.Reason == "names who worked on the report":
			// "CNN's Jane Doe contributed to this report."
			if i := strings.Index(s, "’s "); i > 0 {
				if c := nameBefore(r.Text, b.Span, b.Span.Start+i); c.Value != "" {
					return c
				}
			} else if i := strings.Index(s, "'s "); i > 0 {
				if c := nameBefore(r.Text, b.Span, b.Span.Start+i); c.Value != "" {
					return c
				}
			}
		}
	}
	return Claim{}
}

// nameAfter reads the run of capitalised words after phrase in within.
func nameAfter(text string, within span.Span, phrase, reason string) Claim {
	i := strings.Index(strings.ToLower(within.In(text)), phrase)
	if i < 0 || len(strings.ToLower(within.In(text))) != within.Len() {
		return Claim{}
	}
	return nameAt(text, within.Start+i+len(phrase), within.End, reason)
}

func nameAt(text string, from, to int, reason string) Claim {
	end := from
	for n, w := range words(text, from, to, 6) {
		if n > 0 && text[end:w.Start] != " " && text[end:w.Start] != " & " {
			break
		}
		r, _ := utf8.DecodeRuneInString(w.In(text))
		if !unicode.IsUpper(r) && w.low != "of" && !(n == 0 && w.low == "the") || w.low == "all" || w.low == "inc" {
			break
		}
		end = w.End
		if n == 0 && w.Start > from+1 {
			return Claim{}
		}
	}
	sp := span.Span{Start: from, End: end}.Trim(text)
	name := strings.TrimSuffix(sp.In(text), " of")
	sp.End = sp.Start + len(name)
	if len(name) < 2 || strings.EqualFold(name, "the") || strings.EqualFold(name, "this") || strings.EqualFold(name, "our") || strings.EqualFold(name, "tm") || strings.EqualFold(name, "source") || strings.EqualFold(name, "getty images") {
		return Claim{}
	}
	return Claim{name, reason, sp}
}

// nameBefore reads the outlet before a genitive 's: the whole beginning of the block.
func nameBefore(text string, within span.Span, at int) Claim {
	sp := span.Span{Start: within.Start, End: at}
	name := sp.In(text)
	if n := len(strings.Fields(name)); n == 0 || n > 4 || agencyName(name) == "Associated Press" || agencyName(name) == "Reuters" {
		return Claim{}
	}
	for _, f := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) {
			return Claim{}
		}
	}
	return Claim{name, "its own people are named in the credits", sp}
}

// copyrightHolder reads "© 2025 The Daily Star." and "Copyright 2021 X. All rights reserved".
func copyrightHolder(text string, within span.Span) Claim {
	for _, w := range words(text, within.Start, within.End, 8) {
		if w.low == "copyright" || w.low == "c" || yearNumber(w.low) > 0 || len(w.low) == 9 && yearNumber(w.low[:4]) > 0 || w.low == "by" {
			continue
		}
		return nameAt(text, w.Start, within.End, "copyright line")
	}
	return Claim{}
}

// agencyOutlet takes the agency of the dateline: the text is the agency's,
// though another outlet may carry it.
func agencyOutlet(r *Report) Claim {
	if r.Dateline == nil || r.Dateline.Agency == "" || fileOutlet(r.Source) != "" || host(r.URL) != "" || host(r.Source) != "" {
		return Claim{}
	}
	return Claim{r.Dateline.Agency, "dateline; another outlet may carry the agency's text", r.Dateline.Span}
}

// host returns the host of an address without "www.".
func host(address string) string {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(address, "http://"); !ok {
			return ""
		}
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	rest, _, _ = strings.Cut(rest, ":")
	rest = strings.ToLower(rest)
	for _, p := range []string{"www.", "m.", "amp.", "edition.", "mobile."} {
		rest = strings.TrimPrefix(rest, p)
	}
	if !strings.Contains(rest, ".") || rest == "localhost" || strings.Trim(rest, "0123456789.") == "" {
		return ""
	}
	return rest
}

// fileOutlet returns the outlet that the name of a file tells: "cnn.txt" and
// "washington-times.html" do; hashes, numbers, "article1" and headlines do not.
func fileOutlet(source string) string {
	name := baseName(source)
	fields := strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' || r == '+' })
	var kept []string
	for _, f := range fields {
		if strings.IndexFunc(f, unicode.IsDigit) >= 0 {
			if strings.Trim(f, "0123456789") != "" {
				return "" // a hash, or "article1"
			}
			continue // a number or part of a date
		}
		kept = append(kept, f)
	}
	if len(kept) == 0 || len(kept) > 5 {
		return ""
	}
	whole := strings.ToLower(strings.Join(kept, " "))
	if proper := knownOutlet(whole); proper != "" {
		return proper
	}
	if len(kept) == 1 {
		w := kept[0]
		if !outletWord(strings.ToLower(w)) && !outletEnding(strings.ToLower(w)) {
			return ""
		}
		return capital(w)
	}
	pressWord := false
	for i, f := range kept {
		pressWord = pressWord || i > 0 && outletWord(strings.ToLower(f)) || i == 0 && (strings.EqualFold(f, "radio") || strings.EqualFold(f, "daily"))
	}
	if !pressWord {
		return ""
	}
	for i, f := range kept {
		if f == strings.ToLower(f) && !(i > 0 && (f == "of" || f == "and")) {
			if len(f) <= 3 && f != "new" && f != "the" && f != "sun" && f != "age" && f != "los" && f != "las" && f != "san" && f != "fox" && f != "sky" && f != "day" && f != "st" && f != "le" && f != "el" && f != "la" && f != "de" {
				kept[i] = strings.ToUpper(f)
			} else {
				kept[i] = capital(f)
			}
		}
	}
	return strings.Join(kept, " ")
}

func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// baseName is the last part of a source without its extension; members of
// archives are named after "!".
func baseName(source string) string {
	if i := strings.LastIndexByte(source, '!'); i >= 0 {
		source = source[i+1:]
	}
	name := path.Base(strings.ReplaceAll(source, "\\", "/"))
	if name == "." || name == "/" || name == "-" {
		return ""
	}
	for {
		ext := path.Ext(name)
		switch strings.ToLower(ext) {
		case ".txt", ".html", ".htm", ".xhtml", ".md", ".text", ".gz", ".eml", ".pdf", ".json", ".xml", ".epub", ".mhtml", ".zip", ".warc":
			name = strings.TrimSuffix(name, ext)
			continue
		}
		return name
	}
}

// outletWord reports words that names of newspapers, agencies and stations have.
func outletWord(w string) bool {
	switch w {
	case "times", "post", "news", "herald", "guardian", "journal", "tribune", "star", "mail", "telegraph", "week", "press", "gazette", "chronicle", "observer", "independent",
		"examiner", "inquirer", "register", "review", "courier", "dispatch", "standard", "express", "mirror", "sun", "globe", "bulletin", "record", "sentinel", "monitor", "beast",
		"magazine", "radio", "tv", "television", "broadcasting", "network", "agency", "wire", "caller", "intelligencer", "republic", "nation", "atlantic", "economist", "hill", "bee", "advocate",
		"reporter", "leader", "argus", "echo", "mercury", "ledger", "democrat", "today", "union", "daily", "weekly", "free-press", "sputnik", "outlook", "age", "punch", "vanguard", "report", "online", "digest":
		return true
	}
	return false
}

// outletEnding reports one-word names such as "newsweek" and "thetimes".
func outletEnding(w string) bool {
	for _, e := range []string{"times", "post", "news", "week", "herald", "tribune", "journal", "guardian", "telegraph", "press", "gazette", "chronicle", "mail"} {
		if len(w) > len(e)+1 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// knownOutlet gives the proper spelling of outlets whose names do not show
// what they are: acronyms and coined names in English-language news.
func knownOutlet(low string) string {
	switch low {
	case "ap", "associated press":
		return "Associated Press"
	case "afp", "bbc", "cnn", "npr", "pbs", "abc", "cbs", "nbc", "msnbc", "upi", "cnbc", "cbc", "rt", "dw", "cgtn", "ndtv", "wsj", "tass", "itv", "rte", "sbs", "voa", "kuna", "irna", "trt", "gma":
		return strings.ToUpper(low)
	case "huffpost":
		return "HuffPost"
	case "buzzfeed":
		return "BuzzFeed"
	case "usa today":
		return "USA Today"
	case "al jazeera", "aljazeera":
		return "Al Jazeera"
	case "new york times", "nytimes", "nyt":
		return "New York Times"
	case "washington post", "wapo":
		return "Washington Post"
	case "wall street journal":
		return "Wall Street Journal"
	case "bbc news", "abc news", "cbs news", "nbc news", "pbs newshour", "cnn online news":
		f := strings.Fields(low)
		f[0] = strings.ToUpper(f[0])
		for i := 1; i < len(f); i++ {
			f[i] = capital(f[i])
		}
		return strings.Join(f, " ")
	case "politico", "vox", "slate", "salon", "axios", "breitbart", "reuters", "bloomberg", "insider", "forbes", "newsmax", "townhall", "quartz", "vice", "mediaite", "haaretz", "ynet", "xinhua",
		"sputnik", "time", "mashable", "gizmodo", "jezebel", "reason", "alternet", "anadolu", "semafor", "propublica", "fortune", "dawn", "rappler", "euronews", "kyodo", "yonhap", "gothamist", "spectator":
		return capital(low)
	case "business insider", "national review", "fox business", "middle east eye", "times of israel", "the conversation", "rolling stone", "vanity fair", "the root", "daily wire", "daily kos", "raw story", "new yorker", "france 24", "sky", "deseret", "fox":
		f := strings.Fields(low)
		for i := range f {
			if f[i] != "of" {
				f[i] = capital(f[i])
			}
		}
		return strings.Join(f, " ")
	}
	return ""
}
