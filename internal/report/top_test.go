package report

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/span"
)

const bodyText = "The ferry Aurelia ran aground off Tern on Thursday, and the coastguard of Marrel took 126 people from her decks.\n\nNobody was hurt, the harbour master said."

// Lines about a text at its top give its address, outlet, date and author.
func TestTopOfText(t *testing.T) {
	for _, c := range []struct{ name, source, top, url, outlet, published, modified, byline, title string }{
		{"address", "a1b2c3d4.txt", "https://ledger.example/2031/03/13/ferry\n\nFerry aground off Tern\n\n", "https://ledger.example/2031/03/13/ferry", "ledger.example", "2031-03-13", "", "", "Ferry aground off Tern"},
		{"name of the file first", "tern-gazette.txt", "https://ledger.example/2031/03/13/ferry\n\n", "https://ledger.example/2031/03/13/ferry", "Tern Gazette", "2031-03-13", "", "", ""},
		{"source address", "x.txt", "Source: https://ledger.example/2031-03-13/ferry\nFerry aground off Tern\n\n", "https://ledger.example/2031-03-13/ferry", "ledger.example", "2031-03-13", "", "", "Ferry aground off Tern"},
		{"source and date", "x.txt", "Source: The Marrel Star\nDate: 2031-03-13\nTitle: Ferry aground off Tern\nAuthor: Jane Doe\n\n", "", "The Marrel Star", "2031-03-13", "", "Jane Doe", "Ferry aground off Tern"},
		{"source, address", "x.txt", "Source: Marrel Star, https://star.example/ferry\n\n", "https://star.example/ferry", "Marrel Star", "", "", "", ""},
		{"mail", "x.txt", "From: The Daily Tern\nTo: all readers\nSubject: Ferry aground off Tern\nDate: Thu, 13 Mar 2031 09:12:00 +0100\n\n", "", "The Daily Tern", "2031-03-13", "", "", "Ferry aground off Tern"},
		{"a person sends", "x.txt", "From: Jane Doe <jane@post.example>\n\n", "", "", "", "", "", ""},
		{"published and updated", "x.txt", "Ferry aground off Tern\n\nPosted: Thursday, March 13, 2031 9:12 AM EST Updated: Friday, March 14, 2031 8:00 AM EST\n\n", "", "", "2031-03-13", "2031-03-14", "", "Ferry aground off Tern"},
		{"only updated", "x.txt", "Ferry aground off Tern\n\nUpdated: March 14, 2031\n\n", "", "", "2031-03-14?", "2031-03-14", "", "Ferry aground off Tern"},
		{"no lines about it", "x.txt", "Warning: ferry aground\n\n", "", "", "", "", "", "Warning: ferry aground"},
	} {
		r := New(page(c.source, c.top+bodyText))
		checkBlocks(t, r)
		got := []string{r.URL, r.Outlet.Value, string(r.Published.When), string(r.Modified.When), strings.Join(r.Byline, ", "), r.Title}
		if want := []string{c.url, c.outlet, c.published, c.modified, c.byline, c.title}; !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, want)
		}
		if c.published == "2031-03-13" && c.url != "" && r.Published.Reasons[0].Reason != "date in the address" {
			t.Errorf("%s: dated because of %v", c.name, r.Published.Reasons)
		}
		for _, b := range r.Blocks[len(r.Blocks)-2:] {
			if b.Kind != Body {
				t.Errorf("%s: %q is %s", c.name, b.Span.In(r.Text), b.Kind)
			}
		}
	}
}

// An address further down is another page's.
func TestAddressInText(t *testing.T) {
	r := New(page("x.txt", bodyText+"\n\nhttps://other.example/2029/01/02/storm"))
	if r.URL != "" || r.Published.When != "" || r.Outlet.Value != "" {
		t.Errorf("url %q, published %q, outlet %q", r.URL, r.Published.When, r.Outlet.Value)
	}
}

// Only a year told as past bounds publication.
func TestPastYear(t *testing.T) {
	for _, c := range []struct {
		text string
		past bool
	}{
		{"In 2013, the mayor told a committee that he was sorry.", true},
		{"The dam was completed in 1974 and supplies the valley.", true},
		{"The dam, completed in 1974, supplies the valley.", true},
		{"Prices have been rising since 2013.", true},
		{"After the 2012 mass shooting the town changed its laws.", true},
		{"The mayor left office in early 2013 and moved away.", true},
		{"The mayor joined the 2020 presidential race on Monday.", false},
		{"She was the tenth in the 2020 Democratic field.", false},
		{"He hoped to unseat the governor in 2020.", false},
		{"He was rumored to be running for governor in 2016.", false},
		{"The town planned to open the bridge in 2030.", false},
		{"The bridge will open in 2030, officials said.", false},
		{"The company said it would halve its output by 2030.", false},
		{"The law was delayed until 2028.", false},
		{"The pair weighed a \"unity ticket\" in 2020, but she threw cold water on it.", false},
		{"In 2026 elections the party hoped for gains.", false},
		{"The vote is scheduled for 2027, he said.", false},
		{"They counted in 2,013 places.", false},
		{"He asked whether the field in 2020 mattered.", false},
	} {
		got := false
		ws := words(c.text, 0, len(c.text), 0)
		for i, w := range ws {
			got = got || yearNumber(w.low) > 0 && pastYear(c.text, ws, i)
		}
		if got != c.past {
			t.Errorf("%q: past is %v", c.text, got)
		}
	}
}

// A bound that only names a year or month dates nothing, and a pair of weekday
// and day far from it is no year.
func TestBoundsThatSayNothing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Velden dam, completed in 1974, broke on Tuesday, the operator said.", ""},
		{"The plant was closed in June 2019, the operator said.", ""},
		{"The order was signed on 4 March 2021, the operator said.", "2021-03-04/.."},
		{"The dam was completed in 1974. It broke on Wednesday, March 11, the operator said.", ""},
		{"The dam was repaired in 2023. It broke on Wednesday, March 11, the operator said.", "2026-03-11?/.."},
	} {
		r := New(page("x.txt", c.text))
		if got := string(r.Published.When); got != c.want {
			t.Errorf("%q is dated %q, want %q", c.text, got, c.want)
		}
		if len(r.Published.Reasons) == 0 {
			t.Errorf("%q: the bound is lost", c.text)
		}
	}
}

// wrap fills the paragraphs of text to width, as mail programs do.
func wrap(text string, width int, between string) string {
	var paragraphs []string
	for p := range strings.SplitSeq(text, "\n\n") {
		var b strings.Builder
		n := 0
		for _, w := range strings.Fields(p) {
			if n > 0 && n+1+len([]rune(w)) > width {
				b.WriteByte('\n')
				n = 0
			} else if n > 0 {
				b.WriteByte(' ')
				n++
			}
			b.WriteString(w)
			n += len([]rune(w))
		}
		paragraphs = append(paragraphs, b.String())
	}
	return strings.Join(paragraphs, between)
}

const longText = `Ferry Aurelia aground off Tern as the coastguard of Marrel searches the strait for four of her crew

The ferry Aurelia ran aground off Tern on Thursday with 126 people aboard, and the coastguard of Marrel, which had warned of the storm at noon, took most of them from her decks.

Captain Helga Brandvold, 52, said the rudder had failed. “We had no steering and no light,” she said, and Prime Minister Olaf Stenmark promised an inquiry.

Two boats are searching the strait.

The ship was built in Brenna, where its owner, the Lind Valley Steamship Company, has its seat, and carried no cargo on Thursday. It had been inspected in May, the harbour master of Port Marrel said, and nothing was found.`

// Lines that a program filled are paragraphs, with blank lines or without.
func TestFilledLines(t *testing.T) {
	want := strings.Split(longText, "\n\n")
	for _, width := range []int{60, 66, 72, 76, 80} {
		for _, between := range []string{"\n\n", "\n"} {
			text := wrap(longText, width, between)
			if between == "\n" { // the headline stands apart
				text = strings.Replace(text, "crew\n", "crew\n\n", 1)
			}
			r := New(page("x.txt", text))
			checkBlocks(t, r)
			var got []string
			for _, b := range r.Blocks {
				got = append(got, strings.Join(strings.Fields(b.Span.In(text)), " "))
			}
			if between == "\n\n" && !slices.Equal(got, want) {
				t.Errorf("width %d: %d paragraphs, want %d: %q", width, len(got), len(want), got)
			}
			if between == "\n" && (len(got) > len(want) || slices.ContainsFunc(got[1:], func(p string) bool { return !endsSentence(p) })) {
				t.Errorf("width %d without blank lines: %q", width, got)
			}
			if r.Blocks[0].Kind != Headline || r.Blocks[len(r.Blocks)-1].Kind != Body {
				t.Errorf("width %d: the first block is %s", width, r.Blocks[0].Kind)
			}
		}
	}
}

// Lines of a page that nothing filled stay blocks of their own.
func TestLooseLines(t *testing.T) {
	text := "Ferry aground\nBy Jane Doe\nThe ferry ran aground off Tern on Thursday.\nNobody was hurt.\nDead: 0\nMissing: 4\nThe coastguard took 126 people from her decks, it said in the evening."
	if got := paragraphs(text, span.Span{End: len(text)}, wrapWidth(text)); len(got) != 7 {
		t.Errorf("%d paragraphs of 7 lines", len(got))
	}
}

func TestLoneDateline(t *testing.T) {
	r := New(page("x.txt", "PORT MARREL, June 3 (Xinhua) --\n\n"+bodyText))
	if r.Title != "" || r.Dateline == nil || r.Dateline.Date != "June 3" || r.Blocks[0].Kind != Body {
		t.Errorf("title %q, dateline %v, first block %v", r.Title, r.Dateline, r.Blocks[0])
	}
}

// A dateline without a year is a day once the others tell the time.
func TestDatelineDatedByOthers(t *testing.T) {
	wire := New(page("w.txt", "PORT MARREL, June 3 (Allied Wire) - The ferry Aurelia capsized off Tern with 126 people aboard, and the coastguard of Marrel searched the Sarn strait, the harbour office said."))
	other := New(page("o.txt", "Published: 4 June 2030\n\nThe coastguard of Marrel searched the Sarn strait off Tern for the people of the ferry Aurelia, which capsized with 126 aboard, the harbour office said."))
	if wire.Dateline == nil || wire.Dateline.Agency != "Allied Wire" || wire.Dateline.Date != "June 3" {
		t.Fatalf("dateline is %v", wire.Dateline)
	}
	DateTogether([]*Report{wire, other})
	if wire.Published.When != "2030-06-03?" || other.Published.When != "2030-06-04" {
		t.Errorf("dated %q and %q: %v", wire.Published.When, other.Published.When, wire.Published.Reasons)
	}
}

func TestBylineOfStaff(t *testing.T) {
	if got := bylineOf("By our staff and Harbour Wire"); len(got) != 1 || got[0] != "Harbour Wire" {
		t.Errorf("byline names %q, want Harbour Wire", got)
	}
	if got := bylineOf("By our reckoning the bridge is closed"); got != nil {
		t.Errorf("a sentence is read as a byline of %q", got)
	}
}
