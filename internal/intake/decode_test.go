package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const curly = "“We will rebuild the café by May,” the mayor’s office said — again."

func encoded(t *testing.T, enc interface {
	String(string) (string, error)
}, s string) []byte {
	t.Helper()
	out, err := enc.String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestDecode(t *testing.T) {
	cp1252 := encoded(t, charmap.Windows1252.NewEncoder(), curly)
	russian := strings.Repeat("Мэр города заявил во вторник, что мост снова откроют к маю следующего года. ", 20)
	japaneseText := strings.Repeat("市長は火曜日、橋が来年五月までに再び開通すると述べた。", 20)
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder()
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder()
	for _, tt := range []struct {
		name     string
		b        []byte
		declared string
		charset  string
		text     string
		note     string // part of a note, "" for no note at all
	}{
		{"plain ASCII", []byte("The bridge is open."), "", "utf-8", "The bridge is open.", ""},
		{"UTF-8", []byte(curly), "", "utf-8", curly, ""},
		{"byte order mark", []byte("\xEF\xBB\xBF" + curly), "", "utf-8", curly, ""},
		{"UTF-8 declared as Latin-1", []byte(curly), "iso-8859-1", "utf-8", curly, "declared as windows-1252, but"},
		{"ASCII declared as Latin-1", []byte("The bridge is open."), "iso-8859-1", "utf-8", "The bridge is open.", ""},
		{"UTF-16 with mark", append([]byte{0xFF, 0xFE}, encoded(t, utf16le, curly)...), "", "utf-16le", curly, ""},
		{"UTF-16 big-endian with mark", append([]byte{0xFE, 0xFF}, encoded(t, utf16be, curly)...), "", "utf-16be", curly, ""},
		{"UTF-16 without mark", encoded(t, utf16le, curly), "", "utf-16le", curly, ""},
		{"UTF-16 big-endian without mark", encoded(t, utf16be, curly), "", "utf-16be", curly, ""},
		{"UTF-32 without mark", encoded(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM).NewEncoder(), curly), "", "utf-32le", curly, ""},
		{"UTF-32 big-endian with mark", encoded(t, utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewEncoder(), curly), "", "utf-32be", curly, ""},
		{"windows-1252 undeclared", cp1252, "", "windows-1252", curly, "no encoding is declared"},
		{"windows-1252 declared as Latin-1", cp1252, "ISO-8859-1", "windows-1252", curly, ""},
		{"windows-1252 declared as UTF-8", cp1252, "utf-8", "windows-1252", curly, "which the bytes are not"},
		{"windows-1252 with a wrong <meta>", append([]byte(`<meta charset="utf-8">`), cp1252...), "", "windows-1252", `<meta charset="utf-8">` + curly, "which the bytes are not"},
		{"declared in <meta>", append([]byte(`<META http-equiv=Content-Type content="text/html; charset=windows-1251">`), encoded(t, charmap.Windows1251.NewEncoder(), russian)...), "",
			"windows-1251", `<META http-equiv=Content-Type content="text/html; charset=windows-1251">` + russian, ""},
		{"declared in XML", append([]byte(`<?xml version="1.0" encoding="koi8-r"?>`), encoded(t, charmap.KOI8R.NewEncoder(), russian)...), "",
			"koi8-r", `<?xml version="1.0" encoding="koi8-r"?>` + russian, ""},
		{"Cyrillic undeclared", encoded(t, charmap.Windows1251.NewEncoder(), russian), "", "windows-1251", russian, "no encoding is declared"},
		{"Japanese undeclared", encoded(t, japanese.EUCJP.NewEncoder(), japaneseText), "", "euc-jp", japaneseText, "no encoding is declared"},
		{"UTF-8 with damage", []byte("“Yes,” he said. “No\xFF,” she said. “Café.”"), "", "utf-8", "“Yes,” he said. “No\uFFFD,” she said. “Café.”", "1 place is not valid UTF-8"},
		{"UTF-8 cut in a character", []byte("“Yes,” he said. “No\xE2\x80"), "", "utf-8", "“Yes,” he said. “No\uFFFD\uFFFD", "2 places are not valid UTF-8"},
		{"a charset nobody knows", cp1252, "x-klingon", "windows-1252", curly, "which the bytes are not"},
	} {
		d := decode(tt.b, tt.declared)
		if d.text != tt.text || d.charset != tt.charset {
			t.Errorf("%s: decode(%.60q) = %.120q in %s, want %.120q in %s", tt.name, tt.b, d.text, d.charset, tt.text, tt.charset)
		}
		noted := strings.Join(d.notes, "; ")
		if tt.note == "" && noted != "" || !strings.Contains(noted, tt.note) {
			t.Errorf("%s: notes %q, want %q", tt.name, noted, tt.note)
		}
	}
}

func TestFromText(t *testing.T) {
	page, err := FromText("a.txt", []byte("One line.\r\nTwo lines.\r\n\r\n  Third,\u00a0as it is.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "One line.\nTwo lines.\n\n  Third,\u00a0as it is.\n"; page.Text != want {
		t.Errorf("text %q, want %q", page.Text, want)
	}
	if !slices.Contains(page.Notes, "line ends changed from CR LF to LF") {
		t.Errorf("notes %q do not tell of the line ends", page.Notes)
	}
	if page.Size != 45 || page.MediaType != "text/plain" || page.Parts != nil || len(page.SHA256) != 64 {
		t.Errorf("page %+v", page)
	}
}

func TestKindOfBytes(t *testing.T) {
	story := "The council met on Tuesday. It voted to close the bridge for a year."
	for _, tt := range []struct {
		name, content string
		want          string // media type of a page, or kind of an error
	}{
		{"story.txt", story, "text/plain"},
		{"story.html", story, "text/plain"},
		{"story.txt", "<!DOCTYPE html><html><body><article><p>" + story + "</p><p>" + story + "</p></article></body></html>", "text/html"},
		{"story", "<p>" + story + "</p>\n<p>" + story + "</p>", "text/html"},
		{"story.md", "# Bridge closed\n\n" + story + "\n\n<br>\n", "text/plain"},
		{"story.xhtml", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>` + story + "</p></body></html>", "text/html"},
		{"brackets.txt", "[Northport] " + story, "text/plain"},
		{"less.txt", "<3 is what the crowd wrote. " + story, "text/plain"},
		{"empty.txt", "", "empty"},
		{"one.txt", "x", "empty"},
		{"blank.html", " \n\t\r\n \u00a0", "empty"},
		{"marks.txt", "--- *** ---", "empty"},
		{"binary.txt", story + "\x00\x01\x02", "not text"},
		{"noise.txt", "\x8f\x01\x02\x90\x05\x06\x07\x08\x99\x0e\x0f", "not text"},
		{"page.html", "%PDF-1.7\n" + story, "unsupported"},
		{"photo.txt", "\x89PNG\r\n\x1a\n" + story, "not text"},
		{"a.rtf", `{\rtf1 ` + story + "}", "unsupported"},
		{"feed.xml", `<?xml version="1.0"?><!-- news --><rss version="2.0"><channel><title>x</title></channel></rss>`, "unsupported"},
		{"feed.txt", `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>`, "unsupported"},
		{"feed.json", `{"version": "https://jsonfeed.org/version/1.1", "items": []}`, "unsupported"},
		{"lines.jsonl", "{\"text\": \"a story\"}\n{\"text\": \"more of it\"}\n", "unsupported"},
		{"other.xml", `<?xml version="1.0"?><invoice><sum>12 and more</sum></invoice>`, "unsupported"},
		{"crawl", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + story, "unsupported"},
		{"saved.mhtml", "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + story, "unsupported"},
		{"comments.xml", "<!-- nothing but a comment about feeds -->", "no article text"},
	} {
		page, err := newReceived(tt.name, tt.name, []byte(tt.content)).page()
		got := ""
		var e *Error
		switch {
		case errors.As(err, &e):
			got = string(e.Kind)
			if e.Source != tt.name {
				t.Errorf("%s: error names %q", tt.name, e.Source)
			}
			if strings.HasSuffix(e.Hint, ".") {
				t.Errorf("%s: hint %q ends in a full stop", tt.name, e.Hint)
			}
		case err != nil:
			t.Errorf("%s: %T is no *Error", tt.name, err)
		default:
			got = page.MediaType
		}
		if got != tt.want {
			t.Errorf("%s: %q is %s (%v), want %s", tt.name, shorten(tt.content, 80), got, err, tt.want)
		}
	}
}
