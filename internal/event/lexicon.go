package event

import (
	"strings"
	"sync"
)

// frame is what a verb, with its nouns of action, tells, and what its tree must say
// for that.
type frame struct {
	Class
	rule string
	need need
	// objects and never are classes of nouns: of one of the first the object must be,
	// of none of the second. 0 asks nothing.
	objects, never noun
	form           form
}

// need is what else the tree must say.
type need uint8

const (
	force    need = 1 << iota // that weapons, forces or bodies are used: see sense.go
	human                     // a human object
	together                  // two states or bodies that act
	with                      // somebody else in it
	body                      // an actor that is a state, a body or an office
	crowd                     // an actor that is no state
	object                    // any object
	topic                     // a clause that is asked for, or an object
)

// more of what is needed beside need
type form uint16

const (
	verbs     form = 1 << iota // no noun of action
	bare                       // no object that is no person
	byWho                      // a noun has its actor beside it
	body_                      // as body
	ahead                      // only of what is to come
	outward                    // out of a place
	other                      // somebody else is to do it
	against                    // behind that preposition
	favour                     // for
	upon                       // on
	objective                  // with an object
)

// frames maps the base of a predicate, with its particle, to its frames in order.
// The classes follow the definitions of PLOVER's types; the verbs are those of
// general English for them, as a thesaurus has them, each with the nouns of action
// made of it.
var frames = sync.OnceValue(func() map[string][]frame {
	m := make(map[string][]frame, 1200)
	for _, r := range frameTable {
		for w := range strings.FieldsSeq(r.words) {
			w = strings.ReplaceAll(w, "_", " ")
			f := r.frame
			if f.rule == "" {
				f.rule = w
			}
			m[w] = append(m[w], f)
		}
	}
	return m
})

func cls(t Type, m Mode) Class { return Class{Type: t, Mode: m} }

// frameTable has the frames of each verb; of two frames of one verb the first that
// fits is taken. Where no rule is named it is the verb.
var frameTable = []struct {
	words string
	frame
}{
	// ASSAULT, by nothing but the word
	{`airstrike air-strike air_strike`, frame{Class: cls(Assault, "aerial"), rule: "strike"}},
	{`carpet-bomb strafe dive-bomb firebomb`, frame{Class: cls(Assault, "aerial"), rule: "bomb"}},
	{`bombard shell shelling mortar bombardment barrage cannonade`, frame{Class: cls(Assault, "heavy-weapons"), rule: "shell", never: verbal | thing}},
	{`torture waterboard`, frame{Class: cls(Assault, "torture"), rule: "torture"}},
	{`rape gang-rape`, frame{Class: cls(Assault, "sexual"), rule: "rape"}},
	{`abduct kidnap`, frame{Class: cls(Assault, "abduct"), rule: "abduct", never: thing}},
	{`take_hostage`, frame{Class: cls(Assault, "abduct"), rule: "abduct"}},
	{`assassinate`, frame{Class: cls(Assault, "targeted"), rule: "kill", never: verbal}},
	{`behead stab knife hack_to_death lynch stone bludgeon`, frame{Class: cls(Assault, "primitive"), rule: "stab", need: human}},
	{`massacre slaughter murder gun_down mow_down`, frame{Class: cls(Assault, ""), rule: "kill", need: human, never: verbal | thing}},
	{`ambush`, frame{Class: cls(Assault, ""), rule: "ambush"}},
	{`shoot shoot_dead shoot_down shoot_at open_fire gunfire exchange_fire`, frame{Class: cls(Assault, "firearms"), rule: "shoot", need: force}},
	{`invade invasion incursion overrun besiege`, frame{Class: cls(Assault, "heavy-weapons"), rule: "invade", need: force}},
	{`annex annexation`, frame{Class: cls(Assault, ""), rule: "occupy"}},
	{`war hostility combat warfare genocide cleansing pogrom`, frame{Class: cls(Assault, ""), rule: "war", need: force}},
	// ASSAULT, where the tree shows force
	{`bomb bombing`, frame{Class: cls(Assault, "aerial"), rule: "bomb", need: force}},
	{`attack assault raid storm offensive onslaught blitz aggression massacre bloodshed`, frame{Class: cls(Assault, ""), rule: "attack", need: force}},
	{`strike`, frame{Class: cls(Assault, ""), rule: "strike", need: force}},
	{`hit target pound pummel batter`, frame{Class: cls(Assault, ""), rule: "strike", need: force}},
	{`fire launch fire_at lob hurl`, frame{Class: cls(Assault, "heavy-weapons"), rule: "fire", need: force}},
	{`kill execute`, frame{Class: cls(Assault, ""), rule: "kill", need: force}},
	{`wound injure maim`, frame{Class: cls(Assault, ""), rule: "wound", need: force}},
	{`beat beat_up bludgeon assault club`, frame{Class: cls(Assault, "beat"), rule: "beat", need: force}},
	{`fight battle clash skirmish firefight gunbattle gunfight`, frame{Class: cls(Assault, ""), rule: "fight", need: force}},
	{`explode detonate blow_up set_off blast explosion`, frame{Class: cls(Assault, "explosives"), rule: "explode", need: force}},
	{`destroy flatten raze torch set_fire burn_down burn level demolish`, frame{Class: cls(Assault, "destroy"), rule: "destroy", need: force}},
	{`tear-gas teargas`, frame{Class: cls(Assault, "crowd-control"), rule: "disperse"}},

	// PROTEST
	{`walk storm walk_out storm_out drop_out`, frame{Class: cls(Sanction, ""), rule: "break off", objects: talksNoun}}, // of talks
	{`riot demonstrate demonstration unrest uprising picket walkout walk_out hunger-strike sit-in loot`, frame{Class: cls(Protest, ""), rule: "protest", form: bare}},
	{`strike stoppage`, frame{Class: cls(Protest, "strike"), rule: "walkout"}},
	{`protest march rally`, frame{Class: cls(Protest, "demonstration"), rule: "protest", never: communication}},
	{`boycott`, frame{Class: cls(Protest, "boycott"), rule: "boycott"}},
	{`block blockade barricade obstruct occupy`, frame{Class: cls(Protest, "obstruct"), rule: "obstruct", need: crowd, objects: location | building | vehicle}},
	{`clash scuffle`, frame{Class: cls(Protest, "riot"), rule: "riot", need: crowd}},
	{`storm burn set_fire throw hurl smash`, frame{Class: cls(Protest, "riot"), rule: "riot", need: crowd}},

	{`take pour`, frame{Class: cls(Protest, "demonstration"), rule: "protest", objects: streets}},
	{`stage organize organise hold join lead`, frame{Class: cls(Protest, ""), rule: "protest", objects: protestNoun, never: drill}},

	// MOBILIZE
	{`mobilize mobilise deploy`, frame{Class: cls(Mobilize, ""), rule: "deploy", objects: armed | weapon, never: aidGood}},
	{`deployment mobilization mobilisation buildup build-up`, frame{Class: cls(Mobilize, "troops"), rule: "deploy"}},
	{`dispatch send mass station move amass rush order reinforce concentrate position`, frame{Class: cls(Mobilize, "troops"), rule: "deploy", objects: armed | weapon}},
	{`patrol scramble call_up`, frame{Class: cls(Mobilize, "troops"), rule: "deploy", need: body}},
	{`increase boost strengthen step_up beef_up tighten heighten reinforce bolster put place raise`, frame{Class: cls(Mobilize, ""), rule: "deploy", objects: security}},
	{`test-fire testfire`, frame{Class: cls(Mobilize, "weapons"), rule: "test"}},
	{`fire launch`, frame{Class: cls(Mobilize, "weapons"), rule: "test", objects: weapon}},
	{`test`, frame{Class: cls(Mobilize, "weapons"), rule: "test", objects: weapon}},
	{`exercise drill maneuver manoeuvre war_game`, frame{Class: cls(Cooperate, "military"), rule: "exercise", need: together}},
	{`launch stage hold conduct begin start`, frame{Class: cls(Cooperate, "military"), rule: "exercise", need: together, objects: drill}},
	{`launch stage hold conduct begin start`, frame{Class: cls(Mobilize, "troops"), rule: "exercise", objects: drill}},
	{`arm`, frame{Class: cls(Mobilize, "weapons"), rule: "arm", need: body}},

	// COERCE
	{`arrest detain jail imprison incarcerate round_up apprehend intern`, frame{Class: cls(Coerce, "arrest"), rule: "arrest"}},
	{`deport evict banish exile force_out drive_out displace`, frame{Class: cls(Coerce, "deport"), rule: "deport"}},
	{`seize confiscate impound nationalize nationalise expropriate`, frame{Class: cls(Coerce, "seize"), rule: "seize"}},
	{`censor censorship muzzle gag`, frame{Class: cls(Coerce, "censor"), rule: "censor"}},
	{`outlaw criminalize criminalise`, frame{Class: cls(Coerce, "ban"), rule: "ban"}},
	{`ban prohibit bar forbid dissolve`, frame{Class: cls(Sanction, ""), rule: "ban", objects: trade | aidGood}},
	{`ban prohibit bar forbid dissolve disband`, frame{Class: cls(Coerce, "ban"), rule: "ban"}},
	{`crackdown crack_down repress oppress suppress persecute`, frame{Class: cls(Coerce, "restrict"), rule: "restrict"}},
	{`disperse break_up`, frame{Class: cls(Coerce, "restrict"), rule: "restrict", objects: crowdNoun}},
	{`restrict curtail curb`, frame{Class: cls(Coerce, "restrict"), rule: "restrict", objects: right | personNoun | location}},
	{`clamp_down lock_up interrogate conscript`, frame{Class: cls(Coerce, "restrict"), rule: "restrict"}},
	{`take hold keep`, frame{Class: cls(Coerce, "arrest"), rule: "arrest", objects: custody}},
	{`take_over capture overrun occupy`, frame{Class: cls(Coerce, "seize"), rule: "seize", objects: location | building | vehicle, never: personNoun}},
	{`bulldoze demolish`, frame{Class: cls(Coerce, "seize"), rule: "seize", objects: building | settlement}},
	{`freeze seize`, frame{Class: cls(Coerce, "seize"), rule: "seize", objects: asset}},
	{`dismiss sack oust depose remove purge`, frame{Class: cls(Coerce, "restrict"), rule: "oust", need: human}},
	{`curfew`, frame{Class: cls(Coerce, "curfew"), rule: "curfew"}},
	{`impose declare institute extend enforce`, frame{Class: cls(Coerce, "curfew"), rule: "curfew", objects: emergency}},
	{`shut_down shut close close_down suspend raid`, frame{Class: cls(Coerce, "restrict"), rule: "restrict", objects: media}},
	{`raid search`, frame{Class: cls(Coerce, "seize"), rule: "raid", need: body}},
	{`hack`, frame{Class: cls(Coerce, "cyber"), rule: "hack"}},
	{`sentence convict`, frame{Class: cls(Coerce, "arrest"), rule: "sentence", need: human}},

	// SANCTION
	{`sanction embargo blacklist`, frame{Class: cls(Sanction, ""), rule: "sanction"}},
	{`impose slap levy tighten announce reimpose`, frame{Class: cls(Sanction, ""), rule: "sanction", objects: penalty}},
	{`cancel halt suspend cut cut_off break_off break freeze sever discontinue postpone boycott call_off end stop downgrade scrap reduce close shut withhold`,
		frame{Class: cls(Sanction, ""), rule: "break off", objects: relation | aidGood | talksNoun | border | trade}},
	{`expel`, frame{Class: cls(Sanction, "expel"), rule: "expel", objects: envoy}},
	{`expel`, frame{Class: cls(Coerce, "deport"), rule: "deport"}},
	{`recall withdraw`, frame{Class: cls(Sanction, "withdraw"), rule: "recall", objects: envoy | aidGood}},
	{`deny refuse`, frame{Class: cls(Sanction, ""), rule: "deny entry", objects: entryNoun}},
	{`pull_out withdraw_from`, frame{Class: cls(Sanction, ""), rule: "break off", objects: agreementNoun | talksNoun}},

	// RETREAT
	{`cease-fire ceasefire truce armistice cease_fire`, frame{Class: cls(Retreat, "ceasefire"), rule: "ceasefire"}},
	{`declare announce observe`, frame{Class: cls(Retreat, "ceasefire"), rule: "ceasefire", objects: truceNoun}},
	{`end halt stop suspend cease`, frame{Class: cls(Retreat, "ceasefire"), rule: "ceasefire", objects: force_ | fighting}},
	{`give_up lay_down surrender hand_in`, frame{Class: cls(Retreat, "disarm"), rule: "disarm", objects: weapon}},
	{`surrender capitulate lay_down`, frame{Class: cls(Retreat, "withdraw"), rule: "surrender"}},
	{`withdraw pull_out pull_back retreat withdrawal pullout pull-out pullback`, frame{Class: cls(Retreat, "withdraw"), rule: "withdraw", never: communication | money}},
	{`pull bring withdraw`, frame{Class: cls(Retreat, "withdraw"), rule: "withdraw", objects: armed, never: money, form: outward}},
	{`evacuate dismantle`, frame{Class: cls(Retreat, "withdraw"), rule: "withdraw", objects: armed | settlement}},
	{`release free liberate repatriate parole`, frame{Class: cls(Retreat, "release"), rule: "release", objects: captive | personNoun}},
	{`resign step_down abdicate stand_down quit`, frame{Class: cls(Retreat, "resign"), rule: "resign", never: communication}},
	{`disarm demobilize demobilise decommission denuclearize`, frame{Class: cls(Retreat, "disarm"), rule: "disarm"}},
	{`hand_over return give_back turn_over`, frame{Class: cls(Retreat, "return"), rule: "return", objects: captive | territoryNoun | weapon | bodyNoun}},
	{`allow admit receive accept let_in permit let grant welcome`, frame{Class: cls(Retreat, "access"), rule: "access", objects: observer}},
	{`access`, frame{Class: cls(Retreat, "access"), rule: "access"}},

	// AID
	{`donate airlift resettle subsidize subsidise bail_out aid`, frame{Class: cls(Aid, ""), rule: "aid", never: verbal}},
	{`rescue evacuate shelter treat feed`, frame{Class: cls(Aid, "rescue"), rule: "rescue", objects: captive | personNoun | casualtyNoun}},
	{`give provide send deliver supply ship extend grant lend contribute distribute fund finance offer earmark allocate transfer hand_out`,
		frame{Class: cls(Aid, ""), rule: "aid", objects: aidGood | money | asylum}},
	{`supply provide give sell deliver`, frame{Class: cls(Aid, "military"), rule: "arm", objects: weapon}},
	{`take_in`, frame{Class: cls(Aid, ""), rule: "aid", objects: personNoun}},
	{`shelter assist help`, frame{Class: cls(Aid, ""), rule: "aid", need: human}},
	{`donation airlift relief`, frame{Class: cls(Aid, ""), rule: "aid"}},

	// CONCEDE
	{`lift ease relax loosen rescind revoke repeal end remove abolish soften unfreeze`, frame{Class: cls(Concede, ""), rule: "ease", objects: penalty | emergency | restriction}},
	{`call_off end suspend cancel halt`, frame{Class: cls(Concede, ""), rule: "call off", objects: protestNoun}},
	{`legalize legalise liberalize liberalise back_down give_in relent acquiesce capitulate_to`, frame{Class: cls(Concede, ""), rule: "ease"}},
	{`yield accede bow cave_in`, frame{Class: cls(Concede, ""), rule: "yield"}},
	{`reopen reinstate`, frame{Class: cls(Concede, ""), rule: "ease", need: body}},
	{`drop withdraw`, frame{Class: cls(Concede, ""), rule: "ease", objects: communication | penalty}},
	{`pardon amnesty`, frame{Class: cls(Concede, ""), rule: "pardon", need: human}},
	{`allow permit let authorize authorise entitle`, frame{Class: cls(Concede, ""), rule: "allow", need: body, never: aidGood}},
	{`enhance expand grant introduce restore implement`, frame{Class: cls(Concede, ""), rule: "reform", objects: right}},

	// COOPERATE
	{`cooperate co-operate collaborate cooperation co-operation collaboration`, frame{Class: cls(Cooperate, ""), rule: "cooperate"}},
	{`team_up coordinate partner integrate`, frame{Class: cls(Cooperate, ""), rule: "cooperate", need: with}},
	{`work`, frame{Class: cls(Cooperate, ""), rule: "cooperate", objects: jointly}},
	{`extradite`, frame{Class: cls(Cooperate, ""), rule: "extradite"}},
	{`share exchange`, frame{Class: cls(Cooperate, ""), rule: "share", objects: intelligence}},
	{`trade`, frame{Class: cls(Cooperate, ""), rule: "trade", need: with}},
	{`join unite ally`, frame{Class: cls(Cooperate, ""), rule: "join", need: with | body}},

	// SUPPORT, in deed and word
	{`sign ratify initial finalize finalise conclude reach`, frame{Class: cls(Support, ""), rule: "sign", objects: agreementNoun}},
	{`sign issue`, frame{Class: cls(Agree, ""), rule: "sign", objects: decree}},
	{`apologize apologise apology`, frame{Class: cls(Support, "apologize"), rule: "apologize"}},
	{`congratulate condole commiserate`, frame{Class: cls(Support, ""), rule: "praise"}},
	{`recognize recognise`, frame{Class: cls(Support, ""), rule: "recognize", need: body, objects: stateNoun}},
	{`establish restore resume normalize normalise upgrade improve reestablish re-establish strengthen renew`, frame{Class: cls(Support, ""), rule: "relations", objects: relation}},
	{`express voice offer convey extend send declare reaffirm`, frame{Class: cls(Support, ""), rule: "support", objects: sympathy}},
	{`defend`, frame{Class: cls(Support, ""), rule: "support", need: body, objects: communication | plan | right}},
	{`praise hail commend applaud endorse laud salute thank`, frame{Class: cls(Support, ""), rule: "praise", form: body_}},
	{`support back uphold`, frame{Class: cls(Support, ""), rule: "support", need: object, form: body_}},
	{`approve`, frame{Class: cls(Support, ""), rule: "approve", need: body}},
	{`forgive`, frame{Class: cls(Support, ""), rule: "forgive", need: human}},
	{`mobilize mobilise rally`, frame{Class: cls(Support, ""), rule: "support", objects: personNoun | sympathy}},

	// CONSULT
	{`meet meet_with negotiate confer consult parley mediate`, frame{Class: cls(Consult, ""), rule: "meet", need: with}},
	{`negotiate mediate negotiation mediation`, frame{Class: cls(Consult, ""), rule: "meet"}},
	{`meeting summit talk conference consultation dialogue conversation`, frame{Class: cls(Consult, ""), rule: "meet"}},
	{`hold resume open begin start attend convene host conduct conclude have`, frame{Class: cls(Consult, ""), rule: "meet", objects: talksNoun}},
	{`speak talk discuss`, frame{Class: cls(Consult, ""), rule: "meet", need: with}},
	{`phone telephone`, frame{Class: cls(Consult, "phone"), rule: "call"}},
	{`call`, frame{Class: cls(Consult, "phone"), rule: "call", need: with}},
	{`visit tour`, frame{Class: cls(Consult, "visit"), rule: "visit", never: media}},
	{`arrive land fly travel head`, frame{Class: cls(Consult, "visit"), rule: "visit", need: body, objects: location}},
	{`host receive greet`, frame{Class: cls(Consult, "host"), rule: "host", objects: personNoun | envoy}},
	{`give`, frame{Class: cls(Consult, "host"), rule: "host", objects: welcomeNoun}},
	{`welcome`, frame{Class: cls(Support, ""), rule: "praise", never: personNoun | observer}},
	{`welcome`, frame{Class: cls(Consult, "host"), rule: "host"}},

	// AGREE
	{`agree pledge promise vow`, frame{Class: cls(Agree, ""), rule: "promise", form: byWho}},
	{`commit`, frame{Class: cls(Agree, ""), rule: "promise", never: crime}},
	{`assure guarantee undertake`, frame{Class: cls(Agree, ""), rule: "promise", form: byWho}},
	{`strike sign reach clinch seal`, frame{Class: cls(Agree, ""), rule: "agreement", objects: dealNoun}},
	{`agreement accord treaty deal pact`, frame{Class: cls(Agree, ""), rule: "agreement"}},
	{`consent concur`, frame{Class: cls(Agree, ""), rule: "promise"}},
	{`accept`, frame{Class: cls(Agree, ""), rule: "accept", objects: plan | communication | talksNoun | truceNoun}},
	{`offer volunteer`, frame{Class: cls(Agree, ""), rule: "offer", need: topic}},
	{`express voice`, frame{Class: cls(Agree, ""), rule: "offer", objects: willing}},

	// THREATEN
	{`threaten threat ultimatum`, frame{Class: cls(Threaten, ""), rule: "threaten", form: byWho | body_}},
	{`vow pledge promise swear`, frame{Class: cls(Threaten, ""), rule: "threaten", objects: revenge}},
	{`retaliate avenge`, frame{Class: cls(Threaten, ""), rule: "threaten", form: ahead}},
	{`consider weigh contemplate`, frame{Class: cls(Threaten, ""), rule: "threaten", objects: penalty}},
	{`give issue set deliver`, frame{Class: cls(Threaten, ""), rule: "threaten", objects: ultimatum}},
	{`warn`, frame{Class: cls(Threaten, ""), rule: "warn", need: body}},

	// REJECT
	{`reject rebuff spurn turn_down rule_out veto rejection refusal`, frame{Class: cls(Reject, ""), rule: "reject"}},
	{`refuse resist defy`, frame{Class: cls(Reject, ""), rule: "refuse"}},
	{`decline`, frame{Class: cls(Reject, ""), rule: "refuse", need: body, form: verbs}}, // who declines, not what

	{`deny dismiss ignore block oppose obstruct stall`, frame{Class: cls(Reject, ""), rule: "reject", need: body}},
	{`violate breach break`, frame{Class: cls(Assault, ""), rule: "violate ceasefire", objects: truceNoun}},
	{`vote`, frame{Class: cls(Reject, ""), rule: "reject", form: against}},
	{`vote`, frame{Class: cls(Support, ""), rule: "approve", form: favour}},
	{`violate breach flout`, frame{Class: cls(Reject, ""), rule: "violate"}},

	// ACCUSE
	{`investigate probe inquire inspect audit scrutinize scrutinise look_into`, frame{Class: cls(Accuse, "investigate"), rule: "investigate", never: verbal}},
	{`investigation inquiry enquiry inspection inquest`, frame{Class: cls(Accuse, "investigate"), rule: "investigate"}},
	{`open launch begin start hold order dispatch send announce`, frame{Class: cls(Accuse, "investigate"), rule: "investigate", objects: inquiryNoun}},
	{`accuse allege`, frame{Class: cls(Accuse, "allege"), rule: "accuse"}},
	{`charge indict sue prosecute`, frame{Class: cls(Accuse, "allege"), rule: "charge", need: human}},
	{`blame`, frame{Class: cls(Accuse, "allege"), rule: "accuse"}},
	{`condemn denounce criticize criticise deplore decry lambast lambaste rebuke castigate chide censure ridicule deride berate reprimand admonish vilify
		disparage scold upbraid excoriate assail slam condemnation criticism denunciation`, frame{Class: cls(Accuse, "disapprove"), rule: "criticize"}},
	{`attack blast rap`, frame{Class: cls(Accuse, "disapprove"), rule: "criticize", need: body, form: objective}},
	{`hit_out lash_out fire_back`, frame{Class: cls(Accuse, "disapprove"), rule: "criticize", need: body}},
	{`express voice raise`, frame{Class: cls(Accuse, "disapprove"), rule: "criticize", objects: displeasure}},
	{`complain lodge file`, frame{Class: cls(Accuse, "disapprove"), rule: "complain", need: body}},
	{`protest`, frame{Class: cls(Accuse, "disapprove"), rule: "criticize", need: body}},

	// REQUEST
	{`demand urge implore exhort beseech petition appeal call_on call_for call_upon`, frame{Class: cls(Request, ""), rule: "demand", form: byWho}},
	{`request ask plead beg seek press pressure pressurize lobby push_for press_for`, frame{Class: cls(Request, ""), rule: "ask", need: topic}},
	{`want`, frame{Class: cls(Request, ""), rule: "ask", form: other}},
	{`insist`, frame{Class: cls(Request, ""), rule: "demand", need: topic, form: upon}},
	{`call`, frame{Class: cls(Request, ""), rule: "demand", need: topic}},
	{`order`, frame{Class: cls(Request, ""), rule: "order", need: topic, form: verbs}},
	{`invite propose recommend advise`, frame{Class: cls(Request, ""), rule: "propose", need: topic}},
}

// noun is a set of classes of nouns, by which verbs of many senses are told apart.
type noun uint64

const (
	armed         noun = 1 << iota // those who bear arms
	weapon                         // what is shot, thrown or set off
	personNoun                     // people, also named ones
	location                       // ground, roads, named places
	building                       // what is built
	vehicle                        //
	verbal                         // what is attacked in words alone: a policy, a record
	thing                          // what is no person and no place, and not verbal
	communication                  // a statement, a call
	plan                           // a proposal, a bill
	aidGood                        // aid, food
	money                          //
	asylum                         //
	trade                          // imports, goods
	relation                       // ties, relations
	talksNoun                      // talks, a visit
	border                         //
	penalty                        // sanctions, a ban
	restriction                    //
	emergency                      // curfew, martial law
	right                          // freedoms
	crowdNoun                      // demonstrators, a rally
	media                          // a newspaper, a website
	envoy                          // an ambassador, inspectors
	observer                       //
	agreementNoun                  //
	dealNoun                       //
	decree                         //
	truceNoun                      //
	captive                        // prisoners, hostages
	casualtyNoun                   // the wounded
	settlement                     // settlements, bases
	territoryNoun                  //
	bodyNoun                       // bodies, remains
	intelligence                   //
	sympathy                       // support, solidarity
	willing                        // readiness
	stateNoun                      // a state, its independence
	protestNoun                    //
	drill                          //
	inquiryNoun                    //
	entryNoun                      // entry, visas
	crime                          //
	welcomeNoun                    //
	streets                        // into the streets
	security                       // what is tightened
	custody                        //
	asset                          //
	fighting                       //
	jointly                        //
	revenge                        //
	ultimatum                      //
	displeasure                    //
	natural                        // an earthquake, a disease
	accident                       // a crash
	force_                         // an act of force: strike, attack
)

// nouns maps a lemma to its classes.
var nouns = sync.OnceValue(func() map[string]noun {
	m := make(map[string]noun, 1500)
	for _, r := range nounTable {
		for w := range strings.FieldsSeq(r.words) {
			m[strings.ReplaceAll(w, "_", " ")] |= r.noun
		}
	}
	return m
})

var nounTable = []struct {
	noun
	words string
}{
	{armed, `army armies soldier troop troops force forces navy marine marines militant rebel gunman guerrilla fighter insurgent militia militiaman terrorist
		jihadist sniper commando paratrooper battalion brigade regiment division unit squad reservist reserve infantry separatist
		attacker assailant bomber mercenary paramilitary guard warlord junta legion peacekeeper air_force military cavalry airman sailor police
		policeman officer garrison gang extremist islamist vigilante mob taliban reinforcement patrol hijacker serviceman servicewoman personnel`},
	{armed | weapon | vehicle, `warplane jet gunship helicopter tank drone warship gunboat submarine bomber aircraft fleet carrier destroyer frigate artillery plane
		fighter_jet uav`},
	{weapon, `missile rocket bomb shell mortar grenade gun rifle bullet pistol torpedo warhead explosive ied device artillery machine-gun projectile
		landmine mine gunfire sword knife machete axe cannon howitzer launcher munition ammunition weapon weaponry arm gas firearm
		handgun shotgun ak-47 icbm bayonet dynamite fireball barrage salvo shrapnel phosphorus sarin rubber`},
	{personNoun, `people person man woman child civilian resident citizen villager worker student leader member family refugee migrant protester demonstrator
		journalist reporter activist politician minister president official diplomat passenger tourist settler boy girl teacher doctor
		crowd victim employee lawmaker commander general operative scientist spokesman negotiator mediator aide candidate patient
		foreigner national bystander pedestrian delegation envoy guest chief king queen prince premier secretary prime_minister monk
		priest nun imam cleric farmer driver shopkeeper pilgrim mourner worshipper worshiper toddler baby infant teenager youth
		adult pilot crew inmate opponent dissident critic colleague counterpart husband wife son daughter brother sister father mother cousin neighbor neighbour
		american israeli palestinian iraqi russian ukrainian iranian affiliate inhabitant population minority convoy representative lawyer judge intellectual`},
	{location, `harbour harbor beach square plaza campus road street highway bridge city town village capital territory soil area region neighborhood neighbourhood district camp square country state
		province island coast coastline border checkpoint crossing land strip post position zone airport port airspace front enclave stronghold
		hill valley mountain sea river canal outskirt suburb site`},
	{building, `building house home school hospital mosque church temple synagogue embassy consulate headquarters office hotel restaurant market mall plant
		refinery pipeline facility base airbase airfield barracks station factory warehouse depot bunker compound apartment block tower complex
		terminal dam reactor silo nightclub bar cafe theatre theater theatre concert parliament palace prison jail outpost installation infrastructure
		grid substation shelter tunnel position target launchpad depot power_plant mission courthouse clinic university oilfield laboratory shrine`},
	{vehicle, `ship tanker vessel boat car truck bus train vehicle convoy ambulance motorcade plane airliner jeep van freighter trawler cargo_ship barge`},
	{verbal, `policy plan bill proposal decision record speech idea comment remark claim critic reputation character credibility integrity freedom democracy
		right rights value institution judiciary legacy candidacy campaign rhetoric argument report law legislation tradition constitution
		program programme agenda budget proposal article column book film movie stance position view opinion theory faith religion principle
		motive patriotism press media opponent rival government_policy handling approach problem issue poverty inflation corruption crime obesity
		disease cancer virus root cause question task work competition rumor rumour suspicion myth deal agreement peace market mood`},
	{thing, `chord tone balance pose note nerve deal bargain oil gold record jackpot home_run runway snag low high peak wall ground ball
		shelf road_show headline airwave store theater_screen brake snooze milestone bottom button key plan bill time bug engine motor light`},
	{communication, `statement call message letter article appeal comment speech announcement accusation allegation claim report charge criticism remark
		proposal offer demand request resolution note`},
	{plan, `proposal plan bill offer idea initiative resolution request demand call appeal suggestion invitation deal draft motion amendment measure reform
		peace_plan blueprint scheme package terms term condition mediation`},
	{aidGood, `aid assistance relief food medicine grain supply supplies loan grant fund funding donation blanket tent water fuel goods vaccine rice wheat
		flour subsidy help equipment shipment package credit medicines humanitarian`},
	{money, `dollar money euro pound cash million billion yen sum`},
	{asylum, `asylum refuge sanctuary shelter citizenship`},
	{trade, `trade import export goods oil gas tariff sale shipment product purchase investment beef loan`},
	{relation, `relation relations tie ties relationship cooperation link links contact contacts alliance membership diplomatic_relation recognition partnership`},
	{talksNoun, `talk talks visit meeting negotiation negotiations summit dialogue trip conference consultation discussion session round tour conversation
		rally interview contact`},
	{border, `border borders frontier crossing embassy consulate airspace mission`},
	{penalty, `sanction sanctions embargo ban tariff boycott blockade siege penalty fine restriction curb freeze measure duty quota`},
	{restriction, `restriction ban curb siege blockade control limit censorship closure blockade law rule regulation requirement pressure state`},
	{emergency, `curfew emergency law siege censorship lockdown martial_law restriction ban`},
	{right, `freedom right rights liberty autonomy independence democracy access movement reform openness speech expression amnesty election tolerance
		self-rule suffrage`},
	{crowdNoun, `demonstrator protester protestor crowd rally demonstration protest march rioter mob picket gathering marcher`},
	{media, `newspaper station radio website magazine broadcaster channel television internet newsroom outlet site page blog account party office organization
		organisation ngo university school shop`},
	{envoy, `diplomat ambassador envoy inspector attache attaché consul representative charge mission delegation official staff observer journalist correspondent`},
	{observer, `observer inspector monitor peacekeeper mission monitor fact-finder investigator aid_worker`},
	{agreementNoun, `agreement treaty pact accord deal protocol convention memorandum charter declaration contract communique communiqué understanding ceasefire`},
	{dealNoun, `deal bargain agreement accord compromise pact settlement truce understanding`},
	{decree, `order decree bill law proclamation directive memorandum legislation act guarantee`},
	{truceNoun, `cease-fire ceasefire truce armistice fire pause ceasefire_agreement cease-fire_agreement truce_agreement ceasefire_deal armistice_agreement`},
	{captive, `prisoner hostage detainee captive inmate pow dissident journalist kidnapper suspect crew pilot soldier body`},
	{casualtyNoun, `wounded injured casualty sick survivor victim patient dead`},
	{settlement, `settlement outpost base troop position camp barracks checkpoint`},
	{territoryNoun, `territory land island area city province control power peninsula`},
	{bodyNoun, `body remains corpse`},
	{intelligence, `intelligence information data technology expertise`},
	{sympathy, `support solidarity sympathy condolence gratitude regret appreciation satisfaction backing friendship congratulation sorrow apology confidence thanks
		partnership commitment guarantee alliance`},
	{willing, `readiness willingness intention desire interest`},
	{stateNoun, `state government independence sovereignty republic country authority statehood`},
	{protestNoun, `strike protest demonstration boycott march rally walkout campaign offensive sit-in`},
	{drill, `exercise drill maneuver manoeuvre wargame game games war_game patrol`},
	{inquiryNoun, `investigation inquiry enquiry probe hearing inquest inspection audit trial inspector investigator case commission review`},
	{entryNoun, `entry visa admission passport accreditation`},
	{crime, `crime suicide murder atrocity fraud offence offense theft act genocide error adultery perjury abuse violence massacre attack`},
	{welcomeNoun, `welcome reception`},
	{streets, `street`},
	{security, `security alert presence vigilance readiness`},
	{custody, `custody captive prisoner hostage detention arrest`},
	{asset, `asset account holding property fund`},
	{fighting, `fighting hostility war occupation shelling offensive attack violence insurgency`},
	{jointly, `together`},
	{revenge, `revenge retaliation war vengeance reprisal retribution`},
	{ultimatum, `ultimatum deadline`},
	{displeasure, `concern anger alarm displeasure disappointment dismay outrage dissatisfaction opposition doubt indignation disapproval frustration fear protest`},
	{natural, `earthquake quake storm hurricane typhoon cyclone tornado flood flooding lightning tsunami disease virus pandemic epidemic drought famine wildfire fire
		avalanche landslide heatwave heat eruption volcano asteroid meteor weather blizzard wave mudslide bear shark dog crocodile lion elephant
		tiger wolf cancer cholera ebola malaria covid covid-19 outbreak recession inflation smoke cold hunger starvation snow rain wind snake bee`},
	{accident, `crash accident collision derailment stampede collapse explosion car truck bus train fall drowning overdose plane vehicle driver tree gas_leak
		motorcycle boat`},
	{force_, `attack strike airstrike bombing raid assault shelling shooting explosion blast bombardment ambush offensive invasion massacre fighting clash battle war
		incursion gunfire barrage firing violence crackdown operation air_strike stabbing assassination`},
}
