"""Places inside names: جامعة بغداد, صحيفة "نيويورك تايمز", تنظيم القاعدة في اليمن, مهرجان صيف أبها."""

from __future__ import annotations

from newslab.extract.naming.name_words import name_words
from newslab.extract.placing.role_words import RoleWords
from newslab.extract.values import Row

_MARKS = ('"', "«", "»")
_JOINS = (" ", ' "', " «", "_", ' “')


def in_a_name(words: RoleWords, row: Row, bodies: dict[int, Row]) -> bool:
    """Whether a place is part of the name of something else; `bodies` holds the organisations of the document by token."""
    body = bodies.get(row["first"])
    among = body is not None and row["last"] <= body["last"] and body["last"] - body["first"] > row["last"] - row["first"]
    if among and body["first"] not in words.at("many"):  # مدارس الفلوجة are several places of a kind
        return True
    return _heads(words, row) or _seated(words, row) or _branch(words, row, bodies) or _paper(words, row) or _title(words, row)


def heads_a_list(words: RoleWords, row: Row) -> bool:
    """Whether the name before is that of several, so that the places joined to this one are parts of names too: فريقا جازان وعسير."""
    return "teams" in words.before.get(row["_name_first"], ())


def _heads(words: RoleWords, row: Row) -> bool:
    """Whether the word before, or the one before a bare noun, makes the place part of a name: جامعة بغداد, مركز شرطة سامراء."""
    first, doc = row["first"], words.doc
    alone = first == row["_name_first"]
    if row["_prefix"] or doc.gap(first) not in _JOINS:
        return False
    kinds = {"body", "teams"} | ({"org"} if alone else set()) | ({"club"} if words.in_match(first) else set())
    if kinds & words.before.get(first, set()):
        return not _definite(doc.words[first - 1])
    if first < 2 or doc.gap(first - 1) != " " or not {"body", "org"} & words.before.get(first - 1, set()) or _definite(doc.words[first - 2]):
        return False
    return first - 1 not in words.places_end and _bare_noun(words, first - 1)


def _seated(words: RoleWords, row: Row) -> bool:
    """Whether a body that is called by its seat or state stands before ب or ل: المحكمة الابتدائية بسوسة, القنصلية العامة للسنغال."""
    first, takes = row["first"], row["_prefix"][-1:]
    if takes not in ("ب", "ل") or not takes:
        return False
    return any(t in words.branches.get(takes, ()) for t in range(first - 1, max(-1, first - 3), -1))


def _bare_noun(words: RoleWords, token: int) -> bool:
    """Whether a token is a noun without article or ending, as one that a name follows: مهرجان | صيف | أبها; not مركز | مدينة | أبها."""
    doc, word = words.doc, words.doc.words[token]
    if _definite(word) or word in doc.lexicons.word_classes or word[0] in "وفبلك" and len(word) > 5:
        return False
    cue = doc.longest("place_cues").get(token)
    if cue and doc.lexicons.row("place_cues", cue.row)["class"] != "of" or token in doc.longest("directions") or token in doc.longest("government_verbs"):
        return False
    return name_words(doc.lexicons).look(word).kind == "common" and not word.endswith(("ا", "ون", "ين", "ي"))


def _definite(word: str) -> bool:
    return word.startswith(("ال", "لل", "بال", "وال", "كال", "فال"))


def _paper(words: RoleWords, row: Row) -> bool:
    """Whether a paper or a club is meant: نيويورك تايمز, مانشستر سيتي, «الشرق الأوسط»."""
    doc, last = words.doc, row["last"]
    if last in words.at("tail"):
        return doc.gap(last) == " "
    quoted = doc.gap(row["first"])[-1:] in ("«", '"') and doc.gap(last)[:1] in ("»", '"')
    return quoted and row["_name_first"] in words.at("paper")


def _title(words: RoleWords, row: Row) -> bool:
    """Whether a title between quotation marks begins with the place, or holds it as its second word: محطة "بيروت والناس", مجمع "بحر غروزني"."""
    doc, first, last = words.doc, row["first"], row["last"]
    if doc.gap(first)[-1:] not in _MARKS:
        first -= 1
        if first < 0 or doc.gap(first)[-1:] not in _MARKS or doc.gap(first + 1) != " ":
            return False
    if not {"title", "org"} & words.before.get(first, set()):
        return False
    return any(doc.gap(t)[:1] in _MARKS for t in range(last, min(last + 5, len(doc) + 1)) if t == len(doc) or "\n" not in doc.gap(t))


def _branch(words: RoleWords, row: Row, bodies: dict[int, Row]) -> bool:
    """Whether the place names the branch of an armed group: تنظيم القاعدة في اليمن."""
    first = row["first"]
    body = bodies.get(first - 2) if first > 1 and words.doc.words[first - 1] == "في" else None
    begins = words.doc.words[max(0, body["first"] - 1) : body["first"] + 1] if body else ()
    return not row["_prefix"] and any(word.endswith(("تنظيم", "القاعده")) for word in begins)
