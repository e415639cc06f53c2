package quantity

import (
	"strconv"
	"strings"

	"concord/internal/span"
)

// Spec is a quantity in the terms of the specifications of Recognizers-Text: the
// stretch, the value as a string and the unit in English.
type Spec struct {
	span.Span
	Value string
	Unit  string
}

// AsSpec returns q as one of that project's models reads it: "NumberModel",
// "NumberRangeModel", "OrdinalModel", "PercentModel", "CurrencyModel",
// "DimensionModel", "AgeModel" or "TemperatureModel". ok is false where the model
// would not speak of q.
func AsSpec(text string, q Quantity, model string) (s Spec, ok bool) {
	s = Spec{Span: q.Number, Value: plain(q.Value)}
	switch model {
	case "NumberModel":
		return s, q.Kind != Ordinal && !q.Vague
	case "OrdinalModel":
		return s, q.Kind == Ordinal
	case "NumberRangeModel":
		s.Span = span.Span{Start: q.Start, End: q.Number.End}
		if q.Counted.Empty() && (q.Kind == Count || q.Kind == Number) {
			s.End = q.End
		}
		v := plain(q.Value)
		switch q.Bound {
		case AtLeast:
			s.Value = "[" + v + ",)"
		case MoreThan:
			s.Value = "(" + v + ",)"
		case AtMost:
			s.Value = "(," + v + "]"
		case LessThan:
			s.Value = "(," + v + ")"
		case Between:
			s.Value = "[" + v + "," + plain(q.High) + ")"
		case Exactly:
			s.Value = "[" + v + "," + v + "]"
			return s, strings.HasPrefix(strings.ToLower(q.In(text)), "equal")
		default:
			return s, false
		}
		return s, !q.Vague
	case "PercentModel":
		s.Span, s.Value = q.unitSpan(text), plain(q.Value)+"%"
		return s, q.Kind == Percent
	case "CurrencyModel":
		if q.Kind == Measure && q.Unit == "pound" && strings.HasSuffix(strings.ToLower(q.unitSpan(text).In(text)), "pounds") {
			s.Span, s.Unit = q.unitSpan(text), "Pound"
			return s, true
		}
		s.Span, s.Unit = q.unitSpan(text), currencyName(q.Unit, strings.ToLower(q.unitSpan(text).In(text)))
		if s.Unit == "Cent" || s.Unit == "Pence" || s.Unit == "Penny" {
			s.Value = plain(q.Value * 100)
		}
		return s, q.Kind == Money
	case "AgeModel":
		s.Span, s.Unit = q.unitSpan(text), q.Unit
		if strings.HasSuffix(strings.ToLower(text[:s.Start]), "age ") {
			s.Start, s.Unit = s.Start-len("age "), "Age"
		}
		return s, q.Kind == Age
	case "DimensionModel":
		s.Span, s.Unit = q.unitSpan(text), dimensionName(q.Unit)
		said := strings.ToLower(s.In(text))
		switch {
		case q.Kind == Money && (strings.HasSuffix(said, "pound") || strings.HasSuffix(said, "pounds")):
			s.Unit = "Pound"
			return s, true
		case q.Unit == "foot" && strings.Contains(said, " in"):
			s.Value = strconv.FormatFloat(q.Value, 'G', -1, 64)
		case q.Bound == Between:
			// the unit is that of the number beside it
			s.Value = plain(q.High)
			if m := strings.LastIndexAny(said[:q.Number.End-s.Start], "- –"); m >= 0 {
				s.Start += m + 1
			}
		case strings.HasSuffix(q.Unit, "byte") && strings.HasSuffix(s.In(text), "b"):
			s.Unit = strings.TrimSuffix(q.Unit, "byte") + "bit" // Mb, beside MB
		}
		return s, q.Kind == Measure && !strings.HasPrefix(q.Unit, "degree") || q.Unit == "degree" && angle(text)
	case "TemperatureModel":
		s.Span, s.Unit = q.unitSpan(text), strings.TrimPrefix(q.Unit, "degree ")
		return s, q.Kind == Measure && strings.HasPrefix(q.Unit, "degree") && (q.Unit != "degree" || !angle(text))
	}
	return s, false
}

// angle reports whether the degrees of text are of an angle and not of a temperature.
func angle(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch strings.Trim(w, ".,;:!?") {
		case "angle", "angles", "rotate", "rotates", "rotated", "rotating", "rotation", "turn", "turns", "turned", "turning", "tilt", "tilted", "latitude", "longitude":
			return true
		}
	}
	return false
}

// UnitAlone returns the unit that word names without a number, as that project's model
// reads it: in "how much is that in fahrenheit" it gives a unit and no value. It is ""
// for what is a word of another kind as often: foot, yard, cup, ton.
func UnitAlone(word, model string) string {
	switch model {
	case "CurrencyModel":
		code, parts, ok := moneyWord(word)
		if !ok {
			code = isoCode(word)
			ok = code != ""
		}
		if word == "pound" || word == "pounds" || parts == 100 || !ok {
			return ""
		}
		return currencyName(code, word)
	case "TemperatureModel":
		if len(word) > 1 {
			return strings.TrimPrefix(degreeOf(word), "degree ")
		}
	case "DimensionModel":
		switch unit := unitOf(word); unit {
		case "foot", "yard", "cup", "ton", "degree", "barrel", "pound", "knot", "inch", "mile", "acre", "calorie":
		default:
			return dimensionName(unit)
		}
	}
	return ""
}

// unitSpan is the number with its sign or unit, without the words of a bound
// before it and the phrase counted after it.
func (q Quantity) unitSpan(text string) span.Span {
	s := span.Span{Start: q.Number.Start, End: q.End}
	if !q.Counted.Empty() && q.Counted.Start >= q.Number.End {
		s.End = q.Counted.Start
		for _, tail := range [...]string{" ", "of ", "of the "} {
			if cut, ok := strings.CutSuffix(s.In(text), tail); ok {
				s.End = s.Start + len(strings.TrimRight(cut, " "))
			}
		}
	}
	if q.Kind == Money {
		// The sign stands before the number, its prefix before the sign.
		head := strings.TrimRight(text[q.Start:q.Number.Start], " -")
		at := strings.LastIndexByte(head, ' ') + 1
		_, _, word := moneyWord(strings.ToLower(head[at:]))
		if sign := head[at:]; sign != "" && !isLower(sign) || isoCode(sign) != "" || word {
			s.Start = q.Start + at
			before := strings.TrimRight(head[:at], " ")
			if p := strings.LastIndexByte(before, ' ') + 1; strings.HasSuffix(sign, "$") && dollarPrefix(strings.ToLower(before[p:])) != "" && before[p:] != "a" {
				s.Start = q.Start + p
			}
		}
	}
	return s
}

// dimensionName is a unit as that project spells it.
func dimensionName(unit string) string {
	return strings.NewReplacer("metre", "meter", "litre", "liter", "metric tonne", "metric ton", "tonne", "ton", "kph", "kilometer per hour", "mph", "mile per hour").Replace(unit)
}

func isLower(s string) bool { return s == strings.ToLower(s) && s[0] >= 'a' && s[0] <= 'z' }

func plain(v float64) string { return strconv.FormatFloat(v, 'G', 15, 64) }

func currencyName(code, words string) string {
	switch code {
	case "USD":
		return "United States dollar"
	case "CAD":
		return "Canadian dollar"
	case "AUD":
		return "Australian dollar"
	case "HKD":
		return "Hong Kong dollar"
	case "NZD":
		return "New Zealand dollar"
	case "EUR":
		return "Euro"
	case "GBP":
		switch {
		case strings.Contains(words, "pence"):
			return "Pence"
		case strings.Contains(words, "penny"), strings.Contains(words, "pennies"):
			return "Penny"
		case strings.Contains(words, "gbp"), strings.Contains(words, "british"):
			return "British pound"
		}
		return "Pound"
	case "CNY":
		return "Chinese yuan"
	case "JPY":
		return "Japanese yen"
	case "CHF":
		return "Swiss franc"
	case "MXN":
		return "Mexican peso"
	case "TRY":
		return "Turkish lira"
	case "XBT":
		return "Bitcoin"
	case "AED":
		return "United Arab Emirates dirham"
	case "ARS":
		return "Argentine peso"
	case "BDT":
		return "Bangladeshi taka"
	case "BHD":
		return "Bahraini dinar"
	case "BRL":
		return "Brazilian real"
	case "BSD":
		return "Bahamian dollar"
	case "CLP":
		return "Chilean peso"
	case "COP":
		return "Colombian peso"
	case "CRC":
		return "Costa Rican colón"
	case "CUP":
		return "Cuban peso"
	case "CZK":
		return "Czech koruna"
	case "DOP":
		return "Dominican peso"
	case "DZD":
		return "Algerian dinar"
	case "EGP":
		return "Egyptian pound"
	case "ESP":
		return "Spanish peseta"
	case "FJD":
		return "Fijian dollar"
	case "GHS":
		return "Ghanaian cedi"
	case "GRD":
		return "Greek drachma"
	case "HUF":
		return "Hungarian forint"
	case "IDR":
		return "Indonesian rupiah"
	case "IEP":
		return "Irish pound"
	case "IQD":
		return "Iraqi dinar"
	case "IRR":
		return "Iranian rial"
	case "ISK":
		return "Icelandic króna"
	case "ITL":
		return "Italian lira"
	case "JMD":
		return "Jamaican dollar"
	case "JOD":
		return "Jordanian dinar"
	case "KES":
		return "Kenyan shilling"
	case "KWD":
		return "Kuwaiti dinar"
	case "KZT":
		return "Kazakhstani tenge"
	case "LBP":
		return "Lebanese pound"
	case "LKR":
		return "Sri Lankan rupee"
	case "LRD":
		return "Liberian dollar"
	case "LYD":
		return "Libyan dinar"
	case "MAD":
		return "Moroccan dirham"
	case "MNT":
		return "Mongolian tugrik"
	case "MYR":
		return "Malaysian ringgit"
	case "NAD":
		return "Namibian dollar"
	case "NGN":
		return "Nigerian naira"
	case "NPR":
		return "Nepalese rupee"
	case "OMR":
		return "Omani rial"
	case "PHP":
		return "Philippine peso"
	case "PKR":
		return "Pakistani rupee"
	case "PYG":
		return "Paraguayan guaraní"
	case "QAR":
		return "Qatari riyal"
	case "RSD":
		return "Serbian dinar"
	case "SAR":
		return "Saudi riyal"
	case "SDG":
		return "Sudanese pound"
	case "SYP":
		return "Syrian pound"
	case "TND":
		return "Tunisian dinar"
	case "TWD":
		return "New Taiwan dollar"
	case "TZS":
		return "Tanzanian shilling"
	case "UAH":
		return "Ukrainian hryvnia"
	case "UGX":
		return "Ugandan shilling"
	case "UYU":
		return "Uruguayan peso"
	case "VND":
		return "Vietnamese dong"
	case "YER":
		return "Yemeni rial"
	case "ZAR":
		return "South African rand"
	case "LAK":
		return "Lao kip"
	case "FIM":
		return "Finnish markka"
	case "NLG":
		return "Dutch guilder"
	case "RUB":
		return "Russian ruble"
	case "KRW":
		return "South Korean won"
	case "INR":
		return "Indian rupee"
	case "ILS":
		return "Israeli new shekel"
	case "THB":
		return "Thai baht"
	case "SEK":
		return "Swedish krona"
	case "NOK":
		return "Norwegian krone"
	case "DKK":
		return "Danish krone"
	case "PLN":
		return "Polish zloty"
	case "SGD":
		return "Singapore dollar"
	case "AFN":
		return "Afghan afghani"
	case "ALL":
		return "Albanian lek"
	case "AMD":
		return "Armenian dram"
	case "AOA":
		return "Angolan kwanza"
	case "ATS":
		return "Austrian schilling"
	case "AZN":
		return "Azerbaijani manat"
	case "BBD":
		return "Barbadian dollar"
	case "BEF":
		return "Belgian franc"
	case "BGN":
		return "Bulgarian lev"
	case "BIF":
		return "Burundian franc"
	case "BMD":
		return "Bermudian dollar"
	case "BND":
		return "Brunei dollar"
	case "BWP":
		return "Botswana pula"
	case "BZD":
		return "Belize dollar"
	case "CDF":
		return "Congolese franc"
	case "CYP":
		return "Cypriot pound"
	case "DJF":
		return "Djiboutian franc"
	case "ETB":
		return "Ethiopian birr"
	case "FRF":
		return "French franc"
	case "GEL":
		return "Georgian lari"
	case "GMD":
		return "Gambian dalasi"
	case "GNF":
		return "Guinean franc"
	case "GTQ":
		return "Guatemalan quetzal"
	case "GYD":
		return "Guyanese dollar"
	case "HNL":
		return "Honduran lempira"
	case "HRK":
		return "Croatian kuna"
	case "HTG":
		return "Haitian gourde"
	case "KHR":
		return "Cambodian riel"
	case "MKD":
		return "Macedonian denar"
	case "MMK":
		return "Burmese kyat"
	case "MOP":
		return "Macanese pataca"
	case "MRU":
		return "Mauritanian ouguiya"
	case "MUR":
		return "Mauritian rupee"
	case "MVR":
		return "Maldivian rufiyaa"
	case "MZN":
		return "Mozambican metical"
	case "NIO":
		return "Nicaraguan córdoba"
	case "PAB":
		return "Panamanian balboa"
	case "PGK":
		return "Papua New Guinean kina"
	case "RON":
		return "Romanian leu"
	case "RWF":
		return "Rwandan franc"
	case "SAT":
		return "Satoshi"
	case "SOS":
		return "Somali shilling"
	case "SRD":
		return "Surinamese dollar"
	case "TJS":
		return "Tajikistani somoni"
	case "VES":
		return "Venezuelan bolívar"
	case "VUV":
		return "Vanuatu vatu"
	case "ZWL":
		return "Zimbabwean dollar"
	case "":
		switch {
		case strings.Contains(words, "cent") && !strings.Contains(words, "dollar"):
			return "Cent"
		case strings.Contains(words, "$"), strings.Contains(words, "dollar"):
			return "Dollar"
		case strings.Contains(words, "rupee"):
			return "Rupee"
		case strings.Contains(words, "franc"):
			return "Franc"
		case strings.Contains(words, "¥"):
			return "Japanese yen"
		}
	}
	return code
}
