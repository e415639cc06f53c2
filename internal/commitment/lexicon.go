package commitment

import (
	"strings"
	"sync"
)

// role is what a verb or noun does to bind somebody: Searle's commissives, verbs
// of directing, and those that say what counts as what.
type role uint64

const (
	promising   role = 1 << iota // the agent binds himself
	refusing                     // the agent will not
	planning                     // the agent means to; of verbs that only bodies and their speakers are believed
	deciding                     // the agent will: decided, voted to, is scheduled to
	threatening                  // the agent will, unless
	offering                     // the agent will, if it is taken
	directing                    // somebody else is to do it
	allowing                     // somebody may
	forbidding                   // nobody may, or somebody must not
	guessing                     // what stands below is nobody's undertaking: hoped, feared, foreseen
	court                        // a noun for those who rule, and for what they rule
	asking                       // somebody else is asked to do it
	rebuffing                    // the agent will not do what was sought of him
	sought                       // a noun for what is
	regarding                    // X as Y: counts as
	naming                       // X as Y, or X Y: gets the status of
	announcing                   // what the speaker then says of himself is a plan of his
	giving                       // with a noun of commitment: grants a guarantee
	getting                      // with a noun of commitment: receives a guarantee
	undertaking                  // what governments, companies and offices set out to do or to stop
	ruling                       // what they do by a rule from then on: sell, allow, require
	stative                      // nobody does it on purpose
	denying                      // the commitment below was not made
	signing                      // with a text as object: the day that it was made
	publishing                   // with a text as object: the day that it was published
	acting                       // a noun for an act that a rule may turn on
	binding                      // a noun for a text that binds
	body                         // a noun for those who act in public without a name
	part                         // a noun for what a body acts through: its stores
	human                        // a noun for those to whom rules apply
	bargain                      // a noun for what two or more bind themselves by
	striking                     // with a bargain as object: both bind themselves
	imposing                     // with a rule as object: it holds from then on, or no more
	imposed                      // a noun for such a rule
	blocking                     // what a court does that binds others
	decreeing                    // what a law or rule does while it stands
	effects                      // a noun for what it does not lay down: questions, hope
	resolving                    // with a noun of commitment: what came of it
	switching                    // what somebody does differently from now on
	keeping                      // with a noun of commitment: it is the agent's
	offered                      // what may be offered and then given; condolences are no offer
	pledging                     // a noun of commitment
	barring                      // a noun of forbidding: a ban on
	ruled                        // a noun for what applies to many: a rule, a change
	loose                        // a verb that says nothing an outsider could test
	idle                         // an object that makes a verb of promising mean something else
)

// table holds the words by role, lemmas in lower case, after the general
// vocabulary of English: WordNet's promise, assure, refuse, command, forbid and
// their hyponyms, and the verbs and nouns of public action.
var table = []struct {
	role
	words string
}{
	{promising, `pledge promise vow guarantee assure undertake swear commit agree reaffirm affirm recommit`},
	{refusing, `refuse decline reject rule_out forswear`},
	{planning, `plan intend`},
	{deciding, `decide vote opt resolve schedule slate set`},
	{threatening, `threaten`},
	{offering, `offer`},
	{directing, `order direct instruct command require oblige compel mandate task bind charge obligate subpoena summon`},
	{guessing, `predict warn fear argue believe expect hope worry ensure mean suggest think doubt caution forecast estimate contend project hope fear concern
		imagine suspect speculate assume`},
	{court, `court judge justice tribunal ruling decision opinion circuit panel`},
	{asking, `ask request demand subpoena summon`},
	{rebuffing, `refuse decline reject rebuff spurn dismiss deny turn_down block veto vote_down`},
	{sought, `request offer proposal bid petition appeal motion plea demand call invitation overture application meeting interview compromise settlement
		challenge lawsuit suit amendment bill legislation measure resolution nomination deal agreement contract plan`},
	{allowing, `let allow permit authorize authorise entitle exempt`},
	{forbidding, `ban prohibit forbid bar outlaw`},
	{regarding, `regard treat consider deem view`},
	{naming, `designate classify proscribe`},
	{announcing, `say announce declare tell add confirm state promise pledge vow insist unveil reveal note write tweet indicate signal explain
		warn maintain acknowledge emphasize emphasise stress reiterate repeat post testify assure guarantee`},
	{giving, `grant give extend provide offer issue make sign seal ink reach conclude announce unveil impose set`},
	{getting, `receive get obtain secure win gain`},
	{undertaking, `stop end ban allow open reopen lift close shut pay repay refund compensate provide send build rebuild raise cut reduce release publish appeal sign
		veto deploy withdraw resume apply amend launch start begin remove restore enforce charge prosecute donate fund hire investigate introduce issue join leave
		offer protect defend recall replace return review sell suspend abolish impose increase expand extend deliver hand host negotiate vote invest evacuate
		relocate deport grant house require drop phase_out encourage urge support work seek push continue bring arrest hold notify inform coordinate conduct
		consult cooperate ensure guarantee help assist create establish set set_up carry_out implement halt maintain keep give take make step_up provide destroy
		disarm dismantle retaliate respond act punish sanction freeze seize recognise recognize repeal ratify submit meet convene buy purchase supply train
		equip rescue repair reform upgrade install test screen vaccinate transfer move admit accept exempt waive distribute contribute allocate spend finance
		back double triple boost tighten ease scrap set_aside cover reimburse serve deny reject block monitor inspect prevent oppose invade honour honor
		discuss present announce disclose examine hear pursue address tackle fight rule decide`},
	{ruling, `sell stop allow require ban accept charge apply permit prohibit bar raise limit restrict refuse exempt let close`},
	{stative, `be have seem appear become mean cost need like want know think believe feel fall rise die happen depend love see hear miss lose suffer exceed
		remember forget understand hope expect wish win face benefit survive arrive come go get look sound belong contain matter last grow live learn enjoy prefer
		worry regret doubt disagree find_out find struggle experience say argue remain stay interpret qualify realize realise
		succeed fail vary do handle end_up turn_out earn receive gain undergo inherit recover survive spread result occur emerge`},
	{denying, `deny dispute refute disavow`},
	{signing, `sign issue enact adopt approve conclude seal grant ratify reach`},
	{publishing, `publish release`},
	{acting, `attack strike invasion assault aggression incursion breach violation threat act failure interference blockade delay default raid bombing bombardment
		shelling violence intrusion sabotage hostility war use`},
	{binding, `order decree treaty agreement accord pact law act directive resolution statute deal settlement ruling memorandum proclamation regulation contract
		charter convention provision mandate constitution protocol`},
	{body, `company firm retailer chain airline bank operator owner maker manufacturer government administration ministry minister president department agency panel
		authority official police court judge council parliament senate congress committee commission union school university city state country nation board
		party army military navy team league hospital church insurer lawmaker legislator prosecutor organiser organizer group alliance member governor mayor
		sheriff chancellor king secretary carrier automaker lender regulator publisher broadcaster network utility supplier developer restaurant hotel service
		force coalition bloc power district station charity agency fund superintendent chairman director manager leader chief spokesman spokeswoman spokesperson
		embassy consulate office bureau corporation federation association campaign employer officer house museum library`},
	{part, `store shop outlet branch restaurant supermarket plant website shareholder`},
	{human, `people person individual traveler traveller passenger resident adult child student visitor citizen customer worker employee patient parent owner
		driver voter tourist foreigner national shopper buyer guest teacher pupil staff crew contractor applicant family farmer fisherman member immigrant migrant`},
	{bargain, `settlement deal agreement accord pact treaty truce ceasefire cease-fire contract armistice compromise`},
	{striking, `reach sign conclude strike seal ink make announce finalize finalise`},
	{imposing, `impose lift ease tighten enact adopt introduce reinstate reimpose issue set announce unveil`},
	{imposed, `sanction tariff curfew restriction limit lockdown requirement quota moratorium subpoena injunction mandate deadline cap`},
	{blocking, `block halt stay suspend uphold strike_down vacate overturn freeze enjoin reinstate dismiss lift void invalidate quash`},
	{switching, `end launch withdraw send suspend cut drop recall pull halt resume evacuate deploy close open reopen`},
	{keeping, `have renew repeat reiterate outline detail delay defend pursue`},
	{decreeing, `set limit cap raise lower reduce increase protect guarantee establish impose define grant cover restrict extend expand
		criminalize criminalise exempt entitle regulate tighten ease block end exclude mandate`},
	{effects, `question concern hope fear confusion doubt problem issue chance sense risk stage way example precedent pressure voice alarm debate controversy
		opportunity incentive reason impression possibility challenge stake bar tone pace profile harm barrier burden`},
	{resolving, `keep honor honour fulfil fulfill break betray withdraw retract revoke drop abandon scrap rescind reverse reconsider forget deliver meet`},
	{offered, `aid help assistance support reward compensation amnesty money loan refund job asylum shelter payment protection payout interview meeting deal settlement concession pardon training visa citizenship cooperation`},
	{pledging, `pledge guarantee promise assurance commitment pact ultimatum vow undertaking`},
	{barring, `ban prohibition embargo moratorium`},
	{ruled, `rule policy ban change restriction requirement measure law order decision mandate curfew limit regulation lockdown sanction embargo tariff moratorium
		bill legislation proposal amendment statute`},
	{loose, `be support help assist work cooperate encourage stand fight strive try continue consider improve strengthen promote address tackle
		explore seek listen care respect remain stay back step_up look learn deal`},
	{idle, `allegiance loyalty guilty innocence oath revenge friendship ruling sentence verdict conviction land start much lot little more less nothing anything everything something`},
}

var roles = sync.OnceValue(func() map[string]role {
	m := make(map[string]role, 700)
	for _, row := range table {
		for w := range strings.FieldsSeq(row.words) {
			m[strings.ReplaceAll(w, "_", " ")] |= row.role
		}
	}
	return m
})

// is reports whether the lemma has one of the roles.
func is(lemma string, r role) bool { return roles()[lemma]&r != 0 }

// formal are the words before the noun of a binding text that belong to its name.
var formal = set(`executive emergency presidential defense defence security peace court trade federal cease-fire ceasefire interim joint public health
	administrative criminal civil state supreme tax fisheries climate nuclear arms border migration free mutual`)

// trade are words before a noun of commitment that make it a matter of business
// paper: an insurance guarantee binds nobody in this sense.
var trade = set(`insurance loan bank money-back lifetime warranty product ticket credit mortgage rental deposit quality satisfaction purchase price`)

// limiting are the phrases that leave a commitment open or bound it, in folded words.
var limiting = [][]string{{"all", "lawful", "and", "appropriate"}, {"lawful", "and", "appropriate"}, {"if", "necessary"}, {"if", "needed"}, {"where", "possible"}, {"if", "possible"},
	{"as", "appropriate"}, {"where", "appropriate"}, {"when", "necessary"}, {"where", "necessary"}, {"as", "long", "as", "necessary"}, {"for", "as", "long", "as", "it", "takes"},
	{"at", "its", "own", "cost"}, {"all", "reasonable"}, {"as", "far", "as", "possible"}, {"as", "it", "deems", "necessary"}, {"at", "its", "discretion"}, {"within", "reason"}}

// bounding begin a limit that goes on to the end of its phrase.
var bounding = [][]string{{"subject", "to"}, {"in", "accordance", "with"}, {"to", "the", "extent"}, {"provided", "that"}, {"consistent", "with"}}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
