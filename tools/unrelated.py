#!/usr/bin/env python3
"""unrelated.py N STORIES FOLDER: writes N reports of many events as text files.

STORIES is dev.jsonl.gz of the development set `stories`. The first 2,959 reports
are its articles, at most one of an event; what is missing to N is put together
from their sentences, twelve of twelve articles each, with a fixed seed.
"""
import gzip
import json
import os
import random
import re
import sys

n, stories, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]
rng = random.Random(7)
articles = [json.loads(line) for line in gzip.open(stories, "rt", encoding="utf-8")]
rng.shuffle(articles)
texts, seen = [], set()
for a in articles:
    event = a.get("gold", {}).get("story") or a.get("story")
    if event in seen and event is not None:
        continue
    seen.add(event)
    texts.append(a["text"])
pool = [s for t in texts for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", t) if 60 < len(s) < 400]
while len(texts) < n:
    texts.append("A report\n\n" + "\n\n".join(" ".join(rng.sample(pool, 4)) for _ in range(3)))
os.makedirs(folder, exist_ok=True)
for i, text in enumerate(texts[:n]):
    with open(f"{folder}/report-{i}.txt", "w", encoding="utf-8") as f:
        f.write(text)
