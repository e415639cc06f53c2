package render

import (
	"testing"

	"concord/internal/edtf"
)

func TestDateWords(t *testing.T) {
	for in, want := range map[edtf.Value]string{
		"":                          "",
		"2031-03-04":                "4 March 2031",
		"2031-03":                   "March 2031",
		"2031":                      "2031",
		"203X":                      "the 2030s",
		"20XX":                      "the 2000s",
		"2031-21":                   "spring 2031",
		"2031-33":                   "first quarter of 2031",
		"2031-03-04/2031-03-06":     "4 to 6 March 2031",
		"2031-02-28/2031-03-04":     "28 February to 4 March 2031",
		"2030-12-31/2031-01-02":     "31 December 2030 to 2 January 2031",
		"2031-02/2031-03":           "February to March 2031",
		"2031-03-04?/2031-03-06?":   "perhaps 4 to 6 March 2031",
		"2031-03-04?/2031-03-06":    "perhaps 4 March 2031 to 6 March 2031",
		"2031-03-04/2031-03-06~":    "4 March 2031 to about 6 March 2031",
		"../2031-03-04":             "4 March 2031 or earlier",
		"2031-03-04/..":             "4 March 2031 or later",
		"2031-03-04?":               "perhaps 4 March 2031",
		"2031~":                     "about 2031",
		"2031%":                     "perhaps about 2031",
		"2031-03-04T14:05:00Z":      "4 March 2031, 14:05 UTC",
		"2031-03-04T14:05":          "4 March 2031, 14:05",
		"2031-03-04T14:00:00":       "4 March 2031, 14:00",
		"2031-03-04T00:00:00Z":      "4 March 2031, 00:00 UTC",
		"2031-03-04T14":             "4 March 2031, 14 h",
		"2031-03-04T14:05:30+02:00": "4 March 2031, 14:05:30 (+02:00)",
		"2031-03-04T14:05:30-05:00": "4 March 2031, 14:05:30 (-05:00)",
		"soon":                      "soon",
		"XXXX-06":                   "June, year not told",
		"XXXX-06-09":                "9 June, year not told",
		"XXXX-WXX-1":                "XXXX-WXX-1",
		"2031-13-40":                "2031-13-40",
	} {
		if got := dateWords(in); got != want {
			t.Errorf("dateWords(%q) = %q, want %q", in, got, want)
		}
	}
	if got := dateShort("2031-03-04/2031-03-06"); got != "4 to 6 Mar 2031" {
		t.Errorf("dateShort = %q", got)
	}
}

// The drawing claims no more than is known: a day is as long as a day, a month
// as a month, and only a time of day is a point.
func TestScale(t *testing.T) {
	s := scaleOf([]edtf.Value{"1998", "2031-02", "2031-03-03", "2031-03-03T14:05:00Z", "2031-05-01"}, "2031-03-04/2031-03-06")
	if s == nil {
		t.Fatal("no scale")
	}
	width := func(v edtf.Value) float64 {
		b, err := v.Bounds()
		if err != nil {
			t.Fatal(err)
		}
		return s.at(b.To) - s.at(b.From)
	}
	if month, day := width("2031-02"), width("2031-03-03"); month < 27*day || month > 29*day {
		t.Errorf("a month is %v wide, a day %v", month, day)
	}
	if bars := s.bars("1998"); len(bars) != 1 || bars[0].Arrow != "◂" {
		t.Errorf("1998 is drawn as %+v, want an arrow: it lies decades before the events", bars)
	}
	if bars := s.bars("2031-03-03T14:05:00Z"); len(bars) != 1 || !bars[0].Point {
		t.Errorf("a time of day is drawn as %+v, want a point", bars)
	}
	if bars := s.bars("2031-03-31/.."); len(bars) != 2 || bars[0].Class != "open ahead" {
		t.Errorf("an open interval is drawn as %+v, want an open line ahead", bars)
	}
	if bars := s.bars("2031-03-03?"); len(bars) != 1 || bars[0].Class != "unsure" {
		t.Errorf("an uncertain day is drawn as %+v, want it unsure", bars)
	}
	if got := len(s.ticks()); got < 2 || got > 8 {
		t.Errorf("%d ticks, want a few", got)
	}
	for _, values := range [][]edtf.Value{{"0001", "9999"}, {"2031-03-03"}, {"../2031"}, {"nonsense"}, {""}, nil} {
		if s := scaleOf(values, ""); s != nil {
			if n := len(s.ticks()); n > 12 {
				t.Errorf("%v: %d ticks", values, n)
			}
			for _, v := range values {
				s.bars(v)
			}
		}
	}
}
