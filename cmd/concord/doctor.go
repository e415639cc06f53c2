package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"concord/english"
	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func newDoctor(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check that concord works here, and say what it sees",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := currentVersion()
			fmt.Fprintf(e.stdout, "version     %s %s, %s, %s, %d cores\n", v.Version, v.Commit, v.Go, v.Platform, runtime.NumCPU())
			_, path, _ := configuration("")
			state := "absent, defaults are used"
			if _, err := os.Stat(path); err == nil {
				state = "read"
			}
			fmt.Fprintf(e.stdout, "settings    %s (%s)\n", path, state)
			f, ok := e.stdout.(*os.File)
			fmt.Fprintf(e.stdout, "terminal    %v, NO_COLOR %q, TERM %q\n", ok && term.IsTerminal(int(f.Fd())), os.Getenv("NO_COLOR"), os.Getenv("TERM"))
			fmt.Fprintf(e.stdout, "proxy       HTTPS_PROXY %q, HTTP_PROXY %q, NO_PROXY %q\n", os.Getenv("HTTPS_PROXY"), os.Getenv("HTTP_PROXY"), os.Getenv("NO_PROXY"))
			fmt.Fprintf(e.stdout, "english     %s\n", english.Default())
			begun := time.Now()
			if err := selfTest(); err != nil {
				return failed("this is a fault of concord itself: please report it with the lines above", "self-test: %v", err)
			}
			fmt.Fprintf(e.stdout, "self-test   two invented reports compared in %d ms\n", time.Since(begun).Milliseconds())
			return nil
		},
	}
}

// selfTest compares two invented reports and checks that what must be found is found.
func selfTest() error {
	texts := []string{
		"Bridge closed after barge hits pier\n\nSix people were hurt when a barge hit the Kell bridge on Monday, the harbour office said.\n\n“We will rebuild the pier by May,” said the mayor, Ruth Hale.\n",
		"Kell bridge shut\n\nFour people were hurt when a barge hit the Kell bridge on Monday, according to the police.\n\nRuth Hale, the mayor, said: “We will rebuild the pier by May.”\n",
	}
	var pages []*intake.Page
	for i, t := range texts {
		p, err := intake.FromText(fmt.Sprintf("self-test-%d.txt", i+1), []byte(t))
		if err != nil {
			return err
		}
		pages = append(pages, p)
	}
	acc := pipeline.Compare(pages, nil)
	if len(acc.Reports) != 2 {
		return fmt.Errorf("%d reports instead of 2", len(acc.Reports))
	}
	for _, u := range acc.Utterances {
		for _, w := range u.Witnesses {
			for _, c := range w.Content {
				if text := textOf(acc, c.Report); text[c.Start:c.End] != c.Exact {
					return fmt.Errorf("a quotation does not stand where it is said to stand: %q", c.Exact)
				}
			}
		}
		if len(u.Witnesses) == 2 && strings.Contains(u.Speaker, "Hale") {
			return nil
		}
	}
	return fmt.Errorf("the quotation that both reports have was not found as one")
}

func textOf(acc *account.Account, siglum string) string {
	for _, r := range acc.Reports {
		if r.Siglum == siglum {
			return r.Text
		}
	}
	return ""
}
