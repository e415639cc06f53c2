package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settings gives every flag that was not set on the command line its value
// from the environment, else from the configuration file.
func settings(cmd *cobra.Command, path string) error {
	file, path, err := configuration(path)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, c := range append(cmd.Root().Commands(), cmd.Root()) {
		c.Flags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
		c.PersistentFlags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
	}
	for name := range file {
		if !known[name] {
			return usage("concord COMMAND --help lists the names", "configuration file %s: no setting is called %q", path, name)
		}
	}
	var bad error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || bad != nil || f.Name == "config" || f.Name == "help" {
			return
		}
		variable := "CONCORD_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := os.LookupEnv(variable)
		from := variable
		if !ok {
			value, ok = file[f.Name]
			from = path + ": " + f.Name
		}
		if ok {
			if err := f.Value.Set(value); err != nil {
				bad = usage("", "%s: %v", from, err)
			}
			f.Changed = true
		}
	})
	return bad
}

// configuration reads the file: path, else CONCORD_CONFIG, else the user's own.
// Only the user's own may be absent.
func configuration(path string) (map[string]string, string, error) {
	named := path != ""
	if !named {
		path, named = os.LookupEnv("CONCORD_CONFIG")
	}
	if !named {
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil, "", nil // no home, no configuration
		}
		path = filepath.Join(dir, "concord", "concord.conf")
	}
	f, err := os.Open(path)
	if err != nil {
		if !named && os.IsNotExist(err) {
			return nil, path, nil
		}
		return nil, path, usage("check --config and CONCORD_CONFIG", "reading the configuration: %v", err)
	}
	defer f.Close()
	values := map[string]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		if !ok {
			return nil, path, usage(`lines read: name = value`, "configuration file %s:%d: no \"=\" in %q", path, n, line)
		}
		values[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	if err := lines.Err(); err != nil {
		return nil, path, fmt.Errorf("reading the configuration: %w", err)
	}
	return values, path, nil
}
