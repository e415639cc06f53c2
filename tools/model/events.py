#!/usr/bin/env python3
"""events.py CONCORD BENCH [OUT]: learns what the parts of the likeness of two mentions count (internal/reconcile/align/mentionweights.go).

The weights are those of a logistic regression on the pairs of the train part of event-coref. From which likelihood on
clusters are joined is chosen on the same part: topics are clustered with weights learned from the other topics. The
development part is for the figures alone. Needs numpy.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from align import Model  # noqa: E402

FOLDS = 5


def load(concord, path):
    """Topics: id, and for each kind its pairs, parts, answers and number of mentions."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        gold = {r["id"]: r["gold"] for r in map(json.loads, f)}
    names, topics = None, []
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "parts")
        subprocess.run([concord, "eval", "event-parts", path, "-o", out], check=True)
        with open(out, encoding="utf-8") as f:
            for r in map(json.loads, f):
                pred = r["pred"]
                names = pred["parts"]
                rows = np.array(pred["rows"], dtype="f4")
                pair, x = rows[:, :2].astype(int), rows[:, 2:] / 1000
                cluster = {}
                for kind in ("event", "entity"):
                    for n, c in enumerate(gold[r["id"]][kind]):
                        cluster.update((m, (kind, n)) for m in c)
                label = [cluster.get(m, ("alone", i)) for i, m in enumerate(pred["ids"])]
                y = np.array([label[a] == label[b] for a, b in pair], float)
                event = np.array(pred["event"])
                topics.append({kind: (np.flatnonzero(event == want), label, pair[event[pair[:, 0]] == want], x[event[pair[:, 0]] == want],
                                      y[event[pair[:, 0]] == want]) for kind, want in (("event", True), ("entity", False))})
    return topics, names


def clusters(n, like, join):
    """Average linkage over the matrix like."""
    total, size = like.copy(), np.ones(n)
    members = [[i] for i in range(n)]
    np.fill_diagonal(total, -1)
    mean = total.copy()
    while n > 1:
        i, j = divmod(int(mean.argmax()), len(mean))
        if mean[i, j] < join:
            break
        i, j = min(i, j), max(i, j)
        total[i] += total[j]
        total[:, i] = total[i]
        size[i] += size[j]
        members[i] += members[j]
        members[j] = None
        mean[i] = total[i] / (size[i] * size)
        mean[j] = -1
        mean[:, j] = -1
        for k, m in enumerate(members):
            if m is None:
                mean[i, k] = -1
        mean[i, i] = -1
        mean[:, i] = mean[i]
    return [m for m in members if m]


def conll(key, res):
    """Mean F1 of MUC, B3 and CEAF-e (with the greedy match, which is near the best one) of two lists of clusters."""
    at, back = {m: i for i, c in enumerate(key) for m in c}, {m: i for i, c in enumerate(res) for m in c}

    def muc(a, other):
        num = sum(len(c) - len({other[m] for m in c}) for c in a)
        den = sum(len(c) - 1 for c in a)
        return num / den if den else 0

    def b3(a, b, other):
        total = 0
        for c in a:
            count = {}
            for m in c:
                count[other[m]] = count.get(other[m], 0) + 1
            total += sum(v * v for v in count.values()) / len(c)
        return total / sum(len(c) for c in a)

    phi = {}
    for m, i in at.items():
        phi[i, back[m]] = phi.get((i, back[m]), 0) + 1
    phi = sorted(((2 * v / (len(key[i]) + len(res[j])), i, j) for (i, j), v in phi.items()), reverse=True)
    used_i, used_j, total = set(), set(), 0
    for v, i, j in phi:
        if i not in used_i and j not in used_j:
            used_i.add(i), used_j.add(j)
            total += v
    f = lambda p, r: 2 * p * r / (p + r) if p + r else 0
    return np.mean([f(muc(res, at), muc(key, back)), f(b3(res, key, at), b3(key, res, back)), f(total / len(res), total / len(key))])


def apply(model, topics, kind, join):
    key, res = [], []
    for t, topic in enumerate(topics):
        of, label, pair, x, _ = topic[kind]
        at = {m: i for i, m in enumerate(of)}
        like = np.zeros((len(of), len(of)))
        p = 1 / (1 + np.exp(-model(x)))
        for (a, b), v in zip(pair, p):
            like[at[a], at[b]] = like[at[b], at[a]] = v
        groups = {}
        for m in of:
            groups.setdefault(label[m], []).append((t, m))
        key += groups.values()
        res += [[(t, of[i]) for i in c] for c in clusters(len(of), like, join)]
    return conll(key, res)


class Two:
    """One model where the heads are of one family, one where they are not."""

    def __init__(self, x, y, head):
        self.head = head
        self.models = [Model(x[m], y[m], "choice", np.zeros(x.shape[1])) for m in (x[:, head] == 1, x[:, head] != 1)]

    def __call__(self, x):
        return np.where(x[:, self.head] == 1, self.models[0](x), self.models[1](x))


def learn(topics, kind, names):
    return Two(np.concatenate([t[kind][3] for t in topics]), np.concatenate([t[kind][4] for t in topics]), names.index("same head"))


def main():
    concord, bench = sys.argv[1], sys.argv[2]
    train, names = load(concord, f"{bench}/event-coref/train.jsonl.gz")
    dev, _ = load(concord, f"{bench}/event-coref/dev.jsonl.gz")
    out = []
    for kind in ("event", "entity"):
        scores = {}
        models = [learn([t for i, t in enumerate(train) if i % FOLDS != k], kind, names) for k in range(FOLDS)]
        for join in np.arange(.15, .56, .05):
            scores[join] = np.mean([apply(models[k], [t for i, t in enumerate(train) if i % FOLDS == k], kind, join) for k in range(FOLDS)])
        join = max(scores, key=scores.get)
        model = learn(train, kind, names)
        print(f"{kind}: held-out topics of train {scores[join]:.3f} at {join:.2f}; development {apply(model, dev, kind, join):.3f}",
              " ".join(f"{k:.2f}:{v:.3f}" for k, v in scores.items()), flush=True)
        for part, w, v in zip(names, model.models[0].times, model.models[1].times):
            print(f"    {part:24s} same heads {w:7.3f}  others {v:7.3f}")
        rows = ["{%s}" % ", ".join("%.4g" % w for w in m.times + 0.0) for m in model.models]
        out.append("var learned%s = mentionWeights{join: %.3g, add: [2]float64{%.4g, %.4g}, times: [2][numMentionParts]float64{\n\t%s,\n\t%s,\n}}\n" % (
            {"event": "Events", "entity": "Entities"}[kind], join, model.models[0].add, model.models[1].add, *rows))
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w", encoding="utf-8") as f:
            f.write("// Written by tools/model/events.py; do not edit.\n\npackage align\n\n" + "\n".join(out))


if __name__ == "__main__":
    main()
