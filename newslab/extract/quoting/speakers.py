"""Who speaks: the noun phrase that a reporting verb or an attribution phrase names.

A speaker is read by grammar and stands on no list: a title with its institution and name (وزير العدل
سامر الحلو), an institution (البنك المركزي), a source (مصدر أمني في المدينة), with an apposition after a comma
(ليلى حداد، المتحدثة باسم النقابة). It ends where something else begins: a preposition that no word of it
takes, a time, a relative clause, a verb, أن, a colon, a quotation, or a verbal noun after the phrase
has been closed by a definite word or a name (أعلنت وزارة الصحة | وفاة ...).
"""

from __future__ import annotations

from newslab.extract.quoting.noun_phrases import ENDS, noun_phrase
from newslab.extract.quoting.phrase_words import accusative
from newslab.extract.quoting.phrases import Phrase
from newslab.extract.quoting.speech import Speech


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
    phrase = noun_phrase(sp, at, end, attached)
    if phrase is None:
        return None
    for _ in range(3):
        more = _apposition(sp, phrase, end)
        if more is None:
            break
        phrase = Phrase(at, more.last, phrase.head if phrase.head >= 0 else more.head, phrase.named or more.named, phrase.start)
    return phrase._replace(last=_unnamed_end(sp, phrase.last, end))


def _unnamed_end(sp: Speech, at: int, end: int) -> int:
    """Past what a source says of its own name: المصدر | الذي طلب عدم الكشف عن اسمه."""
    if at >= end or sp.gap(at) != " " or "relative" not in sp.kinds[at]:
        return at
    stop = next((t + 1 for t in range(at + 2, min(at + 9, end)) if sp.words[t] in _ITS_NAME), at)
    return stop if any(sp.words[t] in ("عدم", "رفض", "رفضت", "رفضا") for t in range(at, stop)) else at


_ITS_NAME = frozenset("اسمه اسمها اسمهم هويته هويتها هويتهم بهويته اسميهما".split())


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
        if other is not None and "+" in other.feature:  # معلومات نشرتها | الوزارة
            return phrase_at(sp, k + 1, end) or phrase
        attached = "ل" if word.startswith("ل") and len(word) > 3 and "audience" not in sp.kinds[k] else ""
        if attached or k == noun.last and (k in sp.names or other is not None and not other.prefix):
            return phrase_at(sp, k, end, attached=attached) or phrase
    return phrase


def _apposition(sp: Speech, phrase: Phrase, end: int) -> Phrase | None:
    """What a phrase is called a second time, after a comma: `، المتحدثة باسم النقابة،` or `، سامر الحلو، إن`; not `، الخميس،` nor `، وصل أمس`."""
    at = phrase.last
    if at >= end or sp.gap(at).strip() not in ("،", ",") or at in sp.opens or at in sp.verbs or sp.kinds[at] - {"title"} or sp.tanwin(at):
        return None
    noun = sp.nouns.get(at)
    if noun is None and (phrase.named or sp.is_event(at) or not _titled(sp, phrase) or _is_plain(sp, at, end)):
        return None
    if noun is not None:
        row = sp.row("source_nouns", noun)
        kind = row["kind"]
        if noun.prefix or accusative(sp, noun, row) or kind not in ("person", "institution", "quantifier") or phrase.named and kind != "person":
            return None
    more = noun_phrase(sp, at, end)
    if more is None:
        return None
    after = more.last
    closed = after >= end or sp.gap(after) != " " or after in sp.opens or after in sp.verbs or sp.kinds[after] & (ENDS | {"preposition"})
    return more if closed else None


def is_document(sp: Speech, phrase: Phrase) -> bool:
    """Whether a phrase names a paper and nobody behind it: نتائج أولية, بيان."""
    return phrase.head >= 0 and sp.row("source_nouns", sp.nouns[phrase.head])["kind"] in ("document", "statement")


def _is_plain(sp: Speech, at: int, end: int) -> bool:
    """Whether two words of the language begin at `at`; one may be a foreign name (كون فوكنر)."""
    return sp.look(at).kind == "common" and (at + 1 >= end or sp.gap(at + 1) != " " or sp.look(at + 1).kind == "common")


def _titled(sp: Speech, phrase: Phrase) -> bool:
    """Whether a phrase holds a person's title, which a name may follow: مكتب رئيس البلدية، | سامر الحلو."""
    return any(t in sp.nouns and sp.row("source_nouns", sp.nouns[t])["kind"] == "person" for t in range(phrase.first, phrase.last))
