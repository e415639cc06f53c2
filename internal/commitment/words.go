package commitment

// The words that commit, after Searle's commissives and the frames of legal
// rules (constitutive, prescriptive). Forms are folded as package token folds.

// promising are the forms of the verbs with which a speaker binds himself, by
// lemma; what each needs after it stands in needs.
var promising = map[string]string{
	"pledge": "pledge", "pledges": "pledge", "pledged": "pledge", "pledging": "pledge",
	"promise": "promise", "promises": "promise", "promised": "promise", "promising": "promise",
	"vow": "vow", "vows": "vow", "vowed": "vow", "vowing": "vow",
	"guarantee": "guarantee", "guarantees": "guarantee", "guaranteed": "guarantee", "guaranteeing": "guarantee",
	"assure": "assure", "assures": "assure", "assured": "assure", "assuring": "assure",
	"undertake": "undertake", "undertakes": "undertake", "undertook": "undertake", "undertaken": "undertake",
	"swear": "swear", "swears": "swear", "swore": "swear", "sworn": "swear",
	"commit": "commit", "commits": "commit", "committed": "commit", "committing": "commit",
	"agree": "agree", "agrees": "agree", "agreed": "agree",
	"reaffirm": "reaffirm", "reaffirms": "reaffirm", "reaffirmed": "reaffirm", "reaffirming": "reaffirm",
	"affirm": "affirm", "affirms": "affirm", "affirmed": "affirm",
	"refuse": "refuse", "refuses": "refuse", "refused": "refuse",
	"decline": "refuse", "declines": "refuse", "declined": "refuse",
	"plan": "plan", "plans": "plan", "planned": "plan", "planning": "plan", "intend": "plan", "intends": "plan", "intended": "plan",
	"threaten": "threaten", "threatens": "threaten", "threatened": "threaten",
	"offer": "offer", "offers": "offer", "offered": "offer",
}

// need is what must follow a form for it to be the commitment and not another
// sense: "swore to", "committed to" but neither "sworn in" nor "committed a crime".
type need int

const (
	anything  need = iota // an object, to or that
	clause                // to or that
	infinite              // to
	addressee             // somebody, then that or to: "assured Trump that"
)

var needs = map[string]need{
	"pledge": anything, "promise": anything, "vow": anything, "guarantee": anything,
	"assure": addressee, "undertake": infinite, "swear": clause, "commit": infinite, "agree": infinite,
	"reaffirm": anything, "affirm": clause, "refuse": infinite, "plan": infinite, "threaten": infinite, "offer": infinite,
}

// idle are objects that make a promising verb mean something else: "pledged
// allegiance", "reaffirmed the ruling".
var idle = set("allegiance", "loyalty", "guilty", "innocence", "oath", "revenge", "partnership", "friendship", "ruling", "sentence", "verdict", "conviction", "decision")

// pledges are the nouns of commitment, and giving the verbs that make one out
// of them: "grants Qatar a security guarantee".
var pledges = set("pledge", "pledges", "guarantee", "guarantees", "promise", "promises", "assurance", "assurances", "commitment", "commitments", "pact", "ultimatum")

var giving = set("grant", "grants", "granted", "granting", "give", "gives", "gave", "given", "giving", "extend", "extends", "extended", "extending",
	"provide", "provides", "provided", "providing", "offer", "offers", "offered", "offering", "issue", "issues", "issued", "issuing",
	"make", "makes", "made", "making", "sign", "signs", "signed", "signing", "receive", "receives", "received", "receiving", "secure", "secured")

// trade are words before a noun of commitment that make it a matter of business
// paper: an insurance guarantee binds nobody in this sense.
var trade = set("insurance", "loan", "bank", "money-back", "lifetime", "warranty", "product", "no", "little", "ticket")

// regarding are the forms of constitutive verbs: X is regarded as Y.
var regarding = set("regard", "regards", "regarded", "regarding", "treat", "treats", "treated", "treating", "consider", "considers", "considered", "considering", "deem", "deems", "deemed")

// directing are forms that lay a duty on somebody else: "directs officials to".
var directing = set("direct", "directs", "directed", "directing", "require", "requires", "required", "requiring", "oblige", "obliges", "obliged", "obliging",
	"order", "orders", "ordered", "ordering", "instruct", "instructs", "instructed", "instructing", "task", "tasks", "tasked", "tasking",
	"mandate", "mandates", "mandated", "compel", "compels", "compelled", "bind", "binds", "bound", "commit", "commits", "committed", "designate", "designates", "designated",
	"allow", "allows", "allowed", "permit", "permits", "permitted", "authorise", "authorises", "authorised", "authorize", "authorizes", "authorized",
	"ban", "bans", "banned", "prohibit", "prohibits", "prohibited", "forbid", "forbids", "forbade", "bar", "bars", "barred")

// instruments are the nouns of texts that bind, and formal the words before
// them that belong to their name.
var instruments = set("order", "orders", "decree", "treaty", "agreement", "accord", "pact", "law", "act", "directive", "resolution", "statute", "deal", "settlement",
	"ruling", "policy", "memorandum", "proclamation", "regulation", "regulations", "contract", "charter", "convention", "provision", "mandate")

var formal = set("executive", "emergency", "presidential", "defense", "defence", "security", "peace", "court", "trade", "federal", "cease-fire", "ceasefire", "interim", "joint")

// saying are verbs after which "it would …" is an announcement of the speaker.
var saying = set("say", "says", "said", "saying", "announce", "announces", "announced", "announcing", "tell", "tells", "told", "declare", "declares", "declared",
	"add", "adds", "added", "confirm", "confirms", "confirmed", "stated", "pledged", "promised", "vowed", "insisted", "insists")

// acting are verbs that an agent does on purpose; "it would rain" promises
// nothing. Being and feeling are left out rather than listing all of action.
var passive = set("be", "have", "seem", "appear", "become", "remain", "mean", "cost", "take", "need", "like", "want", "know", "think", "believe", "feel", "fall",
	"rise", "die", "happen", "depend", "likely", "probably", "love", "see", "hear", "miss", "lose", "suffer", "get", "never", "ever", "always", "exceed", "vote")

// undertaking are verbs of what governments, companies and offices set out to
// do or to stop: "the ministry will reopen the border". Of anything else said
// with "will" nobody can tell a plan from a forecast.
var undertaking = set("require", "stop", "end", "ban", "allow", "open", "reopen", "lift", "close", "shut", "pay", "repay", "refund", "compensate", "provide", "send", "build", "rebuild",
	"raise", "cut", "reduce", "release", "publish", "appeal", "sign", "veto", "deploy", "withdraw", "resume", "apply", "amend", "launch", "start", "begin", "remove", "restore", "enforce",
	"charge", "prosecute", "donate", "fund", "hire", "investigate", "introduce", "issue", "join", "leave", "offer", "protect", "defend", "recall", "replace", "return", "review", "sell",
	"suspend", "abolish", "impose", "increase", "expand", "extend", "deliver", "hand", "host", "negotiate", "vote", "invest", "evacuate", "relocate", "deport", "grant", "house")

// bodies are nouns for those who act in public without a name.
var bodies = set("company", "firm", "retailer", "chain", "stores", "airline", "airlines", "bank", "operator", "owner", "maker", "manufacturer", "government", "administration", "ministry",
	"minister", "president", "department", "agency", "authorities", "authority", "officials", "police", "court", "judge", "council", "parliament", "senate", "congress", "committee", "commission",
	"union", "unions", "school", "university", "city", "state", "country", "states", "countries", "nations", "board", "party", "army", "military", "navy", "team", "league", "hospital", "church",
	"insurers", "insurer", "lawmakers", "legislators", "prosecutors", "organisers", "organizers", "group", "alliance", "members")

var negations = set("not", "never", "no", "n't", "cannot", "without", "nor", "neither", "deny", "denies", "denied", "denying", "hardly", "unable")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
