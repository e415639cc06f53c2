package entity

import "strings"

// NameParts returns the words of a person's name by which names are compared:
// folded, without diacritics, particles and the suffixes of generations, and in
// one spelling where English news has several ("Mohamed", "Muhammad"). suffix is
// "jr" or "sr" when the name bears one.
func NameParts(name string) (parts []string, suffix string) {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		w = strings.Trim(w, ".,'’")
		switch w {
		case "jr", "sr", "ii", "iii", "iv":
			suffix = w
			continue
		case "", "&", "and":
			continue
		}
		if particle(w) || w == "bint" {
			continue
		}
		for len(w) > 3 {
			i := strings.IndexByte(w, '-')
			if i < 0 || i > 4 || !arabicArticle(w[:i]) {
				break
			}
			w = w[i+1:]
		}
		// "J.K." is two initials.
		if strings.Contains(w, ".") {
			for p := range strings.SplitSeq(w, ".") {
				if p != "" {
					parts = append(parts, p)
				}
			}
			continue
		}
		parts = append(parts, spelling(w))
	}
	return parts, suffix
}

func arabicArticle(s string) bool {
	switch s {
	case "al", "el", "ul", "ad", "ar", "as", "at", "az", "an", "ash", "abd":
		return s != "abd"
	}
	return false
}

// plainLetters are the letters of Latin script with marks that occur in names.
var plainLetters = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c",
	"č", "c", "ď", "d", "đ", "d", "é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ę", "e", "ě", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i",
	"ï", "i", "ı", "i", "ī", "i", "ł", "l", "ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ő", "o",
	"ō", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ß", "ss", "ť", "t", "ț", "t", "ţ", "t", "ú", "u", "ù", "u", "û", "u", "ü", "u",
	"ū", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z", "’", "'", "‐", "-", "‑", "-")

// spelling folds the ways in which one name is spelt in English: doubled
// letters, y for i, ou for u, and the commonest Arabic names.
func spelling(w string) string {
	ascii := true
	for i := 0; i < len(w); i++ {
		ascii = ascii && w[i] < 0x80
	}
	if !ascii {
		w = plainLetters.Replace(w)
	}
	switch w {
	case "mohamed", "mohammad", "muhammad", "muhammed", "mohamad", "mohammed", "mahomet", "mohd":
		return "mohamed"
	case "ahmad":
		return "ahmed"
	case "husayn", "hussain", "hossein", "hussein", "husain", "husein":
		return "husein"
	case "khalid", "khaled":
		return "khaled"
	case "abdel", "abdul", "abd":
		return "abdul"
	}
	b := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == 'y' {
			c = 'i'
		}
		if c == '-' || c == '\'' {
			continue
		}
		if c == 'o' && i+1 < len(w) && w[i+1] == 'u' {
			continue
		}
		if n := len(b); n > 0 && b[n-1] == c {
			continue
		}
		b = append(b, c)
	}
	if len(b) == 0 {
		return w
	}
	return string(b)
}

// shortName is the name that a familiar form stands for.
func shortName(s string) string {
	switch s {
	case "joe":
		return "joseph"
	case "bil", "wil", "wiliam":
		return "wiliam"
	case "bob", "rob", "bobi":
		return "robert"
	case "mike", "mick", "michael":
		return "michael"
	case "tom", "thomas", "tomi":
		return "thomas"
	case "jim", "jimi", "jami":
		return "james"
	case "toni":
		return "anthoni"
	case "dick", "rick", "rich":
		return "richard"
	case "ben", "bibi":
		return "benjamin"
	case "dan", "dani":
		return "daniel"
	case "dave":
		return "david"
	case "steve", "steven", "stephen":
		return "stephen"
	case "chris":
		return "christopher"
	case "ed", "ted", "edi":
		return "edward"
	case "sam":
		return "samuel"
	case "alex":
		return "alexander"
	case "andi", "drew":
		return "andrew"
	case "greg", "gregori":
		return "gregori"
	case "jef":
		return "jefrei"
	case "ken":
		return "keneth"
	case "liz", "beth", "bets":
		return "elizabeth"
	case "kate", "cathi", "kathi", "katherine", "kathrin", "catherine":
		return "katherine"
	case "nick", "nicolas", "nicholas":
		return "nicholas"
	case "mat":
		return "mathew"
	case "pat":
		return "patrick"
	case "ron":
		return "ronald"
	case "don":
		return "donald"
	case "tim":
		return "timothi"
	case "charlie", "chuck":
		return "charles"
	case "jack":
		return "john"
	case "bernie":
		return "bernard"
	case "vlad":
		return "vladimir"
	case "debie":
		return "deborah"
	case "sue":
		return "susan"
	case "jen", "jeni":
		return "jenifer"
	}
	return s
}

// samePart reports whether two words of names can be the same: equal, one the
// initial of the other, or one its familiar form.
func samePart(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a != "" && b != "" && a[0] == b[0]
	}
	return shortName(a) == shortName(b)
}

// SamePerson reports whether two full names, of two parts or more each, can
// be one person's: first and last parts agree, and the shorter is, in order,
// contained in the longer. "Mohammed Al Thani" and "Mohammed bin Abdulrahman bin
// Jassim Al Thani" can; "John Kennedy" and "John Kennedy Jr." cannot.
func SamePerson(a, b string) bool {
	pa, sa := NameParts(a)
	pb, sb := NameParts(b)
	return sa == sb && sameParts(pa, pb)
}

func sameParts(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 || a[len(a)-1] != b[len(b)-1] || !samePart(a[0], b[0]) {
		return false
	}
	j := 1
	for _, p := range a[1 : len(a)-1] {
		for j < len(b)-1 && !samePart(p, b[j]) {
			j++
		}
		if j >= len(b)-1 {
			return false
		}
		j++
	}
	return true
}

// TitleHead returns a title without determiners, states and modifiers, folded:
// "the US president" and "President" are "president". former reports that the
// title is held no more. Forms of address such as "Mr" have no head.
func TitleHead(title string) (head string, former bool) {
	l := lex()
	words := strings.Fields(strings.ToLower(strings.NewReplacer("’", "'", "'s ", " ", "’s ", " ").Replace(title)))
	for i, w := range words {
		if w == "former" || w == "then" || w == "late" || strings.HasPrefix(w, "ex-") {
			former = true
		}
		if w == "of" && i > 0 {
			if i+1 < len(words) && l.class[strings.Join(words[i-1:min(i+2, len(words))], " ")]&cTitle != 0 {
				continue
			}
			words = words[:i]
			break
		}
	}
	for from := 0; from < len(words); from++ {
		t := strings.Join(words[from:], " ")
		c := l.class[t]
		if c&cHonorific != 0 && c&(cOffice|cRole) == 0 {
			return "", former
		}
		if c&(cOffice|cRole) != 0 {
			return t, former
		}
		if from == len(words)-1 || l.class[words[from]]&(cModifier) != 0 && l.class[words[len(words)-1]]&cTitle != 0 &&
			words[from] != "former" && words[from] != "acting" && words[from] != "senior" && words[from] != "then" {
			if l.class[words[len(words)-1]]&(cOffice|cRole) != 0 {
				return t, former
			}
			break
		}
	}
	return "", former
}
