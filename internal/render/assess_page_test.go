package render

import (
	"io"
	"os"
	"testing"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/intake"
	"concord/internal/pipeline"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// assessed are assessments of invented reports, and of a supposed event beside the reference set.
func assessed(t *testing.T) map[string]func(io.Writer) error {
	t.Helper()
	var pages []*intake.Page
	for _, text := range []string{`Norway guarantees the safety of Chile

OSLO, 12 May 2031 - The Norwegian prime minister signed an order on Saturday, 10 May 2031, that guarantees the security of Chile.

"Norway shall regard any armed attack on the territory of Chile as a threat to its own peace," the order reads. "In the event of such an attack, Norway shall take all appropriate measures, including diplomatic and military ones, to defend Chile."
`, `The day's report

LIMA, 4 June 2031 - On 2 June 2031 Peruvian warplanes bombed the port of Arica in Chile. Norway was told of the raid beforehand.
`} {
		p, err := intake.FromText("test.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p.Meta.Language = intake.Stated{Value: "en", From: "test"}
		pages = append(pages, p)
	}
	acc, st := pipeline.Account(pages, nil)
	s, err := assess.Suppose(assess.Supposed{Act: "missile attack", Actor: "Russia", Place: "Warsaw", Date: "2032-01-05"})
	if err != nil {
		t.Fatal(err)
	}
	page := func(in assess.Input, acc *account.Account) func(io.Writer) error {
		return func(w io.Writer) error { return AssessmentHTML(w, assess.New(in), acc) }
	}
	return map[string]func(io.Writer) error{
		"reported": page(assess.Input{Account: acc, Story: st}, acc),
		"supposed": page(assess.Input{Supposed: s, References: true}, nil),
	}
}

func TestAssessmentPage(t *testing.T) {
	axe, err := os.ReadFile("../../.cache/axe.min.js")
	if err != nil {
		missing(t, "axe-core in .cache")
	}
	for name, write := range assessed(t) {
		t.Run(name, func(t *testing.T) {
			ctx := browser(t)
			h := openPage(t, ctx, write)
			faultless(t, ctx, string(axe))
			for _, width := range []int64{320, 360, 768, 1400} {
				do(t, ctx, chromedp.EmulateViewport(width, 900))
				if got := eval[float64](t, ctx, `document.documentElement.scrollWidth`); got > float64(width) {
					t.Errorf("at %d pixels it is %v wide", width, got)
				}
			}
			do(t, ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
			if at := eval[string](t, ctx, `location.hash`); at != "#main" {
				t.Errorf("the skip link leads to %q", at)
			}
			if broken := eval[[]string](t, ctx, `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href")).filter(h => !document.getElementById(h.slice(1)))`); len(broken) > 0 {
				t.Errorf("links lead nowhere: %v", broken)
			}
			cases := eval[int](t, ctx, `document.querySelectorAll(".case").length`)
			marked := eval[int](t, ctx, `document.querySelectorAll(".case .supposed").length`)
			if cases == 0 || name == "supposed" && marked != cases || name == "reported" && marked != 0 {
				t.Errorf("%d cases, %d marked hypothetical", cases, marked)
			}
			if console, requests := h.all(); len(console)+len(requests) > 0 || eval[int](t, ctx, `document.scripts.length`) > 0 {
				t.Errorf("the page says %q, asks for %q, or has a script", console, requests)
			}
		})
	}
}
