"""Governments and teams: where the words beside a country or capital make it one that acts, speaks, is spoken to or dealt with.

Each frame looks at one construction and says True, False, or None where it does not apply; the first answer counts.
"""

from __future__ import annotations

import re

from newslab.extract.naming.name_words import name_words
from newslab.extract.placing.role_words import RoleWords, folded_forms
from newslab.extract.values import Row

_NEAR = 6  # words back that `العلاقات ... بين` may stand
_REACH = 3  # words back from a preposition that the word it belongs to may stand: رسالة | شديدة اللهجة | إلى
_PREPOSITIONS = {"علي": "على", "من": "من", "الي": "إلى", "عن": "عن"}
_PRONOUNS = frozenset("فيه فيها به بها عليه عليها منه منها معه معها له لها اليه اليها خلاله خلالها خلالهما عنه عنها بينها".split())
_WHERE = frozenset("في وفي ففي الي من داخل خارج قرب نحو وسط بمدينه شمال جنوب شرق غرب استاد باستاد ملعب بملعب بالعاصمه".split())
_THAT = frozenset(("ان", "بان", "لان", "وان", "وبان", "لكن", "ولكن", "فان", "كون", "لعل", "كان"))
_CLAUSES = frozenset(("فيما", "بينما", "حيث", "اذ", "اما", "حين", "كما", "هل"))
_BESIDE = (" ", '" ', "» ", ' "', " «", " #")
_OPENERS = ('"', "«", ":", "،", "..", '، "', ': "', "؛", ".", "-", "!", "؟", ": «", "، «")
_FEMININE = re.compile("س?ت(?!..ي.$)[^اةه].{1,4}[^هاةت](?:ه|ها)?|.{2,5}[^اوي]ت")
"""A verb of the third person feminine: تواجه, تتهم (not a verbal noun like تحرير), باشرت."""
_PRESENT = re.compile("س?ت(?!..ي.$)[^اةه].{1,4}[^هاةت]|س?ي[^هو].{1,4}")
"""The present of a verb whose subject stands before it: (إن) روما تشعر, (إن) العراق يشعر."""


def acts(words: RoleWords, row: Row, *, partner: int) -> bool:
    """Whether the words beside a country or capital make it a government or a team; `partner` is one past another that is joined to it, or 0."""
    for frame in _FRAMES:
        verdict = frame(words, row, partner)
        if verdict is not None:
            return verdict
    return False


def _origin(words: RoleWords, row: Row, partner: int) -> bool | None:
    """Where somebody comes from: الهلال (السودان)."""
    return False if words.doc.gap(row["first"]).endswith("(") and words.doc.gap(row["last"]).startswith(")") else None


def _signed(words: RoleWords, row: Row, partner: int) -> bool | None:
    """A club that a player goes to: انتقال المهاجم إلى ليفربول."""
    first = row["first"]
    to = first > 0 and words.doc.words[first - 1] == "الي" and words.in_match(first)
    return True if to and words.near("transfer", first - 4, first) else None


def _apposed(words: RoleWords, row: Row, partner: int) -> bool | None:
    """A cue that names a party right before the place: بدعم من طهران, حليفتها موسكو, سياسة واشنطن, منتخبي السعودية والعراق."""
    cues, first, doc = words.before.get(row["first"], ()), row["first"], words.doc
    if first > 2 and doc.words[first - 2].endswith(("كل", "كلا")) and (doc.words[first - 3] in _WHERE or doc.words[first - 2][0] == "ب"):
        return False  # في كل من الأردن ولبنان
    if "party" in cues or "two" in cues:
        return True
    gap = doc.gap(first)
    return True if "gov" in cues and not row["_prefix"].endswith(("ب", "ل")) and gap in (" ", ' "', " «", " #") else None


def _related(words: RoleWords, row: Row, partner: int) -> bool | None:
    """A preposition, attached or not, with the word that leads to a party by it: يضغطون على روما, لن نسمح لروما, ثقة بروما.

    With an attached one and no such word the place is where something is.
    """
    doc, first, prefix = words.doc, row["first"], row["_prefix"]
    attached = prefix[-1:] if prefix[-1:] in ("ب", "ل") and prefix else ""
    at = first if attached else first - 1
    preposition = attached or (_PREPOSITIONS.get(doc.words[at].lstrip("وف")) if at >= 0 and not prefix else None)
    if preposition is None or not attached and doc.gap(first) not in _BESIDE:
        return None
    leads = words.relations.get(preposition, ())
    for t in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _STOPS.intersection(doc.gap(t + 1)) or doc.words[t] in _PREPOSITIONS or doc.words[t] == "في":
            break
        if t in leads:
            return True
    if attached == "ب":
        return words.near("dealing", first - 2, first) and doc.gap(first) == " "  # إحياء العلاقة بالسعودية, علاقات بلاده بالصين
    if attached == "ل":
        return words.in_match(first) and first - 1 in words.at("dealing")
    return None


_STOPS = frozenset("،.:؛\n")


def _done(words: RoleWords, row: Row, partner: int) -> bool | None:
    """What governments do, with the name as its subject or object behind the verb: أعلنت روما, تستعد له روما, اتهمت روما."""
    first, doc = row["first"], words.doc
    over = first - 1 if first and doc.words[first - 1] in _PRONOUNS else first  # في وقت يستعد فيه لبنان
    if over in words.verbs_end and doc.gap(first) in _BESIDE and not (row["_prefix"] and over == first):
        return True
    return True if not row["_prefix"] and _feminine_verb(words, first) else None


def _feminine_verb(words: RoleWords, first: int) -> bool:
    """Whether a verb in the feminine, as countries take it, stands before a name, perhaps over a pronoun or adverb: باشرت روما, تواجه فيه روما."""
    doc, i = words.doc, first - 1
    while i > 0 and first - i < 3 and doc.gap(i + 1) == " " and (doc.words[i] in _PRONOUNS or "time" in doc.lexicons.word_classes.get(doc.words[i], ())):
        i -= 1
    felt = "place_verb" in words.before.get(first, ()) or "place_verb" in words.before.get(i + 1, ())  # شهدت بيروت, تشعر به بيروت
    if i < 0 or doc.gap(first) not in _BESIDE or felt or i + 1 in words.places_end or i in words.places_end and i + 1 < first:
        return False
    word = doc.words[i].lstrip("وف") if len(doc.words[i]) > 4 else doc.words[i]
    word = word[1:] if word.startswith("لت") else word  # لتسترد روما
    return bool(_FEMININE.fullmatch(word)) and name_words(doc.lexicons).look(word).kind == "common"


def _urged(words: RoleWords, row: Row, partner: int) -> bool | None:
    """The object of a verb that addresses governments, behind its subject: اتهم المتحدث إسرائيل, اتهمت روما برلين."""
    first, doc = row["first"], words.doc
    if row["_prefix"] or first < 2 or doc.gap(first) not in _BESIDE or not words.near("accuse", first - 7, first - 1):
        return None
    named = first in words.places_end or first in words.names_end
    subject = named or doc.words[first - 1].startswith("ال") and doc.words[first - 1] not in doc.lexicons.word_classes
    return True if subject else None


def _was_told(words: RoleWords, row: Row, partner: int) -> bool | None:
    """كان and a verb that governments do around the place, or على ... أن: كانت روما (قد) توصلت إلى اتفاق, على روما أن تراعي ذلك."""
    doc, first, last = words.doc, row["first"], row["last"]
    if not first or last >= len(doc):
        return None
    before = doc.words[first - 1].lstrip("وف")
    if before == "علي" and doc.words[last] in ("ان", "الا"):
        return True
    if before in _WAS and not row["_prefix"]:
        verb = next((t + 1 for t in range(last, min(last + 3, len(doc))) if doc.words[t] == "قد"), last)  # كانت روما وبرلين قد أعلنتا
        feature = words.verbs_start.get(verb, "")
        if feature.startswith("past") or feature.startswith("present") and "place_verb" not in words.before.get(verb + 1, ()):
            return True
    return None


_WAS = frozenset("كان كانت تكون يكون بات باتت اصبح اصبحت ظل ظلت تزال يزال زالت زال عاد عادت".split())


def _dealt_with(words: RoleWords, row: Row, partner: int) -> bool | None:
    """Those between whom, or with whom, something is: توتر بين روما وبرلين, يتعاون مع روما; not الحدود مع, الرحلات بين."""
    first, prefix = row["first"], row["_prefix"]
    cues = words.before.get(first, ())
    listed = prefix == "و" and first > 1 and "between" in words.before.get(first - 1, ())  # بين المملكة والولايات المتحدة
    dealing = words.near("dealing", first - _NEAR, first)
    if "between" in cues or listed:
        if dealing or words.in_match(first):
            return True
        return bool(partner) and not words.near("travel", first - _NEAR, first) or None
    if "with" in cues and not prefix:
        return not words.near("not_with", first - 4, first)
    return None


def _in_match(words: RoleWords, row: Row, partner: int) -> bool | None:
    """A team in a match report, where nothing says that it is a place."""
    doc, first = words.doc, row["first"]
    if not words.in_match(first):
        return None
    located = "العاصمه" in " ".join(doc.words[max(0, first - 2) : first]) or first > 0 and doc.words[first - 1] in _WHERE
    return None if located else True


def _does(words: RoleWords, row: Row, partner: int) -> bool | None:
    """The name as the subject of what follows: (إن) روما تعلن, روما ببساطة لا تملك, روما مستعدة للحوار, (بينما) لا تزال روما."""
    doc, first, last, prefix = words.doc, row["first"], row["last"], row["_prefix"]
    if partner and last < len(doc):  # أن باريس وبرلين تتقاطعان
        last = partner
    if last >= len(doc) or doc.gap(last) not in _BESIDE:
        return None
    still = folded_forms(doc.lexicons, "still")
    after = last
    while after < len(doc) - 1 and after - last < 3 and doc.words[after] in still and doc.gap(after + 1) in _BESIDE:
        after += 1
    verb = words.verbs_start.get(after, "")
    opens = _opens(words, first) or prefix == "و" and verb.startswith("present")
    disposed = words.at("disposed")
    if (opens or prefix == "و" or first and doc.words[first - 1] in _WAS) and (after in disposed or last in disposed):
        return True
    if not opens or doc.gap(after) not in _BESIDE:
        return None
    felt = "place_verb" in words.before.get(after + 1, ())
    told = first > 0 and doc.words[first - 1] in _THAT and not felt
    if verb.startswith(("present.f", "present.m", "past")) or partner and verb.startswith("present.du"):
        return True
    if told and _PRESENT.fullmatch(doc.words[after]) or partner and told and doc.words[after].endswith("ان"):
        return True
    word = doc.words[after].removeprefix("ف") if first and doc.words[first - 1].endswith("اما") else doc.words[after]  # أما روما فتعتقد
    hers = not felt and _FEMININE.fullmatch(word) and name_words(doc.lexicons).look(word).kind == "common"
    return True if hers and (told or word.startswith(("ت", "ست"))) else None  # «روما تعتقد ذلك», أن روما وسطت


def _opens(words: RoleWords, first: int) -> bool:
    """Whether a clause may begin with the name, so that a verb behind it is its own: روسيا تعلن, إن "إسرائيل" ترحب."""
    doc = words.doc
    if first == doc.sentence_of(first)[0] or doc.gap(first).strip() in _OPENERS:
        return True
    return doc.words[first - 1].lstrip("و") in _THAT or doc.words[first - 1].lstrip("و") in _CLAUSES


_FRAMES = (_origin, _signed, _apposed, _related, _done, _urged, _was_told, _dealt_with, _in_match, _does)
