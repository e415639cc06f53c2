package evaluate

import (
	"fmt"
	"testing"
)

// The notation of the specifications, on texts of our own.
func TestSpecNotation(t *testing.T) {
	for _, c := range []struct{ family, model, text, want string }{
		{"DateTime", "", "The ferry leaves on 4 March.", "XXXX-03-04"},
		{"DateTime", "", "The ferry left last Monday.", "2031-03-03"},
		{"DateTime", "", "The ferry left three weeks ago.", "2031-02-21"},
		{"DateTime", "", "It ran from 2014 to 2018.", "(2014-01-01,2018-01-01,P4Y)"},
		{"DateTime", "", "It ran from 3 May 2030 until 9 May 2030.", "(2030-05-03,2030-05-09,P6D)"},
		{"DateTime", "", "It rained in the third quarter of 2019.", "(2019-07-01,2019-10-01,P3M)"},
		{"DateTime", "", "It rained in the 1990s.", "(1990-01-01,2000-01-01,P10Y)"},
		{"DateTime", "", "She slept for the last three months.", "(2030-12-14,2031-03-14,P3M)"},
		{"DateTime", "", "She slept for several weeks.", "P3W"},
		{"DateTime", "", "He called at 8am.", "T08"},
		{"DateTime", "", "He called at 8:05 p.m. yesterday.", "2031-03-13T20:05"},
		{"DateTime", "", "He calls every Monday at 4pm.", "XXXX-WXX-1T16"},
		{"Number", "NumberRangeModel", "It is above 1000 and below 1500.", "(1000,1500)"},
		{"DateTime", "", "He is here Monday morning from 10am to 12pm.", "(XXXX-WXX-1T10,XXXX-WXX-1T12,PT2H)"},
		{"DateTime", "", "He is here 10am to 12pm Monday.", "(XXXX-WXX-1T10,XXXX-WXX-1T12,PT2H)"},
		{"DateTime", "", "He slept 1 hour and 30 minutes.", "PT1H30M"},
		{"DateTime", "", "He leaves in 2 minutes.", "2031-03-14T00:02:00"},
		{"DateTime", "", "We leave three months from tomorrow.", "2031-06-15"},
		{"DateTime", "", "We leave two weeks after next Friday.", "2031-04-04"},
		{"DateTime", "", "We leave in half an hour.", "2031-03-14T00:30:00"},
		{"DateTime", "", "We are away for 3 days starting next Monday.", "(2031-03-17,2031-03-20,P3D)"},
		{"DateTime", "", "We are away for a day from this Friday at 5 pm.", "(2031-03-14T17:00:00,2031-03-15T17:00:00,P1D)"},
		{"DateTime", "", "It lasts for 2 hours from 10 am.", "(T10,T12:00:00,PT2H)"},
		{"DateTime", "", "We leave at the end of tomorrow.", "2031-03-15T23:59:59"},
		{"DateTime", "", "We leave in the last week of july.", "XXXX-07-W05"},
		{"DateTime", "", "It was in fiscal 2029.", "FY2029"},
		{"DateTime", "", "It was on 12/12/38.", "XX38-12-12"},
		{"DateTime", "", "It rained in the first two weeks of 2030.", "(2029-12-31,2030-01-14,P2W)"},
		{"DateTime", "", "We may leave from april to june.", "(XXXX-04-01,XXXX-06-01,P2M)"},
		{"DateTime", "", "We may leave within 5 minutes.", "(2031-03-14T00:00:00,2031-03-14T00:05:00,PT5M)"},
		{"DateTime", "", "We are open Tuesday from 7 to 7:30.", "(XXXX-WXX-2T07,XXXX-WXX-2T07:30,PT30M)"},
		{"DateTime", "", "We are open this evening from 7 to 9.", "(2031-03-14T19,2031-03-14T21,PT2H)"},
		{"DateTime", "", "We meet two months from today on Tuesday.", "2031-05-20"},
		{"DateTime", "", "We meet Monday two weeks from now.", "2031-03-24"},
		{"DateTime", "", "We rest over labor day weekend.", "2031-W35-WE"},
		{"DateTime", "", "We meet on Monday the seventeenth.", "2031-03-17"},
		{"DateTime", "", "We will sell it over the next 2 quarters.", "(2031-04-01,2031-10-01,P6M)"},
		{"DateTime", "", "We are away for the next 3 business days.", "(2031-03-17,2031-03-20,P3BD)"},
		{"DateTime", "", "We eat at 3pm each day.", "T15"},
		{"DateTime", "", "We are away from next monday to friday.", "(2031-03-17,2031-03-21,P4D)"},
		{"DateTime", "", "We leave from 9:30am for 7 hours.", "(T09:30,T16:30:00,PT7H)"},
		{"DateTime", "", "We meet in the week beginning February 4.", "XXXX-02-04"},
		{"DateTime", "", "It is an annual feast.", "P1Y"},
		{"DateTime", "", "He calls at 6am everyday.", "T06"},
		{"DateTime", "", "It rained the first ten days of last year.", "(2030-01-01,2030-01-11,P10D)"},
		{"DateTime", "", "It rained from 2017 q1 to 2018 q1.", "(2017-01-01,2018-01-01,P12M)"},
		{"DateTime", "", "We are away from 2pm till tomorrow 4:30pm.", "(2031-03-14T14,2031-03-15T16:30,PT26H30M)"},
		{"Number", "NumberRangeModel", "At least 20 came.", "[20,)"},
		{"Number", "NumberModel", "Gate X-12 is shut.", "12"},
		{"Number", "OrdinalModel", "Read the one before the last.", "end-1"},
		{"Number", "OrdinalModel", "Turn to the next one.", "current+1"},
		{"Number", "PercentModel", "percent of thirty", "30%"},
		{"Number", "PercentModel", "the % of loss", "null"},
		{"NumberWithUnit", "TemperatureModel", "How much is that in celsius?", "<nil> C"},
		{"NumberWithUnit", "TemperatureModel", "It will be 24 degrees.", "24 degree"},
		{"NumberWithUnit", "DimensionModel", "Rotate it by 24 degrees.", "24 degree"},
		{"NumberWithUnit", "DimensionModel", "The walls are 8 to 10 feet tall.", "10 foot"},
		{"NumberWithUnit", "DimensionModel", "It holds 5 mb.", "5 megabit"},
		{"NumberWithUnit", "DimensionModel", "It holds 5 MB.", "5 megabyte"},
		{"NumberWithUnit", "DimensionModel", "He lifts 300 pounds.", "300 Pound"},
		{"NumberWithUnit", "CurrencyModel", "The dollar fell.", "<nil> Dollar"},
		{"NumberWithUnit", "AgeModel", "a man of age 87", "87 Age"},
		{"Number", "NumberRangeModel", "Equal to 20 it is.", "[20,20]"},
	} {
		out, err := predictSpecs(object{"family": c.family, "model": c.model, "text": c.text, "reference": "2031-03-14T00:00:00"}, "")
		if err != nil {
			t.Fatal(err)
		}
		results := out["results"].([]object)
		if len(results) != 1 {
			t.Errorf("%s: %v", c.text, results)
			continue
		}
		got := results[0]["timex"]
		if c.family != "DateTime" {
			got = results[0]["value"]
		}
		if c.family == "NumberWithUnit" {
			got = fmt.Sprintf("%v %v", got, results[0]["unit"])
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.text, got, c.want)
		}
	}
}
