package token

// Abbreviation is how an abbreviation stands to the word after it, which is
// what decides whether its full stop can end a sentence.
type Abbreviation int

const (
	NoAbbreviation Abbreviation = iota
	BeforeName                  // Mr., Gen., St.: a name follows, the sentence goes on
	BeforeNumber                // No., p., Fig.: an abbreviation only before a number
	Inner                       // vs., cf., e.g.: never at the end of a sentence
	Either                      // Sept., Inc., Calif., etc.: may end a sentence
)

// AbbreviationOf returns the kind of the abbreviation whose folded form, without
// full stops, is norm. Single letters and dotted acronyms are not listed.
func AbbreviationOf(norm string) Abbreviation {
	switch norm {
	// Titles and ranks, as the Associated Press abbreviates them before names, and saints, mounts, forts.
	case "mr", "mrs", "ms", "messrs", "mx", "dr", "drs", "prof", "rev", "fr", "hon", "rt", "sen", "sens", "rep", "reps", "gov", "govs",
		"pres", "amb", "atty", "supt", "insp", "gen", "lt", "col", "maj", "capt", "cmdr", "cdr", "adm", "sgt", "cpl", "pfc", "pvt", "spc",
		"brig", "det", "asst", "st", "ste", "mt", "ft", "msgr", "mgr", "mme", "mlle", "dist", "comdr", "sgts":
		return BeforeName
	case "no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "sec", "secs", "art", "ch", "eq", "ver", "para", "paras", "pt", "tel", "ext", "min",
		"op", "ed", "eds", "par", "cl", "bk", "rs":
		return BeforeNumber
	case "vs", "v", "cf", "viz", "ca", "approx", "eg", "ie", "resp", "incl", "esp", "aka", "al":
		return Inner
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
		"inc", "co", "corp", "ltd", "llc", "plc", "bros", "cos", "assn", "assoc", "dept", "univ", "intl", "natl", "govt", "dist.",
		"jr", "sr", "esq", "etc", "ave", "blvd", "rd", "hwy", "pkwy", "sq", "apt", "bldg",
		"ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "md", "mich", "minn", "miss",
		"mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "mass", "ont", "que",
		"hrs", "hr", "mins", "secs.", "yrs", "yr", "lb", "lbs", "oz", "km", "cm", "kg", "mph", "sq.", "est", "dob", "misc", "ret":
		return Either
	}
	return NoAbbreviation
}

// abbreviated reports whether the full stop after s belongs to the word: s is
// an abbreviation that is not as well a common word at the end of a sentence.
func abbreviated(s string) bool {
	if len(s) > 6 || s == "" {
		return false
	}
	lower := lowerASCII(s)
	switch lower {
	// Words, or abbreviations only before a number: the full stop stays apart.
	case "no", "nos", "art", "fig", "figs", "min", "mins", "par", "ed", "eds", "al", "ind", "miss", "sat", "sun", "wed", "mon", "ver", "cl", "bk", "op",
		"p", "v", "eq", "tel", "est", "ret", "tex", "ore", "ark", "km", "cm", "kg", "mph", "oz", "lb", "misc", "aka", "dob", "ca":
		return false
	// Abbreviations only with a capital: "Gen. Doe", but "the gen. of".
	case "ill", "mass", "wash", "pa", "mar", "dec", "del", "col", "det", "gen", "ga", "kan", "ms", "pt", "mo", "hon", "rep", "reps", "jan", "va", "para", "paras", "fr":
		return lower != s
	}
	return AbbreviationOf(lower) != NoAbbreviation
}

func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for j := range b {
				if 'A' <= b[j] && b[j] <= 'Z' {
					b[j] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}
