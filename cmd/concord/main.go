// Command concord reads what many outlets wrote about the same events and
// keeps one sourced record of it. See README.md, or concord help.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes, for scripts.
const (
	exitDone    = 0
	exitFailed  = 1 // also: a finding that --fail-on names
	exitUsage   = 2
	exitLeftOut = 3 // done, but something named was not read; the output says what
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// problem is an error for people: what was wrong, what to try, and the exit code.
type problem struct {
	code int
	msg  string
	hint string
}

func (p *problem) Error() string { return p.msg }

func usage(hint, format string, args ...any) error {
	return &problem{exitUsage, fmt.Sprintf(format, args...), hint}
}

func failed(hint, format string, args ...any) error {
	return &problem{exitFailed, fmt.Sprintf(format, args...), hint}
}

// env is what a command may touch of the world around it.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	leftOut        bool // a source was not read
	found          bool // --fail-on found something
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	e := &env{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var p *problem
	switch {
	case err == nil && e.found:
		return exitFailed
	case err == nil && e.leftOut:
		return exitLeftOut
	case err == nil:
		return exitDone
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintln(stderr, "concord: stopped; nothing was left half-written")
		return exitFailed
	case errors.As(err, &p):
	default: // cobra's own errors are about flags and arguments
		p = &problem{exitUsage, err.Error(), "concord help, or concord COMMAND --help"}
	}
	fmt.Fprintf(stderr, "concord: error: %s\n", p.msg)
	if p.hint != "" {
		fmt.Fprintf(stderr, "concord: hint: %s\n", p.hint)
	}
	return p.code
}

func newRoot(e *env) *cobra.Command {
	var config string
	root := &cobra.Command{
		Use:   "concord",
		Short: "Compare what many outlets wrote about the same events",
		Long: `concord reads what many outlets wrote about the same events and keeps one sourced
record: what they agree on and from how many origins, where they differ and in what
way, who said what in which words, what happened when, who copied whom, and what was
promised. It reports conflicts and never decides them; every line leads to exact words.

Exit codes: 0 done, 1 failed (or found, with --fail-on), 2 wrong use, 3 done with
something left out. Settings: flags, then CONCORD_NAME in the environment, then
"name = value" lines in the configuration file.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return settings(cmd, config)
		},
	}
	root.PersistentFlags().StringVar(&config, "config", "", "configuration file (default concord/concord.conf in the user's configuration folder)")
	root.AddCommand(newCompare(e), newRead(e), newVerify(e), newEval(e), newSchema(e), newDoctor(e), newVersion(e), newMan(e))
	root.InitDefaultCompletionCmd()
	return root
}
