package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decoded is the outcome of reading bytes as characters.
type decoded struct {
	text    string // valid UTF-8, without a byte order mark
	charset string // such as "utf-8" or "windows-1252"
	notes   []string
}

var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
	bomUTF32LE = []byte{0xFF, 0xFE, 0, 0}
	bomUTF32BE = []byte{0, 0, 0xFE, 0xFF}
)

// decode turns b into UTF-8. declared is what the HTTP header says, "" if it
// says nothing; declarations inside the bytes are looked up here. The order of
// belief is the bytes themselves first and what is said of them second, because
// pages are saved and converted without their declarations being changed:
//
//  1. a byte order mark, and the zero bytes of UTF-16 without one;
//  2. bytes that are valid UTF-8 are UTF-8, whatever is declared;
//  3. bytes that are nearly UTF-8 are UTF-8 with damage, which is counted;
//  4. a declared encoding that exists and is not UTF-8;
//  5. what chardet finds when much of the text lies beyond ASCII;
//  6. windows-1252, the usual encoding of undeclared English text.
func decode(b []byte, declared string) decoded {
	switch {
	case bytes.HasPrefix(b, bomUTF8):
		return asUTF8(b[len(bomUTF8):])
	case bytes.HasPrefix(b, bomUTF32LE):
		return through(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", b[4:])
	case bytes.HasPrefix(b, bomUTF32BE):
		return through(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", b[4:])
	case bytes.HasPrefix(b, bomUTF16LE):
		return through(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", b[2:])
	case bytes.HasPrefix(b, bomUTF16BE):
		return through(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", b[2:])
	}
	switch guessWide(b) {
	case 'l':
		return through(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", b)
	case 'b':
		return through(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", b)
	case 'L':
		return through(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", b)
	case 'B':
		return through(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", b)
	}

	if declared == "" {
		declared = declaredInside(b)
	}
	enc, name := charset.Lookup(declared)
	if utf8.Valid(b) {
		d := decoded{text: string(b), charset: "utf-8"}
		if name == "iso-2022-jp" && bytes.IndexByte(b, 0x1B) >= 0 {
			return through(enc, name, b)
		}
		if enc != nil && name != "utf-8" && !isASCII(b) {
			d.notes = append(d.notes, fmt.Sprintf("declared as %s, but the bytes are UTF-8 and were read so", name))
		}
		return d
	}
	if nearlyUTF8(b) {
		return asUTF8(b)
	}
	if enc != nil && name != "utf-8" && name != "replacement" {
		return through(enc, name, b)
	}
	found := detect(b)
	enc, name = charset.Lookup(found)
	if enc == nil || name == "replacement" || name == "utf-8" {
		enc, name = charset.Lookup("windows-1252")
	}
	d := through(enc, name, b)
	if declared == "" {
		d.notes = append(d.notes, fmt.Sprintf("no encoding is declared; read as %s", name))
	} else {
		d.notes = append(d.notes, fmt.Sprintf("declared as %s, which the bytes are not; read as %s", declared, name))
	}
	return d
}

// asUTF8 repairs invalid sequences, one replacement character for each.
func asUTF8(b []byte) decoded {
	d := decoded{charset: "utf-8"}
	if utf8.Valid(b) {
		d.text = string(b)
		return d
	}
	before := bytes.Count(b, []byte("\uFFFD"))
	var out strings.Builder
	out.Grow(len(b) + 16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		out.WriteRune(r)
		b = b[n:]
	}
	d.text = out.String()
	d.notes = append(d.notes, damage(strings.Count(d.text, "\uFFFD")-before, "UTF-8"))
	return d
}

func damage(n int, name string) string {
	if n == 1 {
		return fmt.Sprintf("1 place is not valid %s and shows as U+FFFD", name)
	}
	return fmt.Sprintf("%d places are not valid %s and show as U+FFFD", n, name)
}

func through(enc encoding.Encoding, name string, b []byte) decoded {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil { // the decoders used replace what they cannot read
		return asUTF8(b)
	}
	d := decoded{text: strings.ToValidUTF8(string(out), "\uFFFD"), charset: name}
	if n := strings.Count(d.text, "\uFFFD"); n > 0 {
		d.notes = append(d.notes, damage(n, name))
	}
	return d
}

// guessWide says 'l' or 'b' when b looks like UTF-16 without a byte order mark,
// 'L' or 'B' for UTF-32: in Western text every other byte, or three of four, are
// zero and the same ones each time. 0 means it does not.
func guessWide(b []byte) byte {
	b = b[:min(len(b), 8192)&^3]
	if len(b) < 4 {
		return 0
	}
	var zero [4]int // by place within four bytes
	for i, c := range b {
		if c == 0 {
			zero[i%4]++
		}
	}
	n := len(b) / 4
	most := func(k int) bool { return zero[k]*10 > n*6 } // text has nearly all
	few := func(k int) bool { return zero[k]*50 < n }    // binary data has zeros in all places
	switch {
	case few(0) && most(1) && most(2) && most(3):
		return 'L'
	case most(0) && most(1) && most(2) && few(3):
		return 'B'
	case few(0) && most(1) && few(2) && most(3):
		return 'l'
	case most(0) && few(1) && most(2) && few(3):
		return 'b'
	}
	return 0
}

// nearlyUTF8 reports whether b is UTF-8 with damage rather than another
// encoding: valid sequences of several bytes outnumber the broken ones, which by
// chance they do not, or the only broken one is cut off at the end.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			if len(b) < utf8.UTFMax && !utf8.FullRune(b) {
				return bad <= good
			}
			bad++
		} else {
			good++
		}
		b = b[n:]
	}
	return good > 2*bad
}

// detect names the likely encoding of b, "" when it cannot tell. Where less than
// a twentieth of the bytes lies beyond ASCII the text is Western, and detection
// by letter statistics is worse than the rule that such text is windows-1252.
func detect(b []byte) string {
	sample := b[:min(len(b), 64<<10)]
	high := 0
	for _, c := range sample {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if high*20 < len(sample) {
		return ""
	}
	result, err := chardet.NewTextDetector().DetectBest(sample)
	if err != nil || result.Confidence < 30 {
		return ""
	}
	return result.Charset
}

// declaredInside finds the encoding that an XML declaration or a <meta> element
// near the start names: <?xml encoding="…"?>, <meta charset="…">,
// <meta http-equiv="Content-Type" content="text/html; charset=…">. Only the
// start is looked at, as browsers do, or a text about HTML would match.
func declaredInside(b []byte) string {
	head := strings.ToLower(string(b[:min(len(b), 4096)]))
	if rest, ok := strings.CutPrefix(strings.TrimLeft(head, " \t\r\n"), "<?xml"); ok {
		if decl, _, ok := strings.Cut(rest, "?>"); ok {
			if name := labelAfter(decl, "encoding"); name != "" {
				return name
			}
		}
	}
	for {
		_, rest, ok := strings.Cut(head, "<meta")
		if !ok {
			return ""
		}
		tag, _, _ := strings.Cut(rest, ">")
		if name := labelAfter(tag, "charset"); name != "" {
			return name
		}
		head = rest
	}
}

func labelAfter(s, key string) string {
	_, s, ok := strings.Cut(s, key)
	if !ok {
		return ""
	}
	s = strings.TrimLeft(s, " \t\r\n")
	if !strings.HasPrefix(s, "=") {
		return ""
	}
	s = strings.TrimLeft(s[1:], " \t\r\n\"'")
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("-_:.", r))
	})
	if end >= 0 {
		s = s[:end]
	}
	return s
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
