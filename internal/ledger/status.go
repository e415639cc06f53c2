package ledger

import (
	"fmt"
	"slices"

	"concord/internal/edtf"
)

// Status is what is reported of a duty. It says what reports say, never what is
// so.
type Status string

const (
	NotYetDue  Status = "not yet due"                // the case in which it falls due is not reported to have happened
	Standing   Status = "standing, nothing reported" // later reports were read
	Works      Status = "in the works"
	Partly     Status = "partly reported fulfilled"
	Fulfilled  Status = "reported fulfilled"
	Stalled    Status = "stalled"
	Breached   Status = "reported breached"
	Disputed   Status = "disputed"
	Superseded Status = "superseded"
	Lapsed     Status = "lapsed"
	Unsearched Status = "not searched" // no later report was there to read
)

// Statuses are all statuses, in the order of a duty's life.
var Statuses = []Status{NotYetDue, Standing, Works, Partly, Fulfilled, Stalled, Breached, Disputed, Superseded, Lapsed, Unsearched}

// Sign is what a passage says of a duty.
type Sign string

const (
	Done     Sign = "done"
	Some     Sign = "done in part"
	Progress Sign = "under way"
	Stall    Sign = "stalled"
	Breach   Sign = "breach"
	Denial   Sign = "breach denied"
	Undone   Sign = "doing denied" // that it was done is denied
	End      Sign = "ended"        // the commitment was replaced or withdrawn
	Due      Sign = "due"          // the case in which it falls due
)

var statusOf = map[Sign]Status{Done: Fulfilled, Some: Partly, Progress: Works, Stall: Stalled, Breach: Breached, End: Superseded}

// conclude gives a duty its status from its evidence and what was searched. The
// latest sign decides; signs of the same time that cannot both be so, by whoever
// tells them, are disputed. A duty is conditional where its own words name a case;
// cases are the events that may be it.
func (d *Duty) conclude(cases []Evidence, ends edtf.Value, now edtf.Value) {
	told := slices.DeleteFunc(slices.Clone(d.Evidence), func(e Evidence) bool { return e.Sign == Due })
	due := ""
	for _, c := range cases {
		switch {
		case c.Sign != Due:
		case c.Rule != "case-test" || c.Dated == "engaged":
			due = "the case in which it falls due is reported to have happened; "
		case due == "":
			due = "an event is reported that may be the case in which it falls due; "
		}
	}
	switch {
	case len(told) > 0:
		d.Search.State = Found
		d.reported(told)
	case over(ends, now):
		d.Status, d.Why, d.Since = Lapsed, "its time, as reported, is over", ends
	case d.Search.State == NotSearched:
		d.Status, d.Why = Unsearched, d.Search.Why
	case d.Duty.Condition != nil && due == "":
		d.Status, d.Why = NotYetDue, "the case in which it falls due is not reported to have happened"
	default:
		d.Status = Standing
		d.Why = fmt.Sprintf("%s%s read, none tells of it", due, count(d.Search.Reports, "later report"))
	}
}

// reported concludes from what later passages tell.
func (d *Duty) reported(told []Evidence) {
	last := told[len(told)-1]
	d.Since = last.When
	same := slices.DeleteFunc(slices.Clone(told), func(e Evidence) bool { return !e.When.Compatible(last.When) })
	has := func(signs ...Sign) bool {
		return slices.ContainsFunc(same, func(e Evidence) bool { return slices.Contains(signs, e.Sign) })
	}
	switch {
	case has(Breach) && has(Done, Denial), has(Done) && has(Undone), has(End) && has(Done, Breach) && last.Sign != End:
		d.Status, d.Why = Disputed, "reports, or those they cite, contradict each other"
	case has(End):
		d.Status, d.Why = Superseded, "reported to be replaced or withdrawn"
	case has(Breach):
		d.Status, d.Why = Breached, "reported to be breached"
	case has(Some) && has(Done):
		d.Status, d.Why = Partly, "reported done, and reported done in part"
	case statusOf[last.Sign] != "":
		d.Status, d.Why = statusOf[last.Sign], "as last reported"
	default: // a denial alone says that somebody else says the contrary
		d.Status, d.Why = Disputed, "reported only as denied"
	}
	if n := len(told); n > 1 {
		d.Why += fmt.Sprintf("; %d passages tell of it", n)
	}
}

// over reports whether the time v ends before now begins.
func over(v, now edtf.Value) bool {
	a, errA := v.Bounds()
	b, errB := now.Bounds()
	return errA == nil && errB == nil && !a.OpenTo && !b.OpenTo && !a.To.After(b.To)
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
