package when

import (
	"strings"
	"testing"

	"concord/internal/edtf"
)

// The word a time belongs to; "" where the words beside it leave that open.
func TestOf(t *testing.T) {
	for _, c := range []struct{ text, time, of string }{
		// before a noun
		{"The order follows the disputed Sept. 9 Tarran missile strikes hitting the port.", "Sept. 9", "strikes"},
		{"He spoke of the harbour after Tuesday’s declaration by the council.", "Tuesday", "declaration"},
		{"They fled to the hills during a March visit to the valley.", "March", "visit"},
		{"The Dec. 14, 2012, shooting at the school was the worst.", "Dec. 14, 2012", "shooting"},
		{"The bank wrote in a June 15 letter to the heads of both firms.", "June 15", "letter"},
		{"It closed after the 2019 Lind River flood.", "2019", "flood"},
		// after a noun
		{"The minister apologised to Velden over the Tarran strike on Orla on 9 September that killed a guard.", "9 September", "strike"},
		{"It also followed a Tarran missile strike in June on the base in Velden.", "June", "strike"},
		{"After the strikes in Orla on September 9, the capital tried to calm them.", "September 9", "strikes"},
		{"Twelve people died in the flood of 2019.", "2019", "flood"},
		{"Talks on Monday failed.", "Monday", "Talks"},
		{"The attack last month killed nine.", "last month", "attack"},
		{"The pledge came in the wake of air strikes on the country last month that drew anger.", "last month", "strikes"},
		{"He saw damage from the raid three weeks earlier on the depot.", "three weeks earlier", "raid"},
		{"The president, during his visit to the coast earlier this year, had promised help.", "earlier this year", "visit"},
		// after a verb
		{"The mayor signed the order on Monday.", "Monday", "signed"},
		{"The order, issued Monday, names two ports.", "Monday", "issued"},
		{"The prime minister received the apology on Monday in a call.", "Monday", "received"},
		{"The text was published by the palace on Wednesday.", "Wednesday", "published"},
		{"Ms Orr landed in Velden on September 16 for talks.", "September 16", "landed"},
		{"The guard was taken to hospital on Friday.", "Friday", "taken"},
		{"The two leaders will meet on Monday.", "Monday", "meet"},
		{"The parties are due to meet on Monday.", "Monday", "meet"},
		{"A poll taken for the paper in December found little change.", "December", "taken"},
		{"Tarran launched strikes on Sunday.", "Sunday", "launched"},
		{"The bank said in a statement on Tuesday that rates would fall.", "Tuesday", "said"},
		{"The wall gave way shortly before midnight on Tuesday, a guard said.", "midnight on Tuesday", "gave"},
		{"The wall broke on the night of Tuesday.", "Tuesday", "broke"},
		// before the verb
		{"On Monday, the Tarran prime minister Bela Orr apologised to Velden.", "Monday", "apologised"},
		{"In June, Tarran launched strikes against the island.", "June", "launched"},
		{"Last month, Tarran also attacked the capital, Orla.", "Last month", "attacked"},
		{"“On Monday, President Orr hosted a call,” an aide said.", "Monday", "hosted"},
		{"The prime minister on Monday apologised.", "Monday", "apologised"},
		{"LIND – Velden’s former Gov. Jon Arrel on Monday joined the field.", "Monday", "joined"},
		{"In a letter on Monday, the bank warned its clients.", "Monday", "warned"},
		{"In 2022, the Orr government had quietly named Velden an ally.", "2022", "named"},
		// nothing that can be told
		{"He apologised for the attack on Monday.", "Monday", ""},
		{"The council condemned the attack on 9 September.", "9 September", ""},
		{"The road has been closed since Monday.", "Monday", ""},
		{"Ships must leave by Friday.", "Friday", ""},
		{"The court struck down the city’s previous concealed carry law on June 23.", "June 23", ""},
		{"Two possible 2016 presidential contenders also signed.", "2016", ""},
		{"On Monday, Tarran says it bombed the port.", "Monday", ""},
		{"On Monday, a man accused of theft was held.", "Monday", ""},
		{"He asked the guard to resign on Monday.", "Monday", ""},
		{"Nothing like 2022 was ever seen.", "2022", ""},
		{"It came two days after the prime minister apologised.", "two days", ""},
	} {
		found := false
		for _, x := range Find(c.text, sentences(c.text), "2025-10-02", nil) {
			if x.In(c.text) != c.time {
				continue
			}
			found = true
			if got := x.Of.In(c.text); got != c.of {
				t.Errorf("%s: %q belongs to %q, want %q", c.text, c.time, got, c.of)
			}
		}
		if !found {
			t.Errorf("%s: no time %q", c.text, c.time)
		}
	}
}

// What a time belongs to does not hang on the day of publication.
func TestOfDoesNotNeedPublication(t *testing.T) {
	text := "On Monday, the minister apologised for the Sept. 9 strikes. The attack last month killed nine."
	for _, a := range []edtf.Value{"", "2025-10-01", "2025?", "2025-09-29/..", "../2025"} {
		var of []string
		for _, x := range Find(text, sentences(text), a, nil) {
			of = append(of, x.Of.In(text))
		}
		if got := strings.Join(of, " "); got != "apologised strikes attack" {
			t.Errorf("from %q: %s", a, got)
		}
	}
}
