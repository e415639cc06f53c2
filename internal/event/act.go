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
// what is announced of cooperation is an agreement, of conflict a threat.
func AsSaid(m Mention, p *predicate.Predicate) Type {
	t := m.Class.Type
	willed := p != nil && (p.Modality == predicate.Predicted || p.Modality == predicate.Willed || p.Tense == predicate.Future) && !p.Negated
	if !willed {
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
