package ledger_test

import (
	"testing"

	"concord/internal/ledger"
)

// How many signs are found, and that none is claimed that is not there: pairs of
// a promise and what a later report says, written before they were run. At first 5
// of the 15 signs were found, after reading what was missed 11.
func TestRecall(t *testing.T) {
	const least = 11
	found := 0
	for _, c := range []struct {
		then, later string
		want        ledger.Status
	}{
		{"The Sarn government pledged to pay 4 million crowns to the families of Lowmere by June.", "The Sarn government has paid 4 million crowns to the families of Lowmere, lawyers said.", ledger.Fulfilled},
		{"President Ana Belm vowed to release all prisoners held at Fort Tarn.", "On Tuesday President Ana Belm freed all prisoners held at Fort Tarn.", ledger.Fulfilled},
		{"Halden Foods undertook to recall the tins sold in Ostrand.", "Halden Foods recalled only part of the tins sold in Ostrand.", ledger.Partly},
		{"The ministry of transport of Marrel promised to hire 300 ferry pilots.", "The ministry of transport of Marrel hired 120 ferry pilots last month.", ledger.Partly},
		{"Prime Minister Olaf Reith guaranteed to protect the Sarn minority in Marrel.", "Prime Minister Olaf Reith failed to protect the Sarn minority in Marrel, Amnet said.", ledger.Breached},
		{"Westkraft agreed to shut down its plant in Lowmere by 2 April.", "Westkraft refused to shut down its plant in Lowmere.", ledger.Breached},
		{"The Federation promised to withdraw its troops from the Tern valley.", "The Federation began withdrawing its troops from the Tern valley on Monday.", ledger.Works},
		{"The Federation promised to withdraw its troops from the Tern valley.", "The withdrawal of troops from the Tern valley was suspended on Monday.", ledger.Stalled},
		{"Mayor Ruth Hale pledged to build a school in Kessin.", "Construction of the school in Kessin has begun.", ledger.Works},
		{"Mayor Ruth Hale pledged to build a school in Kessin.", "Mayor Ruth Hale opened the new school in Kessin on Friday.", ledger.Fulfilled},
		{"Orlan committed to supply Tavia with 20 patrol boats.", "Orlan delivered 20 patrol boats to Tavia on Friday.", ledger.Fulfilled},
		{"Orlan promised not to attack Tavia.", "Orlan attacked Tavia at dawn on Thursday.", ledger.Breached},
		{"Orlan promised never to sell missiles to the Sarn Federation.", "Orlan sold missiles to the Sarn Federation, the Courier reported.", ledger.Breached},
		{"King Harald pledged to abdicate.", "King Harald abdicated on Thursday.", ledger.Fulfilled},
		{"Judge Ina Moor ordered Nordkraft to pay the farmers of Velden.", "Nordkraft paid the farmers of Velden on Thursday.", ledger.Fulfilled},
		// No sign of the promise:
		{"Mayor Ruth Hale pledged to build a school in Kessin.", "Mayor Ruth Hale visited a school in Kessin on Friday.", ledger.Standing},
		{"Orlan promised not to attack Tavia.", "Orlan accused the Sarn Federation of planning to attack Tavia.", ledger.Standing},
		{"The Sarn government pledged to pay 4 million crowns to the families of Lowmere by June.", "The families of Lowmere demanded that the Sarn government pay 4 million crowns.", ledger.Standing},
		{"Westkraft agreed to shut down its plant in Lowmere by 2 April.", "Westkraft has still to shut down its plant in Lowmere.", ledger.Standing},
		{"The Federation promised to withdraw its troops from the Tern valley.", "Tavia withdrew its troops from the Tern valley.", ledger.Standing},
		{"King Harald pledged to abdicate.", "His father abdicated in 1988.", ledger.Standing},
		{"Halden Foods undertook to recall the tins sold in Ostrand.", "A court will decide whether Halden Foods recalled the tins sold in Ostrand.", ledger.Standing},
	} {
		l := ledger.New([]ledger.Told{written("then", "News\n\nBRENNA, 3 March 2031 — The council met.\n\n"+c.then+"\n"), written("later", "News\n\nKESSIN, 9 May 2031 — The council met.\n\n"+c.later+"\n")}, ledger.Asked{})
		read := false
		for _, e := range l.Entries {
			for _, d := range e.Duties {
				if e.Story != "then" {
					continue
				}
				read = true
				switch {
				case d.Status == c.want && c.want != ledger.Standing:
					found++
				case d.Status != c.want && d.Status != ledger.Standing:
					t.Errorf("%q is taken for %s of %q", c.later, d.Status, c.then)
				}
			}
		}
		if !read {
			t.Errorf("no duty is read in %q", c.then)
		}
	}
	if found < least {
		t.Errorf("%d signs found, want %d at least", found, least)
	}
}
