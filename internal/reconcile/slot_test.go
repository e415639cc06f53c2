package reconcile_test

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
)

// What two sentences that tell one fact have of one kind: times, numbers, names.
func TestSlots(t *testing.T) {
	const day = "published 2024-03-08\n"
	for _, test := range []struct {
		name, a, b string
		want       string // rule, judgement and values of the differences of these kinds
	}{
		{"a part of the day is one difference",
			day + "The ministry of Nordland suspended the ferry company of Tol on Tuesday.", day + "The ministry of Nordland suspended the ferry company of Tol on Tuesday evening.",
			"date/hour precision tuesday evening tuesday"},
		{"a day of the week",
			day + "The ministry of Nordland suspended the ferry company of Tol this week.", day + "The ministry of Nordland suspended the ferry company of Tol on Tuesday.",
			"date/nearer precision Tuesday this week"},
		{"the nearer time stands elsewhere in the report",
			day + "The ministry of Nordland suspended the ferry company of Tol in February 2022. The company said it would answer the February 4, 2022 decision in court.",
			day + "The ministry of Nordland suspended the ferry company of Tol on February 4, 2022.", ""},
		{"another event has the nearer time",
			day + "The ministry of Nordland suspended the ferry company of Tol this week.", day + "The ministry of Nordland suspended the ferry company of Tol after the flood on Tuesday.", ""},
		{"the same words",
			"published 2024-03-08\nMinister Ida Holm opened the new bridge of Sarn to lorries on Monday.", "published 2024-03-16\nMinister Ida Holm opened the new bridge of Sarn to lorries on Monday.", ""},
		{"counted from what was told before",
			day + "Minister Ida Holm opened the new bridge of Sarn to lorries on 5 February 2024.", day + "The ferry sank on 3 January 2024. A day later Minister Ida Holm opened the new bridge of Sarn to lorries.", ""},
		{"the other date beside it",
			day + "Ida Holm opened the bridge of Sarn to lorries in 2010.", day + "Ida Holm opened the bridge of Sarn to lorries in 2009 and 2010.", ""},
		{"the only times of day",
			day + "The ferry of Tol sank off Sarn at about 9 p.m. on Tuesday.", day + "Passengers jumped when the ferry of Tol hit a rock off Sarn around 8 p.m. on Tuesday.",
			"date/clock tension 8 p.m. on Tuesday 9 p.m. on Tuesday"},
		{"a few minutes",
			day + "The ferry of Tol sank off Sarn at about 9 p.m. on Tuesday.", day + "Passengers jumped when the ferry of Tol hit a rock off Sarn around 9:10 p.m. on Tuesday.",
			"date/clock precision 9 p.m. on Tuesday 9:10 p.m. on Tuesday"},
		{"a time of another event",
			day + "The ferry of Tol sank off Sarn at about 9 p.m. on Tuesday.", day + "Passengers jumped when the ferry of Tol hit a rock off Sarn around 9 p.m. on Tuesday. The mayor spoke at 10 p.m.", ""},
		{"at most and at least",
			"The new law of Nordland lets neighbours sue the ferry company for up to $10,000 in damages over noise.", "The new law of Nordland lets neighbours sue the ferry company for at least $10,000 in damages over noise.",
			"number/money tension >= 10000 <= 10000"},
		{"a round number of miles",
			"The ferry company of Tol has its yard in Sarn, 181 miles from the ministry.", "The ferry company of Tol has its yard in Sarn, 180 miles north of the ministry.",
			"number/measure precision 180 181"},
		{"near each other beside other numbers",
			"The ferry company of Tol kept 62,000 letters from passengers. The ministry has 300 letters.", "The ferry company of Tol was asked about its roughly 60,000 letters from passengers.",
			"number/count precision 62000 ~ 60000"},
		{"those who were there",
			"At least nine people were hurt when shots were fired at the harbour feast of Sarn.", "There were about 200 people at the harbour feast of Sarn when shots were fired.", ""},
		{"a telephone number",
			"Whoever saw the ferry of Tol sink may call the harbour police of Sarn at (214) 373-TIPS at any hour.", "Whoever saw the ferry of Tol sink may call the harbour police of Sarn at 214-373-TIPS at any hour.", ""},
		{"ages are no numbers in a name",
			"A 14-year-old boy jumped from the ferry.", "A 9-year-old boy jumped from the quay.", ""},
		{"the toll of another event beside a report's own",
			"Six people were killed when shots were fired on the ferry of Tol on Sunday.", "Five people were killed when shots were fired on the ferry of Tol on Sunday, police said. Five people died on the ferry. Nine people were killed in Sarn in May.",
			"number/toll contradiction 5 6"},
		{"a familiar name",
			"The captain of the ferry, William Harlow, was saved.", "The captain of the ferry, Bill Harlow, was saved.",
			"name/short precision William Harlow Bill Harlow"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantDifferences(t, test.a, test.b, test.want, reconcile.SlotDate, reconcile.SlotNumber, reconcile.SlotName)
		})
	}
}

// What a contradiction of days says is not said again as a nearer time.
func TestGravestDateOnly(t *testing.T) {
	rules, _ := rulesOf("published 2024-03-08\n"+about+"The ferry of Tol sank off Sarn shortly before midnight on Tuesday.",
		"published 2024-03-08\n"+about+"The ferry of Tol sank off Sarn on Wednesday, 6 March 2024, at ten minutes to midnight.")
	dates := 0
	for _, r := range rules {
		if strings.HasPrefix(r, "date/") {
			dates++
		}
	}
	if dates != 1 {
		t.Errorf("%d differences of date, want one: %v", dates, rules)
	}
}
