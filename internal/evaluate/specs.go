package evaluate

import (
	"math"
	"strconv"
	"strings"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// quantities reads the quantities of text, with no time expressions taken out:
// the number sets of times-specs ask for every number.
func quantities(text string, spans []span.Span) []quantity.Quantity {
	var sentences []sentence.Sentence
	var words []token.Word
	for _, s := range spans {
		sentences = append(sentences, sentence.Sentence{Span: s})
		words = append(words, token.Words(text, s)...)
	}
	return quantity.Find(text, sentences, words, nil)
}

// models maps the models of times-specs to the kinds they ask for.
var models = map[string][]quantity.Kind{
	"NumberModel":      {quantity.Number, quantity.Count, quantity.Age, quantity.Duration},
	"OrdinalModel":     {quantity.Ordinal},
	"PercentModel":     {quantity.Percent},
	"NumberRangeModel": {quantity.Number, quantity.Count},
	"CurrencyModel":    {quantity.Money},
	"DimensionModel":   {quantity.Measure},
	"AgeModel":         {quantity.Age},
	"TemperatureModel": {quantity.Measure},
}

// specValue says q in the terms of a model of times-specs: the span, value and
// unit, and whether the model asks for it at all.
func specValue(q quantity.Quantity, model string) (at span.Span, value, unit string, ok bool) {
	for _, kind := range models[model] {
		ok = ok || kind == q.Kind
	}
	value, at = plain(q.Value), q.Number
	switch model {
	case "PercentModel":
		value, at = value+"%", q.Span
	case "NumberRangeModel":
		at = q.Span
		switch q.Bound {
		case quantity.Between:
			value = "[" + plain(q.Value) + "," + plain(q.High) + ")"
		case quantity.MoreThan:
			value = "(" + value + ",)"
		case quantity.AtLeast:
			value = "[" + value + ",)"
		case quantity.LessThan:
			value = "(," + value + ")"
		case quantity.AtMost:
			value = "(," + value + "]"
		default:
			ok = false
		}
	case "CurrencyModel":
		at, unit = q.Span, currency[q.Unit]
		if unit == "" {
			unit = q.Unit
		}
	case "AgeModel":
		at, unit = q.Span, "Year"
	case "TemperatureModel":
		at = q.Span
		switch scale := strings.ToLower(q.Unit); {
		case strings.Contains(scale, "celsius") || scale == "°c":
			unit = "C"
		case strings.Contains(scale, "fahrenheit") || scale == "°f":
			unit = "F"
		case strings.Contains(scale, "degree"):
			unit = "Degree"
		default:
			ok = false
		}
	case "DimensionModel":
		at, unit = q.Span, q.Unit
		// The set spells units the American way.
		unit = strings.NewReplacer("metre", "meter", "litre", "liter", "tonne", "metric ton").Replace(unit)
	}
	return at, value, unit, ok
}

func plain(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatInt(int64(v), 10)
	}
	return strconv.FormatFloat(v, 'g', 15, 64)
}

// currency names some ISO 4217 codes as the set does.
var currency = map[string]string{"": "Dollar", "USD": "United States dollar", "EUR": "Euro", "GBP": "British pound", "JPY": "Japanese yen", "CAD": "Canadian dollar",
	"AUD": "Australian dollar", "CHF": "Swiss franc", "CNY": "Chinese yuan", "INR": "Indian rupee", "MXN": "Mexican peso", "SEK": "Swedish krona", "HKD": "Hong Kong dollar",
	"NZD": "New Zealand dollar", "SGD": "Singapore dollar", "KRW": "South Korean won", "RUB": "Russian ruble", "TRY": "Turkish lira", "BRL": "Brazilian real"}
