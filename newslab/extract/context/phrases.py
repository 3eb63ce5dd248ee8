"""Noun phrases without a parser: how far a phrase runs from its head, and what looks like a verb.

A phrase runs over what can still belong to it, until a word that cannot (a preposition, a
particle, a verb, a change of definiteness) or a mark.
"""

from __future__ import annotations

from newslab.extract.context.reading import Phrase, Reading
from newslab.text.fold import fold_word

_ATTACHED = ("بال", "وبال", "لل", "ولل", "كال", "فبال")  # a preposition with its article
_LONGEST = 12


def phrase_from(reading: Reading, first: int, limit: int, start: int | None = None, *, through: frozenset[str] = frozenset(), loose: bool = False) -> Phrase:
    """The noun phrase whose head is token `first`, ending before `limit` at the latest.

    `through` names prepositions that may carry it on (مسلحين من تنظيم داعش); `loose` lets
    a name without ال follow a title with it (الرئيس بشار الأسد).
    """
    doc = reading.doc
    start = doc.starts[first] if start is None else start
    definite = doc.letters.startswith("ال", start) or _ends_name(reading, first)
    if first and reading.says(first - 1, "manages"):
        through = through - {"من"}  # تمكن [الجيش] من كسر هجوم
    i = first + 1
    while i < min(limit, first + _LONGEST) and reading.joined(i) and i not in reading.dates:
        word = reading.word(i)
        if (quoted := _quoted(reading, i)) is not None and quoted <= limit and not _complete(reading, first, i):
            definite, i = True, quoted
        elif _one_name(reading, i) or _titled(reading, i):
            definite = definite or word.startswith("ال") or _ends_name(reading, i)
            i += 1
        elif reading.bound(i) == "noun":
            i = reading.bounds[i][1]
        elif i in reading.results and reading.doc.lexicons.row("result_verbs", reading.results[i].row)["kind"] == "cause":
            break  # مأساة [ذهب ضحيتها] العشرات
        elif reading.bound(i) == "belongs" and i + 1 < limit:
            i = reading.bounds[i][1]
            i += i < limit and reading.word(i) in ("الي", "من", "ل", "علي")
            if i < limit and reading.joined(i) and not reading.bound(i):
                definite = reading.word(i).startswith(("ال", "لل"))
                i += 1
        elif reading.bound(i):
            if word not in through or i + 1 >= limit or not reading.joined(i + 1) or reading.bound(i + 1) or i + 1 in reading.dates:
                break
            definite = reading.word(i + 1).startswith("ال")
            i += 2
        elif _attached(reading, i):
            if "ب" not in through or word[0] != "ب":
                break
            definite = True
            i += 1
        elif word[0] == "و" and len(word) > 3 and not _own_letter(reading, i):
            joins = (word[1:3] == "ال" and definite) or (i in reading.agents and reading.agents[i].prefix == "و") or proclitics(reading, i) == "و"
            if not joins or is_verb(reading, i):
                break
            definite = word[1:3] == "ال"
            i += 1
        elif word[0].isdigit() or is_verb(reading, i) or (definite and not loose and not word.startswith("ال")):
            break
        elif _object(reading, i, first) or _new_head(reading, i, first):
            break
        else:
            definite = definite or word.startswith("ال") or _ends_name(reading, i)
            i += 1
    return Phrase(first, i, start)


def _quoted(reading: Reading, i: int) -> int | None:
    """One past a name in quotation marks that begins with token `i`: شركة [«نقل تونس»]."""
    gap = reading.doc.gap(i)
    if not any(mark in gap for mark in _OPENING):
        return None
    return next((k for k in range(i + 1, min(i + _NAME, len(reading.doc)) + 1) if any(mark in reading.doc.gap(k) for mark in _CLOSING)), None)


_OPENING, _CLOSING = '"«“', '"»”'
_NAME = 5
"""Words that a name in quotation marks may have."""


def _complete(reading: Reading, first: int, i: int) -> bool:
    """Whether a phrase was complete before the marks, so that what they hold is said, not a name: قالت الوزارة «..."""
    return reading.word(i - 1).startswith("ال") or any(i - 1 in rows for rows in (reading.names, reading.places)) or i - first > 3


def _own_letter(reading: Reading, i: int) -> bool:
    """Whether the و that a word begins with is its own: وكيل [وزارة] الصحة."""
    return any(i in rows and rows[i].prefix == "" and rows[i].start == reading.doc.starts[i] for rows in (reading.sources, reading.agents, reading.place_nouns))


def is_verb(reading: Reading, i: int) -> bool:
    """Whether a word is a verb by the list, or looks like a past one of a feminine subject (استخدمت) or a plural present one."""
    if i in reading.names or i in reading.places:
        return False
    bound = reading.bound(i)
    if bound:
        return bound == "verb"
    if i in reading.weapons and reading.doc.lexicons.row("weapons", reading.weapons[i].row)["kind"] == "verb":
        return True
    word = reading.bare(i)
    present = len(word) > 3 and (word[0] == "ي" or word.startswith(("تست", "تتب", "تتو", "تتع")))
    past = len(word) > 4 and word[-1] == "ت" and word[-2] != "ا" and not word.startswith("ال")
    return past or present or (len(word) > 5 and word[0] in "يت" and word.endswith("ون"))


def _one_name(reading: Reading, i: int) -> bool:
    """Whether token `i` carries on the name or place that the token before it belongs to."""
    return any(i in rows and rows[i] is rows.get(i - 1) for rows in (reading.names, reading.places))


def _new_head(reading: Reading, i: int, first: int) -> bool:
    """Whether an actor after an indefinite adjective is a new phrase, the object: مجموعات مسلحة [مجموعة مدفعية]."""
    if reading.listed(reading.word(i), "set_object"):
        return True  # ألقت الشرطة [القبض]؛ فتح الجنود [النار]
    weapon = reading.weapons.get(i)
    if weapon is not None and reading.word(i).startswith("ال") and reading.doc.lexicons.row("weapons", weapon.row)["kind"] in ("event", "general"):
        return True  # تبنى تنظيم متشدد [التفجير]
    numbered = weapon is not None and weapon.prefix == "" and reading.word(i - 1).endswith(("ون", "ين"))
    if numbered and reading.doc.lexicons.row("weapons", weapon.row)["kind"] == "instrument":
        return True  # إلقاء مجهولين [قنبلة]
    if reading.word(i - 1).endswith(("ون", "تان")) and i - 1 not in reading.names and not reading.word(i).endswith(("ون", "ين")):
        if reading.word(i).startswith("ال") or i in reading.places or (i in reading.place_nouns and reading.place_nouns[i].prefix == "") or _proper(reading, i):
            return True  # مستوطنون [قرية]؛ مسؤولون [روسيا]: the noun has its ن, so no genitive follows
    if i - 1 > first and reading.word(i).startswith("ال") and _kind(reading, i) == "crowd":
        return True  # فرقت قوات الأمن [المحتجين]
    if i - 1 > first and reading.word(i).endswith("هم"):
        return True  # طائرة مسيرة تركية [سيارتهم]
    if _machine(reading, first) and (i in reading.place_nouns if i - 1 == first else _qualifies(reading, i - 1) and not _qualifies(reading, i)):
        return True  # قصفت مقاتلات [حي الشجاعية]؛ استهدفت طائرة مسيرة [سيارة]
    if i - 1 == first or not reading.word(i - 1).endswith("ه") or reading.word(i).startswith("ال"):
        return False
    hit = reading.agents.get(i)
    if hit is None:
        return i in reading.place_nouns and reading.place_nouns[i].prefix == ""  # حركة متمردة [قرية]
    return reading.doc.lexicons.row("agents", hit.row)["kind"] in ("force", "group", "machine")


def _proper(reading: Reading, i: int) -> bool:
    """Whether a token is the proper name of a state or a group."""
    return _kind(reading, i) in ("name", "state")


def _machine(reading: Reading, i: int) -> bool:
    """Whether an indefinite machine: طائرات، مقاتلات."""
    return not reading.word(i).startswith("ال") and _kind(reading, i) == "machine"


def _kind(reading: Reading, i: int) -> str:
    """The kind of an actor, or nothing."""
    hit = reading.agents.get(i)
    return reading.doc.lexicons.row("agents", hit.row)["kind"] if hit is not None else ""


def _qualifies(reading: Reading, i: int) -> bool:
    """Whether an adjective of origin or manner: إسرائيلية، مسيرة، حربية."""
    weapon = reading.weapons.get(i)
    if _kind(reading, i) == "adjective":
        return True
    return weapon is not None and reading.doc.lexicons.row("weapons", weapon.row)["kind"] in ("adjective", "modifier") or i in reading.nationalities


def _object(reading: Reading, i: int, first: int) -> bool:
    """Whether a word begins the object of a phrase's verb: an accusative (سائق شاحنة [حشدا]), a place after a definite noun (طائرات التحالف [الرقة])."""
    word = reading.word(i)
    if any(i in rows for rows in (reading.names, reading.agents)):
        return False
    if i in reading.places:
        place = reading.places[i]
        return place["first"] == i and place.get("role") == "location" and i - 1 > first and word.startswith("ال") and reading.word(i - 1).startswith("ال")
    if word in ("نفسه", "نفسها", "نفسيهما"):
        return not reading.word(first).startswith("ال")  # فجر انتحاري [نفسه]; not المصدر نفسه
    if i - 1 == first and first in reading.place_nouns and i not in reading.place_nouns:
        return False  # ولاية [ماديا] براديش
    accusative = len(word) > 3 and word.endswith("ا") and not word.startswith("ال")
    return accusative and not reading.word(first).endswith("ا") and not reading.word(i - 1).endswith("ا")


def _ends_name(reading: Reading, i: int) -> bool:
    """Whether a proper name is complete with token `i`, so that no indefinite noun belongs to it any more (طالبان قاعدة)."""
    hit = reading.agents.get(i)
    if hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] in ("name", "state") and hit.last == i + 1:
        return True
    return any(i in rows and rows[i]["last"] == i + 1 and rows[i].get("label") != "PER" for rows in (reading.names, reading.places))


def _titled(reading: Reading, i: int) -> bool:
    """Whether somebody's name begins here, after their title: ملعب الملك بودوان، مسجد الإمام علي."""
    name, title = reading.names.get(i), reading.sources.get(i - 1)
    if name is None or title is None or name.get("label") != "PER" or name["first"] != i:
        return False
    return reading.doc.lexicons.row("source_nouns", title.row)["kind"] == "person"


def _attached(reading: Reading, i: int) -> bool:
    """Whether a preposition is attached to the word: بالمدينة، للتحالف، بحلب."""
    if reading.word(i).startswith(_ATTACHED):
        return True
    hits = [rows[i].prefix for rows in (reading.agents, reading.weapons) if i in rows]
    return any(p[-1:] in ("ب", "ل", "ك") and p for p in [*hits, proclitics(reading, i)])


def proclitics(reading: Reading, i: int) -> str:
    """What is attached before the name or place that begins in token `i`."""
    row = reading.places.get(i) or reading.names.get(i)
    if row is None or row["first"] != i:
        return ""
    begin = reading.doc.span(reading.doc.starts[i], reading.doc.ends[i])[0]
    return fold_word(reading.doc.text[begin : row["start"]])


def stem(word: str) -> str:
    """A word without conjunction, article and the commonest endings, to compare لقوات and القوات."""
    for prefix in ("و", "ال", "لل", "ل"):
        word = word.removeprefix(prefix) if len(word) > len(prefix) + 2 else word
    for ending in ("يين", "ين", "ون", "ات", "يه", "ه", "و", "ي"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
