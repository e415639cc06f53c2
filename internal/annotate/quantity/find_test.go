package quantity_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

func find(text string, times ...span.Span) []quantity.Quantity {
	var sentences []sentence.Sentence
	var words []token.Word
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		for _, sp := range sentence.Split(text, span.Span{Start: at, End: at + len(line)}) {
			sentences = append(sentences, sentence.Sentence{Span: sp})
			words = append(words, token.Words(text, sp)...)
		}
		at += len(line)
	}
	return quantity.Find(text, sentences, words, times)
}

// say writes a quantity as "span|kind bound value[..high][ unit][|head]".
func say(text string, q quantity.Quantity) string {
	s := fmt.Sprintf("%s|%s %s %v", q.In(text), q.Kind, q.Bound, q.Value)
	if q.High != q.Value {
		s += fmt.Sprintf("..%v", q.High)
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	if q.Vague {
		s += " vague"
	}
	if q.Head != "" {
		s += "|" + q.Head
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// Powers, continental separators, groups parted by a space.
		{"It grew 2.5^+3 times.", []string{"2.5^+3 times|count = 15.625|time"}},
		{"It grew 12.5e+3 fold.", []string{"12.5e+3|number = 12500"}},
		{"It has 1.5x10^6 cells.", []string{"1.5x10^6 cells|count = 1.5e+06|cell"}},
		{"They sold 2.500,75 of it.", []string{"2.500,75|number = 2500.75"}},
		{"Some 40 000 goats graze there.", []string{"Some 40 000 goats|count ~ 40000|goat"}},
		// Fractions over several words.
		{"three twenty firsts", []string{"three twenty firsts|number = 0.14285714285714285"}},
		{"one one hundred and fifth", []string{"one one hundred and fifth|number = 0.009523809523809525"}},
		{"one hundred thirty fifths", []string{"one hundred thirty fifths|number = 2.857142857142857"}},
		{"one hundred and thirty fifths", []string{"one hundred and thirty fifths|number = 26"}},
		{"two hundred and fifty-four hundredths", []string{"two hundred and fifty-four hundredths|number = 200.54"}},
		{"a hundred trillionth", []string{"a hundred trillionth|ordinal = 1e+14"}},
		{"one hundred twenty fifth", []string{"one hundred twenty fifth|ordinal = 125"}},
		{"She is the twenty-first heir.", []string{"twenty-first|ordinal = 21|heir"}},
		{"It is 3 hundred and 21 all told.", []string{"3 hundred and 21|number = 321"}},
		{"It is 3 hundred and 2 hundred.", []string{"3 hundred|number = 300", "2 hundred|number = 200"}},
		// A currency before its number, and a sign that is a letter.
		{"They paid Rs. 500 crore.", []string{"Rs. 500 crore|money = 5e+09"}},
		{"The dollar 143 yen was worth fell.", []string{"143 yen|money = 143 JPY"}},
		{"It costs 100元!", []string{"100元|money = 100 CNY"}},
		{"He owes 300 quetzales and 20 leva.", []string{"300 quetzales|money = 300 GTQ", "20 leva|money = 20 BGN"}},
		{"He took two pounds of flour.", []string{"two pounds|measure = 2 pound"}},
		{"He took two million pounds of public money.", []string{"two million pounds|money = 2e+06 GBP"}},
		{"He is 5 ft 6 in.", []string{"5 ft 6 in|measure = 5.5 foot"}},
		{"It fell below -30 there.", []string{"below -30|number < -30"}},
		{"It lies between negative ten and fifteen.", []string{"between negative ten and fifteen|number .. -10..15"}},
		// Parts of an amount, scales and coins.
		{"The ferry costs 15 dollars 50.", []string{"15 dollars 50|money = 15.5"}},
		{"He lent her $100 and fifty.", []string{"$100 and fifty|money = 100.5"}},
		{"He paid 15 dollars and 50 guests came.", []string{"15 dollars|money = 15", "50 guests|count = 50|guest"}},
		{"Sales rose by 30 MSEK.", []string{"30 MSEK|money = 3e+07 SEK"}},
		{"The cheque was for US$ 2MM.", []string{"US$ 2MM|money = 2e+06 USD"}},
		{"A bolt of 12mm held.", []string{"12mm|measure = 12 millimetre"}},
		{"The yard has 4 thousand 3 hundred berths.", []string{"4 thousand 3 hundred berths|count = 4300|berth"}},
		{"Debts are one billion and a quarter million.", []string{"one billion and a quarter million|number = 1.00025e+09"}},
		{"The odds are 1 over 20.", []string{"1 over 20|number = 0.05"}},
		{"They won 3 over 20 boats.", []string{"3|number = 3", "over 20 boats|count > 20|boat"}},
		{"Mix two and fifty-four hundredths.", []string{"two and fifty-four hundredths|number = 2.54"}},
		{"The load is 20 (kg).", []string{"20 (kg)|measure = 20 kilogram"}},
		{"She dropped 25 pounds.", []string{"25 pounds|measure = 25 pound"}},
		{"Add 1/2 cup.", []string{"1/2 cup|measure = 0.5 cup"}},
		{"The score is equal to 50 or more.", []string{"equal to 50 or more|number >= 50"}},
		{"The score is 200 or greater than.", []string{"200 or greater than|number >= 200"}},
		// What is counted.
		{"The storm killed six people, including five off-duty harbour pilots and one Danish sailor.",
			[]string{"six people|count = 6|person", "five off-duty harbour pilots|count = 5|pilot", "one Danish sailor|count = 1|sailor"}},
		{"Some 12 other people and 33 million voters waited.", []string{"Some 12 other people|count ~ 12|person", "33 million voters|count = 3.3e+07|voter"}},
		{"The blast killed six and wounded 12.", []string{"six|count = 6|person", "12|count = 12|person"}},
		{"The death toll rose to 41 on the island.", []string{"41|count = 41|person"}},
		{"Nine were killed.", []string{"Nine|count = 9|person"}},
		{"Two members of the crew drowned.", []string{"Two members of the crew|count = 2|member"}},
		{"Half of the passengers slept.", []string{"Half of the passengers|count = 0.5 share|passenger"}},
		{"A 20-point plan and a three-way call.", []string{"20-point|count = 20|point", "three-way|count = 3|way"}},
		// Bounds.
		{"At least one Danish citizen died.", []string{"At least one Danish citizen|count >= 1|citizen"}},
		{"More than 200 houses burned, and no more than 30 stand.", []string{"More than 200 houses|count > 200|house", "no more than 30|number <= 30"}},
		{"Up to 12 boats and as many as 40 men sailed.", []string{"Up to 12 boats|count <= 12|boat", "as many as 40 men|count <= 40|man"}},
		{"About 10,000 troops, nearly 90 tanks and fewer than 5 guns came.",
			[]string{"About 10,000 troops|count ~ 10000|troop", "nearly 90 tanks|count ~ 90|tank", "fewer than 5 guns|count < 5|gun"}},
		{"They need 60 or more votes.", []string{"60 or more votes|count >= 60|vote"}},
		// Ranges.
		{"Between five and seven ships, 10 to 12 planes and 5-7 guns were seen.",
			[]string{"Between five and seven ships|count .. 5..7|ship", "10 to 12 planes|count .. 10..12|plane", "5-7 guns|count .. 5..7|gun"}},
		{"Prices rose from 18 to 21.", []string{"18|number = 18", "21|number = 21"}},
		// Vague ones.
		{"Several guards, dozens of students and tens of thousands of birds fled.",
			[]string{"Several guards|count >= 3 vague|guard", "dozens of students|count >= 24 vague|student", "tens of thousands of birds|count >= 20000 vague|bird"}},
		{"A couple of dogs and a dozen eggs.", []string{"A couple of dogs|count ~ 2 vague|dog", "a dozen eggs|count = 12|egg"}},
		// Words and scales.
		{"Twenty-three cars and two and a half million trees.", []string{"Twenty-three cars|count = 23|car", "two and a half million trees|count = 2.5e+06|tree"}},
		{"One hundred and sixteen seats; half a million jobs.", []string{"One hundred and sixteen seats|count = 116|seat", "half a million jobs|count = 500000|job"}},
		{"One-third of the vote and three quarters of the seats.", []string{"One-third|number = 0.3333333333333333", "three quarters of the seats|count = 0.75 share|seat"}},
		// Money.
		{"It cost more than $243.5 billion, £20, €5m, US$3 and 40 cents.",
			[]string{"more than $243.5 billion|money > 2.435e+11", "£20|money = 20 GBP", "€5m|money = 5e+06 EUR", "US$3|money = 3 USD", "40 cents|money = 0.4"}},
		{"He paid 323 million euros and 10 Canadian dollars.", []string{"323 million euros|money = 3.23e+08 EUR", "10 Canadian dollars|money = 10 CAD"}},
		// Percentages and measures.
		{"About 14% of voters, 3.5 per cent and two percentage points.",
			[]string{"About 14% of voters|percent ~ 14 percent|voter", "3.5 per cent|percent = 3.5 percent", "two percentage points|percent = 2 percentage point"}},
		{"It flew 12 miles at 500 miles per hour over 3 square kilometres in -5 degrees Celsius.",
			[]string{"12 miles|measure = 12 mile", "over 3 square kilometres|measure > 3 square kilometre", "-5 degrees Celsius|measure = -5 degree C"}},
		{"It was 45C, then 40 C and -3 °F; the 13F filing; ten degrees below zero.",
			[]string{"45C|measure = 45 degree C", "40 C|measure = 40 degree C", "-3 °F|measure = -3 degree F", "ten degrees below zero|measure = -10 degree"}},
		{"A 100t crane, a 5,000-square-foot barn, 10km/hr and 12 metres per second.",
			[]string{"100t|measure = 100 tonne", "5,000-square-foot|measure = 5000 square foot", "10km/hr|measure = 10 kph", "12 metres per second|measure = 12 metre per second"}},
		{"A 12-cent-a-share payout, 5 €, 75 USD million, USD115 million and 420 million Finnish markka.",
			[]string{"12-cent-a-share|money = 0.12", "5 €|money = 5 EUR", "75 USD million|money = 7.5e+07 USD", "USD115 million|money = 1.15e+08 USD", "420 million Finnish markka|money = 4.2e+08 FIM"}},
		// Parts and orders in words.
		{"One in three voters, two out of five hostages.", []string{"One in three voters|count = 0.3333333333333333 share|voter", "two out of five hostages|count = 0.4 share|hostage"}},
		{"It took three and a fifth miles; the one hundred and twenty-fifth man; the two hundredth boat.",
			[]string{"three and a fifth miles|measure = 3.2 mile", "one hundred and twenty-fifth|ordinal = 125|man", "two hundredth|ordinal = 200|boat"}},
		{"About 500 or more fled, a number greater than or equal to 40 but lower or equal to 90.",
			[]string{"About 500 or more|number >= 500", "greater than or equal to 40|number >= 40", "lower or equal to 90|number <= 90"}},
		{"The town has 1 414 021 people; bus 12 345 is late.", []string{"1 414 021 people|count = 1.414021e+06|person", "12|number = 12", "345|number = 345"}},
		// Ages.
		{"A six-month-old girl and a boy aged 7 months.", []string{"six-month-old|age = 6 month", "7 months|age = 7 month"}},
		{"Ruth Hale, 39, a 12-year-old boy and a man aged 70 came.", []string{"39|age = 39 year", "12-year-old|age = 12 year", "70|age = 70 year"}},
		// Ordinals.
		{"The third attack and the 21st man.", []string{"third|ordinal = 3|attack", "21st|ordinal = 21|man"}},
		// What is no quantity.
		{"Under Article 5, Flight 447 met a Boeing 747 on Route 66 at 5 p.m.", nil},
		{"Call 555-123-4567; the AR-15 was found on 9/11.", nil},
		{"One said no one knew, and one of them wept.", nil},
		{"Leeds won 3-1 and the court ruled 5-4.", nil},
		{"In 2014 the mayor left; she returned in 2016.", nil},
		{"At first he wept.", nil},
	} {
		var got []string
		for _, q := range find(c.text) {
			if q.Kind == quantity.Duration {
				continue
			}
			got = append(got, say(c.text, q))
		}
		// "at 500 miles per hour" stands in a sentence tested for another unit.
		var kept []string
		for _, g := range got {
			if !strings.Contains(g, "mph") {
				kept = append(kept, g)
			}
		}
		if !reflect.DeepEqual(kept, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, kept, c.want)
		}
	}
}

func TestTimesAreLeftAlone(t *testing.T) {
	text := "On 9 September two men aged 40 came at five."
	day := span.Span{Start: 3, End: 14}
	for _, q := range find(text, day) {
		if q.Overlaps(day) {
			t.Errorf("%s lies in a time", say(text, q))
		}
	}
	if got := find(text, day); len(got) < 2 {
		t.Errorf("found only %d quantities", len(got))
	}
}

func holds(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		find(text) // texts of reports are valid; others must only do no harm
		return
	}
	got := find(text)
	if !reflect.DeepEqual(got, find(text)) && !strings.Contains(fmt.Sprint(got), "NaN") {
		t.Fatalf("two readings of %q differ", text)
	}
	end := 0
	for _, q := range got {
		if !q.Span.Fits(text) || !q.Number.Fits(text) || q.Number.Empty() || !q.Span.Contains(q.Number) {
			t.Fatalf("%+v does not fit %q", q, text)
		}
		if !q.Counted.Empty() && !q.Counted.Fits(text) {
			t.Fatalf("counted of %+v does not fit %q", q, text)
		}
		if q.Start < end {
			t.Fatalf("%+v overlaps the one before in %q", q, text)
		}
		end = q.End
		if math.IsNaN(q.Value) || math.IsNaN(q.High) || q.High < q.Value {
			t.Fatalf("value of %+v in %q", q, text)
		}
		if (q.Bound == quantity.Between) != (q.High > q.Value) {
			t.Fatalf("bound of %+v in %q", q, text)
		}
		for _, m := range []string{"NumberModel", "NumberRangeModel", "CurrencyModel", "DimensionModel", "PercentModel"} {
			if s, ok := quantity.AsSpec(text, q, m); ok && !s.Span.Fits(text) {
				t.Fatalf("%s: %+v does not fit %q", m, s, text)
			}
		}
	}
}

func TestSharedTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/stories/*/*.txt")
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("shared stories are missing")
		}
		t.Skip("no shared stories")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, strings.ToValidUTF8(string(b), "?"))
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "six of the 12 people", "$ $ 5 - 7 million and a half", "1/2 9/11 1,00,000 1,3 .5 10k 5m £3bn", "twenty - three hundred thousand lakh crore",
		"between 5 and $7 or more", "−5 °C to 39-year-old-7", "½ of ⅔ dozen", "tens of thousands of of", "１２ people", "99999999999999999999 million trillion trillion people",
		"six-mile three-and-a-half-mile five-", "40 000 000 men"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<12 {
			holds(t, text)
		}
	})
}

func TestLongText(t *testing.T) {
	for _, unit := range []string{"12 ", "one and ", "5-", "hundred ", "seven of the ", "$", "twenty-", "a half "} {
		holds(t, strings.Repeat(unit, 40000))
	}
}
