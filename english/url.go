package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// url reports whether all of s is an address on the web: a scheme and a user if
// need be, a domain or public IPv4 address, a port and a path if need be.
//
// Every part of s is read at most twice, since no domain reaches over an @.
func (x *affixes) url(s string) bool {
	if strings.IndexByte(s, '.') < 0 {
		return false
	}
	if x.urlAt(s) {
		return true
	}
	if n := x.scheme(s); n > 0 && x.urlAt(s[n:]) {
		return true
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '@' && x.urlAt(s[i+1:]) {
			return true
		}
	}
	return false
}

// scheme returns the length of a scheme with its "://", or 0.
func (x *affixes) scheme(s string) int {
	n := strings.Index(s, "://")
	if n < 0 {
		return 0
	}
	count := 0
	for _, r := range s[:n] {
		if x.chars.of(r)&charWord == 0 && r != '+' && r != '-' && r != '.' {
			return 0
		}
		count++
	}
	if count < 2 {
		return 0
	}
	return n + len("://")
}

// urlAt reports whether all of s is a host with port and path.
func (x *affixes) urlAt(s string) bool {
	n := x.domain(s)
	if n == 0 {
		n = ipv4(s)
	}
	if n == 0 {
		return false
	}
	s = s[n:]
	if port, ok := strings.CutPrefix(s, ":"); ok {
		digits := 0
		for digits < 5 {
			r, size := utf8.DecodeRuneInString(port)
			if !unicode.IsDigit(r) {
				break
			}
			port = port[size:]
			digits++
		}
		if digits < 2 {
			return false
		}
		s = port
	}
	return s == "" || s[0] == '/' || s[0] == '?' || s[0] == '#'
}

// hostChar reports whether r may begin and end a label of a domain.
func hostChar(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xa1 && r <= 0xffff
}

// domain returns the length of the domain that s begins with, or 0: labels of 1 to
// 64 characters, then one of 2 to 63 small letters. It must end at the end of s or
// before a port or path, whose first characters no label has, so there is but one
// place where it can end.
func (x *affixes) domain(s string) int {
	end := len(s)
	for i, r := range s {
		if !hostChar(r) && r != '.' && r != '_' && r != '-' && x.chars.of(r)&charLower == 0 {
			end = i
			break
		}
	}
	dot := strings.LastIndexByte(s[:end], '.')
	if dot < 0 {
		return 0
	}
	count := 0
	for _, r := range s[dot+1 : end] {
		if count++; count > 63 || x.chars.of(r)&charLower == 0 {
			return 0
		}
	}
	if count < 2 {
		return 0
	}
	for label := range strings.SplitSeq(s[:dot], ".") {
		if !hostLabel(label) {
			return 0
		}
	}
	return end
}

func hostLabel(s string) bool {
	count, last := 0, rune(0)
	for _, r := range s {
		if !hostChar(r) && (count == 0 || r != '_' && r != '-') {
			return false
		}
		last = r
		count++
	}
	return 0 < count && count <= 64 && hostChar(last)
}

// ipv4 returns the length of the address that s begins with, or 0. Private
// networks, the local host and addresses of links are none.
func ipv4(s string) int {
	var parts [4]string
	n := 0
	for i := range parts {
		if i > 0 {
			if n == len(s) || s[n] != '.' {
				return 0
			}
			n++
		}
		from := n
		for count := 0; count < 3; count++ {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !unicode.IsDigit(r) {
				break
			}
			n += size
		}
		parts[i] = s[from:n]
	}
	first, second := parts[0], parts[1]
	if !numberTo(first, 223) || !middlePart(second) || !middlePart(parts[2]) || !numberTo(parts[3], 254) {
		return 0
	}
	switch first {
	case "10", "127":
		return 0
	case "169":
		if second == "254" {
			return 0
		}
	case "192":
		if second == "168" {
			return 0
		}
	case "172":
		if second == "30" || second == "31" || second >= "16" && second <= "19" && len(second) == 2 {
			return 0
		}
		if second[0] == '2' && utf8.RuneCountInString(second) == 2 {
			return 0
		}
	}
	return n
}

// numberTo reports whether s is a number from 1 to most, 223 or 254, without a
// leading zero. Digits of any script may stand where the expression says \d: in
// the second place of numbers under 100, the second and third of those under 200,
// and the third of those under most's last ten.
func numberTo(s string, most int) bool {
	if s == "" || s[0] < '1' || s[0] > '9' {
		return false
	}
	switch utf8.RuneCountInString(s) {
	case 1, 2:
		return true
	}
	tens := byte('0' + most/10%10)
	switch {
	case s[0] == '1':
		return true
	case s[0] != '2' || s[1] < '0' || s[1] > tens:
		return false
	}
	return s[1] < tens || len(s) == 3 && s[2] <= byte('0'+most%10)
}

// middlePart reports whether s is a number up to 255; zeros may lead.
func middlePart(s string) bool {
	switch utf8.RuneCountInString(s) {
	case 0:
		return false
	case 1, 2:
		return true
	}
	switch {
	case s[0] == '1':
		return true
	case s[0] != '2' || s[1] < '0' || s[1] > '5':
		return false
	}
	return s[1] < '5' || len(s) == 3 && s[2] <= '5'
}
