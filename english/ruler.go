package english

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
)

// ruler is the attribute ruler: rules over tags, labels and words that set parts
// of speech, morphology, tags, labels and lemmas.
//
// All rules are matched before any is applied, and of those that set the same
// attribute of a token the last wins. A rule sets constants, so the matches of one
// rule need no order among themselves.
type ruler struct {
	classes map[string]uint16 // of lower-case words; those that no rule names have class 0
	byClass [][]*pattern      // patterns whose first word is of the class, in order of rules
	byTag   [][]*pattern      // patterns that begin with any word, by its tag
}

// pattern is a rule, or one of the alternatives of a rule.
type pattern struct {
	rule   int
	words  []wordPattern
	target int // the word that is changed
	effect effect
}

// wordPattern is what a rule demands of one token. Sets of tags and labels are
// bits; bit 0 stands for none.
type wordPattern struct {
	tags, deps uint64
	classes    []uint16 // nil for any
	space      spaceTest
}

type spaceTest uint8

const (
	spaceOrNot spaceTest = iota
	onlySpace
	neverSpace
)

// effect is what a rule sets; zero values are left alone.
type effect struct {
	pos      POS
	tag      Tag
	dep      Dep
	setMorph bool
	morph    Morph
	lemma    string
}

// lateMatch is a match that changes a token further on.
type lateMatch struct {
	target int
	by     *pattern
}

// ruleData is a rule as the model file has it.
type ruleData struct {
	Patterns [][]map[string]any `json:"patterns"`
	Attrs    map[string]string  `json:"attrs"`
	Index    int                `json:"index"`
}

func newRuler(f *file) (*ruler, error) {
	var rules []ruleData
	if err := f.json("ruler.rules", &rules); err != nil {
		return nil, fmt.Errorf("reading the English model: attribute ruler: %w", err)
	}
	return compileRules(rules)
}

func compileRules(rules []ruleData) (*ruler, error) {
	r := &ruler{classes: map[string]uint16{}, byClass: make([][]*pattern, 1), byTag: make([][]*pattern, len(tagLabels))}
	for i, rule := range rules {
		effect, err := newEffect(rule.Attrs)
		if err != nil {
			return nil, fmt.Errorf("reading the English model: attribute ruler: rule %d: %w", i, err)
		}
		for _, specs := range rule.Patterns {
			p := &pattern{rule: i, target: rule.Index, effect: effect}
			if p.target < 0 {
				p.target += len(specs)
			}
			if p.target < 0 || p.target >= len(specs) {
				return nil, fmt.Errorf("reading the English model: attribute ruler: rule %d: no token %d in the pattern", i, rule.Index)
			}
			for _, spec := range specs {
				w, err := r.word(spec)
				if err != nil {
					return nil, fmt.Errorf("reading the English model: attribute ruler: rule %d: %w", i, err)
				}
				p.words = append(p.words, w)
			}
			r.add(p)
		}
	}
	return r, nil
}

// add enters p where a token that may begin it will look.
func (r *ruler) add(p *pattern) {
	first := p.words[0]
	if first.classes != nil {
		for _, c := range first.classes {
			r.byClass[c] = append(r.byClass[c], p)
		}
		return
	}
	for tag := range r.byTag {
		if first.tags>>tag&1 != 0 {
			r.byTag[tag] = append(r.byTag[tag], p)
		}
	}
}

func (r *ruler) word(spec map[string]any) (w wordPattern, err error) {
	w.tags, w.deps = ^uint64(0), ^uint64(0)
	for key, value := range spec {
		switch key {
		case "TAG":
			w.tags, err = labelSet(tagLabels[:], value)
		case "DEP":
			w.deps, err = labelSet(depLabels[:], value)
		case "LOWER":
			w.classes, err = r.wordSet(value)
		case "IS_SPACE":
			space, ok := value.(bool)
			if !ok {
				err = fmt.Errorf("%v is not a truth value", value)
			}
			w.space = neverSpace
			if space {
				w.space = onlySpace
			}
		default:
			err = fmt.Errorf("unknown attribute")
		}
		if err != nil {
			return w, fmt.Errorf("%s: %w", key, err)
		}
	}
	return w, nil
}

// labelSet returns the set of labels that value allows. Labels that the model does
// not have are in no set: no token has one.
func labelSet(labels []string, value any) (uint64, error) {
	names, operator, err := operands(value)
	if err != nil {
		return 0, err
	}
	set := uint64(0)
	for i, l := range labels {
		if slices.Contains(names, l) {
			set |= 1 << i
		}
	}
	switch operator {
	case "IN":
		return set, nil
	case "NOT_IN":
		return ^set, nil
	}
	return 0, fmt.Errorf("unknown operator %s", operator)
}

// wordSet returns the classes of the words that value allows.
func (r *ruler) wordSet(value any) ([]uint16, error) {
	words, operator, err := operands(value)
	if err != nil {
		return nil, err
	}
	switch operator {
	case "IN":
	case "REGEX":
		if words, err = language(words[0]); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("unknown operator %s", operator)
	}
	set := make([]uint16, 0, len(words))
	for _, w := range words {
		c, ok := r.classes[w]
		if !ok {
			c = uint16(len(r.byClass))
			r.classes[w] = c
			r.byClass = append(r.byClass, nil)
		}
		if !slices.Contains(set, c) {
			set = append(set, c)
		}
	}
	return set, nil
}

// operands returns the operator and the strings of a value: a string alone is a
// set of one.
func operands(value any) (words []string, operator string, err error) {
	switch v := value.(type) {
	case string:
		return []string{v}, "IN", nil
	case map[string]any:
		for op, list := range v {
			if operator != "" {
				return nil, "", fmt.Errorf("two operators")
			}
			operator = op
			switch list := list.(type) {
			case string:
				words = append(words, list)
			case []any:
				for _, x := range list {
					s, ok := x.(string)
					if !ok {
						return nil, "", fmt.Errorf("%v is not a string", x)
					}
					words = append(words, s)
				}
			default:
				return nil, "", fmt.Errorf("%v is neither a string nor a list", list)
			}
		}
		if len(words) > 0 {
			return words, operator, nil
		}
	}
	return nil, "", fmt.Errorf("unknown condition %v", value)
}

// language returns all strings that a regular expression matches as a whole, so
// that no expression need run on text. It must be anchored at both ends and stand
// for a few strings, as "^n'?t$" does. Its "$" also fits before a final line feed,
// as in Python.
func language(expression string) ([]string, error) {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil, err
	}
	inner, ok := strings.CutPrefix(expression, "^")
	inner, end := strings.CutSuffix(inner, "$")
	if !ok || !end || re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return nil, fmt.Errorf("the expression %q is not anchored at both ends", expression)
	}
	if re, err = syntax.Parse(inner, syntax.Perl); err != nil {
		return nil, err
	}
	words, ok := enumerate(re)
	if !ok {
		return nil, fmt.Errorf("the expression %q stands for too many strings", expression)
	}
	for _, w := range words[:len(words):len(words)] {
		words = append(words, w+"\n")
	}
	return words, nil
}

// enumerate returns the strings that re stands for, if they are few and re has
// nothing else in it.
func enumerate(re *syntax.Regexp) ([]string, bool) {
	const most = 64
	switch {
	case re.Flags&syntax.FoldCase != 0:
		return nil, false
	case re.Op == syntax.OpEmptyMatch:
		return []string{""}, true
	case re.Op == syntax.OpLiteral:
		return []string{string(re.Rune)}, true
	case re.Op == syntax.OpCharClass:
		var words []string
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
				if words = append(words, string(c)); len(words) > most {
					return nil, false
				}
			}
		}
		return words, true
	case re.Op == syntax.OpQuest:
		words, ok := enumerate(re.Sub[0])
		return append(words, ""), ok
	case re.Op == syntax.OpCapture:
		return enumerate(re.Sub[0])
	case re.Op == syntax.OpConcat:
		words := []string{""}
		for _, sub := range re.Sub {
			tails, ok := enumerate(sub)
			if !ok || len(words)*len(tails) > most {
				return nil, false
			}
			var longer []string
			for _, w := range words {
				for _, t := range tails {
					longer = append(longer, w+t)
				}
			}
			words = longer
		}
		return words, true
	case re.Op == syntax.OpAlternate:
		var words []string
		for _, sub := range re.Sub {
			more, ok := enumerate(sub)
			if words = append(words, more...); !ok || len(words) > most {
				return nil, false
			}
		}
		return words, true
	}
	return nil, false
}

func newEffect(attrs map[string]string) (e effect, err error) {
	for name, value := range attrs {
		known := true
		switch name {
		case "POS":
			e.pos = labelOf[POS](posLabels[:], value)
			known = e.pos != 0
		case "TAG":
			e.tag = labelOf[Tag](tagLabels[:], value)
			known = e.tag != 0
		case "DEP":
			e.dep = labelOf[Dep](depLabels[:], value)
			known = e.dep != 0
		case "LEMMA":
			e.lemma = value
			known = value != ""
		case "MORPH":
			e.morph, e.setMorph = normalMorph(value), true
		default:
			known = false
		}
		if !known {
			return e, fmt.Errorf("cannot set %s to %q", name, value)
		}
	}
	return e, nil
}

// normalMorph sorts features, and the values of each.
func normalMorph(s string) Morph {
	if s == "_" || s == "" {
		return ""
	}
	features := strings.Split(s, "|")
	for i, f := range features {
		if name, values, ok := strings.Cut(f, "="); ok && strings.Contains(values, ",") {
			list := strings.Split(values, ",")
			slices.Sort(list)
			features[i] = name + "=" + strings.Join(list, ",")
		}
	}
	slices.Sort(features)
	return Morph(strings.Join(features, "|"))
}

// apply sets part of speech and morphology of every token, lemmas of some, tag and
// label of white space.
func (r *ruler) apply(a *Analyzer, doc *Doc) {
	late := a.late[:0]
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		tok.POS, tok.Morph, tok.Lemma = 0, "", ""
		class := r.byClass[r.classes[doc.lexemes[i].lower]]
		any := r.byTag[tok.Tag]
		// Patterns in order of rules; what they match is what the token was before.
		tag, dep, space := tok.Tag, tok.Dep, doc.lexemes[i].isSpace
		for len(class) > 0 || len(any) > 0 || len(late) > 0 {
			var p *pattern
			if len(any) == 0 || len(class) > 0 && class[0].rule < any[0].rule {
				if len(class) > 0 {
					p = class[0]
				}
			} else {
				p = any[0]
			}
			if k := firstLate(late, i); k >= 0 && (p == nil || late[k].by.rule < p.rule) {
				late[k].by.effect.apply(tok)
				late = slices.Delete(late, k, k+1)
				continue
			}
			if p == nil {
				break
			}
			if len(class) > 0 && p == class[0] {
				class = class[1:]
			} else {
				any = any[1:]
			}
			if !p.words[0].fits(tag, dep, space) || len(p.words) > 1 && !r.follows(p, doc, i) {
				continue
			}
			if p.target == 0 {
				p.effect.apply(tok)
			} else {
				late = append(late, lateMatch{i + p.target, p})
			}
		}
	}
	a.late = late[:0]
}

// firstLate returns the place of the match of lowest rule that changes token i, or -1.
func firstLate(late []lateMatch, i int) int {
	best := -1
	for k, m := range late {
		if m.target == i && (best < 0 || m.by.rule < late[best].by.rule) {
			best = k
		}
	}
	return best
}

// fits reports whether a token fits, its word aside.
func (w *wordPattern) fits(tag Tag, dep Dep, space bool) bool {
	return w.tags>>tag&1 != 0 && w.deps>>dep&1 != 0 && (w.space == spaceOrNot || space == (w.space == onlySpace))
}

// follows reports whether the tokens behind token i fit the rest of p.
func (r *ruler) follows(p *pattern, doc *Doc, i int) bool {
	if i+len(p.words) > len(doc.Tokens) {
		return false
	}
	for k := range p.words[1:] {
		w, tok, lex := &p.words[k+1], &doc.Tokens[i+k+1], doc.lexemes[i+k+1]
		if !w.fits(tok.Tag, tok.Dep, lex.isSpace) || w.classes != nil && !slices.Contains(w.classes, r.classes[lex.lower]) {
			return false
		}
	}
	return true
}

func (e *effect) apply(tok *Token) {
	if e.pos != 0 {
		tok.POS = e.pos
	}
	if e.tag != 0 {
		tok.Tag = e.tag
	}
	if e.dep != 0 {
		tok.Dep = e.dep
	}
	if e.setMorph {
		tok.Morph = e.morph
	}
	if e.lemma != "" {
		tok.Lemma = e.lemma
	}
}
