package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/render"
	"concord/internal/story"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// sources is how reports are read.
type sources struct {
	private    bool
	timeout    time.Duration
	maxBytes   int64
	noProgress bool
	primary    []string // texts that are the instrument itself
}

func (s *sources) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.private, "allow-private", false, "fetch from private and local addresses too")
	cmd.Flags().DurationVar(&s.timeout, "timeout", 30*time.Second, "longest wait for one address")
	cmd.Flags().Int64Var(&s.maxBytes, "max-bytes", 16<<20, "largest size of one report, in bytes")
	cmd.Flags().StringArrayVar(&s.primary, "primary", nil, "`FILE` or address of a primary text, such as an order or a treaty: its own words\nfill the fields of commitments, and quotations are collated against it")
	cmd.Flags().BoolVar(&s.noProgress, "no-progress", false, "no progress line, even on a terminal")
}

const reportsHelp = `REPORT is a text or HTML file, a folder or ZIP of them, a pattern such as 'pages/*.html',
an http(s) address, or - for standard input.`

// read reads every source. What cannot be read is said on standard error and
// returned, with the error too; it never stops the others.
func (s *sources) read(ctx context.Context, e *env, names []string) ([]*intake.Page, []account.Failure, error) {
	if len(names)+len(s.primary) == 0 {
		return nil, nil, usage("concord compare REPORT..., with files, folders, patterns, addresses or -", "no report was named")
	}
	if s.maxBytes <= 0 || s.timeout <= 0 {
		return nil, nil, usage("leave it out for the usual limit", "--max-bytes and --timeout are more than nothing")
	}
	var pages []*intake.Page
	var failures []account.Failure
	progress := s.progress(e)
	all := append(names[:len(names):len(names)], s.primary...)
	quiet := waiting(e, all)
	defer quiet()
	primary := map[string]bool{} // by content: a primary text may stand among the reports too
	opt := intake.Options{AllowPrivate: s.private, Timeout: s.timeout, MaxBytes: s.maxBytes, Stdin: e.stdin}
	for page, err := range both(intake.Read(ctx, opt, names), intake.Read(ctx, opt, s.primary), primary) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		progress(len(pages) + len(failures) + 1)
		if err == nil {
			pages = append(pages, page)
			continue
		}
		f := account.Failure{Source: "?", Kind: string(intake.Failed), Reason: err.Error()}
		var ie *intake.Error
		if errors.As(err, &ie) {
			f = account.Failure{Source: ie.Source, Kind: string(ie.Kind), Reason: string(ie.Kind), Hint: ie.Hint}
			if ie.Err != nil {
				f.Reason += ": " + ie.Err.Error()
			}
		}
		failures = append(failures, f)
	}
	for _, p := range pages {
		p.Primary = primary[p.SHA256]
	}
	progress(0)
	quiet()
	e.sayLeftOut(failures)
	if len(pages) == 0 {
		return nil, failures, failed("", "no report could be read from %d named", len(all))
	}
	return pages, failures, nil
}

// both is the pages of reports and then of primary texts, whose hashes it notes.
func both(reports, texts iter.Seq2[*intake.Page, error], primary map[string]bool) iter.Seq2[*intake.Page, error] {
	return func(yield func(*intake.Page, error) bool) {
		for p, err := range reports {
			if !yield(p, err) {
				return
			}
		}
		for p, err := range texts {
			if err == nil {
				primary[p.SHA256] = true
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// sayLeftOut tells the user of sources that are not in what is printed.
func (e *env) sayLeftOut(failures []account.Failure) {
	for _, f := range failures {
		// Files passed over in a folder were not named by the user: said, but no reason for another exit code.
		e.leftOut = e.leftOut || f.Kind != string(intake.LeftOut)
		fmt.Fprintf(e.stderr, "concord: left out: %s: %s\n", render.Plain(f.Source), render.Plain(f.Reason))
		if f.Hint != "" {
			fmt.Fprintf(e.stderr, "concord: hint: %s\n", render.Plain(f.Hint))
		}
	}
}

// manyReports is from how many reports on memory is collected when half as much again
// is used and not twice as much: all that is read is kept to the end.
const manyReports = 500

// tell makes the account of what was read, and says which pages concord itself
// failed at.
func (e *env) tell(pages []*intake.Page, failures []account.Failure) (*account.Account, *story.Story, error) {
	if len(pages) >= manyReports {
		debug.SetGCPercent(50)
	}
	acc, st := pipeline.Account(pages, failures)
	e.sayLeftOut(slices.DeleteFunc(slices.Clone(acc.Failed), func(f account.Failure) bool { return slices.Contains(failures, f) }))
	if len(acc.Reports) == 0 {
		return nil, nil, failed("", "no report could be read from %d pages", len(pages))
	}
	return acc, st, nil
}

// progress returns a function that shows the number of the source at hand, on
// a terminal and after a second of work; 0 wipes the line.
func (s *sources) progress(e *env) func(int) {
	f, ok := e.stderr.(*os.File)
	if s.noProgress || !ok || !term.IsTerminal(int(f.Fd())) {
		return func(int) {}
	}
	begun, shown := time.Now(), false
	return func(n int) {
		switch {
		case n == 0 && shown:
			fmt.Fprint(f, "\r\x1b[K")
		case n > 0 && time.Since(begun) > time.Second:
			fmt.Fprintf(f, "\rconcord: reading report %d", n)
			shown = true
		}
	}
}

// waiting says once, after three seconds of reading, which sources give nothing
// until somebody writes to them; so that a forgotten pipe does not look like a
// program that hangs. The function it returns ends that.
func waiting(e *env, names []string) func() {
	var slow []string
	for _, name := range names {
		if name == "-" {
			slow = append(slow, "standard input")
		} else if info, err := os.Stat(name); err == nil && info.Mode()&os.ModeNamedPipe != 0 {
			slow = append(slow, render.Plain(name)+" (a pipe)")
		}
	}
	if len(slow) == 0 {
		return func() {}
	}
	timer := time.AfterFunc(3*time.Second, func() {
		fmt.Fprintf(e.stderr, "concord: waiting for the end of %s; Ctrl-C stops\n", strings.Join(slow, ", "))
	})
	return func() { timer.Stop() }
}
