package main

import (
	"fmt"
	"io"
	"maps"

	"concord/internal/account"
	"concord/internal/commitment"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/render"

	"github.com/spf13/cobra"
)

func newCompare(e *env) *cobra.Command {
	var src sources
	var out output
	var explain, failOn string
	cmd := &cobra.Command{
		Use:   "compare REPORT...",
		Short: "Make one account of what several reports say of one event",
		Long:  "Make one account of what several reports say of one event.\n\n" + reportsHelp,
		Example: `  concord compare testdata/stories/velden-dam
  concord compare *.html -o account.html
  concord compare https://one.example/a https://two.example/b --json
  concord compare pages/ --explain d-1a2b3c4d5e`,
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			if failOn != "" && failOn != "difference" && failOn != "conflict" {
				return usage("difference: any; conflict: contradiction, tension or disputed", "--fail-on %s is unknown", failOn)
			}
			pages, failures, err := src.read(cmd.Context(), e, args)
			if err != nil {
				return err
			}
			acc, _, err := e.tell(pages, failures)
			if err != nil {
				return err
			}
			if len(acc.Reports) == 1 {
				fmt.Fprintln(e.stderr, "concord: only one report was read, so there is nothing to compare; concord read shows more of it")
			}
			switch {
			case failOn == "difference" && len(acc.Differences) > 0:
				e.found = true
				fmt.Fprintf(e.stderr, "concord: %d differences (--fail-on difference)\n", len(acc.Differences))
			case failOn == "conflict" && acc.Summary.Hard > 0:
				e.found = true
				fmt.Fprintf(e.stderr, "concord: %d conflicts (--fail-on conflict)\n", acc.Summary.Hard)
			}
			if explain != "" {
				if _, ok := acc.Find(explain); !ok {
					return failed("ids stand in the JSON form and in brackets in the text form", "nothing in this account has the id %q", explain)
				}
				return out.write(e, func(w io.Writer) error { return render.Explain(w, acc, explain, rules(acc)) })
			}
			return out.account(e, acc, form)
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "md", "html")
	cmd.Flags().StringVar(&explain, "explain", "", "print why the finding with this `ID` was made, instead of the account")
	cmd.Flags().StringVar(&failOn, "fail-on", "", "exit with 1 if the account has a `difference` (any) or a conflict (contradiction, tension, disputed)")
	return cmd
}

// rules are the sentences that explain the rules named in acc.
func rules(acc *account.Account) map[string]string {
	all := maps.Clone(reconcile.Rules)
	maps.Copy(all, collate.Rules)
	maps.Copy(all, lineage.Rules)
	maps.Copy(all, engage.Rules)
	for _, e := range acc.Events {
		all[e.Rule] = event.Explain(e.Rule)
	}
	for _, c := range acc.Commitments {
		all[c.Rule] = commitment.Explain(c.Rule)
	}
	return all
}

// account prints acc in the form.
func (o *output) account(e *env, acc *account.Account, form string) error {
	switch form {
	case "md":
		return o.write(e, func(w io.Writer) error { return render.Markdown(w, acc) })
	case "html":
		return o.write(e, func(w io.Writer) error { return render.HTML(w, acc) })
	}
	return o.print(e, form, acc, func(w io.Writer, opt render.TextOptions) error { return render.Text(w, acc, opt) })
}
