package main

import (
	"bytes"
	"strings"
	"testing"
)

// A manual page has the date of the program, not of the day it is printed.
func TestManDate(t *testing.T) {
	for committed, want := range map[string]string{"2031-03-12T23:30:00-05:00": "Mar 2031", "": "Jan 2026", "yesterday": "Jan 2026"} {
		if got := manDate(versionInfo{committed: committed}).Format("Jan 2006"); got != want {
			t.Errorf("committed %q: %s, want %s", committed, got, want)
		}
	}
	var page, errs bytes.Buffer
	if code := run(t.Context(), []string{"man", "compare"}, nil, &page, &errs); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	if want := manDate(currentVersion()).Format("Jan 2006"); !strings.Contains(page.String(), `"`+want+`"`) {
		t.Errorf("the page does not bear %s:\n%.200s", want, page.String())
	}
}
