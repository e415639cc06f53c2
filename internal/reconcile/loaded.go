package reconcile

import (
	"slices"
	"strings"
	"sync"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/statement"
)

// A word may judge what it tells, and style guides warn of such words: the verbs of
// blows for words, the nouns that condemn what they name, the adjectives and adverbs
// that weigh. That one report has such a word in its own voice, and another of the same
// event has none there, is shown, not weighed.

// loaded are the lemmas of such words by part of speech, after the lists of news
// agencies' style guides and the one-sided terms and subjective intensifiers of Recasens,
// Danescu-Niculescu-Mizil and Jurafsky (2013). Words of dread ("tragic", "rampage") are
// left out: reports of crime have them as a matter of course, for or against nobody.
var loaded = map[english.POS]map[string]bool{
	english.PosVERB: wordSet(`slam blast bash trash lambaste lambast skewer eviscerate savage mock ridicule taunt humiliate shame smear bully sabotage gut
		cripple decimate dismantle cave capitulate grovel cower whine gloat rant spew fume seethe dump herd weaponize weaponise politicize
		politicise exploit hijack stonewall scheme collude pander peddle trumpet parrot flout bulldoze steamroll railroad muzzle
		silence censor whitewash swindle rig squander botch bungle flounder stun shock rattle outrage enrage infuriate boast brag crow
		plummet soar skyrocket massacre slaughter butcher gouge fleece coddle demonize demonise vilify scapegoat browbeat
		strong-arm bemoan bewail decry thwart torpedo unleash usurp wreak snub spurn`),
	english.PosNOUN: wordSet(`stunt ploy gimmick sham hoax scam farce charade circus crackdown purge onslaught bloodbath massacre slaughter 
		thug mob horde henchman crony goon stooge puppet radical extremist zealot fanatic hardliner firebrand hypocrite hypocrisy liar
		tyrant despot dictator strongman regime junta vigilante vigilantism loophole giveaway handout boondoggle scandal fiasco
		debacle meltdown turmoil catastrophe bombshell backlash uproar outcry firestorm fury outrage
		furor vendetta sabotage betrayal blunder gaffe cover-up propaganda bigotry temper tirade diatribe screed shambles witch-hunt
		power-grab smackdown showdown fearmongering scaremongering gridlock dysfunction stranglehold`),
	english.PosADJ: wordSet(`cruel heartless callous shameful disgraceful outrageous disgusting vile evil hateful gross insane crazy unhinged
		deranged absurd ridiculous ludicrous laughable bogus phony baseless so-called self-styled notorious infamous corrupt
		crooked rogue draconian extreme radical sweeping drastic massive historic landmark unprecedented controversial
		divisive embattled disgraced beleaguered defiant furious irate livid brutal vicious
		savage heinous jaw-dropping astonishing blistering scathing damning explosive toxic desperate botched
		disastrous catastrophic hypocritical cynical sinister shady secretive lavish bloated overwhelming scorching devastating
		crippling hysterical fringe hard-line ultra murderous bloodthirsty cowardly staggering
		egregious flagrant blatant brazen`),
	english.PosADV: wordSet(`cruelly recklessly shamefully outrageously drastically dramatically brutally viciously savagely desperately cynically blatantly
		brazenly flagrantly egregiously furiously roundly overwhelmingly disastrously hysterically radically notoriously
		infamously supposedly purportedly conveniently`),
}

// loads reports whether token i of report m is a loaded word in the report's own voice.
func (c *comparer) loads(m, i int) bool {
	doc := c.s.Members[m].Document
	t := &doc.Grammar.Tokens[i]
	at := span.Span{Start: t.Start, End: t.End}
	return t.Entity == 0 && loaded[t.POS][t.Lemma] && !c.marked(m, at)
}

// loadedUses are the loaded words that a report has in its own voice.
func (c *comparer) loadedUses(m int) map[string]bool {
	uses := map[string]bool{}
	if doc := c.s.Members[m].Document; doc != nil && doc.Grammar != nil {
		for i := range doc.Grammar.Tokens {
			if c.loads(m, i) {
				uses[doc.Grammar.Tokens[i].Lemma] = true
			}
		}
	}
	return uses
}

// put is a place of a clause, with its loaded words.
type put struct {
	at    span.Span
	words []string // loaded lemmas
}

// nounPut reads the noun with head h and what stands before it.
func (c *comparer) nounPut(m, h int) put {
	toks := c.s.Members[m].Document.Grammar.Tokens
	p := put{at: span.Span{Start: toks[h].Start, End: toks[h].End}}
	for i := max(0, h-10); i <= h; i++ {
		k := i
		for n := 0; k != h && k < len(toks) && toks[k].Head != k && n < 3; n++ { // "an extremely cruel plan"
			k = toks[k].Head
		}
		if k != h || i != h && toks[i].Head > h {
			continue
		}
		switch toks[i].Dep {
		case english.DepAmod, english.DepCompound, english.DepNmod, english.DepAdvmod:
			p.at.Start = min(p.at.Start, toks[i].Start)
		default:
			if i != h {
				continue
			}
		}
		if c.loads(m, i) {
			p.words = append(p.words, toks[i].Lemma)
		}
	}
	return p
}

// verbPut reads the verb of a clause and its adverbs.
func (c *comparer) verbPut(cl *clause) put {
	toks := c.s.Members[cl.m].Document.Grammar.Tokens
	p := put{at: cl.p.Span}
	for i := max(0, cl.p.Head-4); i < min(len(toks), cl.p.Head+5); i++ {
		if (i == cl.p.Head || toks[i].Head == cl.p.Head && toks[i].Dep == english.DepAdvmod) && c.loads(cl.m, i) {
			p.words = append(p.words, toks[i].Lemma)
			p.at = span.Span{Start: min(p.at.Start, toks[i].Start), End: max(p.at.End, toks[i].End)}
		}
	}
	return p
}

// loadedDifferences finds what one report puts with a loaded word and another without:
// what is done, who does it or what it is done to, in aligned clauses.
func (c *comparer) loadedDifferences() []Difference {
	uses := make([]map[string]bool, len(c.s.Members))
	for m := range uses {
		uses[m] = c.loadedUses(m)
	}
	var out []Difference
	for _, f := range c.aligned().Facts {
		for k := range f.Links {
			l := &f.Links[k]
			x, okX := c.clauseOf(l.A.Member, l.A.Predicate)
			y, okY := c.clauseOf(l.B.Member, l.B.Predicate)
			if !okX || !okY || l.Score < sureLink || c.inQuotes(x.m, x.p.Span) || c.inQuotes(y.m, y.p.Span) {
				continue
			}
			fit := c.compareClauses(&x, &y)
			try := func(p, q put) {
				c.putOtherwise(&x, p, &y, q, uses, func(d []mark) {
					out = append(out, c.difference("characterisation/loaded", SlotCharacterisation, JudgeWording, "how it is put", d, c.why(&fact{links: f.Links[k : k+1]})))
				})
			}
			if len(fit.roles) > 0 && len(fit.differ) == 0 {
				try(c.verbPut(&x), c.verbPut(&y))
			}
			for _, role := range [...]predicate.Role{predicate.Agent, predicate.Patient, predicate.Recipient, predicate.Attribute} {
				a, b := x.first(role), y.first(role)
				if a == nil || b == nil || a.pronoun || b.pronoun || a.sure != b.sure || a.argument.Head < 0 || b.argument.Head < 0 || x.act != y.act && c.sameFiller(a, b) != 1 || c.sameFiller(a, b) == -1 {
					continue
				}
				try(c.nounPut(x.m, a.argument.Head), c.nounPut(y.m, b.argument.Head))
			}
		}
	}
	return c.joinSame(append(out, c.topDifferences()...))
}

// sureLink is the score from which the clauses of a link fill their roles alike.
const sureLink = .8

// putOtherwise makes the marks of two places of which one has a loaded word that the
// other's report never has, and the other none.
func (c *comparer) putOtherwise(x *clause, p put, y *clause, q put, uses []map[string]bool, found func([]mark)) {
	if len(p.words) == 0 {
		x, p, y, q = y, q, x, p
	}
	if len(p.words) == 0 || len(q.words) > 0 {
		return
	}
	for _, w := range p.words {
		if uses[y.m][w] {
			return
		}
	}
	value := func(cl *clause, s span.Span) mark {
		return mark{m: cl.m, unit: cl.unit, sentence: cl.sentence, at: s, value: strings.ToLower(plain(s.In(c.text(cl.m))))}
	}
	found([]mark{value(x, p.at), value(y, q.at)})
}

// top is the beginning of a report, which says what it is about: its headline and the
// first sentence below it, or the first sentences of its first paragraphs.
type top struct {
	m       int
	parts   []span.Span
	words   []span.Span // loaded
	content []int32
}

// tops reads the top of each report.
func (c *comparer) tops() []top {
	var out []top
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		t := top{m: m}
		for b := range doc.Report.Blocks {
			k := &doc.Report.Blocks[b]
			if !k.Kind.Reads() {
				continue
			}
			at := k.Span.Trim(doc.Report.Text)
			if i := sentenceNear(c, m, span.Span{Start: at.Start, End: at.Start + 1}); k.Kind != report.Headline && i >= 0 && i < len(doc.Sentences) {
				at = doc.Sentences[i].Span
			}
			if t.parts = append(t.parts, at); len(t.parts) == 2 {
				break
			}
		}
		for _, at := range t.parts {
			t.content = append(t.content, c.strong(c.featuresOf(token.Within(doc.Words, at)))...)
			for k := range doc.Grammar.Tokens {
				tok := &doc.Grammar.Tokens[k]
				word := span.Span{Start: tok.Start, End: tok.End}
				if at.Contains(word) && !c.marked(m, word) && (c.loads(m, k) || (tok.Entity == 0 || tok.Entity == english.EntORG) && tok.POS == english.PosPROPN && loadedName(word.In(doc.Report.Text))) {
					t.words = append(t.words, word)
				}
			}
		}
		t.content = sortedSet(t.content)
		out = append(out, t)
	}
	return out[:min(len(out), slotBound)]
}

// loadedKeys are the stems of the loaded words.
var loadedKeys = sync.OnceValue(func() map[string]bool {
	keys := map[string]bool{}
	for _, list := range loaded {
		for w := range list {
			keys[statement.Key(w)] = true
		}
	}
	return keys
})

// loadedName reports whether a word that a headline writes with a capital, so that it is
// read as a name, is loaded.
func loadedName(word string) bool {
	k := statement.Key(strings.ToLower(word))
	return k != "" && loadedKeys()[k]
}

// begin reports whether two reports begin with one thing, and shows it.
func (t *top) begin(o *top) []int32 {
	if both := common(t.content, o.content); t.m != o.m && len(both) >= leastTop {
		return both
	}
	return nil
}

// unitsIn are the statements of a beginning.
func (c *comparer) unitsIn(t *top) []int {
	var out []int
	for i := c.first[t.m]; i < c.first[t.m+1]; i++ {
		if slices.ContainsFunc(t.parts, func(s span.Span) bool { return s.Contains(c.units[i].st.Span) }) {
			out = append(out, i)
		}
	}
	return out
}

// leastTop is how many telling words two beginnings must share.
const leastTop = 3

// lower are the words at some places in lower case, each once.
func (c *comparer) lower(m int, at []span.Span) []string {
	words := map[string]bool{}
	for _, s := range at {
		words[strings.ToLower(s.In(c.text(m)))] = true
	}
	return sortedKeys(words)
}

// topDifferences sets the tops of reports of one event side by side where one has loaded
// words and others have none.
func (c *comparer) topDifferences() []Difference {
	ts := c.tops()
	var marks []mark
	var why []Ground
	in := map[int]bool{}
	for i := range ts {
		for k := range ts {
			both := ts[i].begin(&ts[k])
			if len(ts[i].words) == 0 || len(ts[k].words) > 0 || both == nil {
				continue
			}
			if why == nil {
				why = []Ground{{"shared words", c.label(both, 5)}}
			}
			in[i], in[k] = true, true
		}
	}
	for i := range ts {
		if t := &ts[i]; in[i] {
			places, value := t.words, strings.Join(c.lower(t.m, t.words), ", ")
			if len(places) == 0 {
				places, value = t.parts, "no such word"
			}
			for _, at := range places {
				marks = append(marks, mark{m: t.m, unit: -1, sentence: sentenceNear(c, t.m, at), at: at, value: value})
			}
		}
	}
	if why == nil {
		return nil
	}
	return []Difference{c.difference("characterisation/loaded", SlotCharacterisation, JudgeWording, "how headlines and first sentences put it", marks, why)}
}

// marked reports whether a place stands between quotation marks of its line, of which
// an apostrophe is none.
func (c *comparer) marked(m int, at span.Span) bool {
	const near = 60 // bytes: scare quotes hold a phrase
	text := c.text(m)
	before := text[max(strings.LastIndexByte(text[:at.Start], '\n')+1, at.Start-near):at.Start]
	for i, r := range before {
		if strings.ContainsRune("\"“‘'", r) && (i == 0 || strings.ContainsRune(" (—-", rune(before[i-1]))) {
			return strings.ContainsAny(text[at.End:min(len(text), at.End+near)], "\"”’'")
		}
	}
	return c.inQuotes(m, at)
}
