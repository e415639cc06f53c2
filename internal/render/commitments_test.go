package render

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/annotate"
	"concord/internal/commitment"
	"concord/internal/intake"
	"concord/internal/ledger"
	"concord/internal/pipeline"
	"concord/internal/report"
	"concord/internal/story"

	"github.com/chromedp/chromedp"
)

// tavia is the ledger of the invented stories, with a person's notes.
func tavia(t testing.TB) *ledger.Ledger {
	t.Helper()
	var told []ledger.Told
	for _, name := range []string{"tavia-guarantee", "tavia-strike", "tavia-after", "harbour-pledge"} {
		var docs []*annotate.Document
		for _, page := range pagesOf(t, name) {
			docs = append(docs, annotate.Annotate(report.New(page)))
		}
		st := story.New(docs)
		told = append(told, ledger.Told{Name: name, Story: st, Commitments: commitment.Find(st)})
	}
	l := ledger.New(told, ledger.Asked{})
	var key string
	for _, e := range l.Entries {
		for _, d := range e.Duties {
			if d.Status == ledger.Breached {
				key = d.Key
			}
		}
	}
	l.Replay(key+" | disputed | Ruth <b>Hale</b> | 2031-06-01 | =1+1 the ferry ran\nd-0000000000 | stalled | Ruth Hale | 2031-06-01 | nobody\n", "mine.txt")
	return l
}

func pagesOf(t testing.TB, name string) []*intake.Page {
	t.Helper()
	var pages []*intake.Page
	for page, err := range intake.Read(context.Background(), intake.Options{}, []string{filepath.Join("../../testdata/ledger", name)}) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	return pages
}

// guarantee is the account of the invented guarantee: cards, a comparison.
func guarantee(t testing.TB) *account.Account {
	t.Helper()
	return pipeline.Compare(append(pagesOf(t, "tavia-guarantee"), pagesOf(t, "tavia-strike")...), nil)
}

func reference(t testing.TB, id string) ledger.Side {
	t.Helper()
	r, ok := ledger.Lookup(id)
	if !ok {
		t.Fatal(id)
	}
	return ledger.SideOf(r)
}

func TestLedgerText(t *testing.T) {
	l := tavia(t)
	for _, width := range []int{40, 100} {
		var buf bytes.Buffer
		if err := Ledger(&buf, l, TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		text := buf.String()
		for _, line := range strings.Split(text, "\n") {
			if columns(line) > width {
				t.Errorf("width %d: %q is %d wide", width, line, columns(line))
			}
		}
		flat := strings.Join(strings.Fields(text), " ")
		for _, want := range []string{"reported fulfilled", "partly reported fulfilled", "reported breached", "not searched", "no report here is later than it", "their own, not a report's",
			"not applied", "nobody", "6 later reports"} {
			if !strings.Contains(flat, want) {
				t.Errorf("width %d: %q is not in the text", width, want)
			}
		}
		for _, e := range l.Entries {
			for _, d := range e.Duties {
				if !strings.Contains(flat, d.Key) {
					t.Errorf("the key %s, which a correction needs, is not shown", d.Key)
				}
			}
		}
	}
}

// A spreadsheet reads the table as it is, and computes nothing.
func TestLedgerCSV(t *testing.T) {
	var buf bytes.Buffer
	l := tavia(t)
	l.Entries[0].Commitment.Instrument.Kind = "@SUM(A1:A9)"
	if err := LedgerCSV(&buf, l); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&buf).ReadAll() // every row as long as the first, or it fails
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < l.Summary.Duties+1 {
		t.Errorf("%d rows for %d duties", len(rows), l.Summary.Duties)
	}
	seen := map[string]bool{}
	for _, row := range rows {
		for _, c := range row {
			seen[c] = true
			if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
				t.Errorf("cell %q begins like a formula", c)
			}
			if strings.ContainsAny(c, "\t\r\n") {
				t.Errorf("cell %q has a line break", c)
			}
		}
	}
	for _, want := range []string{"'=1+1 the ferry ran", "'@SUM(A1:A9)", "reported breached", "disputed"} {
		if !seen[want] {
			t.Errorf("no cell %q", want)
		}
	}
}

func TestInstrumentsForms(t *testing.T) {
	c := ledger.Compare(reference(t, "north-atlantic-treaty-5"), reference(t, "major-non-nato-ally"), reference(t, "gcc-joint-defence-2000"))
	for _, width := range []int{40, 80, 160} {
		var buf bytes.Buffer
		if err := Instruments(&buf, c, TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(buf.String(), "\n") {
			if columns(line) > width {
				t.Errorf("width %d: %q is %d wide", width, line, columns(line))
			}
		}
		flat := strings.Join(strings.Fields(buf.String()), " ")
		for _, want := range []string{"not recorded", "none", "as concord's reference set has it", "34 UNTS 243"} {
			if !strings.Contains(flat, want) {
				t.Errorf("width %d: no %q in\n%s", width, want, buf.String())
			}
		}
	}
	var md bytes.Buffer
	if err := InstrumentsMarkdown(&md, c); err != nil {
		t.Fatal(err)
	}
	bars := -1
	for _, line := range strings.Split(md.String(), "\n") {
		if strings.HasPrefix(line, "|") {
			n := strings.Count(line, "|") - strings.Count(line, `\|`)
			if bars >= 0 && n != bars {
				t.Errorf("%d bars, want %d: %s", n, bars, line)
			}
			bars = n
		}
	}
	if !strings.Contains(md.String(), "**none**") {
		t.Error("what only one side has is not set off")
	}
}

// Of a commitment of reports, what its words do not say is "not told", and
// nothing derived is claimed to be the same.
func TestInstrumentsOfReports(t *testing.T) {
	acc := guarantee(t)
	i := slices.IndexFunc(acc.Commitments, func(c commitment.Commitment) bool { return c.Constitutive != nil })
	if i < 0 {
		t.Fatal("no guarantee was read")
	}
	c := ledger.Compare(ledger.SideOfReports(&acc.Commitments[i], "tavia-guarantee"), reference(t, "north-atlantic-treaty-5"))
	marks := map[string]ledger.Mark{}
	for _, r := range c.Rows {
		marks[r.Field] = r.Mark
	}
	for field, want := range map[string]ledger.Mark{"decides": ledger.OneSide, "promisor": ledger.Differ, "counts_as": ledger.Words, "acts": ledger.Same, "form": ledger.Differ} {
		if marks[field] != want {
			t.Errorf("%s: %s, want %s", field, marks[field], want)
		}
	}
	if m := marks["obligations"]; m == ledger.Same || m == ledger.Differ {
		t.Errorf("obligations: %s: a type read from words of reports is for a reader to compare", m)
	}
}

// pagesOfCommitments are the pages that commitments have.
func pagesOfCommitments(t testing.TB) map[string]func(io.Writer) error {
	l := tavia(t)
	c := ledger.Compare(reference(t, "north-atlantic-treaty-5"), reference(t, "gcc-joint-defence-2000"), reference(t, "taiwan-relations-act"))
	acc := guarantee(t)
	return map[string]func(io.Writer) error{
		"ledger":      func(w io.Writer) error { return LedgerHTML(w, l) },
		"nothing":     func(w io.Writer) error { return LedgerHTML(w, ledger.New(nil, ledger.Asked{})) },
		"instruments": func(w io.Writer) error { return InstrumentsHTML(w, c) },
		"account":     func(w io.Writer) error { return HTML(w, acc) },
	}
}

func TestCommitmentPagesByAxe(t *testing.T) {
	axe, err := os.ReadFile("../../.cache/axe.min.js")
	if err != nil {
		missing(t, "axe-core in .cache")
	}
	for name, write := range pagesOfCommitments(t) {
		t.Run(name, func(t *testing.T) {
			ctx := browser(t)
			openPage(t, ctx, write)
			eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			faultless(t, ctx, string(axe))
		})
	}
}

func TestCommitmentPagesOnSmallScreens(t *testing.T) {
	ctx := browser(t)
	for name, write := range pagesOfCommitments(t) {
		h := openPage(t, ctx, write)
		eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
		for _, width := range []int64{320, 360, 768, 1400} {
			do(t, ctx, chromedp.EmulateViewport(width, 900))
			if got := eval[float64](t, ctx, `document.documentElement.scrollWidth`); got > float64(width) {
				wide := eval[[]string](t, ctx, `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".scroll,nav")).slice(0, 5).map(e => e.outerHTML.slice(0, 160))`)
				t.Errorf("%s at %d pixels is %v wide; over the edge:\n%s", name, width, got, strings.Join(wide, "\n"))
			}
		}
		console, requests := h.all()
		if len(console) > 0 || len(requests) > 0 {
			t.Errorf("%s: the page says to the console %q and asks for %q", name, console, requests)
		}
		if n := eval[int](t, ctx, `document.scripts.length`); n != 0 {
			t.Errorf("%s: the page has %d scripts", name, n)
		}
		// No link is dead, and no id stands twice.
		dead := eval[[]string](t, ctx, `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href").slice(1)).filter(h => !document.getElementById(h))`)
		twice := eval[[]string](t, ctx, `(ids => ids.filter((x, i) => ids.indexOf(x) !== i))([...document.querySelectorAll("[id]")].map(e => e.id))`)
		if len(dead) > 0 || len(twice) > 0 {
			t.Errorf("%s: links without a target %q, ids that stand twice %q", name, dead, twice)
		}
	}
}

// What stands in a card: the case, what counts as what, a duty whose limits are
// set off, the comparison marked as concord's own, the day it came in force.
func TestCard(t *testing.T) {
	ctx := browser(t)
	openPage(t, ctx, func(w io.Writer) error { return HTML(w, guarantee(t)) })
	for css, want := range map[string]string{
		"#promised .chain":               "counts as",
		"#promised .duties .limit":       "if necessary",
		"#promised .duties .force":       "obligation",
		"#promised .instruments .ref":    "as concord's reference set has it",
		"#promised .instruments .differ": "differ",
		"#promised .ladder":              "beside it",
		"#when .time":                    "in force from then on",
		"#promised .terms":               "no term of the instrument",
	} {
		got := eval[string](t, ctx, `[...document.querySelectorAll(`+"`"+css+"`"+`)].map(e => e.textContent).join(" | ")`)
		if !strings.Contains(strings.ToLower(strings.ReplaceAll(got, "’", "'")), want) {
			t.Errorf("%s: %q, want %q in it", css, got, want)
		}
	}
	do(t, ctx, media("print", "light"))
	if !eval[bool](t, ctx, `document.querySelector("#promised .duties li").getBoundingClientRect().height > 0`) {
		t.Error("duties are not on paper")
	}
}

// Words of reports and of a corrections file are text, never markup.
func TestLedgerPageIsSafe(t *testing.T) {
	var buf bytes.Buffer
	if err := LedgerHTML(&buf, tavia(t)); err != nil {
		t.Fatal(err)
	}
	page := buf.String()
	if strings.Contains(page, "<b>Hale") || !strings.Contains(page, "&lt;b&gt;Hale") {
		t.Error("a name of the corrections file is markup in the page")
	}
	if strings.Contains(page, "<script") {
		t.Error("the page has a script")
	}
}
