package main

import (
	"fmt"
	"io"
	"strings"

	"concord/internal/account"
	"concord/internal/reconcile/collate"
	"concord/internal/render"

	"github.com/spf13/cobra"
)

// verification is the JSON form of concord verify.
type verification struct {
	Schema  string            `json:"schema"` // concord.verification/1
	Given   string            `json:"given"`
	Reports []account.Report  `json:"reports"`
	Matches []collate.Match   `json:"matches"`
	Failed  []account.Failure `json:"failed"`
}

func newVerify(e *env) *cobra.Command {
	var src sources
	var out output
	var failOn string
	cmd := &cobra.Command{
		Use:   "verify WORDS REPORT...",
		Short: "Find where these words stand, or the nearest wording and how it differs",
		Long: "Find where these words stand in the reports, or the nearest wording and how it differs.\n" +
			"Nothing is shown where nothing is near enough.\n\n" + reportsHelp,
		Example: `  concord verify "we will not refill the lake" testdata/stories/velden-dam`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || strings.TrimSpace(args[0]) == "" {
				return usage(`concord verify "the words" REPORT...`, "verify takes words, in quotation marks of the shell, and reports")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			if failOn != "" && failOn != "altered" && failOn != "missing" {
				return usage("altered: nowhere in these words; missing: nothing near them either", "--fail-on %s is unknown", failOn)
			}
			pages, failures, err := src.read(cmd.Context(), e, args[1:])
			if err != nil {
				return err
			}
			acc, st, err := e.tell(pages, failures)
			if err != nil {
				return err
			}
			v := verification{"concord.verification/1", args[0], acc.Reports, collate.Locate(st, args[0]), acc.Failed}
			if v.Matches == nil {
				v.Matches = []collate.Match{}
			}
			e.found = failOn != "" && len(v.Matches) == 0 || failOn == "altered" && !stands(v.Matches)
			return out.print(e, form, v, func(w io.Writer, opt render.TextOptions) error { return printMatches(w, v, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json")
	cmd.Flags().StringVar(&failOn, "fail-on", "", "exit with 1 if the words are `altered` everywhere, or missing")
	return cmd
}

// stands reports whether the words stand somewhere as given, typography aside.
func stands(matches []collate.Match) bool {
	for _, m := range matches {
		if m.Found != collate.Nearest {
			return true
		}
	}
	return false
}

func printMatches(w io.Writer, v verification, opt render.TextOptions) error {
	label := map[string]string{}
	for _, r := range v.Reports {
		label[r.Siglum] = r.Label
	}
	if len(v.Matches) == 0 {
		where := fmt.Sprintf("these %d reports", len(v.Reports))
		if len(v.Reports) == 1 {
			where = "this report"
		}
		_, err := fmt.Fprintf(w, "Not seen in %s, nor anything near enough to show.\n", where)
		return err
	}
	for _, m := range v.Matches {
		head := map[collate.Found]string{collate.Exact: "in these words", collate.Folded: "in these words, printed otherwise",
			collate.Nearest: fmt.Sprintf("nearest wording, %.0f %% of the words", 100*m.Shared)}[m.Found]
		if m.Opposite {
			head += "; one of the two is negated"
		}
		where := m.Kind
		if m.Quoted {
			where = "in quotation marks, speaker unknown"
			if m.Speaker != "" {
				where = "in quotation marks, said by " + m.Speaker
			}
		}
		fmt.Fprintf(w, "%s  %s · %s · %s · bytes %d–%d\n", m.Passage.Report, render.Plain(label[m.Passage.Report]), head, render.Plain(where), m.Passage.Start, m.Passage.End)
		fmt.Fprintf(w, "   “%s”\n", render.Plain(m.Passage.Exact))
		for _, d := range m.Differences {
			given, reads := "(nothing)", "(nothing)"
			if d.Given != "" {
				given = "“" + render.Plain(d.Given) + "”"
			}
			if d.Reads.Exact != "" {
				reads = "“" + render.Plain(d.Reads.Exact) + "”"
			}
			fmt.Fprintf(w, "   given %s, report reads %s · %s\n", given, reads, d.Grade)
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}
