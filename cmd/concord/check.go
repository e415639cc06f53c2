package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"concord/internal/account"
	"concord/internal/check"
	"concord/internal/edtf"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/render"

	"github.com/spf13/cobra"
)

func newCheck(e *env) *cobra.Command {
	var src sources
	var out output
	var failOn, date string
	var all bool
	cmd := &cobra.Command{
		Use:   "check DRAFT REPORT...",
		Short: "Lay a draft's numbers, dates, names and quotations beside what the reports say",
		Long: "Lay a draft's numbers, dates, names and quotations beside what the reports say, as a compiler\n" +
			"looks at a program: each line names a place in the draft, what reports have there, and the rule.\n\n" +
			"error: no report has it so, and the same is meant. warning: look at it; reports differ among\n" +
			"themselves, or what was found is likely. note: not seen in these reports, which is no fault.\n" +
			"concord does not say who is right.\n\n" +
			"DRAFT is a text, Markdown or HTML file, an address, or - for standard input.\n" + reportsHelp,
		Example: `  concord check draft.md pages/
  concord check draft.md pages/ --fail-on error && file-it draft.md
  concord check draft.md pages/ --format sarif -o draft.sarif
  concord check - pages/ --all < draft.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("concord check DRAFT REPORT...", "check takes a draft and at least one report")
			}
			if args[0] == "-" && slices.Contains(args[1:], "-") {
				return usage("give one of them as a file", "standard input cannot be the draft and a report")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			if failOn != "" && failOn != "error" && failOn != "warning" && failOn != "note" {
				return usage("error; warning: errors too; note: anything at all", "--fail-on %s is unknown", failOn)
			}
			if date != "" {
				if _, err := time.Parse("2006-01-02", date); err != nil {
					return usage("a day such as 2031-03-13", "--date %s is no day", date)
				}
			}
			draft, err := src.draft(cmd.Context(), e, args[0])
			if err != nil {
				return err
			}
			pages, failures, err := src.read(cmd.Context(), e, args[1:])
			if err != nil {
				return err
			}
			pages = e.withoutDraft(pages, draft.Page)
			if len(pages) == 0 {
				return failed("name the reports that it is to be laid beside", "no report is left beside the draft")
			}
			draft.Date, draft.All = edtf.Value(date), all
			c, err := pipeline.Check(draft, pages, failures)
			switch {
			case errors.Is(err, pipeline.ErrNotEnglish):
				return failed("concord reads English", "%s: %v", args[0], err)
			case err != nil:
				return failed("this is a fault of concord itself: please report it with this line", "%s: %v", args[0], err)
			}
			e.sayLeftOut(slices.DeleteFunc(slices.Clone(c.Failed), func(f account.Failure) bool { return slices.Contains(failures, f) }))
			if len(c.Reports) == 0 {
				return failed("", "no report could be read from %d pages", len(pages))
			}
			e.found = fails(c.Summary, failOn)
			if form == "sarif" {
				return out.write(e, func(w io.Writer) error { return render.SARIF(w, c, currentVersion().Version) })
			}
			return out.print(e, form, c, func(w io.Writer, opt render.TextOptions) error { return render.Check(w, c, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "sarif")
	cmd.Flags().BoolVar(&all, "all", false, "list what was compared and agrees, too")
	cmd.Flags().StringVar(&date, "date", "", "the `DAY` the draft is written on, for its “yesterday” (default: its own date, else the last report's)")
	cmd.Flags().StringVar(&failOn, "fail-on", "", "exit with 1 if there is an `error`, or already at a warning, or at a note")
	return cmd
}

// fails reports whether a summary has what --fail-on names, or worse.
func fails(s check.Summary, on string) bool {
	switch on {
	case "error":
		return s.Errors > 0
	case "warning":
		return s.Errors+s.Warnings > 0
	case "note":
		return s.Errors+s.Warnings+s.Notes > 0
	}
	return false
}

// draft reads one source as the draft, with its bytes where lines are counted in them.
func (s *sources) draft(ctx context.Context, e *env, name string) (pipeline.Draft, error) {
	if s.maxBytes <= 0 || s.timeout <= 0 {
		return pipeline.Draft{}, usage("leave it out for the usual limit", "--max-bytes and --timeout are more than nothing")
	}
	if isDir(name) {
		return pipeline.Draft{}, usage("concord check DRAFT REPORT...", "the draft is one file; %s is a folder", name)
	}
	var raw bytes.Buffer
	stdin := e.stdin
	if name == "-" {
		stdin = io.TeeReader(e.stdin, &raw)
	}
	quiet := waiting(e, []string{name})
	defer quiet()
	var d pipeline.Draft
	for page, err := range intake.Read(ctx, intake.Options{AllowPrivate: s.private, Timeout: s.timeout, MaxBytes: s.maxBytes, Stdin: stdin}, []string{name}) {
		switch {
		case ctx.Err() != nil:
			return d, ctx.Err()
		case err != nil:
			var ie *intake.Error
			hint := ""
			if errors.As(err, &ie) {
				hint = ie.Hint
			}
			return d, failed(hint, "the draft: %v", err)
		case d.Page != nil:
			return d, usage("concord check DRAFT REPORT...", "the draft is one file; %s holds several", name)
		}
		d.Page = page
	}
	if d.Page == nil {
		return d, failed("", "the draft: %s could not be read", name)
	}
	if d.Page.MediaType == "text/html" && d.Page.Charset == "utf-8" && d.Page.Fetch == nil {
		if name != "-" {
			if b, err := os.ReadFile(name); err == nil {
				raw.Write(b)
			}
		}
		d.Raw = raw.String()
	}
	return d, nil
}

// withoutDraft is the pages but the draft itself, which may lie in the same
// folder: it would agree with all it says.
func (e *env) withoutDraft(pages []*intake.Page, draft *intake.Page) []*intake.Page {
	var kept []*intake.Page
	for _, p := range pages {
		if p.SHA256 == draft.SHA256 && p.SHA256 != "" || draft.Source != "-" && filepath.Clean(p.Source) == filepath.Clean(draft.Source) {
			fmt.Fprintf(e.stderr, "concord: %s is the draft itself and no report beside it\n", render.Plain(p.Source))
			continue
		}
		kept = append(kept, p)
	}
	return kept
}
