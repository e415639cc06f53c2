package lineage

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/report"
	"concord/internal/span"
)

// credited is a credit before it becomes a finding.
type credited struct {
	rule, kind, name string
	at               span.Span
	sentence         int // number of the sentence it stands in, -1 for none
}

// credits finds where each report names its source: an agency that the page is
// credited to, an outlet that was told something or reported it, a document.
func (t *tracer) credits() {
	t.credit, t.agency = map[int][]credited{}, map[int]string{}
	for _, m := range t.order {
		if t.exists(m) {
			t.pageCredits(m)
			if l, ok := t.leans[m]; ok {
				t.credit[m] = append(t.credit[m], credited{rule: ruleFellow, kind: "outlet", name: l.name, at: l.at, sentence: -1})
			}
			t.sentenceCredits(m)
		}
	}
	t.documents()
	for _, m := range t.order {
		cs := t.credit[m]
		sort.SliceStable(cs, func(i, j int) bool {
			if cs[i].at.Start != cs[j].at.Start {
				return cs[i].at.Start < cs[j].at.Start
			}
			return cs[i].rule < cs[j].rule
		})
		for _, c := range cs {
			t.l.Credits = append(t.l.Credits, Credit{ID: id("k", t.reportID(m), c.at, c.rule, c.name), Rule: c.rule, Kind: c.kind, Name: c.name, At: t.story.Passage(m, c.at)})
		}
	}
}

// pageCredits reads the dateline, the byline and the lines that name agencies.
// Photo credits are no credits of text.
func (t *tracer) pageCredits(m int) {
	rep := t.story.Members[m].Document.Report
	page := func(rule, name string, at span.Span) {
		if t.agency[m] == "" {
			t.agency[m] = name
		}
		t.credit[m] = append(t.credit[m], credited{rule: rule, kind: "agency", name: name, at: at, sentence: -1})
	}
	if d := rep.Dateline; d != nil && d.Span.Fits(rep.Text) {
		if a := Agency(d.Agency); a != "" {
			page(ruleDateline, a, d.Span)
		}
	}
	for _, by := range rep.Byline {
		for _, part := range strings.FieldsFunc(by, func(r rune) bool { return r == ',' || r == '/' || r == '|' || r == ';' }) {
			if a := Agency(strings.TrimSpace(part)); a != "" {
				page(ruleByline, a, find(rep, strings.TrimSpace(part)))
			}
		}
	}
	for _, b := range rep.Blocks {
		if !b.Span.Fits(rep.Text) || b.Kind == report.Caption || strings.Contains(b.Reason, "picture") {
			continue
		}
		text := strings.Trim(b.Span.In(rep.Text), " \t\r\n()[]—–-.")
		if len(text) > 200 || len(text) == 0 {
			continue
		}
		if a := Agency(text); a != "" {
			page(ruleByline, a, b.Span)
			continue
		}
		lower := strings.ToLower(text)
		if strings.Contains(lower, "contributed to this") || strings.HasPrefix(lower, "with reporting by") || strings.HasPrefix(lower, "reporting by") || strings.HasPrefix(lower, "additional reporting") ||
			strings.HasPrefix(lower, "with files from") || strings.HasPrefix(lower, "with inputs from") || strings.HasPrefix(lower, "with agency") {
			for _, a := range agenciesIn(text) {
				t.credit[m] = append(t.credit[m], credited{rule: ruleWith, kind: "agency", name: a, at: b.Span, sentence: -1})
			}
		}
	}
}

// find is the first place of words near the beginning of a report: a byline
// stands there. Where the byline comes from metadata alone it is an empty span.
func find(rep *report.Report, words string) span.Span {
	head := rep.Text[:min(len(rep.Text), 1500)]
	if i := strings.Index(head, words); i >= 0 && words != "" {
		if sp := (span.Span{Start: i, End: i + len(words)}); sp.Fits(rep.Text) {
			return sp
		}
	}
	return span.Span{}
}

// agenciesIn are the agencies named in a short line.
func agenciesIn(text string) []string {
	var out []string
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for i := 0; i < len(words); {
		n := min(3, len(words)-i)
		for ; n > 0; n-- {
			if a := Agency(strings.Join(words[i:i+n], " ")); a != "" {
				out = append(out, a)
				break
			}
		}
		i += max(1, n)
	}
	return out
}

// sentenceCredits finds "told OUTLET", "according to OUTLET", "in an interview
// with OUTLET", "reported by OUTLET" and "OUTLET reported".
func (t *tracer) sentenceCredits(m int) {
	doc := t.story.Members[m].Document
	text := doc.Report.Text
	ws := doc.Words
	add := func(rule string, from, to int) {
		for ; to > from; to-- { // the longest beginning that is an outlet: "Axios Monday", "Reuters White House"
			if !ws[from].Fits(text) || !ws[to-1].Fits(text) || ws[to-1].End < ws[from].Start {
				return
			}
			sp := span.Span{Start: ws[from].Start, End: ws[to-1].End}
			kind, name := outletName(sp.In(text))
			if kind == "" {
				continue
			}
			if own := fold(t.outlet(m)); own != "" && (own == fold(name) || strings.Contains(own, fold(name)) || strings.Contains(fold(name), own)) {
				return // an outlet that names itself names no source
			}
			t.credit[m] = append(t.credit[m], credited{rule: rule, kind: kind, name: name, at: sp, sentence: sentenceOf(doc.Sentences, sp.Start)})
			return
		}
	}
	for i := range ws {
		switch ws[i].Norm {
		case "told", "tells":
			add(ruleTold, i+1, nameEnd(text, ws, i+1))
		case "with":
			if i >= 1 && ws[i-1].Norm == "interview" || i >= 2 && ws[i-2].Norm == "interview" {
				add(ruleTold, i+1, nameEnd(text, ws, i+1))
			}
		case "to":
			if i >= 1 && (ws[i-1].Norm == "according" || ws[i-1].Norm == "spoke") {
				add(ruleReported, i+1, nameEnd(text, ws, i+1))
			}
		case "by":
			if i >= 1 && (ws[i-1].Norm == "reported" || ws[i-1].Norm == "published" || ws[i-1].Norm == "obtained" || ws[i-1].Norm == "cited") {
				add(ruleReported, i+1, nameEnd(text, ws, i+1))
			}
		case "reported", "reports":
			if from := nameStart(text, ws, i); from < i {
				for ; from < i; from++ { // the longest end that is an outlet: "On Monday Reuters reported"
					sp := span.Span{Start: ws[from].Start, End: ws[i-1].End}
					if !sp.Fits(text) {
						continue
					}
					if kind, _ := outletName(sp.In(text)); kind != "" {
						add(ruleReported, from, i)
						break
					}
				}
			}
		}
	}
}

const longestName = 5 // words: "The Atlanta Journal Constitution", "Qatar News Agency"

// nameEnd is the end of the run of capitalised words that begins at i, with an
// article before it.
func nameEnd(text string, ws []token.Word, i int) int {
	end := i
	for end < len(ws) && end-i < longestName && (end == i && ws[end].Norm == "the" || capital(text, ws[end])) {
		end++
	}
	return end
}

func nameStart(text string, ws []token.Word, i int) int {
	from := i
	for from > 0 && i-from < longestName && capital(text, ws[from-1]) {
		from--
	}
	if from > 0 && from < i && ws[from-1].Norm == "the" {
		from--
	}
	return from
}

func capital(text string, w token.Word) bool {
	if w.Mark || !w.Fits(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w.In(text))
	return unicode.IsUpper(r)
}

// fold makes names comparable: small letters, single spaces, no article, no
// possessive.
func fold(name string) string {
	f := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "’", "'")))
	if len(f) > 1 && (f[0] == "the" || f[0] == "a" || f[0] == "an") {
		f = f[1:]
	}
	return strings.TrimSuffix(strings.Join(f, " "), "'s")
}

// outletName says whether words name an agency or an outlet, and its name.
func outletName(words string) (kind, name string) {
	if a := Agency(words); a != "" {
		return "agency", a
	}
	f := fold(words)
	switch f {
	case "bbc", "bbc news", "bbc radio", "cnn", "nbc", "nbc news", "abc", "abc news", "cbs", "cbs news", "npr", "pbs", "pbs newshour", "fox", "fox news",
		"fox business", "msnbc", "cnbc", "c-span", "axios", "politico", "semafor", "vox", "slate", "salon", "vice", "vice news", "buzzfeed", "buzzfeed news",
		"al jazeera", "al arabiya", "al-monitor", "al mayadeen", "haaretz", "ynet", "ynetnews", "i24news", "walla", "channel 12", "channel 13", "channel 11",
		"sky news", "itv", "itv news", "channel 4", "rte", "rté", "cbc", "ctv", "global news", "9news", "sbs", "nhk", "ndtv", "times now", "dawn", "geo news", "hindu",
		"daily mail", "mail online", "new yorker", "newsweek",
		"usa today", "newsmax", "breitbart", "daily beast", "propublica", "barron's", "fortune", "forbes", "wired", "techcrunch",
		"der spiegel", "spiegel", "die zeit", "bild", "le monde", "le figaro", "liberation", "libération", "la repubblica", "corriere della sera", "el pais", "el país",
		"el mundo", "nrc", "de telegraaf", "kommersant", "novaya gazeta", "meduza", "ria novosti", "rt", "sputnik", "cgtn", "global times", "kyiv independent",
		"ukrainska pravda", "france 24", "deutsche welle", "dw", "euronews", "swissinfo", "npr's", "voice of america", "radio free europe", "npr news", "tmz", "espn",
		"good morning america", "meet the press", "face the nation", "punchbowl", "the information", "business insider", "insider", "premium times", "the punch":
		return "outlet", strings.TrimSpace(words)
	}
	switch f { // words of the language, and names only with their article
	case "sun", "mirror", "independent", "hill", "atlantic", "hindu", "spectator", "economist", "guardian", "telegraph", "intercept", "verge", "times", "post", "globe", "star":
		if strings.HasPrefix(strings.ToLower(words), "the ") {
			return "outlet", strings.TrimSpace(words)
		}
		return "", ""
	}
	// A name that ends with a newspaper's or broadcaster's noun: "the Harbour Gazette".
	ws := strings.Fields(f)
	if len(ws) < 2 {
		return "", ""
	}
	switch ws[len(ws)-1] {
	case "times", "post", "news", "journal", "tribune", "herald", "gazette", "chronicle", "telegraph", "observer", "standard", "star", "globe", "examiner", "inquirer",
		"courier", "dispatch", "register", "sentinel", "bee", "press", "mercury", "echo", "argus", "recorder", "bulletin", "ledger", "review", "monitor", "daily", "weekly",
		"magazine", "radio", "television", "tv", "broadcasting", "network", "newspaper", "today", "express", "mail", "constitution", "advertiser", "reporter", "zeitung", "presse":
		return "outlet", strings.TrimSpace(words)
	}
	return "", ""
}

// Agency returns the usual name of the news agency that words name alone, ""
// for none. The list is the national and international agencies that supply
// text to other outlets.
func Agency(words string) string {
	switch fold(strings.Trim(words, " ().—–-")) {
	case "reuters", "thomson reuters", "reuters staff":
		return "Reuters"
	case "ap", "associated press", "a.p":
		return "Associated Press"
	case "afp", "agence france-presse", "agence france presse", "afp news":
		return "AFP"
	case "dpa", "deutsche presse-agentur":
		return "dpa"
	case "bloomberg", "bloomberg news":
		return "Bloomberg"
	case "xinhua", "xinhua news agency":
		return "Xinhua"
	case "tass", "itar-tass", "tass news agency":
		return "TASS"
	case "interfax", "interfax-ukraine":
		return "Interfax"
	case "ria", "ria novosti":
		return "RIA Novosti"
	case "ansa":
		return "ANSA"
	case "efe", "epa-efe", "agencia efe":
		return "EFE"
	case "kyodo", "kyodo news":
		return "Kyodo"
	case "jiji", "jiji press":
		return "Jiji Press"
	case "pa", "pa media", "press association", "pa news agency":
		return "PA Media"
	case "upi", "united press international":
		return "UPI"
	case "pti", "press trust of india":
		return "PTI"
	case "ani", "asian news international", "ani news":
		return "ANI"
	case "ians":
		return "IANS"
	case "anadolu", "anadolu agency", "aa news":
		return "Anadolu"
	case "wafa", "wafa news agency":
		return "WAFA"
	case "irna":
		return "IRNA"
	case "isna":
		return "ISNA"
	case "fars", "fars news agency":
		return "Fars"
	case "tasnim", "tasnim news agency":
		return "Tasnim"
	case "mehr", "mehr news agency":
		return "Mehr"
	case "sana", "spa", "saudi press agency", "wam", "kuna", "qna", "qatar news agency", "petra", "mena":
		return strings.TrimSpace(strings.TrimPrefix(strings.Trim(words, " ()."), "the "))
	case "yonhap", "yonhap news agency":
		return "Yonhap"
	case "kcna":
		return "KCNA"
	case "cna", "central news agency":
		return "CNA"
	case "aap", "australian associated press":
		return "AAP"
	case "canadian press":
		return "The Canadian Press"
	case "cnn wire", "cnn newsource":
		return "CNN Wire"
	case "belga", "ritzau", "ntb", "stt", "tt", "apa", "pap", "ctk", "mti", "hina", "lusa", "ukrinform", "unian":
		return strings.Trim(words, " ()")
	case "ap news":
		return "Associated Press"
	}
	return ""
}

// nameCredits gives the credits of one document one name, its fullest: "the order",
// "Trump's order" and "the executive order" of one story are one.
func (t *tracer) nameCredits() {
	for i := range t.l.Credits {
		c := &t.l.Credits[i]
		m, ok := t.member(c.At.Report)
		name, head := documentName(c.Name)
		if c.Kind != "document" || !ok || head == "" {
			continue
		}
		if o, ok := t.origins[id("o", "document", t.documentKey(m, name, head))]; ok {
			c.Name = t.l.Origins[o].Name
		}
	}
}

// documents finds the documents that sources name, and joins their names: "the
// order", "Trump's order" and "the executive order" of one story are one.
func (t *tracer) documents() {
	for _, m := range t.order {
		if !t.exists(m) {
			continue
		}
		doc := t.story.Members[m].Document
		seen := map[span.Span]bool{}
		for i := range doc.Quotations {
			q := &doc.Quotations[i]
			if q.SourceKind != quote.Document || q.Source.Empty() || !q.Source.Fits(doc.Report.Text) || seen[q.Source] {
				continue
			}
			name, head := documentName(q.Source.In(doc.Report.Text))
			if head == "" {
				continue
			}
			if !instrument(head) && len(strings.Fields(name)) == 1 && head != "document" {
				name = ownWords(q.Source.In(doc.Report.Text))
			}
			seen[q.Source] = true
			t.credit[m] = append(t.credit[m], credited{rule: ruleDocument, kind: "document", name: name,
				at: q.Source, sentence: sentenceOf(doc.Sentences, q.Source.Start)})
		}
	}
}
