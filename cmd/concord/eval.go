package main

import (
	"io"
	"strings"

	"concord/internal/evaluate"

	"github.com/spf13/cobra"
)

func newEval(e *env) *cobra.Command {
	var out output
	cmd := &cobra.Command{
		Use:   "eval TASK DATA",
		Short: "Write predictions for labelled data, to be measured by its scorer",
		Long: "Write predictions for labelled data, one JSON object a line, in the order of the data.\n" +
			"TASK is one of " + strings.Join(evaluate.Tasks(), ", ") + ".\n" +
			"For syntax, DATA is a text with a paragraph a line, and the predictions are CoNLL-U; model- before a task\n" +
			"leaves the English model alone, without the rules around it.\n" +
			"For accounts, DATA is a folder of stories and -o the folder to write to.",
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			if args[0] == "accounts" {
				if out.path == "-" {
					return usage("concord eval accounts GOLD_DIR -o PRED_DIR", "accounts are written to a folder")
				}
				if err := evaluate.Accounts(args[1], out.path); err != nil {
					return failed("", "%v", err)
				}
				return nil
			}
			return out.write(e, func(w io.Writer) error { return evaluate.Predict(args[0], args[1], w) })
		},
	}
	cmd.Flags().StringVarP(&out.path, "output", "o", "-", "file to write, - for standard output; a folder for accounts")
	return cmd
}
