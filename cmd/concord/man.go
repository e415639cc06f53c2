package main

import (
	"os"
	"strings"
	"time"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/check"
	"concord/internal/ledger"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan(e *env) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man [COMMAND]",
		Short: "Print the manual page of a command, or write all of them",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true // no clock in the output
			date := manDate(currentVersion())
			header := &doc.GenManHeader{Section: "1", Source: "concord", Manual: "concord", Date: &date}
			if dir != "" {
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return failed("", "%v", err)
				}
				return doc.GenManTree(root, header, dir)
			}
			target, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usage("concord help lists the commands", "no command is called %q", args[0])
			}
			return doc.GenMan(target, header, e.stdout)
		},
	}
	cmd.Flags().StringVarP(&dir, "dir", "d", "", "write the pages of all commands into this folder")
	return cmd
}

// manDate is the date that manual pages bear: of the commit, and of the first
// release where the build tells none; never the day on which a page is printed.
func manDate(v versionInfo) time.Time {
	if t, err := time.Parse(time.RFC3339, v.committed); err == nil {
		return t.UTC()
	}
	return time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
}

func newSchema(e *env) *cobra.Command {
	return &cobra.Command{
		Use:       "schema [account|assess|check|ledger]",
		Short:     "Print the JSON Schema of an account, or of what another command prints",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"account", "assess", "check", "ledger"},
		RunE: func(_ *cobra.Command, args []string) error {
			schema := account.SchemaJSON()
			switch strings.Join(args, "") {
			case "assess":
				schema = assess.SchemaJSON()
			case "check":
				schema = check.SchemaJSON()
			case "ledger":
				schema = ledger.SchemaJSON()
			}
			_, err := e.stdout.Write(schema)
			return err
		},
	}
}
