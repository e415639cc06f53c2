package internal

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says which of our packages each package may import, and so keeps
// the line of ARCHITECTURE.md true: imports go against the arrows.
var mayImport = map[string]string{
	"span":               "",
	"edtf":               "",
	"intake":             "span", // the only one that reads files and the network
	"report":             "span edtf intake",
	"annotate/token":     "span",
	"annotate/sentence":  "span annotate/token report",
	"annotate/grammar":   "span report annotate/sentence", // the one that runs the English model
	"annotate/when":      "span edtf annotate/token annotate/sentence",
	"annotate/predicate": "span edtf annotate/token annotate/when", // trees, with the times in them
	"annotate/quantity":  "span annotate/token annotate/sentence",
	"annotate/entity":    "span annotate/token annotate/sentence",
	"annotate/quote":     "span annotate/token annotate/sentence annotate/entity",
	"annotate":           "span report annotate/token annotate/sentence annotate/grammar annotate/when annotate/predicate annotate/quantity annotate/entity annotate/quote",
	"statement":          "span edtf report annotate annotate/*",
	"story":              "span edtf report annotate annotate/* statement",
	"place":              "annotate/entity", // names of states, and where places lie
	"event":              "span edtf report annotate annotate/* statement story place",
	"model/senses":       "", // which words can mean the same
	"model/words":        "", // vectors of words, read by nothing but what compares
	"reconcile/index":    "", // what shares rare things
	"reconcile/align":    "span edtf report annotate annotate/* statement story model/senses model/words reconcile/index",
	"reconcile/lineage":  "span edtf report annotate annotate/* statement story reconcile/collate", // an altered quotation that reports share
	"reconcile/collate":  "span edtf report annotate annotate/* statement story",
	"reconcile/incident": "span edtf report annotate annotate/*",
	"reconcile/oppose":   "span english annotate annotate/* model/senses model/words",                    // trees, no reports
	"engage":             "span edtf statement story place event commitment",                             // seven conditions
	"commitment":         "span edtf report annotate annotate/* statement story place reconcile/collate", // collate grades quotations of a primary text
	"reconcile":          "span edtf report annotate annotate/* statement story reconcile/* commitment event engage",
	"ledger":             "span edtf annotate annotate/* story commitment place model/senses", // many stories; what was reported of each duty since
	"account":            "span edtf report annotate annotate/* statement story reconcile reconcile/* commitment event engage",
	"check":              "span edtf report annotate annotate/* statement story reconcile reconcile/* account",                                        // a draft beside an account
	"render":             "span edtf report annotate/quote statement story reconcile reconcile/* commitment event engage ledger account check assess", // nothing that reads or compares
	"assess":             "edtf statement story place event commitment engage ledger account",                                                         // cases of an event
	"pipeline":           "edtf intake report annotate story reconcile account check",
	"evaluate":           "*", // measures every stage
}

func TestImportsGoAgainstTheArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "concord/internal/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(pkg.ImportPath, "concord/internal/")
		if name == "concord/internal" {
			continue
		}
		allowed, known := mayImport[name]
		if !known {
			t.Errorf("%s is not in the table: say what it may import and why", name)
		}
		for _, imported := range pkg.Imports {
			ours, ok := strings.CutPrefix(imported, "concord/internal/")
			if ok && !allows(strings.Fields(allowed), ours) {
				t.Errorf("%s imports %s, which stands later in the line", name, ours)
			}
			if name != "intake" && name != "evaluate" && slices.Contains([]string{"net", "net/http", "os", "log"}, imported) {
				t.Errorf("%s imports %s: only intake reads files and the network, and no stage prints", name, imported)
			}
			if name != "intake" && slices.Contains([]string{"math/rand", "math/rand/v2"}, imported) {
				t.Errorf("%s imports %s: same input, same bytes out", name, imported)
			}
		}
	}
}

func allows(patterns []string, name string) bool {
	for _, p := range patterns {
		if p == name || p == "*" || strings.HasSuffix(p, "/*") && strings.HasPrefix(name, strings.TrimSuffix(p, "*")) {
			return true
		}
	}
	return false
}
