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
	"strings"
	"sync"
	"syscall"

	"concord/internal/render"

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
	ctx            context.Context // ends when the user stops the program
	stdin          io.Reader
	stdout, stderr io.Writer
	writing        sync.Mutex // held while a file is being replaced
	leftOut        bool       // a source was not read
	found          bool       // --fail-on found something
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	e := &env{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := untilStopped(ctx, e, root)
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
	// Names and words come from outside: what would act on the terminal is made visible.
	fmt.Fprintf(stderr, "concord: error: %s\n", render.Plain(p.msg))
	if p.hint != "" {
		fmt.Fprintf(stderr, "concord: hint: %s\n", render.Plain(p.hint))
	}
	return p.code
}

// untilStopped runs the command. The stages look at no context and a pipe may
// never give anything, so when the user stops the program the work is left to
// die with the process; only a file that is being replaced is waited for.
func untilStopped(ctx context.Context, e *env, root *cobra.Command) error {
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	e.writing.Lock() // never given back: no file is begun any more
	select {
	case err := <-done: // it was just ready
		return err
	default:
		return ctx.Err()
	}
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
	root.AddCommand(newCompare(e), newAssess(e), newRead(e), newVerify(e), newCheck(e), newCommitments(e), newEval(e), newSchema(e), newDoctor(e), newVersion(e), newNotices(e), newMan(e))
	root.InitDefaultCompletionCmd()
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what concord or one of its commands does",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage("concord help lists the commands", "no command is called %q", strings.Join(args, " "))
			}
			return target.Help()
		},
	})
	return root
}
