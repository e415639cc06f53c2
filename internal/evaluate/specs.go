package evaluate

import (
	"strconv"
	"strings"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
)

// predictSpecs reads one sentence of the specifications of Recognizers-Text and
// writes what was found in their notation.
func predictSpecs(line object, _ string) (object, error) {
	text := str(line, "text")
	results := []object{}
	sentences := sentence.Split(text, span.Span{End: len(text)})
	if str(line, "family") == "DateTime" {
		text = capitals(text)
		times := when.Find(text, sentences, edtf.Value(str(line, "reference")), nil)
		for _, s := range repeated(text, specTimes(text, times, str(line, "reference"))) {
			results = append(results, object{"start": s.Start, "end": s.End, "timex": s.timex})
		}
		return object{"unit": "bytes", "results": results}, nil
	}
	var specs []quantity.Spec
	for _, q := range quantities(text, sentences) {
		if spec, ok := quantity.AsSpec(text, q, str(line, "model")); ok {
			specs = append(specs, spec)
		}
	}
	switch model := str(line, "model"); model {
	case "NumberRangeModel":
		specs = bothEnds(text, specs)
	case "NumberModel":
		specs = everyNumber(text, specs)
	case "OrdinalModel":
		specs = placesInRow(text, specs)
	case "PercentModel":
		specs = percentOf(text, specs, quantities(text, sentences))
	default:
		specs = unitsAlone(text, model, specs)
	}
	for _, spec := range specs {
		result := object{"start": spec.Start, "end": spec.End, "unit": spec.Unit}
		if spec.Value != "" {
			result["value"] = spec.Value
		}
		results = append(results, result)
	}
	return object{"unit": "bytes", "results": results}, nil
}

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

// bothEnds makes one range of a lower and an upper bound that stand together,
// "above 1000 and below 1500", as that notation has it.
func bothEnds(text string, specs []quantity.Spec) []quantity.Spec {
	var out []quantity.Spec
	for _, s := range specs {
		if len(out) == 0 {
			out = append(out, s)
			continue
		}
		p := &out[len(out)-1]
		low, high := p.Value, s.Value
		if strings.HasPrefix(low, "(,") {
			low, high = high, low
		}
		between := ""
		if p.End <= s.Start {
			between = strings.Trim(text[p.End:s.Start], " ")
		}
		switch between {
		case "and", "but", ",", ", and", ", but":
			if from, ok := strings.CutSuffix(low, ",)"); ok && strings.HasPrefix(high, "(,") && rises(from[1:], high[2:len(high)-1]) {
				p.Value, p.End = from+","+high[2:], s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// rises reports whether the first number is below the second, so that a range is not
// empty: "more than 40 and less than 10" are two bounds and no range.
func rises(low, high string) bool {
	a, err1 := strconv.ParseFloat(low, 64)
	b, err2 := strconv.ParseFloat(high, 64)
	return err1 == nil && err2 == nil && a < b
}
