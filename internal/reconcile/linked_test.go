package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/reconcile"
)

// rulesOf lists the rules of the differences between two reports of a story.
func rulesOf(a, b string) (rules []string, found []reconcile.Difference) {
	f := reconcile.Reconcile(tell(a, b))
	for _, d := range f.Differences {
		rules = append(rules, d.Rule)
	}
	return rules, f.Differences
}

// What linked statements fill otherwise is found, and what looks like it is not.
func TestLinkedStatements(t *testing.T) {
	const trial = "The Lind brewery in Harnock burned down on a cold night, and a man was arrested.\n\n"
	for _, test := range []struct {
		name, a, b string
		rule       string
		found      bool
	}{
		{"one saying of two sources",
			about + "Harbour officials said inspectors were unable to determine who had unlocked the loading gate of the ferry.",
			about + "Ruth Hale, the director of the port of Sarn, said inspectors were unable to determine who had unlocked the loading gate of the ferry.",
			"attribution/source", true},
		{"two sayings of two people",
			about + "“Today it is Sarn, tomorrow it may be your town,” said Ruth Hale, the mayor.",
			about + "“Today it is Sarn and tomorrow some other port of the coast,” said Tom Arden, the harbour master.",
			"attribution/source", false},
		{"one source called by office and by name",
			about + "The mayor said the loading gate of the ferry had been left unlocked for the whole voyage.",
			about + "Ruth Hale, the mayor, said the loading gate of the ferry had been left unlocked for the whole voyage.",
			"attribution/source", false},
		{"a source that is only described",
			about + "The company said it had promised to pay every passenger who was hurt when the ferry sank.",
			about + "Sarn Lines has promised, it said, to pay every passenger who was hurt when the ferry sank.",
			"attribution/source", false},
		{"a source for some of the words only",
			about + "The order was signed on Monday, the White House said, the day on which the ferry company closed.",
			about + "Otto Brandt signed the order on Monday, the day on which Ruth Hale voiced “deep regret” over the closed ferry company.",
			"attribution/source", false},
		{"a doer of one of two above",
			about + "A court in Sarn fined Tol Lines 48 million crowns for selling rotten lifeboats to the ferry.",
			about + "Tol Lines was found guilty in Sarn of selling rotten lifeboats to the ferry and fined 48 million crowns.",
			"actor/doer", false},
		{"a source, and none",
			about + "The loading gate of the ferry had been unlocked for 40 minutes when water came in. Divers went down at noon.",
			about + "The loading gate of the ferry had been unlocked for 40 minutes when water came in, the Nordland Inquiry Board said. Divers went down at noon.",
			"attribution/stated", true},
		{"a source named a sentence before",
			about + "The Nordland Inquiry Board published its findings. The loading gate of the ferry had been unlocked for 40 minutes when water came in.",
			about + "The loading gate of the ferry had been unlocked for 40 minutes when water came in, the Nordland Inquiry Board said.",
			"attribution/stated", false},
		{"a body and the one who heads it",
			about + "Ruth Hale, secretary of the Nordland Relief Council, issued an urgent appeal for 12 million crowns for the families of the ferry workers.",
			about + "The Nordland Relief Council issued an urgent appeal for 12 million crowns to help the families of the ferry workers.",
			"actor/doer", true},
		{"planned, and under way",
			about + "The company plans to pay all funeral costs for the families of the ferry workers.",
			about + "The company is paying all funeral costs for the families of the ferry workers.",
			"polarity/stage", true},
		{"both still to come",
			about + "The company plans to pay all funeral costs for the families of the ferry workers.",
			about + "The company will pay all funeral costs for the families of the ferry workers.",
			"polarity/stage", false},
		{"lists of names",
			about + "Norway, Denmark and Sweden sent rescue boats to the ferry within the first hour.",
			about + "Norway, Denmark and Iceland sent rescue boats to the ferry within the first hour.",
			"scope/list", true},
		{"one list in another order",
			about + "Norway, Denmark and Sweden sent rescue boats to the ferry within the first hour.",
			about + "Sweden, Norway and Denmark sent rescue boats to the ferry within the first hour.",
			"scope/list", false},
		{"charges that differ",
			trial + "Peter Vance was charged with murder and arson over the fire.",
			trial + "Peter Vance was charged with manslaughter over the fire.",
			"characterisation/charge", true},
		{"charges in another order",
			trial + "Peter Vance was charged with murder and arson over the fire.",
			trial + "Peter Vance faces charges of arson and murder over the fire.",
			"characterisation/charge", false},
		{"the charge of another",
			trial + "Peter Vance was charged with arson over the fire.",
			trial + "Peter Vance was charged with arson over the fire. Ruth Hale, whom he named, was charged with fraud.",
			"characterisation/charge", false},
		{"a charge of long ago",
			trial + "Peter Vance was charged with arson over the fire.",
			trial + "Peter Vance was charged with arson over the fire. Vance had been charged with robbery in 1998.",
			"characterisation/charge", false},
		{"a price is no charge",
			trial + "Peter Vance charged $20 for a tour of the murder museum.",
			trial + "Peter Vance was charged with fraud over the fire.",
			"characterisation/charge", false},
		{"one jail, called shortly",
			trial + "Peter Vance was booked at the Harnock County jail.",
			trial + "Peter Vance was held in county jail.",
			"place/custody", false},
		{"kept open, and not",
			trial + "The arsonist fled from the burning brewery in Harnock through the cellar of Peter Vance.",
			trial + "The alleged arsonist fled from the burning brewery in Harnock through the cellar of Peter Vance.",
			"characterisation/alleged", true},
		{"kept open in both",
			trial + "The suspected arsonist fled from the burning brewery in Harnock through the cellar of Peter Vance.",
			trial + "The alleged arsonist fled from the burning brewery in Harnock through the cellar of Peter Vance.",
			"characterisation/alleged", false},
		{"two names that take a side",
			about + "The ferry was carrying 40 illegal immigrants from Tol to the mainland when it sank.",
			about + "The ferry was carrying 40 migrants from Tol to the mainland when it sank.",
			"characterisation/term", true},
		{"the other's name in quotation marks",
			about + "The ferry was carrying 40 migrants from Tol to the mainland when it sank. “They were illegal immigrants,” said Tom Arden.",
			about + "The ferry was carrying 40 migrants from Tol to the mainland when it sank.",
			"characterisation/term", false},
		{"words said again",
			about + "“We do not want to be a part of this trade and the company has sold every one of its ferries for good,” said Ruth Hale.",
			about + "“My brother and I sat down after the funeral, looked at the books, and with such boats, we do not want to be part of this trade,” said Ruth Hale.",
			"wording/again", true},
		{"one saying, cut short",
			about + "“We do not want to be a part of this trade and the company has sold every one of its ferries for good,” said Ruth Hale.",
			about + "“We do not want to be a part of this trade,” said Ruth Hale.",
			"wording/again", false},
		{"the only numbers of a noun",
			about + "A letter of more than 300 lawyers of Nordland to the ministry criticised the new law on ferries.",
			about + "The new law on ferries has been condemned by more than 370 lawyers, among them those of the ministry of Nordland.",
			"number/count", true},
		{"a nearer date",
			"published 2024-03-08\n" + about + "The ministry of Nordland suspended the ferry company on Tuesday.",
			"published 2024-03-08\n" + about + "The ministry of Nordland suspended the ferry company this week.",
			"date/nearer", true},
		{"not clear whether, and told so",
			about + "It is not clear whether Ruth Hale received treatment after the ferry sank.",
			about + "Ruth Hale was treated for cold and shock after the ferry sank.",
			"polarity/unclear", true},
		{"the 26-year-old",
			trial + "It is not clear whether Peter Vance received treatment after the fire.",
			trial + "Peter Vance, 26, was seen by a neighbour. Harnock police said the 26-year-old had been treated for burns.",
			"polarity/unclear", true},
		{"the suspect",
			trial + "It is not clear whether Peter Vance received treatment after the fire.",
			trial + "Police identified the suspect as Peter Vance. The mayor, Ruth Hale, spoke to reporters. Doctors had treated the suspect for burns.",
			"polarity/unclear", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules, ds := rulesOf(test.a, test.b)
			if got := slices.Contains(rules, test.rule); got != test.found {
				t.Errorf("%s found: %v, want %v\n  %s\n  %s\nrules: %v", test.rule, got, test.found, test.a, test.b, rules)
			}
			for _, d := range ds {
				if d.Rule == test.rule && d.Judgement == reconcile.JudgeContradiction {
					t.Errorf("%s is called a contradiction", d.Rule)
				}
				if len(d.Why) == 0 || len(d.Readings) < 2 {
					t.Errorf("%s has %d grounds and %d readings", d.Rule, len(d.Why), len(d.Readings))
				}
			}
		})
	}
}

// A headline that judges stands beside one that does not; a word in quotation marks
// is another's.
func TestHeadlines(t *testing.T) {
	const body = "\n\nThe Sarn ferry company stopped its night trips on Monday.\n"
	const other = "\n\nBread was dear and coal was cheap.\n"
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Sarn Ferry Company Caves, Ends Night Trips", "Sarn Ferry Company Ends Its Night Trips", true},
		{"Sarn Ferry Company Halts Night Trips", "Sarn Ferry Company Ends Its Night Trips", false},
		{"Sarn Ferry Company Ends ‘Reckless’ Night Trips", "Sarn Ferry Company Ends Its Night Trips", false},
		{"Mayor Caves", "Sarn Ferry Company Ends Its Night Trips", false},
	} {
		rules, _ := rulesOf(test.a+other, test.b+body)
		if got := slices.Contains(rules, "characterisation/loaded"); got != test.want {
			t.Errorf("%q beside %q: %v, want %v (%s)", test.a, test.b, got, test.want, strings.Join(rules, ", "))
		}
	}
}
