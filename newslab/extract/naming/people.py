"""People on no list: where a title, a verb, a given name or a nationality tells that a name begins.

The evidence, in the order of its weight:

* a title right before the name (الدكتور, اللواء), or a role whose complement stands between (رئيس بلدية نابلس X);
* a verb of speech or of a person's doing whose subject is an unknown word (وأضاف لاريسون); an age in brackets behind it;
* an adjective of nationality and two name words (الفرنسي برتران دولانو);
* a given name that is no common word, followed by another name word (سعاد الحلاق); two unknown words that look foreign.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslab.extract.naming.known_names import Name, without_phrases
from newslab.extract.naming.name_words import NameWords, name_words
from newslab.extract.naming.person_names import STARTS, PersonNames
from newslab.text.document import Document
from newslab.text.lexicons import Hit

COMPLEMENT = 10
"""Words that may stand between a role and its bearer's name (وكيل وزارة الداخلية لشؤون الاستخبارات X)."""
ADJECTIVES = 5
"""Words that may qualify a title (الرئيس الأميركي السابق)."""
_BEGINS = frozenset({"given", "both", "kunya", "servant", "rare"})
_VERBAL = ("لم", "لن", "لا", "قد", "سوف", "ان", "في")
"""Words after which an unknown word is a verb or a place."""


def people_in(doc: Document, taken: Collection[int]) -> list[Name]:
    """The people that the grammar finds among the tokens that are not `taken`, in reading order.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("التقى وزير الصحة سالم الهدروشي الخبيرة سعاد خوجلي. وأضاف لاريسون أن الوباء انحسر", lexicons())
    >>> [doc.text[n.start : n.end] for n in people_in(doc, ())]
    ['سالم الهدروشي', 'سعاد خوجلي', 'لاريسون']
    """
    names = PersonNames(doc, taken)
    nations = doc.longest("nationalities")
    found: dict[int, Name] = {}
    used: set[int] = set()
    for i in (*_after_titles(names, nations), *_after_trades(names), *_after_verbs(names), *_before_age(names)):
        _add(names, found, used, i, led=True)
    for i in _after_several(names):
        _add(names, found, used, i, led=True)
        while i in found and _joined_name(names, found[i].last):
            i = found[i].last
            _add(names, found, used, i, led=True, cut=1)
    for i in _after_nations(names, nations):
        _add(names, found, used, i, led=False)
    nouns = {hit.last for lexicon in ("place_cues", "organisation_heads") for hit in doc.hits(lexicon)}
    sons = {i - 1 for i, letters in enumerate(doc.words) if letters == "بن"}
    for i, word in enumerate(names.words):
        if i in sons and word.kind in ("common", "rare") and not word.cut and names.father(i) and i not in taken:
            _add(names, found, used, i, led=True)
        if word.kind in STARTS and word.kind not in ("family", "foreign") and i not in used and i not in taken:
            if word.kind == "rare" and (i in nouns or i and names.joined(i) and doc.words[i - 1] in _VERBAL):
                continue
            _add(names, found, used, i, led=False)
        if word.kind == "given" and i not in used and i not in taken and i not in nouns and _alone(names, i):
            used.add(i)
            found[i] = Name(doc.starts[i] + word.cut, doc.ends[i], i, i + 1, "PER", "pattern", gender=word.gender or None)
    return without_phrases(doc, sorted(found.values(), key=lambda n: n.first))


def _alone(names: PersonNames, i: int) -> bool:
    """Whether a given name is one without anything that leads to it, and no other word: شقيقه أمجد; no جميل, no سانت لويس."""
    word, letters = names.words[i], names.doc.word(i)
    if word.doubtful or letters[:2] == "ال" or len(names.bare(i)) <= 3 + word.foreign or not names.ends(i + 1):
        return False
    if names.joined(i) and names.words[i - 1].kind == "foreign":
        return False
    return not word.cut or letters[0] == "و" or letters[0] in "لبف" and not word.foreign


def _add(names: PersonNames, found: dict[int, Name], used: set[int], i: int, *, led: bool, cut: int = 0) -> None:
    """Add the name that begins at token `i`, if one does; `cut`: letters of a conjunction that an unknown word does not show."""
    if i >= len(names.words) or i in used or i in names.taken:
        return
    last = names.end(i, led=led)
    if last and used.isdisjoint(range(i, last)):
        used.update(range(i, last))
        start = names.doc.starts[i] + max(cut, names.words[i].cut)
        found[i] = Name(start, names.doc.ends[last - 1], i, last, "PER", "pattern", gender=names.words[i].gender or None)


def _after_titles(names: PersonNames, nations: Collection[int]) -> Iterator[int]:
    """Tokens where a name may begin because a title or a role leads to it."""
    doc = names.doc
    rows = doc.lexicons.rows("titles")
    for hit in doc.hits("titles"):
        kind = rows[hit.row]["kind"]
        definite = doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") and doc.letters[hit.start : hit.start + 1] == "ل"
        start = None
        if hit.feature.startswith(("pl", "du")):
            continue
        if kind == "title" and definite:
            start = _past_adjectives(names, hit.last)
            if start is not None and names.words[start].kind == "family" and not rows[hit.row]["surname"]:
                if doc.word(start) in names.sides or not _surname(names, start):
                    start = None  # القيادي الحوثي
        elif kind == "head" and "+pron" in hit.feature:
            start = _past_adjectives(names, hit.last)
            if start is not None and names.words[start].kind == "rare" and not _goes_on(names, start):
                start = None  # شقيقته سيعاد إلى بلاده
        elif kind == "head" and (not definite or " " in rows[hit.row]["form"]):
            start = _past_complement(names, hit.last, nations)
        elif kind == "bare":
            start = _past_bare(doc, hit)
        elif kind == "byline" and doc.gap(hit.last).strip() == ":":
            start = hit.last
        if start is not None:
            yield start


def _after_trades(names: PersonNames) -> Iterator[int]:
    """Tokens behind a definite noun for one person (المسعف, المواطنة) where two words of a name stand."""
    doc = names.doc
    for hit in doc.hits("victims"):
        if hit.feature.startswith("sg") and doc.letters[hit.start : hit.start + 2] == "ال":
            start = _past_adjectives(names, hit.last)
            if start is not None and names.words[start].kind in _BEGINS and _goes_on(names, start):
                yield start


def _after_several(names: PersonNames) -> Iterator[int]:
    """Tokens behind a definite noun for several people where the first of their names stands: الجنديين X Y وZ W."""
    doc = names.doc
    for lexicon in ("titles", "victims"):
        for hit in doc.hits(lexicon):
            if hit.feature in ("pl", "du") and doc.letters[hit.start : hit.start + 2] == "ال":
                start = _past_adjectives(names, hit.last)
                if start is not None and names.words[start].kind in _BEGINS and _goes_on(names, start):
                    yield start


def _joined_name(names: PersonNames, i: int) -> bool:
    """Whether و and another name of two words stand at token `i`."""
    if not names.joined(i) or i in names.taken or not names.doc.word(i).startswith("و") or len(names.doc.word(i)) < 4:
        return False
    return name_words(names.doc.lexicons).look(names.doc.word(i)[1:]).kind in _BEGINS and _goes_on(names, i)


def _surname(names: PersonNames, i: int) -> bool:
    """Whether a word with ال is a surname and no adjective, where no given name stands before it: a known one, or one with more behind it."""
    return names.doc.word(i) in name_words(names.doc.lexicons).surnames or _goes_on(names, i)


def _goes_on(names: PersonNames, i: int) -> bool:
    """Whether another word of a name follows the one at a token."""
    return names.free(i + 1) and names.words[i + 1].kind in ("given", "family", "rare", "link")


def _past_bare(doc: Document, hit: Hit) -> int | None:
    """From a title without article to the name (مولاي الحسن); a letter alone is a title only with its stop (د. سمير)."""
    gap = doc.gap(hit.last)
    if hit.end - hit.start == 1:
        alone = not hit.first or doc.gap(hit.first)[-1:] in (" ", "\n", "(", "«")
        return hit.last if alone and gap in (".", ". ", "/", "/ ") and not hit.prefix else None
    return hit.last if gap == " " else None


def _past_adjectives(names: PersonNames, i: int) -> int | None:
    """From the end of a title over what qualifies it (الرئيس الأميركي السابق X); None where no name can begin."""
    for j in range(i, i + ADJECTIVES):
        if not names.free(j):
            return None
        kind = names.words[j].kind
        if kind == "family" and names.free(j + 1) and names.words[j + 1].kind in ("given", "ali", "kunya", "servant"):
            continue  # القيادي الحوثي أحمد X
        if kind == "nation" or names.doc.word(j).startswith("ال") and (kind in ("common", "both", "rank") or _title(names, j)):
            continue
        if kind in STARTS or kind == "link" and names.doc.word(j) == "ابن":
            return j
        return j if names.surname_by_form(j) and len(names.doc.word(j)) > 4 and names.looks_foreign(j) else None
    return None


def _title(names: PersonNames, j: int) -> bool:
    """Whether السيد or الشيخ is a title and no name: the name follows (السيد سالم, but السيد البدوي)."""
    return j in names.titles and names.doc.word(j).startswith("ال") and names.free(j + 1) and names.words[j + 1].kind in ("given", "rare", "kunya", "servant")


def _past_complement(names: PersonNames, i: int, nations: Collection[int]) -> int | None:
    """From a role over its complement to the name: over common words, names and adjectives, up to a clear beginning."""
    doc, classes = names.doc, names.doc.lexicons.word_classes
    verbs = names.doc.once(_verbs)
    for j in range(i, min(i + COMPLEMENT, len(names.words))):
        if not names.joined(j) and doc.gap(j) not in (' "', '" ', " «", "» "):
            return None
        if j in names.taken:
            continue
        if j > i and not names.words[j].cut and _clear_start(names, j, nations):
            return j
        if names.words[j].kind == "other" or j in verbs or classes.get(doc.word(j), frozenset()) & {"that", "relative", "time"}:
            return None
    return None


def _verbs(doc: Document) -> frozenset[int]:
    """The tokens of verbs with a person for their subject: none stands between a role and its bearer."""
    return frozenset(
        hit.first for lexicon in ("reporting_verbs", "person_verbs") for hit in doc.hits(lexicon) if hit.feature.startswith(("past", "present"))
    )


def _clear_start(names: PersonNames, i: int, nations: Collection[int]) -> bool:
    """Whether a name clearly begins at a token inside a role's complement."""
    kind = names.words[i].kind
    if _title(names, i):
        return False
    if kind in ("given", "servant"):
        return True
    if kind == "kunya":
        return names.doc.word(i) != "ام"
    if kind == "rare" and NameWords.native(names.bare(i)):
        return False
    if kind == "rare" and (i - 1 in nations or names.doc.word(i - 1).startswith("ال") or i - 1 in names.taken):
        return True
    return kind in ("rare", "both", "ali") and names.free(i + 1) and names.words[i + 1].kind in ("given", "rare", "family", "foreign", "link")


def _after_verbs(names: PersonNames) -> Iterator[int]:
    """Tokens right behind a singular verb of speech or of a person's doing, where an unknown word is its subject."""
    doc = names.doc
    for lexicon in ("reporting_verbs", "person_verbs"):
        for hit in doc.hits(lexicon):
            i = hit.last
            if hit.feature.split(".")[-1] not in ("m", "f") or not names.free(i) or names.words[hit.first].kind == "function" and hit.last - hit.first == 1:
                continue
            if doc.letters[hit.start : hit.start + 2] == "ال" or names.words[hit.first].kind == "link" and hit.first and names.joined(hit.first):
                continue  # سالم ولد X
            kind = names.words[i].kind
            named = kind in ("given", "family", "kunya", "servant", "foreign", "link") and lexicon == "reporting_verbs"
            if named or kind == "rare" and (names.looks_foreign(i) or lexicon == "reporting_verbs" and not NameWords.native(names.bare(i))):
                yield i


def _before_age(names: PersonNames) -> Iterator[int]:
    """The beginnings of names before an age or a minute in brackets: لينا باتشان (63 عاما), توريس (71)."""
    for i in range(1, len(names.words)):
        if names.words[i].kind != "other" or names.doc.gap(i) != " (" or not names.doc.word(i).isdigit() or len(names.doc.word(i)) > 3:
            continue
        if not names.doc.gap(i + 1).startswith(")") and names.doc.words[i + 1 : i + 2] not in (["عاما"], ["عام"], ["سنه"], ["سنوات"], ["ربيعا"]):
            continue  # روبية (154 دولارا)
        first = i
        while first and first - 1 not in names.taken and names.words[first - 1].kind in ("given", "rare", "foreign"):
            if first < i and not names.free(first) or NameWords.native(names.bare(first - 1)) or len(names.bare(first - 1)) < 4:
                break
            first -= 1
        if first < i and (names.words[first].kind == "given" or names.looks_foreign(first)):
            yield first


def _after_nations(names: PersonNames, nations: dict[int, Hit]) -> Iterator[int]:
    """Tokens right behind a singular nationality with ال: الفرنسي برتران دولانو."""
    for hit in nations.values():
        if hit.feature.startswith("sg") and names.doc.letters[hit.start : hit.start + 2] == "ال" and names.free(hit.last):
            yield hit.last
