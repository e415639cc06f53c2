package render

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Plain returns s on one line and safe to print on a terminal: runs of line
// breaks, tabs and blanks are one space — a choice of display only, JSON keeps
// them — and characters that would act rather than be read are written as what
// they are (see visible).
func Plain(s string) string { return visible(oneLine(s)) }

// oneLine folds every run of white space that holds a line break or tab to a
// single space and leaves all other blanks alone.
func oneLine(s string) string {
	s = strings.Trim(s, " \t\r\n")
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		n := 0
		fold := false
		for i+n < len(s) && strings.IndexByte(" \t\r\n", s[i+n]) >= 0 {
			fold = fold || s[i+n] != ' '
			n++
		}
		switch {
		case fold:
			b.WriteByte(' ')
			i += n
		case n > 0:
			b.WriteString(s[i : i+n])
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// visible returns s with every character that would act on a screen or reorder
// what stands around it written out, so that it can be seen and does nothing:
// the escape character as ␛, other controls as their picture or code point, and
// bidirectional controls (the means of Trojan Source, CVE-2021-42574), line and
// paragraph separators, annotation and tag characters as ⟨U+202E⟩. Tags after
// 🏴 spell the flag of a region and stay. Line breaks and tabs stay.
func visible(s string) string {
	clean := true
	for i := 0; clean && i < len(s); i++ {
		// 0x7F and every lead byte of a character that may act: C2, D8, E2, EF, F3; the rest is read as it is.
		c := s[i]
		clean = c >= 0x20 && c < 0x7F || c == '\n' || c == '\t' || c > 0x7F && c != 0xC2 && c != 0xD8 && c != 0xE2 && c != 0xEF && c != 0xF3
	}
	if clean && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	flag := false
	for i, r := range s {
		tag := 0xE0000 <= r && r <= 0xE007F
		switch {
		case r == '\n', r == '\t':
			b.WriteRune(r)
		case r < 0x20:
			b.WriteRune('␀' + r)
		case r == 0x7F:
			b.WriteRune('␡')
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteRune(utf8.RuneError) // no UTF-8: only names of sources can be so
		case acts(r), tag && !flag:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
		flag = r == 0x1F3F4 || flag && tag
	}
	return b.String()
}

// acts reports whether r is a C1 control, a bidirectional control, a separator
// that breaks lines, an annotation control or a byte order mark. Joiners (ZWJ,
// ZWNJ) and soft hyphens do not act: scripts and emoji need them.
func acts(r rune) bool {
	switch r {
	case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF:
		return true
	}
	return 0x80 <= r && r <= 0x9F || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 || 0xFFF9 <= r && r <= 0xFFFB
}

// markdown returns s, made plain, with everything that Markdown (CommonMark and
// GitHub's tables) would read as markup escaped by a backslash. It is meant for
// text within a line; callers see to it that no line begins with it.
func markdown(s string) string {
	s = Plain(s)
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case strings.IndexByte("\\`*_{}[]<>#|~&$^@", c) >= 0,
			c == ':' && strings.HasPrefix(s[i:], "://"), // no link that the report did not set
			c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"),
			c == '!' && i+1 < len(s) && s[i+1] == '[':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// clip returns the longest beginning of s that has at most n runes and ends at a
// word, and whether anything was cut. It is a slice of s.
func clip(s string, n int) (string, bool) {
	count, cut := 0, 0
	for i, r := range s {
		if count == n {
			if cut < i/2 {
				cut = i // one long word: cut within it
			}
			return strings.TrimRight(s[:cut], " "), true
		}
		if r == ' ' {
			cut = i
		}
		count++
	}
	return s, false
}

// clipEnd is clip from the other side: the longest end of s.
func clipEnd(s string, n int) (string, bool) {
	count := utf8.RuneCountInString(s)
	if count <= n {
		return s, false
	}
	at := 0
	for range count - n {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	if i := strings.IndexByte(s[at:], ' '); i >= 0 && i < (len(s)-at)/2 {
		at += i + 1
	}
	return s[at:], true
}
