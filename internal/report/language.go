package report

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// sample is how many bytes of the body the language is told from.
const sample = 1000

// candidates are the languages told apart where the page does not state its
// own: those of news with many readers. Few candidates make the trigram method
// surer on short texts.
func candidates() map[whatlanggo.Lang]bool {
	return map[whatlanggo.Lang]bool{
		whatlanggo.Eng: true, whatlanggo.Fra: true, whatlanggo.Deu: true, whatlanggo.Spa: true, whatlanggo.Por: true, whatlanggo.Ita: true,
		whatlanggo.Nld: true, whatlanggo.Swe: true, whatlanggo.Dan: true, whatlanggo.Nob: true, whatlanggo.Fin: true, whatlanggo.Pol: true,
		whatlanggo.Ces: true, whatlanggo.Hun: true, whatlanggo.Ron: true, whatlanggo.Tur: true, whatlanggo.Ind: true,
		whatlanggo.Vie: true, whatlanggo.Rus: true, whatlanggo.Ukr: true, whatlanggo.Bul: true, whatlanggo.Srp: true, whatlanggo.Hrv: true,
		whatlanggo.Arb: true, whatlanggo.Pes: true, whatlanggo.Urd: true, whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Ben: true,
		whatlanggo.Ell: true, whatlanggo.Cmn: true, whatlanggo.Jpn: true, whatlanggo.Kor: true, whatlanggo.Tha: true, whatlanggo.Tgl: true,
		whatlanggo.Afr: true,
	}
}

// language returns the ISO 639-1 code of the report's language, "" where it
// cannot be told, and how it was told.
func language(r *Report, stated string) (code, how string) {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(stated), "_", "-"), "-")
	if base = strings.ToLower(base); len(base) == 2 || len(base) == 3 {
		return base, "stated by the page"
	}
	var b strings.Builder
	for _, block := range r.Blocks {
		if block.Kind != Body {
			continue
		}
		s := block.Span.In(r.Text)
		if len(s) > sample {
			s = s[:sample]
			for len(s) > 0 && !utf8.RuneStart(r.Text[block.Span.Start+len(s)]) {
				s = s[:len(s)-1]
			}
		}
		b.WriteString(s)
		b.WriteByte('\n')
		if b.Len() >= sample {
			break
		}
	}
	if english(b.String()) {
		return "en", "by its function words"
	}
	if utf8.RuneCountInString(b.String()) < 60 {
		return "", ""
	}
	info := whatlanggo.DetectWithOptions(b.String(), whatlanggo.Options{Whitelist: candidates()})
	if info.Script == nil || !info.IsReliable() {
		return "", ""
	}
	return info.Lang.Iso6391(), "by its letter groups"
}

// english reports whether every sixth word at least is one of the commonest
// English function words that other languages in Latin script do not share.
func english(s string) bool {
	n, of := 0, 0
	for _, w := range words(s, 0, len(s), 250) {
		of++
		switch w.low {
		case "the", "of", "and", "to", "that", "with", "for", "it", "was", "his", "her", "by", "from", "they", "has", "have", "had", "were", "which", "this", "who", "been", "will", "would", "said", "are", "not", "at":
			n++
		}
	}
	return of >= 5 && n*6 >= of
}
