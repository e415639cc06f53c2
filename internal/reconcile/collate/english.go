package collate

import (
	"strconv"
	"strings"
)

// isFunction holds for the closed word classes of English and the auxiliaries:
// words that two sayings share without having anything to do with each other.
func isFunction(key string) bool {
	switch key {
	case "a", "an", "the", "this", "that", "these", "those", "some", "any", "each", "every", "all", "both", "such", "other", "another", "own", "same",
		"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its", "they",
		"them", "their", "theirs", "myself", "himself", "herself", "itself", "ourselves", "themselves", "yourself", "who", "whom", "whose",
		"which", "what", "where", "when", "why", "how", "there", "here",
		"and", "or", "but", "nor", "so", "yet", "if", "because", "as", "while", "than", "then", "though", "although", "unless", "until", "whether",
		"of", "in", "on", "at", "by", "for", "from", "to", "into", "onto", "with", "without", "within", "about", "against", "among", "between",
		"through", "during", "before", "after", "above", "below", "over", "under", "up", "down", "out", "off", "near", "toward", "upon", "across",
		"be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does", "did", "doing", "done",
		"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "cannot",
		"i'm", "i've", "i'll", "i'd", "we're", "we've", "we'll", "we'd", "you're", "you've", "you'll", "he's", "she's", "it's", "they're", "they've",
		"they'll", "that's", "there's", "what's", "let's", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't",
		"can't", "couldn't", "shouldn't", "haven't", "hasn't", "hadn't",
		"not", "no", "very", "too", "just", "also", "only", "even", "more", "most", "much", "many", "now", "again", "ever", "well", "percent", "per",
		"mr", "mrs", "ms", "dr", "1":
		return true
	}
	return false
}

// isHonorific holds for the forms of address that house styles put before a
// name or leave out.
func isHonorific(key string) bool {
	switch key {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "madam":
		return true
	}
	return false
}

// negates holds for the words that turn a statement round.
func negates(key string) bool {
	switch key {
	case "not", "no", "never", "cannot", "without", "neither", "nor", "none", "nobody", "nothing", "nowhere", "hardly":
		return true
	}
	return strings.HasSuffix(key, "n't")
}

// expand writes a contraction out. "'s" and "'d" stay, since they have two readings.
func expand(key string) string {
	switch key {
	case "can't", "cannot":
		return "can not"
	case "won't":
		return "will not"
	case "shan't":
		return "shall not"
	case "i'm":
		return "i am"
	case "it's":
		return "it is"
	case "that's":
		return "that is"
	}
	for _, end := range [...][2]string{{"n't", " not"}, {"'re", " are"}, {"'ve", " have"}, {"'ll", " will"}} {
		if strings.HasSuffix(key, end[0]) {
			return key[:len(key)-len(end[0])] + end[1]
		}
	}
	return key
}

// apostrophe puts back the mark that careless spelling leaves out of a contraction,
// where the rest is no other word ("its", "well", "were" are).
func apostrophe(key string) string {
	switch key {
	case "im":
		return "i'm"
	case "ive", "youve", "weve", "theyve":
		return key[:len(key)-2] + "'ve"
	case "youre", "theyre":
		return key[:len(key)-2] + "'re"
	case "youll", "theyll":
		return key[:len(key)-2] + "'ll"
	case "thats":
		return "that's"
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wouldnt", "couldnt", "shouldnt", "havent", "hasnt", "hadnt":
		return key[:len(key)-1] + "'t"
	}
	return key
}

// office writes an abbreviated title of office or rank out.
func office(key string) string {
	switch strings.TrimSuffix(key, ".") {
	case "pres":
		return "president"
	case "gov":
		return "governor"
	case "sen":
		return "senator"
	case "rep":
		return "representative"
	case "gen":
		return "general"
	case "col":
		return "colonel"
	case "lt":
		return "lieutenant"
	case "capt":
		return "captain"
	case "sgt":
		return "sergeant"
	case "prof":
		return "professor"
	case "rev":
		return "reverend"
	case "dept":
		return "department"
	case "govt":
		return "government"
	}
	return key
}

// americanise writes a word in small letters in its American spelling. The
// rules and lists are the regular differences of British and American spelling
// (-our, -ise, -re, doubled l, -ence, ae and oe) with their irregular words.
func americanise(w string) string {
	if len(w) < 4 {
		return w
	}
	switch w {
	case "grey":
		return "gray"
	case "greys":
		return "grays"
	case "programme", "programmes":
		return "program" + w[len("programme"):]
	case "towards", "afterwards", "backwards", "forwards", "upwards", "downwards":
		return w[:len(w)-1]
	case "amongst":
		return "among"
	case "whilst":
		return "while"
	case "judgement", "judgements", "acknowledgement", "acknowledgements":
		return strings.Replace(w, "gement", "gment", 1)
	case "ageing":
		return "aging"
	case "tyre", "tyres":
		return "ti" + w[2:]
	case "kerb", "kerbs":
		return "cu" + w[2:]
	case "plough", "ploughs", "ploughed", "ploughing":
		return "plow" + w[len("plough"):]
	case "mould", "moulds", "moustache", "moustaches":
		return "mo" + w[3:]
	case "sceptic", "sceptics", "sceptical", "scepticism":
		return "sk" + w[2:]
	case "aluminium":
		return "aluminum"
	case "pyjamas":
		return "pajamas"
	case "jewellery":
		return "jewelry"
	case "practise", "practised", "practising", "practises":
		return "practic" + w[len("practis"):]
	case "defence", "defences", "offence", "offences", "licence", "licences", "pretence", "pretences", "defenceless":
		return strings.Replace(w, "ence", "ense", 1)
	case "cosy":
		return "cozy"
	case "fulfil", "fulfils", "enrol", "enrols", "enrolment", "instalment", "instalments", "fulfilment", "skilful", "wilful", "skilfully", "wilfully":
		return strings.Replace(strings.Replace(strings.Replace(w, "fil", "fill", 1), "rol", "roll", 1), "kil", "kill", 1)
	}
	for _, stem := range [...]string{"travell", "cancell", "counsell", "labell", "modell", "signall", "fuell", "levell", "quarrell", "tunnell", "totall", "rivall",
		"channell", "equall", "shovell", "marvell", "jewell", "diall", "duell", "panell", "pedall", "funnell", "unravell", "dishevell", "initiall"} {
		if strings.HasPrefix(w, stem) {
			return stem[:len(stem)-1] + w[len(stem):]
		}
	}
	for _, stem := range [...]string{"colour", "honour", "labour", "favour", "neighbour", "harbour", "behaviour", "endeavour", "rumour", "vapour",
		"armour", "flavour", "humour", "parlour", "saviour", "savour", "splendour", "tumour", "valour", "vigour", "candour", "rancour", "fervour", "odour",
		"demeanour", "ardour", "clamour", "misdemeanour", "rigour", "succour", "dishonour", "discolour", "misbehaviour"} {
		if strings.HasPrefix(w, stem) {
			return stem[:len(stem)-2] + "r" + w[len(stem):]
		}
	}
	for _, stem := range [...]string{"centre", "theatre", "metre", "litre", "fibre", "calibre", "sabre", "spectre", "sombre", "lustre", "manoeuvre",
		"kilometre", "centimetre", "millimetre", "epicentre", "meagre"} {
		if w == stem || w == stem+"s" {
			w = stem[:len(stem)-2] + "er" + w[len(stem):]
			break
		}
	}
	for _, part := range [...][2]string{{"paed", "ped"}, {"anaesth", "anesth"}, {"haem", "hem"}, {"oestr", "estr"}, {"foet", "fet"}, {"manoeuv", "maneuv"},
		{"encyclopaed", "encycloped"}, {"orthopaed", "orthoped"}, {"archaeolog", "archeolog"}, {"diarrhoea", "diarrhea"}, {"gynaec", "gynec"}, {"leukaemi", "leukemi"}} {
		if strings.HasPrefix(w, part[0]) {
			w = part[1] + w[len(part[0]):]
			break
		}
	}
	for _, end := range [...]string{"ise", "ised", "ises", "ising", "isation", "isations", "iser", "isers", "yse", "ysed", "yses", "ysing"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			i := strings.LastIndexByte(w[:len(w)-len(end)+2], 's')
			return w[:i] + "z" + w[i+1:]
		}
	}
	return w
}

// numberWord returns the digits of a single number word: "fifteen", "third".
func numberWord(w string) (string, bool) {
	if n, ok := unit(w); ok {
		return strconv.Itoa(n), true
	}
	switch w {
	case "first":
		return "1st", true
	case "second":
		return "2nd", true
	case "third":
		return "3rd", true
	case "fourth":
		return "4th", true
	case "fifth":
		return "5th", true
	case "sixth":
		return "6th", true
	case "seventh":
		return "7th", true
	case "eighth":
		return "8th", true
	case "ninth":
		return "9th", true
	case "tenth":
		return "10th", true
	}
	return "", false
}

func unit(w string) (int, bool) {
	if w == "" || w[0] < 'e' || w[0] > 'z' {
		return 0, false
	}
	for i, n := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if w == n {
			return i, true
		}
	}
	for i, n := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == n {
			return 10*i + 20, true
		}
	}
	return 0, false
}

// canonical is a stretch of words in a form in which house styles agree:
// contractions written out, compounds closed up, numbers of several words as
// digits, honorifics and "per cent" folded, "US" for "United States".
func canonical(ws []word) string {
	var b strings.Builder
	number, scale := 0, false
	flush := func() {
		if scale {
			b.WriteString(strconv.Itoa(number))
		}
		number, scale = 0, false
	}
	for i := 0; i < len(ws); i++ {
		k := ws[i].key
		if n, err := strconv.Atoi(k); err == nil && n >= 0 && n < 1000 {
			if scale && (number%10 != 0 || n > 9) && !(number%100 == 0 && n < 100) {
				flush()
			}
			number, scale = number+n, true
			continue
		}
		if k == "hundred" && scale && number < 10 {
			number *= 100
			continue
		}
		if k == "and" && scale && number >= 100 && number%100 == 0 && i+1 < len(ws) && isDigit(ws[i+1].key[0]) {
			continue
		}
		flush()
		switch {
		case isHonorific(k):
		case k == "united" && i+1 < len(ws) && ws[i+1].key == "states":
			b.WriteString("us")
			i++
		case k == "united" && i+1 < len(ws) && ws[i+1].key == "kingdom":
			b.WriteString("uk")
			i++
		case k == "united" && i+1 < len(ws) && ws[i+1].key == "nations":
			b.WriteString("un")
			i++
		default:
			b.WriteString(strings.ReplaceAll(expand(apostrophe(office(k))), " ", ""))
		}
	}
	flush()
	return b.String()
}
