package render

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// ferry is an invented report with what makes trees and pages hard: a headline,
// quotations across sentences, names, times, crossing arcs, words that are markup.
const ferry = `Ferry pilots of Sarn walk out after collision

LOWMERE, 3 March 2031 — Some 40 pilots of the Sarn ferries, who had been on duty since midnight, refused on Monday to leave the harbour until the company repairs its radar, the union said.

“We will not sail blind,” said Ruth Hale, who leads the union. “A hearing is scheduled on the issue today.” The harbour master of Lowmere, Capt. Jan Orsini, told <b>Radio</b> & others that nobody had been hurt.

“I warned them twice,” he said.

Read more: Storm closes port

Nordkraft Ferries promised to mend every radar by 1 May.
`

func readingOf(t testing.TB, text string) *account.Reading {
	t.Helper()
	acc, st := pipeline.Account([]*intake.Page{{Source: "ferry.txt", MediaType: "text/plain", Text: text}}, nil)
	if len(st.Members) != 1 {
		t.Fatalf("%d reports were read, want one: %v", len(st.Members), acc.Failed)
	}
	return account.NewReading(st, acc)
}

// longSentence is one sentence of n words and more.
func longSentence(n int) string {
	parts := []string{"the pilots of Lowmere", "two engineers from the northern yard", "a clerk who had seen the order", "the mayor"}
	var b strings.Builder
	b.WriteString("The union thanked ")
	for i := 0; b.Len() < 5*n; i++ {
		b.WriteString(parts[i%len(parts)] + ", ")
	}
	b.WriteString("and everyone else.")
	return b.String()
}

func readings(t testing.TB) map[string]*account.Reading {
	return map[string]*account.Reading{"ferry": readingOf(t, ferry), "long": readingOf(t, longSentence(200)+"\n\nIt ended."),
		"french": readingOf(t, "Le port de Lowmere a été fermé vendredi après une tempête, selon le maire de la ville, qui a parlé à la presse dans la matinée.")}
}

func openReading(t *testing.T, r *account.Reading) func(io.Writer) error {
	return func(w io.Writer) error { return ReadingHTML(w, r) }
}

func TestReadingPageByAxe(t *testing.T) {
	axe, err := os.ReadFile("../../.cache/axe.min.js")
	if err != nil {
		missing(t, "axe-core in .cache")
	}
	for name, r := range readings(t) {
		t.Run(name, func(t *testing.T) {
			ctx := browser(t)
			openPage(t, ctx, openReading(t, r))
			eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			faultless(t, ctx, string(axe))
		})
	}
}

func TestReadingPageOnSmallScreens(t *testing.T) {
	ctx := browser(t)
	for name, r := range readings(t) {
		h := openPage(t, ctx, openReading(t, r))
		for _, folded := range []bool{true, false} {
			eval[chromedp.Void](t, ctx, fmt.Sprintf(`document.querySelectorAll("details").forEach(d => d.open = !%v)`, folded))
			for _, width := range []int64{320, 360, 768, 1400} {
				do(t, ctx, chromedp.EmulateViewport(width, 900))
				if got := eval[float64](t, ctx, `document.documentElement.scrollWidth`); got > float64(width) {
					wide := eval[[]string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > %d && !e.closest(".scroll,nav")).slice(0, 5).map(e => e.outerHTML.slice(0, 160))`, width))
					t.Errorf("%s at %d pixels is %v wide; over the edge:\n%s", name, width, got, strings.Join(wide, "\n"))
				}
			}
		}
		console, requests := h.all()
		if len(console) > 0 || len(requests) > 0 {
			t.Errorf("%s: the page says to the console %q and asks for %q", name, console, requests)
		}
		if n := eval[int](t, ctx, `document.scripts.length`); n != 0 {
			t.Errorf("%s: the page has %d scripts", name, n)
		}
	}
}

// By the keyboard alone: Tab to a sentence, Enter opens its tree, Tab reaches the
// tree to scroll it and its table, Enter on the sentence closes it.
func TestReadingPageByKeyboard(t *testing.T) {
	ctx := browser(t)
	openPage(t, ctx, openReading(t, readingOf(t, ferry)))
	do(t, ctx, chromedp.EmulateViewport(1400, 900))
	tab := func() string {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		if none := eval[bool](t, ctx, `getComputedStyle(document.activeElement).outlineStyle === "none"`); none {
			t.Error("the focus cannot be seen")
		}
		return eval[string](t, ctx, `(e => e.getAttribute("aria-label") || e.textContent)(document.activeElement)`)
	}
	if got := tab(); got != "Skip to the text" {
		t.Fatalf("the first Tab reaches %q", got)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	if got, want := tab(), "Ferry pilots of Sarn walk out after collision"; got != want {
		t.Fatalf("after the skip link Tab reaches %q, want the first sentence", got)
	}
	const shown = `document.querySelector("#s1 svg").checkVisibility() && document.querySelector("#s1 svg").getBoundingClientRect().height > 50`
	if eval[bool](t, ctx, shown) {
		t.Fatal("the tree is open before anybody asked")
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	if !eval[bool](t, ctx, shown) {
		t.Fatal("Enter on a sentence opens no tree")
	}
	for _, want := range []string{"Tree of sentence 1", "Sentence 1 as a table"} {
		if got := tab(); got != want {
			t.Errorf("Tab reaches %q, want %q", got, want)
		}
	}
	do(t, ctx, chromedp.Focus(chromedp.CSS("#s1 > summary")), chromedp.KeyEvent(kb.Enter))
	if eval[bool](t, ctx, shown) {
		t.Error("Enter on the sentence does not close the tree")
	}
}

// A click opens the tree under the sentence, and the text flows on as before:
// sentences are no lines of their own.
func TestReadingPageByMouse(t *testing.T) {
	ctx := browser(t)
	openPage(t, ctx, openReading(t, readingOf(t, ferry)))
	do(t, ctx, chromedp.EmulateViewport(1400, 900))
	type box struct{ Left, Top, Bottom float64 }
	at := func(css string) box {
		return eval[box](t, ctx, fmt.Sprintf(`(e => { const r = e.getClientRects(), a = r[0], z = r[r.length-1]; return {Left: a.left, Top: a.top, Bottom: z.bottom} })(document.querySelector(%q))`, css))
	}
	if first, second := at("#s3 > summary"), at("#s4 > summary"); second.Top >= first.Bottom || second.Left <= first.Left {
		t.Errorf("sentence 4 begins at %v, want it on the line on which sentence 3 ends: %v", second, first)
	}
	do(t, ctx, chromedp.Click(chromedp.CSS("#s3 > summary")))
	if open := eval[[]string](t, ctx, `[...document.querySelectorAll(".s[open]")].map(e => e.id)`); len(open) != 1 || open[0] != "s3" {
		t.Fatalf("a click on sentence 3 opens %q", open)
	}
	sentence, tree, next := at("#s3 > summary"), at("#s3 .tree"), at("#s4 > summary")
	if tree.Top < sentence.Bottom-8 || next.Top < tree.Bottom {
		t.Errorf("sentence to %v, tree from %v to %v, next from %v: want one below the other", sentence.Bottom, tree.Top, tree.Bottom, next.Top)
	}
	// No word stands on another, and every label is inside the drawing.
	eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
	for _, row := range []string{".words text", ".pos text", ".names text"} {
		clash := eval[[]string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll("svg[role=img]")].flatMap(s => [...s.querySelectorAll(%q)].filter((e, i, all) => i && e.getBBox().x < all[i-1].getBBox().x + all[i-1].getBBox().width + 1).map(e => s.querySelector("title").textContent + ": " + e.textContent))`, row))
		if len(clash) > 0 {
			t.Errorf("%s stand on one another: %q", row, clash)
		}
	}
	out := eval[[]string](t, ctx, `[...document.querySelectorAll("svg[role=img]")].flatMap(s => [...s.querySelectorAll("text")].filter(e => { const b = e.getBBox(), m = e.parentNode.transform.baseVal.length ? e.parentNode.transform.baseVal[0].matrix.f : 0, v = s.viewBox.baseVal; return b.x < 0 || b.x + b.width > v.width || b.y + m < -2 || b.y + b.height + m > v.height + 2 }).map(e => s.querySelector("title").textContent + ": " + e.textContent))`)
	if len(out) > 0 {
		t.Errorf("outside the drawing: %q", out)
	}
}

// On paper stand the text and the trees that the reader has opened.
func TestReadingPageOnPaper(t *testing.T) {
	ctx := browser(t)
	openPage(t, ctx, openReading(t, readingOf(t, ferry)))
	eval[chromedp.Void](t, ctx, `document.getElementById("s2").open = true`)
	do(t, ctx, media("print", "light"))
	for css, want := range map[string]bool{"#s1 > summary": true, "#s2 svg": true, "#s3 svg": false, "nav": false, "#left li": true} {
		if got := eval[bool](t, ctx, fmt.Sprintf(`(e => e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().height > 0)(document.querySelector(%q))`, css)); got != want {
			t.Errorf("on paper %s is shown: %v, want %v", css, got, want)
		}
	}
}

// Shots are for people to look at: go test -run ReadingShots -shots /tmp/shots
func TestReadingShots(t *testing.T) {
	if *shots == "" {
		t.Skip("no -shots folder")
	}
	text := ferry
	if path := os.Getenv("CONCORD_REPORT"); path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = string(data)
	}
	ctx := browser(t)
	for name, r := range map[string]*account.Reading{"ferry": readingOf(t, text), "long": readingOf(t, longSentence(130))} {
		openPage(t, ctx, openReading(t, r))
		eval[chromedp.Void](t, ctx, `["s1","s3"].forEach(i => { const e = document.getElementById(i); if (e) e.open = true })`)
		eval[chromedp.Void](t, ctx, `(e => { if (e) e.open = true })(document.querySelector("#s1 details"))`)
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1400, 390} {
				do(t, ctx, chromedp.EmulateViewport(width, 1500), media("screen", scheme))
				for i := range 3 {
					eval[chromedp.Void](t, ctx, fmt.Sprintf(`window.scrollTo(0, %d)`, i*1450))
					png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
					if err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("reading-%s-%s-%d-%d.png", name, scheme, width, i)), png, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}
