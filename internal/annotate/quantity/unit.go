package quantity

import (
	"strings"
	"unicode/utf8"
)

// unitOf returns the singular of a unit of measure, or "".
func unitOf(s string) string {
	switch s {
	case "kilometre", "kilometres", "kilometer", "kilometers", "km", "kms":
		return "kilometre"
	case "metre", "metres", "meter", "meters":
		return "metre"
	case "centimetre", "centimetres", "centimeter", "centimeters", "cm", "cms":
		return "centimetre"
	case "millimetre", "millimetres", "millimeter", "millimeters", "mm":
		return "millimetre"
	case "mile", "miles", "mi":
		return "mile"
	case "yard", "yards", "yd", "yds":
		return "yard"
	case "foot", "feet", "ft", "ft.":
		return "foot"
	case "inch", "inches", "in.":
		return "inch"
	case "light-year", "light-years":
		return "light-year"
	case "acre", "acres":
		return "acre"
	case "hectare", "hectares", "ha":
		return "hectare"
	case "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs":
		return "kilogram"
	case "gram", "grams", "gramme", "grammes":
		return "gram"
	case "milligram", "milligrams", "mg":
		return "milligram"
	case "microgram", "micrograms", "microgramme", "microgrammes", "μg", "µg", "mcg":
		return "microgram"
	case "tonne", "tonnes":
		return "tonne"
	case "ton", "tons":
		return "ton"
	case "ounce", "ounces", "oz", "oz.":
		return "ounce"
	case "lb", "lbs", "lb.", "lbs.":
		return "pound"
	case "litre", "litres", "liter", "liters":
		return "litre"
	case "millilitre", "millilitres", "milliliter", "milliliters", "ml":
		return "millilitre"
	case "gallon", "gallons", "gal":
		return "gallon"
	case "pint", "pints":
		return "pint"
	case "barrel", "barrels", "bpd":
		return "barrel"
	case "mph":
		return "mph"
	case "kph", "kmh", "km/h", "kmph":
		return "kph"
	case "knot", "knots":
		return "knot"
	case "watt", "watts":
		return "watt"
	case "kilowatt", "kilowatts", "kw":
		return "kilowatt"
	case "megawatt", "megawatts", "mw":
		return "megawatt"
	case "gigawatt", "gigawatts", "gw":
		return "gigawatt"
	case "kilowatt-hour", "kilowatt-hours", "kwh":
		return "kilowatt-hour"
	case "megawatt-hour", "megawatt-hours", "mwh":
		return "megawatt-hour"
	case "kiloton", "kilotons", "kilotonne", "kilotonnes":
		return "kiloton"
	case "megaton", "megatons":
		return "megaton"
	case "byte", "bytes":
		return "byte"
	case "kilobyte", "kilobytes", "kb":
		return "kilobyte"
	case "megabyte", "megabytes", "mb":
		return "megabyte"
	case "gigabyte", "gigabytes", "gb":
		return "gigabyte"
	case "terabyte", "terabytes", "tb":
		return "terabyte"
	case "hertz", "hz":
		return "hertz"
	case "megahertz", "mhz":
		return "megahertz"
	case "gigahertz", "ghz":
		return "gigahertz"
	case "calorie", "calories":
		return "calorie"
	case "decibel", "decibels", "db":
		return "decibel"
	case "degree", "degrees", "deg", "deg.":
		return "degree"
	case "volt", "volts":
		return "volt"
	case "horsepower":
		return "horsepower"
	case "picometer", "picometers":
		return "picometre"
	case "decimeter", "decimeters", "dm":
		return "decimetre"
	case "m2", "m²":
		return "square metre"
	case "km2", "km²":
		return "square kilometre"
	case "m3", "m³":
		return "cubic metre"
	case "nanometer", "nanometers", "nanometre", "nanometres", "nm":
		return "nanometre"
	case "micrometer", "micrometers", "micrometre", "micrometres", "μm", "µm":
		return "micrometre"
	case "decimetre", "decimetres":
		return "decimetre"
	case "decameter", "decameters", "decametre", "decametres":
		return "decametre"
	case "hectometer", "hectometers", "hectometre", "hectometres":
		return "hectometre"
	case "hectoliter", "hectoliters", "hectolitre", "hectolitres":
		return "hectolitre"
	case "decaliter", "decaliters", "decalitre", "decalitres":
		return "decalitre"
	case "deciliter", "deciliters", "decilitre", "decilitres", "dl":
		return "decilitre"
	case "centiliter", "centiliters", "centilitre", "centilitres", "cl":
		return "centilitre"
	case "quart", "quarts":
		return "quart"
	case "bushel", "bushels":
		return "bushel"
	case "hogshead", "hogsheads":
		return "hogshead"
	case "pennyweight", "pennyweights":
		return "pennyweight"
	case "carat", "carats":
		return "carat"
	case "furlong", "furlongs":
		return "furlong"
	case "fathom", "fathoms":
		return "fathom"
	case "bit", "bits":
		return "bit"
	case "kilobit", "kilobits", "kbit", "kbits":
		return "kilobit"
	case "megabit", "megabits", "mbit", "mbits":
		return "megabit"
	case "gigabit", "gigabits", "gbit", "gbits":
		return "gigabit"
	case "terabit", "terabits", "tbit", "tbits":
		return "terabit"
	case "petabit", "petabits":
		return "petabit"
	case "petabyte", "petabytes", "pb":
		return "petabyte"
	case "radian", "radians", "rad":
		return "radian"
	case "cm2", "cm²":
		return "square centimetre"
	case "mm2", "mm²":
		return "square millimetre"
	case "cm3", "cm³":
		return "cubic centimetre"
	case "mm3", "mm³":
		return "cubic millimetre"
	case "tablespoon", "tablespoons", "tbsp":
		return "tablespoon"
	case "teaspoon", "teaspoons", "tsp":
		return "teaspoon"
	case "cup", "cups":
		return "cup"
	}
	return ""
}

// shortUnit are one-letter units, units only right after digits.
func shortUnit(s string) string {
	switch s {
	case "m":
		return "metre"
	case "g":
		return "gram"
	case "l":
		return "litre"
	case "t":
		return "tonne"
	}
	return ""
}

// durationOf returns the singular of a unit of time, or "".
func durationOf(s string) string {
	switch s {
	case "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
		"decade", "decades", "night", "nights", "fortnight", "weekend", "weekends":
		return strings.TrimSuffix(s, "s")
	case "century", "centuries":
		return "century"
	}
	return ""
}

// signOf returns the currency that a sign before a number shows. "$" alone is no
// currency of one state, so its code is "".
func signOf(s string) (code string, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) {
		return "", false
	}
	switch r {
	case '$', '＄':
		return "", true
	case '£', '￡':
		return "GBP", true
	case '€':
		return "EUR", true
	case '¥', '￥':
		return "", true
	case '₹':
		return "INR", true
	case '₽':
		return "RUB", true
	case '₩':
		return "KRW", true
	case '₺':
		return "TRY", true
	case '₪':
		return "ILS", true
	case '₦':
		return "NGN", true
	case '₫':
		return "VND", true
	case '₴':
		return "UAH", true
	case '₱':
		return "PHP", true
	case '฿':
		return "THB", true
	case '₡':
		return "CRC", true
	case '₵':
		return "GHS", true
	case '₭':
		return "LAK", true
	case '₮':
		return "MNT", true
	case '₸':
		return "KZT", true
	case '₲':
		return "PYG", true
	case '₿':
		return "XBT", true
	case '元':
		return "CNY", true
	case '₨':
		return "", true
	}
	return "", false
}

// dollarPrefix returns the code of the dollar that a prefix names: "US", "A".
func dollarPrefix(s string) string {
	switch s {
	case "us", "u.s.", "usd":
		return "USD"
	case "a", "au", "aus", "aud":
		return "AUD"
	case "c", "ca", "can", "cad":
		return "CAD"
	case "nz", "nzd":
		return "NZD"
	case "hk", "hkd":
		return "HKD"
	case "s":
		return "SGD"
	case "nt":
		return "TWD"
	case "r":
		return "BRL"
	case "mx", "mex", "mxn":
		return "MXN"
	}
	return ""
}

// isoCode returns the upper-case code when s is a common ISO 4217 code.
func isoCode(s string) string {
	switch s {
	case "usd", "eur", "gbp", "jpy", "cny", "rmb", "inr", "aud", "cad", "nzd", "chf", "hkd", "sgd", "sek", "nok", "dkk", "rub", "try", "brl",
		"mxn", "zar", "krw", "pln", "czk", "huf", "thb", "idr", "myr", "php", "ils", "aed", "sar", "qar", "kwd", "egp", "ngn", "kes", "ghs",
		"pkr", "bdt", "lkr", "vnd", "uah", "ars", "clp", "cop", "twd":
		if s == "rmb" {
			return "CNY"
		}
		if s == "try" {
			return ""
		}
		return strings.ToUpper(s)
	}
	return ""
}

// plainCode reports whether a code is one in lower case too.
func plainCode(s string) bool { return s == "usd" || s == "eur" || s == "gbp" || s == "rmb" }

// moneyWord returns what a word after a number says of money: its code, "" where
// several states have it, and how many make one of the main unit.
func moneyWord(s string) (code string, parts float64, ok bool) {
	switch s {
	case "dollar", "dollars", "bucks":
		return "", 1, true
	case "cent", "cents":
		return "", 100, true
	case "pound", "pounds", "quid":
		return "GBP", 1, true
	case "sterling":
		return "GBP", 1, true
	case "pence", "penny", "pennies":
		return "GBP", 100, true
	case "euro", "euros":
		return "EUR", 1, true
	case "yen":
		return "JPY", 1, true
	case "yuan", "renminbi":
		return "CNY", 1, true
	case "rouble", "roubles", "ruble", "rubles":
		return "RUB", 1, true
	case "rupee", "rupees", "peso", "pesos", "franc", "francs", "krone", "kroner", "krona", "kronor", "dinar", "dinars", "dirham", "dirhams",
		"riyal", "riyals", "rial", "rials", "lira", "liras", "shilling", "shillings":
		return "", 1, true
	case "shekel", "shekels":
		return "ILS", 1, true
	case "rand":
		return "ZAR", 1, true
	case "naira":
		return "NGN", 1, true
	case "reais":
		return "BRL", 1, true
	case "dong":
		return "VND", 1, true
	case "hryvnia", "hryvnias":
		return "UAH", 1, true
	case "zloty", "zlotys":
		return "PLN", 1, true
	case "forint", "forints":
		return "HUF", 1, true
	case "markka", "markkaa":
		return "FIM", 1, true
	case "guilder", "guilders":
		return "NLG", 1, true
	case "peseta", "pesetas":
		return "ESP", 1, true
	case "lire":
		return "ITL", 1, true
	case "drachma", "drachmas":
		return "GRD", 1, true
	case "escudo", "escudos":
		return "", 1, true
	case "baht":
		return "THB", 1, true
	case "ringgit":
		return "MYR", 1, true
	case "rupiah":
		return "IDR", 1, true
	case "taka":
		return "BDT", 1, true
	case "bitcoin", "bitcoins":
		return "XBT", 1, true
	case "cedi", "cedis":
		return "GHS", 1, true
	case "afghani", "afghanis":
		return "AFN", 1, true
	case "lek", "leks":
		return "ALL", 1, true
	case "dram", "drams":
		return "AMD", 1, true
	case "kwanza", "kwanzas":
		return "AOA", 1, true
	case "manat", "manats":
		return "AZN", 1, true
	case "lev", "levs", "leva":
		return "BGN", 1, true
	case "pula", "pulas":
		return "BWP", 1, true
	case "koruna", "korunas":
		return "CZK", 1, true
	case "birr", "birrs":
		return "ETB", 1, true
	case "lari", "laris":
		return "GEL", 1, true
	case "dalasi", "dalasis":
		return "GMD", 1, true
	case "quetzal", "quetzals", "quetzales":
		return "GTQ", 1, true
	case "lempira", "lempiras":
		return "HNL", 1, true
	case "kuna", "kunas":
		return "HRK", 1, true
	case "gourde", "gourdes":
		return "HTG", 1, true
	case "riel", "riels":
		return "KHR", 1, true
	case "tenge", "tenges":
		return "KZT", 1, true
	case "kip":
		return "LAK", 1, true
	case "kyat":
		return "MMK", 1, true
	case "tugrik", "tugriks":
		return "MNT", 1, true
	case "pataca", "patacas":
		return "MOP", 1, true
	case "ouguiya", "ouguiyas":
		return "MRU", 1, true
	case "rufiyaa", "rufiyaas":
		return "MVR", 1, true
	case "metical", "meticais":
		return "MZN", 1, true
	case "cordoba", "cordobas":
		return "NIO", 1, true
	case "balboa", "balboas":
		return "PAB", 1, true
	case "kina", "kinas":
		return "PGK", 1, true
	case "guarani", "guaranis", "guaraní", "guaranís":
		return "PYG", 1, true
	case "leu", "leus", "lei":
		return "RON", 1, true
	case "satoshi", "satoshis":
		return "SAT", 1, true
	case "somoni", "somonis":
		return "TJS", 1, true
	case "bolivar", "bolivares", "bolívar", "bolívares":
		return "VES", 1, true
	case "vatu", "vatus":
		return "VUV", 1, true
	}
	return "", 0, false
}

// moneyOf returns the code of a currency named with its state: "US dollars".
func moneyOf(state, word string) string {
	switch {
	case strings.HasPrefix(word, "dollar"):
		switch state {
		case "us", "u.s.", "american", "states":
			return "USD"
		case "australian":
			return "AUD"
		case "canadian":
			return "CAD"
		case "hong", "kong":
			return "HKD"
		case "singapore":
			return "SGD"
		case "zealand":
			return "NZD"
		case "jamaican":
			return "JMD"
		case "taiwan":
			return "TWD"
		case "taiwanese":
			return "TWD"
		case "namibian":
			return "NAD"
		case "fijian":
			return "FJD"
		case "fiji":
			return "FJD"
		case "liberian":
			return "LRD"
		case "zimbabwean":
			return "ZWL"
		case "singaporean":
			return "SGD"
		case "bahamian":
			return "BSD"
		case "brunei":
			return "BND"
		case "barbadian":
			return "BBD"
		case "guyanese":
			return "GYD"
		case "belize":
			return "BZD"
		case "bermudian":
			return "BMD"
		case "surinamese":
			return "SRD"
		}
	case strings.HasPrefix(word, "pound"):
		switch state {
		case "egyptian":
			return "EGP"
		case "british":
			return "GBP"
		case "syrian":
			return "SYP"
		case "lebanese":
			return "LBP"
		case "sudanese":
			return "SDG"
		case "irish":
			return "IEP"
		case "cypriot":
			return "CYP"
		case "scottish":
			return "GBP"
		}
	case strings.HasPrefix(word, "rupee"):
		switch state {
		case "indian":
			return "INR"
		case "pakistani":
			return "PKR"
		case "lankan":
			return "LKR"
		case "nepalese":
			return "NPR"
		case "mauritian":
			return "MUR"
		}
	case strings.HasPrefix(word, "franc"):
		switch state {
		case "swiss":
			return "CHF"
		case "french":
			return "FRF"
		case "belgian":
			return "BEF"
		case "congolese":
			return "CDF"
		case "rwandan":
			return "RWF"
		case "guinean":
			return "GNF"
		case "burundian":
			return "BIF"
		case "djiboutian":
			return "DJF"
		}
	case strings.HasPrefix(word, "yuan"), strings.HasPrefix(word, "renminbi"):
		return "CNY"
	case strings.HasPrefix(word, "peso"):
		switch state {
		case "mexican":
			return "MXN"
		case "argentine":
			return "ARS"
		case "philippine":
			return "PHP"
		case "colombian":
			return "COP"
		case "chilean":
			return "CLP"
		case "cuban":
			return "CUP"
		case "uruguayan":
			return "UYU"
		case "dominican":
			return "DOP"
		case "filipino":
			return "PHP"
		case "argentinian":
			return "ARS"
		}
	case strings.HasPrefix(word, "lira"):
		if state == "turkish" {
			return "TRY"
		}
	case strings.HasPrefix(word, "riyal"), strings.HasPrefix(word, "rial"):
		switch state {
		case "saudi":
			return "SAR"
		case "qatari":
			return "QAR"
		case "omani":
			return "OMR"
		case "yemeni":
			return "YER"
		case "iranian":
			return "IRR"
		}
	case word == "won":
		if state == "korean" {
			return "KRW"
		}
	case strings.HasPrefix(word, "dinar"):
		switch state {
		case "kuwaiti":
			return "KWD"
		case "iraqi":
			return "IQD"
		case "jordanian":
			return "JOD"
		case "bahraini":
			return "BHD"
		case "tunisian":
			return "TND"
		case "algerian":
			return "DZD"
		case "libyan":
			return "LYD"
		case "serbian":
			return "RSD"
		case "macedonian":
			return "MKD"
		}
	case strings.HasPrefix(word, "dirham"):
		switch state {
		case "emirati":
			return "AED"
		case "uae":
			return "AED"
		case "moroccan":
			return "MAD"
		}
	case strings.HasPrefix(word, "shilling"):
		switch state {
		case "kenyan":
			return "KES"
		case "tanzanian":
			return "TZS"
		case "ugandan":
			return "UGX"
		case "somali":
			return "SOS"
		case "austrian":
			return "ATS"
		}
	case strings.HasPrefix(word, "kron"):
		switch state {
		case "icelandic":
			return "ISK"
		case "swedish":
			return "SEK"
		case "norwegian":
			return "NOK"
		case "danish":
			return "DKK"
		}
	}
	return ""
}
