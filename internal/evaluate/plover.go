package evaluate

import (
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/event"
	"concord/internal/story"
)

// predictPlover gives a sentence the type of the event that it is about, in the
// eighteen types that PLOVER had before it had sixteen.
func predictPlover(line object, _ string) (object, error) {
	text := strings.Trim(str(line, "text"), "{} ")
	doc, err := document(text, "")
	if err != nil {
		return nil, err
	}
	s := story.New([]*annotate.Document{doc})
	var best *event.Mention
	depth := 0
	ms := event.Mentions(s)
	for i := range ms {
		m := &ms[i]
		if d := below(doc, m); best == nil || d < depth {
			best, depth = m, d
		}
	}
	if best == nil {
		return object{"event": ""}, nil
	}
	return object{"event": former(best, doc)}, nil
}

// below is how far a mention stands under the main clause of its sentence. What is
// said or announced stands no lower than who says it; what a clause of time, cause
// or a relative clause tells is not what the sentence is about.
func below(doc *annotate.Document, m *event.Mention) int {
	if m.Predicate < 0 {
		return 6
	}
	d := 0
	ps := doc.Predicates
	for q, n := m.Predicate, 0; q >= 0 && n < 12; n++ {
		p := &ps[q]
		switch p.By {
		case predicate.None, predicate.Report, predicate.Aspect:
		case predicate.Outcome:
			if p.Kind != predicate.Noun { // of "began a strike" the strike is what is told
				d += 2
			}
		case predicate.Relative, predicate.When, predicate.Because, predicate.Contrast, predicate.Condition:
			d += 4
		default:
			d += 2
		}
		if p.Kind == predicate.Noun {
			d++
		}
		q = p.Within
	}
	return d
}

// former is the type of a mention among the eighteen: DEMAND is now REQUEST, INVESTIGATE
// and DISAPPROVE are modes of ACCUSE, FIGHT was force of arms among those who bear
// them, and force against property was COERCE.
func former(m *event.Mention, doc *annotate.Document) string {
	switch t := event.AsSaid(*m, doc.Predicates); t {
	case event.Request:
		return "DEMAND"
	case event.Accuse:
		if m.Class.Mode == "investigate" {
			return "INVESTIGATE"
		}
		return "DISAPPROVE"
	case event.Assault:
		switch m.Class.Mode {
		case "aerial", "drone", "heavy-weapons", "firearms":
			return "FIGHT"
		case "abduct", "destroy":
			return "COERCE"
		case "":
			switch m.Rule {
			case "fight", "war", "invade", "occupy", "shell", "ambush", "attack", "strike", "violate ceasefire":
				return "FIGHT"
			}
		}
		return "ASSAULT"
	default:
		return string(t)
	}
}
