package reconcile_test

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
)

// moments lists "date: clause (reports)" for each moment.
func moments(f reconcile.Findings) []string {
	var out []string
	for _, m := range f.Timeline {
		reports := ""
		for _, p := range m.Passages {
			reports += p.Report
		}
		out = append(out, string(m.When)+" "+reports+": "+m.Says.Exact)
	}
	return out
}

// An event that several reports date is one moment, with every passage, told in
// the shortest clause that stands alone.
func TestOneMomentForOneEvent(t *testing.T) {
	for _, test := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"three reports", []string{
			"published 2031-03-12\nThe north wall of the Sarn quarry collapsed on Tuesday, burying two diggers. Work has stopped.",
			"published 2031-03-12\nSix men were rescued after the north wall of the Sarn quarry gave way on the night of Tuesday. Work has stopped.",
			"published 2031-03-13\nThe quarry stood still. The north wall of the Sarn quarry failed on 11 March 2031.",
		}, "2031-03-11 ABC: The north wall of the Sarn quarry failed on 11 March 2031."},
		{"what was said is no event", []string{
			"published 2031-03-12\nThe quarry will stay closed for months, the mayor said on Wednesday.",
			"published 2031-03-12\nThe quarry was closed on Tuesday by order of the mayor.",
		}, "2031-03-11 B: The quarry was closed on Tuesday by order of the mayor."},
		{"a briefing is one", []string{
			"published 2031-03-12\nThe quarry will stay closed for months, the mayor said Tuesday at a briefing.",
			"published 2031-03-12\nThe cranes of the harbour stand idle.",
		}, "2031-03-11 A: The quarry will stay closed for months, the mayor said Tuesday at a briefing."},
		{"a clause that leans is shown with its sentence", []string{
			"published 2031-03-12\nThe mayor signed the order, which was printed by the county on 10 March 2031.",
			"published 2031-03-12\nThe cranes of the harbour stand idle.",
		}, "2031-03-10 B: The mayor signed the order, which was printed by the county on 10 March 2031."},
		{"a stretch counted back over years", []string{
			"published 2031-03-12\nThe quarry has paid its workers badly over the past 30 years.",
			"published 2031-03-12\nThe cranes of the harbour stand idle.",
		}, ""},
		{"one scene in other words", []string{
			"published 2031-03-12\nThe barge Ottilie with 40 goats on board capsized in the Sarn Strait on Tuesday.",
			"published 2031-03-12\nThe number of goats lost in Tuesday's disaster of the barge Ottilie in the Sarn Strait rose to 12.",
			"published 2031-03-13\nThe barge Ottilie sank in the Sarn Strait on 11 March.",
		}, "2031-03-11 ABC: The barge Ottilie sank in the Sarn Strait on 11 March."},
		{"days that nothing dates, told by two reports", []string{
			"The north wall of the Sarn quarry collapsed on Tuesday.\n\nThe mine beside it had closed on 10 May.",
			"The quarry stood still. The north wall of the Sarn quarry collapsed late on Tuesday.",
		}, " AB: The north wall of the Sarn quarry collapsed on Tuesday.;  B: The mine beside it had closed on 10 May."},
		{"two events of one day", []string{
			"published 2031-03-12\nThe north wall of the Sarn quarry collapsed on Tuesday.",
			"published 2031-03-12\nThe ferry to Tol sank on Tuesday with no crew on board.",
		}, "2031-03-11 A: The north wall of the Sarn quarry collapsed on Tuesday.; 2031-03-11 B: The ferry to Tol sank on Tuesday with no crew on board."},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tell(test.texts...)
			f := reconcile.Reconcile(s)
			if got := strings.Join(moments(f), "; "); got != test.want {
				t.Errorf("timeline\n got %s\nwant %s", got, test.want)
			}
			checkFindings(t, s, f)
		})
	}
}

// A moment shows the phrase of the noun that its time belongs to where the clause
// around tells of something else, and an event without a day its day by another's.
func TestMomentsSayWhatTheTimeBelongsTo(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a noun in another clause", "The order makes it policy to close the bridge and follows the Danish missile strikes on the harbour of Oslo on March 9, 2030.",
			"2030-03-09 A: the Danish missile strikes on the harbour of Oslo on March 9, 2030"},
		{"what is added is left out", "Ida Holm said that the governor had forgotten the 2030 explosion at the harbour of Oslo, including everything that the miners had told him.",
			"2030 A: the 2030 explosion at the harbour of Oslo"},
		{"the subject of a past verb keeps its clause", "The March 9, 2030 explosion at the harbour of Oslo killed nine miners.",
			"2030-03-09 A: The March 9, 2030 explosion at the harbour of Oslo killed nine miners."},
		{"a relative clause has its noun", "“The bridge shall be closed to every lorry that carries timber or stone,” reads the order, which was published by the governor on March 9, 2030.",
			"2030-03-09 A: the order, which was published by the governor on March 9, 2030"},
		{"a phrase that says little", "The governor of the island has forgotten the 2030 explosion.",
			"2030 A: The governor of the island has forgotten the 2030 explosion."},
		{"a day by another's", "Minister Ida Holm landed in Oslo on March 9, 2030, two days after the miners had blocked the harbour.",
			"2030-03-07 AA: the miners had blocked the harbour; 2030-03-09 A: Minister Ida Holm landed in Oslo on March 9, 2030, two days after the miners had blocked the harbour."},
		{"weeks are an interval", "Minister Ida Holm landed in Oslo on March 29, 2030, two weeks before the miners blocked the harbour.",
			"2030-03-29 A: Minister Ida Holm landed in Oslo on March 29, 2030, two weeks before the miners blocked the harbour.; 2030-04-09/2030-04-15 AA: the miners blocked the harbour"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tell(test.text+"\n\nThe river was high and the wind strong.", "Nobody was hurt when the bakery of the village lost its roof.")
			f := reconcile.Reconcile(s)
			if got := strings.Join(moments(f), "; "); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
			}
			checkFindings(t, s, f)
		})
	}
}
