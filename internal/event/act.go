package event

import (
	"strings"

	"concord/internal/annotate/predicate"
)

// Of is the class of an act named by a few words, as a user gives it: "missile
// attack", "drone strike", "invasion", "naval blockade", "cyber attack". Type is "" where
// the words name no act that is known.
func Of(act string) Class {
	words := fields(act)
	var out Class
	for i := len(words) - 1; i >= 0; i-- { // the head of an English noun phrase is last
		w := words[i]
		for _, base := range [...]string{w, singular(w)} {
			if base == "cyber" || base == "cyberattack" || base == "hacking" {
				return Class{Coerce, "cyber"}
			}
			if base == "blockade" || base == "siege" {
				return Class{Assault, ""}
			}
			fs := frames()[base]
			if len(fs) == 0 {
				continue
			}
			if out.Type == "" {
				out = fs[0].Class
			}
			break
		}
	}
	for _, w := range words {
		if w == "cyber" || w == "hacker" {
			return Class{Coerce, "cyber"}
		}
		if m, ok := means[singular(w)]; ok && m != "" && out.Type == Assault {
			out.Mode = m
			if m == "suicide-attack" {
				break
			}
		}
		if labourWords[w] && out.Type == Assault && len(words) > 1 && (words[len(words)-1] == "strike" || words[len(words)-1] == "strikes") {
			return Class{Protest, "strike"}
		}
	}
	return out
}

// AsSaid is the type under which PLOVER codes a mention that tells of what is to come:
// what is announced of cooperation is an agreement, of conflict a threat, and what
// somebody says that another must do is a request. ps are the predicates of its
// document.
func AsSaid(m Mention, ps []predicate.Predicate) Type {
	t := m.Class.Type
	if m.Predicate < 0 || m.Predicate >= len(ps) {
		return t
	}
	p := &ps[m.Predicate]
	if p.Kind == predicate.Noun {
		return t
	}
	for q, n := m.Predicate, 0; q >= 0 && n < 3; n++ {
		if ps[q].Modality == predicate.Necessary && ps[q].By == predicate.Report {
			return Request
		}
		q = ps[q].Within
	}
	if p.Negated || p.Modality == predicate.Able && p.Factuality == predicate.CertainNot {
		switch t {
		case Agree, Aid, Retreat, Concede, Cooperate, Support, Consult:
			return Reject
		}
	}
	switch {
	case p.Negated, p.Modality != predicate.Predicted && p.Modality != predicate.Willed && p.Tense != predicate.Future && !(p.Modality == predicate.Would && p.Future):
		return t
	case p.Within >= 0 && done[ps[p.Within].Base]:
		return t
	}
	switch t {
	case Assault, Coerce, Sanction, Protest, Mobilize:
		return Threaten
	case Aid, Retreat, Concede, Cooperate, Support, Consult:
		return Agree
	}
	return t
}

// done are verbs after which an infinitive tells of what is done and not of what is to
// come.
var done = set("decide choose opt begin start order continue rush help move use go")

// fields are the words of s in lower case.
func fields(s string) []string { return strings.Fields(strings.ToLower(s)) }

// singular cuts the plural ending of a plain noun.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}
