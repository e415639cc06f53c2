package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this very program as concord.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"concord": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

func TestScripts(t *testing.T) {
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	server := newServer(t).URL
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"generate": generate, "for-forms": forForms},
		Setup: func(env *testscript.Env) error {
			env.Setenv("STORIES", filepath.Join(wd, "../../testdata/stories"))
			env.Setenv("DRAFTS", filepath.Join(wd, "../../testdata/drafts"))
			env.Setenv("LEDGER", filepath.Join(wd, "../../testdata/ledger"))
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("SERVER", server)
			return nil
		},
	})
}
