package main

import (
	"fmt"

	"concord"
	"concord/english/model"
	"concord/internal/model/words"

	"github.com/spf13/cobra"
)

func newNotices(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "notices",
		Short: "Print the licences of the program's parts",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(e.stdout, "%s\n%s\n%s", concord.Notice, model.Notices(), words.Notices())
			return err
		},
	}
}
