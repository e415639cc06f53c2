package main

import (
	"io"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/edtf"
	"concord/internal/render"
	"concord/internal/story"

	"github.com/spf13/cobra"
)

func newAssess(e *env) *cobra.Command {
	var src sources
	var out output
	var s assess.Supposed
	var date string
	var references bool
	cmd := &cobra.Command{
		Use:   "assess [REPORT...]",
		Short: "Say which commitments an event engages, condition by condition",
		Long: "Say which commitments an event engages, condition by condition: what the reports show to be\n" +
			"met, not met, unknown or disputed, which duties that sets in motion for whom, who was reportedly\n" +
			"told of the event and when, and what has been reported done since.\n\n" +
			"Without --act the events are those that the reports tell. With it the event is supposed, and all\n" +
			"that comes of it is marked hypothetical. concord never says that anybody must act, how grave an\n" +
			"event is, or what is lawful.\n\n" +
			"--reference tests against concord's own set of well-known instruments too; without reports it is\n" +
			"the only one.\n\n" + reportsHelp,
		Example: `  concord assess pages/
  concord assess pages/ -o assessment.html
  concord assess pages/ --act "missile attack" --actor Iran --place Doha --date 2026-03-14
  concord assess --act "missile attack" --place Warsaw --date 2026-03-14 --reference`,
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := out.form()
			if err != nil {
				return err
			}
			named := len(args)+len(src.primary) > 0
			in := assess.Input{References: references || !named}
			switch given := s != (assess.Supposed{}) || date != ""; {
			case given && s.Act == "":
				return usage(`for example --act "missile attack"`, "an event is supposed by its act: --act is missing")
			case given:
				s.Date = edtf.Value(date)
				if in.Supposed, err = assess.Suppose(s); err != nil {
					return usage("", "%v", err)
				}
			case !named:
				return usage("concord assess REPORT..., or --act and what is supposed of an event", "neither a report nor an event was named")
			}
			if named {
				if in.Account, in.Story, err = src.account(cmd, e, args); err != nil {
					return err
				}
			}
			a := assess.New(in)
			if form == "html" {
				return out.write(e, func(w io.Writer) error { return render.AssessmentHTML(w, a, in.Account) })
			}
			return out.print(e, form, a, func(w io.Writer, opt render.TextOptions) error { return render.Assessment(w, a, opt) })
		},
	}
	src.flags(cmd)
	out.flags(cmd, "text", "json", "html")
	f := cmd.Flags()
	f.StringVar(&s.Act, "act", "", "what is supposed to happen, such as `\"missile attack\"`")
	f.StringVar(&s.Actor, "actor", "", "`WHO` does it")
	f.StringVar(&s.Place, "place", "", "`WHERE`: a city, base or state")
	f.StringVar(&s.Target, "target", "", "`WHAT` is struck, such as a power station")
	f.StringVar(&s.Owner, "owner", "", "`WHOSE` the target or base is")
	f.StringVar(&date, "date", "", "`WHEN`, as 2026-03-14, 2026-03 or an interval")
	f.BoolVar(&references, "reference", false, "test concord's reference set of instruments too")
	return cmd
}

// account reads the sources and makes their account.
func (s *sources) account(cmd *cobra.Command, e *env, args []string) (*account.Account, *story.Story, error) {
	pages, failures, err := s.read(cmd.Context(), e, args)
	if err != nil {
		return nil, nil, err
	}
	return e.tell(pages, failures)
}
