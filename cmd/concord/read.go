package main

import (
	"io"

	"concord/internal/account"
	"concord/internal/render"

	"github.com/spf13/cobra"
)

func newRead(e *env) *cobra.Command {
	var src sources
	var out output
	cmd := &cobra.Command{
		Use:   "read REPORT",
		Short: "Show what concord reads in one report",
		Long: "Show what concord reads in one report: statements, quotations with their speakers, dates,\nquantities, names, commitments, and what was left out and why.\n\n" +
			"JSON and CoNLL-U have the words of each sentence with lemma, part of speech, dependency and name; on the\n" +
			"HTML page a click on a sentence draws its tree. Labels of dependencies are ClearNLP's.\n\n" +
			reportsHelp,
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			pages, failures, err := src.read(cmd.Context(), e, args)
			if err != nil {
				return err
			}
			if len(pages) > 1 {
				return usage("concord compare reads several reports of one event", "read takes one report; %d were named", len(pages))
			}
			acc, st, err := e.tell(pages, failures)
			if err != nil {
				return err
			}
			reading := account.NewReading(st, acc)
			switch form {
			case "html":
				return out.write(e, func(w io.Writer) error { return render.ReadingHTML(w, reading) })
			case "conllu":
				return out.write(e, func(w io.Writer) error { return render.CoNLLU(w, reading) })
			}
			return out.print(e, form, reading, func(w io.Writer, opt render.TextOptions) error { return render.Reading(w, reading, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "html", "conllu")
	return cmd
}
