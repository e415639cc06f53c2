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
	"strings"
	"unicode/utf8"

	"concord/internal/account"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/ledger"
	"concord/internal/pipeline"
	"concord/internal/render"

	"github.com/spf13/cobra"
)

func newCommitments(e *env) *cobra.Command {
	var src sources
	var out output
	var from, to, corrections string
	cmd := &cobra.Command{
		Use:   "commitments PATH...",
		Short: "Keep a ledger of what was promised and what has been reported of it since",
		Long: `Keep a ledger of what was promised, ordered or guaranteed, over many stories, and of what later
reports tell of each duty: reported fulfilled, in part, in the works, stalled, reported breached,
disputed, superseded, lapsed, not yet due, or nothing reported. concord reports; it does not find.
"Not searched" (no later report was read) is never "none found".

PATH is a folder whose subfolders and ZIP archives are one story each, or a folder or ZIP that is
one story; files and addresses named beside them are one more story together.

A corrections file keeps a person's own status and notes, one a line, shown as theirs:
  KEY | STATUS | NAME | DATE | NOTE`,
		Example: `  concord commitments stories/
  concord commitments stories/ --corrections mine.txt -o ledger.html
  concord commitments stories/ --from 2031-05-01 --format csv -o ledger.csv
  concord commitments compare north-atlantic-treaty-5 stories/guarantee --pick "executive order"
  concord commitments reference anzus-4`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			asked, err := period(from, to)
			if err != nil {
				return err
			}
			var own []byte
			if corrections != "" { // before the work: a file that is not there is no ledger without it
				if own, err = notes(corrections); err != nil {
					return err
				}
			}
			told, failures, err := src.stories(cmd.Context(), e, args)
			if err != nil {
				return err
			}
			l := ledger.New(told, asked)
			for _, f := range failures {
				l.Failed = append(l.Failed, ledger.Failure(f))
			}
			if corrections != "" {
				l.Replay(string(own), filepath.Base(corrections))
				for _, u := range l.Person.Unknown {
					e.leftOut = true
					fmt.Fprintf(e.stderr, "concord: %s:%d: not applied: %s\n", render.Plain(corrections), u.Line, render.Plain(u.Reason))
				}
			}
			switch form {
			case "html":
				return out.write(e, func(w io.Writer) error { return render.LedgerHTML(w, l) })
			case "csv":
				return out.write(e, func(w io.Writer) error { return render.LedgerCSV(w, l) })
			}
			return out.print(e, form, l, func(w io.Writer, opt render.TextOptions) error { return render.Ledger(w, l, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "html", "csv")
	cmd.Flags().StringVar(&from, "from", "", "count later reports from this `DAY` on")
	cmd.Flags().StringVar(&to, "to", "", "count later reports up to this `DAY`")
	cmd.Flags().StringVar(&corrections, "corrections", "", "`FILE` with a person's own status and notes, shown as theirs")
	cmd.AddCommand(newInstruments(e), newReference(e))
	return cmd
}

// notes are the bytes of a corrections file. What is no text is no file of notes:
// each of its lines would be told as one that cannot be read.
func notes(path string) ([]byte, error) {
	const most = 16 << 20 // a line for each of 200,000 duties
	f, err := os.Open(path)
	if err != nil {
		return nil, failed("check the name after --corrections", "reading the corrections: %v", cause(err))
	}
	defer f.Close()
	own, err := io.ReadAll(io.LimitReader(f, most+1))
	switch {
	case err != nil:
		return nil, failed("check the name after --corrections", "reading the corrections: %v", cause(err))
	case len(own) > most:
		return nil, failed("check the name after --corrections", "reading the corrections: more than %d MB", most>>20)
	case !utf8.Valid(own) || bytes.IndexByte(own, 0) >= 0:
		return nil, failed("save the file as plain text in UTF-8", "reading the corrections: %s is no text in UTF-8", path)
	}
	return own, nil
}

func period(from, to string) (ledger.Asked, error) {
	a := ledger.Asked{From: edtf.Value(from), To: edtf.Value(to)}
	for _, f := range []struct {
		name string
		when edtf.Value
	}{{"from", a.From}, {"to", a.To}} {
		if f.when == "" {
			continue
		}
		if _, err := f.when.Bounds(); err != nil || f.when.IsInterval() {
			return a, usage("a day, month or year such as 2031-03-13 or 2031-03", "--%s %s is no date", f.name, f.when)
		}
	}
	f, errF := a.From.Bounds()
	t, errT := a.To.Bounds()
	if errF == nil && errT == nil && !f.From.Before(t.To) {
		return a, usage("", "--from %s is later than --to %s", from, to)
	}
	return a, nil
}

// stories reads every story that paths name.
func (s *sources) stories(ctx context.Context, e *env, paths []string) ([]ledger.Told, []account.Failure, error) {
	if len(paths)+len(s.primary) == 0 {
		return nil, nil, usage("concord commitments PATH..., with folders of stories", "no story was named")
	}
	var told []ledger.Told
	var failures []account.Failure
	names := map[string]bool{}
	groups := e.grouped(paths)
	if len(groups) != 1 && len(s.primary) > 0 {
		// A primary text is read with one story; among several it is one of its own.
		groups = append(groups, storyGroup{name: base(s.primary[0])})
	}
	for i, g := range groups {
		if names[g.name] && len(g.sources) > 0 {
			g.name = g.sources[0] // two folders of one name
		}
		names[g.name] = true
		with := *s
		if i+1 < len(groups) {
			with.primary = nil
		}
		pages, failed, err := with.read(ctx, e, g.sources)
		failures = append(failures, failed...)
		var p *problem
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case errors.As(err, &p) && p.code == exitUsage:
			return nil, nil, err
		case err != nil: // one bad folder ends no batch: it was said, and stands in the ledger
			continue
		}
		st, more := pipeline.Story(pages)
		e.sayLeftOut(more)
		failures = append(failures, more...)
		if len(st.Members) > 0 {
			told = append(told, ledger.Told{Name: g.name, Story: st, Commitments: commitment.Find(st)})
		}
	}
	if len(told) == 0 {
		return nil, nil, failed("", "no report could be read from %d named", len(paths)+len(s.primary))
	}
	triggered(told)
	return told, failures, nil
}

// triggered tests the events of every story against the commitments of all.
func triggered(told []ledger.Told) {
	var terms []engage.Terms
	of := map[string]*ledger.Told{}
	for i := range told {
		for k := range told[i].Commitments {
			c := &told[i].Commitments[k]
			terms = append(terms, engage.OfCommitment(c))
			of[c.ID] = &told[i]
		}
	}
	for i := range told {
		events := event.Read(told[i].Story)
		by := map[string]*event.Event{}
		for k := range events {
			by[events[k].ID] = &events[k]
		}
		for _, l := range engage.Test(terms, events, false) {
			for _, g := range l.Engagements {
				switch g.Result {
				case engage.Engaged, engage.PossiblyEngaged, engage.EngagementDisputed:
				default:
					continue
				}
				if ev := by[g.Event]; ev != nil && len(ev.Mentions) > 0 {
					t := of[l.Commitment]
					t.Cases = append(t.Cases, ledger.Case{Commitment: l.Commitment, In: told[i].Name, Result: string(g.Result), Passage: ev.Mentions[0].Clause, When: ev.When})
				}
			}
		}
	}
}

// storyGroup is the sources of one story.
type storyGroup struct {
	name    string
	sources []string
}

// grouped says which sources are of one story: the subfolders and archives of a
// folder that has any, else the folder itself; what is named beside folders and
// archives is one story together.
func (e *env) grouped(paths []string) []storyGroup {
	var out []storyGroup
	var loose []string
	for _, path := range paths {
		switch {
		case isDir(path):
			inside, left := storiesIn(path)
			if len(inside) == 0 {
				out = append(out, storyGroup{base(path), []string{path}})
				continue
			}
			for _, p := range inside {
				out = append(out, storyGroup{base(p), []string{p}})
			}
			if len(left) > 0 {
				fmt.Fprintf(e.stderr, "concord: left out: %s beside the stories in %s (%s): a story is a folder of its own\n", many(len(left), "file"), render.Plain(path), render.Plain(strings.Join(left[:min(3, len(left))], ", ")))
			}
		case strings.EqualFold(filepath.Ext(path), ".zip") && !strings.Contains(path, "://"):
			out = append(out, storyGroup{base(path), []string{path}})
		default:
			loose = append(loose, path)
		}
	}
	if len(loose) > 0 {
		name := base(loose[0])
		if len(loose) > 1 {
			name = "reports named"
		}
		out = append(out, storyGroup{name, loose})
	}
	return out
}

// storiesIn are the folders and archives in dir that are stories, and the files
// beside them. A folder that a browser saved beside a page is none.
func storiesIn(dir string) (stories, files []string) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, nil // reading it will say why
	}
	has := map[string]bool{}
	for _, d := range entries {
		has[d.Name()] = true
	}
	for _, d := range entries {
		name := d.Name()
		path := filepath.Join(dir, name)
		page, saved := strings.CutSuffix(name, "_files")
		switch {
		case strings.HasPrefix(name, "."):
		case isDir(path):
			if !saved || !has[page+".html"] && !has[page+".htm"] {
				stories = append(stories, path)
			}
		case strings.EqualFold(filepath.Ext(name), ".zip"):
			stories = append(stories, path)
		default:
			files = append(files, name)
		}
	}
	return stories, files
}

func base(path string) string {
	name := filepath.Base(path)
	if name == "." || name == ".." {
		if abs, err := filepath.Abs(path); err == nil {
			name = filepath.Base(abs)
		}
	}
	return name
}

func many(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func newInstruments(e *env) *cobra.Command {
	var src sources
	var out output
	var pick string
	cmd := &cobra.Command{
		Use:   "compare A B...",
		Short: "Set instruments side by side, field by field",
		Long: `Set instruments side by side, field by field: form, parties, obligation in the terms of ATOP,
trigger, who decides, measures, limits, duration, since when in force.

A and B are ids of the reference set (concord commitments reference lists them), or a commitment
of a story: PATH#ID with an id as concord prints it, or PATH alone where the story tells one only
or --pick chooses one. What differs is marked; which is better is not said.`,
		Example: `  concord commitments compare north-atlantic-treaty-5 anzus-4
  concord commitments compare stories/guarantee --pick "executive order" north-atlantic-treaty-5`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || len(args) > 4 {
				return usage("concord commitments compare A B", "compare takes two instruments, four at most")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			var sides []ledger.Side
			for _, a := range args {
				s, err := src.side(cmd.Context(), e, a, pick)
				if err != nil {
					return err
				}
				sides = append(sides, s)
			}
			if pick != "" && !slices.ContainsFunc(sides, func(s ledger.Side) bool { return s.From == ledger.FromReports }) {
				return usage("name the story as a folder or file", "--pick chooses of the commitments of a story, and none was named")
			}
			c := ledger.Compare(sides...)
			switch form {
			case "html":
				return out.write(e, func(w io.Writer) error { return render.InstrumentsHTML(w, c) })
			case "md":
				return out.write(e, func(w io.Writer) error { return render.InstrumentsMarkdown(w, c) })
			}
			return out.print(e, form, c, func(w io.Writer, opt render.TextOptions) error { return render.Instruments(w, c, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "md", "html")
	cmd.Flags().StringVar(&pick, "pick", "", "of the commitments of a story, the one with these `WORDS`")
	return cmd
}

// side is what one argument of compare names.
func (s *sources) side(ctx context.Context, e *env, name, pick string) (ledger.Side, error) {
	if r, ok := ledger.Lookup(name); ok {
		return ledger.SideOf(r), nil
	}
	path, id, _ := cutLast(name, "#")
	if _, err := os.Stat(path); err != nil && !strings.Contains(path, "://") && path != "-" {
		if path, id = name, ""; !exists(path) {
			hint := "concord commitments reference lists the ids; PATH#ID is a commitment of a story"
			if near := ledger.Near(name); len(near) > 0 {
				hint = "did you mean " + strings.Join(near, ", ") + "?"
			}
			return ledger.Side{}, usage(hint, "%s is neither an id of the reference set nor a file or folder", name)
		}
	}
	pages, _, err := s.read(ctx, e, []string{path})
	if err != nil {
		return ledger.Side{}, err
	}
	st, more := pipeline.Story(pages)
	e.sayLeftOut(more)
	cs := commitment.Find(st)
	if id != "" {
		i := slices.IndexFunc(cs, func(c commitment.Commitment) bool { return c.ID == id })
		if i < 0 {
			return ledger.Side{}, failed("concord compare "+path+" prints the ids in brackets", "%s tells no commitment with the id %q", path, id)
		}
		return ledger.SideOfReports(&cs[i], base(path)), nil
	}
	c, err := ledger.Pick(cs, pick)
	switch {
	case err != nil && len(cs) == 0:
		return ledger.Side{}, failed("concord read "+path+" shows what is read in a report", "%s: %v", path, err)
	case err != nil:
		return ledger.Side{}, failed("choose with --pick WORDS, or name it as PATH#ID", "%s: %v", path, err)
	}
	return ledger.SideOfReports(c, base(path)), nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func newReference(e *env) *cobra.Command {
	var out output
	cmd := &cobra.Command{
		Use:   "reference [ID]",
		Short: "List the reference set of security commitments, or show one of them",
		Long: `List the reference set of well-known security commitments, or show one of them by fields, with the
citation of its official text. The set is concord's own description, in a closed vocabulary; what
is not recorded is said to be so.`,
		Example: `  concord commitments reference
  concord commitments reference north-atlantic-treaty-5`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			all, asOf := ledger.References()
			if len(args) == 0 {
				set := referenceList{"concord.references/1", asOf, all}
				return out.print(e, form, set, func(w io.Writer, opt render.TextOptions) error { return render.References(w, all, asOf, opt) })
			}
			r, ok := ledger.Lookup(args[0])
			if !ok {
				hint := "concord commitments reference lists the ids"
				if near := ledger.Near(args[0]); len(near) > 0 {
					hint = "did you mean " + strings.Join(near, ", ") + "?"
				}
				return failed(hint, "the reference set has no %q", args[0])
			}
			return out.print(e, form, r, func(w io.Writer, opt render.TextOptions) error {
				return render.Instruments(w, ledger.Compare(ledger.SideOf(r)), opt)
			})
		},
	}
	out.flags(cmd, "text", "json")
	return cmd
}

// referenceList is the JSON form of the reference set.
type referenceList struct {
	Schema     string             `json:"schema"` // concord.references/1
	AsOf       edtf.Value         `json:"as_of"`
	References []ledger.Reference `json:"references"`
}
