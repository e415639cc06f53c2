package render

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"concord/internal/account"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The page is tested in a browser as a reader meets it: by eye (axe-core's rules
// for contrast, names and structure), by keyboard, on paper, on a small screen.

var shots = flag.String("shots", "", "write screenshots of the page into this `folder`")

// missing skips a test at home and fails it in CI, where nothing may be missing.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing", what)
	}
	t.Skipf("%s is missing", what)
}

// browser opens a tab of a fresh browser.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium")
	}
	// Not t.TempDir: a browser may still be writing when the test is over, and
	// what it leaves then is no fault of the page.
	profile, err := os.MkdirTemp("", "concord-page-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(profile), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancelAlloc := chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancelAlloc)
	ctx, cancelTab := chromedp.NewContext(ctx)
	t.Cleanup(cancelTab)
	// A tab that is closed in order leaves no browser behind.
	t.Cleanup(func() { _ = chromedp.Cancel(ctx) })
	return ctx
}

// heard is what the page said to the console and asked of the network.
type heard struct {
	mu       sync.Mutex
	console  []string
	requests []string
}

func (h *heard) all() (console, requests []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.console, h.requests
}

// open opens the page of acc.
func open(t *testing.T, ctx context.Context, acc *account.Account) *heard {
	t.Helper()
	return openPage(t, ctx, func(w io.Writer) error { return HTML(w, acc) })
}

// openPage writes a page to a file and opens it.
func openPage(t *testing.T, ctx context.Context, write func(io.Writer) error) *heard {
	t.Helper()
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "account.html")
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	h := &heard{}
	address := (&url.URL{Scheme: "file", Path: path}).String()
	err := chromedp.Listen(ctx, func(ev any) {
		h.mu.Lock()
		defer h.mu.Unlock()
		switch ev := ev.(type) {
		case *cdplog.EventEntryAdded:
			h.console = append(h.console, ev.Entry.Text)
		case *runtime.EventConsoleAPICalled:
			h.console = append(h.console, fmt.Sprint("console.", ev.Type))
		case *runtime.EventExceptionThrown:
			h.console = append(h.console, ev.ExceptionDetails.Text)
		case *network.EventRequestWillBeSent:
			if ev.Request.URL != address {
				h.requests = append(h.requests, ev.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(address))
	return h
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, ctx context.Context, js string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, opts...))
	if err != nil {
		t.Fatalf("evaluating %.80s: %v", js, err)
	}
	return v
}

func media(kind, scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// stories are the pages to test: a plain one, the smallest, and a big one.
func stories(t *testing.T) map[string]*account.Account {
	return map[string]*account.Account{"kellmouth": kellmouth(t), "empty": empty(), "hundred": hundred(t)}
}

func TestPageByAxe(t *testing.T) {
	axe, err := os.ReadFile("../../.cache/axe.min.js")
	if err != nil {
		missing(t, "axe-core in .cache")
	}
	for name, acc := range stories(t) {
		if name == "hundred" {
			continue // the same elements many times over: minutes for nothing new
		}
		t.Run(name, func(t *testing.T) {
			ctx := browser(t)
			open(t, ctx, acc)
			// What is folded must be without fault as well.
			eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			faultless(t, ctx, string(axe))
		})
	}
}

// faultless looks at the open page by the rules of axe-core in every view.
func faultless(t *testing.T, ctx context.Context, axe string) {
	t.Helper()
	eval[chromedp.Void](t, ctx, axe+";0")
	for _, view := range []struct {
		name, scheme string
		width        int64
	}{{"light", "light", 1400}, {"dark", "dark", 1400}, {"narrow", "light", 390}, {"narrow dark", "dark", 360}} {
		do(t, ctx, chromedp.EmulateViewport(view.width, 900), media("screen", view.scheme))
		found := eval[[]struct {
			ID    string `json:"id"`
			Help  string `json:"help"`
			Nodes []struct {
				HTML    string `json:"html"`
				Summary string `json:"failureSummary"`
			} `json:"nodes"`
		}](t, ctx, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations)`, chromedp.EvalAwaitPromise)
		for _, v := range found {
			for i, n := range v.Nodes {
				if i == 3 {
					break
				}
				t.Errorf("%s: %s (%s), %d places\n\t%.300s\n\t%s", view.name, v.ID, v.Help, len(v.Nodes), n.HTML, n.Summary)
			}
		}
	}
}

func TestPageOnSmallScreens(t *testing.T) {
	pages := stories(t) // before the browser: closing one that opened nothing waits for ever
	ctx := browser(t)
	for name, acc := range pages {
		h := open(t, ctx, acc)
		for _, width := range []int64{320, 360, 768, 1400} {
			do(t, ctx, chromedp.EmulateViewport(width, 900))
			if name != "hundred" {
				eval[chromedp.Void](t, ctx, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			} else if width == 320 || width == 768 {
				continue // laying out a big page takes a while
			}
			got := eval[float64](t, ctx, `document.documentElement.scrollWidth`)
			if got > float64(width) {
				wide := eval[[]string](t, ctx, fmt.Sprintf(`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > %d && !e.closest(".scroll,nav")).slice(0, 5).map(e => e.outerHTML.slice(0, 160))`, width))
				t.Errorf("%s at %d pixels is %v wide; over the edge:\n%s", name, width, got, strings.Join(wide, "\n"))
			}
		}
		console, requests := h.all()
		if len(console) > 0 {
			t.Errorf("%s: the page says to the console: %q", name, console)
		}
		if len(requests) > 0 {
			t.Errorf("%s: the page asks for %q", name, requests)
		}
		if n := eval[int](t, ctx, `document.scripts.length`); n != 0 {
			t.Errorf("%s: the page has %d scripts", name, n)
		}
	}
}

func TestPageByKeyboard(t *testing.T) {
	ctx := browser(t)
	open(t, ctx, kellmouth(t))
	do(t, ctx, chromedp.EmulateViewport(1400, 900))
	focused := func() string {
		return eval[string](t, ctx, `(e => e.className + " " + (e.getAttribute("href") || e.tagName))(document.activeElement)`)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Tab))
	if got := focused(); got != "skip #main" {
		t.Fatalf("the first Tab reaches %q, want the skip link", got)
	}
	if shown := eval[bool](t, ctx, `document.activeElement.getBoundingClientRect().left >= 0`); !shown {
		t.Error("the skip link stays out of sight with the focus on it")
	}
	// Tab goes through the page in its order, and what has the focus shows it.
	last := -1
	for range 40 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		at := eval[int](t, ctx, `[...document.querySelectorAll("a[href],summary,[tabindex]")].indexOf(document.activeElement)`)
		if at <= last {
			t.Fatalf("Tab goes from element %d to %d (%s), want the order of the page", last, at, focused())
		}
		last = at
		if none := eval[bool](t, ctx, `getComputedStyle(document.activeElement).outlineStyle === "none"`); none {
			t.Errorf("focus on %s cannot be seen", focused())
		}
	}
	// Enter on a siglum moves to its passage, which stands in the window and is set off.
	do(t, ctx, chromedp.Focus(chromedp.CSS("#agreed .has a.sig")), chromedp.KeyEvent(kb.Enter))
	hash := eval[string](t, ctx, `location.hash`)
	if !strings.HasPrefix(hash, "#A-") {
		t.Fatalf("Enter on a siglum leads to %q, want a passage of A", hash)
	}
	type place struct {
		Text    string  `json:"text"`
		Top     float64 `json:"top"`
		Bottom  float64 `json:"bottom"`
		Backing string  `json:"backing"`
		Around  string  `json:"around"`
	}
	p := eval[place](t, ctx, `(e => { const r = e.getBoundingClientRect(); return {text: e.textContent, top: r.top, bottom: r.bottom,
		backing: getComputedStyle(e).backgroundColor, around: getComputedStyle(e.closest("p")).backgroundColor} })(document.querySelector(":target"))`)
	if want := kellmouth(t).Agreed[0].Statements[0].Exact; p.Text != want {
		t.Errorf("the siglum leads to %q, want %q", p.Text, want)
	}
	if p.Top < 40 || p.Bottom > 900 {
		t.Errorf("the passage stands from %v to %v of the window, want it below the menu and in sight", p.Top, p.Bottom)
	}
	if p.Backing == p.Around {
		t.Error("the passage is not set off from the text around it")
	}
	// The notes beside the paragraph lead back.
	back := eval[[]string](t, ctx, `[...document.querySelector(":target").closest(".block").querySelectorAll(".cited a")].map(a => a.getAttribute("href"))`)
	if !strings.Contains(strings.Join(back, " "), "#"+findingID(kellmouth(t).Agreed[0].ID)) {
		t.Errorf("the paragraph leads back to %v, want the fact that was left", back)
	}
}

// A folded finding opens when a link leads to it, so that no link seems dead.
func TestPageOpensWhatIsFolded(t *testing.T) {
	ctx := browser(t)
	open(t, ctx, kellmouth(t))
	do(t, ctx, chromedp.EmulateViewport(1400, 900))
	id := findingID(kellmouth(t).Lineage.Copies[1].ID)
	eval[chromedp.Void](t, ctx, fmt.Sprintf(`location.hash = %q`, id))
	shown, err := chromedp.Run(ctx, chromedp.Poll[bool](fmt.Sprintf(`document.getElementById(%q).getBoundingClientRect().height > 0`, id)))
	if err != nil || !shown {
		t.Errorf("shared wording stays folded: %v", err)
	}
}

func TestPageOnPaper(t *testing.T) {
	ctx := browser(t)
	open(t, ctx, kellmouth(t))
	do(t, ctx, media("print", "light"))
	for _, c := range []struct {
		selector string
		shown    bool
	}{{"h1", true}, {"#agreed .says", true}, {"#differ .reading", true}, {"#texts .block", true}, {"nav", false}, {".skip", false}, {".cited", false}} {
		got := eval[bool](t, ctx, fmt.Sprintf(`(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)(document.querySelector(%q))`, c.selector))
		if got != c.shown {
			t.Errorf("on paper %s is shown: %v, want %v", c.selector, got, c.shown)
		}
	}
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("printing gives no PDF")
	}
	if *shots != "" {
		if err := os.WriteFile(filepath.Join(*shots, "print.pdf"), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Shots are for people to look at: go test -run Shots -shots /tmp/shots
func TestShots(t *testing.T) {
	if *shots == "" {
		t.Skip("no -shots folder")
	}
	acc := kellmouth(t)
	if path := os.Getenv("CONCORD_ACCOUNT"); path != "" {
		data, err := os.ReadFile(path)
		if err == nil {
			acc = new(account.Account)
			err = json.Unmarshal(data, acc)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx := browser(t)
	open(t, ctx, acc)
	for _, scheme := range []string{"light", "dark"} {
		for width, height := range map[int64]float64{1400: 1500, 390: 1500} {
			do(t, ctx, chromedp.EmulateViewport(width, int64(height)), media("screen", scheme))
			total := eval[float64](t, ctx, `document.documentElement.scrollHeight`)
			for i := 0; float64(i)*height < total && i < 12; i++ {
				eval[chromedp.Void](t, ctx, fmt.Sprintf(`window.scrollTo(0, %v)`, float64(i)*(height-50)))
				png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%s-%d-%02d.png", scheme, width, i)), png, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
