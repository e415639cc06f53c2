package statement

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// Key folds a word for comparison: irregular forms to their base, then the
// Snowball English stem. It returns "" for words that carry no content of
// their own. norm is a word in the folded form of token.Word.Norm.
func Key(norm string) string {
	norm = strings.TrimSuffix(strings.TrimSuffix(norm, "'s"), "'")
	if norm == "" || function[norm] {
		return ""
	}
	if !letter(norm[0]) && norm[0] < 0x80 {
		return ""
	}
	if base, ok := irregular[norm]; ok {
		norm = base
	}
	if function[norm] {
		return ""
	}
	return english.Stem(norm, true)
}

func letter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// set makes a look-up table of the words in list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// function holds the closed classes of English (articles, pronouns,
// prepositions, conjunctions, auxiliaries, adverbs of degree) with the verbs of
// plain reporting, which tell how a thing was said and not what.
var function = set(`a an the this that these those such some any each every either neither no none all both half
	i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
	it its itself they them their theirs themselves one ones who whom whose which what whoever whatever whichever
	someone somebody something anyone anybody anything everyone everybody everything nobody nothing
	of in on at to from by with about into onto over under above below between among through during before after
	since until till against for as per via within without upon off out up down around near toward towards along
	across behind beyond beside besides despite except like unlike than amid amidst amongst throughout
	and or but nor so yet if then else because although though while whereas unless whether when where why how
	is are was were be been being am do does did done doing has have had having will would shall should can could
	may might must ought 'm 're 've 'll 'd 's n't not cannot can't won't don't doesn't didn't isn't aren't wasn't weren't
	hasn't haven't hadn't wouldn't couldn't shouldn't mustn't ain't it's that's there's he's she's they're we're i'm you're
	i've we've they've you've i'd we'd he'd she'd they'd i'll we'll he'll she'll they'll you'll let's
	very too also just only even still again already ever never quite rather more most less least much many few little
	there here now thus hence therefore however moreover meanwhile otherwise instead etc
	say says said saying tell tells told telling add adds added adding mr mrs ms miss dr
	other others another same own well oh ah eh yes`)

// irregular maps the irregular verb forms and plurals of English to their base.
// The list is the usual school table of irregular verbs, without the rare ones.
var irregular = irregularForms(`arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun
	bend bent|bet|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
	build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt
	dig dug|draw drew drawn|drive drove driven|drink drank drunk|eat ate eaten|fall fell fallen|feed fed|feel felt
	fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
	freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|hang hung|hear heard
	hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|learn learnt|leave left
	lend lent|lie lay lain|light lit|lose lost|make made|mean meant|meet met|overcome overcame|overthrow overthrew overthrown
	pay paid|plead pled|prove proven|rebuild rebuilt|ride rode ridden|ring rang rung|rise rose risen|run ran|see saw seen
	seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung
	sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun
	spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven
	swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn
	think thought|throw threw thrown|undergo underwent undergone|understand understood|undertake undertook undertaken
	uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn
	withhold withheld|write wrote written
	man men|woman women|child children|person people persons|foot feet|tooth teeth|goose geese|mouse mice
	wife wives|life lives|knife knives|half halves|leaf leaves|thief thieves|shelf shelves|wolf wolves
	crisis crises|analysis analyses|medium media|criterion criteria|phenomenon phenomena|datum data
	die died dies dying|death deaths|lie lied lying|policeman policemen|policewoman policewomen|gunman gunmen|fireman firemen
	spokesman spokesmen|spokeswoman spokeswomen|serviceman servicemen|congressman congressmen|businessman businessmen
	fisherman fishermen|militiaman militiamen`)

func irregularForms(table string) map[string]string {
	m := map[string]string{}
	for _, row := range strings.FieldsFunc(table, func(r rune) bool { return r == '|' || r == '\n' }) {
		forms := strings.Fields(row)
		for i := 1; i < len(forms); i++ {
			if _, seen := m[forms[i]]; !seen { // "lay" is the base of its own row first
				m[forms[i]] = forms[0]
			}
		}
	}
	delete(m, "wound") // "wound" is far oftener the injury than the past of "wind"
	delete(m, "ground")
	delete(m, "saw")
	delete(m, "bound")
	m["saw"] = "see"
	return m
}
