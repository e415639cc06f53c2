package when

// The word tables are closed classes of English: the calendar's names with the
// abbreviations of the news style books (AP, BBC, Guardian) and of dictionaries.

// months maps month names and abbreviations; "may" needs its context (isMonth).
var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
	"june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
	"october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

// weekdays counts Monday as 1, as ISO 8601 and TIMEX3 do.
var weekdays = map[string]int{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6, "sundays": 7,
}

// weekdayShort are read only beside a date ("Fri., Oct. 3") or with their full
// stop, because Mon, Sun, Sat and Wed are words and names.
var weekdayShort = map[string]int{
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}

// unit is a piece of the calendar, or of the clock for durations.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	weekend
	week
	month
	season
	quarter
	half
	year
	decade
	century
	fortnight // durations only: two weeks
	night     // durations only: counted as days
	business  // durations only: working days
)

// units maps the nouns that can be counted; the value tells whether it is plural.
var units = map[string]struct {
	unit   unit
	plural bool
}{
	"second": {second, false}, "seconds": {second, true}, "sec": {second, false}, "secs": {second, true},
	"minute": {minute, false}, "minutes": {minute, true}, "min": {minute, false}, "mins": {minute, true},
	"hour": {hour, false}, "hours": {hour, true}, "hr": {hour, false}, "hrs": {hour, true},
	"day": {day, false}, "days": {day, true}, "week": {week, false}, "weeks": {week, true},
	"fortnight": {fortnight, false}, "fortnights": {fortnight, true},
	"weekend": {weekend, false}, "weekends": {weekend, true},
	"night": {night, false}, "nights": {night, true},
	"month": {month, false}, "months": {month, true}, "quarter": {quarter, false}, "quarters": {quarter, true},
	"year": {year, false}, "years": {year, true}, "yr": {year, false}, "yrs": {year, true},
	"decade": {decade, false}, "decades": {decade, true}, "century": {century, false}, "centuries": {century, true},
}

// letter is the designator of a unit in a TIMEX3 duration.
func (u unit) letter() string {
	switch u {
	case second:
		return "S"
	case minute, month:
		return "M"
	case hour:
		return "H"
	case day, night:
		return "D"
	case weekend:
		return "WE"
	case week, fortnight:
		return "W"
	case quarter:
		return "Q"
	case year:
		return "Y"
	case decade:
		return "E"
	case century:
		return "C"
	}
	return "X"
}

// clock reports whether the unit is shorter than a day.
func (u unit) clock() bool { return u == second || u == minute || u == hour }

// seasonsOf maps season names to TIMEX3 codes. "spring" and "fall" are words
// too: isSeason looks at their neighbours.
var seasonsOf = map[string]string{"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

// partsOfDay maps parts of the day to the TIMEX3 codes.
var partsOfDay = map[string]string{
	"morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
	"night": "NI", "nights": "NI", "overnight": "NI", "daytime": "DT",
}

// small numbers in words.
var ones = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19,
}

var tens = map[string]int{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// decadesOf are decades in words; of the twentieth century, as English uses them.
var decadesOf = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
	"nineties": 90,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// mods are words before a date that narrow it, with their TIMEX3 mod.
var mods = map[string]string{
	"early": "START", "late": "END", "mid": "MID", "earlier": "START", "later": "END",
}

// counted are nouns whose number is no year even where it looks like one.
var counted = set(`people troops soldiers workers jobs miles mile km kilometers kilometres meters metres feet points shares
	pounds tons tonnes barrels dollars euros cases votes seats homes houses units men women children members students
	prisoners refugees employees passengers vehicles civilians fighters police officers deaths dead percent pages
	words pieces items copies acres hectares liters litres watts calories degrees percentage residents families protesters migrants
	patients doses aircraft tanks missiles drones rockets bombs stores companies schools villages buildings inches square`)

// labels are nouns whose number is a name: "Resolution 1701", "Flight 1549".
var labels = set(`resolution flight room page number no nos article section chapter model route bus highway interstate
	windows boeing airbus line channel unit figure table act bill amendment order case claim convoy type area building
	suite apartment code extension lot psalm verse version`)

func set(list string) map[string]bool {
	m := make(map[string]bool, 64)
	start := -1
	for i := 0; i <= len(list); i++ {
		if i < len(list) && list[i] > ' ' {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			m[list[start:i]] = true
			start = -1
		}
	}
	return m
}
