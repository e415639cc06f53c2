package reconcile_test

import (
	"testing"

	"concord/internal/reconcile"
)

// A distance from another event is a day once that event's day is told, and is laid
// beside the day that others give.
func TestDaysCountedFromAnEvent(t *testing.T) {
	const scene = "The minister of transport, Ida Holm, signed an order on the closed bridge of Sarn. "
	const visited = "Mayor Anders Lund apologised to Denmark on 3 May 2030."
	for _, test := range []struct {
		name, a, b string
		want       string // rule, judgement and readings of the date differences
	}{
		{"a thing that comes, a thing that is signed",
			scene + "The order comes two days after Mayor Anders Lund apologised to Denmark.", scene + "Holm signed the order on 3 May 2030. " + visited,
			"date/counted tension 2030-05-03 2030-05-05"},
		{"one act, two days",
			scene + "Ida Holm signed the order three days after Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 3 May 2030. " + visited,
			"date/counted contradiction 2030-05-03 2030-05-06"},
		{"the same day as",
			scene + "The order comes two days after Mayor Anders Lund apologised to Denmark.", scene + "Holm signed the order on 3 May 2030, the same day Mayor Anders Lund apologised to Denmark.",
			"date/counted tension 2030-05-03 2030-05-05"},
		{"a day off is hardly one",
			scene + "Ida Holm signed the order a day after Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 3 May 2030. " + visited,
			"date/counted tension 2030-05-03 2030-05-04"},
		{"before", scene + "Ida Holm signed the order three days before Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 3 May 2030. " + visited,
			"date/counted contradiction 2030-05-03 2030-04-30"},
		{"the distance fits",
			scene + "Ida Holm signed the order two days after Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 5 May 2030. " + visited, ""},
		{"weeks are not counted to the day",
			scene + "Ida Holm signed the order a week after Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 8 May 2030. " + visited, ""},
		{"somebody else apologised",
			scene + "Ida Holm signed the order three days after Mayor Peter Berg apologised to Norway.", scene + "Ida Holm signed the order on 3 May 2030. " + visited, ""},
		{"apologised to somebody else",
			scene + "Ida Holm signed the order three days after Mayor Anders Lund apologised to Norway.", scene + "Ida Holm signed the order on 3 May 2030. " + visited, ""},
		{"nobody named apologised",
			scene + "Ida Holm signed the order three days after the drivers apologised.", scene + "Ida Holm signed the order on 3 May 2030. The drivers apologised on 3 May 2030.", ""},
		{"not done yet",
			scene + "Ida Holm will sign the order three days after Mayor Anders Lund apologised to Denmark.", scene + "Ida Holm signed the order on 3 May 2030. " + visited, ""},
		{"the report has both days",
			scene + "Ida Holm signed the order three days after Mayor Anders Lund apologised to Denmark. Ida Holm signed the order on 3 May 2030.", scene + "Ida Holm signed the order on 3 May 2030. " + visited, ""},
		{"another order",
			"The minister Ida Holm closed the bridge of Sarn. The order comes two days after Mayor Anders Lund apologised to Denmark.", "The banker Kai Berg signed an order for nine ships. Berg signed the order on 3 May 2030. " + visited, ""},
		{"nobody dates the apology",
			scene + "The order comes two days after Mayor Anders Lund apologised to Denmark.", scene + "Holm signed the order on 3 May 2030.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantDifferences(t, test.a, test.b, test.want, reconcile.SlotDate)
		})
	}
}
