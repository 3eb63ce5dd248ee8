"""Who speaks: the noun phrase that a reporting verb or an attribution phrase names.

A speaker is read by grammar and stands on no list: a title with its institution and name (وزير العدل
سامر الحلو), an institution (البنك المركزي), a source (مصدر أمني في المدينة), with an apposition after a comma
(ليلى حداد، المتحدثة باسم النقابة). It ends where something else begins: a preposition that no word of it
takes, a time, a relative clause, a verb, أن, a colon, a quotation, or a verbal noun after the phrase
has been closed by a definite word or a name (أعلنت وزارة الصحة | وفاة ...).
"""

from __future__ import annotations

from typing import NamedTuple

from newslab.extract.speech import Speech
from newslab.extract.values import Row
from newslab.text.lexicons import Hit


class Phrase(NamedTuple):
    """A noun phrase."""

    first: int
    last: int
    """Its half-open token range."""
    head: int
    """The token of the source noun that heads it, or -1."""
    named: bool
    """Whether it holds a personal name, as far as grammar tells."""
    start: int
    """The folded position where it begins, after an attached proclitic."""


_LONGEST = 16  # words of a speaker between two commas
_ENDS = frozenset({"that", "relative", "time", "adjunct", "negation", "auxiliary", "conjunction", "audience"})
_NO_OBJECT = frozenset({"medium", "time", "that", "pronoun", "relative", "negation", "conjunction", "adjunct"})
_PREPOSITIONS = {"في": "في", "من": "من", "الي": "إلى", "علي": "على", "عن": "عن", "لدي": "لدى"}
_SPOKEN_TO = frozenset({"", "witness", "family", "media"})
_THESE = frozenset({"هذا", "هذه", "هؤلاء"})
_NAMES = 5  # words of a personal name

# What the phrase has come to, and so what may follow.
_START, _CONSTRUCT, _CHAIN, _INDEFINITE, _CLOSED, _NAME = range(6)


def phrase_at(sp: Speech, at: int, end: int, *, attached: str = "") -> Phrase | None:
    """The noun phrase that begins at token `at` and ends before token `end`; None where none begins.

    `attached` is a proclitic that its first word carries (وفقا *ل*لوزارة).

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("قال مدير المصنع، المهندس سامر الحلو، أمس إن العمل توقف", lexicons())
    >>> phrase = phrase_at(Speech(doc), 1, len(doc))
    >>> " ".join(doc.words[phrase.first : phrase.last])
    'مدير المصنع المهندس سامر الحلو'
    """
    phrase = _segment(sp, at, end, attached)
    if phrase is None:
        return None
    for _ in range(3):
        more = _apposition(sp, phrase, end)
        if more is None:
            break
        phrase = Phrase(at, more.last, phrase.head if phrase.head >= 0 else more.head, phrase.named or more.named, phrase.start)
    return phrase


def issuer(sp: Speech, phrase: Phrase, end: int) -> Phrase:
    """The one behind a statement: رواية | الشيخ, بيان | للوزارة, بيان صادر عن | الوزارة; the statement itself where nobody is named."""
    noun = sp.nouns.get(phrase.first)
    if noun is None or sp.row("source_nouns", noun)["kind"] != "statement":
        return phrase
    for k in range(noun.last, min(noun.last + 4, end)):
        if sp.gap(k) != " ":
            break
        if sp.words[k] == "عن":
            return phrase_at(sp, k + 1, end) or phrase
        other, word = sp.nouns.get(k), sp.words[k]
        attached = "ل" if word.startswith("ل") and len(word) > 3 and "audience" not in sp.kinds[k] else ""
        if attached or k == noun.last and (k in sp.names or other is not None and not other.prefix):
            return phrase_at(sp, k, end, attached=attached) or phrase
    return phrase


def _apposition(sp: Speech, phrase: Phrase, end: int) -> Phrase | None:
    """What a phrase is called a second time, after a comma: `، المتحدثة باسم النقابة،` or `، سامر الحلو، إن`; not `، الخميس،` nor `، وصل أمس`."""
    at = phrase.last
    if at >= end or sp.gap(at).strip() not in ("،", ",") or at in sp.opens or at in sp.verbs or sp.kinds[at] or sp.tanwin(at):
        return None
    noun = sp.nouns.get(at)
    if noun is None and (phrase.named or sp.is_event(at) or not _titled(sp, phrase)):
        return None
    if noun is not None:
        row = sp.row("source_nouns", noun)
        kind = row["kind"]
        if noun.prefix or _accusative(sp, noun, row) or kind not in ("person", "institution", "quantifier") or phrase.named and kind == "institution":
            return None
    more = _segment(sp, at, end)
    if more is None:
        return None
    after = more.last
    closed = after >= end or sp.gap(after) != " " or after in sp.opens or after in sp.verbs or sp.kinds[after] & (_ENDS | {"preposition"})
    return more if closed else None


def _titled(sp: Speech, phrase: Phrase) -> bool:
    """Whether a phrase holds a person's title, which a name may follow: مكتب رئيس البلدية، | سامر الحلو."""
    return any(t in sp.nouns and sp.row("source_nouns", sp.nouns[t])["kind"] == "person" for t in range(phrase.first, phrase.last))


def _segment(sp: Speech, at: int, end: int, attached: str = "") -> Phrase | None:
    """The noun phrase at `at` up to the first comma."""
    if at >= len(sp.words) or "(" in sp.gap(at):
        return None
    j, state, head, person, given, takes, names = at, _START, -1, False, False, (), 0
    end = min(end, at + _LONGEST)
    while j < end:
        if j > at and _parted(sp, j):
            break
        stretch = sp.opens.get(j)
        if stretch is not None:  # صحيفة "الفجر" المحلية
            if stretch.last - j > 4 or sp.colon(j) or state == _NAME or state == _START and not _is_name(sp, stretch, end):
                break
            j, state = stretch.last, _CLOSED
            continue
        word, kinds, noun, name = sp.words[j], sp.kinds[j], sp.nouns.get(j), sp.names.get(j)
        if "audience" in kinds and j > at:
            break
        if noun is not None and not (name is not None and name["label"] == "PER"):
            joint = j == at and attached and noun.prefix.endswith(attached)
            if noun.prefix and not joint and (j == at or not _joins(noun.prefix, takes, state, person and word.startswith("لل"))):
                break
            if state in (_CLOSED, _NAME) and sp.is_event(j) and j + 1 < end and "preposition" in sp.kinds[j + 1]:
                break  # أعلن الجيش | القضاء على
            row, definite = sp.row("source_nouns", noun), _definite(sp, noun)
            is_person = row["kind"] in ("person", "source", "quantifier")
            if state in (_CLOSED, _NAME) and definite and row["kind"] == "person" and row["source_role"] in _SPOKEN_TO and not noun.prefix:
                break  # أبلغ الوزير | الصحفيين
            if _accusative(sp, noun, row) or state in (_CLOSED, _NAME) and not (definite or is_person or noun.prefix):
                break
            head, person, takes, names = j if head < 0 else head, person or is_person, (*takes, *row["takes"].split("|")), 0
            state = _CLOSED if definite or name is not None else _CONSTRUCT if row["construct"] else _INDEFINITE
            j = max(noun.last, name["last"]) if name is not None else noun.last
            continue
        if name is not None:
            prefix = sp.doc.letters[sp.doc.starts[j] : _name_start(sp, name)]
            if prefix and not (j > at and _joins(prefix, takes, state) or j == at and prefix == attached):
                break
            if name["label"] == "PER":
                if state == _CLOSED and not person and not prefix:
                    break
                given, state = given or not prefix, _NAME if not prefix else _CLOSED
            elif state in (_CLOSED, _NAME) and not prefix:
                break
            else:
                state = _CLOSED
            j = name["last"]
            continue
        if j in sp.verbs and j > at:
            break
        if "preposition" in kinds:
            obj = j + 1
            if state == _START or _PREPOSITIONS.get(word) not in takes or obj >= end or obj in sp.opens:
                break
            if sp.kinds[obj] & _NO_OBJECT or sp.words[obj][0].isdigit():
                break
            j, state = obj, _CONSTRUCT
            continue
        if state in (_CLOSED, _NAME) and _owned(sp, j):  # ختم المدرب | حديثه, هاجم الحزب | خصومه
            break
        if kinds & _ENDS or word[0].isdigit() or len(word) == 1 or "pronoun" in kinds and word not in _THESE or sp.tanwin(j):
            break
        if word == "باسم":
            j, state, takes = j + 1, _CONSTRUCT, ("ل", "في")
        elif word.startswith("ال"):
            if state in (_CLOSED, _NAME, _CHAIN) and j in sp.events:  # أعلن الجيش | القضاء على
                break
            if state != _NAME:
                state = _CLOSED
            j += 1
        elif len(word) > 4 and word.startswith(("لل", "بال", "وال")) and state != _START:
            if not _joins(word[0], takes, state, person and word.startswith("لل")):
                break
            state, j = _CLOSED, j + 1
        elif state in (_CHAIN, _INDEFINITE, _CLOSED, _NAME) and sp.is_event(j):
            break
        elif state == _CONSTRUCT:
            state, j = _CHAIN, j + 1
        elif state == _CLOSED and "ل" in takes and word[0] == "ل" and len(word) > 3 and not person:  # الاتحاد المحلي | لكرة | السلة
            state, j = _CONSTRUCT, j + 1
        elif state == _CLOSED and (not person or given) or names >= _NAMES or word[0] == "و" and len(word) > 4 and state != _START:
            break
        else:
            names += 1
            if state == _START or state == _CLOSED and person:
                state, given = _NAME, True
            j += 1
    if j == at:
        return None
    start = sp.nouns[at].start if at in sp.nouns else sp.doc.starts[at] + len(attached)
    return Phrase(at, j, head, given, start)


def _owned(sp: Speech, j: int) -> bool:
    """Whether a word without ال ends with a possessive pronoun (خصومه), and so is no name."""
    word = sp.words[j]
    if len(word) < 5 or word.startswith("ال"):
        return False
    return word.endswith(("ها", "هم")) or word[-1] == "ه" and sp.doc.text[sp.doc.span(sp.doc.starts[j], sp.doc.ends[j])[1] - 1] == "ه"


def _name_start(sp: Speech, name: Row) -> int:
    """The folded position where a name begins in its first token, after proclitics."""
    raw, first = name["start"], sp.doc.starts[name["first"]]
    return first + max(0, raw - sp.doc.span(first, first + 1)[0])


def _accusative(sp: Speech, noun: Hit, row: dict[str, str]) -> bool:
    """Whether an indefinite noun stands in the accusative, and so is no subject: قال تاجر، | طالبا عدم كشف اسمه."""
    return sp.doc.letters[noun.end - 1] == "ا" and noun.feature == "sg" and not any(f.endswith(("ا", "ى")) for f in row["form"].split("|"))


def _is_name(sp: Speech, stretch, end: int) -> bool:
    """Whether quoted words at the start of a phrase name the speaker: قالت "هدى" إن ..."""
    after = stretch.last
    return stretch.last - stretch.first <= 3 and after < end and ("that" in sp.kinds[after] or sp.colon(after) or sp.words[after] in ("عن", "من"))


def _parted(sp: Speech, j: int) -> bool:
    """Whether a mark before token `j` ends the phrase."""
    gap = sp.gap(j)
    if gap == " ":
        return False
    if any(c in gap for c in ":،,؛;؟!\n/") or "- " in gap or " -" in gap:
        return True
    if "(" in gap:  # الوكالة الرسمية (سانا), not (السبت)
        return bool(sp.kinds[j]) or ")" not in sp.gap(j + 1)
    return "." in gap and len(sp.words[j - 1]) > 2  # د. سامر


def _definite(sp: Speech, noun) -> bool:
    """Whether a source noun carries ال, or is a whole name of several words (مجلس الأمن)."""
    begins = [noun.start, *sp.doc.starts[noun.first + 1 : noun.last]]
    return noun.prefix.endswith("ل") and sp.doc.letters[noun.start] == "ل" or any(sp.doc.letters.startswith("ال", b) for b in begins)


def _joins(prefix: str, takes: tuple[str, ...], state: int, described: bool = False) -> bool:
    """Whether a word with this proclitic goes on with the phrase: الأمين العام | للاتحاد، مصادر قضائية | ووسائل إعلام.

    `described`: it is a word with للـ after a person's title (المرشحون | للرئاسة), which needs no word that takes ل.
    """
    if prefix[-1] in "وف":
        return prefix == "و"
    return state != _NAME and (prefix[-1] in takes or described and state == _CLOSED)
