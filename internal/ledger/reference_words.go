package ledger

// NotRecorded is what an empty field of the reference set reads: nobody here
// knows, which is not "none".
const NotRecorded = "not recorded"

// Vocabulary is the closed vocabulary of each field of the reference set. A test
// holds the set to it.
var Vocabulary = map[string][]string{
	"kind":        {"agreement", "declaration", "designation", "memorandum", "statute", "treaty"},
	"form":        {"mutual", "unilateral"},
	"binding":     {"law", "political", "treaty"},
	"obligations": {"defence", "offence", "neutrality", "non-aggression", "consultation", "none"},
	"acts": {"armed attack", "armed aggression", "aggression", "use of force", "nuclear aggression", "threat", "terrorist attack", "disaster",
		"boycott or embargo", "breach of the treaty", "none"},
	"attacker":  {"any", "external", "states", "named"},
	"counts_as": {"attack on all", "danger to own peace and safety", "threat to all", "grave concern"},
	"objects": {"territory", "administered territory", "island territories", "forces", "vessels", "aircraft", "sovereignty", "political independence",
		"security"},
	"decides": {"each party", "any party", "the parties together", "a body of the treaty", "the promisor"},
	"measures": {"action it deems necessary", "action to meet the common danger", "action to restore the state of affairs", "aid by all means in its power",
		"all instruments at its disposal", "all steps available", "appropriate action", "armed force", "assistance in meeting the attack",
		"assistance it considers necessary", "collective action", "consultation", "defence trade and training", "diplomatic measures", "economic measures",
		"military aid", "mutual aid and assistance", "necessary help", "supply of arms", "UN Security Council action"},
	"list": {"open", "closed"},
	"limits": {"at the request of the party struck", "consent of the state helped", "consistent with NATO commitments", "constitutional processes", "national law",
		"no armed force without consent", "notice to the legislature", "report to the Security Council", "self-defence or the UN Charter",
		"self-defence under UN Charter Article 51", "specific character of a party's policy", "until the Security Council has acted"},
	"duration": {"indefinite", "fixed", "renewed", "until ended by the promisor"},
	"words":    {"trigger", "counts_as", "scope", "measures", "limits", "decides"},
}
