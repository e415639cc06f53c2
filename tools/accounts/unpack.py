#!/usr/bin/env python3
"""unpack.py DATA TEXTS OUT: puts the gold of DATA (testdata/accounts/dev or held) beside its texts.

DATA/<story>.json has places only, as [report, start, end, ...] in code points. TEXTS (../shared/bench/raw-stories) has the
reports. Written is OUT/<story>/gold.json with the reports' files, in the form of ../shared/bench/accounts, for its scorer
and for `concord eval accounts`. Exit 1 where a text is not the one that was annotated.
"""
import glob
import hashlib
import json
import os
import sys

PARTS = ("discrepancies", "shared", "quotations", "same_quotes", "timeline", "commitments", "hard_negatives", "not_quotations")


def unpack(path, texts, addresses, out):
    with open(path, encoding="utf-8") as f:
        gold = json.load(f)
    story = gold["story"]
    os.makedirs(os.path.join(out, story), exist_ok=True)
    text = {}
    for r in gold["reports"]:
        file = f"story-{story}/{r.pop('text')}"
        r["url"] = addresses[file]
        with open(os.path.join(texts, file), "rb") as f:
            raw = f.read()
        if hashlib.sha256(raw).hexdigest() != r.pop("sha256"):
            sys.exit(f"{path}: {r['outlet']} is not the text that was annotated")
        text[r["id"]] = raw.decode("utf-8")
        r["title"] = text[r["id"]].split("\n")[0]
        with open(os.path.join(out, story, r["file"]), "wb") as f:
            f.write(raw)
    for part in PARTS:
        for n, item in enumerate(gold.setdefault(part, [])):
            if part == "discrepancies":
                item["id"] = f"{story}-D{n + 1:02d}"
            readings = []
            for report, start, end, *value in item["readings"]:
                r = {"report": report, "start": start, "end": end, "exact": text[report][start:end]}
                if value:
                    r["value"] = value[0]
                readings.append(r)
            item["readings"] = readings
    with open(os.path.join(out, story, "gold.json"), "w", encoding="utf-8") as f:
        json.dump(gold, f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    data, texts, out = sys.argv[1:]
    with open(os.path.join(texts, "index.jsonl"), encoding="utf-8") as f:
        addresses = {r["file"]: r["url"] for r in map(json.loads, f)}
    for path in sorted(glob.glob(os.path.join(data, "*.json"))):
        unpack(path, texts, addresses, out)
