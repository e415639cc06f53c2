package quantity

import "strings"

// scaleWord returns what a scale word multiplies by.
func scaleWord(s string) (float64, bool) {
	switch s {
	case "hundred":
		return 1e2, true
	case "thousand":
		return 1e3, true
	case "million", "mln":
		return 1e6, true
	case "billion", "bn", "bln":
		return 1e9, true
	case "trillion", "tn", "tln":
		return 1e12, true
	case "lakh", "lakhs":
		return 1e5, true
	case "crore", "crores":
		return 1e7, true
	case "dozen", "dozens", "dz", "dzs", "doz", "dozs":
		return 12, true
	}
	return 0, false
}

// small returns the value of a number word below one hundred, hyphens included.
func small(s string) (float64, bool) {
	if v, ok := unitWord(s); ok {
		return v, true
	}
	if a, b, ok := strings.Cut(s, "-"); ok {
		t, ok1 := tens(a)
		u, ok2 := unitWord(b)
		if ok1 && ok2 && u >= 1 && u <= 9 {
			return t + u, true
		}
		return 0, false
	}
	return tens(s)
}

func unitWord(s string) (float64, bool) {
	switch s {
	case "zero", "nought", "naught":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	}
	return 0, false
}

func tens(s string) (float64, bool) {
	switch s {
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty", "fourty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

// ordinalWord returns the value of an ordinal in words.
func ordinalWord(s string) (float64, bool) {
	switch s {
	case "first":
		return 1, true
	case "second":
		return 2, true
	case "third":
		return 3, true
	case "fifth":
		return 5, true
	case "eighth":
		return 8, true
	case "ninth":
		return 9, true
	case "twelfth":
		return 12, true
	case "hundredth":
		return 100, true
	case "thousandth":
		return 1000, true
	case "millionth":
		return 1e6, true
	case "billionth":
		return 1e9, true
	case "trillionth":
		return 1e12, true
	}
	if a, b, ok := strings.Cut(s, "-"); ok {
		t, ok1 := tens(a)
		u, ok2 := ordinalWord(b)
		if ok1 && ok2 && u <= 9 {
			return t + u, true
		}
		return 0, false
	}
	if stem, ok := strings.CutSuffix(s, "ieth"); ok {
		return tens(stem + "y")
	}
	if stem, ok := strings.CutSuffix(s, "th"); ok {
		if v, ok := unitWord(stem); ok && v >= 4 {
			return v, true
		}
	}
	return 0, false
}

// denominator returns what a fraction's second word divides by: "third" is 3.
func denominator(s string) (float64, bool) {
	switch s {
	case "half", "halves":
		return 2, true
	case "quarter", "quarters":
		return 4, true
	case "second", "seconds", "first":
		return 0, false
	}
	if v, ok := ordinalWord(s); ok && v >= 3 {
		return v, true
	}
	if stem, ok := strings.CutSuffix(s, "s"); ok {
		if v, ok := ordinalWord(stem); ok && v >= 3 {
			return v, true
		}
	}
	return 0, false
}

// plural is the least number a plural scale is said of: "hundreds" is 200 or more.
func plural(s string) float64 {
	switch s {
	case "tens":
		return 20
	case "dozens":
		return 24
	case "hundreds":
		return 200
	case "thousands":
		return 2e3
	case "millions":
		return 2e6
	case "billions":
		return 2e9
	}
	return 0
}
