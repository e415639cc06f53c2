#!/usr/bin/env python3
"""events.py CONCORD BENCH [OUT]: learns what the parts of the likeness of two mentions count (internal/reconcile/align/mentionweights.go).

The weights are those of a logistic regression on the pairs of the train part of event-coref, looked at twice: the second
look also has what the first one found of all other pairs (align/again.go). The second is learned from topics that the weights
of their first look were not learned from. From which likelihood on clusters are joined is chosen on the same part: topics are
clustered with weights learned from the other topics. The development part is for the figures alone. Needs numpy.
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


def load(concord, path, task="event-parts", likely=None):
    """Topics: for each kind its mentions, labels, pairs, parts and answers. likely are likelihoods of the pairs of each topic
    at first look, as a table; with them the parts are those of the second look."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    gold = {r["id"]: r["gold"] for r in lines}
    names, topics = None, []
    with tempfile.TemporaryDirectory() as tmp:
        out = os.path.join(tmp, "parts")
        if likely:
            path = os.path.join(tmp, "given")
            with open(path, "w", encoding="utf-8") as f:
                for r, p in zip(lines, likely):
                    f.write(json.dumps(r | {"likely": p}) + "\n")
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


def likely(topic, models):
    """The likelihoods of the pairs of a topic in millionths, in the order in which load reads them: by the later mention."""
    order, values = [], []
    for kind, model in models.items():
        _, _, pair, x, _ = topic[kind]
        order.append(pair[:, ::-1])
        values.append(1e6 / (1 + np.exp(-model(x))))
    order, values = np.concatenate(order), np.concatenate(values)
    return values[np.lexsort((order[:, 1], order[:, 0]))].round().astype(int).tolist()


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


def without(topics, k):
    return [t for i, t in enumerate(topics) if i % FOLDS != k]


def only(topics, k):
    return [t for i, t in enumerate(topics) if i % FOLDS == k]


def measure(train, kind, names):
    """The CoNLL F1 of topics of train that the weights were not learned from, the likelihood from which to join that gave it,
    and the weights learned from all."""
    models = [learn(without(train, k), kind, names) for k in range(FOLDS)]
    scores = np.mean([apply(models[k], only(train, k), kind, JOINS) for k in range(FOLDS)], 0)
    return scores.max(), JOINS[scores.argmax()], learn(train, kind, names), models


KINDS = {"event": "Events", "entity": "Entities"}


def row(xs):
    return "{%s}" % ", ".join("%.4g" % x for x in xs + 0.0)


def main():
    concord, bench = sys.argv[1], sys.argv[2]
    data = [f"{bench}/event-coref/{part}.jsonl.gz" for part in ("train", "dev")]
    train, names = load(concord, data[0])
    dev, _ = load(concord, data[1])
    out, folds, whole = [], [{} for _ in range(FOLDS)], {}
    for kind, name in KINDS.items():
        held, join, model, models = measure(train, kind, names)
        print(f"{kind}: at first look held-out topics of train {held:.3f} at {join:.2f}; development {apply(model, dev, kind, [join])[0]:.3f}", flush=True)
        whole[kind] = model
        for f, m in zip(folds, models):
            f[kind] = m
        out.append("var learned%s = mentionWeights{join: %.3g, add: [2]float64{%.4g, %.4g}, times: [2][numMentionParts]float64{\n\t%s,\n\t%s,\n}}\n" % (
            name, join, *(m.add for m in model.models), *(row(m.times) for m in model.models)))
    n = len(names)
    train, names = load(concord, data[0], likely=[likely(t, folds[i % FOLDS]) for i, t in enumerate(train)])
    dev, _ = load(concord, data[1], likely=[likely(t, whole) for t in dev])
    for kind, name in KINDS.items():
        held, join, model, _ = measure(train, kind, names)
        print(f"{kind}: held-out topics of train {held:.3f} at {join:.2f}; development {apply(model, dev, kind, [join])[0]:.3f}", flush=True)
        for part, w, v in zip(names, model.models[0].times, model.models[1].times):
            print(f"    {part:24s} same heads {w:7.3f}  others {v:7.3f}")
        a, b = model.models
        out.append("var %sAgain = againWeights{join: %.3g, add: [2]float64{%.4g, %.4g}, times: [2][numMentionParts]float64{\n\t%s,\n\t%s,\n}, "
                   "again: [2][numAgainParts]float64{\n\t%s,\n\t%s,\n}}\n" % (
                       name.lower(), join, a.add, b.add, row(a.times[:n]), row(b.times[:n]), row(a.times[n:]), row(b.times[n:])))
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w", encoding="utf-8") as f:
            f.write("// Written by tools/model/events.py; do not edit.\n\npackage align\n\n" + "\n".join(out))


if __name__ == "__main__":
    main()
