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
PAIRS = 10000  # what a topic counts, in pairs
JOINS = np.arange(.15, .56, .05)


def load(concord, path, task="event-parts"):
    """Topics: id, and for each kind its pairs, parts, answers and number of mentions."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        gold = {r["id"]: r["gold"] for r in map(json.loads, f)}
    names, topics = None, []
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "parts")
        subprocess.run([concord, "eval", task, path, "-o", out], check=True)
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


def merges(n, like, least):
    """Average linkage over the matrix like, as (likeness, first, second) of the clusters joined, down to least."""
    total, size = like.copy(), np.ones(n)
    out = []
    np.fill_diagonal(total, -1)
    mean = total.copy()
    alive = np.ones(n, bool)
    while alive.sum() > 1:
        i, j = divmod(int(mean.argmax()), n)
        if mean[i, j] < least:
            break
        i, j = min(i, j), max(i, j)
        out.append((mean[i, j], i, j))
        total[i] += total[j]
        total[:, i] = total[i]
        size[i] += size[j]
        alive[j] = False
        mean[i] = np.where(alive, total[i] / (size[i] * size), -1)
        mean[j] = -1
        mean[:, j] = -1
        mean[i, i] = -1
        mean[:, i] = mean[i]
    return out


def cut(n, joined, join):
    """The clusters that stand where nothing is as alike as join any more."""
    members = [[i] for i in range(n)]
    for like, i, j in joined:
        if like < join:
            break
        members[i] += members[j]
        members[j] = None
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


def apply(model, topics, kind, joins):
    """The CoNLL F1 of topics, for each likelihood of joins."""
    key, res = [], [[] for _ in joins]
    for t, topic in enumerate(topics):
        of, label, pair, x, _ = topic[kind]
        at = np.zeros(len(label), int)
        at[of] = np.arange(len(of))
        like = np.zeros((len(of), len(of)))
        p = 1 / (1 + np.exp(-model(x)))
        like[at[pair[:, 0]], at[pair[:, 1]]] = like[at[pair[:, 1]], at[pair[:, 0]]] = p
        groups = {}
        for m in of:
            groups.setdefault(label[m], []).append((t, m))
        key += groups.values()
        joined = merges(len(of), like, min(joins))
        for r, join in zip(res, joins):
            r += [[(t, of[i]) for i in c] for c in cut(len(of), joined, join)]
    return [conll(key, r) for r in res]


class Two:
    """One model where the heads are of one family, one where they are not."""

    def __init__(self, x, y, head, weigh):
        self.head = head
        self.models = [Model(x[m], y[m], "choice", np.zeros(x.shape[1]), weigh=weigh[m]) for m in (x[:, head] == 1, x[:, head] != 1)]

    def __call__(self, x):
        return np.where(x[:, self.head] == 1, self.models[0](x), self.models[1](x))


def weigh(topic, kind):
    """What each pair of a topic counts in learning. Of events, all topics count the same and a pair by the root of the smaller
    of its mentions' clusters, so that a few events that all reports tell of do not decide for the many that two do: held-out
    CoNLL F1 .773 after .766. For entities it was tried and is worse."""
    _, label, pair, _, y = topic
    if kind != "event":
        return np.ones(len(y))
    size = {}
    for m in np.unique(pair):
        size[label[m]] = size.get(label[m], 0) + 1
    of = np.array([size.get(l, 1) for l in label], float)
    w = np.minimum(of[pair[:, 0]], of[pair[:, 1]]) ** -.5
    return w / w.mean() * PAIRS / len(y)


def learn(topics, kind, names):
    x, y = (np.concatenate([t[kind][k] for t in topics]) for k in (3, 4))
    return Two(x, y, names.index("same head"), np.concatenate([weigh(t[kind], kind) for t in topics]))


def measure(train, kind, names):
    """The CoNLL F1 of topics of train that the weights were not learned from, the likelihood from which to join that gave it,
    and the weights learned from all."""
    models = [learn([t for i, t in enumerate(train) if i % FOLDS != k], kind, names) for k in range(FOLDS)]
    scores = np.mean([apply(models[k], [t for i, t in enumerate(train) if i % FOLDS == k], kind, JOINS) for k in range(FOLDS)], 0)
    return scores.max(), JOINS[scores.argmax()], learn(train, kind, names)


def main():
    concord, bench = sys.argv[1], sys.argv[2]
    train, names = load(concord, f"{bench}/event-coref/train.jsonl.gz")
    dev, _ = load(concord, f"{bench}/event-coref/dev.jsonl.gz")
    out = []
    for kind in ("event", "entity"):
        held, join, model = measure(train, kind, names)
        print(f"{kind}: held-out topics of train {held:.3f} at {join:.2f}; development {apply(model, dev, kind, [join])[0]:.3f}", flush=True)
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
